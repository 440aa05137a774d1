"""A figure followed over time, read out of the dataset that it is drawn from and never typed twice.

Every point knows its row, so that a reader can look up where the figure stands. Where sources or
methods disagree, both stand as series of their own and are never joined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from generator.charts.plot import NUMBERS, Axis, Plot, Value, label, measured, plain_value, sortable
from generator.charts.plot import Point as Mark
from generator.kinds.dataset import ColumnType
from generator.kinds.indicator import Indicator
from generator.kinds.resource import Resource
from generator.model import Catalogue, Column, Item, Table
from generator.once import once
from generator.render import number_id
from generator.tables.columns import column_of, indicator_by_names
from generator.tables.values import iter_batches

SOURCE, NOTE = "sumber", "catatan"
"""Columns that say where a row comes from and what to know about it."""
ROW = " baris"
"""No published name begins with a space."""
SCALES = {
    ColumnType.YEAR: "year",
    ColumnType.MONTH: "month",
    ColumnType.DATE: "date",
    ColumnType.DATETIME: "date",
}


@dataclass(frozen=True, slots=True)
class Observation:
    """One value at one time."""

    moment: int | str
    """Year as a number, or an ISO month or date."""
    label: str
    """The moment as readers write it: ``2024``, ``Juli 2025``."""
    value: Value | None
    series: str
    source: str
    note: str
    row: int
    """Row in the published table, counted from 1."""

    @property
    def text(self) -> str:
        return number_id(self.value)


@dataclass(frozen=True, slots=True)
class IndicatorSeries:
    """All points of an indicator in the order of time; empty where there are no data."""

    unit: str = ""
    observations: tuple[Observation, ...] = ()
    dataset: Item | None = None
    table: Table | None = None
    scale: str = "year"
    title: str = ""

    @property
    def names(self) -> list[str]:
        """Names of the series in the order of the table."""
        return list(dict.fromkeys(seen.series for seen in self.observations))

    @property
    def known(self) -> list[Observation]:
        return [seen for seen in self.observations if seen.value is not None]

    @property
    def latest(self) -> Observation | None:
        """The newest value; of several at one time the first of the table."""
        newest = self.newest
        return newest[0] if newest else None

    @property
    def newest(self) -> list[Observation]:
        """The newest value of every series that has one at the newest moment."""
        known = self.known
        if not known:
            return []
        last = max(known, key=lambda seen: sortable(seen.moment)).moment
        return [seen for seen in known if seen.moment == last]

    @property
    def previous(self) -> Observation | None:
        """The value before the latest of the same series: what a change is measured from."""
        latest = self.latest
        same = [seen for seen in self.known if latest and seen.series == latest.series]
        return same[-2] if len(same) > 1 else None

    def of(self, name: str) -> list[Observation]:
        return [seen for seen in self.observations if seen.series == name]

    def values(self, name: str | None = None) -> list[Value | None]:
        """Values of one series in the order of time, by default that of the latest: for a sparkline."""
        chosen = name if name is not None else self.latest.series if self.latest else ""
        return [seen.value for seen in self.of(chosen)]

    def plot(self, title: str, breaks: Sequence[str] = ()) -> Plot:
        """The chart of all series."""
        marks = tuple(Mark(seen.moment, seen.value, seen.series) for seen in self.observations)
        names = {"year": "Tahun", "month": "Bulan", "date": "Tanggal"}
        x = Axis(names.get(self.scale, "Waktu"), "", self.scale)
        return Plot("garis", title, x, Axis(self.title, self.unit, "number"), marks, tuple(breaks))


def series(catalogue: Catalogue, item: Item) -> IndicatorSeries:
    """The points of an indicator; without a usable dataset an empty series, never a guess.

    Half a dozen emitters ask for each. A page of an item (``beside.py``) has to note what it looks at, and so
    reads them itself.
    """
    if isinstance(catalogue, Catalogue) and catalogue.get(item.kind, item.slug) is item:
        return once(catalogue, ("series", item.slug), partial(read_series, catalogue, item))
    return read_series(catalogue, item)


def read_series(catalogue: Catalogue, item: Item) -> IndicatorSeries:
    meta = item.meta
    assert isinstance(meta, Indicator)
    dataset = catalogue.get("dataset", meta.dataset) if meta.dataset else None
    table = source_table(dataset, meta) if dataset else None
    if not dataset or not table:
        return IndicatorSeries(unit=meta.unit or "", dataset=dataset, title=item.title)
    meta = indicator_by_names(meta, table)
    columns = {column.name: column for column in table.columns}
    value, time = value_column(columns, meta), columns.get(meta.time)
    if not value or not time:
        return IndicatorSeries(unit=meta.unit or "", dataset=dataset, table=table, title=item.title)
    observations = read_observations(table, meta, value, time, inherited_source(meta, dataset))
    return IndicatorSeries(unit_of(meta, value), observations, dataset, table, scale_of(time), item.title)


def source_table(dataset: Item, meta: Indicator) -> Table | None:
    wanted = meta.file
    fitting = (t for t in dataset.tables if not wanted or wanted in (t.file.name, t.name))
    return next(fitting, None)


def value_column(columns: Mapping[str, Column], meta: Indicator) -> Column | None:
    """The named column, or the only one that holds numbers."""
    if meta.value:
        return columns.get(meta.value)
    numbers = [c for c in columns.values() if c.spec.type in NUMBERS and c.name != meta.time]
    return numbers[0] if len(numbers) == 1 else None


def unit_of(meta: Indicator, value: Column) -> str:
    defaults = {ColumnType.PERCENT: "%", ColumnType.RUPIAH: "rupiah"}
    return meta.unit or value.spec.unit or defaults.get(value.spec.type or ColumnType.TEXT, "")


def inherited_source(meta: Resource, dataset: Item) -> str:
    """Where observations come from when their row does not say it."""
    return "; ".join(meta.sources or dataset.meta.sources)


def read_observations(
    table: Table, meta: Indicator, value: Column, time: Column, source: str
) -> tuple[Observation, ...]:
    """Rows that fit ``saring:``, in the order of time; ``source`` is for rows that name none."""
    chosen = fitting_rows(table, value, time, meta)
    blank = [None] * len(chosen[ROW])
    rows = zip(
        chosen[ROW],
        chosen[time.name],
        chosen[value.name],
        *(chosen.get(name, blank) for name in (meta.series or "", *remarks(table))),
        strict=True,
    )
    found = []
    for row, moment, amount, name, origin, note in rows:
        if moment is not None:
            at = ordered(moment, scale_of(time))
            written = label(at, scale_of(time))
            found.append(
                Observation(
                    at, written, measured(amount), said(name), said(origin) or source, said(note), row
                )
            )
    return tuple(sorted(found, key=lambda seen: sortable(seen.moment)))


def remarks(table: Table) -> list[str]:
    """Names of the columns for source and note; where there are none, names that no column has."""
    return [column.name if (column := column_of(table, name)) else "" for name in (SOURCE, NOTE)]


def said(value: Any) -> str:
    return "" if value is None else str(plain_value(value)).strip()


def scale_of(time: Column) -> str:
    return SCALES.get(time.spec.type or ColumnType.TEXT, "name")


def fitting_rows(
    table: Table, value: Column, time: Column, meta: Indicator, beside: Sequence[str] = ()
) -> dict[str, list[Any]]:
    """Only the columns that are needed, filtered before they become Python values; ``ROW`` is the row."""
    known = {column.name for column in table.columns}
    optional = [name for name in (meta.series, *remarks(table), *beside) if name in known]
    filters = [name for name in meta.where if name in known]
    if len(filters) < len(meta.where):
        return {name: [] for name in (ROW, time.name, value.name, *optional)}
    names = list(dict.fromkeys([time.name, value.name, *optional, *filters]))
    found: dict[str, list[Any]] = {name: [] for name in (*names, ROW)}
    first = 1
    for batch in iter_batches(table, names):
        rows = batch.append_column(ROW, pa.array(range(first, first + len(batch)), pa.int64()))
        first += len(batch)
        for name in filters:
            wanted = pa.array([str(each) for each in meta.where[name]], pa.string())
            rows = rows.filter(pc.is_in(rows.column(name).cast(pa.string()), value_set=wanted))
        for name, values in found.items():
            values.extend(rows.column(name).to_pylist())
    return found


def ordered(moment: Any, scale: str) -> int | str:
    plain = plain_value(moment)
    if scale == "year":
        return int(plain) if str(plain).isdigit() else str(plain)
    return str(plain)[:7] if scale == "month" else str(plain)


def difference(now: Value, before: Value) -> Value:
    """As people subtract: in decimals, not with what a float leaves behind the last of them."""
    if isinstance(now, int) and isinstance(before, int):
        return now - before
    return float(Decimal(repr(now)) - Decimal(repr(before)))
