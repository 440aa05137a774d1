"""Syntax of the officers' files. A new table format is one module here and one line below.

Each reader has ``read(path, work)``: grids of cells, or the open Parquet file; raises ``Unreadable``.
``work`` is an empty folder for what is too large to hold, and must live as long as the result.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from generator.late import Late

if TYPE_CHECKING:
    from generator.readers import csv, json, parquet, spreadsheet
else:
    csv, json = Late("generator.readers.csv"), Late("generator.readers.json")
    parquet, spreadsheet = Late("generator.readers.parquet"), Late("generator.readers.spreadsheet")


class Reader(Protocol):
    """What a module of a table format offers."""

    def read(self, path: Path, work: Path, /) -> Any: ...


READERS: dict[str, Reader] = {
    ".csv": csv,
    ".tsv": csv,
    ".xlsx": spreadsheet,
    ".xls": spreadsheet,
    ".ods": spreadsheet,
    ".json": json,
    ".geojson": json,
    ".parquet": parquet,
}
TABLE_SUFFIXES = frozenset(READERS)
