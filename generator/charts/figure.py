"""A drawn chart with everything that belongs to it, kept by digest.

``from_table`` and ``from_plot`` are all that pages call. What was drawn once is read from the cache:
starting the chart library costs seconds, a chart a tenth of one.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.charts import CHARTS, axes, marks, plot, svg
from generator.charts.axes import INK
from generator.charts.marks import Chart
from generator.charts.plot import Plot, Point, Refused
from generator.charts.sizes import SIZES, Size
from generator.kinds.dataset import ChartSpec
from generator.late import Late
from generator.model import Table
from generator.render import number_id
from generator.tables.words import MONTH_NAMES

if TYPE_CHECKING:
    import vl_convert as vlc
    from altair.utils import schemapi
else:
    vlc, schemapi = Late("vl_convert"), Late("altair.utils.schemapi")

NUMBERS = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""]}
DAYS = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"]
TIMES = {
    "dateTime": "%A, %e %B %Y %X", "date": "%d/%m/%Y", "time": "%H.%M.%S", "periods": ["", ""],
    "days": DAYS, "shortDays": [day[:3] for day in DAYS],
    "months": MONTH_NAMES,
    "shortMonths": [month[:3] if month != "Agustus" else "Agu" for month in MONTH_NAMES],
}  # fmt: skip
SOURCES = sorted(Path(__file__).parent.glob("*.py"))
CODE = hashlib.sha256(b"".join(path.read_bytes() for path in SOURCES)).hexdigest()
"""Part of every cache key: a chart drawn by other code is drawn anew."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as it stands on a page; ``refusal`` says why there is none."""

    title: str = ""
    description: str = ""
    """What a listener learns of the chart, in a sentence or two."""
    measure: str = ""
    """What the values are, with their unit."""
    note: str = ""
    drawings: tuple[str, ...] = ()
    """SVG for a wide and for a narrow screen."""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """The same numbers as a table, written out."""
    refusal: str = ""

    @property
    def svg(self) -> Markup:
        """Made by this program from a drawing that was taken apart and put together again."""
        if not self.drawings:
            return Markup()
        axis = Markup('<p class="t-figure__axis">{}</p>').format(self.measure)
        return axis + Markup("".join(self.drawings))  # noqa: S704 - escaped piece by piece in svg.py


def from_table(spec: ChartSpec, table: Table, cache: Path) -> Figure:
    """The chart that a YAML asks for. A table is read only when the chart is not in the cache."""
    key = digest({"spec": spec.model_dump(mode="json"), "table": table.digest, "name": table.name})
    return remembered(cache, key, lambda: drawn_or_refused(lambda: plot.from_table(spec, table), key))


def from_plot(given: Plot, cache: Path) -> Figure:
    """A chart of values that are at hand, such as an indicator's."""
    key = digest(asdict(given))
    return remembered(cache, key, lambda: drawn_or_refused(lambda: given, key))


def prepare(given: Plot, cache: Path) -> None:
    """Draws it for those who ask for it later."""
    from_plot(given, cache)


def known(given: Plot, cache: Path) -> bool:
    return kept_at(cache, digest(asdict(given))).is_file()


def drawn_or_refused(make: Callable[[], Plot], key: str) -> Figure:
    try:
        return draw(make(), f"g{key[:10]}")
    except Refused as reason:
        return Figure(refusal=str(reason))


def draw(given: Plot, key: str) -> Figure:
    """Both sizes of a chart, named and described. ``key`` makes ids unique on the page."""
    description = describe(given)
    drawings = tuple(
        str(
            svg.tidy(
                to_svg(given, size),
                *(key + size.name[9:10], given.title, description, shape(given, size)),
                filled=fills,
            )
        )
        for size, fills in zip(SIZES, (filled(given), 0), strict=True)
    )
    names = given.series
    head = (given.x.title, *(name or axes.axis_title(given.y) for name in names))
    rows = tuple((label, *values) for label, values in given.pivot())
    if given.kind == "sebar":
        head, rows = scattered(given)
    return Figure(given.title, description, axes.axis_title(given.y), noted(given), drawings, head, rows)


def noted(given: Plot) -> str:
    """Bars have no rule where the method changes; there a sentence tells it."""
    told = changed(given) if given.kind in {"batang", "bertumpuk"} else ""
    return " ".join(filter(None, (given.note, told)))


def changed(given: Plot) -> str:
    return f"Metode berubah pada {', '.join(given.breaks)}." if given.breaks else ""


def shape(given: Plot, size: Size) -> str:
    """Classes of the drawing: its size, and whether it is many small ones or many bars, which a frame that is
    lower must not make smaller."""
    long = axes.crowded(given) or dimensions(given, size)["height"] > size.height
    return f"{size.name} t-chart--banyak" if long else size.name


