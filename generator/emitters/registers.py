"""The registers of the law: ``/dip/`` of public and ``/dik/`` of exempt information.

Columns as PPID offices keep them (Perki KI 1/2021; the forms in use). Each register is a page, and a
file in CSV, XLSX and JSON with the same rows.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import xlsxwriter

from generator.distributions import formats
from generator.emitters.front import category_title, front
from generator.emitters.listing import page_address
from generator.kinds.document import Document
from generator.kinds.exemption import Exemption
from generator.kinds.organisation import Organisation
from generator.kinds.resource import Status
from generator.model import Catalogue, Item
from generator.output import Output
from generator.render import Renderer, date_id, plain

PAGE = 200
"""Rows on one page."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would run a cell that begins so (OWASP, CSV injection)."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Register:
    """``columns``: key in CSV and JSON → heading for people; ``rows`` have every key, missing is None."""

    address: str
    name: str
    title: str
    lead: str
    columns: dict[str, str]
    rows: list[Row]
    items: list[Item]
    """The item of each row."""
    hidden: frozenset[str] = frozenset()
    """Columns that the page shows otherwise: the link is on the title."""


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
NOT_LISTED = ("organisasi", "dikecualikan", "indikator")
"""Organisations are not information, exempt items have their own register, and an indicator is a view
of a dataset that is listed itself."""


def emit(catalogue: Catalogue, out: Output) -> None:
    renderer = Renderer(catalogue)
    for register in (public(catalogue), exempt(catalogue)):
        emit_pages(register, renderer, out)
        for suffix, write in WRITERS.items():
            out.made(file_address(register, suffix), partial(write, catalogue, register), register.title)


def public(catalogue: Catalogue) -> Register:
    items = [
        item
        for item in catalogue.items
        if item.kind not in NOT_LISTED and item.meta.status is not Status.REVOKED
    ]
    items.sort(key=lambda item: (item.meta.category or "~", item.title.casefold(), item.key))
    return Register(
        "dip/",
        "dip",
        "Daftar Informasi Publik",
        "Semua informasi yang dikuasai dan dibuka, dengan kolom menurut peraturan Komisi Informasi.",
        DIP,
        [public_row(catalogue, item, number) for number, item in enumerate(items, 1)],
        items,
        frozenset({"tautan", "jenis_media"}),
    )


def public_row(catalogue: Catalogue, item: Item, number: int) -> Row:
    publisher = catalogue.publisher(item)
    office = publisher.meta if publisher and isinstance(publisher.meta, Organisation) else None
    made = item.meta.enacted_at if isinstance(item.meta, Document) else None
    forms = ", ".join(formats(item)) or "halaman web"
    return {
        "nomor": number,
        "judul": item.title,
        "ringkasan": plain(item.meta.summary or item.meta.description or item.body) or None,
        "pejabat_penguasa": publisher.title if publisher else item.publisher or None,
        "penanggung_jawab": item.meta.responsible or (office.head if office else None),
        "waktu_tempat": ", ".join(part for part in (made, date_id(item.meta.issued or item.issued)) if part),
        "format": f"daring ({forms})",
        "retensi": item.meta.retention,
        "kategori": category_title(item.meta.category) if item.meta.category else None,
        "jenis_media": "Situs web",
        "tautan": catalogue.settings.absolute(item.address),
    }


def exempt(catalogue: Catalogue) -> Register:
    items = sorted(catalogue.of_kind("dikecualikan"), key=lambda item: (item.title.casefold(), item.slug))
    return Register(
        "dik/",
        "dik",
        "Daftar Informasi Dikecualikan",
        "Informasi yang tidak dibuka, dengan dasar hukum, uji konsekuensi, dan jangka waktunya.",
        DIK,
        [exempt_row(catalogue, item, number) for number, item in enumerate(items, 1)],
        items,
        frozenset({"tautan"}),
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


def emit_pages(register: Register, renderer: Renderer, out: Output) -> None:
    starts = range(0, max(len(register.rows), 1), PAGE)
    for number, start in enumerate(starts, 1):
        address = page_address(register.address, number)
        matter = front(
            register.lead,
            [(register.title, register.address)] if number > 1 else [],
            hide=("navigation", "toc"),
            search=False,
        )
        page = renderer.page(
            "register.md",
            address,
            register.title if number == 1 else f"{register.title}, halaman {number}",
            matter,
            register=register,
            rows=list(zip(register.rows, register.items, strict=True))[start : start + PAGE],
            files=[(suffix.upper(), file_address(register, suffix), None, False) for suffix in WRITERS],
            number=number,
            last=len(starts),
        )
        out.page(address, page, register.title)


def file_address(register: Register, suffix: str) -> str:
    return f"{register.address}{register.name}.{suffix}"


def write_csv(catalogue: Catalogue, register: Register, path: Path) -> None:
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(register.columns)
    rows.writerows([harmless(row[key]) for key in register.columns] for row in register.rows)
    path.write_text(text.getvalue(), "utf-8")


def harmless(value: object) -> object:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def write_json(catalogue: Catalogue, register: Register, path: Path) -> None:
    path.write_text(json.dumps(register.rows, ensure_ascii=False, indent=1) + "\n", "utf-8")


def write_xlsx(catalogue: Catalogue, register: Register, path: Path) -> None:
    """One sheet under its headings; every text is written as text."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": register.title, "created": catalogue.updated.replace(tzinfo=None)})
        sheet = book.add_worksheet(register.name.upper())
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E3F1EA"})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        for column, (key, heading) in enumerate(register.columns.items()):
            sheet.set_column(column, column, 6 if key == "nomor" else 28)
            sheet.write_string(0, column, heading, head)
            for line, row in enumerate(register.rows, 1):
                write_cell(sheet, line, column, row[key], cell)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(register.rows), len(register.columns) - 1)


def write_cell(sheet: Any, line: int, column: int, value: object, cell: Any) -> None:
    if isinstance(value, int):
        sheet.write_number(line, column, value, cell)
    else:
        sheet.write_string(line, column, str(value or ""), cell)


WRITERS: dict[str, Callable[[Catalogue, Register, Path], None]] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "json": write_json,
}
