"""``NAME.json``: an array of objects, numbers as numbers, codes as strings, missing as ``null``."""

from __future__ import annotations

from pathlib import Path

from generator.model import Table
from generator.tables.lineforms import LineForm, write_lines
from generator.tables.lines import Shown, json_objects, letters_of

BETWEEN = ",\n"


def write(table: Table, target: Path) -> None:
    write_lines(table, {target: LINES})


def rows(names: list[str], columns: list[Shown]) -> memoryview:
    return letters_of(json_objects(names, columns, BETWEEN))[: -len(BETWEEN)]


LINES = LineForm(lambda _: "[\n", rows, BETWEEN, "\n]\n")
