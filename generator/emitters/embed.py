"""``/KIND/SLUG/sematan/…/``: a chart, a map, a table or an indicator alone, for a frame on another site.

A whole page of its own instead of one of the theme's: no menu, no script, source, date and the way back.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.comparison import by_area
from generator.emitters.items.cells import preview
from generator.emitters.items.dataset import figures, map_of
from generator.emitters.items.indicator import course
from generator.indicators import series
from generator.model import Catalogue, Item, day
from generator.output import Output
from generator.render import Renderer, date_id, relative


def emit(catalogue: Catalogue, out: Output) -> None:
    template = Renderer(catalogue).environment.get_template("sematan.html")
    for item in (*catalogue.of_kind("dataset"), *catalogue.of_kind("indikator")):
        found = parts(catalogue, item) if item.kind == "dataset" else measures(catalogue, item)
        for name, title, content in found:
            address = embed_address(item, name)
            html = template.render(
                item=item,
                title=title,
                link=partial(relative, address),
                publisher=catalogue.publisher(item),
                date=date_id(day(item.modified)),
                **(dict.fromkeys(("figure", "preview", "indicator")) | content),
            )
            out.file(f"{address}index.html", html, item.source)


def embed_address(item: Item, name: str) -> str:
    return f"{item.address}sematan/{name}/" if name else f"{item.address}sematan/"


def parts(catalogue: Catalogue, item: Item) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(name in the address, title, what the template shows) of everything that can be embedded."""
    number = 0
    for table in item.tables:
        title = table.title or table.name
        shown = preview(table, catalogue.settings.explorer_rows, catalogue.cache)
        yield f"tabel-{table.name}", title, {"preview": shown}
        for figure in figures(catalogue, item, table):
            number += 1
            if not figure.refusal:
                yield f"grafik-{number}", figure.title, {"figure": figure}
    drawn = map_of(catalogue, item)
    if drawn and not drawn.refusal:
        yield "peta", drawn.title, {"figure": drawn}


def measures(catalogue: Catalogue, item: Item) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """An indicator: its newest numbers with their course, and the areas where it has them."""
    found = series(catalogue, item)
    yield "", item.title, {"indicator": found, "figure": course(catalogue, item, found)}
    compared = by_area(catalogue, item, found.unit)
    if compared:
        yield "wilayah", compared.figure.title, {"figure": compared.figure}
