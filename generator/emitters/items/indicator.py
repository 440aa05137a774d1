"""What an indicator's page shows: the newest figure, its course, every value with its row and source."""

from __future__ import annotations

from typing import Any

from generator.charts.figure import Figure, from_plot
from generator.charts.plot import Plot
from generator.comparison import ByArea, by_area
from generator.emitters.items.cells import RowPlace, row_place
from generator.emitters.items.facts import address
from generator.emitters.items.links import Links
from generator.indicators import IndicatorSeries, Observation, difference, series
from generator.kinds.indicator import Indicator
from generator.model import Catalogue, Item
from generator.render import number_id

FEWEST = 2
"""Moments that make a course."""


def view(catalogue: Catalogue, item: Item, links: Links) -> dict[str, Any]:
    meta = item.meta
    assert isinstance(meta, Indicator)
    found = series(catalogue, item)
    compared = by_area(catalogue, item, found.unit)
    return {
        "series": found,
        "figure": course(catalogue, item, found),
        "comparison": compared,
        "area_rows": area_rows(compared, catalogue.settings.explorer_rows) if compared else {},
        "embeds": embeds(item, compared),
        "trend": trend(found, meta),
        "row_of": row_of(found, catalogue.settings.explorer_rows),
        "source_of": lambda seen: address(seen.source),
        "targets": [(target, realised(found, target.year)) for target in meta.targets],
    }


def course(catalogue: Catalogue, item: Item, found: IndicatorSeries) -> Figure | None:
    plot = over_time(item, found)
    return from_plot(plot, catalogue.cache) if plot else None


def over_time(item: Item, found: IndicatorSeries) -> Plot | None:
    """The chart over time; one moment alone has none."""
    assert isinstance(item.meta, Indicator)
    if len({seen.moment for seen in found.known}) < FEWEST:
        return None
    return found.plot(item.title, item.meta.breaks)


def embeds(item: Item, compared: ByArea | None) -> list[tuple[str, str]]:
    """Site address and title of the pages that ``emitters/embed.py`` makes."""
    own = [(f"{item.address}sematan/", item.title)]
    return [*own, (f"{item.address}sematan/wilayah/", compared.figure.title)] if compared else own


def trend(found: IndicatorSeries, meta: Indicator) -> str:
    """``Naik 1.200 jiwa dari 2023``, and whether that is the better direction."""
    now, before = found.latest, found.previous
    if not now or not before or now.value is None or before.value is None:
        return ""
    plot = found.plot("", meta.breaks)
    if plot.segment(now.moment) != plot.segment(before.moment):
        return f"Metodenya berubah sejak {before.label}, jadi tidak dibandingkan."
    change = difference(now.value, before.value)
    if not change:
        return f"Tetap sejak {before.label}."
    word = "naik" if change > 0 else "turun"
    unit = "poin persen" if found.unit in ("%", "persen") else found.unit
    verdict = "" if not meta.better else ", membaik" if meta.better == word else ", memburuk"
    return f"{word.capitalize()} {number_id(abs(change))} {unit} dari {before.label}{verdict}."


def realised(found: IndicatorSeries, year: int) -> list[Observation]:
    """What was reached in the year of a target, by every source."""
    return [seen for seen in found.known if str(seen.moment)[:4] == str(year)]


def row_of(found: IndicatorSeries, limit: int) -> dict[int, RowPlace]:
    """Where each row can be seen; ``limit`` is the longest table that stands whole on a page."""
    if not found.dataset or not found.table:
        return {}
    return {seen.row: row_place(found.dataset, found.table, seen.row, limit) for seen in found.observations}


def area_rows(compared: ByArea, limit: int) -> dict[int, RowPlace]:
    return {row: row_place(compared.dataset, compared.table, row, limit) for _, _, row in compared.ranked}
