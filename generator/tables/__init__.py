"""Meaning of tables. A new published form is one module here and one line below.

Each form has ``write(table, target)``: the same values always give the same bytes. ``APPLIES`` says where
a form is not made for every table.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from generator.model import Table
from generator.tables import csv, geojson, json, long, parquet, xlsx


class Form(Protocol):
    """What a module of a published form offers."""

    def write(self, table: Table, target: Path, /) -> None: ...


TABLES: dict[str, Form] = {
    "csv": csv,
    "panjang.csv": long,
    "xlsx": xlsx,
    "json": json,
    "parquet": parquet,
    "geojson": geojson,
}
APPLIES: dict[str, Callable[[Table], bool]] = {
    "panjang.csv": long.applies,
    "xlsx": xlsx.applies,
    "geojson": geojson.applies,
}
LABELS = {
    "csv": "CSV", "panjang.csv": "CSV", "xlsx": "XLSX", "json": "JSON", "parquet": "Parquet",
    "geojson": "GeoJSON",
}  # fmt: skip
