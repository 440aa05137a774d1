"""``NAME.csv``: UTF-8, comma, decimal point, ISO dates, header = column names."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from generator.model import Table
from generator.tables.lineforms import LineForm, write_lines
from generator.tables.lines import Shown, csv_cells, letters_of, shown


def write(table: Table, target: Path) -> None:
    write_lines(table, {target: LINES})


def head(names: list[str]) -> str:
    return ",".join(csv_cells(shown(pa.array(names))).to_pylist()) + "\n"


def rows(_: list[str], columns: list[Shown]) -> memoryview:
    """A single missing value is written as ``""``, or the line would be blank."""
    *others, last = map(csv_cells, columns)
    ended = pc.binary_join_element_wise(
        last, "\n", "", null_handling="replace", null_replacement="" if others else '""'
    )
    return letters_of(
        pc.binary_join_element_wise(*others, ended, ",", null_handling="replace", null_replacement="")
    )


LINES = LineForm(head, rows)
