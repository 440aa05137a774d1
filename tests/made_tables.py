"""Made-up tables with a real Parquet file, for the tests of pages, charts and indicators."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from generator.kinds.dataset import ColumnSpec, TableSpec
from generator.model import Column, File, Profile, Table

NUMERIC = {"bilangan", "desimal", "persen", "rupiah"}


def made_table(
    folder: Path,
    columns: Mapping[str, str | ColumnSpec],
    rows: Sequence[Sequence[Any]],
    name: str = "penduduk",
    **changes: Any,
) -> Table:
    """``columns``: name → type (``bilangan``) or the whole specification; values as Python has them."""
    specs = {key: ColumnSpec(type=spec) if isinstance(spec, str) else spec for key, spec in columns.items()}
    values = {key: [row[index] for row in rows] for index, key in enumerate(specs)}
    folder.mkdir(parents=True, exist_ok=True)
    drafted = folder / "draft.parquet"
    pq.write_table(pa.table(values), drafted)
    digest = hashlib.sha256(drafted.read_bytes()).hexdigest()
    parquet = drafted.rename(folder / f"{digest}.parquet")
    original = File(
        f"{name}.csv", folder / f"{name}.csv", f"datasets/x/{name}.csv", 1234, "ab" * 32, "text/csv"
    )
    facts = {
        "name": name,
        "title": f"Tabel {name}",
        "file": original,
        "spec": TableSpec(file=original.name),
        "columns": tuple(
            Column(key, spec, changes.pop(f"source_{key}", key), profile(values[key], spec))
            for key, spec in specs.items()
        ),
        "rows": len(rows),
        "parquet": parquet,
        "digest": digest,
    }
    return Table(**(facts | changes))


def profile(values: list[Any], spec: ColumnSpec) -> Profile:
    known = [value for value in values if value is not None]
    counts = {value: known.count(value) for value in sorted(set(known), key=str)}
    frequent = tuple(sorted(((str(k), n) for k, n in counts.items()), key=lambda pair: -pair[1])[:5])
    numeric = spec.type in NUMERIC and known
    return Profile(
        missing=len(values) - len(known),
        distinct=len(counts),
        minimum=min(known, key=str if not numeric else None) if known else None,
        maximum=max(known, key=str if not numeric else None) if known else None,
        mean=sum(known) / len(known) if numeric else None,
        frequent=frequent,
        histogram=(1, 2, 3, 0, 0, 4, 1, 0, 0, 1) if numeric else (),
    )
