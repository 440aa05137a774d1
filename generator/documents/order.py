"""Lines that a program printed late, back to where they stand on the page.

Browsers print what lies in layers (``position: relative``, transparency) after all the rest, word processors
print text boxes late and footers early. A line that steps up and fits into a gap of its own column is read
in that gap. Columns side by side are left alone: what is beside a gap is not in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.documents.layout import Line

MOST = 1_000
"""Lines of a page that are put in order; a page of more is no page of text."""
STEPS, A_STEP = 3, 8
"""So many steps up, and one more for so many lines, are a text with layers; more are a form, drawn anyhow."""
WIDEST = 20
"""Of the letters' height: a larger gap, as between a header and a footer, is the page itself."""
TOUCH = 0.3
"""Of the letters' height, by which cells of neighbouring lines may overlap."""
SHARED = 0.5
"""Of the narrower line's width, that two lines of one column share."""


def in_order(lines: Sequence[Line]) -> list[Line]:
    """The same lines; those that were printed late stand between the lines above and below them."""
    if len(lines) > MOST or sum(map(rises, lines, lines[1:])) > STEPS + len(lines) / A_STEP:
        return list(lines)
    ordered: list[Line] = []
    last, moved = None, False
    for line in lines:
        gap = None
        if last and (moved or rises(last, line)):
            gap = gap_for(line, ordered)
        ordered.insert(len(ordered) if gap is None else gap, line)
        last, moved = line, gap is not None
    return ordered


def rises(last: Line, line: Line) -> bool:
    return line.top > last.top + line.size * SHARED


def gap_for(line: Line, ordered: Sequence[Line]) -> int | None:
    """Where the line fits between two that follow each other; None where it fits nowhere."""
    room = line.size * TOUCH
    for place in range(1, len(ordered)):
        above, below = ordered[place - 1], ordered[place]
        fits = above.bottom >= line.top - room and below.top <= line.bottom + room
        near = above.bottom - below.top <= line.size * WIDEST
        if fits and near and in_column(above, line) and in_column(below, line):
            return place
    return None


def in_column(one: Line, other: Line) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared >= SHARED * max(min(one.right - one.left, other.right - other.left), 1)
