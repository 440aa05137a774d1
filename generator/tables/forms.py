"""The published forms of a table, each made once and kept beside the canonical values by digest."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import pyarrow as pa

from generator.findings import Rejected
from generator.model import Table
from generator.tables import APPLIES, LINES, TABLES
from generator.tables.beside import LONG, each
from generator.tables.lineforms import write_lines
from generator.tables.shortage import shortage

Told = TypeVar("Told")


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
    try:
        return kept(table, suffix)
    except (MemoryError, OSError) as error:
        if finding := shortage(error, table.file.source):
            raise Rejected([finding]) from error
        raise


def all_made(table: Table, suffixes: Sequence[str]) -> list[Made]:
    """In their order. Those of a long table are made two at a time, since Arrow and zlib hold no lock."""
    if table.rows >= LONG:
        first = next(iter(LINES))
        apart = [suffix for suffix in suffixes if suffix == first or suffix not in LINES]
        each(partial(made_beside, table), apart)
    return [made(table, suffix) for suffix in suffixes]


def made_beside(table: Table, suffix: str) -> None:
    """What memory does not bear beside another form is left, to be made alone."""
    try:
        kept(table, suffix)
    except (MemoryError, OSError) as error:
        if shortage(error, table.file.source) is None:
            raise
        pa.default_memory_pool().release_unused()


def kept(table: Table, suffix: str) -> Made:
    path = path_of(table, suffix)
    together = [path_of(table, each) for each in LINES]
    if suffix in LINES and not any(noted(each, note_of(each)) for each in together):
        digests = put(together, partial(write_together, table))
        for each, sha256 in zip(together, digests, strict=True):
            note_down(each, note_of(each), sha256)
    return known(path, note_of(path), partial(write, table, suffix))


def path_of(table: Table, suffix: str) -> Path:
    if suffix == "parquet":
        suffix = "terbit.parquet"
    if suffix == "geojson" and table.area:
        suffix = f"{table.area.digest[:16]}.geojson"
    return table.parquet.with_name(f"{table.digest}.{suffix}")


def note_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha")


def write(table: Table, suffix: str, target: Path) -> None:
    """Memory that it took goes back to the system."""
    TABLES[suffix].write(table, target)
    pa.default_memory_pool().release_unused()


def write_together(table: Table, *targets: Path) -> list[str]:
    """All ``LINES`` in their order, and the digest of each."""
    lines = {target: form.LINES for target, form in zip(targets, LINES.values(), strict=True)}
    digests = write_lines(table, lines)
    pa.default_memory_pool().release_unused()
    return digests


def known(path: Path, note: Path, write: Callable[[Path], None]) -> Made:
    """Size and digest as noted when the file was made; made anew when note and file disagree."""
    if done := noted(path, note):
        return done
    put([path], write)
    return note_down(path, note)


def noted(path: Path, note: Path) -> Made | None:
    """None where the file is not made yet, or damaged."""
    try:
        size, sha256 = json.loads(note.read_bytes())
        return Made(path, size, sha256) if path.stat().st_size == size and len(sha256) == 64 else None
    except (OSError, ValueError, TypeError):
        return None


def put(paths: list[Path], write: Callable[..., Told]) -> Told:
    """What ``write`` tells of them.

    Two builds may share a cache; neither may move the other's half-written file into place.
    """
    unfinished = [path.with_name(f"{path.stem}.{os.getpid()}.partial{path.suffix}") for path in paths]
    try:
        told = write(*unfinished)
        for written, path in zip(unfinished, paths, strict=True):
            written.replace(path)
        return told
    finally:
        for each in unfinished:
            each.unlink(missing_ok=True)


def note_down(path: Path, note: Path, sha256: str = "") -> Made:
    """With its digest, where that is known already."""
    if not sha256:
        with path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    done = Made(path, path.stat().st_size, sha256)
    note.write_text(json.dumps([done.size, done.sha256]))
    return done
