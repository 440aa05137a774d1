"""HTML and Excel 2003 XML that call themselves ``.xls``, as many web applications export them."""

from __future__ import annotations

from pathlib import Path

import lxml.html
from lxml import etree

from generator.readers.grid import COLUMN_LIMIT, Row, Unreadable, text

SHEET_2003 = "{urn:schemas-microsoft-com:office:spreadsheet}"
SIZE_LIMIT = 30_000_000
Found = tuple[str, list[Row], list[list[int]]]
"""Name, rows, merged ranges."""


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
    tables = [grid(table) for table in document.iter("table") if not table.xpath(".//table")]
    tables = [(name, rows, merged) for name, rows, merged in tables if rows]
    if not tables:
        raise no_table()
    return sorted(tables, key=lambda table: -sum(map(len, table[1])))


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
    rows: list[Row] = []
    merged: list[list[int]] = []
    taken: dict[int, int] = {}
    for number, tr in enumerate(table.iter("tr")):
        row: Row = []
        for cell in tr.iterchildren("td", "th"):
            skip_taken(row, taken)
            width, height = span(cell, "colspan"), span(cell, "rowspan")
            left = len(row)
            if left + width > COLUMN_LIMIT:
                raise Unreadable(
                    "tabel HTML ini terlalu lebar.", "Simpan sebagai CSV.", "terlalu-banyak-kolom"
                )
            row += [text(" ".join(cell.text_content().split())), *([None] * (width - 1))]
            taken.update(dict.fromkeys(range(left, left + width), height) if height > 1 else {})
            if width > 1 or height > 1:
                merged.append([number, left, number + height - 1, left + width - 1])
        skip_taken(row, taken)
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        rows.append(row)
    return "", rows, merged


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
    return [
        (sheet.get(f"{SHEET_2003}Name", ""), rows_2003(sheet), [])
        for sheet in book.iter(f"{SHEET_2003}Worksheet")
    ]


def rows_2003(sheet: etree._Element) -> list[Row]:
    rows: list[Row] = []
    for element in sheet.iter(f"{SHEET_2003}Row"):
        row: Row = []
        for cell in element.iterchildren(f"{SHEET_2003}Cell"):
            index = cell.get(f"{SHEET_2003}Index", "")
            row += [None] * (min(int(index), COLUMN_LIMIT) - 1 - len(row) if index.isdigit() else 0)
            row.append(text("".join(str(part) for part in cell.itertext()).strip()))
        rows.append(row)
    return rows
