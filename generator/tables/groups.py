"""How Parquet files are laid out here, so that a browser can read parts of them by range."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

FIRST_GROUP = 1_000
"""Rows of the first row group: what a browser needs for its first screen."""
GROUP = 20_000
"""Rows of the others."""
PAGE_SIZE = 64 * 1024


def writer(
    target: Path, schema: pa.Schema, order: Sequence[str] = (), sample: pa.Table | None = None
) -> pq.ParquetWriter:
    """Snappy, statistics and page index; ``order`` names the columns that the rows are sorted by.

    ``sample``: the first rows, which tell of each column whether a dictionary of its values is worth it.
    """
    dictionaries: Any = True if sample is None else repeated(sample)  # names too, which the stubs don't know
    return pq.ParquetWriter(
        target,
        schema,
        use_dictionary=dictionaries,
        compression="snappy",
        write_page_index=True,
        data_page_size=PAGE_SIZE,
        store_schema=False,
        sorting_columns=[pq.SortingColumn(schema.get_field_index(name)) for name in order] or None,
    )


def write_part(file: pq.ParquetWriter, rows: pa.Table, first: int, group: int = 0) -> None:
    """Rows from number ``first`` on; those of later parts come in ``group`` (else ``GROUP``) at a time."""
    head = FIRST_GROUP if first == 0 else 0
    for part in (rows.slice(0, head), rows.slice(head)):
        if len(part):
            file.write_table(part, row_group_size=group or GROUP)


def repeated(sample: pa.Table) -> list[str] | bool:
    """Columns whose values occur twice or more in a row group; all of them where a table has no whole one."""
    if len(sample) < GROUP:
        return True
    group = sample.slice(0, GROUP)
    return [
        name
        for name, column in zip(group.schema.names, group.columns, strict=True)
        if pc.count_distinct(column).as_py() * 2 <= GROUP
    ]
