"""Cells left empty below a name that is meant to hold for them, as merged cells become when saved as CSV."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from generator.findings import Severity
from generator.kinds.dataset import ColumnType as Type
from generator.tables.plan import Plan
from generator.tables.problems import Problem

LEAST = 0.3
"""Share of empty cells."""
MOST = 5_000
"""Rows of a table in which people merge cells."""


def gaps_below(target: Path, rows: int, plans: list[Plan]) -> list[Problem]:
    """Where each name of the first column stands once and the second is full of words: else emptiness is news
    of another kind."""
    if not 3 < rows <= MOST or len(plans) < 3 or any(plan.type is not Type.TEXT for plan in plans[:2]):
        return []
    table = pq.read_table(target).select([0, 1])
    names = table.column(0).to_pylist()
    named = [name for name in names if name]
    missing = len(names) - len(named)
    once = len(set(named)) == len(named) > 1
    if not names[0] or not once or missing < LEAST * rows or table.column(1).null_count:
        return []
    return [
        Problem(
            f'kolom "{plans[0].header}": {missing} sel kosong di bawah isinya, seperti bekas sel gabung.',
            "Tulis isinya di setiap baris, supaya setiap baris dapat dibaca sendiri.",
            "sel-gabung",
            names.index(None),
            Severity.WARNING,
        )
    ]
