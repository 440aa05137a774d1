"""The columns that rows are sorted by as one whole number a row, which is put in order ten times as fast."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from generator.tables.arrow import Array

Numbers = npt.NDArray[np.int64]
ROOM = 2**63 - 1
"""Different numbers that a key may be."""
SAMPLE = 4_000
"""Texts of which no more than a quarter may differ, or to number them takes as long as to sort them."""


def packed(rows: pa.Table, order: list[str]) -> Numbers | None:
    """Of two rows the one that comes first has the smaller number: ascending, missing values last.

    None where a column is of many different texts, or where the numbers would be too large.
    """
    keys, room = np.zeros(len(rows), np.int64), 1
    for name in order:
        found = ranks(rows.column(name))
        if found is None:
            return None
        values, size = found
        room *= size
        if room > ROOM:
            return None
        keys = keys * size + values
    return keys


def ranks(column: Array) -> tuple[Numbers, int] | None:
    """Numbers from 0 in the order of the values, and how many there may be."""
    if pa.types.is_string(column.type):
        sample = column.slice(0, SAMPLE)
        return of_texts(column) if pc.count_distinct(sample).as_py() * 4 <= len(sample) else None
    if pa.types.is_floating(column.type):
        places = pa.array(np.unique(column.to_numpy(), return_inverse=True)[1])
        return of_integers(pc.if_else(pc.is_valid(column), pa.chunked_array([places]), None))
    return of_integers(integers(column))


def of_texts(column: Array) -> tuple[Numbers, int]:
    encoded = column.combine_chunks().dictionary_encode()
    size = len(encoded.dictionary)
    places = np.full(size + 1, size)
    places[pc.sort_indices(encoded.dictionary).to_numpy()] = np.arange(size)
    return places[encoded.indices.fill_null(size).to_numpy()], size + 1


def integers(column: Array) -> Array:
    if pa.types.is_date(column.type):
        column = pc.cast(column, pa.int32())
    if pa.types.is_boolean(column.type):
        column = pc.cast(column, pa.int8())
    return pc.cast(column, pa.int64())


def of_integers(column: Array) -> tuple[Numbers, int] | None:
    low, high = pc.min_max(column).as_py().values()
    if low is None:
        return np.zeros(len(column), np.int64), 1
    size = high - low + 2
    return None if size > ROOM else (pc.subtract(column, low).fill_null(size - 1).to_numpy(), size)
