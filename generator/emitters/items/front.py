"""Front matter of an item's page: what the theme and the search read (docs/architecture.md)."""

from __future__ import annotations

from typing import Any

from generator.emitters.front import Crumb, front
from generator.kinds import KINDS
from generator.kinds.organisation import Organisation
from generator.model import Catalogue, Item
from generator.render import plain
from generator.structured import structured

DEEPEST = 20
"""A tree of organisations that is deeper than this goes round in circles."""


ASSETS: dict[str, dict[str, Any]] = {
    "dokumen": {"assets": ["dokumen.css", "dokumen.js"]},
    "organisasi": {"assets": ["hukum.css"]},
}
"""Kind → the styles and scripts that its pages want besides."""


def share_address(item: Item) -> str:
    """The picture that social media show of an item (``emitters/share.py``)."""
    return f"{item.address}bagikan.png"


def item_front(catalogue: Catalogue, item: Item) -> dict[str, Any]:
    return front(
        plain(item.meta.summary or item.meta.description or item.body or item.title),
        crumbs(catalogue, item),
        feeds=[(item.title, item.address)],
        kind=item.kind,
        slug=item.slug,
        share=catalogue.settings.absolute(share_address(item)),
        jsonld=structured(catalogue, item),
        **ASSETS.get(item.kind, {}),
    )


def crumbs(catalogue: Catalogue, item: Item) -> list[Crumb]:
    """Below the home page: the list of the kind, and for an organisation those that it belongs to."""
    parents: list[Item] = []
    meta = item.meta
    while isinstance(meta, Organisation) and meta.parent and len(parents) < DEEPEST:
        parent = catalogue.get("organisasi", meta.parent)
        if not parent:
            break
        parents.insert(0, parent)
        meta = parent.meta
    return [(KINDS[item.kind].plural, f"{item.kind}/"), *((each.title, each.address) for each in parents)]
