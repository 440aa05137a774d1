"""``NAME.csv``: UTF-8, comma, decimal point, ISO dates, header = column names."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from generator.model import Table
from generator.tables.arrow import Array
from generator.tables.lines import csv_column, join, joined
from generator.tables.values import iter_batches


def write(table: Table, target: Path) -> None:
    with target.open("wb") as stream:
        names = csv_column(pa.array([column.name for column in table.columns]))
        stream.write((",".join(names.to_pylist()) + "\n").encode())
        for batch in iter_batches(table):
            stream.write(joined(rows(batch), "\n") + b"\n")


def rows(batch: pa.RecordBatch) -> Array:
    """Lines without their ends. A single missing value is written as ``""``, or the line would be blank."""
    columns = [csv_column(column) for column in batch.columns]
    if len(columns) == 1:
        blank = pa.compute.equal(columns[0], "")
        return pa.compute.if_else(blank, '""', columns[0])
    parts: list[Array | str] = [columns[0]]
    for column in columns[1:]:
        parts += [",", column]
    return join(*parts)
