"""A real ``.xls``: the least of BIFF8 ([MS-XLS]) in a compound file ([MS-CFB]) that spreadsheets read."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterable, Mapping
from typing import Any

ERRORS = {"#DIV/0!": 0x07, "#N/A": 0x2A, "#REF!": 0x17}
END, FAT, FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def begin(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 1996, 0, 6))


def cell(row: int, column: int, value: str | float | bytes, style: int = 0) -> bytes:
    """Bytes are the tokens of a formula whose result is empty text."""
    place = struct.pack("<HHH", row, column, style)
    if isinstance(value, bytes):
        result = struct.pack("<H4xH", 3, 0xFFFF)
        return record(0x0006, place + result + struct.pack("<HIH", 0, 0, len(value)) + value)
    if value in ERRORS:
        return record(0x0205, place + bytes([ERRORS[str(value)], 1]))
    if isinstance(value, str):
        return record(0x0204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return record(0x0203, place + struct.pack("<d", value))


def styles(codes: Iterable[str]) -> bytes:
    """Number formats from 164 on, and cell styles: the first shows numbers as they are."""
    codes = list(codes)
    formats = [
        record(0x041E, struct.pack("<HHB", number, len(code), 0) + code.encode("ascii"))
        for number, code in enumerate(codes, 164)
    ]
    numbers = [0, *range(164, 164 + len(codes))]
    return b"".join(
        [*formats, *(record(0x00E0, struct.pack("<HH", 0, each) + bytes(16)) for each in numbers)]
    )


def workbook_stream(
    rows: Iterable[Iterable[str | float | bytes | None]],
    name: str,
    formats: Mapping[int, str] | None = None,
    hidden_rows: Collection[int] = (),
    hidden_columns: Collection[int] = (),
) -> bytes:
    """``formats``: number format of a column; columns and rows count from 0."""
    formats = formats or {}
    style = {column: number for number, column in enumerate(formats, 1)}
    book = begin(5) + (styles(formats.values()) if formats else b"")
    size = len(book) + 4 + 8 + 2 * len(name) + 4
    sheet = struct.pack("<IBBBB", size, 0, 0, len(name), 1) + name.encode("utf-16-le")
    parts = [record(0x007D, struct.pack("<HHHHHH", c, c, 2000, 0, 1, 0)) for c in sorted(hidden_columns)]
    parts += [record(0x0208, struct.pack("<HHHHHHI", r, 0, 9, 255, 0, 0, 0x20)) for r in sorted(hidden_rows)]
    parts += [
        cell(r, c, value, style.get(c, 0))
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
        if value is not None
    ]
    stream = book + record(0x0085, sheet) + record(0x000A)
    assert len(stream) == size
    return stream + begin(0x10) + b"".join(parts) + record(0x000A)


def entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, FREE, FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def compound(stream: bytes, name: str) -> bytes:
    """Sector 0 is the allocation table, 1 the directory, the rest the stream."""
    stream = stream.ljust(4096, b"\0")
    stream += bytes(-len(stream) % 512)
    count = len(stream) // 512
    assert count < 120
    chain = [FAT, END, *range(3, count + 2), END]
    table = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    directory = entry("Root Entry", 5, END, 0, child=1) + entry(name, 2, 2, len(stream))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0, 0)
    head += struct.pack("<108I", *[FREE] * 108)
    return head + table + directory.ljust(512, b"\0") + stream


def xls(rows: Iterable[Iterable[str | float | bytes | None]], name: str = "Data", **more: Any) -> bytes:
    return compound(workbook_stream(rows, name, **more), "Workbook")


def xls5(rows: Iterable[Iterable[str | float | None]], formats: Mapping[int, str] | None = None) -> bytes:
    """BIFF5, as programs of the nineties write it: bytes of Windows-1252, no shared strings."""
    formats = formats or {}
    style = {column: number for number, column in enumerate(formats, 1)}
    begin = [record(0x0809, struct.pack("<HHHH", 0x0500, kind, 0x0DBB, 1996)) for kind in (5, 0x10)]
    codes = [
        record(0x041E, struct.pack("<HB", number, len(code)) + code.encode("cp1252"))
        for number, code in enumerate(formats.values(), 164)
    ]
    numbers = [0, *range(164, 164 + len(codes))]
    styles = [record(0x00E0, struct.pack("<HH", 0, each) + bytes(12)) for each in numbers]
    book = begin[0] + record(0x0042, struct.pack("<H", 1252)) + b"".join([*codes, *styles])
    sheet = struct.pack("<IBBB", len(book) + 4 + 11 + 4, 0, 0, 4) + b"Data"
    cells = b""
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            place = struct.pack("<HHH", r, c, style.get(c, 0))
            if isinstance(value, str):
                text = value.encode("cp1252")
                cells += record(0x0204, place + struct.pack("<H", len(text)) + text)
            elif value is not None:
                cells += record(0x0203, place + struct.pack("<d", value))
    return compound(book + record(0x0085, sheet) + record(0x000A) + begin[1] + cells + record(0x000A), "Book")
