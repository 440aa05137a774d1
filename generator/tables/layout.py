"""Where in a grid the table lies: titles above, header rows, columns, notes, and other tables beside it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from statistics import median

from generator.kinds.dataset import TableSpec
from generator.readers.grid import TYPED, Grid, Row, Unreadable
from generator.readers.sheetxml import column_number
from generator.tables.header import DEPTH, at, header_depth, join_headers
from generator.tables.shape import count, filled, is_blank, is_label, is_number

LOOK = 2_000
"""Rows from which the layout is decided."""
TITLES = 40
"""Rows that may stand above the header."""
NUMBERED = 3
"""Columns at least that are numbered without brackets."""
FORMULA = re.compile(r"\s*=.*?(?=[)\]]?$)")
"""``5=4-3``: what a numbered column is made of."""
TITLE = re.compile(r"(?i)\s*(?:tabel|table|lampiran|gambar)\.?(?:\s+[\w.]{1,12})?\s*:?\s*")
"""The first cell of a title that is parted into several."""
RANGE = re.compile(r"([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?")


@dataclass(slots=True)
class Layout:
    """Lines count from 1 as in the file; columns of the grid count from 0."""

    headers: list[str]
    columns: list[int]
    """Columns of the grid that belong to the table, one a header."""
    header_line: int
    first_line: int
    """Line of the first row of data, or the one after the last header row."""
    last_line: int = 0
    """Last line of a declared range; 0 without one."""
    right: int | None = None
    """First column past a declared range."""
    notes: list[str] = field(default_factory=list)
    head: tuple[Row, ...] = ()
    """The rows of the header, cut to the columns of the table, to know one that is repeated below."""


def find_layout(grid: Grid, spec: TableSpec) -> Layout:
    """Raises Unreadable where there is no table."""
    top, left, bottom, right = bounds(spec.range)
    rows = [
        (line, row[left:right])
        for line, row in islice(grid.rows(), top - 1 + LOOK)
        if line >= top and (not bottom or line <= bottom)
    ]
    rows, notes = without_meta(rows)
    rows = rows if not (rows and is_separator_line(rows[0][1])) else rows[1:]
    start = header_start(rows, bool(spec.range))
    if start is None:
        raise empty()
    if not spec.range:
        start = upper_header(rows, start)
    merged = [box for box in grid.merged if left <= box.left]
    depth = header_depth(rows, start, merged, left)
    first = start + depth
    body = [row for _, row in rows[first:]]
    width = table_width(grid, [row for _, row in rows[start:first]], [row for _, row in rows[first:]])
    names = join_headers(
        [row for _, row in rows[start:first]], [line for line, _ in rows[start:first]], merged, left, width
    )
    notes += [note for _, row in rows[:start] if (note := sentence(row))]
    if body and is_numbering(body[0], body[1:6]):
        notes.append("Baris nomor kolom di bawah judul tidak ikut diterbitkan.")
        first, body = first + 1, body[1:]
    columns = [n for n in range(width) if names[n] or any(n < len(row) and row[n] for row in body)]
    header_line = rows[first - 1][0] if first else 1
    return Layout(
        [names[n] for n in columns],
        [left + n for n in columns],
        rows[start][0],
        header_line + 1,
        bottom,
        right,
        notes,
        tuple([at(row, n) for n in columns] for _, row in rows[start:first] if count(row) >= 2),
    )


def table_width(grid: Grid, head: list[Row], body: list[Row]) -> int:
    """Columns of the table. In CSV, cells past the header are a fault of their row, unless it leaves room.

    A header that is shorter than all rows names other columns than those above which its cells stand.
    """
    longest = max((len(row) for row in [*head, *body]), default=0)
    if grid.spreadsheet:
        return longest
    titled = max(n + 1 for row in head for n, cell in enumerate(row) if cell and cell.strip())
    room = max(map(len, head))
    while titled < min(longest, room) and 2 * sum(
        1 for row in body if titled < len(row) and row[titled]
    ) > len(body):
        titled += 1
    return titled


def bounds(text: str | None) -> tuple[int, int, int, int | None]:
    """First line, first column from 0, last line (0: open), column past the last (None: open)."""
    match = RANGE.fullmatch(text or "")
    if match is None:
        return 1, 0, 0, None
    return (
        int(match[2]),
        column_number(match[1]) - 1,
        int(match[4]) if match[4] else 0,
        column_number(match[3]) if match[3] else None,
    )


def is_separator_line(row: Row) -> bool:
    """Excel's ``sep=;`` at the top of a CSV file."""
    return bool(row and row[0] and row[0].lower().startswith("sep=") and count(row) <= 1)


