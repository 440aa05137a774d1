"""What a chart shows, before it is drawn: axes, points, and the reasons to draw nothing.

A chart that would mislead is refused with a sentence: a pie, two values on one spot, more
points or series than an eye can follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow.parquet as pq

from generator.kinds.dataset import ChartSpec, ColumnType
from generator.model import Column, Table
from generator.render import date_id, month_id, number_id
from generator.tables.columns import chart_by_names
from generator.tables.wide import wide

MAX_POINTS = 5_000
MAX_SERIES = 24
FEWEST = 3
"""Values that a chart nobody asked for must have to show."""
NUMBERS = {ColumnType.INTEGER, ColumnType.DECIMAL, ColumnType.PERCENT, ColumnType.RUPIAH}
TIMES = {ColumnType.YEAR, ColumnType.MONTH, ColumnType.DATE, ColumnType.DATETIME}
PIE = (
    "Grafik pai tidak digambar: mata sulit membandingkan sudut, dan pai menyembunyikan nilai yang hilang. "
    "Pakai batang."
)

Value = int | float
Spot = Value | str


class Refused(Exception):
    """A chart that is not drawn; the text is one Indonesian sentence for the page."""


@dataclass(frozen=True, slots=True)
class Axis:
    title: str
    unit: str = ""
    scale: str = "name"
    """``name``, ``number``, ``year``, ``month`` or ``date``."""


@dataclass(frozen=True, slots=True)
class Point:
    x: Spot
    """A number, a year, an ISO date, or a name; in the order of the table."""
    y: Value | None
    """None breaks a line."""
    series: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """Everything that a chart shows; two equal plots give the same bytes."""

    kind: str
    title: str
    x: Axis
    y: Axis
    points: tuple[Point, ...]
    breaks: tuple[str, ...] = ()
    """Values of x from which on the method is another: lines are not joined over them."""
    note: str = ""

    @property
    def series(self) -> list[str]:
        """Names of the series in order of appearance."""
        return list(dict.fromkeys(point.series for point in self.points))

    @property
    def spots(self) -> list[Spot]:
        """Values of x: names as the table orders them, all others ascending."""
        seen = dict.fromkeys(point.x for point in self.points)
        return list(seen) if self.x.scale == "name" else sorted(seen, key=sortable)

    def segment(self, x: Spot) -> int:
        """How many breaks lie at or before x."""
        return sum(sortable(x) >= sortable(number(mark)) for mark in self.breaks)

    def pivot(self) -> list[tuple[str, list[str]]]:
        """Rows of the table beside the chart: label of x, one text per series."""
        values = {(point.x, point.series): point.y for point in self.points}
        names = self.series
        return [
            (label(spot, self.x.scale), [number_id(values.get((spot, name))) for name in names])
            for spot in self.spots
        ]


def from_table(chart: ChartSpec, table: Table) -> Plot:
    """The plot that an officer's ``grafik:`` asks for; raises ``Refused`` with the reason."""
    chart = chart_by_names(chart, table)
    columns = {column.name: column for column in table.columns}
    wanted = [name for name in (chart.x, chart.y, chart.series) if name]
    refuse_shape(chart, table, columns, wanted)
    x, y = columns[chart.x], columns[chart.y]
    values = read_columns(table, wanted)
    series = values[2] if chart.series else [""] * len(values[0])
    named = columns[chart.series].spec.type if chart.series else None
    scale = x_scale(x, chart.type)
    plot = Plot(
        kind=chart.type,
        title=chart.title or default_title(x, y),
        x=Axis(x.title, x.spec.unit or "", scale),
        y=Axis(y.title, unit_of(y), "number"),
        points=tuple(
            Point(spot(a, scale), measured(b), label(plain_value(c), "year" if named == "tahun" else "name"))
            for a, b, c in zip(values[0], values[1], series, strict=True)
            if a is not None
        ),
        breaks=chart.breaks,
        note=chart.note or "",
    )
    refuse_content(plot)
    return plot


def refuse_shape(chart: ChartSpec, table: Table, columns: dict[str, Column], wanted: list[str]) -> None:
    """Reasons that need no look at the values."""
    if chart.type == "pai":
        raise Refused(PIE)
    for name in wanted:
        if name not in columns:
            raise Refused(f'Grafik tidak digambar: kolom "{name}" tidak ada di tabel {table.name}.')
    if columns[chart.y].spec.type not in NUMBERS:
        raise Refused(f'Grafik tidak digambar: kolom "{chart.y}" bukan bilangan.')
    if table.rows > MAX_POINTS:
        raise Refused(
            f"Grafik tidak digambar: {number_id(table.rows)} titik terlalu rapat untuk dibaca "
            f"(paling banyak {number_id(MAX_POINTS)})."
        )


def refuse_content(plot: Plot) -> None:
    """Reasons that lie in the values."""
    if not any(point.y is not None for point in plot.points):
        raise Refused("Grafik tidak digambar: kolom nilainya kosong.")
    if len(plot.series) > MAX_SERIES:
        raise Refused(f"Grafik tidak digambar: {len(plot.series)} seri tidak terbaca dalam satu grafik.")
    if plot.kind == "area" and len(plot.series) > 1 and any((point.y or 0) < 0 for point in plot.points):
        raise Refused(
            "Grafik tidak digambar: area yang ditumpuk tidak dapat memuat angka negatif. Pakai garis."
        )
    spots = [(point.x, point.series) for point in plot.points]
    if plot.kind != "sebar" and len(set(spots)) < len(spots):
        raise Refused(
            f'Grafik tidak digambar: satu nilai "{plot.x.title}" punya lebih dari satu angka; '
            "pisahkan dengan kolom seri."
        )


