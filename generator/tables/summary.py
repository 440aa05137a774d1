"""``ringkas-N.parquet`` and ``ringkas-N-M.parquet``: a table grouped by one or two of its columns.

One row a group: ``kunci-N`` (and ``kunci-M``), ``banyak``, and for the number column of place K ``jumlah-K``,
``terisi-K``, ``min-K`` and ``maks-K``. Who groups a long table, or filters by one of these columns and groups
by the other, gets this without reading it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from generator.tables.addition import Numbers, by_group
from generator.tables.arrow import Array
from generator.tables.values import column_pieces

MOST = 5_000
"""Groups; a column of more values is no heading that anybody reads."""
PAIRS = 10
"""Pairs of columns, those of the fewest groups first."""

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
    codes = numbered([each for each, _ in coded], [len(different) for _, different in coded])
    counts = np.bincount(codes)
    order = np.argsort(codes, kind="stable")
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    made = {
        f"kunci-{place}": different.take(pa.array(each[order[starts]]))
        for (place, _), (each, different) in zip(keys, coded, strict=True)
    }
    made["banyak"] = pa.array(counts, pa.int64())
    for place, name in measures:
        made |= dict(measured(column_of(source, name), codes, order, starts, place))
    pq.write_table(pa.table(made), target, compression="snappy", store_schema=False, write_statistics=False)


def coded_column(file: pq.ParquetFile, name: str) -> tuple[Numbers, Array]:
    """For each row the place of its value among the different ones, and these as they appear."""
    found, known = [], dict[Any, int]()
    for piece in column_pieces(file, name):
        encoded = piece.dictionary_encode(null_encoding="encode")
        places = [known.setdefault(value, len(known)) for value in encoded.dictionary.to_pylist()]
        found.append(np.array(places, np.uint16)[encoded.indices.to_numpy()])
    return np.concatenate(found), pa.array(list(known), file.schema_arrow.field(name).type)


def column_of(source: Path, name: str) -> Array:
    return pq.read_table(source, columns=[name], use_threads=False).column(0).combine_chunks()


def numbered(codes: Sequence[Numbers], sizes: Sequence[int]) -> Numbers:
    """The group of each row, without gaps. Sixteen bits, which are put in order in one go."""
    joined = codes[0].astype(np.int32)
    for more, size in zip(codes[1:], sizes[1:], strict=True):
        joined = joined * size + more
    used = np.flatnonzero(np.bincount(joined))
    places = np.zeros(int(joined.max(initial=0)) + 1, np.uint16)
    places[used] = np.arange(len(used))
    return places[joined]


def measured(
    values: Array, codes: Numbers, order: Numbers, starts: Numbers, place: int
) -> Iterator[tuple[str, Array]]:
    rows = pa.table({"g": codes, "v": values}).group_by("g", use_threads=False)
    found = rows.aggregate([("v", "count"), ("v", "min"), ("v", "max")]).sort_by("g")
    yield f"jumlah-{place}", by_group(values, order, starts)
    for word, column in {"terisi": "v_count", "min": "v_min", "maks": "v_max"}.items():
        yield f"{word}-{place}", found.column(column)
