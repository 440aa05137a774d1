"""Services by place: choose a kelurahan from a list, and read what is given there, in the kecamatan
above it and in the whole city. Static pages; nobody is asked where they are.

``/layanan/wilayah/`` is the list, ``/layanan/wilayah/KODE/`` the place.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from generator.emitters.front import Crumb, front
from generator.emitters.service_facets import PLACES, areas_of
from generator.emitters.tree import areas_below, parent_area, territories
from generator.model import Catalogue, Item
from generator.output import Output
from generator.render import Renderer

LEAD = "Pilih kelurahan atau kecamatan. Lokasi Anda tidak ditanyakan dan tidak dikirim ke mana pun."
MOST = 60
"""Services of the levels above that a place shows; the page of that level has all."""
SERVICES: Crumb = ("Layanan", "layanan/")
Level = tuple[str, str, list[Item], int]
"""Code, name, services shown, how many there are."""


@dataclass(frozen=True, slots=True)
class Places:
    """``offices``: code → the government of the area; ``given``: code → services given there."""

    offices: dict[str, Item]
    names: dict[str, str]
    below: dict[str, list[str]]
    given: dict[str, list[Item]]

    def services(self, code: str) -> list[Item]:
        return self.given.get(code, [])


def emit(catalogue: Catalogue, services: list[Item], renderer: Renderer, out: Output) -> None:
    places = known(catalogue, services)
    emit_list(places, renderer, out)
    for code in places.names:
        emit_place(code, places, renderer, out)


def known(catalogue: Catalogue, services: list[Item]) -> Places:
    offices = dict(sorted(territories(catalogue).items()))
    names = {code: office.title.removeprefix("Pemerintah ") for code, office in offices.items()}
    given: defaultdict[str, list[Item]] = defaultdict(list)
    for item in services:
        for code in areas_of(catalogue, item):
            given[code].append(item)
    return Places(offices, names, areas_below(names), given)


def emit_list(places: Places, renderer: Renderer, out: Output) -> None:
    page = renderer.page(
        "services-places.md",
        PLACES,
        "Layanan di kelurahan saya",
        front(LEAD, [SERVICES], hide=("navigation", "toc"), assets=["items.css"]),
        lead=LEAD,
        tree=[(code, branch(code, places)) for code in places.below.get("", [])],
        names=places.names,
        counts={code: len(places.services(code)) for code in places.names},
    )
    out.page(PLACES, page, "layanan menurut wilayah")


def branch(code: str, places: Places) -> list[tuple[str, list[Any]]]:
    """(code, branches) of the areas right below, by name."""
    codes = sorted(places.below.get(code, []), key=lambda each: (places.names[each].casefold(), each))
    return [(each, branch(each, places)) for each in codes]


def emit_place(code: str, places: Places, renderer: Renderer, out: Output) -> None:
    names, address, up = places.names, f"{PLACES}{code}/", upwards(code, places.names)
    lead = f"Layanan yang diberikan di {listed([names[each] for each in up])}."
    above = [(names[each], f"{PLACES}{each}/") for each in reversed(up[1:])]
    levels = [level(each, places, whole=each == code) for each in up]
    matter = front(
        lead,
        [SERVICES, ("Menurut wilayah", PLACES), *above],
        [(names[code], f"wilayah/{code}/")],
        assets=["items.css"],
    )
    page = renderer.page(
        "services-place.md",
        address,
        f"Layanan di {names[code]}",
        matter,
        lead=lead,
        code=code,
        office=places.offices[code],
        levels=levels,
        silent=listed([name for _, name, items, _ in levels if not items]),
        below=[
            (names[each], f"{PLACES}{each}/", len(places.services(each)) or None, False)
            for each in places.below.get(code, [])
        ],
    )
    out.page(address, page, f"layanan di {names[code]}")


def listed(words: list[str]) -> str:
    """``A``, ``A dan B``, ``A, B, dan C``"""
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def upwards(code: str, names: dict[str, str]) -> list[str]:
    """The area and those it lies in, the smallest first."""
    above = parent_area(code, names)
    return [code, *(upwards(above, names) if above else [])]


def level(code: str, places: Places, whole: bool) -> Level:
    items = places.services(code)
    return code, places.names[code], items if whole else items[:MOST], len(items)