def filled(given: Plot) -> int:
    """Series whose bars or areas need patterns on paper, for which the wide drawing is taken."""
    many = len(given.series) > 1 and not axes.crowded(given)
    return len(given.series) if many and given.kind in {"area", "batang", "bertumpuk"} else 0


def scattered(given: Plot) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Points of a scatter plot may share x: one row each."""
    rows = tuple(
        (plot.label(point.x, given.x.scale), number_id(point.y), point.series) for point in given.points
    )
    named = len(given.series) > 1
    head = (given.x.title, axes.axis_title(given.y), *(("Seri",) if named else ()))
    return head, rows if named else tuple(row[:2] for row in rows)


def to_svg(given: Plot, size: Size) -> str:
    specification = specified(given, size)
    drawn: str = vlc.vegalite_to_svg(specification, format_locale=NUMBERS, time_format_locale=TIMES)
    return drawn


def specified(given: Plot, size: Size, *, validate: bool = False) -> dict[str, Any]:
    """The chart in Vega-Lite. Altair holds every part against the schema unless told not to, which takes a
    quarter of the time of a chart; the tests do so for all kinds."""
    with schemapi.debug_mode(validate):
        made: dict[str, Any] = configured(given, size).to_dict(validate=validate)
    return made


def configured(given: Plot, size: Size) -> Chart:
    chart = CHARTS[given.kind](given, size)
    if not axes.crowded(given):
        chart = chart.properties(**dimensions(given, size))
        return chart.configure(autosize={"type": "fit-x", "contains": "padding"}, **look(size))
    return chart.configure(**look(size))


def dimensions(given: Plot, size: Size) -> dict[str, int]:
    """Lying bars take as much height as they have names, and these have lines."""
    if not is_lying(given):
        return {"width": size.width, "height": size.height}
    lanes = len(given.series) if given.kind == "batang" else 1
    lane = max(10 + 16 * lanes, 8 + marks.height_of_name(given, size))
    return {"width": size.width, "height": max(80, len(given.spots) * lane)}


def is_lying(given: Plot) -> bool:
    return given.x.scale == "name" and given.kind in {"batang", "bertumpuk"}


def look(size: Size) -> dict[str, Any]:
    """Colours come from the page, so that a chart follows its theme and prints in black."""
    words = {"labelColor": INK, "titleColor": INK, "labelFontSize": size.font, "titleFontSize": size.font}
    axis = {
        **words, "gridColor": INK, "gridOpacity": 0.14, "domainColor": INK, "domainOpacity": 0.5,
        "tickColor": INK, "tickOpacity": 0.5, "titleFontWeight": "normal", "titlePadding": 10,
    }  # fmt: skip
    return {
        "background": "transparent",
        "padding": 4,
        "font": "inherit",
        "axis": axis,
        "legend": {**words, "symbolSize": 120, "symbolStrokeWidth": 0},
        "view": {"stroke": None},
        "text": {"fontSize": size.font},
        "bar": {"discreteBandSize": {"band": 0.8}},
    }


def describe(given: Plot) -> str:
    """``Grafik garis Penduduk (jiwa), 2012–2024. Terendah 964.558 (2012), tertinggi …``"""
    spots = given.spots
    first, last = plot.label(spots[0], given.x.scale), plot.label(spots[-1], given.x.scale)
    span = f"{len(spots)} nilai {given.x.title}" if given.x.scale == "name" else f"{first} sampai {last}"
    named = [name for name in given.series if name]
    parts = f" Seri: {', '.join(named)}." if len(named) > 1 else ""
    found = plot.extremes(given.points)
    ends = ""
    if found:
        low, high = (f"{number_id(p.y)} ({whose(p, given)})" for p in found)
        ends = f" Terendah {low}, tertinggi {high}."
    return f"Grafik {given.kind}: {axes.axis_title(given.y)}, {span}.{ends}{parts} {changed(given)}".rstrip()


def whose(point: Point, given: Plot) -> str:
    """Where a value stands, and of which series it is where there are several."""
    at = plot.label(point.x, given.x.scale)
    return f"{point.series}, {at}" if point.series and len(given.series) > 1 else at


def digest(parts: Any) -> str:
    text = json.dumps([CODE, parts], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def remembered(cache: Path, key: str, make: Callable[[], Figure]) -> Figure:
    """The figure kept under ``key``, or made and kept."""
    path = kept_at(cache, key)
    try:
        return revive(json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError, KeyError):
        figure = make()
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")
        partial.write_text(json.dumps(asdict(figure), ensure_ascii=False), encoding="utf-8")
        partial.replace(path)
        return figure


def kept_at(cache: Path, key: str) -> Path:
    return cache / "charts" / f"{key}.json"


def revive(kept: dict[str, Any]) -> Figure:
    rows = tuple(tuple(row) for row in kept["rows"])
    return Figure(**{**kept, "drawings": tuple(kept["drawings"]), "head": tuple(kept["head"]), "rows": rows})
