"""The rows of a table as HTML: numbers as Indonesians write them, codes and text as they are.

Made by string building, because a table has thousands of cells, and kept by digest, because reading
a table again for every build would cost more than the rest of its page.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from markupsafe import Markup

from generator.kinds.dataset import ColumnType
from generator.model import Column, Item, Table
from generator.render import date_id, month_id, number_id
from generator.tables.forms import made
from generator.tables.placement import published_place

SHOWN = 50
"""Rows of a table that is too long to be shown whole."""
MOST_CELLS = 60_000
"""A page with more than this is slow on a phone, whatever its rows."""
PAGE = 50
"""Rows of a page of the explorer (``overrides/assets/terang/jelajah.js``)."""
LONGEST_CELL = 500
ONE_LINE = 36
"""Letters that fit on one line of a cell."""
MISSING = "–"
MEASURES = {ColumnType.INTEGER, ColumnType.DECIMAL, ColumnType.PERCENT, ColumnType.RUPIAH}
ALIGNED = MEASURES | {ColumnType.LATITUDE, ColumnType.LONGITUDE}
CODE = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class Preview:
    html: Markup
    """``<table>…</table>``"""
    shown: int
    total: int

    @property
    def whole(self) -> bool:
        return self.shown == self.total


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where one row can be seen: a site address, and what follows a ``?`` in it."""

    address: str
    query: str = ""


def preview(table: Table, limit: int, cache: Path) -> Preview:
    """The whole table up to ``limit`` rows, else its first rows."""
    count = preview_rows(table, limit)
    key = hashlib.sha256(f"{CODE} {table.digest} {table.name} {table.title} {count}".encode()).hexdigest()
    # The cache holds what this module wrote, escaped cell by cell.
    return Preview(Markup(kept(cache, key, lambda: draw(table, table.parquet, count))), count, table.rows)  # noqa: S704


def opening(table: Table, cache: Path) -> Preview:
    """The first rows as ``NAME.parquet`` has them, which may be sorted otherwise than the officer's file."""
    count = min(PAGE, table.rows)
    key = hashlib.sha256(
        f"{CODE} {table.digest} {table.name} {table.title} {count} urut".encode()
    ).hexdigest()
    source = made(table, "parquet").path
    return Preview(Markup(kept(cache, key, lambda: draw(table, source, count))), count, table.rows)  # noqa: S704


def preview_rows(table: Table, limit: int) -> int:
    """How many rows of a table stand on its page: all, or the first ones where that would be too much."""
    small = table.rows <= limit and table.rows * max(1, len(table.columns)) <= MOST_CELLS
    return table.rows if small else min(SHOWN, table.rows)


def kept(cache: Path, key: str, make: Callable[[], str]) -> str:
    path = cache / "pratinjau" / f"{key}.html"
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        text = make()
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")
        partial.write_text(text, encoding="utf-8", newline="")
        partial.replace(path)
        return text


def draw(table: Table, source: Path, count: int) -> str:
    rows = list(first_rows(source, [column.name for column in table.columns], count))
    columns = list(zip(*rows, strict=True)) or [()] * len(table.columns)
    writers = [writer(column, is_long(values)) for column, values in zip(table.columns, columns, strict=True)]
    head = "".join(heading(column) for column in table.columns)
    name = row_anchor(table)
    body = "".join(
        f'<tr id="{name}{number}">'
        + "".join(write(value) for write, value in zip(writers, row, strict=True))
        + "</tr>\n"
        for number, row in enumerate(rows, 1)
    )
    caption = f"<caption><span>{escape(table.title or table.name)}</span></caption>"
    return f'<table class="t-rows">{caption}<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table>'


