"""``ringkas-N.parquet`` and ``ringkas-N-M.parquet``: a table grouped by one or two of its columns.

One row a group: ``kunci-N`` (and ``kunci-M``), ``banyak``, and for the number column of place K ``jumlah-K``,
``terisi-K``, ``min-K`` and ``maks-K``. Who groups a long table, or filters by one of these columns and groups
by the other, gets this without reading it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from generator.tables.addition import Numbers, Sums, beginnings
from generator.tables.arrow import Array
from generator.tables.values import column_pieces

MOST = 5_000
"""Groups; a column of more values is no heading that anybody reads."""
PAIRS = 10
"""Pairs of columns, those of the fewest groups first."""
PART = 1_000_000
"""Rows that are counted at a time."""
LARGEST = 2**63

Named = tuple[int, str]
"""The place of a column and its name."""


def worth(distinct: Sequence[tuple[Named, int]]) -> Iterator[list[Named]]:
    """Columns, and pairs of them, by which a table is grouped; ``distinct`` are their numbers of values."""
    few = [(named, max(1, values)) for named, values in distinct if values <= MOST]
    yield from ([named] for named, _ in few)
    pairs = ((one[1] * other[1], [one[0], other[0]]) for one, other in combinations(few, 2))
    yield from [pair for _, pair in sorted(each for each in pairs if each[0] <= MOST)[:PAIRS]]


def write(source: Path, keys: Sequence[Named], measures: Sequence[Named], target: Path) -> None:
    with pq.ParquetFile(source, pre_buffer=False) as file:
        coded = [coded_column(file, name) for _, name in keys]
        codes = joined([each for each, _ in coded], [len(different) for _, different in coded])
        counts = counted(codes)
        used = np.flatnonzero(counts)
        made = dict(key_columns([place for place, _ in keys], [different for _, different in coded], used))
        made["banyak"] = pa.array(counts[used], pa.int64())
        for place, name in measures:
            measure = Measure(len(counts), file.schema_arrow.field(name).type)
            measure.add_all(column_pieces(file, name), codes)
            made |= {f"{word}-{place}": column for word, column in measure.columns(used).items()}
    pq.write_table(pa.table(made), target, compression="snappy", store_schema=False, write_statistics=False)


def coded_column(file: pq.ParquetFile, name: str) -> tuple[Numbers, Array]:
    """For each row the place of its value among the different ones, and these as they appear."""
    found, known = np.empty(file.metadata.num_rows, np.uint16), dict[Any, int]()
    start = 0
    for piece in column_pieces(file, name):
        encoded = piece.dictionary_encode(null_encoding="encode")
        places = [known.setdefault(value, len(known)) for value in encoded.dictionary.to_pylist()]
        found[start : start + len(piece)] = np.array(places, np.uint16)[encoded.indices.to_numpy()]
        start += len(piece)
    return found, pa.array(list(known), file.schema_arrow.field(name).type)


def joined(codes: Sequence[Numbers], sizes: Sequence[int]) -> Numbers:
    """One code for each pair of codes; of what ``worth`` chooses sixteen bits hold them, missing values
    too."""
    first, *others = codes
    for more, size in zip(others, sizes[1:], strict=True):
        first *= np.uint16(size)
        first += more
    return first


def counted(codes: Numbers) -> Numbers:
    """Rows of each code; a part at a time, because counting makes a wide copy."""
    found = np.zeros(int(codes.max(initial=0)) + 1, np.int64)
    for start in range(0, len(codes), PART):
        part = np.bincount(codes[start : start + PART])
        found[: len(part)] += part
    return found


def key_columns(
    places: Sequence[int], different: Sequence[Array], used: Numbers
) -> Iterator[tuple[str, Array]]:
    """The values that each code stands for, the first column's first."""
    shares = used
    found: list[tuple[str, Array]] = []
    for place, values in reversed(list(zip(places, different, strict=True))):
        shares, here = np.divmod(shares, len(values))
        found.append((f"kunci-{place}", values.take(pa.array(here))))
    yield from reversed(found)


class Measure:
    """What is known of a number column by group; a piece of it at a time."""

    def __init__(self, groups: int, kind: pa.DataType) -> None:
        self._whole = pa.types.is_integer(kind)
        self._kind = pa.int64() if self._whole else pa.float64()
        least, most = (np.iinfo(np.int64).min, LARGEST - 1) if self._whole else (-np.inf, np.inf)
        self._known = np.zeros(groups, np.int64)
        self._low = np.full(groups, most, self._kind.to_pandas_dtype())
        self._high = np.full(groups, least, self._kind.to_pandas_dtype())
        self._sums = Sums(groups)

    def add_all(self, pieces: Iterable[Array], codes: Numbers) -> None:
        start = 0
        for piece in pieces:
            self._add(piece, codes[start : start + len(piece)])
            start += len(piece)

    def _add(self, values: Array, codes: Numbers) -> None:
        if values.null_count:
            codes = codes[pc.is_valid(values).to_numpy(zero_copy_only=False)]
            values = values.drop_null()
        if not len(values):
            return
        # Sixteen bits are put in order in one go.
        order = np.argsort(codes, kind="stable")
        numbers, codes = pc.cast(values, self._kind).to_numpy()[order], codes[order]
        starts = beginnings(codes)
        here = codes[starts]
        self._known[here] += np.diff(starts, append=len(codes))
        self._low[here] = np.minimum(self._low[here], np.minimum.reduceat(numbers, starts))
        self._high[here] = np.maximum(self._high[here], np.maximum.reduceat(numbers, starts))
        (self._sums.add_whole if self._whole else self._sums.add)(numbers, codes)

    def columns(self, used: Numbers) -> dict[str, Array]:
        """Of the groups that there are. Sums of integers are text where one of them does not fit int64."""
        known = self._known[used]
        bounds = {"min": self._low, "maks": self._high}
        return {
            "jumlah": self._summed(used),
            "terisi": pa.array(known),
            **{word: pa.array(each[used], mask=known == 0) for word, each in bounds.items()},
        }

    def _summed(self, used: Numbers) -> Array:
        if not self._whole:
            return pa.array(np.array(self._sums.decimals())[used])
        sums = np.array(self._sums.whole(), object)[used].tolist()
        fits = all(-LARGEST <= each < LARGEST for each in sums)
        return pa.array(sums, pa.int64()) if fits else pa.array(map(str, sums), pa.string())