def without_meta(rows: list[tuple[int, Row]]) -> tuple[list[tuple[int, Row]], list[str]]:
    """``<META>`` … ``</META>`` blocks become notes."""
    kept, notes, inside = [], [], False
    closed = any(opening(row).startswith("</meta") for _, row in rows[:TITLES])
    for line, row in rows:
        first = opening(row)
        if first.startswith("<meta"):
            inside = closed and "</meta" not in first
        elif first.startswith("</meta"):
            inside = False
        elif inside:
            notes += [note] if (note := sentence(row)) else []
        elif not (first.startswith("<") and first.endswith(">") and count(row) == 1):
            kept.append((line, row))
    return kept, notes


def opening(row: Row) -> str:
    return (next((cell for cell in row if cell), "") or "").strip().lower()


def header_start(rows: list[tuple[int, Row]], declared: bool) -> int | None:
    """The first row that is as full as a row of the table; in a declared range, its first row."""
    counts = [0 if is_remark(row) else count(row) for _, row in rows]
    if not any(counts):
        counts = [count(row) for _, row in rows]
    wide = [n for n in counts if n >= 2]
    if not wide or declared:
        return next((n for n, cells in enumerate(counts) if cells), None)
    typical = Counter(wide[:200]).most_common(1)[0][0] if len(wide) > 3 else int(median(wide))
    least = max(2, typical / 2)
    start = next((n for n, cells in enumerate(counts[:TITLES]) if cells >= least), None)
    if start is None:
        return next(n for n, cells in enumerate(counts) if cells >= 2)
    if start and max(wide) == 2 and names_second(rows[start - 1][1], rows[start][1]):
        return start - 1
    while start and counts[start - 1] >= 2 and has_gap(rows[start][1], rows[start - 1][1]):
        start -= 1
    return start


def names_second(row: Row, below: Row) -> bool:
    """``;jumlah`` over ``Sail;5``: the first of two columns has no name, as programs write an index."""
    return len(row) == 2 and not at(row, 0) and is_label(at(row, 1)) and is_number(at(below, 1))


def has_gap(row: Row, above: Row) -> bool:
    """A cell of the row is empty where the row above says something: the lower half of a header."""
    return any(cell and not (n < len(row) and row[n]) for n, cell in enumerate(above))


def is_remark(row: Row) -> bool:
    """``Kota: | Bandung`` or ``Tabel | 3.1 | Penduduk …`` above a table, in two or three cells."""
    cells = filled(row)
    if len(cells) not in (2, 3):
        return False
    keyed = cells[0].rstrip().endswith(":") or cells[1].strip().startswith(":")
    return keyed or bool(TITLE.fullmatch(cells[0]) and len(cells) < len(row))


def upper_header(rows: list[tuple[int, Row]], start: int) -> int:
    """The row that names the columns which the fullest header row leaves free, though they hold values."""
    row, body = rows[start][1], [row for _, row in rows[start + 1 : start + 6]]
    gaps = [
        n for n in range(max(map(len, body), default=0)) if not at(row, n) and any(at(b, n) for b in body)
    ]
    for up in range(start - 1, max(start - DEPTH, -1), -1):
        above = rows[up][1]
        if not all(is_label(cell) for cell in filled(above)):
            return start
        if count(above) >= 2 and any(at(above, n) for n in gaps):
            return up
    return start


def is_numbering(row: Row, below: list[Row]) -> bool:
    """``(1) (2) (3)`` below the header, as BPS numbers its columns, or ``1 2 3=2-1`` of a budget.

    Without brackets it could be a row of the table, unless words stand below a number; of two columns,
    where ``1, 2`` comes by chance, it stays one.
    """
    cells = [FORMULA.sub("", (cell or "").strip().removeprefix(TYPED)) for cell in row]
    numbered = [cell for cell in cells if cell]
    if len(numbered) < 2:
        return False
    if [cell.strip("()[]") for cell in numbered] not in sequences(len(numbered)):
        return False
    if all(cell.startswith(("(", "[")) for cell in numbered):
        return True
    return len(numbered) >= NUMBERED and any(
        cell and n < len(other) and is_label(other[n]) for other in below for n, cell in enumerate(cells)
    )


def sequences(length: int) -> list[list[str]]:
    """1, 2, 3; -1, -2, -3, which Excel makes of (1) (2) (3); a, b, c."""
    numbers = [str(number) for number in range(1, length + 1)]
    letters = [chr(97 + number) for number in range(min(length, 26))]
    return [numbers, [f"-{number}" for number in numbers], letters, [letter.upper() for letter in letters]]


def sentence(row: Row) -> str:
    """The cells of a title or note as one line."""
    return " ".join(
        " ".join((cell or "").removeprefix(TYPED).split()) for cell in row if cell and cell.strip()
    )


def empty() -> Unreadable:
    return Unreadable("tabel ini kosong.", "Isi baris judul dan sekurangnya satu baris data.", "tabel-kosong")


__all__ = ["Layout", "find_layout", "is_blank", "sentence"]