def row_anchor(table: Table) -> str:
    """Ids of rows: ``penduduk-baris-`` before the number, counted from 1."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", table.name) + "-baris-"


def row_place(item: Item, table: Table, row: int, limit: int) -> RowPlace:
    """The row on the page of its dataset, or the page of the explorer on which it stands."""
    if row <= preview_rows(table, limit):
        return RowPlace(f"{item.address}#{row_anchor(table)}{row}")
    return RowPlace(
        f"{item.address}jelajah/{table.name}/", f"?hal={published_place(table, row - 1) // PAGE + 1}"
    )


def heading(column: Column) -> str:
    unit = column.spec.unit
    shown = f' <span class="t-unit">{escape(unit)}</span>' if unit else ""
    number = ' class="t-number"' if column.spec.type in ALIGNED else ""
    return f'<th scope="col"{number}>{escape(column.title)}{shown}</th>'


def first_rows(source: Path, names: list[str], count: int) -> Iterator[tuple[Any, ...]]:
    """Rows in the order of the file; no more of it is read than they need."""
    if not count or not names:
        return
    left = count
    with pq.ParquetFile(source) as file:
        for batch in file.iter_batches(batch_size=min(count, 1024), columns=names):
            lists = [batch.column(name).to_pylist() for name in names]
            yield from list(zip(*lists, strict=True))[:left]
            left -= batch.num_rows
            if left <= 0:
                return


def is_long(values: Iterable[Any]) -> bool:
    """Columns with sentences may break their lines; all others stay on one."""
    return any(isinstance(value, str) and len(value) > ONE_LINE for value in values)


def writer(column: Column, long: bool) -> Callable[[Any], str]:
    """What writes the cells of one column."""
    write = WRITERS.get(column.spec.type or ColumnType.TEXT, text)
    shape = "t-number" if column.spec.type in ALIGNED else "t-text" if long else ""
    start = f'<td class="{shape}">' if shape else "<td>"
    missing = f"{start}{MISSING}</td>"
    return lambda value: missing if value is None else f"{start}{write(value)}</td>"


def text(value: Any) -> str:
    words = value if isinstance(value, str) else str(value)
    return escape(words if len(words) <= LONGEST_CELL else f"{words[:LONGEST_CELL]}…")


def amount(value: Any) -> str:
    return number_id(value) if isinstance(value, int | float | Decimal) else text(value)


def day(value: Any) -> str:
    return date_id(value) if isinstance(value, date) else text(value)


def instant(value: Any) -> str:
    if not isinstance(value, datetime):
        return text(value)
    return f"{date_id(value)} {value:%H.%M}" + (f".{value:%S}" if value.second else "")


def month(value: Any) -> str:
    """A date or ``2025-07``."""
    if isinstance(value, date):
        return month_id(value)
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", str(value))
    return month_id(date(int(found[1]), int(found[2]), 1)) if found and found[1] != "0000" else text(value)


def yes_no(value: Any) -> str:
    return {True: "Ya", False: "Tidak"}.get(value, "") or text(value)


def link(value: Any) -> str:
    """Only web addresses become links."""
    words = str(value)
    if not re.fullmatch(r"https?://[^\s<>\"']+", words):
        return text(words)
    shown = text(words)
    if len(words) > 2 * ONE_LINE:  # the style shows the beginning on one line, the end on another
        shown = f'<span class="t-begin">{text(words[: 1 - ONE_LINE])}</span>{escape(words[1 - ONE_LINE :])}'
    return f'<a href="{escape(words)}" rel="external noopener nofollow">{shown}</a>'


WRITERS: dict[ColumnType, Callable[[Any], str]] = {
    ColumnType.INTEGER: amount,
    ColumnType.DECIMAL: amount,
    ColumnType.PERCENT: amount,
    ColumnType.RUPIAH: amount,
    ColumnType.LATITUDE: amount,
    ColumnType.LONGITUDE: amount,
    ColumnType.DATE: day,
    ColumnType.DATETIME: instant,
    ColumnType.MONTH: month,
    ColumnType.BOOLEAN: yes_no,
    ColumnType.URL: link,
    ColumnType.TEXT: link,
}
"""How values are written; all other types as they are. Years and codes never get dots. Among words an address
may stand as well: sources are a link in one row and a name in the next."""


def written(values: Iterable[Any], column: Column) -> list[Markup]:
    """Single values of a column as they stand in its cells, for statistics."""
    write = WRITERS.get(column.spec.type or ColumnType.TEXT, text)
    return [Markup(MISSING if value is None else write(value)) for value in values]  # noqa: S704 - writers escape
