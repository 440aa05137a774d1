"""What stands below the last row: sources, remarks, signatures. Kept as notes, not as rows."""

from __future__ import annotations

from generator.readers.grid import Row
from generator.tables.shape import count, filled, is_blank, is_number
from generator.tables.words import NOTE, REMARK, SIGNED

HELD = 60
"""Last rows of a table that may turn out to be notes."""


def split_footer(rows: list[tuple[int, Row]]) -> tuple[list[tuple[int, Row]], list[str]]:
    """Rows of the table, and the notes below it, from the last rows (already cut to the table's columns)."""
    end = len(rows)
    tail = range(max(0, end - HELD), end)
    begin = next((n for n in tail if opens_footer(rows, n) or opens_signature(rows, n)), end)
    n = begin
    while n and (is_blank(rows[n - 1][1]) or lonely(rows[n - 1][1])):
        n -= 1
        begin = n if is_blank(rows[n][1]) else begin
    notes = [text for _, row in rows[begin:] if (text := " ".join(" ".join(filled(row)).split()))]
    return rows[:begin], notes


def opens_footer(rows: list[tuple[int, Row]], n: int) -> bool:
    """From this row on nothing looks like a row of the table."""
    first = filled(rows[n][1])
    if not first or len(first) > 2 or not (NOTE.match(first[0]) or is_remark(rows, n)):
        return False
    if len(first) == 2 and is_number(first[1]):
        return False
    return all(count(row) <= max(2, len(row) // 3) for _, row in rows[n:])


def is_remark(rows: list[tuple[int, Row]], n: int) -> bool:
    """The only cell of its row and written as a footnote (``1) Termasuk WNA``), unless rows begin so, too."""
    cell, *others = rows[n][1]
    if not cell or not others or count(others) or not REMARK.match(cell):
        return False
    return not any(row[0] and count(row) > 1 and REMARK.match(row[0]) for _, row in rows[:n])


def opens_signature(rows: list[tuple[int, Row]], n: int) -> bool:
    """Nothing but words, among them the place and day or the office of who signed.

    Most often below an empty row; without it, single cells from here on, of which the first is place and day.
    """
    row = rows[n][1]
    if not n or is_blank(row):
        return False
    cells = [cell for _, each in rows[n:] for cell in filled(each)]
    if not is_blank(rows[n - 1][1]) and not (
        len(row) >= 3 and SIGNED.match(filled(row)[0]) and all(count(each) <= 1 for _, each in rows[n:])
    ):
        return False
    return any(map(SIGNED.match, cells)) and not any(map(is_number, cells))


def lonely(row: Row) -> bool:
    """One cell of text where the table has three columns or more; a note only if an empty row parts it."""
    return count(row) == 1 and len(row) >= 3 and not any(c.isdigit() for c in filled(row)[0][:1])
