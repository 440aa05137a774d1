"""Citation of a regulation in the Indonesian legal form (UU 12/2011, Lampiran II, dasar hukum):

Peraturan Wali Kota Pekanbaru Nomor 13 Tahun 2023 tentang … (Berita Daerah Kota Pekanbaru Tahun 2023
Nomor 13) sebagaimana telah diubah dengan …
"""

from __future__ import annotations

import re

from generator.kinds.document import Document
from generator.law.forms import Form, Region, author_of, form_of, region_in
from generator.law.graph import Law

GAZETTES = {
    "LN": "Lembaran Negara", "BN": "Berita Negara", "LD": "Lembaran Daerah", "BD": "Berita Daerah",
    "TLN": "Tambahan Lembaran Negara", "TBN": "Tambahan Berita Negara",
    "TLD": "Tambahan Lembaran Daerah", "TBD": "Tambahan Berita Daerah",
}  # fmt: skip
NAMES = "|".join([*GAZETTES, *GAZETTES.values()])
GAZETTE = re.compile(
    rf"(?P<name>{NAMES})\b\.?\s*(?:(?:RI|Republik\s+Indonesia|Negara)\b)?\s*(?P<region>[A-Za-z.' -]*?)\s*"
    r"(?:(?:Tahun\s+)?(?P<year>\d{4})\b\s*)?(?:\(\s*(?P<short>\w+)\s*\)|(?:Nomor|No)\b\.?\s*(?P<number>\w+))"
    r"(?:\s*:\s*\d+\s*hlm\.?)?",
    re.IGNORECASE,
)
"""``LD KAB. X 2018 (3) : 8 Hlm``, ``LN 2008 (61)``, ``TLN No. 4846``, ``Berita Negara 2021 Nomor 741``."""
REGION_WORDS = {"kab.": "Kabupaten", "kab": "Kabupaten", "prov.": "Provinsi", "prov": "Provinsi"}


def region_of(meta: Document, body: str) -> Region | None:
    """Of a regional form: named in the title, else that of the portal's own body."""
    form = form_of(meta.type)
    if form is None or "{" not in form.author:
        return None
    return region_in(meta.title) or region_in(body)


def short_of(meta: Document) -> str:
    """The abbreviation that the officer wrote, else that of the form."""
    form = form_of(meta.type)
    return meta.type_short or (form.short[0] if form else "")


def identifier(meta: Document) -> str:
    """``Peraturan Wali Kota Nomor 13 Tahun 2023``"""
    return f"{meta.type} Nomor {meta.number}" + (f" Tahun {meta.year}" if meta.year else "")


def called(meta: Document) -> str | None:
    """``PERWAKO 13/2023``, as people say it."""
    short = short_of(meta)
    return f"{short} {meta.number}/{meta.year}" if short and meta.number and meta.year else None


def heading_of(meta: Document, body: str) -> str:
    """T.E.U. that the officer wrote, else by rule."""
    return meta.author or author_of(form_of(meta.type), region_of(meta, body))


def gazette_of(text: str, region: Region | None) -> str:
    """The source in full words; what has another form stays as it was written."""
    parts = [part.strip() for part in re.split(r"[,;]", text) if part.strip()]
    found = [GAZETTE.fullmatch(part) for part in parts]
    full = [in_full(each, region) for each in found if each]
    return ", ".join(full) if len(full) == len(parts) else text.strip()


def in_full(found: re.Match[str], region: Region | None) -> str:
    name = GAZETTES.get(found["name"].upper(), found["name"].title())
    where = "Republik Indonesia" if name.endswith("Negara") else place(found["region"], region)
    year = f"Tahun {found['year']}" if found["year"] else ""
    return " ".join(filter(None, (name, where, year, f"Nomor {found['short'] or found['number']}")))


def place(written: str, region: Region | None) -> str:
    """``KAB. KAMPAR`` → ``Kabupaten Kampar``; the regulation's own region where none is written."""
    words = [REGION_WORDS.get(word.casefold(), word) for word in written.split()]
    if not words:
        return str(region) if region else ""
    return " ".join(word.title() if word.isupper() else word for word in words)


def formal_title(meta: Document, region: Region | None) -> str:
    """``Peraturan X Nomor N Tahun T tentang …``; a title that already says so stays as it is."""
    number = rf"\b(?:nomor|no\.?)\s*{re.escape(meta.number or '')}\b"
    if not (meta.type and meta.number) or re.search(number, meta.title, re.IGNORECASE):
        return meta.title
    year = f" Tahun {meta.year}" if meta.year else ""
    subject = re.sub(r"^tentang\s+", "", meta.title, flags=re.IGNORECASE)
    return f"{typed(meta.type, region)} Nomor {meta.number}{year} tentang {subject}"


def typed(kind: str, region: Region | None) -> str:
    """The form with its region: ``Peraturan Wali Kota Pekanbaru``, ``Peraturan Daerah Kota Pekanbaru``."""
    if region is None or region.name.casefold() in kind.casefold():
        return kind
    form: Form | None = form_of(kind)
    return f"{kind} {region if form and form.name == 'Peraturan Daerah' else region.name}"


def alone(meta: Document, body: str) -> str:
    """One regulation with its gazette, without its amendments."""
    region = region_of(meta, body)
    gazette = gazette_of(meta.gazette, region) if meta.gazette else ""
    return formal_title(meta, region) + (f" ({gazette})" if gazette else "")


def in_legal_form(law: Law, slug: str, body: str) -> str:
    """The whole citation with the last amendment; empty for what is no regulation."""
    meta = law.documents[slug]
    if not (meta.type and meta.number):
        return ""
    changes = law.standing_amendments(slug)
    if not changes:
        return alone(meta, body)
    how = "diubah beberapa kali, terakhir dengan" if len(changes) > 1 else "diubah dengan"
    return f"{alone(meta, body)} sebagaimana telah {how} {alone(law.documents[changes[-1]], body)}"
