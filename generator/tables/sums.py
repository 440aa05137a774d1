"""Rows that add up others: whoever adds the column counts everything twice."""

from __future__ import annotations

from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from generator.tables.arrow import Array
from generator.tables.words import AVERAGE, PART_TOTAL, TOTAL

NAMED = 3
"""First columns, of which one says what a row is."""


def rows_of_sums(columns: list[Array]) -> list[int]:
    """``Jumlah/Total`` for certain, ``Jumlah Kabupaten`` only beside such a row or another of its kind.

    Where most rows are so, they are what the table is about.
    """
    whole, part = matching(columns, f"^(?:{TOTAL.pattern})$"), matching(columns, PART_TOTAL)
    rows = sorted({*whole, *part}) if whole or len(part) > 1 else []
    return rows if len(rows) <= len(columns[0]) / 2 else []


def rows_of_averages(columns: list[Array]) -> list[int]:
    """Where a table is about averages and other figures, they are not the last rows."""
    rows, size = matching(columns, AVERAGE), len(columns[0])
    return rows if rows and rows == list(range(size - len(rows), size)) and len(rows) <= size / 2 else []


def matching(columns: list[Array], pattern: str) -> list[int]:
    masks = [pc.fill_null(pc.match_substring_regex(column, pattern), False) for column in columns[:NAMED]]
    return list(pc.indices_nonzero(reduce(pc.or_, masks, pa.scalar(False))).to_pylist()) if masks else []
