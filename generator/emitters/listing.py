"""A page that lists items: cards, a hundred at a time, with links to the slices that narrow it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from generator.emitters.front import Crumb, Front, category_title, front
from generator.kinds import KINDS
from generator.kinds.resource import Category
from generator.model import Catalogue, Item
from generator.output import Output
from generator.render import Renderer

PAGE = 100
"""Items on one page."""
Chip = tuple[str, str, int | None, bool]
"""Text, site address, count, whether it is this page."""


@dataclass(frozen=True, slots=True)
class Listing:
    """``items`` stand in the order given; ``grouped`` sets a heading before each kind."""

    address: str
    title: str
    lead: str
    items: Sequence[Item]
    crumbs: Sequence[Crumb] = ()
    chips: Sequence[tuple[str, Sequence[Chip]]] = ()
    """(label, links) of each row of narrowing links."""
    grouped: bool = False
    empty: str = "Belum ada yang diterbitkan di sini."
    template: str = "list.md"
    feeds: Crumb | None = None
    """(title, folder) of the feeds that tell of the list, where they are not its own."""
    beside: dict[str, Any] = field(default_factory=dict)
    """What the template wants besides."""


def emit_listing(listing: Listing, renderer: Renderer, out: Output) -> None:
    several, kinds = chunks(listing.items), kind_chips(listing) if listing.grouped else []
    for number, chunk in enumerate(several, 1):
        renderer.publish(
            out,
            listing.template,
            page_address(listing.address, number),
            listing.title if number == 1 else f"{listing.title}, halaman {number}",
            matter(listing, number),
            listing=replace(listing, items=(), beside={}),
            groups=[(kind, list(group)) for kind, group in groupby(chunk, key=lambda item: item.kind)],
            kinds=kinds,
            number=number,
            last=len(several),
            total=len(listing.items),
            **listing.beside,
            source=f"daftar {listing.title}",
        )


def matter(listing: Listing, number: int) -> Front:
    """Lists stay out of the search: their items are in it."""
    crumbs = (*listing.crumbs, (listing.title, listing.address)) if number > 1 else listing.crumbs
    feeds = listing.feeds or (listing.title, listing.address)
    return front(listing.lead, crumbs, [feeds], ("navigation", "toc"), search=False)


def chunks(items: Sequence[Item]) -> list[Sequence[Item]]:
    return [items[start : start + PAGE] for start in range(0, len(items), PAGE)] or [items]


def page_address(base: str, number: int) -> str:
    return base if number == 1 else f"{base}hal/{number}/"


def by_kind(items: Sequence[Item]) -> list[Item]:
    """In the order of the kinds; within a kind as given."""
    order = {kind: number for number, kind in enumerate(KINDS)}
    return sorted(items, key=lambda item: order[item.kind])


def section(base: str, grouped: Sequence[Item], kind: str) -> str:
    """Address of a kind's heading inside a grouped listing, on whichever page it begins."""
    first = next(index for index, item in enumerate(grouped) if item.kind == kind)
    return f"{page_address(base, first // PAGE + 1)}#{anchor(kind)}"


def kind_chips(listing: Listing) -> list[Chip]:
    """To where each kind begins, on this page of the list or a later one."""
    counts = Counter(item.kind for item in listing.items)
    return [
        (KINDS[kind].plural, section(listing.address, listing.items, kind), count, False)
        for kind, count in counts.items()
    ]


def anchor(kind: str) -> str:
    """What the Markdown extension ``toc`` makes of the heading."""
    return KINDS[kind].plural.lower().replace(" ", "-")


def category_chips(catalogue: Catalogue, kind: str) -> list[Chip]:
    """From the list of one kind to its part in each category."""
    chips: list[Chip] = []
    for category in Category:
        within = in_category(catalogue, category)
        count = sum(item.kind == kind for item in within)
        if count:
            target = section(f"kategori/{category}/", within, kind)
            chips.append((category_title(category), target, count, False))
    return chips


def in_category(catalogue: Catalogue, category: str) -> list[Item]:
    return by_kind([item for item in catalogue.newest() if item.meta.category == category])


def themed(catalogue: Catalogue) -> dict[str, list[Item]]:
    """Theme → its items by kind, newest first; themes by name."""
    found: dict[str, list[Item]] = {}
    for item in by_kind(catalogue.newest()):
        for theme in dict.fromkeys(item.meta.themes):
            found.setdefault(theme, []).append(item)
    return dict(sorted(found.items()))
