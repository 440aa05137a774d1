"""The kinds of charts as Altair marks over one neutral frame: x, y, s (series), g (segment).

Officers' names never become field names or expressions; they are titles only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.charts.axes import EDGE, INK, crowded, steps, x_axis, y_axis
from generator.charts.breaks import changes, placed
from generator.charts.figures import written
from generator.charts.names import APART, in_lines
from generator.charts.plot import Plot, Point, Spot, label
from generator.charts.sizes import Size
from generator.late import Late
from generator.render import number_id

if TYPE_CHECKING:
    import altair as alt
else:  # workers draw most charts: the main process can do without
    alt = Late("altair")

PALETTE = [f"var(--t-seri-{number})" for number in range(1, 9)]
DASHES = [[1, 0], [6, 3], [2, 2], [8, 3, 2, 3]]
SHAPES = ["circle", "square", "triangle-up", "diamond"]
CHANGED = "metode berubah"
LINES = rf"split(replace(datum.label, regexp('{APART}', 'g'), ''), '\n')"
"""What keeps names apart takes no room of its own."""
FEW = 4
"""Bars that leave room beside them."""


Chart = Any
"""An Altair chart, layered or not."""


def line(plot: Plot, size: Size) -> Chart:
    """Lines with a dot on every value; not joined over a break, nor over a missing value."""
    base = chart(plot).encode(x=x_axis(plot, size), y=y_axis(plot, size, zero=False), detail="g:O")
    strokes = base.mark_line(strokeWidth=2.5).encode(**by_series(plot, size, dash=True))
    dots = base.mark_point(filled=True, size=50, opacity=1).encode(**by_series(plot, size, shape=True))
    return small_multiples(with_breaks(plot, size, strokes, dots), plot, size)


def area(plot: Plot, size: Size) -> Chart:
    """Filled to zero; several series lie on top of each other and add up."""
    base = drawing(piled(plot))
    base = base.encode(x=x_axis(plot, size), y=y_axis(plot, size, zero=True), detail="g:O")
    fill = base.mark_area(opacity=0.55).encode(y2="low:Q", **by_series(plot, size))
    edge = base.mark_line(strokeWidth=2).encode(**by_series(plot, size))
    dots = base.transform_filter("datum.o").mark_point(filled=True, size=50, opacity=1)
    dots = dots.encode(description="d:N", **by_series(plot, size))
    return small_multiples(with_breaks(plot, size, fill, edge, dots), plot, size)


def piled(plot: Plot) -> list[dict[str, Any]]:
    """Every series at every moment with its lower and its upper edge, the first series on top.

    Added up here, because the chart library takes what is missing for zero and draws it.
    """
    known = {(point.series, point.x): point.y for point in plot.points}
    heights: dict[Spot, float] = {}
    edges = []
    for name in reversed(plot.series):
        for spot in plot.spots:
            value = known.get((name, spot))
            low = 0 if crowded(plot) else heights.get(spot, 0)
            heights[spot] = low + (value or 0)
            high = None if value is None else heights[spot]
            edges.append({**frame(plot, Point(spot, high, name)), "low": low})
    for before, edge, after in zip([None, *edges], edges, [*edges[1:], None], strict=False):
        edge["o"] = edge["y"] is not None and not (joined(edge, before) or joined(edge, after))
    return edges


def joined(edge: dict[str, Any], other: dict[str, Any] | None) -> bool:
    """Neighbours have an area between them; ``o`` marks a value that stands alone and would not be seen."""
    return bool(other and other["y"] is not None and all(edge[key] == other[key] for key in "sg"))


def scatter(plot: Plot, size: Size) -> Chart:
    base = chart(plot).encode(x=x_axis(plot, size), y=y_axis(plot, size, zero=False))
    dots = base.mark_point(filled=True, size=60, opacity=0.75).encode(**by_series(plot, size, shape=True))
    return with_breaks(plot, size, dots)


def bar(plot: Plot, size: Size) -> Chart:
    """Side by side. Names lie down, so that they can be read; moments stand in the order of time."""
    if plot.x.scale == "name":
        return lying(plot, size, stacked=False)
    across = {"xOffset": alt.XOffset("s:N", sort=plot.series)} if len(plot.series) > 1 else {}
    base = chart(plot).encode(x=steps(plot, size), y=y_axis(plot, size, zero=True), **across)
    return base.mark_bar(cornerRadiusEnd=2, **slim(plot)).encode(**by_series(plot, size))


def stacked(plot: Plot, size: Size) -> Chart:
    if plot.x.scale == "name":
        return lying(plot, size, stacked=True)
    base = chart(plot).encode(x=steps(plot, size), y=y_axis(plot, size, zero=True, stack=True))
    bars = base.mark_bar(stroke="var(--md-default-bg-color)", strokeWidth=1, **slim(plot))
    return bars.encode(**by_series(plot, size))


def slim(plot: Plot) -> dict[str, Any]:
    """One or two bars are not as broad as the page."""
    few = len(plot.spots) < FEW and (len(plot.series) < 2 or plot.kind == "bertumpuk")
    return {"width": {"band": 0.8 * len(plot.spots) / FEW}} if few else {}


def lying(plot: Plot, size: Size, stacked: bool) -> Chart:
    """Horizontal bars, one row per name, with the number at the end where there is one series."""
    names = written_names(plot, size)
    many = len(plot.series) > 1
    axis = alt.Axis(
        labelLimit=int(size.width * 0.65), labelLineHeight=size.font + 2, ticks=False, labelExpr=LINES,
    )  # fmt: skip
    rows = alt.Y("x:N", sort=list(names.values()), title=None, axis=axis)
    value = y_axis(plot, size, zero=True, stack=True if stacked else None, turned=True)
    across = {"yOffset": alt.YOffset("s:N", sort=plot.series)} if many and not stacked else {}
    points = [
        {
            **frame(plot, point),
            "x": names[str(point.x)],
            "end": max(0, point.y or 0),
            "t": "" if point.y is None else written(point.y, size.figures, size.powers),
        }
        for point in plot.points
    ]
    base = drawing(points).encode(description="d:N", y=rows, x=value, **across)
    bars = base.mark_bar(cornerRadiusEnd=2).encode(**by_series(plot, size, room=room_beside(plot, size)))
    if many:
        return bars
    # Right of the bar, and of zero where it goes to the left.
    text = drawing(points).mark_text(align="left", dx=5, fill=INK).encode(y=rows, x="end:Q", text="t:N")
    return alt.layer(bars, text)


def room_beside(plot: Plot, size: Size) -> int:
    """Pixels right of the names."""
    longest = max(len(line) for text in written_names(plot, size).values() for line in text.split("\n"))
    return size.width - int(longest * size.font * 0.52) - 16


def written_names(plot: Plot, size: Size) -> dict[str, str]:
    """Name → how it stands beside its bar, in lines that fit there."""
    letters = int(size.width * 0.44 / (size.font * 0.52))
    return in_lines([str(spot) for spot in plot.spots], letters)


def height_of_name(plot: Plot, size: Size) -> int:
    """Of the one with most lines."""
    return max(text.count("\n") + 1 for text in written_names(plot, size).values()) * (size.font + 2)


def chart(plot: Plot) -> Chart:
    values = [frame(plot, point) for point in plot.points]
    return drawing(values).encode(description="d:N")


def drawing(values: list[dict[str, Any]]) -> Chart:
    return alt.Chart(alt.InlineData(values=values))


def frame(plot: Plot, point: Point) -> dict[str, Any]:
    stepped = plot.x.scale in {"name", "month"} or plot.kind in {"batang", "bertumpuk"}
    x = str(point.x) if stepped else point.x
    told = f"{label(point.x, plot.x.scale)}: {number_id(point.y)} {plot.y.unit}".rstrip()
    named = f"{point.series}, {told}" if point.series else told
    return {"x": x, "y": point.y, "s": point.series, "g": plot.segment(point.x), "d": named}


def by_series(
    plot: Plot, size: Size, dash: bool = False, shape: bool = False, room: int | None = None
) -> dict[str, Any]:
    """Colour, and for grey print also a dash or a shape, by series. ``room``: pixels for their names."""
    names = plot.series
    if len(names) < 2 or crowded(plot):
        return {"color": alt.value(PALETTE[0])}
    limit = room - 20 if room else size.width - EDGE
    room = room or size.width
    columns = max(1, room // (45 + max(len(name) for name in names) * size.font * 6 // 10))
    legend = alt.Legend(title=None, orient="top", columns=columns, labelLimit=limit, offset=14, rowPadding=4)
    channels: dict[str, Any] = {
        "color": alt.Color("s:N", sort=names, legend=legend, scale=cycle(names, PALETTE))
    }
    if dash:
        channels["strokeDash"] = alt.StrokeDash("s:N", sort=names, legend=legend, scale=cycle(names, DASHES))
    if shape:
        channels["shape"] = alt.Shape("s:N", sort=names, legend=legend, scale=cycle(names, SHAPES))
    return channels


def cycle(names: list[str], values: list[Any]) -> Any:
    return alt.Scale(domain=names, range=[values[index % len(values)] for index in range(len(names))])


def with_breaks(plot: Plot, size: Size, *layers: Chart) -> Chart:
    """A dotted rule and a word where the method changed."""
    marks = changes(plot)
    if not marks:
        return alt.layer(*layers)
    need = len(CHANGED) * size.font * 0.55 / (size.width - EDGE)
    axis = x_axis(plot, size)
    rule = drawing([{"x": spot} for spot in marks]).encode(x=axis)
    drawn = [rule.mark_rule(strokeDash=[3, 3], stroke=INK, opacity=0.6)]
    for align, dx, spots in placed(plot, marks, need):
        word = drawing([{"x": spot} for spot in spots]).encode(x=axis)
        drawn.append(word.mark_text(align=align, dx=dx, y=-6, fill=INK, fontSize=size.font - 1, text=CHANGED))
    return alt.layer(*drawn, *layers)


def small_multiples(drawn: Chart, plot: Plot, size: Size) -> Chart:
    """One small drawing per series where colours would run out; the axes are shared."""
    if not crowded(plot):
        return drawn
    width = size.width // size.columns - 66
    header = alt.Header(title=None, labelColor=INK, labelFontSize=size.font, labelLimit=width)
    return drawn.properties(width=width, height=90).facet(
        facet=alt.Facet("s:N", sort=plot.series, header=header), columns=size.columns
    )
