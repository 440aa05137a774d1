"""What a service's page shows: first what a citizen needs, then the rest of the standard.

UU 25/2009 Pasal 21 and Permenpan RB 15/2014 name 14 components; those that are missing are named.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from generator.emitters.items.checklist import checklist_address
from generator.emitters.items.facts import Pair, address, several, to_item, to_page
from generator.emitters.items.links import Links
from generator.emitters.posters import has_poster, poster_address
from generator.emitters.service_facets import FACETS
from generator.kinds.organisation import Organisation
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
        "checklist": checklist_address(item),
    }


def component(value: str | tuple[str, ...] | None) -> Any:
    return several(value) if isinstance(value, tuple) else value or ""


def where(catalogue: Catalogue, item: Item, meta: Service) -> list[Pair]:
    offices = [found for slug in meta.offices if (found := catalogue.get("organisasi", slug))]
    return [
        ("Tempat", several(office_line(item, office) for office in offices)),
        ("Jadwal", several(meta.hours)),
        ("Kanal", facet_links(item, meta, "kanal")),
        ("Daring", address(meta.online) if meta.online else ""),
        ("Untuk siapa", facet_links(item, meta, "sasaran")),
        ("Peristiwa hidup", facet_links(item, meta, "peristiwa")),
    ]


def office_line(here: Item, office: Item) -> Markup:
    """The office with where and when it can be reached, as far as it says so."""
    meta = office.meta
    assert isinstance(meta, Organisation)
    told = [meta.address, f"telepon {meta.phone}" if meta.phone else None, meta.hours]
    return Markup(", ").join([to_item(here, office), *(escape(each) for each in told if each)])


def facet_links(here: Item, meta: Service, slug: str) -> Markup:
    facet = next(each for each in FACETS if each.slug == slug)
    return several(to_page(here, f"{facet.address}{value}/", name) for value, name in facet.values(meta))
