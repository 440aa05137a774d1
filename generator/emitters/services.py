"""``/layanan/``: services by life event, target group, channel and cost; what their standards lack.

``/layanan/peristiwa/SLUG/`` and its like, ``/layanan/standar/`` with ``standar.csv``, and by place
``/layanan/wilayah/KODE/`` (``service_places.py``). All are plain pages: nothing is asked of the reader.
"""

from __future__ import annotations

import csv
import io

from generator.emitters import service_places
from generator.emitters.front import Crumb, front
from generator.emitters.listing import Chip, Listing, emit_listing
from generator.emitters.register_files import harmless
from generator.emitters.service_facets import (
    FACETS,
    STANDARD,
    Facet,
    grouped,
    missing,
    offered,
    service,
)
from generator.kinds.service import COMPONENTS
from generator.model import Catalogue, Item
from generator.output import Output
from generator.render import Renderer

SERVICES: Crumb = ("Layanan", "layanan/")
CSV = f"{STANDARD}standar.csv"
ASSETS = ["hukum.css", "daftar.js"]
MOST_CHIPS = 6
"""Values of a facet that the list of services offers; the facet's own page has all."""
STANDARD_LEAD = (
    "Komponen standar pelayanan yang sudah dan belum ditulis. UU 25/2009 Pasal 21 dan Permenpan RB 15/2014 "
    "meminta 14 komponen."
)


def emit(catalogue: Catalogue, out: Output) -> None:
    renderer, services = Renderer(catalogue), offered(catalogue)
    for facet in FACETS:
        emit_facet(facet, services, renderer, out)
    emit_standard(catalogue, services, renderer, out)
    service_places.emit(catalogue, services, renderer, out)


def chips(catalogue: Catalogue) -> list[tuple[str, list[Chip]]]:
    """The rows of links above the list of all services."""
    services = offered(catalogue)
    return [(facet.title, row(facet, services)) for facet in FACETS]


def row(facet: Facet, services: list[Item]) -> list[Chip]:
    """The values that most services have, by name, and the way to the others."""
    values = grouped(facet, services)
    largest = sorted(values, key=lambda slug: (-len(values[slug][1]), slug))[:MOST_CHIPS]
    links: list[Chip] = [
        (title, f"{facet.address}{slug}/", len(items), False)
        for slug, (title, items) in values.items()
        if slug in largest
    ]
    if len(values) > MOST_CHIPS:
        links.append((f"Semua {facet.slug}", facet.address, None, False))
    return links


def emit_facet(facet: Facet, services: list[Item], renderer: Renderer, out: Output) -> None:
    values = grouped(facet, services)
    tiles = [
        (title, f"{facet.address}{slug}/", "", len(items), "") for slug, (title, items) in values.items()
    ]
    matter = front(facet.lead, [SERVICES], hide=("navigation", "toc"), search=False)
    title = f"Layanan menurut {facet.slug}"
    page = renderer.page("tiles.md", facet.address, title, matter, lead=facet.lead, tiles=tiles)
    out.page(facet.address, page, title)
    for slug, (name, items) in values.items():
        listing = Listing(
            f"{facet.address}{slug}/",
            f"Layanan: {name}",
            facet.lead,
            items,
            crumbs=[SERVICES, (facet.title, facet.address)],
            template="services-of.md",
            feeds=SERVICES,
        )
        emit_listing(listing, renderer, out)


def emit_standard(catalogue: Catalogue, services: list[Item], renderer: Renderer, out: Output) -> None:
    gaps = {item.key: missing(service(item)) for item in services}
    page = renderer.page(
        "services-standard.md",
        STANDARD,
        "Standar pelayanan",
        front(
            STANDARD_LEAD,
            [SERVICES],
            hide=("navigation", "toc"),
            search=False,
            assets=["hukum.css", "daftar.js"],
        ),
        lead=STANDARD_LEAD,
        services=services,
        gaps=gaps,
        components=COMPONENTS,
        lacking={key: sum(key in each for each in gaps.values()) for key in COMPONENTS},
        csv=CSV,
    )
    out.page(STANDARD, page, "standar pelayanan")
    out.file(CSV, standard_csv(catalogue, services), "standar pelayanan")


def standard_csv(catalogue: Catalogue, services: list[Item]) -> str:
    """One row a service, one column a component: ``ada`` or ``belum``."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(["layanan", "penerbit", "contoh", *COMPONENTS.values(), "jumlah_belum", "tautan"])
    for item in services:
        gaps, publisher = missing(service(item)), catalogue.publisher(item)
        cells = [
            item.title,
            publisher.title if publisher else item.publisher,
            "ya" if item.meta.sample else "",
        ]
        cells += ["belum" if key in gaps else "ada" for key in COMPONENTS]
        lines.writerow([*map(harmless, cells), len(gaps), catalogue.settings.absolute(item.address)])
    return text.getvalue()
