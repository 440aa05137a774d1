"""``/dasbor/``: all indicators with their newest value, their course, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.charts.spark import sparkline
from generator.emitters.front import front
from generator.indicators import IndicatorSeries, Observation, series
from generator.kinds.indicator import Indicator
from generator.model import Catalogue, Item
from generator.output import Output
from generator.render import Renderer, number_id

LEAD = "Angka terbaru tiap indikator, jalannya dari waktu ke waktu, dan sumbernya."


@dataclass(frozen=True, slots=True)
class Reading:
    """What is shown of one indicator. Empty texts where there are no data."""

    item: Item
    value: str = ""
    unit: str = ""
    when: str = ""
    trend: str = ""
    origin: str = ""
    spark: Markup | str = ""


def emit(catalogue: Catalogue, out: Output) -> None:
    every = readings(catalogue)
    page = Renderer(catalogue).page(
        "dashboard.md",
        "dasbor/",
        "Dasbor",
        front(LEAD, feeds=[("Indikator", "indikator/")], search=False),
        lead=LEAD,
        promised=[reading for reading in every if indicator(reading.item).promise],
        others=[reading for reading in every if not indicator(reading.item).promise],
    )
    out.page("dasbor/", page, "dasbor")


def readings(catalogue: Catalogue) -> list[Reading]:
    """In the order that the officers gave, then by title."""
    items = sorted(
        catalogue.of_kind("indikator"), key=lambda item: (indicator(item).order, item.title.casefold())
    )
    return [reading(item, series(catalogue, item)) for item in items]


def indicator(item: Item) -> Indicator:
    assert isinstance(item.meta, Indicator)
    return item.meta


def reading(item: Item, found: IndicatorSeries) -> Reading:
    latest = found.latest
    if not latest:
        return Reading(item)
    return Reading(
        item,
        value=latest.text,
        unit=found.unit,
        when=moment(latest, found.newest[1:], found.unit),
        trend=trend(indicator(item), latest, found.previous, found.unit),
        origin=f"Sumber: {latest.source}" if latest.source else "",
        spark=sparkline(found.values(), f"Jalannya {item.title}, terakhir {latest.text} {found.unit}"),
    )


def moment(latest: Observation, others: list[Observation], unit: str) -> str:
    """``2024, menurut SSGI. Sumber lain: 8,7 persen (e-PPGBM)``: where sources disagree both stand."""
    said = f"{latest.label}, {latest.series}" if latest.series else latest.label
    if not others:
        return said
    listed = "; ".join(f"{each.text} {unit} ({each.series})".replace("  ", " ") for each in others)
    return f"{said}. Juga tercatat: {listed}"


def trend(meta: Indicator, latest: Observation, before: Observation | None, unit: str) -> str:
    """``Naik 0,4 poin dari 2023, membaik``; nothing to compare gives nothing."""
    if before is None or latest.value is None or before.value is None:
        return ""
    change = latest.value - before.value
    if not change:
        return f"Sama dengan {before.label}"
    word = "naik" if change > 0 else "turun"
    amount = number_id(round(abs(change), 2))
    measure = " poin" if unit in ("%", "persen") else ""
    verdict = {None: "", word: ", membaik"}.get(meta.better, ", memburuk")
    return f"{word.capitalize()} {amount}{measure} dari {before.label}{verdict}"
