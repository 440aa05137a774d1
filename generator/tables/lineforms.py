"""Forms that are lines of text, one a row, written in one pass with each column put into words once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from generator.model import Table
from generator.tables.lines import Shown, shown
from generator.tables.values import iter_batches


@dataclass(frozen=True, slots=True)
class LineForm:
    head: Callable[[list[str]], str]
    """What stands before the rows, from the names of the columns."""
    rows: Callable[[list[str], list[Shown]], bytes | memoryview]
    """Names and columns of a batch."""
    between: str = ""
    """Between two batches."""
    end: str = ""


def write_lines(table: Table, targets: Mapping[Path, LineForm]) -> None:
    names = [column.name for column in table.columns]
    with ExitStack() as stack:
        sinks = [(stack.enter_context(path.open("wb")), form) for path, form in targets.items()]
        for sink, form in sinks:
            sink.write(form.head(names).encode())
        for number, batch in enumerate(iter_batches(table)):
            columns = [shown(column) for column in batch.columns]
            for sink, form in sinks:
                sink.write(form.between.encode() if number else b"")
                sink.write(form.rows(names, columns))
        for sink, form in sinks:
            sink.write(form.end.encode())
