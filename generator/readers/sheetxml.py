"""What calamine does not tell of an XLSX sheet: formulas that were never calculated, and error values.

Both would be read as 0 or as nothing, which is a wrong number.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
Fault = tuple[int, int, str]
"""Row and column from 1, and ``rumus`` or the error word such as ``#DIV/0!``."""
FAULT_LIMIT = 1_000
CELL = re.compile(rb"<(?:\w+:)?c\s")
END = re.compile(rb"</(?:\w+:)?c>")
ADDRESS = re.compile(rb"\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
ERROR = re.compile(rb"\bt=[\"']e[\"']")
TEXT = re.compile(rb"\bt=[\"']str[\"']")
FORMULA = re.compile(rb"<(?:\w+:)?f\b")
VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)\b[^>]*[^/]?>([^<]+)<")


def faulty_cells(path: Path) -> dict[str, list[Fault]]:
    """By sheet name; empty for ODS and for workbooks in which all is well."""
    with zipfile.ZipFile(path) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return {}
        found = {}
        for name, member in sheets(archive).items():
            if member in archive.namelist() and (faults := faults_in(archive.read(member))):
                found[name] = faults
        return found


def sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → member of the ZIP."""
    relations = parse(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    names = {}
    for sheet in parse(archive.read("xl/workbook.xml")).iter(f"{MAIN}sheet"):
        target = targets.get(sheet.get(LINK), "")
        names[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return names


def parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("broken XML") from error


def faults_in(xml: bytes) -> list[Fault]:
    if b"<f" not in xml and b":f" not in xml and not ERROR.search(xml):
        return []
    faults: list[Fault] = []
    for piece in CELL.split(xml)[1:]:  # not one expression over all: cells that never end would take for ever
        attributes, _, rest = piece.partition(b">")
        if attributes.endswith(b"/"):
            continue
        inner = END.split(rest, maxsplit=1)[0]
        why = fault(attributes, inner)
        address = ADDRESS.search(attributes) if why else None
        if address and len(faults) < FAULT_LIMIT:
            faults.append((int(address[2]), column_number(address[1].decode()), why))
    return faults


def fault(attributes: bytes, inner: bytes) -> str:
    value = VALUE.search(inner.split(b"</f>")[-1].split(b":f>")[-1])
    if ERROR.search(attributes) and value:
        return value[1].decode(errors="replace")[:20]
    return "rumus" if FORMULA.search(inner) and not value and not TEXT.search(attributes) else ""


def column_number(letters: str) -> int:
    """``A`` → 1, ``AA`` → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
