"""Forms that are lines of text, one a row, written in one pass with each column put into words once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from generator.model import Table
from generator.tables.beside import LONG, Behind, ahead
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


def write_lines(table: Table, targets: Mapping[Path, LineForm]) -> list[str]:
    """Of each target the SHA-256, known while it is written."""
    names = [column.name for column in table.columns]
    long = table.rows >= LONG
    batches = ahead(columns_of(table)) if long else columns_of(table)
    with ExitStack() as stack:
        sinks = [Sink(stack.enter_context(path.open("wb")), form) for path, form in targets.items()]
        beside = stack.enter_context(Behind(long))
        for sink in sinks:
            sink.write(sink.form.head(names).encode())
        for number, columns in enumerate(batches):
            for sink in sinks:
                between = sink.form.between.encode() if number else b""
                beside.do(sink.write, between, sink.form.rows(names, columns))
        beside.wait()
        for sink in sinks:
            sink.write(sink.form.end.encode())
    return [sink.digest.hexdigest() for sink in sinks]


def columns_of(table: Table) -> Iterator[list[Shown]]:
    for batch in iter_batches(table):
        yield [shown(column) for column in batch.columns]


class Sink:
    """A file whose digest is known as soon as it is written."""

    def __init__(self, file: BinaryIO, form: LineForm) -> None:
        self.form = form
        self.digest = hashlib.sha256()
        self._file = file

    def write(self, *contents: bytes | memoryview) -> None:
        for content in contents:
            self._file.write(content)
            self.digest.update(content)
