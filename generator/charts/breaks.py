"""Where a series changes its method, and where the word for it has room above the drawing."""

from __future__ import annotations

from collections.abc import Sequence

from generator.charts.plot import Plot, Spot, sortable


def changes(plot: Plot) -> list[Spot]:
    """Values of x from which on another method is used, but for the first of all."""
    return [spot for spot in plot.spots if starts_segment(plot, spot)]


def starts_segment(plot: Plot, spot: Spot) -> bool:
    first = min((sortable(other) for other in plot.spots), default=sortable(spot))
    earlier = [other for other in plot.spots if sortable(other) < sortable(spot)]
    return sortable(spot) > first and plot.segment(earlier[-1]) < plot.segment(spot)


def placed(plot: Plot, marks: Sequence[Spot], need: float) -> list[tuple[str, int, list[Spot]]]:
    """(alignment, shift, values of x): a word ``need`` of the width long stands left of its rule where there
    is room, else right of it; one whose place is taken has only its rule."""
    free = 0.0
    sides: dict[str, list[Spot]] = {"right": [], "left": []}
    for spot in marks:
        at = share_of(plot, spot)
        side = "right" if at - need >= free else "left" if at >= free and at + need <= 1 else ""
        if side:
            sides[side].append(spot)
            free = at if side == "right" else at + need
    return [(side, 4 if side == "left" else -4, spots) for side, spots in sides.items() if spots]


def share_of(plot: Plot, spot: Spot) -> float:
    """How far along the axis: years and numbers by their distance, others by their place in the order."""
    spots = plot.spots
    values = [each for each in spots if not isinstance(each, str)]
    if isinstance(spot, str) or len(values) < len(spots) or values[-1] == values[0]:
        return spots.index(spot) / max(1, len(spots) - 1)
    return float(spot - values[0]) / float(values[-1] - values[0])
