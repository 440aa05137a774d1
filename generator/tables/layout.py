"""Where in a grid the table lies: titles above, header rows, columns, notes, and other tables beside it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice, pairwise
from statistics import median

from generator.kinds.dataset import TableSpec
from generator.readers.grid import TYPED, Grid, Merged, Row, Unreadable
from generator.readers.sheetxml import column_number
from generator.tables.header import DEPTH, at, header_depth, join_headers, names_days
from generator.tables.indexrow import index_row, name_index
from generator.tables.numbering import is_numbering, is_rule
from generator.tables.shape import count, filled, is_blank, is_label, is_number

LOOK = 2_000
"""Rows from which the layout is decided."""
LOOK_BELOW = 200
"""Rows that say whether a row with words in its first cells is one of the header."""
TITLES = 40
"""Rows that may stand above the header."""
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
    _, left, bottom, right = bounds(spec.range)
    rows, notes = rows_of(grid, spec)
    found = header_start(rows, bool(spec.range))
    if found is None:
        raise nothing_in(spec.range) if spec.range else empty()
    start = found if spec.range else upper_header(rows, found)
    notes += [note for _, row in rows[:start] if (note := sentence(row))]
    merged = [box for box in grid.merged if left <= box.left]
    depth, index = header_rows(rows, start, found, merged, left)
    first = start + depth
    head, body = [row for _, row in rows[start:first]], [row for _, row in rows[first:]]
    width = table_width(grid, head, body)
    names = join_headers(head, [line for line, _ in rows[start:first]], merged, left, width)
    if index:
        names[: count(head[index])], more = name_index(head, index)
        notes += more
    skipped = below_header(body)
    notes, first, body = notes + skipped, first + len(skipped), body[len(skipped) :]
    columns = [n for n in range(width) if names[n] or any(n < len(row) and row[n] for row in body)]
    return Layout(
        [names[n] for n in columns],
        [left + n for n in columns],
        rows[start][0],
        rows[first - 1][0] + 1,
        bottom,
        right,
        notes,
        tuple([at(row, n) for n in columns] for row in head if count(row) >= 2),
    )


def rows_of(grid: Grid, spec: TableSpec) -> tuple[list[tuple[int, Row]], list[str]]:
    """The first rows of the range, without what is no part of the table for certain, and notes of that."""
    top, left, bottom, right = bounds(spec.range)
    rows = [
        (line, row[left:right])
        for line, row in islice(grid.rows(), top - 1 + LOOK)
        if line >= top and (not bottom or line <= bottom)
    ]
    rows, notes = without_meta(rows)
    return (rows[1:] if rows and is_separator_line(rows[0][1]) else rows), notes


def header_rows(
    rows: list[tuple[int, Row]], start: int, found: int, merged: list[Merged], left: int
) -> tuple[int, int]:
    """How many rows the header has, and which of them names the first columns (0: none does).

    The row that numbers the columns, and the one that names the first of them, end a header for certain.
    """
    cells = [row for _, row in rows[start : start + LOOK_BELOW]]
    if index := index_row(cells, DEPTH):
        return index + 1, index
    for n in range(1, min(DEPTH + 1, len(cells))):
        if names_days(rows[start + n - 1][0], rows[start + n][0], merged, cells[n], left):
            break
        if is_numbering(cells[n], cells[n + 1 : n + 6]):
            return n, 0
        if not all(map(is_label, filled(cells[n]))):
            break
    return max(header_depth(rows, start, merged, left), found - start + 1), 0


def below_header(body: list[Row]) -> list[str]:
    """What is said of the first rows that are none of the table: a drawn line, numbers of columns."""
    said = []
    if body and is_rule(body[0]):
        said.append("Baris garis di bawah judul tidak ikut diterbitkan.")
    below = body[len(said) :]
    if below and is_numbering(below[0], below[1:6]):
        said.append("Baris nomor kolom di bawah judul tidak ikut diterbitkan.")
    return said


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
    pairs = pairs_above(counts)
    counts[:pairs], wide = [0] * pairs, wide[sum(n >= 2 for n in counts[:pairs]) :]
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


def pairs_above(counts: list[int]) -> int:
    """Rows of ``Provinsi | Riau`` and titles that an empty row parts from a table of three columns."""
    end = next((n for n, cells in enumerate(counts[:TITLES]) if not cells and any(counts[:n])), 0)
    below = [cells for cells in counts[end:] if cells]
    wider = len(below) >= 2 and sum(cells >= 3 for cells in below) > len(below) / 2
    return end if wider and all(cells <= 2 for cells in counts[:end]) else 0


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
    """The highest row that belongs to the header of which the fullest row stands at ``start``."""
    top = names_free(rows, start)
    while top > max(start - DEPTH, 0) and tells_twins_apart(rows[top - 1][1], rows[top][1]):
        top -= 1
    return top


def names_free(rows: list[tuple[int, Row]], start: int) -> int:
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


def tells_twins_apart(above: Row, row: Row) -> bool:
    """The row names columns twice (``2022 | 2022``), and above each of them something else begins."""
    places: dict[str, list[int]] = {}
    for n, cell in enumerate(row):
        if cell and cell.strip():
            places.setdefault(cell.strip(), []).append(n)
    again = [pair for found in places.values() for pair in pairwise(found)]
    if not again or not all(map(is_label, filled(above))):
        return False
    return all(any(at(above, n) for n in range(before + 1, after + 1)) for before, after in again)


def sentence(row: Row) -> str:
    """The cells of a title or note as one line."""
    return " ".join(
        " ".join((cell or "").removeprefix(TYPED).split()) for cell in row if cell and cell.strip()
    )


def nothing_in(declared: str) -> Unreadable:
    return Unreadable(
        f"rentang {declared} tidak berisi apa pun.",
        "Periksa sel pertama dan terakhirnya di berkas itu, misalnya A5:F20.",
        "rentang-kosong",
    )


def empty() -> Unreadable:
    return Unreadable("tabel ini kosong.", "Isi baris judul dan sekurangnya satu baris data.", "tabel-kosong")


__all__ = ["Layout", "find_layout", "is_blank", "sentence"]
