"""A register in every format with the same rows: CSV, XLSX, JSON, and a PDF to sign."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import xlsxwriter

from generator.emitters.register import Register, Row
from generator.kinds.organisation import Organisation
from generator.model import Catalogue
from generator.output import Output
from generator.pdf.typeset import Sheet, publish
from generator.program import program_digest
from generator.render import date_id, number_id

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would run a cell that begins so (OWASP, CSV injection)."""
WIDE = {
    "judul": 1.4,
    "ringkasan": 2.0,
    "informasi": 1.4,
    "konsekuensi_dibuka": 2.0,
    "konsekuensi_ditutup": 2.0,
}
"""Columns that need more room on paper."""
NOT_PRINTED = ("tautan", "jenis_media", "bagian")


def emit_files(catalogue: Catalogue, register: Register, out: Output) -> None:
    parts = [program_digest(), register.title, str(state_of(catalogue)), json.dumps(register.rows)]
    key = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    for suffix, write in WRITERS.items():
        out.made(register.file(suffix), partial(write, catalogue, register), register.title, key)
    for number, part in enumerate(register.parts, 1):
        publish(printed_part(catalogue, register, number), part.address, out, register.title)
    publish(printed(catalogue, register), register.file("pdf"), out, register.title)


def state_of(catalogue: Catalogue) -> datetime:
    """The day of which the registers tell the state, as it stands in their footers; with the minute of the
    newest commit, every commit would set all of them anew."""
    return catalogue.updated.replace(hour=0, minute=0, second=0, microsecond=0)


def csv_text(register: Register) -> str:
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(register.columns)
    rows.writerows([harmless(row[key]) for key in register.columns] for row in register.rows)
    return text.getvalue()


def harmless(value: object) -> object:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def write_csv(catalogue: Catalogue, register: Register, path: Path) -> None:
    path.write_text(csv_text(register), "utf-8")


def write_json(catalogue: Catalogue, register: Register, path: Path) -> None:
    path.write_text(json.dumps(register.rows, ensure_ascii=False, indent=1) + "\n", "utf-8")


def write_xlsx(catalogue: Catalogue, register: Register, path: Path) -> None:
    """One sheet under its headings; every text is written as text. Row after row goes to the disk."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    with xlsxwriter.Workbook(str(path), options) as book:
        made = state_of(catalogue).astimezone(UTC).replace(tzinfo=None)  # written with a Z behind it
        book.set_properties({"title": register.title, "created": made})
        sheet = book.add_worksheet(register.name[:3].upper())
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E3F1EA"})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        for column, (key, heading) in enumerate(register.columns.items()):
            sheet.set_column(column, column, 6 if key == "nomor" else 28)
            sheet.write_string(0, column, heading, head)
        for line, row in enumerate(register.rows, 1):
            for column, key in enumerate(register.columns):
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
SUFFIXES = (*WRITERS, "pdf")


def printed(catalogue: Catalogue, register: Register) -> Sheet:
    """Cover, rows or the list of parts that hold them, and a block for the signature."""
    settings = catalogue.settings
    parts = [
        [number_id(number), part.label, number_id(len(part.rows)), settings.absolute(part.address)]
        for number, part in enumerate(register.parts, 1)
    ]
    data = {
        **printing(catalogue, register, [] if parts else register.rows, number_id(len(register.rows))),
        "lead": register.lead,
        "parts": parts,
        "outside": [[item.title, reason] for item, reason in register.outside],
        "signer": signer(register),
    }
    return Sheet("register", data, state_of(catalogue))


def printed_part(catalogue: Catalogue, register: Register, number: int) -> Sheet:
    """Cover and rows; what is signed is the register, which names its parts."""
    part = register.parts[number - 1]
    some = f"{number_id(len(part.rows))} dari {number_id(len(register.rows))}"
    data = printing(catalogue, register, part.rows, some)
    which = f"bagian {number_id(number)} dari {number_id(len(register.parts))}"
    data |= {
        "title": f"{register.title}, {which}",
        "lead": f"{part.label}.",
        "footer": f"{data['footer']}, {which}",
        "facts": [*data["facts"], ["Daftar lengkap", catalogue.settings.absolute(register.file("pdf"))]],
    }
    return Sheet("register", data, state_of(catalogue))


def printing(catalogue: Catalogue, register: Register, rows: list[Row], count: str) -> dict[str, Any]:
    """What a register and its parts have in common."""
    settings, day = catalogue.settings, date_id(catalogue.updated)
    body = settings.body_name or settings.name
    columns = {key: name for key, name in register.columns.items() if key not in NOT_PRINTED}
    return {
        "title": register.title,
        "author": settings.contact.name,
        "body": body,
        "footer": f"{body}. Keadaan {day}",
        "facts": [
            ["Keadaan", day],
            ["Jumlah informasi", count],
            ["Unit", register.office.title if register.office else "Semua organisasi"],
            ["Alamat daring", settings.absolute(register.address)],
        ],
        "columns": [{"key": key, "title": name, "width": WIDE.get(key, 1)} for key, name in columns.items()],
        "rows": [[row[key] for key in columns] for row in rows],
        "parts": [],
        "outside": [],
        "sample": settings.sample,
        "day": day,
        "signer": "",
        "place": "",
    }


def signer(register: Register) -> str:
    """Whoever signs: the PPID for all, the office's head for one."""
    meta = register.office.meta if register.office else None
    head = meta.head if isinstance(meta, Organisation) else None
    return head or "Pejabat Pengelola Informasi dan Dokumentasi"
