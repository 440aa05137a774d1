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


FEW = 1_000
"""Different values of a column in a row group; of so few a dictionary is quickly made."""


def canonical_writer(target: Path, sample: pa.Table) -> pq.ParquetWriter:
    """Of values that this program reads again and again, and nobody else: nothing is compressed."""
    dictionaries: Any = repeated(sample, FEW)  # names too, which the stubs don't know
    return pq.ParquetWriter(
        target,
        sample.schema,
        use_dictionary=dictionaries,
        compression="none",
        write_statistics=False,
        store_schema=False,
    )


def writer(target: Path, sample: pa.Table, order: Sequence[str] = ()) -> pq.ParquetWriter:
    """Snappy, statistics and page index; ``order`` names the columns that the rows are sorted by.

    ``sample``: the first rows, which tell of each column whether a dictionary of its values is worth it.
    """
    dictionaries: Any = repeated(sample, GROUP // 2)
    numbers: Any = differences(sample.schema, dictionaries)
    return pq.ParquetWriter(
        target,
        sample.schema,
        use_dictionary=dictionaries,
        column_encoding=numbers,
        compression="snappy",
        write_page_index=True,
        data_page_size=PAGE_SIZE,
        store_schema=False,
        sorting_columns=[pq.SortingColumn(sample.schema.get_field_index(name)) for name in order] or None,
    )


def write_part(file: pq.ParquetWriter, rows: pa.Table, first: int, group: int = 0) -> None:
    """Rows from number ``first`` on; those of later parts come in ``group`` (else ``GROUP``) at a time."""
    head = FIRST_GROUP if first == 0 else 0
    for part in (rows.slice(0, head), rows.slice(head)):
        if len(part):
            file.write_table(part, row_group_size=group or GROUP)


def repeated(sample: pa.Table, most: int) -> list[str] | bool:
    """Columns of so many different values in a row group; all where a table has no whole one."""
    if len(sample) < GROUP:
        return True
    group = sample.slice(0, GROUP)
    return [
        name
        for name, column in zip(group.schema.names, group.columns, strict=True)
        if pc.count_distinct(column).as_py() <= most
    ]


def differences(schema: pa.Schema, dictionaries: list[str] | bool) -> dict[str, str] | None:
    """Whole numbers without a dictionary, which take half the room as differences from the one before."""
    if dictionaries is True:
        return None
    return {
        field.name: "DELTA_BINARY_PACKED"
        for field in schema
        if field.name not in (dictionaries or []) and is_whole(field.type)
    }


def is_whole(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_date32(kind) or pa.types.is_timestamp(kind))
