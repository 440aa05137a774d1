"""What is known of a table after reading, kept as JSON beside its Parquet file, by digest of all inputs."""

from __future__ import annotations

import functools
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import generator
from generator.findings import Finding, Place, Severity
from generator.kinds.dataset import ColumnSpec, TableSpec
from generator.model import Column, File, Profile, Table

MAGIC = b"PAR1"


@dataclass(slots=True)
class Result:
    """Everything but the values. ``rows`` is None where there is no table."""

    rows: int | None
    columns: tuple[Column, ...]
    spec: TableSpec
    notes: tuple[str, ...]
    findings: list[Finding]


def digest_of(file: File, spec: TableSpec) -> str:
    """Changes with the bytes, the declaration, the kind of file, and the program that reads them."""
    parts = [file.sha256, Path(file.name).suffix.lower(), spec.model_dump_json(), program_digest()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@functools.cache
def program_digest() -> str:
    """Of the modules that read tables: who changes one of them need not remember to clear the cache."""
    home = Path(generator.__file__).parent
    modules = sorted([*home.glob("tables/*.py"), *home.glob("readers/*.py")])
    return hashlib.sha256(b"\0".join(module.read_bytes() for module in modules)).hexdigest()


def parquet_of(digest: str, cache: Path) -> Path:
    """Where the canonical values of a table of this digest lie."""
    return cache / "tables" / f"{digest}.parquet"


def table_of(result: Result, file: File, parquet: Path, digest: str) -> Table | None:
    if result.rows is None:
        return None
    name = Path(file.name).stem
    title = result.spec.title or file.title or name
    return Table(
        name, title, file, result.spec, result.columns, result.rows, parquet, digest, notes=result.notes
    )


def save(result: Result, path: Path, parquet: Path) -> None:
    size = parquet.stat().st_size if parquet.is_file() else 0
    data = {
        "rows": result.rows,
        "size": size,
        "spec": result.spec.model_dump(mode="json"),
        "columns": [column_data(column) for column in result.columns],
        "notes": result.notes,
        "findings": [finding_data(finding) for finding in result.findings],
    }
    partial = path.with_suffix(".unfinished")
    partial.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    partial.replace(path)


def load(path: Path, parquet: Path, source: str) -> Result | None:
    """What was saved; None where nothing is, or what is there is damaged."""
    try:
        data = json.loads(path.read_bytes())
        if data["rows"] is not None and not whole(parquet, data["size"]):
            return None
        return Result(
            data["rows"],
            tuple(column_of(column) for column in data["columns"]),
            TableSpec.model_validate(data["spec"]),
            tuple(data["notes"]),
            [finding_of(finding, source) for finding in data["findings"]],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def whole(parquet: Path, size: int) -> bool:
    """Neither gone nor cut off."""
    try:
        with parquet.open("rb") as stream:
            return stream.seek(-len(MAGIC), 2) + len(MAGIC) == size and stream.read() == MAGIC
    except OSError:
        return False


def column_data(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "source_name": column.source_name,
        "spec": column.spec.model_dump(mode="json"),
        "profile": asdict(column.profile),
        "normalised": column.normalised,
    }


def column_of(data: dict[str, Any]) -> Column:
    profile = data["profile"]
    profile["quantiles"] = tuple(profile["quantiles"])
    profile["frequent"] = tuple((value, count) for value, count in profile["frequent"])
    profile["histogram"] = tuple(profile["histogram"])
    spec = ColumnSpec.model_validate(data["spec"])
    return Column(data["name"], spec, data["source_name"], Profile(**profile), tuple(data["normalised"]))


def finding_data(finding: Finding) -> list[Any]:
    place = finding.place
    return [place.line, place.column, finding.message, finding.remedy, finding.code, finding.severity.value]


def finding_of(data: list[Any], source: str) -> Finding:
    line, column, message, remedy, code, severity = data
    return Finding(Place(source, line, column), message, remedy, code, Severity(severity))
