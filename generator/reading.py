"""One item as its files tell it: metadata, files, tables, and all that is wrong with them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.discover import Found, choose_files
from generator.documents import WORKBOOKS
from generator.explain import validate
from generator.files import inspect
from generator.findings import Finding, Place
from generator.kept import Kept
from generator.kinds import KINDS
from generator.kinds.dataset import Dataset, TableSpec
from generator.kinds.document import Document
from generator.kinds.resource import Resource
from generator.late import Late
from generator.model import File, Table
from generator.readers import TABLE_SUFFIXES
from generator.readers.yaml import Source, read, read_front_matter
from generator.strays import advice
from generator.tables.shortage import is_passing

if TYPE_CHECKING:
    from generator.tables import open as opening
    from generator.tables import stored
else:
    opening, stored = Late("generator.tables.open"), Late("generator.tables.stored")

NO_COLUMN = re.compile(r'kolom (?:(kunci|urut) )?"(.*)" tidak ada di tabel ini\.')
DECLARED = {"lembar-tidak-ada": "lembar", "rentang-kosong": "rentang"}
"""Codes of what a table has not → the key that names it."""
NOWHERE = Path()
"""Stands for paths in what is kept: the portal or its cache may lie elsewhere next time."""


class Reading(NamedTuple):
    """``meta`` is None where the metadata is wrong."""

    meta: Resource | None
    body: str
    files: tuple[File, ...]
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]
    sizes: tuple[int, ...] = ()
    """Bytes of the tables' canonical values."""


def read_item(found: Found, cache: Path, kept: Kept) -> Reading:
    """From the files, or as it was read the last time where none of them has changed since."""

    def is_whole(kept: Reading) -> bool:
        return not is_passing(kept.findings) and all(
            stored.whole(stored.parquet_of(t.digest, cache), size)
            for t, size in zip(kept.tables, kept.sizes, strict=True)
        )

    reading: Reading | None = kept.find(name_of(found), found.mark)
    if reading and is_whole(reading):
        return with_paths(reading, found, cache)
    return take(without_paths(read_anew(found, cache)), found, cache, kept)


def take(reading: Reading, found: Found, cache: Path, kept: Kept) -> Reading:
    """What was read just now without paths, here or elsewhere, is kept."""
    return with_paths(kept.put(name_of(found), found.standing(), reading), found, cache)


def name_of(found: Found) -> str:
    return f"{found.kind}/{found.source}"


def fields(reading: Reading) -> dict[str, Any]:
    """Those of an item that its files tell."""
    return {"meta": reading.meta, "files": reading.files, "tables": reading.tables, "body": reading.body}


def is_document(kind: str, file: File) -> bool:
    """Workbooks of datasets are read too, many at once; what is wrong with them is told by a rule."""
    return kind == "dokumen" or (kind == "dataset" and file.path.suffix.lower() in WORKBOOKS)


def without_paths(reading: Reading) -> Reading:
    sizes = tuple(table.parquet.stat().st_size for table in reading.tables)
    tables = tuple(replace(t, file=replace(t.file, path=NOWHERE), parquet=NOWHERE) for t in reading.tables)
    files = tuple(replace(file, path=NOWHERE) for file in reading.files)
    return reading._replace(files=files, tables=tables, sizes=sizes)


def with_paths(reading: Reading, found: Found, cache: Path) -> Reading:
    if not reading.files:
        return reading
    files = {file.name: replace(file, path=found.path.parent / file.name) for file in reading.files}
    tables = tuple(
        replace(t, file=files[t.file.name], parquet=stored.parquet_of(t.digest, cache))
        for t in reading.tables
    )
    return reading._replace(files=tuple(files.values()), tables=tables)


def read_anew(found: Found, cache: Path) -> Reading:
    source, faults = read_source(found.kind, found.path, found.source)
    meta: Resource | None = None
    if source:
        meta, more = validate(KINDS[found.kind], source)
        faults += more
    if source is None or meta is None:
        return Reading(None, "", (), (), tuple(faults))
    files, tables = load_files(found, meta, source, cache, faults)
    return Reading(meta, source.body, tuple(files), tuple(tables), tuple(faults))


def read_source(kind: str, path: Path, source: str) -> tuple[Source | None, list[Finding]]:
    """The YAML of an item of this kind, with the places of its keys."""
    reader = read_front_matter if KINDS[kind].filename == "*.md" else read
    return reader(path.read_bytes(), source)


def load_files(
    found: Found, meta: Resource, source: Source, cache: Path, findings: list[Finding]
) -> tuple[list[File], list[Table]]:
    if isinstance(meta, Dataset):
        return load_tables(found, meta, source, cache, findings)
    if isinstance(meta, Document):
        named = [
            (spec.file, spec.title or "", source.place("berkas", n)) for n, spec in enumerate(meta.files)
        ]
        files = take_files(found, choose_files(named, found, findings), findings)
        return files, []
    return [], []


def take_files(found: Found, chosen: list[tuple[str, str]], findings: list[Finding]) -> list[File]:
    folder = PurePosixPath(found.source).parent
    files = []
    for name, title in chosen:
        file, faults = inspect(found.path.parent / name, str(folder / name), title)
        findings += faults
        if file:
            files.append(file)
    return files


def load_tables(
    found: Found, meta: Dataset, source: Source, cache: Path, findings: list[Finding]
) -> tuple[list[File], list[Table]]:
    named = [(spec.file, spec.title or "", source.place("berkas", n)) for n, spec in enumerate(meta.tables)]
    files = take_files(found, choose_files(named, found, findings), findings)
    specs = {spec.file: spec for spec in meta.tables}
    tables = []
    for file in files:
        if Path(file.name).suffix.lower() not in TABLE_SUFFIXES:
            findings.append(Finding(Place(file.source), *advice(file.name, found.path.name), "bukan-tabel"))
            continue
        table, faults = opening.open_table(file, specs.get(file.name, TableSpec(file=file.name)), cache)
        findings += [at_declaration(fault, source, list(specs), file.name) for fault in faults]
        if table:
            tables.append(table)
    if not found.files:
        findings.append(
            Finding(
                Place(found.source),
                "dataset ini belum punya tabel.",
                "Taruh CSV atau XLSX di folder ini.",
                "tanpa-tabel",
            )
        )
    return files, tables


def at_declaration(finding: Finding, source: Source, listed: list[str], name: str) -> Finding:
    """A column, a sheet or a range that the YAML names and the table has not is blamed on the YAML's line."""
    said = NO_COLUMN.fullmatch(finding.message)
    key = DECLARED.get(finding.code)
    if name in listed and key:
        return replace(finding, place=source.place("berkas", listed.index(name), key))
    if said is None or name not in listed:
        return finding
    path = ("berkas", listed.index(name), said[1] or "kolom", *(() if said[1] else (said[2],)))
    return replace(finding, place=source.place(*path, key=True))
