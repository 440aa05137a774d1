"""One page per item, and pages where items were: the emitter of everything under ``/KIND/SLUG/``.

A kind's page is one template ``KIND.md``, one module with ``view`` (what it shows beyond what all
items show), and one line below; a kind without a line gets ``item.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.cite import citation
from generator.emitters.items import (
    announcement,
    dataset,
    document,
    exemption,
    indicator,
    organisation,
    service,
)
from generator.emitters.items.beside import Beside, Looks
from generator.emitters.items.checklist import emit_checklist
from generator.emitters.items.facts import facts
from generator.emitters.items.front import item_front
from generator.emitters.items.gone import emit_redirects, emit_withdrawn
from generator.emitters.items.links import Links, build
from generator.emitters.items.mistake import mistake_link
from generator.licences import licence
from generator.model import Catalogue, Item
from generator.output import Output
from generator.render import Renderer, relative

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
    looks = Looks(catalogue, build(catalogue))
    cards = Cards(renderer)
    for item in catalogue.items:
        emit_item(item, looks, cards, out)
        if item.kind == "layanan":
            emit_checklist(catalogue, item, out)
        emit_redirects(item, renderer, out)
    looks.save()
    moved = {(item.kind, slug) for item in catalogue.items for slug in (item.slug, *item.meta.former)}
    for gone in catalogue.withdrawn:
        if (gone.kind, gone.slug) not in moved:
            emit_withdrawn(gone, catalogue, renderer, out)


class Cards:
    """Cards of related items. All pages of items lie equally deep, so one card serves them all."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self._drawn: dict[str, Markup] = {}
        parts: Any = renderer.environment.get_template("parts.html").module
        self._macro = parts.card

    def of(self, items: Iterable[Item]) -> Markup:
        return Markup().join(self._card(item) for item in items)

    def _card(self, item: Item) -> Markup:
        if item.key not in self._drawn:
            self._drawn[item.key] = self._macro(item, partial(relative, "jenis/item/"))
        return self._drawn[item.key]


def emit_item(item: Item, looks: Looks, cards: Cards, out: Output) -> None:
    """The page of the last build, where all that it looked at is the same."""
    beside = looks.beside(item)
    if key := looks.same(item.address):
        out.page(item.address, partial(page, item, beside, cards), item.source, key)
    else:
        made = page(item, beside, cards)
        out.page(item.address, made, item.source, looks.made(item.address, beside))


def page(item: Item, beside: Beside, cards: Cards) -> str:
    template, view = VIEWS.get(item.kind, ("item.md", plain_view))
    catalogue, links = beside.catalogue, beside.links
    related = cards.of(beside.related())
    context = {**shared(catalogue, item, links), **view(catalogue, item, links), "related": related}
    matter = item_front(catalogue, item)
    return cards.renderer.page(template, item.address, item.title, matter, **context)


def shared(catalogue: Catalogue, item: Item, links: Links) -> dict[str, Any]:
    """What every item's page shows."""
    events = links.events.get(item.key, [])
    state = next((event.commit for event in events if event.commit), None)
    return {
        "item": item,
        "meta": item.meta,
        "publisher": catalogue.publisher(item),
        "facts": facts(catalogue, item, links),
        "citation": citation(catalogue, item, state),
        "licence": licence(catalogue.licence(item)),
        "mistake": mistake_link(catalogue, item),
        "events": events[:LATEST_EVENTS],
        "replacement": catalogue.get(item.kind, item.meta.replaced_by) if item.meta.replaced_by else None,
        "replaces": links.replaces.get(item.key, []),
    }


def plain_view(catalogue: Catalogue, item: Item, links: Links) -> dict[str, Any]:
    return {}
