"""What changed between two states of a table: rows, cells and columns, by value and not by layout.

Rows are matched by the primary key, else as wholes (a multiset, so that double rows count). Order
of rows and columns, file format, delimiter, encoding and number notation are no changes: both
sides are read from their canonical values.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from generator.tables.matching import Codes, codes, comparable, is_number, likeness, row_codes, surplus

RENAMED = 0.8
"""Part of the values that must be the same for a column to count as renamed."""
KINDS_OF_TYPE = (
    (pa.types.is_boolean, "logika"),
    (is_number, "bilangan"),
    (pa.types.is_date, "tanggal"),
    (pa.types.is_timestamp, "waktu"),
    (pa.types.is_null, "kosong"),
)


@dataclass(frozen=True)
class Values:
    """The values of one state: a Parquet file, read a column at a time, or a table in memory."""

    source: Path | pa.Table

    @cached_property
    def schema(self) -> pa.Schema:
        return pq.read_schema(self.source) if isinstance(self.source, Path) else self.source.schema

    @cached_property
    def rows(self) -> int:
        if isinstance(self.source, Path):
            return int(pq.read_metadata(self.source).num_rows)
        return self.source.num_rows

    @property
    def names(self) -> list[str]:
        return list(self.schema.names)

    def column(self, name: str) -> pa.ChunkedArray[Any]:
        if isinstance(self.source, Path):
            return pq.read_table(self.source, columns=[name]).column(0)
        return self.source.column(name)


@dataclass(frozen=True, slots=True)
class Renamed:
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Retyped:
    """``old`` and ``new`` are words: teks, bilangan, tanggal … Whole and broken numbers are one type:
    a column does not change its nature when its first decimal arrives."""

    name: str
    old: str
    new: str


@dataclass(frozen=True)
class Difference:
    """Everything that changed; positions count rows from 0."""

    old: Values
    new: Values
    key: tuple[str, ...]
    """Columns (by their new names) that rows were matched by; empty where rows were compared whole."""
    remark: str = ""
    """Why the rows were not matched by the key that the metadata names."""
    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()
    columns_renamed: tuple[Renamed, ...] = ()
    columns_retyped: tuple[Retyped, ...] = ()
    added: Codes = field(default_factory=lambda: np.empty(0, np.int64))
    """Rows of ``new``."""
    removed: Codes = field(default_factory=lambda: np.empty(0, np.int64))
    """Rows of ``old``."""
    cells: dict[str, tuple[Codes, Codes]] = field(default_factory=dict)
    """Column (new name, or old name of a removed one) → rows of old and of new whose values differ."""

    @property
    def is_empty(self) -> bool:
        columns = self.columns_added or self.columns_removed or self.columns_renamed or self.columns_retyped
        return not (columns or len(self.added) or len(self.removed) or self.cells)

    @property
    def changed_cells(self) -> int:
        """Values in columns that both states have."""
        return sum(len(rows) for name, (rows, _) in self.cells.items() if name in self.shared)

    @cached_property
    def shared(self) -> dict[str, str]:
        """Columns of both states: new name → old name, in the order of the new."""
        return shared_columns(self.old, self.new, self.columns_renamed)

    @property
    def matched_by(self) -> tuple[str, ...]:
        """Columns that tell which row a line is about: the key, else all of the new columns."""
        return self.key or tuple(self.new.names)


ALL_CHANGED = (
    "Tidak ada kolom yang sama di kedua tabel, jadi barisnya tidak dapat dibandingkan satu per satu."
)


def difference(old: Path | pa.Table, new: Path | pa.Table, key: Sequence[str] = ()) -> Difference:
    """``key``: the primary key that the new state's metadata name."""
    before, after = Values(old), Values(new)
    renamed = renamed_columns(before, after)
    shared = shared_columns(before, after, renamed)
    frame = Difference(
        before,
        after,
        (),
        "",
        tuple(name for name in after.names if name not in shared),
        tuple(name for name in before.names if name not in shared.values()),
        renamed,
        tuple(retyped_columns(before, after, shared)),
    )
    problem = missing_key(key, shared) if shared else ALL_CHANGED
    if key and not problem:
        pair = key_codes(before, after, {name: shared[name] for name in key})
        if not (problem := double_key(key, *pair)):
            return by_key(frame, tuple(key), *pair)
    return by_whole_row(frame, problem)


def shared_columns(old: Values, new: Values, renamed: Iterable[Renamed]) -> dict[str, str]:
    before = {pair.new: pair.old for pair in renamed}
    known = set(old.names)
    return {name: before.get(name, name) for name in new.names if name in before or name in known}


