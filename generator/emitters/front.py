"""Front matter of a page: what the theme and the search read of it (docs/architecture.md, "A page")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.distributions import formats
from generator.feeds.scopes import CATEGORY_LABELS, areas_above
from generator.kinds import KINDS
from generator.kinds.document import Document
from generator.kinds.resource import Status
from generator.law.graph import Force
from generator.model import Catalogue, Item

Front = dict[str, Any]
Crumb = tuple[str, str]
"""Title and site address."""
HOME: Crumb = ("Beranda", "")


def front(
    description: str,
    crumbs: Sequence[Crumb] = (),
    feeds: Sequence[Crumb] = (),
    hide: Sequence[str] = ("navigation",),
    **more: Any,
) -> Front:
    """``crumbs`` without the home page; ``feeds``: (title, folder) of the feeds that tell of the page."""
    terang: Front = {"crumbs": [named(crumb) for crumb in (HOME, *crumbs)], **more}
    if feeds:
        terang["feeds"] = [named(feed) for feed in feeds]
    return {"description": description, "hide": list(hide), "terang": terang}


def named(pair: Crumb) -> dict[str, str]:
    return {"title": pair[0], "href": pair[1]}


def theme_title(theme: str) -> str:
    """``perempuan-anak`` → ``Perempuan anak``"""
    words = theme.replace("-", " ")
    return words[:1].upper() + words[1:]


def category_title(category: str) -> str:
    """``Serta-merta`` without the word that every category begins with."""
    return CATEGORY_LABELS[category].removeprefix("Informasi ").capitalize()


def filters(catalogue: Catalogue, item: Item, areas: Mapping[str, str]) -> dict[str, str | list[str]]:
    """The facets of ``/cari/``; a facet without a value is left out. An organisation is of no year and no
    area, and 130 publishers with nothing but themselves would bury those that publish. ``areas``: code →
    name."""
    publisher = catalogue.publisher(item) if item.kind != "organisasi" else None
    found: dict[str, str | list[str]] = {
        "Jenis": KINDS[item.kind].label,
        "Kategori": category_title(item.meta.category) if item.meta.category else "",
        "Penerbit": publisher.title if publisher else "",
        "Topik": [theme_title(theme) for theme in item.meta.themes],
        "Wilayah": area_titles(catalogue, item, areas) if item.kind != "organisasi" else [],
        "Tahun": years(item) if item.kind != "organisasi" else [],
        "Format": formats(item),
        "Keadaan": "Berlaku" if in_force(catalogue, item) else "Tidak berlaku",
    }
    return {name: value for name, value in found.items() if value}


def area_titles(catalogue: Catalogue, item: Item, names: Mapping[str, str]) -> list[str]:
    """Names of the area and of those it lies in."""
    return [
        names[code] for code in areas_above(item.meta.area or "", catalogue.settings.area) if code in names
    ]


def in_force(catalogue: Catalogue, item: Item) -> bool:
    """Neither revoked nor replaced, as its status or, of a regulation, another one says."""
    if item.kind == "dokumen":
        return catalogue.law.force(item.slug) is not Force.ENDED
    return item.meta.status not in (Status.REVOKED, Status.REPLACED)


def years(item: Item) -> list[str]:
    """Years that an item is about, at most thirty; else the year in which it was issued."""
    own = item.meta.year if isinstance(item.meta, Document) else None
    if own:
        return [str(own)]
    if not item.meta.period:
        return [str(item.issued.year)]
    first, _, last = item.meta.period.partition("/")
    start, end = int(first[:4]), int((last or first)[:4])
    return [str(year) for year in range(max(start, end - 29), end + 1)]
