"""How Parquet files are laid out here, so that a browser can read parts of them by range."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

FIRST_GROUP = 1_000
"""Rows of the first row group: what a browser needs for its first screen."""
GROUP = 20_000
"""Rows of the others."""
PAGE_SIZE = 64 * 1024


def writer(target: Path, schema: pa.Schema, order: Sequence[str] = ()) -> pq.ParquetWriter:
    """Snappy, statistics and page index; ``order`` names the columns that the rows are sorted by."""
    return pq.ParquetWriter(
        target,
        schema,
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
