"""Columns by the names that officers write in their YAML: published, header, or either in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from generator.findings import did_you_mean
from generator.kinds.dataset import ChartSpec, MapSpec
from generator.kinds.indicator import Indicator
from generator.model import Column, Table
from generator.tables.names import find_name


def column_of(table: Table, wanted: str | None) -> Column | None:
    """The column that is meant; None where no column is, or two could be."""
    if not wanted:
        return None
    name = find_name(
        wanted,
        [column.name for column in table.columns],
        [column.source_name for column in table.columns],
    )
    return next((column for column in table.columns if column.name == name), None)


def name_of(table: Table, wanted: str) -> str:
    """The published name; what means no column stays as it was written."""
    column = column_of(table, wanted)
    return column.name if column else wanted


def has_columns(table: Table, wanted: Iterable[str]) -> bool:
    return all(column_of(table, each) for each in wanted)


def similar(table: Table, wanted: str) -> str:
    """``Maksud Anda …?`` or the columns that there are."""
    names = [column.name for column in table.columns]
    headers = [column.source_name for column in table.columns if column.source_name]
    return did_you_mean(wanted, [*names, *headers]) or f"Kolom yang ada: {', '.join(names[:12])}."


def chart_by_names(chart: ChartSpec, table: Table) -> ChartSpec:
    """The chart with published names."""
    series = name_of(table, chart.series) if chart.series else None
    names = {"x": name_of(table, chart.x), "y": name_of(table, chart.y), "series": series}
    return chart.model_copy(update=names)


def map_by_names(spec: MapSpec, table: Table) -> MapSpec:
    """The map with published names."""
    return spec.model_copy(update={"code": name_of(table, spec.code), "value": name_of(table, spec.value)})


def indicator_by_names(meta: Indicator, table: Table) -> Indicator:
    """The indicator with published names."""
    keys = ("value", "time", "series", "area_column")
    names = {key: name_of(table, getattr(meta, key)) for key in keys if getattr(meta, key)}
    where = {name_of(table, key): values for key, values in meta.where.items()}
    return meta.model_copy(update={**names, "where": where})
