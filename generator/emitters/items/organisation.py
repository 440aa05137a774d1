"""What an organisation's page shows: where it stands, how to reach it, and what it publishes."""

from __future__ import annotations

from typing import Any

from generator.emitters.items.facts import Pair, address, area, to_item
from generator.emitters.items.links import Links
from generator.kinds import KINDS
from generator.kinds.organisation import Organisation
from generator.model import Catalogue, Item

MOST = 24
"""Items of one kind on the page; the search has all of them."""


def view(catalogue: Catalogue, item: Item, links: Links) -> dict[str, Any]:
    meta = item.meta
    assert isinstance(meta, Organisation)
    published = links.by_publisher.get(item.slug, [])
    by_kind = {kind: [each for each in published if each.kind == kind] for kind in KINDS}
    return {
        "contact": contact(catalogue, item, meta, links),
        "children": links.children.get(item.slug, []),
        "published": [(KINDS[kind].plural, kind, items) for kind, items in by_kind.items() if items],
        "most": MOST,
    }


def contact(catalogue: Catalogue, item: Item, meta: Organisation, links: Links) -> list[Pair]:
    parent = catalogue.get("organisasi", meta.parent) if meta.parent else None
    return [
        ("Singkatan", meta.short or ""),
        ("Jenis", meta.type[:1].upper() + meta.type[1:] if meta.type else ""),
        ("Bagian dari", to_item(item, parent) if parent else ""),
        ("Pimpinan", meta.head or ""),
        ("Tugas", meta.task or ""),
        ("Alamat", meta.address or ""),
        ("Telepon", meta.phone or ""),
        ("Surel", meta.email or ""),
        ("Situs", address(meta.website) if meta.website else ""),
        ("Jam layanan", meta.hours or ""),
        ("Wilayah", area(item, meta.area, links) if meta.area else ""),
    ]
