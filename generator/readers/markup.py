"""HTML and Excel 2003 XML that call themselves ``.xls``, as many web applications export them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import lxml.html
from lxml import etree

from generator.readers.grid import COLUMN_LIMIT, TYPED, Row, Unreadable, text
from generator.readers.markupnumbers import typed
from generator.readers.told import Told, extend, hundredfold, is_percent, sign_of, with_sign

SHEET_2003 = "{urn:schemas-microsoft-com:office:spreadsheet}"
STYLE = f"{SHEET_2003}StyleID"
PERCENT = {"Percent": "0.00%"}
"""Formats that go by a name."""
INVISIBLE = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)")
SIZE_LIMIT = 30_000_000
ROW_LIMIT = 1_048_576
EXPONENT = 300


@dataclass(slots=True)
class Found:
    """One table of a document."""

    name: str = ""
    rows: list[Row] = field(default_factory=list)
    merged: list[list[int]] = field(default_factory=list)
    told: Told = field(default_factory=Told)


def read_markup(path: Path) -> list[Found]:
    """The tables of a document, the largest first. Nothing is fetched and no entity is resolved."""
    if path.stat().st_size > SIZE_LIMIT:
        raise Unreadable(
            "berkas HTML ini terlalu besar.", "Simpan ulang sebagai .xlsx atau CSV.", "html-terlalu-besar"
        )
    raw = path.read_bytes()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in raw[:4096] and b"<html" not in raw[:4096].lower():
        return read_2003(raw)
    return read_html(raw)


def read_html(raw: bytes) -> list[Found]:
    encoding = None if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else text_encoding(raw)
    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False, encoding=encoding)
    try:
        document = lxml.html.document_fromstring(raw, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise no_table() from error
    etree.strip_elements(document, "script", "style", with_tail=False)
    part_lines(document)
    tables = [grid(table) for table in document.iter("table") if not table.xpath(".//table")]
    tables = [table for table in tables if table.rows]
    if not tables:
        raise no_table()
    for number, table in enumerate(tables, 1):
        table.name = f"Tabel {number}" if len(tables) > 1 else ""
    return sorted(tables, key=lambda table: -sum(map(len, table.rows)))


def part_lines(document: lxml.html.HtmlElement) -> None:
    """A space where a browser begins a new line, so that no two words or numbers become one."""
    for element in document.iter("br", "p", "div", "li"):
        element.tail = f" {element.tail or ''}"
        if element.tag != "br":
            element.text = f" {element.text or ''}"


def text_encoding(raw: bytes) -> str:
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def no_table() -> Unreadable:
    return Unreadable(
        "berkas ini sebenarnya HTML, dan di dalamnya tidak ada tabel.",
        "Simpan ulang sebagai .xlsx dari Excel atau LibreOffice.",
        "html-tanpa-tabel",
    )


def grid(table: lxml.html.HtmlElement) -> Found:
    """Rows with spans filled by empty cells, as a spreadsheet would have them."""
    found = Found()
    rows, merged = found.rows, found.merged
    taken: dict[int, int] = {}
    for number, tr in enumerate(table.iter("tr")):
        if INVISIBLE.search(tr.get("style", "")):
            extend(found.told.hidden_rows, number + 1, number + 1)
        row: Row = []
        for cell in tr.iterchildren("td", "th"):
            skip_taken(row, taken)
            width, height = span(cell, "colspan"), span(cell, "rowspan")
            left = len(row)
            if left + width > COLUMN_LIMIT:
                raise Unreadable(
                    "tabel HTML ini terlalu lebar.", "Simpan sebagai CSV.", "terlalu-banyak-kolom"
                )
            stored = cell.get("x:num") or cell.get("sdval") or ""
            row += [typed(text(" ".join(cell.text_content().split())), stored), *([None] * (width - 1))]
            taken.update(dict.fromkeys(range(left, left + width), height) if height > 1 else {})
            if width > 1 or height > 1:
                merged.append([number, left, number + height - 1, left + width - 1])
        skip_taken(row, taken)
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        rows.append(row)
    return found


def skip_taken(row: Row, taken: dict[int, int]) -> None:
    """Cells of a rowspan from above; those that the current row has just begun lie left of the end."""
    while taken.get(len(row), 0) > 0:
        row.append(None)


def span(cell: lxml.html.HtmlElement, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(max(int(value), 1), COLUMN_LIMIT) if value.isascii() and value.isdigit() else 1


def read_2003(raw: bytes) -> list[Found]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        book = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(
            "XML lembar kerja ini rusak.", "Simpan ulang sebagai .xlsx.", "lembar-kerja-rusak"
        ) from error
    formats = {
        style.get(f"{SHEET_2003}ID", ""): PERCENT.get(code, code)
        for style in book.iter(f"{SHEET_2003}Style")
        for each in style.iter(f"{SHEET_2003}NumberFormat")
        if (code := each.get(f"{SHEET_2003}Format", ""))
    }
    return [sheet_2003(sheet, formats) for sheet in book.iter(f"{SHEET_2003}Worksheet")]


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
        for cell in element.iterchildren(f"{SHEET_2003}Cell"):
            if not cell.get(f"{SHEET_2003}Index"):
                skip_taken(row, taken)
            row += [None] * (min(attribute(cell, "Index", 0), COLUMN_LIMIT) - 1 - len(row))
            across = merge_2003(cell, len(found.rows), len(row), found, taken)
            styles = (cell.get(STYLE), element.get(STYLE), columns.get(len(row) + 1))
            style = next((each for each in styles if each), "")
            row += [value_2003(cell, found, len(row) + 1, formats.get(style, "")), *([None] * across)]
            if len(row) > COLUMN_LIMIT:
                raise Unreadable(
                    "tabel HTML ini terlalu lebar.", "Simpan sebagai CSV.", "terlalu-banyak-kolom"
                )
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        found.rows.append(row)
    return found


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
    written = text("".join(str(part) for part in data.itertext()).strip())
    kind = data.get(f"{SHEET_2003}Type", "String")
    if written and kind == "Number":
        plain = plain_number(written)
        if not is_plain(plain):
            return TYPED + plain
        value = Decimal(plain)
        return hundredfold(value) if is_percent(code) else with_sign(sign_of(code), value, TYPED + plain)
    if written and kind == "Error":
        found.told.add_fault(len(found.rows) + 1, column, written[:20])
        return None
    if written and kind == "Boolean":
        return "true" if written == "1" else "false"
    return written.removesuffix("T00:00:00.000") if written and kind == "DateTime" else written


def is_plain(written: str) -> bool:
    return written.isascii() and written.lstrip("-").replace(".", "", 1).isdigit()


def plain_number(written: str) -> str:
    """Without an exponent; a number that is none stays as it is and becomes a finding."""
    try:
        value = Decimal(written)
    except ArithmeticError:
        return written
    return format(value, "f") if value.is_finite() and abs(value.adjusted()) < EXPONENT else written
