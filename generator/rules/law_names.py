"""Abbreviation, main heading (T.E.U.) and gazette of a regulation follow from its form.

Judul: Nama baku peraturan
Kode: `singkatan-tak-cocok`, `teu-tak-cocok`, `lembaran-tak-cocok`

Mengapa: JDIH nasional menggabungkan peraturan semua daerah menurut singkatan dan tajuk entri utamanya
(T.E.U.); yang ditulis berbeda tidak ditemukan di sana. Bila dikosongkan, portal mengisinya menurut aturan.

Contoh: `jenis: Peraturan Wali Kota` dengan `singkatan_jenis: PERDA`; `teu_badan: Wali Kota Pekanbaru` yang
seharusnya `Pekanbaru. Walikota`; peraturan daerah yang bersumber Berita Daerah.

Perbaikan: hapus kuncinya supaya diisi portal, atau tulis seperti yang disarankan.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.around import Around
from generator.findings import Finding
from generator.kinds.document import Document
from generator.law.citation import gazette_of, region_of
from generator.law.forms import author_of, form_of
from generator.model import Item


class Unusual(NamedTuple):
    key: str
    written: str
    remedy: str
    """What is usual instead."""
    code: str


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    if not isinstance(item.meta, Document):
        return
    for wrong in names(item.meta, around.body_name()):
        yield around.warning(
            item,
            (wrong.key,),
            f'`{wrong.key}: {wrong.written}` tidak lazim untuk jenisnya; biasanya "{wrong.remedy}".',
            f"Hapus `{wrong.key}:` supaya diisi portal, atau cocokkan dengan naskah aslinya.",
            wrong.code,
        )


def names(meta: Document, body: str) -> Iterator[Unusual]:
    form = form_of(meta.type)
    if form is None:
        return
    # A ministry writes its name behind the form and has an abbreviation of its own: PERMENPANRB.
    if meta.type_short and not meta.type_short.upper().startswith(form.short):
        yield Unusual("singkatan_jenis", meta.type_short, form.short[0], "singkatan-tak-cocok")
    heading = author_of(form, region_of(meta, body))
    if meta.author and heading and plain(meta.author) != plain(heading):
        yield Unusual("teu_badan", meta.author, heading, "teu-tak-cocok")
    gazette = gazette_of(meta.gazette, None) if meta.gazette else ""
    if form.gazette and gazette.startswith(("Lembaran", "Berita")) and not gazette.startswith(form.gazette):
        yield Unusual("sumber_lembaran", gazette, f"{form.gazette} …", "lembaran-tak-cocok")


def plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
