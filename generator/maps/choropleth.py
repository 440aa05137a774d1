"""A map of one number by area: classes by quantiles, a legend, and the same numbers as a table."""

from __future__ import annotations

import textwrap
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
from markupsafe import Markup

from generator.charts.plot import Value, measured, unit_of
from generator.kinds.dataset import ColumnType, MapSpec
from generator.maps.shapes import Layout, across, layout, tiled
from generator.model import Table
from generator.render import number_id

CLASSES = 5
MOST_AREAS = 300
WORD = 13
"""Letters that fit on a tile, in a line."""
LINES = 2
NARROW = 3
"""Tiles side by side whose words can be read on a phone."""
TIP = 22
"""Below the areas: where the name and number of the one in hand are shown, without a script."""


@dataclass(frozen=True, slots=True)
class MapFigure:
    """What ``parts.figure`` shows of a map; ``refusal`` says why there is none."""

    title: str = ""
    svg: Markup | str = ""
    note: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    code: str
    name: str
    value: Value | None


def choropleth(spec: MapSpec, table: Table, root: Path) -> MapFigure:
    columns = {column.name: column for column in table.columns}
    if spec.code not in columns or spec.value not in columns:
        return MapFigure(refusal="Peta tidak digambar: kolomnya tidak ada.")
    if table.rows > MOST_AREAS:
        return MapFigure(refusal=f"Peta tidak digambar: lebih dari {MOST_AREAS} wilayah.")
    column = columns[spec.value]
    return drawn(read_areas(spec, table), spec.title, column.title, unit_of(column), root)


def drawn(areas: Sequence[Area], title: str | None, measure: str, unit: str, root: Path) -> MapFigure:
    """``measure``: what the values are, as readers say it; ``root``: the portal, for its boundaries."""
    if len({area.code for area in areas}) < len(areas):
        return MapFigure(refusal="Peta tidak digambar: satu wilayah punya lebih dari satu angka.")
    if not any(area.value is not None for area in areas):
        return MapFigure(refusal="Peta tidak digambar: kolom nilainya kosong.")
    shapes = layout(root, [area.code for area in areas])
    bounds = quantiles([area.value for area in areas if area.value is not None])
    title = title or f"{measure} menurut wilayah"
    note = "Tanpa batas wilayah: tiap kotak satu wilayah, urut kode." if shapes.tiles else ""
    sizes = [("", shapes)]
    if shapes.tiles and across(len(areas)) > NARROW:
        sizes = [(" t-map--lebar", shapes), (" t-map--sempit", tiled([area.code for area in areas], NARROW))]
    pictures = [picture(areas, each, bounds, unit, title, size=name) for name, each in sizes]
    svg = Markup().join([legend(bounds, areas, unit), *pictures])
    return MapFigure(title, svg, note, head(measure, unit), tuple(map(row, areas)))


def read_areas(spec: MapSpec, table: Table) -> list[Area]:
    """In the order of the codes; rows without a code are no area."""
    text = next((c.name for c in table.columns if c.spec.type == ColumnType.TEXT), spec.code)
    read = pq.read_table(table.parquet, columns=list(dict.fromkeys([spec.code, text, spec.value])))
    lists = [read.column(name).to_pylist() for name in (spec.code, text, spec.value)]
    found = [
        Area(str(code), str(name or code), measured(value))
        for code, name, value in zip(*lists, strict=True)
        if code is not None
    ]
    return sorted(found, key=lambda area: area.code)


def quantiles(values: Sequence[Value]) -> list[Value]:
    """Upper bounds of at most five classes with about as many areas each; the last is the maximum."""
    ordered = sorted(values)
    last = len(ordered) - 1
    return sorted(
        {ordered[min(last, -(-(step * len(ordered)) // CLASSES) - 1)] for step in range(1, CLASSES + 1)}
    )


def shade(value: Value | None, bounds: Sequence[Value]) -> int:
    """1 is the lightest, 5 the darkest, 0 no number; fewer classes keep to the dark end."""
    return 0 if value is None else CLASSES - len(bounds) + 1 + bisect_left(bounds, value)


def picture(
    areas: Sequence[Area], drawn: Layout, bounds: Sequence[Value], unit: str, title: str, *, size: str
) -> Markup:
    """Every area can be reached by the keyboard and says its name and number, shown below the map too.

    Many tiles are drawn twice, for pages and for phones; the style sheet shows one by its class ``size``.
    """
    parts = []
    bottom = drawn.height + TIP
    for area in areas:
        shape = drawn.shapes[area.code]
        value = "tidak ada data" if area.value is None else f"{amount(area.value)} {unit}".rstrip()
        told = f"{area.name}: {value}"
        number = shade(area.value, bounds)
        parts.append(
            Markup(
                '<path class="t-map__area t-map__shade--{}" d="{}" fill-rule="evenodd" role="img" '
                'tabindex="0" aria-label="{}"><title>{}</title></path>'
                '<text class="t-map__tip" x="0" y="{}" aria-hidden="true">{}</text>'
            ).format(number, shape.path, told, told, f"{bottom:.0f}", told)
        )
        if drawn.tiles:
            parts.append(words(area, shape.x, shape.y, number))
    return Markup('<svg class="t-map{}" viewBox="-3 -3 {} {}" role="group" aria-label="{}">{}</svg>').format(
        size, f"{drawn.width + 6:.0f}", f"{bottom + 12:.0f}", f"Peta: {title}", Markup().join(parts)
    )


def words(area: Area, x: float, y: float, number: int) -> Markup:
    line = Markup('<text class="t-map__word t-map__word--{}" x="{}" y="{}" aria-hidden="true">{}</text>')
    lines = [*textwrap.wrap(area.name, WORD, max_lines=LINES, placeholder="…"), amount(area.value)]
    top = y + 7 - 11 * (len(lines) - 1)
    return Markup().join(line.format(number, x, top + 22 * at, text) for at, text in enumerate(lines))


def legend(bounds: Sequence[Value], areas: Sequence[Area], unit: str) -> Markup:
    low = min(area.value for area in areas if area.value is not None)
    line = Markup('<li><span class="t-map__key t-map__shade--{}"></span>{}</li>')
    lines: list[Markup] = []
    for bound in bounds:
        within = [a.value for a in areas if a.value is not None and low <= a.value <= bound]
        least = min((v for v in within if not lines or v > bounds[len(lines) - 1]), default=bound)
        text = amount(bound) if least == bound else f"{amount(least)}–{amount(bound)}"
        lines.append(line.format(shade(bound, bounds), f"{text} {unit}".rstrip()))
    if any(area.value is None for area in areas):
        lines.append(line.format(0, "Tidak ada data"))
    return Markup('<ul class="t-map__legend">{}</ul>').format(Markup().join(lines))


def amount(value: Value | None) -> str:
    return number_id(value)


def head(measure: str, unit: str) -> tuple[str, ...]:
    return ("Wilayah", "Kode", f"{measure} ({unit})" if unit else measure)


def row(area: Area) -> tuple[str, ...]:
    return (area.name, area.code, amount(area.value))
