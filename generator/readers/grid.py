"""What a table reader hands over: cells as text, row by row, with the line each row stands on.

A cell is text, or None where nothing stands. Numbers that the file itself types as numbers (XLSX, JSON)
carry the mark ``TYPED`` before a plain decimal notation, so that nobody mistakes their point for a dot
of thousands later. Text never begins with the mark, because readers drop control characters.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from generator.findings import Finding, Place, Severity, one_line

Row = list[str | None]
TYPED = "\x01"
"""First character of a cell whose file says that it is a number."""
COLUMN_LIMIT = 2_000
CELL_LIMIT = 1_000_000
"""Characters in one cell."""
CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
"""Never part of a value: they are lost in XML, HTML and spreadsheets, or part words that look alike."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged range of cells; all four count from 0 and the ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet, or a file that is one sheet."""

    rows: Callable[[], Iterator[tuple[int, Row]]]
    """(line, cells) from the top, as often as asked; lines and rows of a sheet count from 1."""
    name: str = ""
    hidden: bool = False
    merged: tuple[Merged, ...] = ()
    spreadsheet: bool = False
    """Rows of a sheet have no length of their own; a short row of a CSV file is a fault."""
    typed: bool = False
    """The file itself says what is a number; what it writes as text is none (JSON)."""
    delimiter: str = ""
    notes: tuple[str, ...] = ()
    """What the reader did to the whole file, one Indonesian sentence each."""
    faults: tuple[tuple[int, int, str], ...] = ()
    """Cells without a value of their own: (row, column, ``rumus`` or the error word)."""
    hidden_rows: tuple[tuple[int, int], ...] = ()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    unseen: tuple[tuple[int, int], ...] = ()
    """Rows with values that the sheet does not show. First and last of each run, from 1."""
    plain: bool = False
    """A CSV file in clean UTF-8 that a fast reader may take in its stead."""


class Unreadable(Exception):
    """A file or sheet that cannot be taken as a table; carries what to tell the officer."""

    def __init__(self, message: str, remedy: str, code: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message, self.remedy, self.code, self.line, self.column = message, remedy, code, line, column

    def finding(self, source: str, severity: Severity = Severity.ERROR) -> Finding:
        place = Place(source, self.line, self.column)
        return Finding(place, self.message, self.remedy, self.code, severity)


def from_rows(rows: Iterable[Row], name: str = "", **more: Any) -> Grid:
    """A grid that is held in memory."""
    kept = [(line, row) for line, row in enumerate(rows, 1)]
    return Grid(lambda: iter(kept), name, **more)


def cell(value: Any) -> str | None:
    """A value of a typed file as a cell. Dates become ISO 8601, which nobody can misread."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return number(value)
    return moment(value) if isinstance(value, date | time | timedelta) else text(str(value))


def moment(value: date | time | timedelta) -> str:
    if isinstance(value, timedelta):
        return duration(value)
    if isinstance(value, datetime):
        midnight = value.time() == time() and value.tzinfo is None
        return value.date().isoformat() if midnight else value.isoformat(timespec="seconds")
    return value.isoformat()


def text(value: str, line: int = 0, column: int = 0) -> str | None:
    """Text without the characters that are never part of a value."""
    if len(value) > CELL_LIMIT:
        raise Unreadable(
            f"satu sel memuat {len(value)} huruf; paling banyak {CELL_LIMIT}.",
            "Pindahkan isi yang panjang ke dokumen, atau periksa tanda kutip yang belum ditutup.",
            "sel-terlalu-panjang",
            line,
            column,
        )
    return (CONTROLS.sub("", value) if not value.isprintable() else value) or None


def number(value: float | Decimal) -> str:
    """``TYPED`` and plain digits; infinity and "not a number" keep their English words."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return TYPED + str(value)
        if value.is_integer() and abs(value) < 1e22:
            return TYPED + str(int(value))
        shown = repr(value)
        return TYPED + (format(Decimal(shown), "f") if "e" in shown else shown)
    return TYPED + (format(value, "f") if isinstance(value, Decimal) else str(value))


def duration(value: timedelta) -> str:
    seconds = int(value.total_seconds())
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}"


def shown(value: str | None, limit: int = 60) -> str:
    """A cell as it can be quoted in a sentence."""
    return one_line((value or "").removeprefix(TYPED), limit)
