"""What the name of an item's file says is true, and a document has something to read.

Judul: Nama berkas dan berkas yang hilang
Kode: `nama-bukan-tanggal`, `dokumen-tanpa-berkas`

Mengapa: tanggal di depan nama pengumuman menjadi tanggal terbitnya; tanggal yang tidak ada tidak terbaca, dan
pengumumannya tampak bertanggal lain. Dokumen tanpa berkas, tanpa nomor, dan tanpa lokasi naskahnya
hanya judul.

Contoh: `content/pengumuman/2025-13-40-libur.md`; folder `content/dokumen/lkpj-2024/` yang hanya berisi
`dokumen.yml`.

Perbaikan: betulkan tanggal pada nama berkas, atau unggah berkasnya ke folder itu. Untuk peraturan yang
naskahnya ada di tempat lain, isi `nomor:` atau `lokasi:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from generator.around import Around
from generator.findings import Finding, Place
from generator.kinds.document import Document
from generator.model import Item

DATED = re.compile(r"(\d{4}-\d{2}-\d{2})-.+")


TURNED = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})-(.+)")


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    meta = item.meta
    if item.kind == "pengumuman" and (day := DATED.fullmatch(item.slug)) and not is_day(day[1]):
        yield Finding(
            Place(item.source),
            f'"{day[1]}" di nama berkas bukan tanggal.',
            "Ganti nama seperti 2025-07-01-libur.md: tahun, bulan, hari.",
            "nama-bukan-tanggal",
        )
    if item.kind == "pengumuman" and (turned := TURNED.fullmatch(item.slug)):
        year, month, number = turned[3], turned[2].zfill(2), turned[1].zfill(2)
        if is_day(f"{year}-{month}-{number}"):
            yield around.warning(
                item,
                (),
                f'"{turned[0]}" di nama berkas diawali hari, sehingga tidak dibaca sebagai tanggal terbit.',
                f"Ganti nama seperti {year}-{month}-{number}-{turned[4]}{PurePath(item.source).suffix}.",
                "nama-bukan-tanggal",
            )
    has_text = item.files or around.has_refused_files(item)
    if isinstance(meta, Document) and not (has_text or meta.number or meta.location):
        yield around.warning(
            item,
            (),
            "dokumen ini belum punya berkas, nomor, atau lokasi.",
            "Unggah berkasnya ke folder ini, atau isi `nomor:` atau `lokasi:`.",
            "dokumen-tanpa-berkas",
        )


def is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
