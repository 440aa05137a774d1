"""``ringkas-N.parquet``: a table grouped by one of its columns, with what is known of each number.

One row a group: ``kunci``, ``banyak``, and for the number column of place M ``jumlah-M``, ``terisi-M``,
``min-M`` and ``maks-M``. Who groups a long table by one column gets this without reading it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from generator.tables.arrow import Array

MOST = 5_000
"""Groups; a column of more values is no heading that anybody reads."""


def write(source: Path, key: str, measures: Sequence[tuple[int, str]], target: Path) -> None:
    """``measures`` are places and names of number columns."""
    keys = pq.read_table(source, columns=[key], use_threads=False).column(0).combine_chunks()
    encoded = keys.dictionary_encode(null_encoding="encode")
    counted = pa.table({"g": encoded.indices}).group_by("g", use_threads=False).aggregate([([], "count_all")])
    made = {"kunci": encoded.dictionary.take(counted.column("g")), "banyak": counted.column("count_all")}
    for place, name in measures:
        made |= dict(measured(source, encoded.indices, name, place))
    pq.write_table(pa.table(made), target, compression="snappy", store_schema=False, write_statistics=False)


def measured(source: Path, groups: Array, name: str, place: int) -> Iterator[tuple[str, Array]]:
    values = pq.read_table(source, columns=[name], use_threads=False).column(0).combine_chunks()
    rows = pa.table({"g": groups, "v": values}).group_by("g", use_threads=False)
    found = rows.aggregate([("v", "count"), ("v", "min"), ("v", "max")])
    yield f"jumlah-{place}", sums(values, groups, found.column("g"))
    for word, column in {"terisi": "v_count", "min": "v_min", "maks": "v_max"}.items():
        yield f"{word}-{place}", found.column(column)


def sums(values: Array, groups: Array, order: Array) -> Array:
    """Added without loss, then rounded once, to a float: a sum of integers may need more than 64 bits."""
    numbers = pc.fill_null(pc.cast(values, pa.float64(), safe=False), 0.0).to_numpy()
    places = groups.to_numpy()
    by_group = numbers[np.argsort(places, kind="stable")]
    ends = np.cumsum(np.bincount(places, minlength=len(order)))
    starts = np.concatenate([[0], ends[:-1]])
    return pa.array(
        [math.fsum(by_group[starts[group] : ends[group]].tolist()) for group in order.to_pylist()],
        pa.float64(),
    )
