"""The rows of a table as Arrow batches of text, streamed as often as asked.

Two ways to the same values: a careful one row by row, which knows every line and reports ragged rows, and
Arrow's own CSV reader for large clean files, which gives up (``Unclean``) wherever both could differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from generator.findings import Finding
from generator.readers.grid import Grid, Row
from generator.readers.yaml import CONFLICT
from generator.tables.arrow import Array
from generator.tables.beside import ahead
from generator.tables.footer import HELD, split_footer
from generator.tables.headings import headings
from generator.tables.layout import Layout
from generator.tables.rowfaults import RAGGED_LIMIT, again, average, more_ragged, ragged, total, unmerged
from generator.tables.shape import count, filled, is_nothing
from generator.tables.sums import rows_of_averages, rows_of_sums
from generator.tables.textvalues import has_row_of_nothing
from generator.tables.words import CONTINUED

BATCH = 20_000
"""Rows; also the row group of the canonical Parquet file."""
BATCH_BYTES = 4_000_000
"""Text of a batch, beyond which it has less rows."""
FAST_FROM = 4_000_000
"""Bytes of a CSV file from which Arrow reads it."""
BLOCK = 256 * 1024
"""Bytes that Arrow parses at a time; it reads some dozens of blocks ahead. No row may be longer, so that
``CELL_LIMIT`` is kept as well."""


class Unclean(Exception):
    """The fast reader met something that only the careful one can judge."""


@dataclass(slots=True)
class Batch:
    """Columns of equal length; ``lines`` says on which line of the file each row stands."""

    columns: list[Array]
    lines: Sequence[int]

    def __len__(self) -> int:
        return len(self.lines)


@dataclass(slots=True)
class Body:
    """Below the header and above the notes. ``notes`` and ``findings`` are complete after one pass."""

    grid: Grid
    layout: Layout
    source: str
    path: Path
    fast: bool = False
    notes: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    ragged: int = 0
    repeated: list[int] = field(default_factory=list)
    """Lines on which the header stands again, where prints break into pages or files were hung together."""
    lines: int = 0
    """Of the file; counted only for the fast way."""

    @property
    def typed(self) -> bool:
        return self.grid.typed

    @property
    def midnights(self) -> bool:
        return self.grid.spreadsheet

    def batches(self) -> Iterator[Batch]:
        self.notes, self.findings, self.ragged, self.repeated = [], [], 0, []
        return ahead(self._fast()) if self.fast else self._careful()

    def _careful(self) -> Iterator[Batch]:
        held: list[tuple[int, Row]] = []
        size, whole = 0, True
        for line, row in self.grid.rows():
            if line < self.layout.first_line:
                continue
            if self.layout.last_line and line > self.layout.last_line:
                break
            held.append((line, row))
            size += letters_of(row)
            if len(held) >= BATCH + HELD or (size >= BATCH_BYTES and len(held) > HELD):
                yield self._pack(held[:-HELD])
                del held[:-HELD]
                whole = False
                size = sum(letters_of(row) for _, row in held)
        batch = self._last(held)
        if whole and not self.grid.typed:
            self.findings += headings(batch.columns, batch.lines, self.source)
        yield batch

    def _last(self, held: list[tuple[int, Row]]) -> Batch:
        if self.grid.typed:
            return self._pack(held)
        rows, notes = split_footer([(line, self._select(row)) for line, row in held[-HELD:]])
        self.notes += notes
        dropped = min(len(held), HELD) - len(rows)
        batch = self._pack(held[: len(held) - dropped])
        if self.repeated:
            self.notes.append(again(self.repeated))
        self._warn_of_total(batch)
        return batch

    def _warn_of_total(self, batch: Batch) -> None:
        """A row of sums stays, but whoever adds the column counts everything twice."""
        if len(batch) < 2:
            return
        if rows := rows_of_sums(batch.columns):
            self.findings.append(
                total(self.source, batch.lines[rows[0]], len(rows), rows == [len(batch) - 1])
            )
        self.findings += [average(self.source, batch.lines[row]) for row in rows_of_averages(batch.columns)]

    def _pack(self, rows: list[tuple[int, Row]]) -> Batch:
        width = len(self.layout.columns)
        whole = self.layout.columns == list(range(width))
        heads = {head[0] for head in self.layout.head} if not self.grid.typed else set()
        kept: list[Row] = []
        lines: list[int] = []
        for line, row in rows:
            selected = row if whole and len(row) == width else self._select(row)
            if is_nothing(selected):
                continue
            if selected[0] in heads and selected in self.layout.head:
                self.repeated.append(line)
                if kept and count(kept[-1]) == 1 and CONTINUED.match(filled(kept[-1])[0]):
                    self.notes.append(" ".join(filled(kept.pop())))
                    lines.pop()
                continue
            if selected is not row:
                self._check_length(line, row)
            kept.append(selected)
            lines.append(line)
        arrays = [pa.array(column, pa.string()) for column in zip(*kept, strict=True)]
        return Batch(arrays or [pa.array([], pa.string())] * width, lines)

    def _select(self, row: Row) -> Row:
        width = len(row)
        return [row[n] if n < width else None for n in self.layout.columns]

    def _check_length(self, line: int, row: Row) -> None:
        """Cells right of the table, in CSV also missing ones, are the fault of a sign too many or too few."""
        last = self.layout.columns[-1]
        inside = row[: self.layout.right]
        extra = [cell for cell in inside[last + 1 :] if cell and cell.strip()]
        short = not self.grid.spreadsheet and len(row) <= last and self.layout.right is None
        if not (extra or short):
            return
        if (row[0] or "").startswith(CONFLICT[0]):
            raise unmerged(line)
        self.ragged += 1
        if self.ragged <= RAGGED_LIMIT:
            self.findings.append(ragged(self.source, line, len(row), last + 1))
        elif self.ragged == RAGGED_LIMIT + 1:
            self.findings.append(more_ragged(self.source))

    def _fast(self) -> Iterator[Batch]:
        """Every line is one row here, so the line of a row is known by counting."""
        names = [str(n) for n in range(max(self.layout.columns) + 1)]
        line = self.layout.first_line
        self.lines = self.lines or count_lines(self.path)
        held: list[list[Array]] = []
        size, taken = 0, 0
        for arrays, letters in self._arrow(names):
            held.append(arrays)
            size, taken = size + len(arrays[0]), taken + letters
            large = taken >= BATCH_BYTES
            if size < BATCH + HELD and not (large and size > HELD):
                continue
            columns = self._clean(held)
            while size >= BATCH + HELD:
                yield Batch([column.slice(0, BATCH) for column in columns], range(line, line + BATCH))
                columns, size, line = [column.slice(BATCH) for column in columns], size - BATCH, line + BATCH
            if large and (ready := size - HELD) > 0:
                yield Batch([column.slice(0, ready) for column in columns], range(line, line + ready))
                columns, size, line = [column.slice(ready) for column in columns], HELD, line + ready
            held, taken = [columns], sum(column.nbytes for column in columns)
        if line + size - 1 != self.lines:  # a line break inside a quoted cell
            raise Unclean
        yield from self._fast_tail(self._clean(held), line)

    def _fast_tail(self, columns: list[Array], line: int) -> Iterator[Batch]:
        """Only the last rows, which may be notes, are looked at one by one."""
        size = len(columns[0]) if columns else 0
        sure = max(0, size - HELD)
        if sure:
            yield Batch([column.slice(0, sure) for column in columns], range(line, line + sure))
        last = zip(*(column.slice(sure).to_pylist() for column in columns), strict=True)
        kept, self.notes = split_footer([(n, list(row)) for n, row in enumerate(last, line + sure)])
        kept = [(line, row) for line, row in kept if not is_nothing(row)]
        arrays = [pa.array(column, pa.string()) for column in zip(*(row for _, row in kept), strict=True)]
        if arrays:
            batch = Batch(arrays, [line for line, _ in kept])
            self._warn_of_total(batch)
            yield batch

    def _arrow(self, names: list[str]) -> Iterator[tuple[list[Array], int]]:
        """Columns of a few lines, and how many bytes these are."""
        kept = [str(n) for n in self.layout.columns]
        try:
            reader = pyarrow.csv.open_csv(
                self.path,
                pyarrow.csv.ReadOptions(
                    use_threads=False,  # no pieces read ahead: memory stays small
                    block_size=BLOCK,
                    skip_rows=self.layout.first_line - 1,
                    column_names=names,
                ),
                pyarrow.csv.ParseOptions(delimiter=self.grid.delimiter, ignore_empty_lines=False),
                pyarrow.csv.ConvertOptions(
                    column_types=dict.fromkeys(names, pa.string()),
                    include_columns=kept,
                    check_utf8=False,  # a grid is plain only where the whole file was seen to be UTF-8
                    null_values=[""],
                    strings_can_be_null=True,
                    quoted_strings_can_be_null=True,
                ),
            )
            for batch in reader:
                yield batch.columns, batch.nbytes
        except MemoryError:  # Arrow's is an ArrowException too
            raise
        except (pa.ArrowException, OSError) as error:
            raise Unclean from error

    def _clean(self, pieces: list[list[Array]]) -> list[Array]:
        """Their columns; where the header stands again, or rows that are none, the careful way decides."""
        columns = [pa.concat_arrays(each) for each in zip(*pieces, strict=True)]
        heads = [first(head) for head in self.layout.head if any(head) and columns]
        again = any(pc.any(pc.equal(columns[n], cell)).as_py() for n, cell in heads)
        if again or (columns and has_row_of_nothing(columns)):
            raise Unclean
        return columns

    def lines_of(self, rows: list[int]) -> dict[int, int]:
        """Lines of some rows of the table, found by one more pass when there are any."""
        wanted, found, seen = set(rows), {}, 0
        if not wanted:
            return {}
        notes, findings, count, repeated = self.notes, self.findings, self.ragged, self.repeated
        for batch in self.batches():
            found.update({row: batch.lines[row - seen] for row in wanted if seen <= row < seen + len(batch)})
            seen += len(batch)
            if len(found) == len(wanted):
                break
        self.notes, self.findings, self.ragged, self.repeated = notes, findings, count, repeated
        return found


def first(head: Row) -> tuple[int, str]:
    """The first cell of a header that says something, and its column."""
    return next((n, cell) for n, cell in enumerate(head) if cell)


def letters_of(row: Row) -> int:
    return sum(map(len, filter(None, row)))


def may_be_fast(grid: Grid, layout: Layout, path: Path) -> bool:
    """A large file of plain lines with nothing beside the table."""
    if not grid.plain or layout.last_line or layout.right is not None or len(layout.columns) < 2:
        return False
    return path.stat().st_size >= FAST_FROM and layout.columns == list(range(len(layout.columns)))


def count_lines(path: Path) -> int:
    """Lines that end with a line feed, and the last one. Raises Unclean for other ends of lines."""
    count, last = 0, b""
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            # A carriage return at the very end of a piece is doubted, and the careful way taken.
            if b"\r" in chunk and chunk.count(b"\r") != chunk.count(b"\r\n"):
                raise Unclean
            count += int(np.count_nonzero(np.frombuffer(chunk, np.uint8) == ord("\n")))
            last = chunk[-1:]
    return count + (last != b"\n")
