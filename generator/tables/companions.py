"""Files beside a long table that make asking it cheap: ``lookup``, ``rowblocks`` and ``summary``.

They are made from ``NAME.parquet`` and count its rows. A table whose Parquet file a browser may as well read
whole has none; one that is too long or too wide for them is read column by column instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from os import SEEK_END
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from generator.kinds.dataset import ColumnType as Type
from generator.model import Table
from generator.tables import lookup, rowblocks, summary
from generator.tables.forms import Made, known, made

LEAST = 800_000
"""Bytes of ``NAME.parquet`` from which it has companions."""
LONGEST = 5_000_000
"""Rows up to which a column is put in order in memory."""
WIDEST = 24
"""Columns up to which each is put in order and summed; those after them are not."""
SMALL = 32_000
"""Bytes up to which a file is read whole."""
NUMBERS = (
    Type.INTEGER, Type.DECIMAL, Type.PERCENT, Type.RUPIAH, Type.LATITUDE, Type.LONGITUDE, Type.YEAR,
)  # fmt: skip
"""What ``family`` in ``jelajah-olah.js`` calls numbers."""


@dataclass(frozen=True, slots=True)
class Companion:
    name: str
    """``baris.bin``, ``urut-0.parquet``, ``ringkas-1-3.parquet``: the numbers are places of columns."""
    file: Made


def companions(table: Table) -> list[Companion]:
    """Made now, or as they were made from the same bytes before."""
    source = made(table, "parquet")
    if source.size < LEAST or table.rows > LONGEST:
        return []
    return [Companion(name, kept(source, name, write)) for name, write in wanted(table, source.path)]


def kept(source: Made, name: str, write: Callable[[Path], None]) -> Made:
    path = source.path.with_name(f"{source.path.stem}.{name}")
    done = known(path, path.with_name(f"{path.name}.sha"), write)
    pa.default_memory_pool().release_unused()
    return done


def wanted(table: Table, source: Path) -> Iterator[tuple[str, Callable[[Path], None]]]:
    yield "baris.bin", partial(rowblocks.write, source)
    types = pq.read_schema(source)
    eligible = [
        (place, column)
        for place, column in enumerate(table.columns[:WIDEST])
        if not pa.types.is_nested(types.field(column.name).type)
    ]
    for place, column in eligible:
        yield f"urut-{place}.parquet", partial(lookup.write, source, column.name, column.profile.distinct)
    numbers = [(place, column.name) for place, column in eligible if column.spec.type in NUMBERS]
    distinct = [((place, column.name), column.profile.distinct) for place, column in eligible]
    for keys in summary.worth(distinct):
        others = [each for each in numbers if each not in keys]
        name = "-".join(["ringkas", *(str(place) for place, _ in keys)])
        yield f"{name}.parquet", partial(summary.write, source, keys, others)


def described(table: Table, found: list[Companion]) -> dict[str, Any]:
    """What the browser must know: sizes, how long the end is that it reads first, and the rows of a block."""
    if not found:
        return {}
    return {
        "ukuran": {each.name: each.file.size for each in found},
        "kaki": {each.name: tail(each.file) for each in found},
        "langkah": rowblocks.step_of(made(table, "parquet").path),
    }


def tail(file: Made) -> int:
    """Bytes of the end that says where everything is; all of what is small."""
    if file.path.name.endswith(".bin"):
        return rowblocks.lengths_size(file.path) + 4
    return file.size if file.size <= SMALL else footer(file.path)


def footer(path: Path) -> int:
    """Bytes of a Parquet file's metadata, with their length and the mark."""
    with path.open("rb") as stream:
        stream.seek(-8, SEEK_END)
        return int.from_bytes(stream.read(4), "little") + 8
