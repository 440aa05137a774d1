"""What the indicators say of each area: its number where there is one, and that there is none where not.

Of an indicator by area only the moment counts at which areas are compared (``comparison.py``), so that the
page of an area says what the map of the indicator says.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.comparison import ByArea, by_area
from generator.emitters.dashboard import indicator, short
from generator.indicators import series
from generator.model import Catalogue, Item

MOST = 12
"""Indicators that are looked up; in the order that the officers gave."""


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` is empty where the indicator covers the area's level but has no number for it."""

    title: str
    address: str
    value: str
    unit: str
    when: str


def area_figures(catalogue: Catalogue) -> list[tuple[Item, ByArea]]:
    """Indicators that have numbers by area."""
    items = [item for item in catalogue.of_kind("indikator") if has_areas(item)]
    items.sort(key=lambda item: (indicator(item).order, item.title.casefold()))
    compared = ((item, by_area(catalogue, item, series(catalogue, item).unit)) for item in items[:MOST])
    return [(item, found) for item, found in compared if found]


def has_areas(item: Item) -> bool:
    return bool(indicator(item).area_column or indicator(item).comparison)


def figures_of(code: str, known: list[tuple[Item, ByArea]]) -> list[Figure]:
    """Those of the indicators whose areas are of the same level as this one."""
    found = []
    for item, compared in known:
        values = {area.code: value for area, value, _ in compared.ranked}
        if code.count(".") in {each.count(".") for each in values}:
            value = short(float(values[code])) if code in values else ""
            found.append(Figure(item.title, item.address, value, compared.unit, compared.when))
    return found
