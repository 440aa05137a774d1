"""What calamine does not tell of an ODS sheet: see ``told.py``."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from generator.readers.shown import LOOKS, PERIOD, mended_text, period_shown, shown_text, sign_shown
from generator.readers.told import Told, extend

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLES = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
KIND = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
WORTH = (b'value-type="error"', b":formula=", b'"percentage"', b'"currency"', b'visibility="', b'-spanned="')
ODD_TEXTS = (b"<text:line-break", b"<text:tab", b'text-position="super')
SEEN = (f"{STYLES}text-properties", f"{TABLE}table-column", f"{TABLE}table-row", f"{TABLE}table")
RUPIAH = {"IDR": "Rp", "Rp": "Rp"}
SPAN_LIMIT = 2_000
HOURS = re.compile(r"PT(\d{2,})H(\d{2})M(\d{2})(?:[.,]\d+)?S")


def is_ods(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return "content.xml" in archive.namelist()


def as_clock(value: Any) -> Any:
    """``PT30H00M00S``, which calamine leaves of hours beyond a day, as ``30:00:00``; all else as it is."""
    found = HOURS.fullmatch(value) if isinstance(value, str) else None
    return f"{found[1]}:{found[2]}:{found[3]}" if found else value


def told(path: Path) -> dict[str, Told]:
    """By sheet name; empty for other files and where all is well."""
    with zipfile.ZipFile(path) as archive:
        if "content.xml" not in archive.namelist():
            return {}
        data = archive.read("content.xml")
        texts = any(sign in data for sign in ODD_TEXTS)
        if not texts and not any(sign in data for sign in WORTH) and not is_worth(data):
            return {}
        with archive.open("content.xml") as stream:
            events = etree.iterparse(
                stream, tag=SEEN, resolve_entities=False, no_network=True, load_dtd=False
            )
            return told_in(events, texts=texts)


def is_worth(data: bytes) -> bool:
    """Some cell shows more than its value."""
    return bool(LOOKS.search(data) or PERIOD.search(data))


def told_in(events: etree.iterparse, *, texts: bool) -> dict[str, Told]:
    """Rows and columns count with their repetitions; rows are let go of as soon as they were seen.

    ``texts``: some of them are odd.
    """
    found: dict[str, Told] = {}
    sheet, line, column = Told(), 1, 1
    raised: set[str] = set()
    try:
        for _, element in events:
            if element.tag == f"{STYLES}text-properties":
                raised |= raised_style(element)
            elif element.tag == f"{TABLE}table-column":
                times = repeats(element, "number-columns-repeated")
                if is_hidden(element):
                    extend(sheet.hidden_columns, column, column + times - 1)
                column += times
            elif element.tag == f"{TABLE}table-row":
                times = repeats(element, "number-rows-repeated")
                see_row(element, line, times, sheet)
                if texts:
                    see_texts(element, line, times, sheet, raised)
                line += times
                element.clear()
            elif element.tag == f"{TABLE}table":
                found[element.get(f"{TABLE}name", "")] = sheet
                sheet, line, column = Told(), 1, 1
    except etree.XMLSyntaxError as error:
        raise ValueError("broken XML") from error
    return found


def see_row(row: etree._Element, line: int, times: int, sheet: Told) -> None:
    if is_hidden(row):
        extend(sheet.hidden_rows, line, line + times - 1)
    for column, cell in placed(row):
        if why := fault(cell):
            sheet.add_fault(line, column, why)
        down, across = repeats(cell, "number-rows-spanned"), repeats(cell, "number-columns-spanned")
        if down > 1 or across > 1:
            sheet.merged.append([line - 1, column - 1, line + down - 2, column + min(across, SPAN_LIMIT) - 2])
        last = column + min(repeats(cell, "number-columns-repeated"), SPAN_LIMIT)
        kind = cell.get(f"{OFFICE}value-type")
        for each in range(column, last) if kind == "percentage" else ():
            sheet.add_percent(line, each, line + times - 1)
        for each in range(column, last) if (sign := sign_in(cell, kind)) else ():
            sheet.add_sign(line, each, sign, line + times - 1)


def sign_in(cell: etree._Element, kind: str | None) -> str:
    if kind == "currency":
        return RUPIAH.get(cell.get(f"{OFFICE}currency", "IDR"), cell.get(f"{OFFICE}currency", ""))
    if kind == "date":
        return period_shown(shown_text(cell))
    return sign_shown(cell.get(f"{OFFICE}value", ""), shown_text(cell)) if kind == "float" else ""


def see_texts(row: etree._Element, line: int, times: int, sheet: Told, raised: set[str]) -> None:
    for column, cell in placed(row):
        if cell.get(f"{OFFICE}value-type") == "string" and (text := mended_text(cell, raised)):
            across = repeats(cell, "number-columns-repeated")
            for each in range(line, line + min(times, SPAN_LIMIT)):
                for place in range(column, column + min(across, SPAN_LIMIT)):
                    sheet.add_text(each, place, text)


def raised_style(properties: etree._Element) -> set[str]:
    """The name of the style that these belong to, where they raise letters."""
    style = properties.getparent()
    up = properties.get(f"{STYLES}text-position", "").startswith("super")
    return {style.get(f"{STYLES}name", "")} if up and style is not None else set()


def placed(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    column = 1
    for cell in row.iterchildren(*CELLS):
        yield column, cell
        column += repeats(cell, "number-columns-repeated")


def is_hidden(element: etree._Element) -> bool:
    return element.get(f"{TABLE}visibility") in ("collapse", "filter")


def fault(cell: etree._Element) -> str:
    if cell.get(KIND) == "error":
        return "".join(str(part) for part in cell.itertext())[:20] or "#N/A"
    uncalculated = cell.get(f"{TABLE}formula") is not None and cell.get(f"{OFFICE}value-type") is None
    return "rumus" if uncalculated else ""


def repeats(element: etree._Element, name: str) -> int:
    value = element.get(f"{TABLE}{name}", "1")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 1
