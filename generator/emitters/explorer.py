"""``/dataset/SLUG/jelajah/NAME/``: the page on which a table that is too long for HTML is explored.

The work is done in the reader's browser (``overrides/assets/terang/jelajah.js``) over ``NAME.parquet`` and
the files beside it, which lie at the page's own address (``generator/tables/companions.py``).
"""

from __future__ import annotations

import json
from typing import Any

from generator.emitters.front import front
from generator.emitters.items.cells import opening, preview_rows
from generator.emitters.items.front import crumbs
from generator.kinds.dataset import ColumnType
from generator.model import Catalogue, Item, Table
from generator.output import Output
from generator.render import Renderer, plain
from generator.tables.companions import companions, described, footer
from generator.tables.forms import made
from generator.tables.rowblocks import first


def emit(catalogue: Catalogue, out: Output) -> None:
    renderer = Renderer(catalogue)
    for item, table in catalogue.walk_tables():
        if is_explored(table, catalogue.settings.explorer_rows):
            beside = companions(table)
            for companion in beside:
                out.file(f"{explorer_address(item, table)}{companion.name}", companion.file.path, item.source)
            page = explorer_page(catalogue, item, table, renderer, described(table, beside))
            out.page(explorer_address(item, table), page, item.source)


def is_explored(table: Table, limit: int) -> bool:
    """Whether the dataset's page shows only its first rows."""
    return preview_rows(table, limit) < table.rows


def explorer_address(item: Item, table: Table) -> str:
    return f"{item.address}jelajah/{table.name}/"


def explorer_page(
    catalogue: Catalogue, item: Item, table: Table, renderer: Renderer, beside: dict[str, Any]
) -> str:
    parquet = made(table, "parquet")
    shown = opening(table, catalogue.cache)
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
        shown=shown,
        first=first(parquet.path, shown.shown),
        beside=json.dumps(beside),
        footer=footer(parquet.path),
        sizes={suffix: made(table, suffix).size for suffix in ("csv", "parquet")},
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
