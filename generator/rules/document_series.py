"""Editions of a series say of which year they are, and name the series alike.

Judul: Dokumen berseri
Kode: `seri-tanpa-tahun`, `seri-mirip`

Mengapa: halaman seri menyusun terbitan menurut tahun dan menunjukkan tahun yang belum ada; alamat `terbaru/`
menuju yang terakhir. Tanpa tahun, terbitan dapat jatuh di tahun yang salah.

Contoh: `seri: apbd` tanpa `tahun:`; satu dokumen berseri `abpd` sedangkan yang lain `apbd`.

Perbaikan: tambahkan `tahun:`, atau samakan ejaan `seri:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, did_you_mean
from generator.kinds.document import Document
from generator.places import Loaded
from generator.series import all_series


def check(loaded: Loaded) -> Iterator[Finding]:
    every = all_series(loaded.catalogue)
    several = [series.slug for series in every if len(series.editions) > 1]
    for series in every:
        for item in series.editions:
            if isinstance(item.meta, Document) and not (item.meta.year or item.meta.period):
                yield loaded.warning(
                    item,
                    ("seri",),
                    f'terbitan seri "{series.slug}" ini belum menyebut tahunnya.',
                    "Tambahkan `tahun: …`.",
                    "seri-tanpa-tahun",
                )
        meant = did_you_mean(series.slug, several) if series.slug not in several else None
        if meant:
            yield loaded.warning(
                series.latest,
                ("seri",),
                f'seri "{series.slug}" hanya berisi dokumen ini, dan namanya mirip seri lain.',
                meant,
                "seri-mirip",
            )
