"""``/dataset/SLUG/sematan/…/``: a chart, a map or a table alone, to stand in a frame on another site.

A whole page of its own instead of one of the theme's: no menu, no script, source, date and the way back.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.emitters.items.cells import preview
from generator.emitters.items.dataset import figures, map_of
from generator.model import Catalogue, Item, day
from generator.output import Output
from generator.render import Renderer, date_id, relative


def emit(catalogue: Catalogue, out: Output) -> None:
    template = Renderer(catalogue).environment.get_template("sematan.html")
    for item in catalogue.of_kind("dataset"):
        for name, title, content in parts(catalogue, item):
            address = embed_address(item, name)
            html = template.render(
                item=item,
                title=title,
                link=partial(relative, address),
                publisher=catalogue.publisher(item),
                date=date_id(day(item.modified)),
                **content,
            )
            out.file(f"{address}index.html", html, item.source)


def embed_address(item: Item, name: str) -> str:
    return f"{item.address}sematan/{name}/"


def parts(catalogue: Catalogue, item: Item) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(name in the address, title, what the template shows) of everything that can be embedded."""
    number = 0
    for table in item.tables:
        title = table.title or table.name
        shown = preview(table, catalogue.settings.explorer_rows, catalogue.cache)
        yield f"tabel-{table.name}", title, {"figure": None, "preview": shown}
        for figure in figures(catalogue, item, table):
            number += 1
            if not figure.refusal:
                yield f"grafik-{number}", figure.title, {"figure": figure, "preview": None}
    drawn = map_of(catalogue, item)
    if drawn and not drawn.refusal:
        yield "peta", drawn.title, {"figure": drawn, "preview": None}
