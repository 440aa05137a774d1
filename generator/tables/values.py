"""The values of a table out of its canonical Parquet file, for everything that shows or writes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from generator.late import Late
from generator.model import Table
from generator.tables.arrow import Array

if TYPE_CHECKING:
    import pandas as pd
else:
    pd = Late("pandas")

JOINED = 4
"""Row groups of a column that are read at a time."""


def iter_batches(
    table: Table, columns: list[str] | None = None, size: int = 20_000
) -> Iterator[pa.RecordBatch]:
    """All rows in their order, a batch at a time; what Arrow reads ahead it would keep to the end."""
    with pq.ParquetFile(table.parquet, pre_buffer=False) as file:
        yield from group_batches(file, columns, size)


def group_batches(
    file: pq.ParquetFile, columns: list[str] | None = None, size: int = 20_000
) -> Iterator[pa.RecordBatch]:
    """Never more than one row group, because these were made small where cells are long."""
    for number in range(file.num_row_groups):
        yield from file.iter_batches(size, row_groups=[number], columns=columns, use_threads=False)


def column_pieces(file: pq.ParquetFile, name: str) -> Iterator[Array]:
    """One column, some row groups at a time, because to begin a row group takes its time, too."""
    for begin in range(0, file.num_row_groups, JOINED):
        groups = list(range(begin, min(begin + JOINED, file.num_row_groups)))
        yield from file.read_row_groups(groups, columns=[name], use_threads=False).column(0).chunks


def read_rows(
    table: Table, limit: int | None = None, columns: list[str] | None = None
) -> list[dict[str, Any]]:
    """The first rows as Python values: int, float, str, bool, date, datetime, or None."""
    rows: list[dict[str, Any]] = []
    for batch in iter_batches(table, columns, min(limit or 20_000, 20_000) or 1):
        rows += batch.to_pylist()
        if limit is not None and len(rows) >= limit:
            return rows[:limit]
    return rows


def read_frame(table: Table, columns: list[str] | None = None) -> pd.DataFrame:
    """The whole table, for small ones; whole numbers with gaps stay whole (Int64)."""
    arrow = pq.read_table(table.parquet, columns=columns)
    integers = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    return arrow.to_pandas(types_mapper=integers.get)
