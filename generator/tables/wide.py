"""Tables with years, months or quarters as columns: what they are when written long."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.kinds.dataset import ColumnType as Type
from generator.kinds.dataset import LongSpec
from generator.model import Column, Table
from generator.tables.columns import column_of
from generator.tables.names import published_name, unique
from generator.tables.periodnames import Named, named
from generator.tables.words import TOTAL

LEAST = 3
"""Periods from which columns are a series."""
AVERAGE = re.compile(r"(?i)\s*(?:rata\W?rata|rerata)\b.*")
VALUE = "nilai"
Series = dict[str, dict[str, Column]]
"""Stem of the headers → period → column."""


@dataclass(frozen=True, slots=True)
class Wide:
    """How a wide table is written long."""

    kept: tuple[Column, ...]
    """Repeated in every row."""
    dropped: tuple[Column, ...]
    """Totals and averages over the periods, which would be counted again in every row."""
    unit: str
    """Name of the column of periods: ``tahun``, ``bulan`` …"""
    values: tuple[str, ...]
    """Names of the columns of values."""
    periods: tuple[str, ...]
    cells: tuple[tuple[Column | None, ...], ...]
    """For each period the column of each value; None where a series lacks the period."""

    @property
    def columns(self) -> tuple[str, ...]:
        return (*(column.name for column in self.kept), self.unit, *self.values)

    @property
    def plain_years(self) -> bool:
        return all(period.isdigit() and len(period) == 4 for period in self.periods)

    def sources(self, value: int) -> list[Column]:
        """The columns that a column of values is made of."""
        return [column for row in self.cells if (column := row[value]) is not None]


def wide(table: Table) -> Wide | None:
    """What the officer declared under ``panjang:``, else what the headers say; None for a long table."""
    spec = table.spec.long or LongSpec()
    if spec.columns:
        return declared(table, spec)
    read = {column.name: found for column in table.columns if (found := of_column(column))}
    for unit in dict.fromkeys(found.unit for found in read.values()):
        series = gather(table, {name: found for name, found in read.items() if found.unit == unit})
        if series:
            return arranged(table, series, unit, spec)
    return None


def of_column(column: Column) -> Named | None:
    return named(column.source_name or column.name)


def gather(table: Table, read: dict[str, Named]) -> Series:
    """Series of at least three periods; a stem that names a period twice is none."""
    series: Series = {}
    twice = set()
    for column in table.columns:
        if found := read.get(column.name):
            known = series.setdefault(found.stem, {})
            if found.period in known:
                twice.add(found.stem)
            known[found.period] = column
    return {stem: each for stem, each in series.items() if len(each) >= LEAST and stem not in twice}


def declared(table: Table, spec: LongSpec) -> Wide | None:
    """The named columns as one series; a column whose header names no period goes by its title."""
    columns = [column for name in spec.columns if (column := column_of(table, name))]
    read = [of_column(column) for column in columns]
    units = {found.unit if found else "" for found in read}
    unit = units.pop() if len(units) == 1 else ""
    periods = [
        found.period if found and unit else column.title for found, column in zip(read, columns, strict=True)
    ]
    series = dict(zip(periods, columns, strict=True))
    return arranged(table, {"": series}, unit or "periode", spec) if len(series) == len(columns) else None


def arranged(table: Table, series: Series, unit: str, spec: LongSpec) -> Wide:
    used = {column.name for each in series.values() for column in each.values()}
    others = [column for column in table.columns if column.name not in used]
    dropped = tuple(column for column in others if is_sum(column))
    kept = tuple(column for column in others if not is_sum(column))
    names = [column.name for column in kept]
    for wanted in (spec.period or unit, *value_names(series, spec)):
        names.append(unique(wanted, names))
    periods = tuple(dict.fromkeys(period for each in series.values() for period in each))
    cells = tuple(tuple(each.get(period) for each in series.values()) for period in periods)
    return Wide(kept, dropped, names[len(kept)], tuple(names[len(kept) + 1 :]), periods, cells)


def value_names(series: Series, spec: LongSpec) -> list[str]:
    """One series is ``nilai``; several are told apart by the rest of their headers."""
    if len(series) == 1:
        return [spec.value or VALUE]
    return [published_name(stem) or VALUE for stem in series]


def is_sum(column: Column) -> bool:
    header = column.source_name or column.name
    numeric = column.spec.type in (Type.INTEGER, Type.DECIMAL, Type.RUPIAH, Type.PERCENT)
    return numeric and bool(TOTAL.fullmatch(header) or AVERAGE.fullmatch(header))


def told(table: Table) -> str:
    """A sentence for the page; empty for a table that is not wide."""
    found = wide(table)
    if found is None:
        return ""
    span = f"{found.periods[0]} sampai {found.periods[-1]}"
    text = f'Bentuk panjang: {span} menjadi kolom "{found.unit}", satu baris untuk tiap {found.unit}.'
    if found.dropped:
        listed = ", ".join(f'"{column.title}"' for column in found.dropped)
        text += f" Tanpa {listed}, karena akan terhitung berulang."
    return text
