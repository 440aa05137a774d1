"""A difference as CSV and as JSON, and its lines for a page.

Columns of ``diff.csv``: ``perubahan`` (what happened), ``kolom`` (which column), ``lama`` and
``baru`` (its values), and one column ``kunci:NAME`` for each column that tells which row it is.
docs/history.md says how to turn the old table into the new one with it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from generator.tables.diff import Difference
from generator.tables.matching import Codes, as_text, is_number

CELL = "nilai-berubah"
ADDED = "baris-baru"
REMOVED = "baris-hilang"
COLUMN_ADDED = "kolom-baru"
COLUMN_REMOVED = "kolom-hilang"
COLUMN_RENAMED = "kolom-ganti-nama"
COLUMN_RETYPED = "kolom-ganti-tipe"
KEY_PREFIX = "kunci:"
BATCH = 100_000
NONE: Codes = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a difference, for readers and for JSON; values as they are in the table."""

    change: str
    column: str
    old: Any
    new: Any
    key: tuple[Any, ...] = ()


def column_changes(difference: Difference) -> list[Change]:
    return [
        *(Change(COLUMN_ADDED, name, None, name) for name in difference.columns_added),
        *(Change(COLUMN_REMOVED, name, name, None) for name in difference.columns_removed),
        *(Change(COLUMN_RENAMED, pair.new, pair.old, pair.new) for pair in difference.columns_renamed),
        *(Change(COLUMN_RETYPED, pair.name, pair.old, pair.new) for pair in difference.columns_retyped),
    ]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one sort about one column; ``left`` and ``right`` are rows of old and new."""

    change: str
    column: str
    """New name; the old one where the column is gone; "" where whole rows are meant."""
    left: Codes
    right: Codes

    def __len__(self) -> int:
        return max(len(self.left), len(self.right))

    def slice(self, rows: slice | Codes) -> Block:
        left = self.left[rows] if len(self.left) else self.left
        right = self.right[rows] if len(self.right) else self.right
        return Block(self.change, self.column, left, right)


def blocks(difference: Difference) -> Iterator[Block]:
    """All lines, a column at a time; whole rows have one block for those that came or went."""
    for name, (left, right) in difference.cells.items():
        yield Block(CELL, name, left, right)
    columns = [*difference.shared, *difference.columns_added]
    for name in beside_the_key(difference, columns):
        if len(difference.added):
            yield Block(ADDED, name, NONE, difference.added)
    columns = [*difference.shared, *difference.columns_removed]
    for name in beside_the_key(difference, columns):
        if len(difference.removed):
            yield Block(REMOVED, name, difference.removed, NONE)


def beside_the_key(difference: Difference, columns: list[str]) -> list[str]:
    if not difference.key:
        return [""]
    return [name for name in columns if name not in difference.key] or [""]


def line_count(difference: Difference) -> int:
    """Lines of the CSV below its header."""
    return len(column_changes(difference)) + sum(len(block) for block in blocks(difference))


def values(difference: Difference, block: Block) -> tuple[pa.Array[Any], pa.Array[Any]]:
    """(old, new) values of a block, in their own types."""
    before = difference.shared.get(block.column, block.column)
    old: pa.Array[Any] = pa.nulls(len(block))
    new: pa.Array[Any] = pa.nulls(len(block))
    if len(block.left) and before in difference.old.names:
        old = taken(difference.old.column(before), block.left)
    if len(block.right) and block.column in difference.new.names:
        new = taken(difference.new.column(block.column), block.right)
    return old, new


def keys(difference: Difference, block: Block) -> list[pa.Array[Any]]:
    """Values of the columns that say which row it is."""
    found = []
    for name in difference.matched_by:
        if len(block.right):
            found.append(taken(difference.new.column(name), block.right))
        elif name in difference.shared:
            found.append(taken(difference.old.column(difference.shared[name]), block.left))
        else:
            found.append(pa.nulls(len(block)))
    return found


def taken(column: pa.ChunkedArray[Any], rows: Codes) -> pa.Array[Any]:
    chosen = column.take(rows).combine_chunks()
    return pa.concat_arrays(chosen.chunks) if isinstance(chosen, pa.ChunkedArray) else chosen


def to_csv(difference: Difference, path: Path) -> None:
    """UTF-8, comma; a missing value is nothing between two commas, an empty text is ``""``."""
    names = ["perubahan", "kolom", "lama", "baru", *(KEY_PREFIX + name for name in difference.matched_by)]
    schema = pa.schema([(name, pa.string()) for name in names])
    options = csv.WriteOptions(include_header=False, quoting_style="needed")
    with path.open("wb") as stream:
        stream.write((",".join(quoted(name) for name in names) + "\n").encode())
        for change in column_changes(difference):
            cells = (change.change, change.column, change.old, change.new)
            absent = [None for _ in difference.matched_by]
            line = [pa.array([cell], pa.string()) for cell in (*cells, *absent)]
            csv.write_csv(pa.Table.from_arrays(line, schema=schema), stream, options)
        for block in blocks(difference):
            for part in parts(block):
                csv.write_csv(lines(difference, part, schema), stream, options)


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"' if set(name) & set(',"\r\n') else name


def parts(block: Block) -> Iterator[Block]:
    for start in range(0, len(block), BATCH):
        yield block.slice(slice(start, start + BATCH))


def lines(difference: Difference, block: Block, schema: pa.Schema) -> pa.Table:
    old, new = values(difference, block)
    said = [pa.array([word or None] * len(block), pa.string()) for word in (block.change, block.column)]
    told = [as_text(pa.chunked_array([array])) for array in (old, new, *keys(difference, block))]
    return pa.Table.from_arrays([*said, *told], schema=schema)


def told_count(difference: Difference) -> int:
    """Changes as readers count them: a column or a row that came or went is one, whatever stands in it."""
    return (
        len(column_changes(difference))
        + difference.changed_cells
        + len(difference.added)
        + len(difference.removed)
    )


def samples(difference: Difference, limit: int) -> list[Change]:
    """What a reader should see first: columns, then the largest changes of each column, then rows, whose
    values are told together: ``{column: value}``."""
    found = column_changes(difference)[:limit]
    cells = [Block(CELL, name, *rows) for name, rows in difference.cells.items() if name in difference.shared]
    rows = [each for each in (ADDED, REMOVED) if len(rows_of(difference, each))]
    share = max(1, limit // max(1, len(cells) + len(rows)))
    for block in sorted(cells, key=lambda block: -len(block)):
        found += changes(difference, largest_first(difference, block, share))
    for change in rows:
        found += whole_rows(difference, change, share)
    return found[:limit]


def rows_of(difference: Difference, change: str) -> Codes:
    return difference.added if change == ADDED else difference.removed


def whole_rows(difference: Difference, change: str, limit: int) -> list[Change]:
    """The first of the rows that came or went, with what stands in them beside the key."""
    rows = rows_of(difference, change)[:limit]
    left, right = (NONE, rows) if change == ADDED else (rows, NONE)
    names = difference.columns_added if change == ADDED else difference.columns_removed
    columns = beside_the_key(difference, [*difference.shared, *names])
    told = [changes(difference, Block(change, name, left, right)) for name in columns]
    return [
        Change(change, "", present(cells, "old") or None, present(cells, "new") or None, cells[0].key)
        for cells in zip(*told, strict=True)
    ]


def present(cells: Sequence[Change], side: str) -> dict[str, Any]:
    values = ((cell.column, getattr(cell, side)) for cell in cells)
    return {name: value for name, value in values if value is not None}


def largest_first(difference: Difference, block: Block, limit: int) -> Block:
    old, new = values(difference, block)
    if block.change != CELL or not (is_number(old.type) and is_number(new.type)):
        return block.slice(slice(0, limit))
    size = pc.abs(pc.subtract(old.cast(pa.float64()), new.cast(pa.float64())))
    order = np.argsort(-size.to_numpy(zero_copy_only=False), kind="stable")[:limit]
    return block.slice(order.astype(np.int64))


def changes(difference: Difference, block: Block) -> list[Change]:
    old, new = values(difference, block)
    rows = zip(*(array.to_pylist() for array in keys(difference, block)), strict=True)
    return [
        Change(block.change, block.column, before, after, row)
        for before, after, row in zip(old.to_pylist(), new.to_pylist(), rows, strict=True)
    ]


def to_json(difference: Difference, path: Path) -> None:
    """One object: what rows were matched by, the sums, and every line with its values in their types."""
    head = {
        "kunci": list(difference.key),
        "keterangan": difference.remark,
        "baris_baru": len(difference.added),
        "baris_hilang": len(difference.removed),
        "nilai_berubah": difference.changed_cells,
    }
    with path.open("w", encoding="utf-8") as stream:
        stream.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "perubahan": [')
        for number, change in enumerate(every(difference)):
            stream.write(",\n" if number else "\n")
            stream.write(as_json(change, difference.matched_by))
        stream.write("\n]}\n")


def every(difference: Difference) -> Iterator[Change]:
    yield from column_changes(difference)
    for block in blocks(difference):
        for part in parts(block):
            yield from changes(difference, part)


def as_json(change: Change, names: tuple[str, ...]) -> str:
    line: dict[str, Any] = {"perubahan": change.change, "kolom": change.column or None}
    line |= {"lama": plain(change.old), "baru": plain(change.new)}
    if change.key:
        line["kunci"] = {name: plain(value) for name, value in zip(names, change.key, strict=True)}
    return json.dumps(line, ensure_ascii=False, allow_nan=False)


def plain(value: Any) -> Any:
    """A value that JSON has; dates in ISO 8601, decimals as numbers."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if value is None or isinstance(value, str | int | bool) else value.isoformat()
