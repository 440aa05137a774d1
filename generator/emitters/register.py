"""The registers of the law as rows: DIP of public and DIK of exempt information, whole or of one office.

Columns as PPID offices keep them (Perki KI 1/2021; the forms in use).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.distributions import formats
from generator.emitters.front import category_title
from generator.kinds.document import Document
from generator.kinds.exemption import Exemption
from generator.model import Catalogue, Item
from generator.render import date_id, plain
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

    def file(self, suffix: str) -> str:
        return f"{self.address}{self.name}.{suffix}"


def public(catalogue: Catalogue, office: Item | None = None, own: Items | None = None) -> Register:
    """``own``: what the office publishes, where the caller has it already."""
    own = of(catalogue, office) if own is None else own
    items = [item for item in own if is_listed(item)]
    items.sort(key=lambda item: (item.meta.category or "~", item.title.casefold(), item.key))
    revoked = [item for item in own if item.kind not in NOT_LISTED and not is_listed(item)]
    return Register(
        f"dip/{office.slug}/" if office else "dip/",
        f"dip-{office.slug}" if office else "dip",
        titled("Daftar Informasi Publik", office),
        "Semua informasi yang dikuasai dan dibuka, dengan kolom menurut peraturan Komisi Informasi.",
        DIP,
        [public_row(catalogue, item, number) for number, item in enumerate(items, 1)],
        items,
        frozenset({"tautan", "jenis_media"}),
        office,
        tuple((item, f"dicabut: {item.meta.reason or 'alasannya tidak disebutkan'}") for item in revoked),
    )


def of(catalogue: Catalogue, office: Item | None) -> list[Item]:
    return list(catalogue.items) if office is None else catalogue.published_by(office.slug)


def titled(title: str, office: Item | None) -> str:
    return f"{title} {office.title}" if office else title


def public_row(catalogue: Catalogue, item: Item, number: int) -> Row:
    publisher = catalogue.publisher(item)
    made = item.meta.enacted_at if isinstance(item.meta, Document) else None
    forms = ", ".join(formats(item)) or "halaman web"
    return {
        "nomor": number,
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
    return Register(
        f"dik/{office.slug}/" if office else "dik/",
        f"dik-{office.slug}" if office else "dik",
        titled("Daftar Informasi Dikecualikan", office),
        "Informasi yang tidak dibuka, dengan dasar hukum, uji konsekuensi, dan jangka waktunya.",
        DIK,
        [exempt_row(catalogue, item, number) for number, item in enumerate(items, 1)],
        items,
        frozenset({"tautan"}),
        office,
        notices=tuple(ending(items, catalogue.updated.date())),
    )


def exempt_row(catalogue: Catalogue, item: Item, number: int) -> Row:
    meta = item.meta
    assert isinstance(meta, Exemption)
    decree = meta.decree
    decided = [decree.number, date_id(decree.decided) if decree.decided else None] if decree else []
    return {
        "nomor": number,
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
