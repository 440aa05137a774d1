"""HTML that calls itself ``.xls``, as many web applications export it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import lxml.html
from lxml import etree

from generator.readers.grid import COLUMN_LIMIT, Row, Unreadable, text
from generator.readers.markup2003 import NAMESPACE, read_2003
from generator.readers.markupcells import is_hidden, prepare
from generator.readers.markupnumbers import typed
from generator.readers.markuptable import Found, check_width, skip_taken
from generator.readers.told import extend
from generator.readers.websheet import UNFRAMED, unframe

SIZE_LIMIT = 30_000_000


def read_markup(path: Path) -> list[Found]:
    """The tables of a document, the largest first. Nothing is fetched and no entity is resolved."""
    if path.stat().st_size > SIZE_LIMIT:
        raise Unreadable(
            "berkas HTML ini terlalu besar.", "Simpan ulang sebagai .xlsx atau CSV.", "html-terlalu-besar"
        )
    raw = path.read_bytes()
    head = raw[:8192].replace(b"\0", b"")  # of UTF-16 every second byte is one
    if NAMESPACE in head and b"<html" not in head.lower():
        return read_2003(raw)
    return read_html(raw)


def read_html(raw: bytes) -> list[Found]:
    encoding = None if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else text_encoding(raw)
    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False, encoding=encoding)
    try:
        document = lxml.html.document_fromstring(raw, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise no_table() from error
    prepare(document)
    tables = [grid(table) for table in document.iter("table") if not table.xpath(".//table")]
    tables = [table for table in tables if table.rows]
    if not tables:
        raise no_table()
    for number, table in enumerate(tables, 1):
        table.name = f"Tabel {number}" if len(tables) > 1 else ""
    return sorted(tables, key=lambda table: -sum(map(len, table.rows)))


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
    found = Found(notes=[UNFRAMED] if unframe(table) else [])
    rows, merged = found.rows, found.merged
    taken: dict[int, int] = {}
    hidden: set[int] = set()
    for number, (tr, left_rows) in enumerate(in_order(table)):
        if is_hidden(tr):
            extend(found.told.hidden_rows, number + 1, number + 1)
        row: Row = []
        for cell in tr.iterchildren("td", "th"):
            skip_taken(row, taken)
            width, height = span(cell, "colspan"), min(span(cell, "rowspan"), left_rows)
            left = len(row)
            check_width(left + width)
            stored = cell.get("x:num") or cell.get("sdval") or ""
            row += [typed(text(" ".join(cell.text_content().split())), stored), *([None] * (width - 1))]
            taken.update(dict.fromkeys(range(left, left + width), height) if height > 1 else {})
            hidden.update(range(left + 1, left + width + 1) if is_hidden(cell) else ())
            if width > 1 or height > 1:
                merged.append([number, left, number + height - 1, left + width - 1])
        skip_taken(row, taken)
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        rows.append(row)
    for column in sorted(hidden):
        extend(found.told.hidden_columns, column, column)
    return found


def in_order(table: lxml.html.HtmlElement) -> Iterator[tuple[lxml.html.HtmlElement, int]]:
    """Rows as a browser shows them, the foot last; with each those left in its part, where spans end."""
    parts = [[*rows] for _, rows in groupby(table.iter("tr"), lambda tr: tr.getparent())]
    for rows in sorted(parts, key=lambda rows: in_foot(rows[0])):
        for number, tr in enumerate(rows):
            yield tr, len(rows) - number


def in_foot(tr: lxml.html.HtmlElement) -> bool:
    part = tr.getparent()
    return part is not None and part.tag == "tfoot"


def span(cell: lxml.html.HtmlElement, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(max(int(value), 1), COLUMN_LIMIT) if value.isascii() and value.isdigit() else 1
