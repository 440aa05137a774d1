"""An indicator by area: the newest moment for which several areas have a number, as a map and ranked.

Areas of one level only, and of one moment only: a city beside its districts, or 2020 beside 2024, would be
read as a difference between places.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.charts.plot import Value, label, measured, sortable
from generator.indicators import ROW, fitting_rows, ordered, scale_of, source_table, value_column
from generator.kinds.dataset import ColumnType
from generator.kinds.indicator import Indicator
from generator.maps.choropleth import Area, MapFigure, drawn
from generator.model import Catalogue, Item, Table
from generator.tables.columns import column_of, indicator_by_names

FEWEST = 2
"""Areas that can be compared at all."""


@dataclass(frozen=True, slots=True)
class ByArea:
    """``ranked``: (area, its number, row in the published table), highest first."""

    dataset: Item
    table: Table
    when: str
    figure: MapFigure
    ranked: tuple[tuple[Area, Value, int], ...]
    unit: str


@dataclass(frozen=True, slots=True)
class Cell:
    moment: int | str
    area: Area
    row: int


def by_area(catalogue: Catalogue, item: Item, unit: str) -> ByArea | None:
    """None where the data do not reach: no column of codes, one area alone, or two numbers for one."""
    meta = wanted(item)
    dataset = catalogue.get("dataset", meta.dataset) if meta.dataset else None
    table = source_table(dataset, meta) if dataset and meta.area_column else None
    if not dataset or not table:
        return None
    meta = indicator_by_names(meta, table)
    cells = newest(one_level(read_cells(table, meta)))
    known = [cell for cell in cells if cell.area.value is not None]
    if len({cell.area.code for cell in known}) < max(FEWEST, len(known)):
        return None
    when = moment_label(table, meta, known[0].moment)
    areas = [cell.area for cell in cells]
    figure = drawn(areas, f"{item.title} menurut wilayah, {when}", item.title, unit, catalogue.root)
    ranked = [(cell.area, cell.area.value, cell.row) for cell in known if cell.area.value is not None]
    ranked.sort(key=lambda each: (-each[1], each[0].code))
    return ByArea(dataset, table, when, figure, tuple(ranked), unit)


def wanted(item: Item) -> Indicator:
    """The indicator as if it were drawn from the table by area: not narrowed to one area or series."""
    meta = item.meta
    assert isinstance(meta, Indicator)
    other = meta.comparison
    code = other.code if other else meta.area_column
    where = {} if other else {name: kept for name, kept in meta.where.items() if name != code}
    changes: dict[str, object] = {"area_column": code, "series": None, "where": where}
    if other:
        changes |= {"value": other.value or meta.value, "time": other.time or meta.time, "file": other.file}
        changes |= {"dataset": other.dataset or meta.dataset}
    return meta.model_copy(update=changes)


def read_cells(table: Table, meta: Indicator) -> list[Cell]:
    columns = {column.name: column for column in table.columns}
    value, time = value_column(columns, meta), columns.get(meta.time)
    code = column_of(table, meta.area_column or "")
    if not value or not time or not code:
        return []
    name = next((c.name for c in table.columns if c.spec.type == ColumnType.TEXT), code.name)
    read = fitting_rows(table, value, time, meta, (code.name, name))
    rows = zip(*(read[each] for each in (ROW, time.name, code.name, name, value.name)), strict=True)
    return [
        Cell(ordered(moment, scale_of(time)), Area(str(at), str(called or at), measured(amount)), row)
        for row, moment, at, called, amount in rows
        if moment is not None and at is not None
    ]


def one_level(cells: list[Cell]) -> list[Cell]:
    """Codes of the depth that most have: ``14.71.08`` is a district, ``14.71`` its city."""
    depths = Counter(cell.area.code.count(".") for cell in cells)
    common = max(depths, key=lambda depth: (depths[depth], depth), default=0)
    return [cell for cell in cells if cell.area.code.count(".") == common]


def newest(cells: list[Cell]) -> list[Cell]:
    """Those of the last moment for which at least two areas have a number, in the order of the codes."""
    counts = Counter(cell.moment for cell in cells if cell.area.value is not None)
    fitting = [moment for moment, count in counts.items() if count >= FEWEST]
    last = max(fitting, key=sortable, default=None)
    return sorted((cell for cell in cells if cell.moment == last), key=lambda cell: cell.area.code)


def moment_label(table: Table, meta: Indicator, moment: int | str) -> str:
    time = column_of(table, meta.time)
    return label(moment, scale_of(time)) if time else str(moment)
