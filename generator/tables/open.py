"""An officer's file becomes a checked table: read, normalised, checked, profiled, kept by digest."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from generator.findings import Finding, errors, in_order
from generator.kinds.dataset import TableSpec
from generator.late import missing
from generator.model import File, Table
from generator.readers import READERS
from generator.readers.grid import Grid, Unreadable
from generator.tables.arrowbody import ArrowBody
from generator.tables.blocks import several_tables
from generator.tables.body import Body, Unclean, may_be_fast
from generator.tables.build import Frame, build
from generator.tables.garbled import garbled
from generator.tables.headless import no_header
from generator.tables.layout import find_layout
from generator.tables.merged import unmerged
from generator.tables.names import publish_names
from generator.tables.sheets import choose_sheet
from generator.tables.shortage import shortage
from generator.tables.stored import Result, digest_of, load, parquet_of, save, table_of
from generator.tables.swapped import swapped_days
from generator.tables.values import iter_batches, read_frame, read_rows

__all__ = ["iter_batches", "open_table", "read_frame", "read_rows"]

with missing("pandas"):
    # With the first list that it is given, and the first NumPy array that it gives, pyarrow imports pandas to
    # see whether anything in it is of pandas; that takes longer than a small table. Whoever asks for a frame
    # later has it imported then.
    pa.array([1, None]).to_numpy(zero_copy_only=False)


def open_table(file: File, spec: TableSpec, cache: Path) -> tuple[Table | None, list[Finding]]:
    """The table and what is wrong with it; no table where anything is wrong that stops a build.

    Where memory or disk ends, that is the finding, and nothing is kept.

    ``cache/tables/DIGEST.parquet`` holds the canonical values, ``DIGEST.result`` all else.
    """
    digest = digest_of(file, spec)
    parquet = parquet_of(digest, cache)
    known = parquet.with_suffix(".result")
    result = load(known, parquet, file.source)
    if result is None:
        parquet.parent.mkdir(parents=True, exist_ok=True)
        try:
            result = read_table(file, spec, parquet)
        except (MemoryError, OSError) as error:
            if (finding := shortage(error, file.source)) is None:
                raise
            return None, [finding]
        save(result, known, parquet)
    return table_of(result, file, parquet, digest), result.findings


def read_table(file: File, spec: TableSpec, parquet: Path) -> Result:
    """Everything that costs time. A table that cannot be read leaves findings and no rows."""
    with tempfile.TemporaryDirectory(dir=parquet.parent) as work:
        folder = Path(work)
        (folder / "sheets").mkdir()
        try:
            result = read_into(file, spec, folder)
        except Unreadable as error:
            return Result(None, (), spec, (), [error.finding(file.source)])
        result.findings = in_order(result.findings)
        if errors(result.findings):
            return Result(None, (), spec, (), result.findings)
        (folder / "values.parquet").replace(parquet)
        return result


def lines_of(table: Table, rows: list[int]) -> dict[int, int]:
    """Lines in the officer's file of some rows of a table (from 0): the file is read once more."""
    with tempfile.TemporaryDirectory() as work:
        content = READERS[table.file.path.suffix.lower()].read(table.file.path, Path(work))
        if isinstance(content, pq.ParquetFile):
            with content:
                return ArrowBody(content).lines_of(rows)
        grid, _ = choose_sheet(content, table.spec, table.file.source)
        return Body(grid, find_layout(grid, table.spec), table.file.source, table.file.path).lines_of(rows)


def read_into(file: File, spec: TableSpec, folder: Path) -> Result:
    content = READERS[file.path.suffix.lower()].read(file.path, folder / "sheets")
    target = folder / "values.parquet"
    if isinstance(content, pq.ParquetFile):
        with content:
            arrow = ArrowBody(content)
            names, findings = publish_names(arrow.headers, file.source, 0)
            return build(arrow, Frame(arrow.headers, names, spec, file.source, findings), target)
    grid, findings = choose_sheet(content, spec, file.source)
    return read_grid(grid, file, spec, target, findings)


def read_grid(grid: Grid, file: File, spec: TableSpec, target: Path, findings: list[Finding]) -> Result:
    layout = find_layout(grid, spec)
    names, more = publish_names(layout.headers, file.source, layout.header_line)
    shape = several_tables(grid, layout, spec, file.source) or no_header(grid, layout, file.source)
    if errors(shape):
        return Result(0, (), spec, (), [*findings, *shape])
    grid, copied, doubtful = unmerged(grid, layout, file.source)
    more += [*shape, *doubtful, *garbled(grid, file.source), *swapped_days(grid, layout, file.source)]
    notes = [*grid.notes, *layout.notes, *copied]
    frame = Frame(layout.headers, names, spec, file.source, [*findings, *more], notes)
    body = Body(grid, layout, file.source, file.path, fast=may_be_fast(grid, layout, file.path))
    try:
        return build(body, frame, target)
    except Unclean:
        body.fast = False
        return build(body, frame, target)
