"""Equal values get equal numbers: two columns as integers that can be compared, counted, matched.

Exact (no hash can collide), one column at a time, the same for text, numbers, dates and gaps.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from generator.late import Late

if TYPE_CHECKING:
    import pandas as pd
else:
    pd = Late("pandas")

Codes = npt.NDArray[np.int64]


def codes(old: pa.ChunkedArray[Any], new: pa.ChunkedArray[Any]) -> tuple[Codes, Codes]:
    """Numbers from 0 for the values of both; a missing value is a value of its own."""
    old, new = comparable(old, new)
    both = pa.chunked_array([*old.chunks, *new.chunks], type=old.type)
    found = both.combine_chunks()
    if isinstance(found, pa.ChunkedArray):  # more than 2 GB of text
        found = pa.concat_arrays(found.cast(pa.large_string()).chunks)
    numbers = found.dictionary_encode(null_encoding="encode").indices.to_numpy().astype(np.int64)
    return numbers[: len(old)], numbers[len(old) :]


def row_codes(
    pairs: Iterable[tuple[pa.ChunkedArray[Any], pa.ChunkedArray[Any]]], sizes: tuple[int, int]
) -> tuple[Codes, Codes]:
    """One number for each row of several columns: equal rows, equal numbers.

    ``sizes``: rows before and after.
    """
    before, after = sizes
    rows = np.zeros(before + after, dtype=np.int64)
    for old, new in pairs:
        column = np.concatenate(codes(old, new))
        # Both factors are below 2**31, so the product cannot overflow.
        combined = rows * (int(column.max(initial=0)) + 1) + column
        rows = pd.factorize(combined)[0].astype(np.int64)
    return rows[:before], rows[before:]


def comparable(
    old: pa.ChunkedArray[Any], new: pa.ChunkedArray[Any]
) -> tuple[pa.ChunkedArray[Any], pa.ChunkedArray[Any]]:
    """Both in one type: numbers as numbers, everything else that differs as text."""
    old, new = plain(old), plain(new)
    if old.type == new.type:
        return old, new
    if is_number(old.type) and is_number(new.type) and not has_wide_integers(old, new):
        return pc.cast(old, pa.float64()), pc.cast(new, pa.float64())
    return as_text(old), as_text(new)


def plain(column: pa.ChunkedArray[Any]) -> pa.ChunkedArray[Any]:
    """Without dictionaries and without a negative zero, which is equal to zero but not the same."""
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if pa.types.is_large_string(column.type) or pa.types.is_null(column.type):
        column = column.cast(pa.string())
    if pa.types.is_floating(column.type):
        column = pc.add(column.cast(pa.float64()), 0.0)
    return column


def is_number(kind: pa.DataType) -> bool:
    return pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)


def has_wide_integers(*columns: pa.ChunkedArray[Any]) -> bool:
    """Integers that a floating-point number would round."""
    integers = [column for column in columns if pa.types.is_integer(column.type) and len(column)]
    bounds = [pc.max(pc.abs(column)).as_py() for column in integers]
    return any((bound or 0) > 2**53 for bound in bounds)


def as_text(column: pa.ChunkedArray[Any]) -> pa.ChunkedArray[Any]:
    """As in the published CSV: a decimal point, no zeros that say nothing, ISO dates."""
    column = plain(column)
    text = column if pa.types.is_string(column.type) else pc.cast(column, pa.string())
    if pa.types.is_decimal(column.type) or pa.types.is_floating(column.type):
        text = pc.replace_substring_regex(text, r"(\.[0-9]*?)0+$", r"\1")
        text = pc.replace_substring_regex(text, r"\.$", "")
    if pa.types.is_timestamp(column.type):
        text = pc.replace_substring_regex(text, r"\.0+(Z?)$", r"\1")
        text = pc.replace_substring(text, " ", "T")
    return text


def surplus(old: Codes, new: Codes) -> tuple[Codes, Codes]:
    """Rows (as positions) that one side has more often than the other: (of old, of new).

    Of equal rows the first ones are taken for the old acquaintances.
    """
    size = int(max(old.max(initial=-1), new.max(initial=-1))) + 1
    before, after = np.bincount(old, minlength=size), np.bincount(new, minlength=size)
    return beyond(old, after), beyond(new, before)


def beyond(rows: Codes, allowed: npt.NDArray[np.int64]) -> Codes:
    """Positions of the rows that come after the ``allowed`` number of their like."""
    counts = np.bincount(rows, minlength=len(allowed))
    suspects = np.flatnonzero(counts[rows] > allowed[rows])
    rank = pd.Series(rows[suspects]).groupby(rows[suspects]).cumcount().to_numpy()
    return suspects[rank >= allowed[rows[suspects]]].astype(np.int64)


def likeness(old: pa.ChunkedArray[Any], new: pa.ChunkedArray[Any]) -> float:
    """Part of the values that both columns hold, wherever they stand: 0 to 1."""
    left, right = codes(old, new)
    size = int(max(left.max(initial=-1), right.max(initial=-1))) + 1
    shared = np.minimum(np.bincount(left, minlength=size), np.bincount(right, minlength=size)).sum()
    return float(shared) / max(len(left), len(right), 1)
