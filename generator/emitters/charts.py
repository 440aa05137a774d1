"""Charts of indicators are drawn by workers into the cache, before the pages ask for them."""

from __future__ import annotations

from functools import partial

from generator.charts.figure import known, prepare
from generator.emitters.items.indicator import over_time
from generator.indicators import series
from generator.model import Catalogue
from generator.output import Output


def emit(catalogue: Catalogue, out: Output) -> None:
    for item in catalogue.of_kind("indikator"):
        plot = over_time(item, series(catalogue, item))
        if plot and not known(plot, catalogue.cache):
            out.prepare(partial(prepare, plot, catalogue.cache))
