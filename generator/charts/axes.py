"""The axes of a chart: places across, values beside, and what is written at both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.charts.plot import Axis, Plot, label
from generator.charts.sizes import Size
from generator.late import Late

if TYPE_CHECKING:
    import altair as alt
else:  # workers draw most charts: the main process can do without
    alt = Late("altair")

INK = "currentColor"
EDGE = 56
"""Pixels beside the drawing that the labels of its values take."""
FACETED = 8
"""More series than colours: each gets its own small drawing."""
LARGE = (
    "abs(datum.value) >= 1e12 ? format(datum.value / 1e12, ',.4~r') + '{0}' : "
    "abs(datum.value) >= 1e9 ? format(datum.value / 1e9, ',.4~r') + '{1}' : "
    "abs(datum.value) >= 1e6 ? format(datum.value / 1e6, ',.4~r') + '{2}' : "
    "format(datum.value, ',.6~r')"
)


def x_axis(plot: Plot, size: Size) -> Any:
    """Time and numbers at their true distances, names in the order of the table."""
    title = axis_title(plot.x) if plot.x.scale in {"number", "name"} else None
    if plot.x.scale in {"year", "number"}:
        return alt.X(
            "x:Q",
            scale=alt.Scale(zero=False, nice=plot.x.scale == "number", padding=12),
            axis=alt.Axis(grid=False, title=title, **number_ticks(plot, size)),
        )
    if plot.x.scale in {"month", "date"}:
        return alt.X(
            "x:T",
            scale=alt.Scale(type="utc", padding=12),
            axis=alt.Axis(grid=False, title=None, tickCount=size.width // 110, format="%b %Y"),
        )
    return alt.X("x:N", sort=[str(spot) for spot in plot.spots], axis=alt.Axis(grid=False, title=title))


def number_ticks(plot: Plot, size: Size) -> dict[str, Any]:
    if plot.x.scale == "number":
        return {"labelExpr": amount(size), "tickCount": size.width // 110}
    years = [spot for spot in plot.spots if not isinstance(spot, str)]
    room = size.width // 60
    step = -(-len(years) // room) if years else 1
    # Counted from the newest year, which is the one that people look for.
    return {"format": "d", "values": years[::-1][::step]}


def steps(plot: Plot, size: Size) -> Any:
    """Moments as equal steps, labelled as a reader writes them; as many labels as fit."""
    spots = plot.spots
    written = {str(spot): label(spot, plot.x.scale) for spot in spots}
    longest = max(len(text) for text in written.values())
    every = -(-len(spots) * (longest * size.font // 2 + 16) // (size.width - EDGE))
    shown = [str(spot) for spot in spots[::-1][::every]]
    axis = alt.Axis(
        values=shown,
        labelExpr=lookup(written),
        labelAngle=0,
        grid=False,
        title=None,
        ticks=False,
        labelPadding=7,
    )
    return alt.X("x:N", sort=[str(spot) for spot in spots], axis=axis)


def lookup(written: dict[str, str]) -> str:
    """Only for texts that this program made: digits, month names, blanks."""
    safe = {key: text for key, text in written.items() if (key + text).replace("-", "").isascii()}
    pairs = ", ".join(f'"{clean(key)}": "{clean(text)}"' for key, text in safe.items())
    return f"{{{pairs}}}[datum.label] || datum.label"


def clean(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum() or letter in " -.:")


def y_axis(plot: Plot, size: Size, zero: bool, stack: bool | None = None, turned: bool = False) -> Any:
    """The value; what it is and its unit stand in the caption, where there is room for them."""
    ticks = 3 if crowded(plot) else max(2, size.width // 180) if turned else 5
    values = [float(point.y) for point in plot.points if point.y is not None]
    if zero and not stack and all(map(float.is_integer, values)):
        # Whole things are counted in whole steps: there is no half request.
        ticks = max(1, min(ticks, int(max(map(abs, values), default=ticks))))
    axis = alt.Axis(
        title=None, labelExpr=amount(size), tickCount=ticks, domain=False, ticks=False, labelPadding=6
    )
    if turned:
        axis.labelOverlap = "greedy"
    make = alt.X if turned else alt.Y
    return make("y:Q", scale=alt.Scale(zero=zero, nice=True), axis=axis, stack="zero" if stack else None)


def axis_title(axis: Axis) -> str:
    return f"{axis.title} ({axis.unit})" if axis.unit else axis.title


def amount(size: Size) -> str:
    """1.200.000 as ``1,2 juta``: short enough for a phone, and no letter that Indonesians do not use."""
    return LARGE.format(*size.powers)


def crowded(plot: Plot) -> bool:
    return len(plot.series) > FACETED and plot.kind in {"garis", "area"}
