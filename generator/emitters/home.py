"""The home page: search, the promised indicators, services, the three categories, what is new, disclosure."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from generator.emitters.compliance import disclosure
from generator.emitters.dashboard import indicator, readings
from generator.emitters.front import front
from generator.emitters.handwritten import Block, HandWritten, home_page
from generator.emitters.listing import in_category
from generator.emitters.service_facets import FACETS, PLACES, offered
from generator.emitters.services import row
from generator.emitters.slices import CATEGORY_LEADS
from generator.feeds.scopes import CATEGORY_LABELS
from generator.kinds import KINDS
from generator.kinds.resource import Category
from generator.model import Catalogue, Item
from generator.output import Output
from generator.render import Renderer, number_id

NEWEST = 6
"""Cards of each list on the home page."""
INDICATORS = 6


def emit(catalogue: Catalogue, out: Output) -> None:
    written = home_page(catalogue) or HandWritten(catalogue.settings.name, catalogue.settings.description)
    matter = front(catalogue.settings.description or written.title, hide=("navigation", "toc"), search=False)
    matter["terang"] |= {"crumbs": [], "feeds": [{"title": "Semua perubahan", "href": ""}]}
    if catalogue.commit:
        # Only here: a commit in every page would make every page new at every commit.
        matter["terang"]["commit"] = catalogue.commit
    intro, rest = opening(written)
    page = Renderer(catalogue).page(
        "home.md",
        "",
        written.title,
        matter,
        summary=written.summary or ("" if intro else catalogue.settings.description),
        intro=intro,
        rest=replace(written, blocks=rest),
        categories=[
            (each.value, CATEGORY_LABELS[each], CATEGORY_LEADS[each], len(in_category(catalogue, each)))
            for each in Category
        ],
        newest=[item for item in catalogue.newest() if published(item)][:NEWEST],
        notices=catalogue.newest("pengumuman")[:3],
        promised=[each for each in readings(catalogue) if indicator(each.item).promise][:INDICATORS],
        disclosure=disclosure(catalogue),
        ways=ways(catalogue),
        events=row(FACETS[0], offered(catalogue)),
        number_of={kind: len(catalogue.of_kind(kind)) for kind in KINDS},
        counts=[
            (KINDS[kind].plural, f"{kind}/", len(catalogue.of_kind(kind)), False)
            for kind in ("dataset", "dokumen", "layanan", "indikator", "organisasi")
        ],
    )
    out.page("", page, "beranda")


def ways(catalogue: Catalogue) -> list[tuple[str, str]]:
    """What most people come for, in one tap from the opening: (text, address)."""
    offices = catalogue.of_kind("organisasi")
    return [
        *([("Layanan di kelurahan saya", PLACES)] if offered(catalogue) else []),
        ("Yang baru", "perubahan/"),
        *([(f"Daftar {number_id(len(offices))} kantor", "organisasi/")] if offices else []),
        ("Minta informasi", "permohonan/"),
    ]


def opening(written: HandWritten) -> tuple[Markup, list[Block]]:
    """What stands before the first heading belongs into the opening, the rest to the end of the page."""
    first, rest = written.blocks[:1], written.blocks[1:]
    if first and first[0][0] == "html":
        return Markup(first[0][1]), rest  # noqa: S704 - made by handwritten.py, which lets no HTML through
    return Markup(), written.blocks


def published(item: Item) -> bool:
    """What readers take for news: announcements have a place of their own on the page."""
    return item.kind in ("dataset", "dokumen", "layanan")
