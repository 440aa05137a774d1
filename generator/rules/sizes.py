"""GitHub's limits: 50 MB warns, 100 MB is refused, a site of GitHub Pages has at most 1 GB.

Judul: Ukuran
Kode: `berkas-besar`, `situs-besar`

Mengapa: GitHub memperingatkan mulai 50 MB sebuah berkas, menolak 100 MB (`berkas-terlalu-besar`), dan
membatasi situs GitHub Pages sampai 1 GB. Warga dengan paket data kecil tidak dapat mengunduh berkas besar.

Contoh: tabel CSV 70 MB; seluruh berkas bersama 900 MB.

Perbaikan: bagi tabel per tahun atau per wilayah, atau simpan sebagai Parquet; perkecil gambar di PDF;
pindahkan edisi lama ke repositori arsip.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.around import Around
from generator.files import SIZE_LIMIT, SIZE_WARNING, smaller
from generator.findings import Finding, Place, Severity
from generator.model import File, Item
from generator.places import Loaded

PAGES_LIMIT = 1_000_000_000
"""https://docs.github.com/pages/getting-started-with-github-pages/github-pages-limits"""
NEAR = 0.8
"""From this share of the limit on an officer is told."""


def check(loaded: Loaded) -> Iterator[Finding]:
    total = sum(size for _, size in loaded.gists("sizes"))
    if total >= NEAR * PAGES_LIMIT:
        yield Finding(
            Place("datasets"),
            f"berkas asli seluruhnya {total // 1_000_000} MB; situs GitHub Pages paling besar 1000 MB.",
            "Pindahkan edisi lama ke repositori arsip, atau perkecil berkas yang terbesar.",
            "situs-besar",
            Severity.WARNING,
        )


def gist(item: Item, root: Path, cache: Path) -> int | None:
    return sum(file.size for file in item.files) or None


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    for file in item.files:
        if item.kind == "dataset" and SIZE_WARNING <= file.size < SIZE_LIMIT:
            yield large(file)


def large(file: File) -> Finding:
    return Finding(
        Place(file.source),
        f"berkas ini {file.size // 1_000_000} MB; GitHub memperingatkan mulai 50 MB.",
        smaller(file.name),
        "berkas-besar",
        Severity.WARNING,
    )
