"""Headers of one or more rows, with merged cells, joined into one name a column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.readers.grid import TYPED, Merged, Row
from generator.tables.shape import filled, is_label, is_number, is_year
from generator.tables.words import UNIT_WORDS

DEPTH = 5
"""Rows that a header may have."""
JOINT = " – "
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NUMBERED = re.compile(r"[(\[]\d+[)\]]")
"""Numbers of columns, which may stand below a header."""
ENGLISH = re.compile(
    r"(?i)\b(?:(?:sub)?districts?|regenc(?:y|ies)|municipalit(?:y|ies)|provinces?|villages?|totals?|numbers?|areas?|"
    r"populations?|(?:fe)?males?|years?|months?|sex|ages?|percent(?:age)?s?|households?|schools?|teachers?|pupils?|"
    r"students?|descriptions?|details?|items?|types?|kinds?|values?|production|average|rates?|density|sectors?|"
    r"industr(?:y|ies)|unit|quantity|name|city|commodit(?:y|ies)|education|rank|quarters?)\b"
)
"""Words of headers that are English and not Indonesian."""


def header_depth(rows: list[tuple[int, Row]], start: int, merged: Sequence[Merged], left: int) -> int:
    """How many rows from ``start`` on belong to the header; at least one."""
    depth = 1
    while depth < DEPTH and start + depth < len(rows) - 1:
        above = [row for _, row in rows[start : start + depth]]
        line, row = rows[start + depth]
        after = [cells for _, cells in rows[start + depth + 1 : start + depth + 8]]
        below = next((cells for cells in after if len(filled(cells)) > 1), after[0])  # the first full row
        if not (
            continues(above, row, below)
            or spanned(rows[start + depth - 1][0], line, merged, row, left)
            or parts_twins(above[-1], row, below)
            or translates(above[-1], row, after)
        ):
            break
        depth += 1
    return depth


def continues(above: list[Row], row: Row, below: Row) -> bool:
    """The row fills the gaps of the header above it and has words or years only."""
    labels = filled(row)
    if not labels or not all(is_label(cell) for cell in labels):
        return False
    if names_units(above[-1], row, below):
        return True
    gaps = [n for n, cell in enumerate(row) if cell and not at(above[-1], n)]
    named = together(above, len(row)) or []
    stub = next((n for n in range(len(row)) if named[n]), 0)  # the first columns often have no name
    covered = all(
        at(row, n) or n >= len(above[-1]) for n in range(stub, len(row)) if not named[n] and at(below, n)
    )
    if not gaps or not (covered or deepens(above[0], row, below)):
        return False
    vertical = any(at(above[-1], n) and not at(row, n) for n in range(len(above[-1])))
    return (vertical and len(labels) >= 2) or any(is_number(at(below, n)) for n in gaps)


def names_units(above: Row, row: Row, below: Row) -> bool:
    """``(km2)``, ``(jiwa)`` under the names of columns, with nothing under at least one of them."""
    cells = [cell for cell in row if cell and cell.strip()]
    bracketed = all(cell.strip().startswith("(") and cell.strip().endswith(")") for cell in cells) or all(
        cell.strip().lower() in UNIT_WORDS for cell in cells
    )
    free = any(at(above, n) and not at(row, n) and at(below, n) for n in range(len(above)))
    return bracketed and free and all(at(above, n) for n in range(len(row)) if at(row, n))


def parts_twins(above: Row, row: Row, below: Row) -> bool:
    """The header names columns twice (``2022 | 2022``), and the row tells them apart (``L | P``)."""
    again = Counter(filled(above))
    twins = [n for n, cell in enumerate(above) if cell and again[cell] > 1]
    labels = filled(row)
    if not twins or not all(is_label(cell) for cell in labels) or not all(at(row, n) for n in twins):
        return False
    pairs = {(above[n], at(row, n)) for n in twins}
    return len(pairs) == len(twins) and any(is_number(at(below, n)) for n in twins)


def translates(above: Row, row: Row, below: list[Row]) -> bool:
    """The header once more in English, as BPS prints it: words under every name, over numbers too.

    Over one column of numbers a row of words could be a row of the table, unless it is plainly English.
    """
    labels = filled(row)
    named = [n for n in range(max(len(above), len(row))) if at(above, n) or at(row, n)]
    if len(labels) < 2 or len(labels) < len(named) or len(set(labels)) < len(labels):
        return False
    if not all(is_label(cell) and len(cell.strip("() ")) > 1 for cell in labels):
        return False
    if any(map(str.isdigit, "".join(labels))):
        return False
    over = [n for n in named if not is_year(at(above, n)) and stand_for_numbers(below, n)]
    return len(over) > 1 or (len(over) == 1 and all(map(ENGLISH.search, labels)))


def stand_for_numbers(rows: list[Row], n: int) -> bool:
    """Numbers in a column, perhaps below years, and no words."""
    cells = [cell for row in rows if (cell := at(row, n)) and not NUMBERED.fullmatch(cell.strip())]
    cells = [cell for cell in cells if not is_year(cell)]
    return any(map(is_number, cells)) and not any(map(is_label, cells))


def deepens(top: Row, row: Row, below: Row) -> bool:
    """A third row of the header follows: words or years, under what only the first row names free again."""
    free = any(at(top, n) and not at(row, n) and not at(below, n) for n in range(len(top)))
    labels = filled(below)
    return free and len(labels) > len(filled(row)) >= 2 and all(is_label(cell) for cell in labels)


def spanned(upper: int, line: int, merged: Sequence[Merged], row: Row, left: int) -> bool:
    """A merged range of several columns ends in the row above, and this row names its parts."""
    labels = filled(row)
    if not labels or not all(is_label(cell) for cell in labels):
        return names_days(upper, line, merged, row, left)
    return is_tall(upper, line, merged) or (bool(wide(upper, merged)) and len(labels) >= 2)


def names_days(upper: int, line: int, merged: Sequence[Merged], row: Row, left: int) -> bool:
    """``1 2 3 …`` below ``Tanggal``, beside names that are merged over both rows."""
    boxes = wide(upper, merged) if is_tall(upper, line, merged) else []
    return any(counts_up(row[box.left - left : box.right - left + 1]) for box in boxes)


def is_tall(upper: int, line: int, merged: Sequence[Merged]) -> bool:
    return any(box.top < upper and box.bottom >= line - 1 for box in merged)


def wide(upper: int, merged: Sequence[Merged]) -> list[Merged]:
    return [box for box in merged if box.bottom == upper - 1 and box.right > box.left]


def counts_up(cells: Row) -> bool:
    """``1 2 3 …``: the days of a month, classes, below their common name."""
    plain = [(cell or "").removeprefix(TYPED) for cell in cells]
    numbers = [int(cell) for cell in plain if cell.isascii() and cell.isdigit() and len(cell) < 5]
    return len(numbers) == len(cells) > 1 and numbers == [*range(numbers[0], numbers[0] + len(numbers))]


def at(row: Sequence[str | None], n: int) -> str | None:
    cell = row[n] if n < len(row) else None
    return cell if cell and cell.strip() else None


def join_headers(
    rows: list[Row], lines: list[int], merged: Sequence[Merged], left: int, width: int
) -> list[str]:
    """One header a column, its parts from top to bottom; empty where nothing is written."""
    levels = [
        spread(row, line, merged, left, width, below=together(rows[n + 1 :], width))
        for n, (row, line) in enumerate(zip(rows, lines, strict=True))
    ]
    return without_first_days([JOINT.join(distinct([level[n] for level in levels])) for n in range(width)])


def without_first_days(names: list[str]) -> list[str]:
    """``2024-01-01`` → ``2024-01`` where several headers are dates, all of them the first of their month.

    A workbook shows ``Jan-24`` and stores the day.
    """
    days = [name for name in names if DAY.fullmatch(name)]
    if len(days) < 2 or not all(day.endswith("-01") for day in days):
        return names
    return [name[:-3] if DAY.fullmatch(name) else name for name in names]


def together(rows: list[Row], width: int) -> Row | None:
    """What any of the rows says in each column; None without rows."""
    return (
        [next((cell for row in rows if (cell := at(row, n))), None) for n in range(width)] if rows else None
    )


def spread(
    row: Row, line: int, merged: Sequence[Merged], left: int, width: int, *, below: Row | None
) -> list[str]:
    """The row with merged cells repeated over their columns, and gaps that stand over parts filled."""
    cells = [clean(at(row, n)) for n in range(width)]
    for box in merged:
        if box.top <= line - 1 <= box.bottom and 0 <= box.left - left < width and cells[box.left - left]:
            last = min(box.right - left + 1, width)
            cells[box.left - left : last] = [cells[box.left - left]] * (last - (box.left - left))
    if below is None:
        return cells
    covered = {
        n - left
        for box in merged
        if box.top <= line - 1 <= box.bottom
        for n in range(box.left, box.right + 1)
    }
    for n in range(1, width):
        if not cells[n] and n not in covered and at(below, n) and at(below, n - 1):
            cells[n] = cells[n - 1]
    return cells


def clean(cell: str | None) -> str:
    return " ".join((cell or "").removeprefix(TYPED).split())


def distinct(parts: list[str]) -> list[str]:
    """Non-empty parts, without those that repeat the one before."""
    kept: list[str] = []
    for part in parts:
        if part and (not kept or kept[-1] != part):
            kept.append(part)
    return kept
