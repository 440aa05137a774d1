"""Statistics of the canonical values: exact over all rows, in memory that does not grow with them."""

from __future__ import annotations

import math
import tempfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from generator.model import Profile
from generator.tables.arrow import Array
from generator.tables.beside import LONG, each
from generator.tables.leaders import Leaders
from generator.tables.tally import Counts, Tally, Values
from generator.tables.textprofile import of_texts
from generator.tables.values import column_pieces

BINS = 10
DIGITS = 12
"""Significant digits of means and quantiles: more would only show how floats are added."""
QUANTILES = (0.25, 0.5, 0.75)


def profile_all(path: Path) -> list[Profile]:
    """Of each column; of a long table some columns at a time."""
    data = pq.read_metadata(path)
    profile = partial(profile_in, path, data, as_dictionaries(data))
    names = [data.schema.column(number).name for number in range(data.num_columns)]
    return each(profile, names) if data.num_rows >= LONG else list(map(profile, names))


def profile_in(path: Path, data: pq.FileMetaData, dictionaries: list[str], name: str) -> Profile:
    """No two threads may read from one opened file."""
    with pq.ParquetFile(path, metadata=data, read_dictionary=dictionaries, pre_buffer=False) as file:
        return profile_of(file, name, path.parent)


def as_dictionaries(data: pq.FileMetaData) -> list[str]:
    """Columns of text that are stored as dictionaries, whose texts need not be repeated to be counted."""
    group = data.row_group(data.num_row_groups - 1)
    return [
        chunk.path_in_schema
        for chunk in map(group.column, range(data.num_columns))
        if chunk.physical_type == "BYTE_ARRAY" and chunk.has_dictionary_page
    ]


def profile_of(file: pq.ParquetFile, name: str, near: Path) -> Profile:
    """Memory goes back to the system after each column; ``near`` bears temporary files."""
    kind = file.schema_arrow.field(name).type
    profile = of_texts if is_text(kind) else of_quantities if is_quantity(kind) else of_others
    with tempfile.TemporaryDirectory(dir=near) as folder:
        found = profile(file, name, Path(folder))
    pa.default_memory_pool().release_unused()
    return found


def is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_dictionary(kind))


def is_quantity(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind))


@dataclass(slots=True)
class Counted:
    """A column as 64-bit values, each with its count."""

    tally: Tally
    missing: int = 0
    present: int = 0
    low: Any = None
    high: Any = None


def count(file: pq.ParquetFile, name: str, folder: Path) -> Counted:
    kind = np.float64 if pa.types.is_floating(file.schema_arrow.field(name).type) else np.int64
    seen = Counted(Tally(folder, kind, file.metadata.num_rows))
    for piece in column_pieces(file, name):
        values = as_numbers(piece.drop_null())
        seen.missing += piece.null_count
        seen.present += len(values)
        if len(values):
            low, high = values.min().item(), values.max().item()
            seen.low = low if seen.low is None else min(low, seen.low)
            seen.high = high if seen.high is None else max(high, seen.high)
            seen.tally.add(values)
    return seen


def as_numbers(array: Array) -> Values:
    """Days and microseconds from 1970, 0 and 1; numbers as they are."""
    if is_quantity(array.type):
        return np.asarray(array.to_numpy())
    if pa.types.is_date(array.type):
        array = pc.cast(array, pa.int32())
    return np.asarray(pc.cast(array, pa.int64()).to_numpy())


def of_others(file: pq.ParquetFile, name: str, folder: Path) -> Profile:
    """Days, times and truth values."""
    kind = file.schema_arrow.field(name).type
    seen, leaders, distinct = count(file, name, folder), Leaders(), 0
    for values, counts in seen.tally.counted():
        distinct += len(values)
        leaders.add(values, counts)
    low, high = None, None
    if pa.types.is_temporal(kind) and seen.present:
        low, high = (back(value, kind).isoformat() for value in (seen.low, seen.high))
    first = () if leaders.none_leads else leaders.first()
    frequent = tuple((as_text(back(value, kind)), times) for value, times in first)
    return Profile(seen.missing, distinct, low, high, frequent=frequent)


def back(number: int, kind: pa.DataType) -> Any:
    """From what ``as_numbers`` made of it."""
    if pa.types.is_boolean(kind):
        return bool(number)
    return pa.scalar(number, pa.int32() if pa.types.is_date(kind) else pa.int64()).cast(kind).as_py()


@dataclass(slots=True)
class Spread:
    """What ascending counted values tell of all of them."""

    seen: Counted
    distinct: int = 0
    passed: int = 0
    """Values so far, each as often as it occurs."""
    sums: list[float] = field(default_factory=list)
    at: dict[int, Any] = field(default_factory=dict)
    """Values by their rank from 0, those that the quantiles lie between."""
    histogram: Counts = field(default_factory=lambda: np.zeros(BINS, np.int64))

    def add(self, values: Values, counts: Counts) -> None:
        self.distinct += len(values)
        self.sums.append(float((values.astype(np.float64) * counts).sum()))
        upto = self.passed + np.cumsum(counts)
        for rank in self._ranks():
            if self.passed <= rank < self.passed + counts.sum():
                self.at[rank] = values[np.searchsorted(upto, rank, side="right")]
        if self.has_width:
            ends = float(self.seen.low), float(self.seen.high)
            self.histogram += np.histogram(values, bins=BINS, range=ends, weights=counts)[0]
        self.passed += int(counts.sum())

    @property
    def has_width(self) -> bool:
        return 0 < float(self.seen.high) - float(self.seen.low) < float("inf")

    def _ranks(self) -> set[int]:
        places = [share * (self.seen.present - 1) for share in QUANTILES]
        return {rank for place in places for rank in (math.floor(place), math.ceil(place))}

    def quantiles(self) -> tuple[float, ...]:
        """Between two values in proportion, as ``numpy.quantile`` does it."""
        found = []
        for share in QUANTILES:
            place = share * (self.seen.present - 1)
            ends = np.array([self.at[math.floor(place)], self.at[math.ceil(place)]], np.float64)
            found.append(rounded(float(np.quantile(ends, place - math.floor(place)))))
        return tuple(found)


def of_quantities(file: pq.ParquetFile, name: str, folder: Path) -> Profile:
    seen = count(file, name, folder)
    if not seen.present:
        return Profile(seen.missing, 0)
    spread, leaders = Spread(seen), Leaders()
    for values, counts in seen.tally.counted():
        spread.add(values, counts)
        leaders.add(values, counts)
    return Profile(
        seen.missing,
        spread.distinct,
        seen.low,
        seen.high,
        rounded(math.fsum(spread.sums) / seen.present),
        spread.quantiles(),
        tuple((as_text(value), times) for value, times in leaders.first()),
        tuple(spread.histogram.tolist()) if spread.has_width else (seen.present,),
    )


def rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return format(value, ".0f")
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
