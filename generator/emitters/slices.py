"""Items by category, topic and area: ``/kategori/KATEGORI/``, ``/topik/TOPIK/``, ``/wilayah/KODE/``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.emitters.area_figures import area_figures, figures_of
from generator.emitters.front import Crumb, category_title, front, theme_title
from generator.emitters.listing import Chip, Listing, by_kind, emit_listing, in_category, themed
from generator.emitters.service_facets import offered
from generator.emitters.tree import area_names, areas_below, parent_area, territories
from generator.feeds.scopes import CATEGORY_LABELS, areas
from generator.kinds.resource import Category
from generator.model import Catalogue, Item
from generator.output import Output
from generator.render import Renderer

CATEGORY_LEADS = {
    "berkala": "Diumumkan secara rutin, paling jarang enam bulan sekali (UU 14/2008 Pasal 9).",
    "serta-merta": "Diumumkan seketika karena dapat mengancam hajat hidup orang banyak dan ketertiban umum "
    "(UU 14/2008 Pasal 10).",
    "setiap-saat": "Selalu tersedia bagi siapa pun yang membutuhkan (UU 14/2008 Pasal 11).",
}
CATEGORIES: Crumb = ("Kategori", "kategori/")
THEMES: Crumb = ("Topik", "topik/")
AREAS: Crumb = ("Wilayah", "wilayah/")
INDEX_LEADS = {
    "kategori/": "Tiga cara undang-undang meminta informasi publik diumumkan.",
    "topik/": "Informasi menurut pokok bahasannya.",
    "wilayah/": "Informasi menurut tempatnya, dengan kode wilayah Kementerian Dalam Negeri.",
}


def emit(catalogue: Catalogue, out: Output) -> None:
    renderer = Renderer(catalogue)
    emit_categories(catalogue, renderer, out)
    emit_themes(catalogue, renderer, out)
    emit_areas(catalogue, renderer, out)


def emit_categories(catalogue: Catalogue, renderer: Renderer, out: Output) -> None:
    counts = {category: len(in_category(catalogue, category)) for category in Category}
    tiles = [
        (CATEGORY_LABELS[each], f"kategori/{each}/", CATEGORY_LEADS[each], counts[each], str(each))
        for each in Category
    ]
    emit_index(CATEGORIES, tiles, renderer, out)
    for category in Category:
        chips: list[Chip] = [
            (category_title(each), f"kategori/{each}/", counts[each], each == category) for each in Category
        ]
        listing = Listing(
            f"kategori/{category}/",
            CATEGORY_LABELS[category],
            CATEGORY_LEADS[category],
            in_category(catalogue, category),
            crumbs=[CATEGORIES],
            chips=[("Kategori", chips)],
            grouped=True,
        )
        emit_listing(listing, renderer, out)


def emit_themes(catalogue: Catalogue, renderer: Renderer, out: Output) -> None:
    themes = themed(catalogue)
    tiles = [(theme_title(each), f"topik/{each}/", "", len(items), "") for each, items in themes.items()]
    emit_index(THEMES, tiles, renderer, out)
    for theme, items in themes.items():
        title = theme_title(theme)
        lead = f"Semua informasi bertopik {title.lower()}."
        listing = Listing(f"topik/{theme}/", title, lead, items, crumbs=[THEMES], grouped=True)
        emit_listing(listing, renderer, out)


def emit_index(
    crumb: Crumb, tiles: Sequence[tuple[str, str, str, int, str]], renderer: Renderer, out: Output
) -> None:
    """``tiles``: (title, address, text, count, modifier)."""
    title, address = crumb
    lead = INDEX_LEADS[address]
    matter = front(lead, hide=("navigation", "toc"), search=False)
    page = renderer.page("tiles.md", address, title, matter, lead=lead, tiles=tiles)
    out.page(address, page, f"daftar {title.lower()}")


def emit_areas(catalogue: Catalogue, renderer: Renderer, out: Output) -> None:
    names = area_names(catalogue)
    below = areas_below(names)
    matter = front(INDEX_LEADS["wilayah/"], hide=("navigation", "toc"), search=False)
    tree = area_tree(below)
    page = renderer.page(
        "areas.md", "wilayah/", "Wilayah", matter, lead=INDEX_LEADS["wilayah/"], tree=tree, names=names
    )
    out.page("wilayah/", page, "daftar wilayah")
    governed = territories(catalogue)
    members = area_members(catalogue)
    known, served = area_figures(catalogue), bool(offered(catalogue))
    for code, name in names.items():
        listing = Listing(
            f"wilayah/{code}/",
            name,
            f"Semua informasi tentang {name}, kode wilayah {code}.",
            by_kind(members.get(code, [])),
            crumbs=[AREAS, *area_crumbs(code, names)],
            grouped=True,
            empty="Belum ada informasi khusus tentang wilayah ini.",
            template="area.md",
            beside={
                "code": code,
                "office": governed.get(code),
                "below": children(code, names, below),
                "figures": figures_of(code, known),
                "served": served and code in governed,
                "whole": code == catalogue.settings.area,
            },
        )
        emit_listing(listing, renderer, out)


def area_members(catalogue: Catalogue) -> dict[str, list[Item]]:
    """Code → items about the area or a part of it; organisations are in the tree instead."""
    members: dict[str, list[Item]] = {}
    for item in catalogue.newest():
        if item.kind != "organisasi":
            for code in areas(item, catalogue.settings.area):
                members.setdefault(code, []).append(item)
    return members


def area_tree(below: dict[str, list[str]], above: str = "") -> list[tuple[str, list[Any]]]:
    """(code, branches) of the areas right below ``above``."""
    return [(code, area_tree(below, code)) for code in below.get(above, [])]


def children(code: str, names: dict[str, str], below: dict[str, list[str]]) -> list[Chip]:
    return [(names[each], f"wilayah/{each}/", None, False) for each in below.get(code, [])]


def area_crumbs(code: str, names: dict[str, str]) -> list[Crumb]:
    above = parent_area(code, names)
    return [*area_crumbs(above, names), (names[above], f"wilayah/{above}/")] if above else []
