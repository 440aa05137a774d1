"""``NAME.json``: an array of objects, numbers as numbers, codes as strings, missing as ``null``."""

from __future__ import annotations

from pathlib import Path

from generator.model import Table
from generator.tables.lines import joined, json_objects
from generator.tables.values import iter_batches


def write(table: Table, target: Path) -> None:
    with target.open("wb") as stream:
        before = b"[\n"
        for batch in iter_batches(table):
            stream.write(before + joined(json_objects(batch.schema.names, batch.columns), ",\n"))
            before = b",\n"
        stream.write(b"\n]\n")
