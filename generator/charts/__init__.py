"""Charts as SVG, made at build: no script, no request, the colours of the page.

``figure.from_table`` and ``figure.from_plot`` draw, ``spark`` makes sparklines. A new kind of chart is
one function in ``marks.py`` and one line in its ``CHARTS``.
"""

from generator.charts.figure import Figure, from_plot, from_table
from generator.charts.marks import CHARTS
from generator.charts.plot import suggest
from generator.charts.spark import distribution, sparkline

__all__ = ["CHARTS", "Figure", "distribution", "from_plot", "from_table", "sparkline", "suggest"]
