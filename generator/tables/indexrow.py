"""Names of the first columns on a row of their own, below a header of several rows, as pandas writes pivots.

    Tahun       2022        2023
    JK          L     P     L     P
    Kecamatan
    Sail        10    12    11    13

What the header says above such names (``Tahun``, ``JK``) names its own rows, not the column.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from generator.readers.grid import Row
from generator.tables.shape import count, filled, is_label
from generator.tables.words import HEADING

LEAST = 2
"""Rows of a header below which names stand on a row of their own; one row would hold them itself."""


def index_row(rows: Sequence[Row], deepest: int) -> int:
    """Which of the rows (from the first of the header on) names the first columns; 0 where none does."""
    for n in range(LEAST, min(deepest, len(rows) - 1)):
        if not all(all(map(is_label, filled(row))) for row in rows[:n]):
            return 0
        if names_index(rows, n):
            return n
    return 0


def names_index(rows: Sequence[Row], n: int) -> bool:
    """Words in the first columns only, over full rows, and none of these columns has another name.

    Where one of them has one (the first in pandas' CSV, the last in its workbooks), that may be the real one,
    and the row below a heading of rows (``PENDAPATAN``): then only words that name columns are believed.
    """
    row, above, below = rows[n], rows[:n], rows[n + 1 :]
    names = [*takewhile(lambda cell: cell and cell.strip(), row)]
    if not names or count(row) > len(names) or not all(map(is_plain, names)):
        return False
    if count(below[0]) <= len(names) or any(is_heading(other, len(names)) for other in below):
        return False
    width = len(names)
    named = sum(any(filled(other[k : k + 1]) for other in above) for k in range(width))
    if named > 1 or any(count(other) <= count(other[:width]) for other in above):
        return False
    return not named or (count(above[-1][:width]) == 1 and all(map(names_column, names)))


def is_plain(cell: str | None) -> bool:
    return is_label(cell) and not any(map(str.isdigit, cell or ""))


def is_heading(row: Row, width: int) -> bool:
    """Words in the first columns only, once more: then they head rows, and name no column."""
    return 0 < count(row) == count(row[:width]) and all(map(is_label, filled(row)))


def names_column(cell: str | None) -> bool:
    """``Kecamatan``, ``nama_desa``, not ``Kota Pekanbaru``."""
    text = (cell or "").strip()
    return " " not in text and bool(HEADING.fullmatch(text.replace("_", " ")))


def name_index(rows: Sequence[Row], index: int) -> tuple[list[str], list[str]]:
    """The names, and a note of what names the header's own rows."""
    names = [" ".join(cell.split()) for cell in filled(rows[index])]
    levels = [" ".join(cell.split()) for row in rows[:index] for cell in filled(row[: len(names)])]
    return names, [f"Nama baris judul: {', '.join(levels)}."] if levels else []
