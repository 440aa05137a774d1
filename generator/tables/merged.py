"""Merged cells among the rows: a name that stands once for several rows belongs to each of them.

A number that does would be counted as often, so it stays in the first row, and the officer is told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.findings import Finding, Place, Severity
from generator.readers.grid import Grid, Merged, Row
from generator.tables.infer import NUMBERING_WORDS, names_code
from generator.tables.layout import Layout
from generator.tables.names import clean_name
from generator.tables.shape import is_label
from generator.tables.words import is_missing


@dataclass(slots=True)
class Filled:
    """What was done on the way through the rows."""

    copies: Counter[int] = field(default_factory=Counter)
    """Column of the grid → cells that got the value of the first."""
    numbers: list[int] = field(default_factory=list)
    """Lines on which a merged number begins."""


def unmerged(grid: Grid, layout: Layout, source: str) -> tuple[Grid, list[str], list[Finding]]:
    """The grid with names in each row that they stand for, notes of that, and what stays doubtful."""
    boxes = [box for box in grid.merged if box.top >= layout.first_line - 1 and box.left in layout.columns]
    if not boxes:
        return grid, [], []
    names = dict(zip(layout.columns, layout.headers, strict=True))
    done = Filled()
    for _ in fill(grid, boxes, names, done):
        pass
    notes = [
        f'Isi sel gabung di kolom "{names[column]}" disalin ke {count} baris di bawahnya.'
        for column, count in sorted(done.copies.items())
    ]
    return (
        replace(grid, rows=lambda: fill(grid, boxes, names, Filled())),
        notes,
        [finding(done.numbers, source)] if done.numbers else [],
    )


def fill(grid: Grid, boxes: list[Merged], names: dict[int, str], done: Filled) -> Iterator[tuple[int, Row]]:
    begins: defaultdict[int, list[Merged]] = defaultdict(list)
    for box in boxes:
        begins[box.top + 1].append(box)
    open_boxes: dict[int, tuple[int, str]] = {}
    for line, cells in grid.rows():
        row = [*cells]
        for column, (last, value) in list(open_boxes.items()):
            if line > last:
                del open_boxes[column]
            elif column < len(row) and not row[column]:
                row[column] = value
                done.copies[column] += 1
        for box in begins.get(line, ()):
            written = row[box.left] if box.left < len(row) else None
            if not written or not written.strip() or is_missing(written):
                continue
            if not is_name(written, names[box.left]):
                done.numbers += [line] if box.bottom > box.top or covers(box, names) else []
            elif box.bottom > box.top:
                open_boxes[box.left] = (box.bottom + 1, written)
        yield line, row


def is_name(value: str, header: str) -> bool:
    """Words, years, codes and the numbers of a list, which nobody adds up."""
    words = set(clean_name(header).split("_"))
    return is_label(value) or names_code(words) or words <= NUMBERING_WORDS


def covers(box: Merged, names: dict[int, str]) -> bool:
    """Several columns of the table lie below the merged cell."""
    return sum(box.left <= column <= box.right for column in names) > 1


def finding(lines: list[int], source: str) -> Finding:
    return Finding(
        Place(source, lines[0]),
        f"{len(lines)} sel gabung berisi angka; angkanya hanya masuk ke sel yang pertama.",
        "Pisahkan sel gabungnya, lalu isi tiap sel.",
        "sel-gabung",
        Severity.WARNING,
    )
