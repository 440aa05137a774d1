"""Where rows of the officer's order stand in ``NAME.parquet``, which may be sorted otherwise."""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc
import pyarrow.parquet as pq

from generator.model import Table
from generator.tables.sorting import order_of


def published_place(table: Table, row: int) -> int:
    """Both are counted from 0."""
    order = order_of(table)
    return int(places(table.parquet, order)[row]) if order else row


@functools.lru_cache(maxsize=2)
def places(source: Path, order: tuple[str, ...]) -> npt.NDArray[np.int64]:
    """The new place of each row; kept, as an indicator asks for many rows of one table after the other."""
    keys = pq.read_table(source, columns=list(order), use_threads=False)
    ranked = pc.sort_indices(keys, [(name, "ascending") for name in order]).to_numpy()
    new = np.empty(len(ranked), np.int64)
    new[ranked] = np.arange(len(ranked))
    return new
