"""The child process that opens one workbook: ``python -m generator.readers.workbook FILE FOLDER``.

Writes ``FOLDER/N.jsonl`` for each sheet and prints what the sheets are as JSON.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import zipfile
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from generator.readers import sheetods, sheetxml
from generator.readers.encoding import DROPPED
from generator.readers.grid import COLUMN_LIMIT, CONTROLS, Row, Unreadable, cell
from generator.readers.markup import read_markup

UNPACKED_LIMIT = 1_000_000_000
"""Bytes of all members of the ZIP together; an honest sheet of 1,048,576 × 12 cells has about 600 MB."""
MEMBER_LIMIT = 10_000
MEMORY_LIMIT = 3_000_000_000
"""Bytes of address space."""
SHEET_LIMIT = 200
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
            describe(folder, n, name, rows, merged=merged) for n, (name, rows, merged) in enumerate(tables)
        ]
    faults = {}
    if head.startswith(b"PK"):
        refuse_bomb(path)
        faults = sheetxml.faulty_cells(path) or sheetods.faulty_cells(path)
    # By content, not by suffix: many an ``.xls`` is an ``.xlsx``.
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    worksheets = [m for m in workbook.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet][:SHEET_LIMIT]
    sheets = []
    for number, meta in enumerate(worksheets):
        sheet = workbook.get_sheet_by_name(meta.name)
        if sheet.total_width > COLUMN_LIMIT:
            raise too_wide(meta.name, sheet.total_width)
        values = sheet.to_python(skip_empty_area=False)
        rows = [[cell(value) for value in row] for row in values]
        notes = [DROPPED] if any(map(has_hidden, values)) else []
        merged = [[a[0], a[1], b[0], b[1]] for a, b in sheet.merged_cell_ranges or ()]
        found = faults.get(meta.name, [])
        hidden = meta.visible != SheetVisibleEnum.Visible
        sheets.append(
            describe(folder, number, meta.name, rows, merged=merged, hidden=hidden, faults=found, notes=notes)
        )
    return sheets


def has_hidden(row: list[Any]) -> bool:
    """Whether a text loses characters on its way into a cell."""
    return any(isinstance(value, str) and not value.isprintable() and CONTROLS.search(value) for value in row)


def describe(
    folder: Path,
    number: int,
    name: str,
    rows: list[Row],
    *,
    merged: list[list[int]] | None = None,
    hidden: bool = False,
    faults: list[tuple[int, int, str]] | None = None,
    notes: list[str] | None = None,
) -> dict[str, Any]:
    with (folder / f"{number}.jsonl").open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row) + "\n" for row in rows)
    return {
        "name": name,
        "hidden": hidden,
        "merged": merged or [],
        "faults": faults or [],
        "notes": notes or [],
    }


def refuse_bomb(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
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
