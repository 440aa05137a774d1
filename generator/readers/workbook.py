"""The child process that opens one workbook: ``python -m generator.readers.workbook FILE FOLDER``.

Writes ``FOLDER/N.jsonl`` for each sheet and prints what the sheets are as JSON.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from generator.readers import sheetbiff, sheetods, sheetxml
from generator.readers.encoding import DROPPED
from generator.readers.grid import COLUMN_LIMIT, CONTROLS, Row, Unreadable
from generator.readers.markup import read_markup
from generator.readers.sheetxml import plain_name
from generator.readers.told import Spans, Told, cells

UNPACKED_LIMIT = 1_000_000_000
"""Bytes of all members of the ZIP together; an honest sheet of 1,048,576 × 12 cells has about 600 MB."""
MEMBER_LIMIT = 10_000
MEMORY_LIMIT = 3_000_000_000
"""Bytes of address space."""
SHEET_LIMIT = 200
SPANS = 1_000
"""Hidden runs of rows or columns that are told."""
PASSWORD = Unreadable(
    "lembar kerja ini dikunci kata sandi.", "Simpan ulang tanpa kata sandi.", "lembar-kerja-terkunci"
)


def main(path: Path, folder: Path) -> dict[str, Any]:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    try:
        return {"sheets": read(path, folder)}
    except Unreadable as error:
        return {"error": [error.message, error.remedy, error.code, error.line, error.column]}
    except PasswordError:
        return {"error": [PASSWORD.message, PASSWORD.remedy, PASSWORD.code]}
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, KeyError):
        return {
            "error": [
                "lembar kerja ini rusak atau tidak utuh.",
                "Buka di Excel atau LibreOffice, simpan ulang sebagai .xlsx, lalu unggah lagi.",
                "lembar-kerja-rusak",
            ]
        }


def read(path: Path, folder: Path) -> list[dict[str, Any]]:
    with path.open("rb") as stream:
        head = stream.read(4)
    if not head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        tables = read_markup(path)
        return [
            describe(
                folder,
                n,
                each.name,
                enumerate(each.rows, 1),
                each.told,
                merged=each.merged,
                notes=each.notes,
            )
            for n, each in enumerate(tables)
        ]
    packed = head.startswith(b"PK")
    if packed:
        refuse_odd(path)
    told = (sheetxml.told(path) or sheetods.told(path)) if packed else sheetbiff.told(path)
    clocks = packed and sheetods.is_ods(path)
    # By content, not by suffix: many an ``.xls`` is an ``.xlsx``.
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    worksheets = [m for m in workbook.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet][:SHEET_LIMIT]
    return [
        read_sheet(folder, number, workbook, meta, told.get(meta.name, Told()), clocks=clocks)
        for number, meta in enumerate(worksheets)
    ]


def read_sheet(
    folder: Path, number: int, workbook: CalamineWorkbook, meta: SheetMetadata, told: Told, *, clocks: bool
) -> dict[str, Any]:
    """``clocks``: times of day stand in it as OpenDocument has them."""
    sheet = workbook.get_sheet_by_name(meta.name)
    if sheet.total_width > COLUMN_LIMIT:
        raise too_wide(meta.name, sheet.total_width)
    values = sheet.to_python(skip_empty_area=False)
    nothing = [""] * sheet.total_width
    told.keep_periods(values)
    present = (
        (line, list(map(sheetods.as_clock, row)) if clocks else row)
        for line, row in enumerate(values, 1)
        if row != nothing
    )
    return describe(
        folder,
        number,
        meta.name,
        cells(present, told),
        told,
        merged=[[a[0], a[1], b[0], b[1]] for a, b in sheet.merged_cell_ranges or ()] or told.merged,
        hidden=meta.visible != SheetVisibleEnum.Visible,
        notes=[DROPPED] if any(row != nothing and has_hidden(row) for row in values) else [],
    )


def has_hidden(row: list[Any]) -> bool:
    """Whether a text loses characters on its way into a cell."""
    return any(isinstance(value, str) and not value.isprintable() and CONTROLS.search(value) for value in row)


def describe(
    folder: Path,
    number: int,
    name: str,
    rows: Iterable[tuple[int, Row]],
    told: Told,
    *,
    merged: list[list[int]] | None = None,
    hidden: bool = False,
    notes: list[str] | None = None,
) -> dict[str, Any]:
    """Rows are kept with their lines, so that a million empty ones cost nothing."""
    last = 0
    with (folder / f"{number}.jsonl").open("w", encoding="utf-8") as stream:
        for line, row in rows:
            if any(row):
                stream.write(f"{json.dumps([line, row])}\n")
                last = line
    return {
        "name": name,
        "hidden": hidden,
        "merged": merged or [],
        "faults": told.faults,
        "hidden_rows": within(told.hidden_rows, last),
        "hidden_columns": within(told.hidden_columns, COLUMN_LIMIT),
        "unseen": within(told.unseen, last),
        "notes": notes or [],
    }


def within(spans: Spans, last: int) -> Spans:
    """Officers hide all that is empty below and beside a table, too."""
    return [[begin, min(end, last)] for begin, end in spans if begin <= last][:SPANS]


def refuse_odd(path: Path) -> None:
    """What unfolds to too much, and binary workbooks, of whose formats and faults nothing would be known."""
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        if any(plain_name(member.filename) == "xl/workbook.bin" for member in members):
            raise Unreadable(
                "lembar kerja ini biner (.xlsb).", "Simpan ulang sebagai .xlsx.", "lembar-kerja-rusak"
            )
        if len(members) > MEMBER_LIMIT or sum(member.file_size for member in members) > UNPACKED_LIMIT:
            raise Unreadable(
                "lembar kerja ini membengkak terlalu besar saat dibuka.",
                "Simpan isinya sebagai CSV.",
                "lembar-kerja-terlalu-besar",
            )


def too_wide(name: str, width: int) -> Unreadable:
    return Unreadable(
        f'lembar "{name[:60]}" memuat {width} kolom; paling banyak {COLUMN_LIMIT}.',
        "Hapus kolom kosong di kanan tabel, atau susun ulang menjadi tabel panjang.",
        "terlalu-banyak-kolom",
    )


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
