"""The published forms of a table, each made once and kept beside the canonical values by digest."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyarrow as pa

from generator.findings import Rejected
from generator.model import Table
from generator.tables import APPLIES, TABLES
from generator.tables.shortage import shortage
from generator.tables.sorting import order_of


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file in the cache."""

    path: Path
    size: int
    sha256: str


def forms(table: Table) -> list[str]:
    """Suffixes of the forms that this table has."""
    return [suffix for suffix in TABLES if suffix not in APPLIES or APPLIES[suffix].applies(table)]


def left_out(table: Table) -> str:
    """A sentence on the form that this table is too long for; empty when there is none."""
    if "xlsx" in forms(table):
        return ""
    return f"XLSX tidak dibuat: {table.rows} baris melampaui batas lembar kerja. Pakai CSV atau Parquet."


def made(table: Table, suffix: str) -> Made:
    """The form in the cache, written now if it is not there yet. Rejected where memory or disk ends."""
    path = table.parquet.with_name(f"{table.digest}.{suffix}")
    if suffix == "parquet":
        if not order_of(table):
            return known(path, path.with_name(f"{path.name}.sha"), None)
        path = path.with_suffix(".urut.parquet")
    if suffix == "geojson" and table.area:
        path = path.with_suffix(f".{table.area.digest[:16]}.geojson")
    note = path.with_name(f"{path.name}.sha")
    try:
        return known(path, note, partial(write, table, suffix))
    except (MemoryError, OSError) as error:
        if finding := shortage(error, table.file.source):
            raise Rejected([finding]) from error
        raise


def write(table: Table, suffix: str, target: Path) -> None:
    """Memory that it took goes back to the system."""
    TABLES[suffix].write(table, target)
    pa.default_memory_pool().release_unused()


def known(path: Path, note: Path, write: Callable[[Path], None] | None) -> Made:
    """Size and digest as noted when the file was made; made anew when note and file disagree."""
    try:
        size, sha256 = json.loads(note.read_bytes())
        if path.stat().st_size == size and len(sha256) == 64:
            return Made(path, size, sha256)
    except (OSError, ValueError, TypeError):
        pass  # not made yet, or damaged
    if write:
        # Two builds may share a cache; neither may move the other's half-written file into place.
        unfinished = path.with_name(f"{path.stem}.{os.getpid()}.partial{path.suffix}")
        try:
            write(unfinished)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    done = Made(path, path.stat().st_size, sha256)
    note.write_text(json.dumps([done.size, done.sha256]))
    return done
