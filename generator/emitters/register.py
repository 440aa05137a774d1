"""The registers of the law as rows: DIP of public and DIK of exempt information, whole or of one office.

Columns as PPID offices keep them (Perki KI 1/2021; the forms in use).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby, pairwise
from typing import Any

from generator.distributions import formats
from generator.emitters.front import category_title
from generator.kinds.document import Document
from generator.kinds.exemption import Exemption
from generator.model import Catalogue, Item
from generator.once import once
from generator.render import date_id, number_id, plain
from generator.rules.exempt import SOON
from generator.rules.registers import COLUMNS, NOT_LISTED, is_listed

Row = dict[str, Any]
Items = Sequence[Item]
DIP = {
    "nomor": "No.",
    "judul": "Jenis/judul informasi",
    "ringkasan": "Ringkasan isi informasi",
    "pejabat_penguasa": "Pejabat/unit/satuan kerja yang menguasai informasi",
    "penanggung_jawab": "Penanggung jawab pembuatan atau penerbitan informasi",
    "waktu_tempat": "Waktu dan tempat pembuatan informasi",
    "format": "Bentuk/format informasi yang tersedia",
    "retensi": "Jangka waktu penyimpanan (retensi arsip)",
    "kategori": "Kategori",
    "jenis_media": "Jenis media",
    "tautan": "Tautan",
}
DIK = {
    "nomor": "No.",
    "informasi": "Informasi",
    "dasar_hukum": "Dasar hukum pengecualian",
    "konsekuensi_dibuka": "Konsekuensi bagi publik bila dibuka",
    "konsekuensi_ditutup": "Konsekuensi bagi publik bila ditutup",
    "jangka_waktu": "Jangka waktu pengecualian",
    "penetapan": "Penetapan",
    "tautan": "Tautan",
}
BRIEF = {
    "ringkasan": "Ringkasan",
    "pejabat_penguasa": "Dikuasai",
    "penanggung_jawab": "Penanggung jawab",
    "waktu_tempat": "Waktu dan tempat",
    "format": "Bentuk",
    "retensi": "Disimpan",
    "dasar_hukum": "Dasar hukum",
    "konsekuensi_dibuka": "Bila dibuka",
    "konsekuensi_ditutup": "Bila ditutup",
    "jangka_waktu": "Jangka waktu",
}
"""What columns are called before each value on a phone, where a row is a card; heads keep the full words."""


ROWS = 500
"""Rows of one PDF: its compiler takes 200 MB for each thousand, and nobody binds more pages."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of a long register as a PDF of their own; never of two categories."""

    address: str
    label: str
    """``Informasi berkala, nomor 1 sampai 480``."""
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Register:
    """``columns``: key in CSV and JSON → heading for people; ``rows`` have every key, missing is None."""

    address: str
    name: str
    """Stem of the files."""
    title: str
    lead: str
    columns: dict[str, str]
    rows: list[Row]
    items: list[Item]
    """The item of each row."""
    hidden: frozenset[str] = frozenset()
    """Columns that the page shows otherwise: the link is on the title."""
    office: Item | None = None
    outside: tuple[tuple[Item, str], ...] = ()
    """Items that are not listed, with the reason."""
    notices: tuple[tuple[Item, str], ...] = ()
    """Items whose term ends soon or has ended, with the sentence."""
    parts: tuple[Part, ...] = ()
    """The PDFs with the rows where one would be too long; that of the register itself then lists them."""

    def file(self, suffix: str) -> str:
        return f"{self.address}{self.name}.{suffix}"


def public(catalogue: Catalogue, office: Item | None = None, own: Items | None = None) -> Register:
    """``own``: what the office publishes, where the caller has it already."""
    own = of(catalogue, office) if own is None else own
    items = [item for item in own if is_listed(item)]
    items.sort(key=lambda item: (item.meta.category or "~", item.title.casefold(), item.key))
    revoked = [item for item in own if item.kind not in NOT_LISTED and not is_listed(item)]
    register = Register(
        f"dip/{office.slug}/" if office else "dip/",
        f"dip-{office.slug}" if office else "dip",
        titled("Daftar Informasi Publik", office),
        "Semua informasi yang dikuasai dan dibuka, dengan kolom menurut peraturan Komisi Informasi.",
        DIP,
        [{"nomor": number, **known(catalogue, item)} for number, item in enumerate(items, 1)],
        items,
        frozenset({"tautan", "jenis_media"}),
        office,
        tuple((item, f"dicabut: {item.meta.reason or 'alasannya tidak disebutkan'}") for item in revoked),
    )
    return in_parts(catalogue, register)


def of(catalogue: Catalogue, office: Item | None) -> list[Item]:
    return list(catalogue.items) if office is None else catalogue.published_by(office.slug)


def titled(title: str, office: Item | None) -> str:
    return f"{title} {office.title}" if office else title


