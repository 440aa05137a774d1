"""Several tables in one sheet: found, named by their ranges, and left to the officer to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from generator.findings import Finding, Place, Severity
from generator.kinds.dataset import TableSpec
from generator.readers.grid import Grid, Row
from generator.tables.layout import LOOK, Layout
from generator.tables.shape import count, is_blank, is_label, is_number, is_year
from generator.tables.words import HEADING

Numbered = list[tuple[int, Row]]
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines from 1 and columns from 0, ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        return f"{letters(self.left)}{self.top}:{letters(self.right)}{self.bottom}"


def letters(column: int) -> str:
    """0 → ``A``, 26 → ``AA``."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def several_tables(grid: Grid, layout: Layout, spec: TableSpec, source: str) -> list[Finding]:
    """A finding where the sheet holds more than one table and no range was declared."""
    if spec.range:
        return []
    rows = [(line, row) for line, row in islice(grid.rows(), LOOK) if line >= layout.first_line]
    found = below(rows, layout) or beside(rows, layout)
    return [finding(found, source)] if found else perhaps_beside(rows, layout, source)


def finding(blocks: list[Block], source: str) -> Finding:
    first, *others = map(str, blocks)
    return Finding(
        Place(source, blocks[1].top),
        f"ada {len(blocks)} tabel di satu lembar: {first} dan {', '.join(others)}.",
        f"Tulis rentang: {first} untuk berkas ini di dataset.yml, dan pindahkan yang lain ke berkas sendiri.",
        "beberapa-tabel",
    )


def below(rows: Numbered, layout: Layout) -> list[Block]:
    """A second header, most often below an empty row: words over a column that holds numbers elsewhere."""
    left, right = layout.columns[0], layout.columns[-1]
    blank = [is_blank(row) for _, row in rows]
    starts = [n for n in range(2, len(rows) - 1) if blank[n - 1] and not blank[n]]
    starts = [n for n in starts if not is_again(rows[n][1], layout)]  # pages of one table
    heads = [head for n in starts if (head := second_header(rows, n)) is not None]
    heads = sorted({*heads, *abrupt_headers(rows, layout)})
    if not heads:
        return []
    blocks, top = [], layout.header_line
    for head in [*heads, None]:
        end = next((n for n in reversed(range(head or len(rows))) if count(rows[n][1]) >= 2), 0)
        blocks.append(Block(top, left, rows[end][0], right))
        top = rows[head][0] if head is not None else 0
    return blocks


def second_header(rows: Numbered, start: int) -> int | None:
    """Index of the header of a table that begins near ``start``, perhaps below a title of its own."""
    for n in range(start, min(start + 3, len(rows) - 1)):
        row, after = rows[n][1], rows[n + 1][1]
        if count(row) < 2 or count(after) < 2:
            continue
        labels = [k for k, cell in enumerate(row) if cell and cell.strip()]
        if not all(is_label(row[k]) for k in labels):
            return None
        above = [other for _, other in rows[:start]]
        turned = [
            k for k in labels if not is_year(row[k]) and is_number(cell(after, k)) and holds_numbers(above, k)
        ]
        return n if turned else None
    return None


def abrupt_headers(rows: Numbered, layout: Layout) -> Iterator[int]:
    """Where no empty row parts the tables: words in all columns of numbers, with numbers above and below.

    In one column of numbers that could be a mistake, so it counts only below a title of its own.
    """
    numeric = [k for k in layout.columns if holds_numbers([row for _, row in rows], k)]
    for n in range(1, len(rows) - 1):
        row = rows[n][1]
        said = [each for k in numeric if (each := cell(row, k))]
        if not said or any(map(DIGIT.search, said)) or not names_columns(row, layout):
            continue
        above, below = [each for _, each in rows[:n]], [each for _, each in rows[n + 1 : n + 4]]
        turned = [
            k for k in numeric if cell(row, k) and holds_numbers(above[-9:], k) and holds_numbers(below, k)
        ]
        if len(turned) >= 2 or (turned and count(above[-1]) == 1):
            yield n


def names_columns(row: Row, layout: Layout) -> bool:
    """Different words, the first of which names a column, and not the header again, which pages repeat.

    Without such a name it could be a row of which nothing was counted (``Sail | libur | tutup``).
    """
    labels = [each.strip() for each in row if each and each.strip()]
    if len(labels) < 2 or len({*labels}) < len(labels) or is_again(row, layout):
        return False
    return bool(HEADING.fullmatch(labels[0])) and all(map(is_label, labels))


def is_again(row: Row, layout: Layout) -> bool:
    return [cell(row, k) for k in layout.columns] in layout.head


def holds_numbers(rows: list[Row], column: int) -> bool:
    cells = [cell(row, column) for row in rows[:100]]
    present = [each for each in cells if each]
    return bool(present) and sum(map(is_number, present)) > len(present) / 2


def cell(row: Row, n: int) -> str | None:
    return row[n] if n < len(row) else None


def parts(layout: Layout) -> list[tuple[list[int], list[int]]]:
    """The columns left and right of each empty one that parts two columns or more from two or more."""
    empty = set(range(layout.columns[0], layout.columns[-1])) - set(layout.columns)
    cuts = (
        ([n for n in layout.columns if n < gap], [n for n in layout.columns if n > gap])
        for gap in sorted(empty)
    )
    return [(before, after) for before, after in cuts if len(before) >= 2 and len(after) >= 2]


def beside(rows: Numbered, layout: Layout) -> list[Block]:
    """Right of an empty column the same headers come again, or other words over another number of rows."""
    named = dict(zip(layout.columns, layout.headers, strict=True))
    for before, after in parts(layout):
        again = {named[n] for n in before if named[n]} & {named[n] for n in after}
        apart = worded(rows, before) and worded(rows, after) and height(rows, before) != height(rows, after)
        if again or apart:
            return [extent(rows, layout, before), extent(rows, layout, after)]
    return []


def perhaps_beside(rows: Numbered, layout: Layout, source: str) -> list[Finding]:
    """Words begin anew right of an empty column, row for row: one table or two, only the officer knows."""
    for before, after in parts(layout):
        if worded(rows, before) and worded(rows, after):
            left, right = extent(rows, layout, before), extent(rows, layout, after)
            return [
                Finding(
                    Place(source, layout.header_line),
                    f"kolom kosong memisahkan {left} dan {right}; keduanya dibaca sebagai satu tabel.",
                    f"Bila itu dua tabel, tulis rentang: {left} di dataset.yml; bila satu, hapus kolom itu.",
                    "beberapa-tabel",
                    Severity.WARNING,
                )
            ]
    return []


def worded(rows: Numbered, columns: list[int]) -> bool:
    """The first of the columns holds words, as names of what the rows are about."""
    present = [each for _, row in rows[:100] if (each := cell(row, columns[0]))]
    return bool(present) and sum(map(is_label, present)) > len(present) / 2


def height(rows: Numbered, columns: list[int]) -> int:
    """Rows down to the last one in which two of the columns say something."""
    full = [n for n, (_, row) in enumerate(rows) if sum(1 for column in columns if cell(row, column)) >= 2]
    return max(full, default=0)


def extent(rows: Numbered, layout: Layout, columns: list[int]) -> Block:
    filled = [line for line, row in rows if any(cell(row, n) for n in columns)]
    return Block(layout.header_line, columns[0], max(filled, default=layout.header_line), columns[-1])
