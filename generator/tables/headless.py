"""A file that begins with its first row of data: the header is missing, and one row would become it."""

from __future__ import annotations

from itertools import islice, pairwise

from generator.findings import Finding, Place
from generator.readers.grid import TYPED, Grid, Row
from generator.tables.blocks import cell
from generator.tables.layout import Layout
from generator.tables.shape import is_number, is_year

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹)"
"""Marks of footnotes behind a year."""
LOOK = 50
"""Rows below the header that say whether a column holds numbers."""


def no_header(grid: Grid, layout: Layout, source: str) -> list[Finding]:
    """Numbers stand as headers over all columns of numbers, and are no years and no sequence."""
    if grid.typed or layout.first_line != layout.header_line + 1:
        return []
    rows = [row for line, row in islice(grid.rows(), layout.header_line + LOOK) if line >= layout.first_line]
    headers = dict(zip(layout.columns, layout.headers, strict=True))
    numeric = [headers[n] for n in layout.columns if holds_numbers(rows, n)]
    if not numeric or not all(is_number(each) and not is_year(each.rstrip(RAISED)) for each in numeric):
        return []
    return [] if is_sequence(numeric) else [missing(layout, source)]


def holds_numbers(rows: list[Row], column: int) -> bool:
    present = [each for row in rows if (each := cell(row, column)) and not each.isspace()]
    return bool(present) and all(map(is_number, present))


def is_sequence(headers: list[str]) -> bool:
    """``1 2 3``, ``5 10 15``: days, classes, ages."""
    plain = [header.removeprefix(TYPED) for header in headers]
    if not all(each.isascii() and each.isdigit() for each in plain):
        return False
    steps = {int(after) - int(before) for before, after in pairwise(plain)}
    return len(steps) == 1 and (len(plain) > 2 or steps == {1})


def missing(layout: Layout, source: str) -> Finding:
    return Finding(
        Place(source, layout.header_line),
        "baris judul tidak ada: baris pertama sudah berisi angka data.",
        "Tulis nama kolom di baris paling atas; bila angka itu namanya, tambahkan kata, misalnya usia 5.",
        "tanpa-baris-judul",
    )
