"""What calamine does not tell of an XLSX sheet: see ``told.py``. The XML is searched and not parsed."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from generator.readers.raised import raised_inline, raised_strings
from generator.readers.told import (
    FAULT_LIMIT,
    Fault,
    Told,
    extend,
    is_day,
    is_percent,
    is_unseen,
    no_day,
    sign_of,
)

LINK = "relationships}id"
"""Of either namespace, the usual and the strict one."""
CELL = re.compile(rb"<(?:\w+:)?c\s")
END = re.compile(rb"</(?:\w+:)?c>")
ADDRESS = re.compile(rb"\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
STYLE = re.compile(rb"\bs=[\"']([0-9]+)[\"']")
ERROR = re.compile(rb"\bt=[\"']e[\"']")
TEXT = re.compile(rb"\bt=[\"']str[\"']")
FORMULA = re.compile(rb"<(?:\w+:)?f\b")
VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)\b[^>]*[^/]?>([^<]+)<")
HIDDEN = re.compile(rb"\b(?:hidden=[\"'](?:1|true)|(?:ht|width)=[\"']0(?:\.0*)?)[\"']")
ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]*)>")
COLUMN = re.compile(rb"<(?:\w+:)?col\b([^<>]*)>")
NUMBERED = re.compile(rb"\b(r|min|max)=[\"']([0-9]{1,7})[\"']")
UNNAMED = re.compile(rb"<(?:\w+:)?c(?=[\s>/])(?![^<>]*\sr=)")
UNPLACED = re.compile(rb"<((?:\w+:)?)(row|c)\b([^<>]*?)(/?)>")
ODD_SERIAL = rb"(-[0-9][^<]*|0(?:\.[^<]*)?|60(?:\.[^<]*)?|29(?:58(?:46[6-9]|4[7-9]\d|[5-9]\d\d)|59\d{3}|[6-9]\d{4})[^<]*|[3-9]\d{6}[^<]*|\d{8,}[^<]*)"  # fmt: skip  # noqa: E501
"""Perhaps no day; ``no_day`` decides."""
HIDDEN_DIGIT = re.compile(rb"<(?:\w+:)?v>[^<&]*&#")
SPACED = re.compile(rb"\b([rst])\s*=\s*(?=[\"'])")
UNSTYLED = re.compile(rb"<((?:\w+:)?)c\s(?![^<>]*\bs=)")
BUILT_IN_PERCENT, BUILT_IN_DAY = {9, 10}, {14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)}


def told(path: Path) -> dict[str, Told]:
    """By sheet name; empty for what is no XLSX. Raises ValueError where digits are references."""
    with zipfile.ZipFile(path) as archive:
        members = {plain_name(name): name for name in archive.namelist()}
        if "xl/workbook.xml" not in members:
            return {}
        book = archive.read(members["xl/workbook.xml"])
        look = styles(part(archive, members, "xl/styles.xml") or b"<styleSheet/>")
        raised = raised_strings(part(archive, members, "xl/sharedStrings.xml"))
        since_1904 = bool(re.search(rb"date1904=.(?:1|true)", book))
        found = {}
        for name, member in sheets(archive, members).items():
            if plain_name(member) in members:
                xml = plainly(archive.read(members[plain_name(member)]), look)
                sheet = found[name] = Told(faults_in(xml, trusted=b"fullCalcOnLoad=" not in book))
                find_hidden(xml, sheet)
                find_percent(xml, look.percent, sheet)
                find_signs(xml, look.signs, sheet)
                find_unseen(xml, look.unseen, sheet)
                find_odd_days(xml, look.days, sheet, since_1904=since_1904)
                find_raised(xml, raised, sheet)
        return found


def plain_name(member: str) -> str:
    """As calamine compares them, and Excel."""
    return member.replace("\\", "/").lower()


def part(archive: zipfile.ZipFile, members: dict[str, str], name: str) -> bytes:
    known = members.get(plain_name(name))
    return archive.read(known) if known else b""


def plainly(xml: bytes, look: Styles) -> bytes:
    """The XML as other programs write it: addresses in all cells, and styles, if the first says anything."""
    if b"&#" in xml and HIDDEN_DIGIT.search(xml):
        raise ValueError("digits as references, of which calamine reads half")
    if b" =" in xml or b"= " in xml:
        xml = SPACED.sub(rb"\1=", xml)
    xml = placed(xml)
    first = 0 in (*look.percent, *look.days, *look.unseen, *look.signs)
    return UNSTYLED.sub(rb'<\1c s="0" ', xml) if first else xml


def sheets(archive: zipfile.ZipFile, members: dict[str, str]) -> dict[str, str]:
    """Sheet name → member of the ZIP."""
    relations = parse(part(archive, members, "xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    names = {}
    for sheet in parse(part(archive, members, "xl/workbook.xml")).iter("{*}sheet"):
        link = next((value for key, value in sheet.attrib.items() if str(key).endswith(LINK)), "")
        target = targets.get(str(link), "")
        names[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return names


def parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("broken XML") from error


class Styles(NamedTuple):
    """Numbers of the cell styles that show per cent, days, or nothing at all, and of those with a sign."""

    percent: list[int]
    days: list[int]
    unseen: list[int]
    signs: dict[int, str]


def styles(xml: bytes) -> Styles:
    """Raises ValueError for broken XML."""
    book = parse(xml)
    codes = {"17": "mmm-yy"}
    codes |= {each.get("numFmtId", ""): each.get("formatCode", "") for each in book.iter("{*}numFmt")}
    formats = [xf.get("numFmtId", "0") for group in book.iter("{*}cellXfs") for xf in group.iter("{*}xf")]
    percent = {*map(str, BUILT_IN_PERCENT), *(each for each, code in codes.items() if is_percent(code))}
    days = {*map(str, BUILT_IN_DAY), *(each for each, code in codes.items() if is_day(code))} - percent
    return Styles(
        [number for number, each in enumerate(formats) if each in percent],
        [number for number, each in enumerate(formats) if each in days],
        [number for number, each in enumerate(formats) if is_unseen(codes.get(each, ""))],
        {number: sign for number, each in enumerate(formats) if (sign := sign_of(codes.get(each, "")))},
    )


def placed(xml: bytes) -> bytes:
    """Rows and cells with their addresses; few programs leave these out, some only of cells behind others."""
    usual = xml.count(b"<c r=") == sum(map(xml.count, (b"<c ", b"<c>", b"<c/>"))) > 0
    if usual or not UNNAMED.search(xml):
        return xml
    row = column = 0

    def with_address(match: re.Match[bytes]) -> bytes:
        nonlocal row, column
        prefix, tag, attributes, end = match.groups()
        if tag == b"row":
            named = NUMBERED.search(attributes)
            row, column = int(named[2]) if named else row + 1, 0
            place = b"" if named else b' r="%d"' % row
        else:
            address = ADDRESS.search(attributes)
            column = column_number(address[1].decode()) if address else column + 1
            place = b"" if address else b' r="%s%d"' % (column_letters(column).encode(), row)
        return b"<%s%s%s%s%s>" % (prefix, tag, place, attributes, end)

    return UNPLACED.sub(with_address, xml)


def faults_in(xml: bytes, *, trusted: bool = True) -> list[Fault]:
    """``trusted``: a formula that says 0 was calculated; programs that only write ask Excel to do it."""
    if b"<f" not in xml and b":f" not in xml and not ERROR.search(xml):
        return []
    faults: list[Fault] = []
    for piece in CELL.split(xml)[1:]:  # not one expression over all: cells that never end would take for ever
        attributes, _, rest = piece.partition(b">")
        if attributes.endswith(b"/"):
            continue
        inner = END.split(rest, maxsplit=1)[0]
        why = fault(attributes, inner, trusted)
        address = ADDRESS.search(attributes) if why else None
        if address and len(faults) < FAULT_LIMIT:
            faults.append((int(address[2]), column_number(address[1].decode()), why))
    return faults


def fault(attributes: bytes, inner: bytes, trusted: bool = True) -> str:
    value = VALUE.search(inner.split(b"</f>")[-1].split(b":f>")[-1])
    if ERROR.search(attributes):
        return value[1].decode(errors="replace")[:20] if value else "#N/A"
    if not FORMULA.search(inner) or TEXT.search(attributes):
        return ""
    return "rumus" if not value or (not trusted and value[1] == b"0") else ""


def find_hidden(xml: bytes, sheet: Told) -> None:
    body = max(xml.find(b"sheetData"), 0)
    for match in COLUMN.finditer(xml, 0, body):
        place = (
            {key: int(value) for key, value in NUMBERED.findall(match[1])} if HIDDEN.search(match[1]) else {}
        )
        if b"min" in place and b"max" in place:
            extend(sheet.hidden_columns, place[b"min"], place[b"max"])
    perhaps = xml.find(b"hidden=", body) >= 0 or xml.find(b'ht="0', body) >= 0
    for match in ROW.finditer(xml, body) if perhaps else ():
        place = (
            {key: int(value) for key, value in NUMBERED.findall(match[1])} if HIDDEN.search(match[1]) else {}
        )
        if b"r" in place:
            extend(sheet.hidden_rows, place[b"r"], place[b"r"])


def find_percent(xml: bytes, percent: list[int], sheet: Told) -> None:
    for match in styled(percent).finditer(xml) if percent else ():
        if address := ADDRESS.search(match[1]):
            sheet.add_percent(int(address[2]), column_number(address[1].decode()))


def find_signs(xml: bytes, signs: dict[int, str], sheet: Told) -> None:
    for match in styled([*signs]).finditer(xml) if signs else ():
        address, style = ADDRESS.search(match[1]), STYLE.search(match[1])
        if address and style:
            place = int(address[2]), column_number(address[1].decode())
            sheet.add_sign(*place, signs[int(style[1])])


def find_unseen(xml: bytes, unseen: list[int], sheet: Told) -> None:
    for match in styled(unseen).finditer(xml) if unseen else ():
        filled = not match[1].endswith(b"/") and not xml.startswith(b"</", match.end())
        if filled and (address := ADDRESS.search(match[1])):
            extend(sheet.unseen, int(address[2]), int(address[2]))


def find_odd_days(xml: bytes, days: list[int], sheet: Told, *, since_1904: bool) -> None:
    for match in styled(days, rb"<(?:\w+:)?v>" + ODD_SERIAL + rb"<").finditer(xml) if days else ():
        address, serial = ADDRESS.search(match[1]), match[2].decode()
        plain = re.fullmatch(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?", serial)
        if address and plain and no_day(float(serial), since_1904=since_1904):
            sheet.add_fault(int(address[2]), column_number(address[1].decode()), f"tanggal {serial[:20]}")


def find_raised(xml: bytes, raised: dict[int, str], sheet: Told) -> None:
    numbers = "|".join(map(str, raised)).encode()
    cell = rb"<(?:\w+:)?c\b([^<>]*\bt=[\"']s[\"'][^<>]*)><(?:\w+:)?v>(" + numbers + rb")<"
    for match in re.finditer(cell, xml) if raised else ():
        if address := ADDRESS.search(match[1]):
            sheet.add_text(int(address[2]), column_number(address[1].decode()), raised[int(match[2])])
    for attributes, text in raised_inline(xml):
        if address := ADDRESS.search(attributes):
            sheet.add_text(int(address[2]), column_number(address[1].decode()), text)


def styled(numbers: list[int], inner: bytes = b"") -> re.Pattern[bytes]:
    """Cells of these styles. No expression runs past the end of a tag."""
    which = "|".join(map(str, numbers)).encode()
    return re.compile(rb"<(?:\w+:)?c\b([^<>]*\bs=[\"'](?:" + which + rb")[\"'][^<>]*)>" + inner)


def column_number(letters: str) -> int:
    """``A`` → 1, ``AA`` → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 → ``A``, 27 → ``AA``."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
