"""Front matter of a page: what the theme and the search read of it (docs/architecture.md, "A page")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.distributions import formats
from generator.feeds.scopes import CATEGORY_LABELS
from generator.kinds import KINDS
from generator.kinds.document import Document
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


def filters(catalogue: Catalogue, item: Item) -> dict[str, str | list[str]]:
    """The facets of ``/cari/``; a facet without a value is left out. An organisation is of no year, and
    130 publishers with nothing but themselves would bury those that publish."""
    publisher = catalogue.publisher(item) if item.kind != "organisasi" else None
    found: dict[str, str | list[str]] = {
        "Jenis": KINDS[item.kind].label,
        "Kategori": category_title(item.meta.category) if item.meta.category else "",
        "Penerbit": publisher.title if publisher else "",
        "Topik": [theme_title(theme) for theme in item.meta.themes],
        "Tahun": years(item) if item.kind != "organisasi" else [],
        "Format": formats(item),
    }
    return {name: value for name, value in found.items() if value}


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
