"""``NAME.panjang.csv``: a wide table with a row for each period. The values are those of ``NAME.csv``."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa

from generator.model import Column, Table
from generator.tables.arrow import Array
from generator.tables.lines import csv_cells, join, joined, shown
from generator.tables.values import iter_batches
from generator.tables.wide import Wide, wide

SIZE = 5_000
"""Rows of the wide table at a time; each becomes as many as there are periods."""


def applies(table: Table) -> bool:
    return wide(table) is not None


def write(table: Table, target: Path) -> None:
    """In the order of the rows, and for each row in the order of the columns."""
    shape = wide(table)
    assert shape is not None
    with target.open("wb") as stream:
        names = csv_column(pa.array(shape.columns, pa.string()))
        stream.write((",".join(names.to_pylist()) + "\n").encode())
        for batch in iter_batches(table, size=SIZE):
            stream.write(joined(rows(batch, shape), "\n") + b"\n")


def rows(batch: pa.RecordBatch, shape: Wide) -> Array:
    count, times = len(batch), len(shape.periods)
    repeated = pa.array(np.repeat(np.arange(count), times))
    parts = [csv_column(batch.column(column.name)).take(repeated) for column in shape.kept]
    parts.append(csv_column(pa.array(list(shape.periods) * count, pa.string())))
    interleaved = pa.array(np.arange(count * times).reshape(times, count).T.ravel())
    for columns in zip(*shape.cells, strict=True):
        parts.append(pa.concat_arrays([cells(batch, column) for column in columns]).take(interleaved))
    return line(parts)


def line(parts: list[Array]) -> Array:
    pieces: list[Array | str] = [parts[0]]
    for part in parts[1:]:
        pieces += [",", part]
    return join(*pieces)


def cells(batch: pa.RecordBatch, column: Column | None) -> Array:
    if column is None:
        return pa.array([""] * len(batch), pa.string())
    return csv_column(batch.column(column.name))


def csv_column(array: Array) -> Array:
    return csv_cells(shown(array)).fill_null("")
