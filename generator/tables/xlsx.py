"""``NAME.xlsx``: typed cells, widths, frozen header, a sheet with the dictionary; no formula and no link.

Text is always written as text, so a cell that begins like a formula stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.kinds.dataset import ColumnType as Type
from generator.model import Column, Table
from generator.tables.values import iter_batches, read_rows

SHEET_ROWS = 1_048_575
"""Below the header: Excel ends at 1,048,576."""
ROW_LIMIT = 2 * SHEET_ROWS
CELL_TEXT = 32_767
CUT = " … (terpotong; lengkapnya ada di CSV)"
EXACT = 2**53
"""Integers up to here are the same in Excel."""
FIRST_DAY = date(1900, 3, 1)
"""Excel believes that 1900 had a 29 February."""
MADE = datetime(2000, 1, 1)
SAMPLE = 200
FORMATS = {
    Type.INTEGER: "#,##0", Type.RUPIAH: "#,##0", Type.DECIMAL: "General", Type.PERCENT: "General",
    Type.YEAR: "0", Type.DATE: "yyyy-mm-dd", Type.DATETIME: "yyyy-mm-dd hh:mm:ss",
}  # fmt: skip
DICTIONARY = ("Kolom", "Judul", "Tipe", "Satuan", "Definisi", "Judul di berkas asli", "Penyesuaian", "Kosong")


def applies(table: Table) -> bool:
    """Longer tables are left out: nobody can open them in a spreadsheet."""
    return table.rows <= ROW_LIMIT


def write(table: Table, target: Path) -> None:
    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False, "tmpdir": str(target.parent),
    }  # fmt: skip
    with xlsxwriter.Workbook(str(target), options) as book:
        book.set_properties({"created": MADE, "title": table.title})
        head = book.add_format({"bold": True, "bottom": 1})
        formats = [cell_format(book, column) for column in table.columns]
        write_data(book, table, head, formats)
        write_dictionary(book.add_worksheet("Kamus"), table, head)


def cell_format(book: Any, column: Column) -> Format | None:
    pattern = FORMATS.get(column.spec.type) if column.spec.type else None
    return book.add_format({"num_format": pattern}) if pattern else None


def write_data(book: Any, table: Table, head: Format, formats: list[Format | None]) -> None:
    """One sheet for each 1,048,575 rows, each with the header."""
    row, part = 0, 0
    sheet = data_sheet(book, table, head, formats, part)
    for batch in iter_batches(table):
        for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            if row == SHEET_ROWS:
                row, part = 0, part + 1
                sheet = data_sheet(book, table, head, formats, part)
            row += 1
            write_row(sheet, row, values, formats)


def data_sheet(book: Any, table: Table, head: Format, formats: list[Format | None], part: int) -> Worksheet:
    sheet: Worksheet = book.add_worksheet(f"Data {part + 1}" if part else "Data")
    for n, (width, form) in enumerate(zip(widths(table), formats, strict=True)):
        sheet.set_column(n, n, width, form)
    sheet.freeze_panes(1, 0)
    for n, column in enumerate(table.columns):
        sheet.write_string(0, n, column.name, head)
    return sheet


def widths(table: Table) -> list[float]:
    """In characters, from the header and the first rows."""
    rows = read_rows(table, SAMPLE)
    return [
        min(50, max(8, len(column.name) + 2, *(len(str(row[column.name])) + 1 for row in rows)))
        for column in table.columns
    ]


def write_row(sheet: Worksheet, row: int, values: Iterable[Any], formats: list[Format | None]) -> None:
    for n, value in enumerate(values):
        if value is not None:
            write_cell(sheet, row, n, value, formats[n])


def write_cell(sheet: Worksheet, row: int, n: int, value: Any, form: Format | None) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, n, value)
    elif (isinstance(value, int | float) and abs(value) <= EXACT) or isinstance(value, float):
        sheet.write_number(row, n, value, form)
    elif isinstance(value, date) and datable(value):
        sheet.write_datetime(row, n, value, form)
    else:
        text = value.isoformat() if isinstance(value, date) else str(value)
        sheet.write_string(row, n, text if len(text) <= CELL_TEXT else text[: CELL_TEXT - len(CUT)] + CUT)


def datable(value: date) -> bool:
    return (value.date() if isinstance(value, datetime) else value) >= FIRST_DAY


def write_dictionary(sheet: Worksheet, table: Table, head: Format) -> None:
    sheet.set_column(0, len(DICTIONARY) - 1, 24)
    sheet.freeze_panes(1, 0)
    for n, title in enumerate(DICTIONARY):
        sheet.write_string(0, n, title, head)
    for row, column in enumerate(table.columns, 1):
        for n, text in enumerate(described(column)):
            sheet.write_string(row, n, text[:CELL_TEXT])
        sheet.write_number(row, len(DICTIONARY) - 1, column.profile.missing)
    for row, note in enumerate(table.notes, len(table.columns) + 2):
        sheet.write_string(row, 0, note[:CELL_TEXT])


def described(column: Column) -> list[str]:
    spec = column.spec
    kind = spec.type.value if spec.type else ""
    done = " ".join(column.normalised)
    return [column.name, column.title, kind, spec.unit or "", spec.definition or "", column.source_name, done]
