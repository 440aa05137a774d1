"""Two states of a table out of git, compared once in their life and then read from the cache."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.history.archive import write
from generator.kinds.dataset import ColumnSpec, ColumnType, TableSpec
from generator.model import File, Table
from generator.tables.columns import name_of
from generator.tables.diff import Difference, difference
from generator.tables.diff_output import (
    CELL,
    COLUMN_ADDED,
    COLUMN_REMOVED,
    Change,
    line_count,
    samples,
    to_csv,
    to_json,
    told_count,
)
from generator.tables.diff_words import filled_in_words, in_words, row_in_words, value_id
from generator.tables.open import open_table

PROGRAM = Path(__file__).parent.parent
CODE = hashlib.sha256(
    b"".join(
        path.read_bytes() for part in ("readers", "tables") for path in sorted((PROGRAM / part).glob("*.py"))
    )
    + Path(__file__).read_bytes()
).hexdigest()
"""Part of every cache key: another way to read or compare gives another difference."""
SHOWN = 200
"""Lines of a difference on its page."""
LINES_LIMIT = 2_000_000
"""A difference with more lines is longer than the tables themselves, which are published beside it."""


@dataclass(frozen=True, slots=True)
class TableDifference:
    """What a page says of it; everything in words already."""

    words: str
    same: bool
    remark: str = ""
    key: tuple[str, ...] = ()
    """Columns that say which row a line is about."""
    lines: int = 0
    """Changes as readers count them; the files have a line for each value of a column that came, too."""
    shown: tuple[dict[str, Any], ...] = ()
    """``change``, ``column``, ``old``, ``new``, ``key`` of the first changes; whole rows have no column."""
    sums: dict[str, int] = field(default_factory=dict)
    """Column → values that changed in it."""
    stem: str = ""
    """The whole difference lies in the cache as STEM.csv and STEM.json; "" where it is too long."""

    @property
    def csv(self) -> Path:
        return Path(self.stem + ".csv")

    @property
    def json(self) -> Path:
        return Path(self.stem + ".json")


def table_difference(
    old: File, new: File, old_spec: TableSpec, new_spec: TableSpec, cache: Path
) -> TableDifference | None:
    """None where one of the states cannot be read as a table."""
    parts = (
        CODE,
        old.sha256,
        new.sha256,
        old.name,
        new.name,
        old_spec.model_dump_json(),
        new_spec.model_dump_json(),
    )
    stem = cache / "beda" / hashlib.sha256(repr(parts).encode()).hexdigest()
    known = stem.with_suffix(".known")
    if (kept := load(known)) is not None:
        kept = replace(kept, stem=str(stem) if kept.stem else "")
        if not kept.stem or (kept.csv.is_file() and kept.json.is_file()):
            return kept
    before, after = readable(old, old_spec, cache), readable(new, new_spec, cache)
    # A column of "1.204" alone cannot be decided; the other state may know what it is.
    before = before or (readable(old, typed(old_spec, after), cache) if after else None)
    after = after or (readable(new, typed(new_spec, before), cache) if before else None)
    if before is None or after is None:
        return None
    found = difference(before.parquet, after.parquet, key_of(new_spec, after))
    told = describe(found, types_of(after))
    stem.parent.mkdir(parents=True, exist_ok=True)
    if not found.is_empty and line_count(found) <= LINES_LIMIT:
        to_csv(found, stem.with_suffix(".csv"))
        to_json(found, stem.with_suffix(".json"))
        told = replace(told, stem=str(stem))
    write(known, json.dumps(asdict(told), ensure_ascii=False).encode())
    return told


def load(path: Path) -> TableDifference | None:
    try:
        data = json.loads(path.read_text("utf-8"))
        return TableDifference(**{**data, "key": tuple(data["key"]), "shown": tuple(data["shown"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def readable(file: File, spec: TableSpec, cache: Path) -> Table | None:
    """With its own declaration; where that finds faults (it may never have been published), without."""
    bare = TableSpec(file=spec.file, sheet=spec.sheet, range=spec.range)
    for each in (spec, bare):
        table, _ = open_table(file, each, cache)
        if table is not None:
            return table
    return None


def typed(spec: TableSpec, other: Table) -> TableSpec:
    """The declaration, with the column types that another state of the table turned out to have."""
    columns = {column.name: ColumnSpec(type=column.spec.type) for column in other.columns}
    return spec.model_copy(update={"columns": columns, "key": ()})


def key_of(spec: TableSpec, table: Table) -> tuple[str, ...]:
    """The declared key by published names; officers may write their own headers."""
    return tuple(name_of(table, name) for name in spec.key)


def types_of(table: Table) -> dict[str, str]:
    return {column.name: column.spec.type.value for column in table.columns if column.spec.type}


def describe(found: Difference, types: dict[str, str]) -> TableDifference:
    # A row that is gone with all its columns has nothing to be told by.
    shown = (line(found, change, types) for change in samples(found, SHOWN))
    return TableDifference(
        in_words(found, types),
        found.is_empty,
        found.remark,
        found.matched_by,
        told_count(found),
        tuple(told for told in shown if told["column"] or told["old"] or told["new"] or any(told["key"])),
        {name: len(rows) for name, (rows, _) in found.cells.items() if name in found.shared},
    )


def line(found: Difference, change: Change, types: dict[str, str]) -> dict[str, Any]:
    """A column that came or went says how many values it has."""
    if change.change == COLUMN_ADDED:
        return column_line(change, new=filled_in_words(found.new.column(change.column)))
    if change.change == COLUMN_REMOVED:
        return column_line(change, old=filled_in_words(found.old.column(change.column)))
    key = found.matched_by
    kind = types.get(change.column, "") if change.change == CELL or change.key else ColumnType.CODE.value
    return {
        "change": change.change,
        "column": change.column,
        "old": side(change.old, kind, types),
        "new": side(change.new, kind, types),
        "key": [
            "" if value is None else value_id(value, types.get(name, ""))
            for name, value in zip(key, change.key, strict=bool(change.key))
        ],
    }


def side(value: Any, kind: str, types: dict[str, str]) -> str:
    """A value, or those of a whole row."""
    if isinstance(value, dict):
        return row_in_words(value, types)
    return "" if value is None else value_id(value, kind)


def column_line(change: Change, old: str = "", new: str = "") -> dict[str, Any]:
    return {"change": change.change, "column": change.column, "old": old, "new": new, "key": []}


def specs_of(metadata: dict[str, Any] | None) -> dict[str, TableSpec]:
    """File name → what an old state of the metadata said of the table; what it got wrong is left out."""
    listed = (metadata or {}).get("berkas") or []
    found: dict[str, TableSpec] = {}
    for entry in listed if isinstance(listed, list) else [listed]:
        try:
            spec = TableSpec.model_validate(entry)
        except ValidationError:
            continue
        found[spec.file] = spec
    return found


def spec_for(specs: dict[str, TableSpec], names: Iterable[str]) -> TableSpec:
    """``names``: of the file, at this and at other times."""
    names = list(names)
    return next((specs[name] for name in names if name in specs), TableSpec(file=names[0]))