def renamed_columns(old: Values, new: Values) -> tuple[Renamed, ...]:
    """Columns with a new name and (nearly) the same values; the likest pair first, then the likest
    name. A column of one single value proves nothing by it."""
    gone = [name for name in old.names if name not in new.names]
    come = [name for name in new.names if name not in old.names]
    scores = []
    for before in gone:
        left = old.column(before)
        if len(left.unique()) < 2:
            continue
        for after in come:
            if old.schema.field(before).type == new.schema.field(after).type:
                alike = likeness(left, new.column(after))
                scores.append((alike, SequenceMatcher(None, before, after).ratio(), before, after))
    pairs: list[Renamed] = []
    for alike, _, before, after in sorted(scores, reverse=True):
        free = all(before != pair.old and after != pair.new for pair in pairs)
        if alike >= RENAMED and free:
            pairs.append(Renamed(before, after))
    return tuple(sorted(pairs, key=lambda pair: new.names.index(pair.new)))


def retyped_columns(old: Values, new: Values, shared: dict[str, str]) -> Iterable[Retyped]:
    for name, before in shared.items():
        types = type_word(old.schema.field(before).type), type_word(new.schema.field(name).type)
        if types[0] != types[1] and "kosong" not in types:
            yield Retyped(name, *types)


def type_word(kind: pa.DataType) -> str:
    return next((word for is_kind, word in KINDS_OF_TYPE if is_kind(kind)), "teks")


def missing_key(key: Sequence[str], shared: dict[str, str]) -> str:
    absent = [name for name in key if name not in shared]
    if not absent:
        return ""
    return f"Kolom kunci {', '.join(absent)} tidak ada di kedua versi, jadi baris dibandingkan utuh."


def key_codes(old: Values, new: Values, columns: dict[str, str]) -> tuple[Codes, Codes]:
    pairs = ((old.column(before), new.column(name)) for name, before in columns.items())
    return row_codes(pairs, (old.rows, new.rows))


def double_key(key: Sequence[str], old: Codes, new: Codes) -> str:
    for rows, version in ((old, "lama"), (new, "baru")):
        if len(rows) and np.bincount(rows).max() > 1:
            words = ", ".join(key)
            return f"Kunci ({words}) ganda pada versi {version}, jadi baris dibandingkan utuh."
    return ""


def by_key(frame: Difference, key: tuple[str, ...], old: Codes, new: Codes) -> Difference:
    size = int(max(old.max(initial=-1), new.max(initial=-1))) + 1
    place = np.full(size, -1, np.int64)
    place[old] = np.arange(len(old))
    met = place[new]
    left, right = met[met >= 0], np.flatnonzero(met >= 0)
    gone = np.ones(len(old), bool)
    gone[left] = False
    cells = {}
    for name, before in frame.shared.items():
        if name not in key and len(differ := differing(frame, name, before, left, right)):
            cells[name] = (left[differ], right[differ])
    for name in frame.columns_added:
        if len(filled := held(frame.new.column(name), right)):
            cells[name] = (left[filled], right[filled])
    for name in frame.columns_removed:
        if len(filled := held(frame.old.column(name), left)):
            cells[name] = (left[filled], right[filled])
    return replace(frame, key=key, added=np.flatnonzero(met < 0), removed=np.flatnonzero(gone), cells=cells)


def differing(frame: Difference, name: str, before: str, left: Codes, right: Codes) -> Codes:
    old, new = comparable(frame.old.column(before), frame.new.column(name))
    if old.equals(new) and np.array_equal(left, right):
        return np.empty(0, np.int64)
    mine, theirs = codes(old, new)
    return np.flatnonzero(mine[left] != theirs[right])


def held(column: pa.ChunkedArray[Any], rows: Codes) -> Codes:
    """Positions in ``rows`` at which the column has a value."""
    return np.flatnonzero(column.is_valid().to_numpy()[rows])


def by_whole_row(frame: Difference, remark: str) -> Difference:
    """Rows that one state has more often than the other. Where columns came or went, rows whose
    other values are all different from each other's can still be told apart by these."""
    frame = replace(frame, remark=remark)
    sizes = (frame.old.rows, frame.new.rows)
    pair = key_codes(frame.old, frame.new, frame.shared)
    if not (frame.columns_added or frame.columns_removed):
        removed, added = surplus(*pair)
    elif not frame.shared:
        removed, added = np.arange(sizes[0]), np.arange(sizes[1])
    elif not double_key((), *pair):
        return by_key(frame, tuple(frame.shared), *pair)
    else:
        removed, added = surplus(*row_codes(projected(frame), sizes))
    return replace(frame, removed=removed, added=added)


def projected(frame: Difference) -> Iterable[tuple[pa.ChunkedArray[Any], pa.ChunkedArray[Any]]]:
    """The columns of the new state; those that the old one has not are empty there."""
    for name in frame.new.names:
        column = frame.new.column(name)
        if name in frame.shared:
            yield frame.old.column(frame.shared[name]), column
        else:
            yield pa.chunked_array([pa.nulls(frame.old.rows, column.type)]), column
