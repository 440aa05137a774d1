"""Where rows of the officer's order stand in ``NAME.parquet``, which may be sorted otherwise."""

from __future__ import annotations

import functools
import os
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as pq

from generator.model import Table
from generator.tables.sorting import PART, PLACE, order_of, parts

Places = npt.NDArray[np.int32]
BYTES = 4
"""Of a place."""


def published_place(table: Table, row: int) -> int:
    """Both are counted from 0."""
    order = order_of(table)
    return int(places(table.parquet, order)[row]) if order else row


@functools.lru_cache(maxsize=8)
def places(source: Path, order: tuple[str, ...]) -> Places:
    """The new place of each row, in a file beside the values: an indicator asks for many rows."""
    path = source.with_suffix(".tempat")
    count = pq.read_metadata(source).num_rows
    if not path.is_file() or path.stat().st_size != count * BYTES:
        unfinished = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            write(source, list(order), count, unfinished)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    return np.memmap(path, np.int32, "r")


def write(source: Path, order: list[str], count: int, target: Path) -> None:
    """Only the columns of the order are read, and put in order a part at a time."""
    new = np.memmap(target, np.int32, "w+", shape=(count,))
    first = 0
    with pq.ParquetFile(source, pre_buffer=False) as file:
        for rows in parts(file, order, PART, order):
            new[rows.column(PLACE).to_numpy()] = np.arange(first, first + len(rows), dtype=np.int32)
            first += len(rows)
    new.flush()
