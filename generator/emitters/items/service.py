"""What a service's page shows: first what a citizen needs, then the rest of the standard.

UU 25/2009 Pasal 21 and Permenpan RB 15/2014 name 14 components; those that are missing are named.
"""

from __future__ import annotations

from typing import Any

from generator.emitters.items.facts import Pair, address, several, to_item
from generator.emitters.items.links import Links
from generator.emitters.posters import has_poster, poster_address
from generator.kinds.service import COMPONENTS, Service
from generator.model import Catalogue, Item

FACING = 6
"""The first six components are what the citizen meets (service delivery)."""


def view(catalogue: Catalogue, item: Item, links: Links) -> dict[str, Any]:
    meta = item.meta
    assert isinstance(meta, Service)
    facing = list(COMPONENTS)[:FACING]
    inner = list(COMPONENTS)[FACING:]
    return {
        "where": where(catalogue, item, meta),
        "forms": [form for slug in meta.forms if (form := catalogue.get("dokumen", slug))],
        "inner": [(COMPONENTS[key], component(getattr(meta, key))) for key in inner],
        "missing": [COMPONENTS[key] for key in inner if not getattr(meta, key)],
        "missing_facing": [COMPONENTS[key] for key in facing if not getattr(meta, key)],
        "poster": poster_address(item) if has_poster(item) else "",
        "complaints": [address(line) for line in meta.complaints],
    }


def component(value: str | tuple[str, ...] | None) -> Any:
    return several(value) if isinstance(value, tuple) else value or ""


def where(catalogue: Catalogue, item: Item, meta: Service) -> list[Pair]:
    offices = [found for slug in meta.offices if (found := catalogue.get("organisasi", slug))]
    return [
        ("Tempat", several(to_item(item, office) for office in offices)),
        ("Jadwal", several(meta.hours)),
        ("Kanal", several(meta.channels)),
        ("Daring", address(meta.online) if meta.online else ""),
        ("Untuk siapa", several(meta.audience)),
        ("Peristiwa hidup", ", ".join(slug.replace("-", " ") for slug in meta.life_events)),
    ]
