"""Rows in an order that range readers can use, however many there are.

A sample tells where to part them. The rows are dealt to parts, one piece at a time, and each part is put in
order alone, so that memory does not grow with the table; the parts lie in temporary files.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from generator.kinds.dataset import ColumnType as Type
from generator.model import Table
from generator.tables.arrow import Array
from generator.tables.beside import LONG, ahead
from generator.tables.groups import FIRST_GROUP, GROUP, write_part, writer
from generator.tables.sortkeys import packed
from generator.tables.values import group_batches

TIMES = (Type.YEAR, Type.DATE, Type.DATETIME)
LIMIT = 20_000_000
"""Rows up to which the order is made: one open file for each part of them."""
PART = 3 * GROUP
"""Rows that are held at a time."""
SAMPLES = 64
"""Rows of a sample for each part."""
PLACE = "\x1fplace"


def order_of(table: Table) -> tuple[str, ...]:
    """Columns that ``NAME.parquet`` is sorted by: ``urut``, else ``kunci``, else the first of time."""
    if table.rows > LIMIT:
        return ()
    times = (column.name for column in table.columns if column.spec.type in TIMES)
    return table.spec.order or table.spec.key or tuple(times)[:1]


def told(table: Table) -> str:
    """A sentence for the page; empty where the rows stand as the officer wrote them."""
    order = order_of(table)
    titles = [column.title for name in order for column in table.columns if column.name == name]
    return f"Baris Parquet diurutkan menurut {', '.join(titles)}." if titles else ""


def write_sorted(source: Path, order: Sequence[str], target: Path) -> None:
    """Ascending, text by its bytes, missing values last (Arrow's default); equal rows stay as they stood."""
    with ExitStack() as stack:
        file = stack.enter_context(pq.ParquetFile(source, pre_buffer=False))
        group = group_rows(file)
        size = PART // GROUP * group
        ready = is_sorted(file, list(order), size)
        ordered = pieces(file, size) if ready else parts(file, list(order), size)
        first, sink = 0, None
        grouped = in_groups((rows.drop_columns([PLACE]) for rows in ordered), group, FIRST_GROUP)
        for rows in ahead(grouped) if file.metadata.num_rows >= LONG else grouped:
            if sink is None:
                sink = stack.enter_context(writer(target, rows, order))
            write_part(sink, rows, first, group)
            first += len(rows)


def is_sorted(file: pq.ParquetFile, order: list[str], size: int) -> bool:
    """The rows stand in this order already, as officers often write them; so they do in no order at all."""
    if not order:
        return True
    last: list[pa.Table] = []
    for piece in pieces(file, size, order):
        rows = pa.concat_tables([*last, piece])
        if not np.array_equal(in_order(rows, order), np.arange(len(rows))):
            return False
        last = [rows.slice(len(rows) - 1)]
    return True


def group_rows(file: pq.ParquetFile) -> int:
    """Rows of a row group: fewer where cells are so long that the source needs many groups."""
    rows, groups = file.metadata.num_rows, file.num_row_groups
    return GROUP if groups <= 2 * rows // GROUP + 2 else max(1, rows // groups)


def in_groups(tables: Iterable[pa.Table], group: int, head: int) -> Iterator[pa.Table]:
    """The same rows, cut where row groups end; ``head`` rows are the first one."""
    left = None
    for table in tables:
        whole = table if left is None else pa.concat_tables([left, table])
        end = head + (len(whole) - head) // group * group if len(whole) >= head else 0
        left = whole.slice(end)
        if end:
            yield whole.slice(0, end)
            head = 0
    if left is not None and len(left):
        yield left


def parts(
    file: pq.ParquetFile, order: list[str], size: int, columns: list[str] | None = None
) -> Iterator[pa.Table]:
    """All rows in their order, about ``size`` at a time, each with its ``PLACE`` before."""
    if file.metadata.num_rows <= size:
        yield arranged(numbered(file.read(columns, use_threads=False), 0), order)
        return
    marks = milestones(file, order, size)
    with tempfile.TemporaryDirectory() as folder:
        for path in dealt(pieces(file, size, columns), order, marks, Path(folder)):
            with pa.memory_map(str(path)) as stream:
                part = pa.ipc.open_stream(stream).read_all()
                yield arranged(part, order)
            path.unlink()


def milestones(file: pq.ParquetFile, order: list[str], size: int) -> pa.Table:
    """Rows that part all others into parts of about equal size: their places in the order of a sample."""
    step = max(1, size // SAMPLES)
    found, first = [], 0
    for batch in group_batches(file, order):
        taken = np.arange(-first % step, len(batch), step)
        rows = numbered(pa.Table.from_batches([batch]), first)
        found.append(rows.take(pa.array(taken)))
        first += len(batch)
    sample = pa.concat_tables(found)
    ranked = in_order(sample, order)
    return sample.take(ranked[SAMPLES::SAMPLES])


def dealt(rows: Iterator[pa.Table], order: list[str], marks: pa.Table, folder: Path) -> list[Path]:
    """Each row goes to the file of the part that it belongs to."""
    paths = [folder / f"{number}.arrow" for number in range(len(marks) + 1)]
    first = next(rows)
    with ExitStack() as stack:
        sinks = [stack.enter_context(pa.ipc.new_stream(str(path), first.schema)) for path in paths]
        for piece in chain([first], rows):
            for number, belonging in enumerate(parted(piece, order, marks)):
                if len(belonging):
                    sinks[number].write_table(belonging)
    return paths


def pieces(file: pq.ParquetFile, size: int, columns: list[str] | None = None) -> Iterator[pa.Table]:
    """Rows with their places, about ``size`` at a time."""
    first, held = 0, []
    for batch in group_batches(file, columns):
        held.append(batch)
        count = sum(map(len, held))
        if count + len(batch) > size:
            yield numbered(pa.Table.from_batches(held), first)
            first, held = first + count, []
    if held:
        yield numbered(pa.Table.from_batches(held), first)


def parted(rows: pa.Table, order: list[str], marks: pa.Table) -> Iterator[pa.Table]:
    """What lies before the first mark, between it and the second, and so on: marks are sorted with rows."""
    keys = [*order, PLACE]
    ranked = in_order(pa.concat_tables([marks.select(keys), rows.select(keys)]), order).to_numpy()
    ends = [*np.flatnonzero(ranked < len(marks)).tolist(), len(ranked)]
    sorted_rows = rows.take(pa.array(ranked[ranked >= len(marks)] - len(marks)))
    begin = 0
    for number, end in enumerate(ends):
        yield sorted_rows.slice(begin, end - number - begin)
        begin = end - number


def numbered(rows: pa.Table, first: int) -> pa.Table:
    return rows.append_column(PLACE, pa.array(np.arange(first, first + len(rows))))


def in_order(rows: pa.Table, order: list[str]) -> Array:
    """Places of the rows, sorted; equal ones as they stood."""
    if (keys := packed(rows, [*order, PLACE])) is not None:
        return pa.array(np.argsort(keys))
    return pc.sort_indices(rows, [(name, "ascending") for name in [*order, PLACE]])


def arranged(rows: pa.Table, order: list[str]) -> pa.Table:
    rows = rows.combine_chunks()
    return rows.take(in_order(rows, order))
