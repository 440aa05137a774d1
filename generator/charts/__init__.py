"""Charts as SVG, made at build: no script, no request, the colours of the page.

``figure.from_table`` and ``figure.from_plot`` draw, ``spark`` makes the small drawings. A new kind of
chart is one function in ``marks.py`` and one line below.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.charts.marks import Chart, area, bar, line, scatter, stacked
from generator.charts.plot import Plot, suggest
from generator.charts.sizes import Size
from generator.charts.spark import distribution, sparkline

CHARTS: dict[str, Callable[[Plot, Size], Chart]] = {
    "garis": line,
    "batang": bar,
    "area": area,
    "sebar": scatter,
    "bertumpuk": stacked,
}
"""Word in the YAML → what draws it."""

__all__ = ["CHARTS", "distribution", "sparkline", "suggest"]
