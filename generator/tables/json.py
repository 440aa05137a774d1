"""``NAME.json``: an array of objects, numbers as numbers, codes as strings, missing as ``null``."""

from __future__ import annotations

from pathlib import Path

from generator.model import Table
from generator.tables.lines import json_objects, letters_of
from generator.tables.values import iter_batches

BETWEEN = ",\n"


def write(table: Table, target: Path) -> None:
    with target.open("wb") as stream:
        before = "[\n"
        for batch in iter_batches(table):
            objects = json_objects(batch.schema.names, batch.columns, BETWEEN)
            stream.write(before.encode())
            stream.write(letters_of(objects)[: -len(BETWEEN)])
            before = BETWEEN
        stream.write(b"\n]\n")
