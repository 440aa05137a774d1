"""One page per item, and pages where items were: the emitter of everything under ``/KIND/SLUG/``.

A kind's page is one template ``KIND.md``, one module with ``view`` (what it shows beyond what all
items show), and one line below; a kind without a line gets ``item.md``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.cite import citation, licence
from generator.emitters.items import (
    announcement,
    dataset,
    document,
    exemption,
    indicator,
    organisation,
    service,
)
from generator.emitters.items.facts import facts
from generator.emitters.items.front import item_front
from generator.emitters.items.gone import emit_redirects, emit_withdrawn
from generator.emitters.items.links import Links, build
from generator.model import Catalogue, Item
from generator.output import Output
from generator.render import Renderer

View = Callable[[Catalogue, Item, Links], dict[str, Any]]
VIEWS: dict[str, tuple[str, View]] = {
    "dataset": ("dataset.md", dataset.view),
    "dokumen": ("dokumen.md", document.view),
    "pengumuman": ("pengumuman.md", announcement.view),
    "layanan": ("layanan.md", service.view),
    "indikator": ("indikator.md", indicator.view),
    "organisasi": ("organisasi.md", organisation.view),
    "dikecualikan": ("dikecualikan.md", exemption.view),
}
"""Kind → its template and what it shows."""
LATEST_EVENTS = 5


def emit(catalogue: Catalogue, out: Output) -> None:
    renderer = Renderer(catalogue)
    links = build(catalogue)
    for item in catalogue.items:
        emit_item(item, catalogue, links, renderer, out)
        emit_redirects(item, renderer, out)
    moved = {(item.kind, slug) for item in catalogue.items for slug in (item.slug, *item.meta.former)}
    for gone in catalogue.withdrawn:
        if (gone.kind, gone.slug) not in moved:
            emit_withdrawn(gone, catalogue, renderer, out)


def emit_item(item: Item, catalogue: Catalogue, links: Links, renderer: Renderer, out: Output) -> None:
    template, view = VIEWS.get(item.kind, ("item.md", plain_view))
    context = {**shared(catalogue, item, links), **view(catalogue, item, links)}
    page = renderer.page(template, item.address, item.title, item_front(catalogue, item), **context)
    out.page(item.address, page, item.source)


def shared(catalogue: Catalogue, item: Item, links: Links) -> dict[str, Any]:
    """What every item's page shows."""
    return {
        "item": item,
        "meta": item.meta,
        "publisher": catalogue.publisher(item),
        "facts": facts(catalogue, item, links),
        "citation": citation(catalogue, item),
        "licence": licence(catalogue.licence(item)),
        "related": links.related(item),
        "events": links.events.get(item.key, [])[:LATEST_EVENTS],
        "replacement": catalogue.get(item.kind, item.meta.replaced_by) if item.meta.replaced_by else None,
        "replaces": links.replaces.get(item.key, []),
    }


def plain_view(catalogue: Catalogue, item: Item, links: Links) -> dict[str, Any]:
    return {}
