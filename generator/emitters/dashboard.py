"""``/dasbor/``: all indicators with their newest value, their course, and where it comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.charts.spark import sparkline
from generator.emitters.front import front
from generator.emitters.items.cells import RowPlace, row_place
from generator.indicators import IndicatorSeries, Observation, difference, series
from generator.kinds.indicator import Indicator
from generator.model import Catalogue, Item
from generator.output import Output
from generator.render import Renderer, number_id, plain

ADDRESS = re.compile(r"https?://[^\s;,)]+")
DEFINITION = 180
"""Letters of a definition on a card; the indicator's page has all of it."""
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
    definition: str = ""
    dataset: str = ""
    """Title of the dataset whose ``row`` this value is."""
    row: int = 0
    place: RowPlace | None = None
    file: str = ""


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
    limit = catalogue.settings.explorer_rows
    found = [(item, series(catalogue, item)) for item in items]
    return [traced(reading(item, measured), measured, limit) for item, measured in found]


def traced(shown: Reading, found: IndicatorSeries, limit: int) -> Reading:
    """With the dataset, the row and the file that the value comes from."""
    if not found.dataset or not found.table or not found.latest:
        return shown
    row = found.latest.row
    return replace(
        shown,
        dataset=found.dataset.title,
        row=row,
        place=row_place(found.dataset, found.table, row, limit),
        file=f"{found.dataset.address}{found.table.name}.csv",
    )


def indicator(item: Item) -> Indicator:
    assert isinstance(item.meta, Indicator)
    return item.meta


def reading(item: Item, found: IndicatorSeries) -> Reading:
    latest = found.latest
    definition = plain(indicator(item).definition or "", DEFINITION)
    if not latest:
        return Reading(item, definition=definition)
    return Reading(
        item,
        definition=definition,
        value=short(latest.value),
        unit=found.unit,
        when=moment(latest, found.newest[1:], found.unit),
        trend=told(indicator(item), found, latest),
        origin=f"Sumber: {named_source(latest.source)}" if latest.source else "",
        spark=drawn(found.values(), f"Jalannya {item.title}, terakhir {latest.text} {found.unit}"),
    )


def short(value: float | None) -> str:
    """``3,21 triliun``: amounts that nobody can read in full; the indicator's page has every digit."""
    for size, word in ((10**12, "triliun"), (10**9, "miliar")):
        if value is not None and abs(value) >= size:
            return f"{number_id(round(value / size, 2))} {word}"
    return number_id(value)


def named_source(source: str) -> str:
    """Web addresses by the name of their host, which fits on a card."""
    return ADDRESS.sub(lambda found: (urlsplit(found[0]).hostname or "").removeprefix("www."), source)


def drawn(values: Sequence[float | None], label: str) -> Markup | str:
    """From the first known value to the last; one value alone has no course."""
    known = [index for index, value in enumerate(values) if value is not None]
    return sparkline(values[known[0] : known[-1] + 1], label) if len(known) > 1 else ""


def moment(latest: Observation, others: list[Observation], unit: str) -> str:
    """``2024, menurut SSGI. Sumber lain: 8,7 persen (e-PPGBM)``: where sources disagree both stand."""
    said = f"{latest.label}, {latest.series}" if latest.series else latest.label
    if not others:
        return said
    listed = "; ".join(f"{short(each.value)} {unit} ({each.series})".replace("  ", " ") for each in others)
    return f"{said}. Juga tercatat: {listed}"


def told(meta: Indicator, found: IndicatorSeries, latest: Observation) -> str:
    """The change, unless the method changed between; then the next target."""
    plot, before = found.plot("", meta.breaks), found.previous
    broken = before and plot.segment(latest.moment) != plot.segment(before.moment)
    change = f"Metode berubah sejak {before.label}" if before and broken else ""
    change = change or trend(meta, latest, before, found.unit)
    ahead = sorted(meta.targets, key=lambda target: target.year)
    aim = next((target for target in ahead if str(target.year) >= str(latest.moment)[:4]), None)
    goal = f"Target {aim.year}: {number_id(aim.value)} {found.unit}".rstrip() if aim else ""
    return ". ".join(filter(None, (change, goal)))


def trend(meta: Indicator, latest: Observation, before: Observation | None, unit: str) -> str:
    """``Naik 0,4 poin dari 2023, membaik``; nothing to compare gives nothing."""
    if before is None or latest.value is None or before.value is None:
        return ""
    change = difference(latest.value, before.value)
    if not change:
        return f"Sama dengan {before.label}"
    word = "naik" if change > 0 else "turun"
    amount = short(round(abs(change), 2))
    measure = " poin" if unit in ("%", "persen") else ""
    verdict = {None: "", word: ", membaik"}.get(meta.better, ", memburuk")
    return f"{word.capitalize()} {amount}{measure} dari {before.label}{verdict}"
