"""What calamine does not tell of a real ``.xls``: see ``told.py``. BIFF5 and 8 ([MS-XLS]) in [MS-CFB]."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.readers.told import Told, extend, is_day, is_percent, is_unseen, no_day, sign_of

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAST_SECTOR = 0xFFFFFFF9
"""Greater numbers end a chain."""
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}  # fmt: skip  # noqa: E501
BOF, EOF, SHEET, DATE_MODE, FORMAT, STYLE = 0x0809, 0x000A, 0x0085, 0x0022, 0x041E, 0x00E0
FORMULA, NUMBER, INTEGER, INTEGERS, ERROR, ROW, COLUMNS = (
    0x0006,
    0x0203,
    0x027E,
    0x00BD,
    0x0205,
    0x0208,
    0x007D,
)
CALLED = (0x22, 0x42, 0x62)
"""Tokens of functions with any number of values, which their number follows."""
OF_NUMBERS = (0, 4, 5, 6, 7, 12, 36, 37, 183, 345)
"""COUNT, SUM, AVERAGE, MIN, MAX, STDEV, AND, OR, PRODUCT, SUMIF ([MS-XLS] 2.5.198.17)."""
BUILT_IN = {9: "0%", 10: "0.00%", 17: "mmm-yy", **dict.fromkeys((14, 15, 16, 22), "d")}
Record = tuple[int, bytes]


@dataclass(slots=True)
class Book:
    """What the sheets share."""

    unicode: bool = True
    since_1904: bool = False
    formats: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    styles: list[int] = field(default_factory=list)
    sheets: dict[str, int] = field(default_factory=dict)
    """Name → place in the stream."""

    def code(self, style: int) -> str:
        return self.formats.get(self.styles[style], "") if style < len(self.styles) else ""


def told(path: Path) -> dict[str, Told]:
    """By sheet name. What is broken is left to calamine to refuse."""
    try:
        stream = workbook_stream(path.read_bytes())
        book = read_book(stream)
        return {name: read_sheet(stream, start, book) for name, start in book.sheets.items()}
    except (struct.error, IndexError, UnicodeDecodeError, ValueError):
        return {}


def records(stream: bytes, start: int) -> Iterator[Record]:
    """Of one part of the stream, without those of charts inside it."""
    depth = 0
    while start + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, start)
        depth += (kind == BOF) - (kind == EOF)
        if depth == 1:
            yield kind, stream[start + 4 : start + 4 + size]
        if depth <= 0:
            return
        start += 4 + size


def read_book(stream: bytes) -> Book:
    book = Book()
    for kind, data in records(stream, 0):
        if kind == BOF:
            book.unicode = data[:2] == b"\x00\x06"
        elif kind == DATE_MODE:
            book.since_1904 = data[:1] == b"\x01"
        elif kind == FORMAT:
            book.formats[struct.unpack_from("<H", data)[0]] = words(data[2:], book.unicode, wide=book.unicode)
        elif kind == STYLE:
            book.styles.append(struct.unpack_from("<H", data, 2)[0])
        elif kind == SHEET and data[5] == 0:
            book.sheets[words(data[6:], book.unicode)] = struct.unpack_from("<I", data)[0]
    return book


def words(data: bytes, unicode: bool, *, wide: bool = False) -> str:
    """A string behind its length (two bytes where ``wide``); BIFF5 knows no Unicode."""
    size, rest = (struct.unpack_from("<H", data)[0], data[2:]) if wide else (data[0], data[1:])
    if not unicode:
        return rest[:size].decode("cp1252", "replace")
    if rest[0] & 1:
        return rest[1 : 1 + 2 * size].decode("utf-16-le")
    return rest[1 : 1 + size].decode("latin-1")


def read_sheet(stream: bytes, start: int, book: Book) -> Told:
    sheet = Told()
    blank: list[tuple[int, int]] = []
    never = False
    for kind, data in records(stream, start):
        if kind == ROW and len(data) >= 16 and data[12] & 0x20:
            row = struct.unpack_from("<H", data)[0] + 1
            extend(sheet.hidden_rows, row, row)
        elif kind == COLUMNS and len(data) >= 10 and data[8] & 1:
            first, last = struct.unpack_from("<HH", data)
            extend(sheet.hidden_columns, first + 1, last + 1)
        elif kind == FORMULA and data[6] == 3 and data[12:14] == b"\xff\xff":
            row, column = struct.unpack_from("<HH", data)
            blank.append((row + 1, column + 1))
            never = never or counts(data[22:])
        elif kind in CELLS:
            for row, column, style, value in CELLS[kind](data):
                see(sheet, (row + 1, column + 1), book.code(style), value, book)
    for place in blank if never else ():
        sheet.add_fault(*place, "rumus")
    return sheet


def counts(tokens: bytes) -> bool:
    """Whether the last step of a formula can give nothing but a number: a sum, a quotient, a mean. Where it
    gave empty text, as Python's xlwt leaves it, nothing in the sheet was ever calculated."""
    called = tokens[-4:]
    if len(called) == 4 and called[0] in CALLED:
        return struct.unpack_from("<H", called, 2)[0] in OF_NUMBERS
    return called[:2] == b"\x19\x10" or tokens[-1:] in (b"\x03", b"\x04", b"\x05", b"\x06")


