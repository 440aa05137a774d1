"""Statistics of the canonical values, one column in memory at a time, exact over all rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pandas.util import hash_array

from generator.model import Profile
from generator.tables.arrow import Array

BINS = 10
FREQUENT = 5
MANY = 200_000
"""Rows from which a column of nearly unique texts is counted by hashes."""
LONG_TEXT = 200
"""Bytes; longer values are prose or geometry, and not worth naming as frequent."""
DIGITS = 12
"""Significant digits of means and quantiles: more would only show how floats are added."""


def profile_all(path: Path) -> list[Profile]:
    with pq.ParquetFile(path) as file:
        return [profile_of(file, name) for name in file.schema_arrow.names]


def profile_of(file: pq.ParquetFile, name: str) -> Profile:
    """Memory goes back to the system after each column."""
    if pa.types.is_string(file.schema_arrow.field(name).type) and mostly_unique(file, name):
        found = of_many_texts(file, name)
    else:
        found = profile(file.read(columns=[name], use_threads=False).column(0))
    pa.default_memory_pool().release_unused()
    return found


def mostly_unique(file: pq.ParquetFile, name: str) -> bool:
    """So many different texts that a table of them would not be small."""
    if file.metadata.num_rows < MANY:
        return False
    first = next(file.iter_batches(batch_size=MANY // 10, columns=[name], use_threads=False)).column(0)
    return bool(pc.count_distinct(first).as_py() > len(first) // 4)


def of_many_texts(file: pq.ParquetFile, name: str) -> Profile:
    """By 64-bit hashes: two of a million texts share one with a chance of less than 1 in 10 million."""
    pieces, missing = [], 0
    for batch in file.iter_batches(batch_size=MANY // 10, columns=[name], use_threads=False):
        column = batch.column(0)
        missing += column.null_count
        pieces.append(hash_array(column.drop_null().to_numpy(zero_copy_only=False), categorize=False))
    hashes = np.concatenate(pieces)
    distinct, counts = runs(np.sort(hashes))
    top = np.argsort(-counts, kind="stable")[:FREQUENT]
    if not len(top) or counts[top[0]] == 1:
        return Profile(missing, len(distinct))
    places = np.array([np.flatnonzero(hashes == distinct[n])[0] for n in top])
    return Profile(missing, len(distinct), frequent=texts_at(file, name, places, counts[top]))


def runs(ordered: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], npt.NDArray[np.int64]]:
    """Distinct values of a sorted array and how often each occurs; with less memory than ``np.unique``."""
    if not len(ordered):
        return ordered, np.zeros(0, np.int64)
    begins = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    return ordered[begins], np.diff(begins, append=len(ordered))


def texts_at(
    file: pq.ParquetFile, name: str, places: npt.NDArray[np.int64], counts: npt.NDArray[np.int64]
) -> tuple[tuple[str, int], ...]:
    """The texts at some places among the present ones, with their counts, most frequent first."""
    found, start = [], 0
    for batch in file.iter_batches(batch_size=MANY // 10, columns=[name], use_threads=False):
        column = batch.column(0).drop_null()
        for place, count in zip(places.tolist(), counts.tolist(), strict=True):
            if start <= place < start + len(column):
                found.append((column[place - start].as_py(), count))
        start += len(column)
    short = [(text, count) for text, count in found if count > 1 and len(text.encode()) <= LONG_TEXT]
    return tuple(sorted(short, key=lambda pair: (-pair[1], pair[0])))


def profile(column: Array) -> Profile:
    if is_quantity(column.type):
        return of_numbers(column)
    counted = pc.value_counts(column.drop_null())
    frequent = most_frequent(counted)
    low, high = ordered_limits(column)
    return Profile(column.null_count, len(counted), low, high, frequent=frequent)


def is_quantity(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind))


def of_numbers(column: Array) -> Profile:
    missing = column.null_count
    values = np.sort(column.drop_null().to_numpy())
    if not len(values):
        return Profile(missing, 0)
    unique, counts = runs(values)
    low, high = unique[0].item(), unique[-1].item()
    top = np.lexsort((unique, -counts))[:FREQUENT]
    quantiles = np.quantile(values, (0.25, 0.5, 0.75))
    return Profile(
        missing,
        len(unique),
        low,
        high,
        rounded(float(values.astype(np.float64).mean())),
        tuple(rounded(float(value)) for value in quantiles),
        tuple((as_text(unique[n].item()), int(counts[n])) for n in top),
        histogram(values, low, high),
    )


def histogram(values: Any, low: float, high: float) -> tuple[int, ...]:
    width = float(high) - float(low)
    if not 0 < width < float("inf"):
        return (len(values),)
    return tuple(np.histogram(values, bins=BINS, range=(float(low), float(high)))[0].tolist())


def most_frequent(counted: Array) -> tuple[tuple[str, int], ...]:
    """Ties by value, so that the order never depends on the order of rows."""
    values, counts = counted.field(0), counted.field(1)
    if not len(counts):
        return ()
    least = np.sort(counts.to_numpy())[-FREQUENT:][0]
    chosen = pc.greater_equal(counts, int(least))
    if pa.types.is_string(values.type):
        chosen = pc.and_(chosen, pc.less_equal(pc.binary_length(values), LONG_TEXT))
    if pc.sum(chosen).as_py() > 10_000:  # nearly all occur equally often: nothing is frequent
        return ()
    pairs = zip(values.filter(chosen).to_pylist(), counts.filter(chosen).to_pylist(), strict=True)
    ranked = sorted(((as_text(value), count) for value, count in pairs), key=lambda pair: (-pair[1], pair[0]))
    return tuple(ranked[:FREQUENT])


def ordered_limits(column: Array) -> tuple[Any, Any]:
    if pa.types.is_temporal(column.type) and column.null_count < len(column):
        limits = pc.min_max(column).as_py()
        return limits["min"].isoformat(), limits["max"].isoformat()
    return None, None


def rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return format(value, ".0f")
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
