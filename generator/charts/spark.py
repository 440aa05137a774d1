"""Small drawings in plain SVG, made without a chart library: sparklines and distributions."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from generator.render import number_id

WIDTH, HEIGHT, EDGE = 120, 32, 3
BIN, GAP = 8, 1


def sparkline(values: Sequence[float | None], label: str) -> Markup:
    """A line over equal steps; None leaves a gap, a lone value is a dot. ``label`` is read aloud."""
    known = [value for value in values if value is not None]
    if not known:
        return Markup()
    low, high = min(known), max(known)
    places = [place(index, value, len(values), low, high) for index, value in enumerate(values)]
    lines = Markup().join(stretch(run) for run in runs(places) if len(known) > 1)
    x, y = next(spot for spot in reversed(places) if spot)
    return Markup(
        '<svg class="t-spark" viewBox="0 0 {} {}" role="img" aria-label="{}">{}'
        '<circle cx="{}" cy="{}" r="2.5"/></svg>'
    ).format(WIDTH, HEIGHT, escape(label), lines, x, y)


def stretch(run: Sequence[tuple[float, float]]) -> Markup:
    """A line, or the dot of a point that stands between two gaps."""
    if len(run) == 1:
        return Markup('<circle class="t-spark__lone" cx="{}" cy="{}" r="1.6"/>').format(*run[0])
    return Markup('<polyline points="{}"/>').format(" ".join(f"{x},{y}" for x, y in run))


def place(index: int, value: float | None, count: int, low: float, high: float) -> tuple[float, float] | None:
    if value is None:
        return None
    share = (value - low) / (high - low) if high > low else 0.5
    x = EDGE + (WIDTH - 2 * EDGE) * (index / (count - 1) if count > 1 else 1)
    return round(x, 1), round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * share, 1)


def runs(places: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """The stretches without a gap."""
    found: list[list[tuple[float, float]]] = [[]]
    for spot in places:
        if spot is None:
            found.append([])
        else:
            found[-1].append(spot)
    return [run for run in found if run]


def distribution(histogram: Sequence[int], label: str = "") -> Markup:
    """Bars of equal width for the counts of a column's values between minimum and maximum."""
    if len(histogram) < 2 or not any(histogram):
        return Markup()
    top = max(histogram)
    heights = [max(1, round((HEIGHT - 4) * count / top)) if count else 0 for count in histogram]
    bars = Markup().join(
        Markup('<rect x="{}" y="{}" width="{}" height="{}"/>').format(
            index * BIN, HEIGHT - height, BIN - GAP, height
        )
        for index, height in enumerate(heights)
        if height
    )
    spoken = label or f"Sebaran nilai dalam {len(histogram)} kelas: " + ", ".join(
        number_id(count) for count in histogram
    )
    return Markup('<svg class="t-dist" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        len(histogram) * BIN, HEIGHT, escape(spoken), bars
    )