def see(sheet: Told, place: tuple[int, int], code: str, value: float | str, book: Book) -> None:
    row, column = place
    if isinstance(value, str):
        sheet.add_fault(row, column, value)
    elif is_unseen(code):
        extend(sheet.unseen, row, row)
    elif is_percent(code):
        sheet.add_percent(row, column)
    elif is_day(code) and no_day(value, since_1904=book.since_1904):
        sheet.add_fault(row, column, f"tanggal {value:g}")
    elif sign := sign_of(code):
        sheet.add_sign(row, column, sign)


Cell = tuple[int, int, int, float | str]
"""Row and column from 0, style, and a number or why there is none."""


def number(data: bytes) -> Iterator[Cell]:
    yield struct.unpack_from("<HHHd", data)


def integer(data: bytes) -> Iterator[Cell]:
    row, column, style = struct.unpack_from("<HHH", data)
    yield row, column, style, packed(data[6:10])


def integers(data: bytes) -> Iterator[Cell]:
    row, first = struct.unpack_from("<HH", data)
    for n, at in enumerate(range(4, len(data) - 7, 6)):
        yield row, first + n, struct.unpack_from("<H", data, at)[0], packed(data[at + 2 : at + 6])


def packed(data: bytes) -> float:
    """An RK number: 30 bits of an integer or of a float, perhaps a hundredfold."""
    bits = struct.unpack("<I", data)[0]
    if bits & 2:
        value = float(struct.unpack("<i", data)[0] >> 2)
    else:
        value = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<I", bits & 0xFFFFFFFC))[0]
    return value / 100 if bits & 1 else value


def error(data: bytes) -> Iterator[Cell]:
    row, column, style = struct.unpack_from("<HHH", data)
    if data[7]:
        yield row, column, style, ERRORS.get(data[6], "#N/A")


def formula(data: bytes) -> Iterator[Cell]:
    """A zero whose formula is to be calculated when opened was never calculated."""
    row, column, style = struct.unpack_from("<HHH", data)
    result, flags = data[6:14], struct.unpack_from("<H", data, 14)[0]
    if result[6:8] == b"\xff\xff":
        if result[0] == 2:
            yield row, column, style, ERRORS.get(result[2], "#N/A")
        return
    value = struct.unpack("<d", result)[0]
    yield row, column, style, "rumus" if value == 0 and flags & 2 else value


CELLS = {NUMBER: number, INTEGER: integer, INTEGERS: integers, ERROR: error, FORMULA: formula}


def workbook_stream(data: bytes) -> bytes:
    """``Workbook`` or ``Book`` of a compound file. Chains of sectors end where the file does."""
    if not data.startswith(SIGNATURE):
        raise ValueError("no compound file")
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    table = allocation(data, size)
    directory = chain(data, size, table, struct.unpack_from("<I", data, 48)[0])
    entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
    named = {entry[: max(0, entry[64] - 2)].decode("utf-16-le", "replace"): entry for entry in entries}
    entry = named.get("Workbook") or named["Book"] if "Workbook" in named or "Book" in named else b""
    if not entry:
        raise ValueError("no workbook")
    start, length = struct.unpack_from("<II", entry, 116)
    if length >= struct.unpack_from("<I", data, 56)[0]:
        return chain(data, size, table, start)[:length]
    return small_stream(data, size, table, entries[0], start)[:length]


def allocation(data: bytes, size: int) -> list[int]:
    """The number of the sector that follows each sector."""
    places = list(struct.unpack_from("<109I", data, 76))
    following = struct.unpack_from("<I", data, 68)[0]
    while following < LAST_SECTOR and len(places) * size < 4 * len(data):
        more = struct.unpack_from(f"<{size // 4}I", data, (following + 1) * size)
        places += more[:-1]
        following = more[-1]
    found: list[int] = []
    for place in places:
        if place < LAST_SECTOR and (place + 2) * size <= len(data) + size:
            sector = data[(place + 1) * size : (place + 2) * size].ljust(size, b"\xff")
            found += struct.unpack(f"<{size // 4}I", sector)
    return found


def chain(data: bytes, size: int, table: list[int], sector: int) -> bytes:
    pieces: list[bytes] = []
    while sector < len(table) and len(pieces) <= len(table):
        pieces.append(data[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(pieces)


def small_stream(data: bytes, size: int, table: list[int], root: bytes, sector: int) -> bytes:
    """Short streams lie in pieces of 64 bytes inside the stream of the root."""
    inside = chain(data, size, table, struct.unpack_from("<I", root, 116)[0])
    short = chain(data, size, table, struct.unpack_from("<I", data, 60)[0])
    following = struct.unpack(f"<{len(short) // 4}I", short[: len(short) // 4 * 4])
    pieces: list[bytes] = []
    while sector < len(following) and len(pieces) <= len(following):
        pieces.append(inside[sector * 64 : sector * 64 + 64])
        sector = following[sector]
    return b"".join(pieces)
