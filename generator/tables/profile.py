"""Statistics of the canonical values, one column in memory at a time, exact over all rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from generator.model import Profile

BINS = 10
FREQUENT = 5
LONG_TEXT = 200
"""Bytes; longer values are prose or geometry, and not worth naming as frequent."""
DIGITS = 12
"""Significant digits of means and quantiles: more would only show how floats are added."""


def profile_all(path: Path) -> list[Profile]:
    with pq.ParquetFile(path) as file:
        return [profile(file.read(columns=[name]).column(0)) for name in file.schema_arrow.names]


def profile(column: pa.ChunkedArray) -> Profile:
    if is_quantity(column.type):
        return of_numbers(column)
    counted = pc.value_counts(column.drop_null())
    frequent = most_frequent(counted)
    low, high = ordered_limits(column)
    return Profile(column.null_count, len(counted), low, high, frequent=frequent)


def is_quantity(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind))


def of_numbers(column: pa.ChunkedArray) -> Profile:
    missing = column.null_count
    values = column.drop_null().to_numpy()
    if not len(values):
        return Profile(missing, 0)
    unique, counts = np.unique(values, return_counts=True)
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


def most_frequent(counted: pa.StructArray) -> tuple[tuple[str, int], ...]:
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


def ordered_limits(column: pa.ChunkedArray) -> tuple[Any, Any]:
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
