"""``/dataset/SLUG/jelajah/NAME/``: the page on which a table that is too long for HTML is explored.

The work is done in the reader's browser over ``NAME.parquet`` (``overrides/assets/terang/jelajah.js``).
"""

from __future__ import annotations

import json

from generator.emitters.front import front
from generator.emitters.items.cells import preview_rows
from generator.emitters.items.front import crumbs
from generator.kinds.dataset import ColumnType
from generator.model import Catalogue, Item, Table
from generator.output import Output
from generator.render import Renderer, plain
from generator.tables.forms import made


def emit(catalogue: Catalogue, out: Output) -> None:
    renderer = Renderer(catalogue)
    for item, table in catalogue.walk_tables():
        if is_explored(table, catalogue.settings.explorer_rows):
            page = explorer_page(catalogue, item, table, renderer)
            out.page(explorer_address(item, table), page, item.source)


def is_explored(table: Table, limit: int) -> bool:
    """Whether the dataset's page shows only its first rows."""
    return preview_rows(table, limit) < table.rows


def explorer_address(item: Item, table: Table) -> str:
    return f"{item.address}jelajah/{table.name}/"


def explorer_page(catalogue: Catalogue, item: Item, table: Table, renderer: Renderer) -> str:
    title = f"Jelajahi {table.title or table.name}"
    matter = front(
        plain(f"Saring, urutkan, dan kelompokkan isi {item.title}."),
        [*crumbs(catalogue, item), (item.title, item.address)],
        hide=("navigation", "toc"),
        search=False,
        assets=["items.css", "jelajah.css"],
    )
    return renderer.page(
        "jelajah.md",
        explorer_address(item, table),
        title,
        matter,
        item=item,
        table=table,
        publisher=catalogue.publisher(item),
        columns=json.dumps(columns(table), ensure_ascii=False),
        size=made(table, "parquet").size,
    )


def columns(table: Table) -> list[dict[str, str]]:
    """What the browser must know of each column; the rest stands in the Parquet file."""
    return [
        {
            "nama": column.name,
            "judul": column.title,
            "tipe": (column.spec.type or ColumnType.TEXT).value,
            "satuan": column.spec.unit or "",
        }
        for column in table.columns
    ]
