"""Counts of persons below five: neighbours know who is meant.

Judul: Jumlah orang yang terlalu kecil
Kode: `sel-kecil`

Mengapa: bila hanya satu atau dua orang di satu kelurahan yang dihitung, tetangganya tahu siapa mereka.
Lembaga statistik menyembunyikan sel seperti itu.

Contoh: `penderita` di kelurahan A berisi 2.

Perbaikan: kosongkan sel itu dan tulis "kurang dari 5, disembunyikan" di kolom catatan, atau gabungkan
wilayah atau tahunnya. Bila angkanya memang sudah umum, catat di `content/pengecualian-data-pribadi.yml`
dengan jenis `sel-kecil`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.findings import Finding, Place, Severity
from generator.late import Late
from generator.model import Item
from generator.personal.exceptions import SMALL, reviewed
from generator.personal.kept import kept
from generator.places import Loaded

if TYPE_CHECKING:
    from generator.personal import small
else:
    small = Late("generator.personal.small")


def check(loaded: Loaded) -> Iterator[Finding]:
    allowed, _ = reviewed(loaded.catalogue.root, loaded.today)
    for _, seen in loaded.gists("small_cells"):
        for source, where, count in seen:
            if not allowed.covers(source, SMALL):
                yield Finding(
                    Place(source),
                    f"{where} memuat {count} sel berisi 1–4 orang; tetangganya tahu siapa.",
                    "Kosongkan dan tulis alasannya di kolom catatan, atau gabungkan wilayahnya.",
                    "sel-kecil",
                    Severity.WARNING,
                )


def gist(item: Item, root: Path, cache: Path) -> tuple[tuple[str, str, int], ...] | None:
    """(file, where in it, cells)"""
    seen = []
    for table in item.tables:
        subject = f"{item.title} {table.title}"
        look = partial(small.sightings, table, subject)
        found = kept(cache, (table.digest, subject, "sel-kecil"), look)
        seen += [(table.file.source, each.where, each.count) for each in found]
    return tuple(seen) or None