def suggest(table: Table) -> ChartSpec | None:
    """One sensible chart for a table whose YAML asks for none, or nothing.

    A line where one number is followed over time; bars where every row is one name.
    """
    measures = [c for c in table.columns if c.spec.type in NUMBERS and is_telling(c, table)]
    times = [c for c in table.columns if c.spec.type in TIMES]
    names = [c for c in table.columns if c.spec.type in {ColumnType.TEXT, ColumnType.CODE}]
    if not measures or table.rows > 2_000:
        return None
    if times and times[0].profile.distinct >= FEWEST:
        return over_time(table, times[0], names, measures[0])
    labels = [c for c in names if c.profile.distinct == table.rows and not c.profile.missing]
    labels.sort(key=lambda c: c.spec.type != ColumnType.TEXT)
    if not times and labels and FEWEST <= table.rows <= 40:
        return ChartSpec(type="batang", x=labels[0].name, y=newest(table, measures).name)
    return None


def newest(table: Table, measures: Sequence[Column]) -> Column:
    """Of years side by side the last one, which is the one that people look for; months without a year stand
    in the order of the table."""
    found = wide(table)
    if not found:
        return measures[0]
    dated = [(period if period[:1].isdigit() else "", at) for at, period in enumerate(found.periods)]
    named = {column.name for column in found.cells[max(dated)[1]] if column}
    return next((column for column in measures if column.name in named), measures[0])


def is_telling(column: Column, table: Table) -> bool:
    """Two lone points are no picture."""
    return column.profile.distinct > 1 and table.rows - column.profile.missing >= FEWEST


def over_time(table: Table, time: Column, names: list[Column], measure: Column) -> ChartSpec | None:
    if time.profile.distinct == table.rows:
        return ChartSpec(type="garis", x=time.name, y=measure.name)
    for column in names:
        if (
            2 <= column.profile.distinct <= 8
            and table.rows <= time.profile.distinct * column.profile.distinct
        ):
            return ChartSpec(type="garis", x=time.name, y=measure.name, series=column.name)
    return None


def read_columns(table: Table, names: Sequence[str]) -> list[list[Any]]:
    """Values of some columns, in the order of ``names``."""
    wanted = list(dict.fromkeys(names))
    read = pq.read_table(table.parquet, columns=wanted)
    by_name = {name: read.column(name).to_pylist() for name in wanted}
    return [by_name[name] for name in names]


def x_scale(column: Column, kind: str) -> str:
    """Bars stand side by side whatever x is; lines need true distances."""
    scales = {
        ColumnType.YEAR: "year",
        ColumnType.MONTH: "month",
        ColumnType.DATE: "date",
        ColumnType.DATETIME: "date",
    }
    scale = scales.get(column.spec.type or ColumnType.TEXT, "name")
    return "number" if column.spec.type in NUMBERS and kind in {"garis", "area", "sebar"} else scale


def unit_of(column: Column) -> str:
    defaults = {ColumnType.PERCENT: "%", ColumnType.RUPIAH: "rupiah"}
    return column.spec.unit or defaults.get(column.spec.type or ColumnType.TEXT, "")


def default_title(x: Column, y: Column) -> str:
    return f"{y.title[:1].upper()}{y.title[1:]} menurut {x.title[:1].lower()}{x.title[1:]}"


def measured(value: Any) -> Value | None:
    """A finite number or nothing: NaN and infinity are never drawn."""
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if abs(value) < float("inf") else None


def spot(value: Any, scale: str) -> Spot:
    plain = plain_value(value)
    if scale == "month":
        return str(plain)[:7]
    if scale == "year" and isinstance(plain, str):
        return number(plain)
    return plain if scale in {"number", "year"} else str(plain)


def plain_value(value: Any) -> Spot:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value if isinstance(value, int | float) else str(value)


def number(text: str) -> Spot:
    """``2023`` as a number, anything else as it is."""
    try:
        return int(text)
    except ValueError:
        return text


def sortable(value: Spot) -> tuple[bool, float, str]:
    """Numbers before names; years and ISO dates in the order of time."""
    return (True, 0.0, value) if isinstance(value, str) else (False, float(value), "")


def label(value: Spot, scale: str) -> str:
    """How a value of x is written for a reader."""
    if scale == "month" and isinstance(value, str):
        return month_id(date.fromisoformat(f"{value[:7]}-01"))
    if scale == "date" and isinstance(value, str):
        return date_id(date.fromisoformat(value[:10]))
    if scale == "year" or isinstance(value, str):
        return str(value)
    return number_id(value)


def extremes(points: Iterable[Point]) -> tuple[Point, Point] | None:
    """Lowest and highest point, first of equals."""
    known = [point for point in points if point.y is not None]
    if not known:
        return None
    return min(known, key=lambda p: p.y or 0), max(known, key=lambda p: p.y or 0)
