"""``NAME.csv``: UTF-8, comma, decimal point, ISO dates, header = column names."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.compute
import pyarrow.csv

from generator.model import Table
from generator.tables.arrow import Array
from generator.tables.lines import csv_column, is_ready, joined
from generator.tables.values import iter_batches

AS_IT_IS = pa.csv.WriteOptions(include_header=False, quoting_style="none", batch_size=20_000)


def write(table: Table, target: Path) -> None:
    with target.open("wb") as stream:
        names = csv_column(pa.array([column.name for column in table.columns]))
        stream.write((",".join(names.to_pylist()) + "\n").encode())
        for batch in iter_batches(table):
            write_batch(batch, stream)


def write_batch(batch: pa.RecordBatch, stream: IO[bytes]) -> None:
    """By Arrow's own writer, which is three times as fast, where nothing is to be quoted or guarded."""
    if batch.num_columns > 1 and all(map(is_ready, batch.columns)):
        pa.csv.write_csv(batch, stream, AS_IT_IS)
    else:
        stream.write(joined(rows(batch), "\n") + b"\n")


def rows(batch: pa.RecordBatch) -> Array:
    """Lines without their ends. A single missing value is written as ``""``, or the line would be blank."""
    columns = [csv_column(column) for column in batch.columns]
    if len(columns) == 1:
        blank = pa.compute.equal(columns[0], "")
        return pa.compute.if_else(blank, '""', columns[0])
    return pa.compute.binary_join_element_wise(*columns, ",")
