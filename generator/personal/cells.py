"""All cells of a table file as columns of text, a batch at a time: titles, headers, body and notes alike.

Not the checked table: what lies beside the table, in other sheets or above the header is published with
the original file, and a file with faults must still be searched for personal data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from generator.kinds.dataset import TableSpec
from generator.readers import READERS
from generator.readers.grid import Grid, Unreadable
from generator.tables.arrowbody import ArrowBody
from generator.tables.layout import find_layout

BATCH = 20_000
FAST_FROM = 4_000_000
"""Bytes of a plain CSV file from which Arrow reads it."""
BLOCK = 1 << 18
JOINED = 1 << 23
"""Bytes of cells that are searched at once."""

Batch = tuple[int, list["pa.Array[Any]"]]
"""Line of the first row (rows follow one another), and columns of text of equal length."""


@dataclass(slots=True)
class Sheet:
    """One sheet: its headers by column (from 0), where the body begins, and how to get its cells."""

    name: str
    hidden: bool
    headers: dict[int, str]
    first_line: int
    batches: Iterator[Batch]


def sheets(path: Path, spec: TableSpec, work: Path) -> Iterator[Sheet]:
    """``work``: an empty folder that lives as long as the sheets. Raises Unreadable."""
    content = READERS[path.suffix.lower()].read(path, work)
    if isinstance(content, pq.ParquetFile):
        with content:
            body = ArrowBody(content)
            yield Sheet("", False, dict(enumerate(body.headers)), 1, typed_batches(body))
        return
    for grid in content:
        chosen = len(content) == 1 or grid.name == spec.sheet
        yield sheet(grid, spec if chosen else TableSpec(file=spec.file), path)


def sheet(grid: Grid, spec: TableSpec, path: Path) -> Sheet:
    headers: dict[int, str] = {}
    first_line = 1
    try:
        layout = find_layout(grid, spec)
    except Unreadable:
        pass  # no table in it; its cells are looked at without headers
    else:
        headers, first_line = dict(zip(layout.columns, layout.headers, strict=True)), layout.first_line
    return Sheet(grid.name, grid.hidden, headers, first_line, grid_batches(grid, path))


def typed_batches(body: ArrowBody) -> Iterator[Batch]:
    for batch in body.batches():
        yield batch.lines[0] if len(batch) else 1, [column.cast(pa.string()) for column in batch.columns]


def grid_batches(grid: Grid, path: Path) -> Iterator[Batch]:
    if grid.plain and path.stat().st_size >= FAST_FROM:
        try:
            yield from fast_batches(grid, path)
        except MemoryError:  # Arrow's is an ArrowException too
            raise
        except (pa.ArrowException, OSError):
            pass  # ragged rows and the like: once more, the careful way
        else:
            return
    yield from careful_batches(grid)


def careful_batches(grid: Grid) -> Iterator[Batch]:
    """A batch ends where a row stands on more than one line, so that lines can be counted."""
    held: list[list[str | None]] = []
    begin = 1
    for line, row in grid.rows():
        if held and (len(held) == BATCH or line != begin + len(held)):
            yield begin, columns(held)
            held = []
        if not held:
            begin = line
        held.append(row)
    if held:
        yield begin, columns(held)


def columns(rows: list[list[str | None]]) -> list[pa.Array[Any]]:
    return [pa.array(column, pa.string()) for column in zip_longest(*rows)]


def fast_batches(grid: Grid, path: Path) -> Iterator[Batch]:
    width = max((len(row) for _, row in islice(grid.rows(), 100)), default=1)
    names = [str(n) for n in range(width)]
    reader = pyarrow.csv.open_csv(
        path,
        pyarrow.csv.ReadOptions(use_threads=False, block_size=BLOCK, column_names=names),
        pyarrow.csv.ParseOptions(delimiter=grid.delimiter, ignore_empty_lines=False),
        pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), null_values=[""], strings_can_be_null=True
        ),
    )
    line = 1
    for batch in reader:
        yield line, batch.columns
        line += batch.num_rows


def together(batches: Iterator[Batch]) -> Iterator[Batch]:
    """Small batches that follow one another as one: each costs a search its patterns anew."""
    held: list[list[pa.Array[Any]]] = []
    begin, rows, size = 1, 0, 0
    for line, arrays in batches:
        if held and (line != begin + rows or len(arrays) != len(held[0]) or size >= JOINED):
            yield begin, joined(held)
            held, rows, size = [], 0, 0
        if not held:
            begin = line
        held.append(arrays)
        rows += len(arrays[0]) if arrays else 0
        size += sum(array.nbytes for array in arrays)
    if held:
        yield begin, joined(held)


def joined(held: list[list[pa.Array[Any]]]) -> list[pa.Array[Any]]:
    return (
        held[0] if len(held) == 1 else [pa.concat_arrays(list(column)) for column in zip(*held, strict=True)]
    )
