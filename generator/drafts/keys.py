"""Which columns make every row unique: a guess, for officers to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import prod
from pathlib import Path

import pyarrow.parquet as pq

from generator.kinds.dataset import ColumnType as Type
from generator.model import Column
from generator.tables.names import clean_name

NAMING = {Type.CODE, Type.TEXT, Type.YEAR, Type.MONTH, Type.DATE, Type.DATETIME, Type.BOOLEAN}
"""Columns that say what a row is about; quantities never do."""
REMARKS = {"catatan", "keterangan", "sumber", "ket", "url", "tautan", "alamat", "deskripsi"}
COUNTERS = {"no", "no_urut", "nomor_urut", "nomor"}
"""Columns that only count the rows: next year the same number is another row."""
COLUMNS, SIZE = 6, 3
ROWS = 1_000_000


def guess_key(columns: Sequence[Column], rows: int, values: Path) -> tuple[str, ...]:
    """The fewest of the first naming columns, the leftmost first; empty where there are none."""
    if not 2 <= rows <= ROWS:
        return ()
    named = [column for column in columns if may_name(column)][:COLUMNS]
    for size in range(1, SIZE + 1):
        for chosen in combinations(named, size):
            if prod(column.profile.distinct for column in chosen) >= rows and is_unique(chosen, rows, values):
                return with_time([column.name for column in chosen], named)
    return ()


def with_time(key: list[str], named: Sequence[Column]) -> tuple[str, ...]:
    """Next year's rows will repeat the names of this year's."""
    time = next((column.name for column in named if column.spec.type in (Type.YEAR, Type.MONTH)), None)
    return tuple(key if time is None or time in key else [*key, time])


def may_name(column: Column) -> bool:
    name = clean_name(column.name)
    fits = name not in COUNTERS and not set(name.split("_")) & REMARKS
    return column.spec.type in NAMING and not column.profile.missing and fits


def is_unique(chosen: Sequence[Column], rows: int, values: Path) -> bool:
    names = [column.name for column in chosen]
    table = pq.read_table(values, columns=names)
    return bool(table.group_by(names).aggregate([]).num_rows == rows)
