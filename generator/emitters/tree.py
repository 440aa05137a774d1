"""Organisations as a tree, and the areas that they stand for."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from generator.feeds.scopes import areas
from generator.kinds.organisation import Organisation
from generator.model import Catalogue, Item

Branch = tuple[Item, list[Any]]
"""An organisation and the branches below it."""
TERRITORIES = ("provinsi", "kabupaten", "kota", "kecamatan", "kelurahan", "desa")
"""Types of organisation that give their area its name."""


def branches(catalogue: Catalogue) -> list[Branch]:
    """From the organisations without a known parent down, each level by name."""
    below: defaultdict[str, list[Item]] = defaultdict(list)
    for item in sorted(catalogue.of_kind("organisasi"), key=lambda item: (item.title.casefold(), item.slug)):
        below[parent_of(catalogue, item)].append(item)
    return [grow(item, below) for item in below[""]]


def grow(item: Item, below: dict[str, list[Item]]) -> Branch:
    return item, [grow(child, below) for child in below.get(item.slug, [])]


def parent_of(catalogue: Catalogue, item: Item) -> str:
    """Slug of the parent; empty for a root and where the parent is not in the catalogue."""
    parent = organisation(item).parent
    return parent if parent and catalogue.get("organisasi", parent) else ""


def organisation(item: Item) -> Organisation:
    assert isinstance(item.meta, Organisation)
    return item.meta


def type_of(item: Item) -> str:
    return (organisation(item).type or "").lower()


def area_names(catalogue: Catalogue) -> dict[str, str]:
    """Code → name of every area that an item is about, and of those it lies in; by code."""
    names: dict[str, str] = {}
    for item in catalogue.items:
        for code in areas(item, catalogue.settings.area):
            names.setdefault(code, f"Wilayah {code}")
    for code, item in territories(catalogue).items():
        names[code] = item.title.removeprefix("Pemerintah ")
    return dict(sorted(names.items()))


def territories(catalogue: Catalogue) -> dict[str, Item]:
    """Code → the organisation that governs the area, not an office that lies in it."""
    found: dict[str, Item] = {}
    for item in catalogue.of_kind("organisasi"):
        code = item.meta.area
        if code and (type_of(item) in TERRITORIES or item.slug == catalogue.settings.body):
            found.setdefault(code, item)
    return found


def parent_area(code: str, names: dict[str, str]) -> str:
    """The nearest area above that has a page; empty where there is none."""
    parts = code.split(".")[:-1]
    while parts:
        above = ".".join(parts)
        if above in names:
            return above
        parts.pop()
    return ""


def areas_below(names: dict[str, str]) -> dict[str, list[str]]:
    """Area → the areas right below it, by code; the topmost below the empty code."""
    below: dict[str, list[str]] = {}
    for code in names:
        below.setdefault(parent_area(code, names), []).append(code)
    return below
