"""What calamine does not tell of an ODS sheet: cells with an error, which it reads as empty."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

from generator.readers.sheetxml import FAULT_LIMIT, Fault

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
KIND = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")


def faulty_cells(path: Path) -> dict[str, list[Fault]]:
    """By sheet name; empty for other files and where all is well."""
    with zipfile.ZipFile(path) as archive:
        if "content.xml" not in archive.namelist():
            return {}
        data = archive.read("content.xml")
        if b'value-type="error"' not in data and b":formula=" not in data:
            return {}
        with archive.open("content.xml") as stream:
            return faults_in(etree.iterparse(stream, resolve_entities=False, no_network=True, load_dtd=False))


def faults_in(events: etree.iterparse) -> dict[str, list[Fault]]:
    """Rows and columns count with their repetitions; rows are let go of as soon as they were seen."""
    found: dict[str, list[Fault]] = {}
    rows: list[tuple[int, list[tuple[int, str]]]] = []
    try:
        for _, element in events:
            if element.tag == f"{TABLE}table-row":
                rows.append((repeats(element, "number-rows-repeated"), row_faults(element)))
                element.clear()
            elif element.tag == f"{TABLE}table":
                if faults := numbered(rows):
                    found[element.get(f"{TABLE}name", "")] = faults
                rows = []
    except etree.XMLSyntaxError as error:
        raise ValueError("broken XML") from error
    return found


def numbered(rows: list[tuple[int, list[tuple[int, str]]]]) -> list[Fault]:
    faults: list[Fault] = []
    line = 1
    for times, cells in rows:
        faults += [(line, column, why) for column, why in cells]
        line += times
    return faults[:FAULT_LIMIT]


def row_faults(row: etree._Element) -> list[tuple[int, str]]:
    faults, column = [], 1
    for cell in row.iterchildren(*CELLS):
        if why := fault(cell):
            faults.append((column, why))
        column += repeats(cell, "number-columns-repeated")
    return faults


def fault(cell: etree._Element) -> str:
    if cell.get(KIND) == "error":
        return "".join(str(part) for part in cell.itertext())[:20] or "#N/A"
    uncalculated = cell.get(f"{TABLE}formula") is not None and cell.get(f"{OFFICE}value-type") is None
    return "rumus" if uncalculated else ""


def repeats(element: etree._Element, name: str) -> int:
    value = element.get(f"{TABLE}{name}", "1")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 1
