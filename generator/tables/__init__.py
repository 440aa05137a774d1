"""Meaning of tables. A new published form is one module here and one line below.

Each form has ``write(table, target)``: the same values always give the same bytes. ``APPLIES`` says where
a form is not made for every table.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from generator.late import Late
from generator.model import Table

if TYPE_CHECKING:
    from generator.tables import csv, geojson, json, long, parquet, xlsx
    from generator.tables.lineforms import LineForm
else:
    csv, geojson = Late("generator.tables.csv"), Late("generator.tables.geojson")
    json, long = Late("generator.tables.json"), Late("generator.tables.long")
    parquet, xlsx = Late("generator.tables.parquet"), Late("generator.tables.xlsx")


class Form(Protocol):
    """What a module of a published form offers."""

    def write(self, table: Table, target: Path, /) -> None: ...


class Lined(Form, Protocol):
    """A form that is written in one pass with others of its kind."""

    LINES: LineForm


class Choosy(Protocol):
    """What a form offers that not every table has."""

    def applies(self, table: Table, /) -> bool: ...


TABLES: dict[str, Form] = {
    "csv": csv,
    "panjang.csv": long,
    "xlsx": xlsx,
    "json": json,
    "parquet": parquet,
    "geojson": geojson,
}
LINES: dict[str, Lined] = {"csv": csv, "json": json}
APPLIES: dict[str, Choosy] = {
    "panjang.csv": long,
    "xlsx": xlsx,
    "geojson": geojson,
}
LABELS = {
    "csv": "CSV", "panjang.csv": "CSV", "xlsx": "XLSX", "json": "JSON", "parquet": "Parquet",
    "geojson": "GeoJSON",
}  # fmt: skip
