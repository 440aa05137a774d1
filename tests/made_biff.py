"""A real ``.xls``: the least of BIFF8 ([MS-XLS]) in a compound file ([MS-CFB]) that spreadsheets read."""

from __future__ import annotations

import struct
from collections.abc import Iterable

END, FAT, FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def begin(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 1996, 0, 6))


def cell(row: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        return record(0x0204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return record(0x0203, place + struct.pack("<d", value))


def workbook_stream(rows: Iterable[Iterable[str | float | None]], name: str) -> bytes:
    size = len(begin(5)) + 4 + 8 + 2 * len(name) + 4
    sheet = struct.pack("<IBBBB", size, 0, 0, len(name), 1) + name.encode("utf-16-le")
    cells = [
        cell(r, c, value) for r, row in enumerate(rows) for c, value in enumerate(row) if value is not None
    ]
    stream = begin(5) + record(0x0085, sheet) + record(0x000A)
    assert len(stream) == size
    return stream + begin(0x10) + b"".join(cells) + record(0x000A)


def entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, FREE, FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def xls(rows: Iterable[Iterable[str | float | None]], name: str = "Data") -> bytes:
    """Sector 0 is the allocation table, 1 the directory, the rest the stream."""
    stream = workbook_stream(rows, name).ljust(4096, b"\0")
    stream += bytes(-len(stream) % 512)
    count = len(stream) // 512
    assert count < 120
    chain = [FAT, END, *range(3, count + 2), END]
    table = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    directory = entry("Root Entry", 5, END, 0, child=1) + entry("Workbook", 2, 2, len(stream))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0, 0)
    head += struct.pack("<108I", *[FREE] * 108)
    return head + table + directory.ljust(512, b"\0") + stream