def known(catalogue: Catalogue, item: Item) -> Row:
    """The item's row without its number, which each register gives anew: an item stands in the whole
    register and in its office's, and the evidence asks again."""
    make = exempt_row if isinstance(item.meta, Exemption) else public_row
    return once(catalogue, ("row", item.key), partial(make, catalogue, item))


def public_row(catalogue: Catalogue, item: Item) -> Row:
    publisher = catalogue.publisher(item)
    made = item.meta.enacted_at if isinstance(item.meta, Document) else None
    forms = ", ".join(formats(item)) or "halaman web"
    return {
        "judul": item.title,
        "ringkasan": plain(COLUMNS["ringkasan"](catalogue, item)) or None,
        "pejabat_penguasa": publisher.title if publisher else item.publisher or None,
        "penanggung_jawab": COLUMNS["penanggung_jawab"](catalogue, item) or None,
        "waktu_tempat": ", ".join(part for part in (made, date_id(item.meta.issued or item.issued)) if part),
        "format": f"daring ({forms})",
        "retensi": COLUMNS["retensi"](catalogue, item) or None,
        "kategori": category_title(item.meta.category) if item.meta.category else None,
        "jenis_media": "Situs web",
        "tautan": catalogue.settings.absolute(item.address),
    }


def exempt(catalogue: Catalogue, office: Item | None = None, own: Items | None = None) -> Register:
    own = of(catalogue, office) if own is None else own
    items = [item for item in own if item.kind == "dikecualikan"]
    items.sort(key=lambda item: (item.title.casefold(), item.slug))
    register = Register(
        f"dik/{office.slug}/" if office else "dik/",
        f"dik-{office.slug}" if office else "dik",
        titled("Daftar Informasi Dikecualikan", office),
        "Informasi yang tidak dibuka, dengan dasar hukum, uji konsekuensi, dan jangka waktunya.",
        DIK,
        [{"nomor": number, **known(catalogue, item)} for number, item in enumerate(items, 1)],
        items,
        frozenset({"tautan"}),
        office,
        notices=tuple(ending(items, catalogue.updated.date())),
    )
    return in_parts(catalogue, register)


def exempt_row(catalogue: Catalogue, item: Item) -> Row:
    meta = item.meta
    assert isinstance(meta, Exemption)
    decree = meta.decree
    decided = [decree.number, date_id(decree.decided) if decree.decided else None] if decree else []
    return {
        "informasi": item.title,
        "dasar_hukum": "; ".join(meta.legal_basis),
        "konsekuensi_dibuka": meta.if_opened,
        "konsekuensi_ditutup": meta.if_closed,
        "jangka_waktu": meta.term,
        "penetapan": ", ".join(part for part in decided if part) or None,
        "tautan": catalogue.settings.absolute(item.address),
    }


def ending(items: list[Item], on: date) -> list[tuple[Item, str]]:
    """Exemptions whose last day is near or past, the earliest first."""
    ends = [
        (meta.until, item)
        for item in items
        if isinstance(meta := item.meta, Exemption) and meta.until and meta.until <= on + SOON
    ]
    return [
        (item, f"{'berakhir' if day >= on else 'sudah berakhir'} {date_id(day)}")
        for day, item in sorted(ends, key=lambda pair: (pair[0], pair[1].slug))
    ]


def in_parts(catalogue: Catalogue, register: Register) -> Register:
    """A long register with its parts, and in each row the address of its part; a short one as it is."""
    if len(register.rows) <= ROWS:
        return register
    parts: list[Part] = []
    rows: list[Row] = []
    paired = zip(register.rows, register.items, strict=True)
    for category, group in groupby(paired, lambda pair: category_of(register, pair[1])):
        for number, cutting in enumerate(cut([row for row, _ in group]), 1):
            address = f"{register.address}{register.name}-{category or 'bagian'}-{number}.pdf"
            url = catalogue.settings.absolute(address)
            some = [{**row, "bagian": url} for row in cutting]
            parts.append(Part(address, label(category, some), some))
            rows += some
    columns = {**register.columns, "bagian": "Bagian daftar (PDF)"}
    return replace(
        register, columns=columns, rows=rows, hidden=register.hidden | {"bagian"}, parts=tuple(parts)
    )


def category_of(register: Register, item: Item) -> str:
    return str(item.meta.category or "") if "kategori" in register.columns else ""


def cut(rows: list[Row]) -> Iterator[list[Row]]:
    """As few parts as ``ROWS`` allows, of nearly the same length, in the order of the rows."""
    count = -(-len(rows) // ROWS)
    edges = [len(rows) * number // count for number in range(count + 1)]
    return (rows[start:end] for start, end in pairwise(edges))


def label(category: str, rows: list[Row]) -> str:
    first, last = (number_id(rows[at]["nomor"]) for at in (0, -1))
    named = f"{category_title(category)}, " if category else ""
    return f"{named}nomor {first} sampai {last}"
