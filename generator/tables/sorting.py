"""Rows in an order that range readers can use, however many there are.

The order of all rows is known from the columns that it depends on. The rows themselves are dealt to parts by
their new place, one batch at a time, and each part is put in order alone.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from generator.kinds.dataset import ColumnType as Type
from generator.model import Table
from generator.tables.groups import FIRST_GROUP, GROUP, write_part, writer

TIMES = (Type.YEAR, Type.DATE, Type.DATETIME)
LIMIT = 20_000_000
"""Rows up to which the order is made: eight bytes each and the columns of the order are held."""
PART = 5 * GROUP
"""Rows that are held at a time."""
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
    with pq.ParquetFile(source) as file, writer(target, file.schema_arrow, order) as sink:
        first = 0
        for part in parts(file, places(source, order)):
            write_part(sink, part, first)
            first += len(part)


def places(source: Path, order: Sequence[str]) -> npt.NDArray[np.int64]:
    """The new place of each row."""
    keys = pq.read_table(source, columns=list(order))
    ranked = pc.sort_indices(keys, [(name, "ascending") for name in order])
    new = np.empty(len(ranked), np.int64)
    new[ranked.to_numpy()] = np.arange(len(ranked))
    return new


def parts(file: pq.ParquetFile, new: npt.NDArray[np.int64]) -> Iterator[pa.Table]:
    """Whole row groups in the new order."""
    if len(new) <= PART:
        yield arranged(with_places(file.read(), new))
        return
    with tempfile.TemporaryDirectory() as folder:
        for path in dealt(file, new, Path(folder)):
            with pa.memory_map(str(path)) as stream:
                yield arranged(pa.ipc.open_stream(stream).read_all())


def dealt(file: pq.ParquetFile, new: npt.NDArray[np.int64], folder: Path) -> list[Path]:
    """Each row goes to the file of the part that it belongs to. The first part begins a group earlier."""
    count = -(-(len(new) - FIRST_GROUP) // PART)
    paths = [folder / f"{number}.arrow" for number in range(count)]
    schema = file.schema_arrow.append(pa.field(PLACE, pa.int64()))
    start = 0
    with ExitStack() as stack:
        sinks = [stack.enter_context(pa.ipc.new_stream(str(path), schema)) for path in paths]
        for batch in file.iter_batches(batch_size=GROUP, use_threads=False):
            here = new[start : start + len(batch)]
            start += len(batch)
            rows = with_places(pa.Table.from_batches([batch]), here)
            belongs = np.maximum(here - FIRST_GROUP, 0) // PART
            for number in np.unique(belongs):
                sinks[number].write_table(rows.filter(pa.array(belongs == number)))
    return paths


def with_places(rows: pa.Table, new: npt.NDArray[np.int64]) -> pa.Table:
    return rows.append_column(PLACE, pa.array(new))


def arranged(rows: pa.Table) -> pa.Table:
    return rows.take(pc.sort_indices(rows.column(PLACE))).drop_columns([PLACE])
