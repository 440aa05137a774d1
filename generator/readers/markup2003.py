"""Spreadsheets as Excel 2003 XML, most of which call themselves ``.xls``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from lxml import etree

from generator.readers.grid import COLUMN_LIMIT, TYPED, Row, Unreadable, cell, duration, text
from generator.readers.markuptable import Found, check_width, skip_taken
from generator.readers.raised import TO_RAISED
from generator.readers.told import (
    Told,
    extend,
    hundredfold,
    is_day,
    is_percent,
    no_day,
    period_in,
    period_of,
    sign_of,
    with_sign,
)

NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
SHEET_2003 = f"{{{NAMESPACE.decode()}}}"
STYLE = f"{SHEET_2003}StyleID"
NAMED = {
    "Percent": "0.00%",
    **dict.fromkeys(("Short Date", "Medium Date", "Long Date", "General Date"), "dd/mm/yyyy"),
    **dict.fromkeys(("Short Time", "Medium Time", "Long Time"), "hh:mm"),
}
"""Formats that go by a name."""
ROW_LIMIT = 1_048_576
EXPONENT = 300
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
FIRST_DAY = datetime(1899, 12, 31)
"""That of times of day."""


def read_2003(raw: bytes) -> list[Found]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        book = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(
            "XML lembar kerja ini rusak.", "Simpan ulang sebagai .xlsx.", "lembar-kerja-rusak"
        ) from error
    formats = formats_2003(book)
    return [sheet_2003(sheet, formats) for sheet in book.iter(f"{SHEET_2003}Worksheet")]


def formats_2003(book: etree._Element) -> dict[str, str]:
    """Number format of each style; one that has none shows numbers as its parent does."""
    codes: dict[str, str] = {}
    parents: dict[str, str] = {}
    for style in book.iter(f"{SHEET_2003}Style"):
        name = style.get(f"{SHEET_2003}ID", "")
        parents[name] = style.get(f"{SHEET_2003}Parent", "")
        for each in style.iter(f"{SHEET_2003}NumberFormat"):
            code = each.get(f"{SHEET_2003}Format", "")
            codes[name] = NAMED.get(code, code)
    return {name: codes.get(name, codes.get(parent, "")) for name, parent in parents.items()}


def sheet_2003(sheet: etree._Element, formats: dict[str, str]) -> Found:
    """Rows and merged ranges. Cells and rows may name their own number (``ss:Index``)."""
    found = Found(sheet.get(f"{SHEET_2003}Name", ""))
    columns = columns_2003(sheet, found.told)
    taken: dict[int, int] = {}
    for element in sheet.iter(f"{SHEET_2003}Row"):
        while len(found.rows) < min(attribute(element, "Index", 1), ROW_LIMIT) - 1:
            found.rows.append([])
        if element.get(f"{SHEET_2003}Hidden") == "1":
            extend(found.told.hidden_rows, len(found.rows) + 1, len(found.rows) + 1)
        row: Row = []
        for each in element.iterchildren(f"{SHEET_2003}Cell"):
            if not each.get(f"{SHEET_2003}Index"):
                skip_taken(row, taken)
            row += [None] * (min(attribute(each, "Index", 0), COLUMN_LIMIT) - 1 - len(row))
            across = merge_2003(each, len(found.rows), len(row), found, taken)
            styles = (each.get(STYLE), element.get(STYLE), columns.get(len(row) + 1))
            style = next(filter(None, styles), "")
            row += [value_2003(each, found, len(row) + 1, formats.get(style, "")), *([None] * across)]
            check_width(len(row))
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        found.rows.append(row)
    show_periods(found)
    return found


def show_periods(found: Found) -> None:
    """Months and years for their first days, where all of a column that are shown so are such days."""
    for (column, sign), spans in found.told.signs.items():
        cells = [
            (row, row[column - 1] or "") for first, last in spans for row in found.rows[first - 1 : last]
        ]
        shown = [
            period_in(date.fromisoformat(text), sign) if DAY.fullmatch(text) else text for _, text in cells
        ]
        if all(len(each) == len(sign) for each in shown):
            for (row, _), each in zip(cells, shown, strict=True):
                row[column - 1] = each


def merge_2003(cell: etree._Element, line: int, column: int, found: Found, taken: dict[int, int]) -> int:
    """Columns right of the cell that are merged with it."""
    across, down = (min(attribute(cell, name, 0), COLUMN_LIMIT) for name in ("MergeAcross", "MergeDown"))
    if across or down:
        found.merged.append([line, column, line + down, column + across])
        taken.update(dict.fromkeys(range(column, column + across + 1), down + 1))
    return across


def columns_2003(sheet: etree._Element, told: Told) -> dict[int, str]:
    """Styles of whole columns; hidden ones are told."""
    styles: dict[int, str] = {}
    number = 0
    for column in sheet.iter(f"{SHEET_2003}Column"):
        number = attribute(column, "Index", number + 1)
        last = min(number + attribute(column, "Span", 0), COLUMN_LIMIT)
        if column.get(f"{SHEET_2003}Hidden") == "1":
            extend(told.hidden_columns, number, last)
        styles.update(dict.fromkeys(range(number, last + 1), column.get(STYLE, "")))
        number = last
    return styles


def attribute(element: etree._Element, name: str, default: int) -> int:
    value = element.get(f"{SHEET_2003}{name}", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else default


def value_2003(cell: etree._Element, found: Found, column: int, code: str) -> str | None:
    """Numbers are typed, so that nobody takes their point for a dot of thousands."""
    data = cell.find(f"{SHEET_2003}Data")
    if data is None:
        if cell.get(f"{SHEET_2003}Formula"):
            found.told.add_fault(len(found.rows) + 1, column, "rumus")
        return None
    written = text("".join(parts(data)).strip())
    kind = data.get(f"{SHEET_2003}Type", "String")
    place = len(found.rows) + 1, column
    if written and kind == "Error":
        found.told.add_fault(*place, written[:20])
    if not written or kind == "Error":
        return None
    if kind == "Number":
        return number_2003(written, code, place, found.told)
    if kind == "Boolean":
        return "true" if written == "1" else "false"
    if kind != "DateTime":
        return written
    if sign := period_of(code):
        found.told.add_sign(*place, sign)
    return moment_2003(written, code)


def parts(data: etree._Element) -> Iterator[str]:
    """Of a text, digits that a footnote raises as such."""
    for element in data.iter(etree.Element):
        raised = etree.QName(element).localname.lower() == "sup"
        yield (element.text or "").translate(TO_RAISED) if raised else element.text or ""
        if element is not data:
            yield element.tail or ""


def number_2003(written: str, code: str, place: tuple[int, int], told: Told) -> str | None:
    plain = plain_number(written)
    if not is_plain(plain):
        return TYPED + plain
    value = Decimal(plain)
    if is_percent(code):
        return hundredfold(value)
    if not is_day(code):
        return with_sign(sign_of(code), value, TYPED + plain)
    if no_day(float(value)):
        told.add_fault(*place, f"tanggal {written[:20]}")
        return None
    return cell(FIRST_DAY + timedelta(days=round(float(value) * 86_400) / 86_400 - (value > 60)))


def moment_2003(written: str, code: str) -> str:
    """Excel writes 08:30 as half past eight on the last day of 1899, and 30 hours as six on the day after."""
    try:
        value = datetime.fromisoformat(written)
    except ValueError:
        return written
    if "[h" in code.lower() or value.date() == FIRST_DAY.date():
        return duration(value - FIRST_DAY)
    return written.removesuffix("T00:00:00.000")


def is_plain(written: str) -> bool:
    return written.isascii() and written.lstrip("-").replace(".", "", 1).isdigit()


def plain_number(written: str) -> str:
    """Without an exponent; a number that is none stays as it is and becomes a finding."""
    try:
        value = Decimal(written)
    except ArithmeticError:
        return written
    return format(value, "f") if value.is_finite() and abs(value.adjusted()) < EXPONENT else written
