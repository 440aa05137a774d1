"""Services by place: choose a kelurahan from a list, and read what is given there, in the kecamatan
above it and in the whole city. Static pages; nobody is asked where they are.

``/layanan/wilayah/`` is the list, ``/layanan/wilayah/KODE/`` the place.
"""

from __future__ import annotations

from collections import defaultdict

from generator.emitters.front import Crumb, front
from generator.emitters.service_facets import PLACES, areas_of
from generator.emitters.tree import areas_below, parent_area, territories, type_of
from generator.model import Catalogue, Item
from generator.output import Output
from generator.render import Renderer

LEAD = "Pilih kelurahan atau kecamatan. Lokasi Anda tidak ditanyakan dan tidak dikirim ke mana pun."
MOST = 60
"""Services of the levels above that a place shows; the page of that level has all."""
SERVICES: Crumb = ("Layanan", "layanan/")
Level = tuple[str, str, list[Item], int]
"""Code, name, services shown, how many there are."""


def emit(catalogue: Catalogue, services: list[Item], renderer: Renderer, out: Output) -> None:
    offices = dict(sorted(territories(catalogue).items()))
    names = {code: office.title.removeprefix("Pemerintah ") for code, office in offices.items()}
    given: defaultdict[str, list[Item]] = defaultdict(list)
    for item in services:
        for code in areas_of(catalogue, item):
            given[code].append(item)
    below = areas_below(names)
    emit_list(names, below, given, renderer, out)
    for code, office in offices.items():
        emit_place(code, office, names, below.get(code, []), given, renderer, out)


def emit_list(
    names: dict[str, str],
    below: dict[str, list[str]],
    given: dict[str, list[Item]],
    renderer: Renderer,
    out: Output,
) -> None:
    page = renderer.page(
        "services-places.md",
        PLACES,
        "Layanan di kelurahan saya",
        front(LEAD, [SERVICES], hide=("navigation", "toc")),
        lead=LEAD,
        tree=[(code, branch(code, names, below)) for code in below.get("", [])],
        names=names,
        counts={code: len(given.get(code, ())) for code in names},
    )
    out.page(PLACES, page, "layanan menurut wilayah")


def branch(code: str, names: dict[str, str], below: dict[str, list[str]]) -> list[tuple[str, list[object]]]:
    """(code, branches) of the areas right below, by name."""
    codes = sorted(below.get(code, []), key=lambda each: (names[each].casefold(), each))
    return [(each, list(branch(each, names, below))) for each in codes]


def emit_place(
    code: str,
    office: Item,
    names: dict[str, str],
    below: list[str],
    given: dict[str, list[Item]],
    renderer: Renderer,
    out: Output,
) -> None:
    levels = [level(each, names, given, whole=each == code) for each in upwards(code, names)]
    lead = f"Layanan yang diberikan di {' dan di '.join(name for _, name, _, _ in levels)}."
    address = f"{PLACES}{code}/"
    above = [(names[each], f"{PLACES}{each}/") for each in reversed(upwards(code, names)[1:])]
    page = renderer.page(
        "services-place.md",
        address,
        f"Layanan di {names[code]}",
        front(
            lead,
            [SERVICES, ("Wilayah", PLACES), *above],
            [(names[code], f"wilayah/{code}/")],
            hide=("navigation",),
            search=bool(levels[0][2]),
        ),
        lead=lead,
        code=code,
        office=office,
        levels=levels,
        below=[(names[each], f"{PLACES}{each}/", len(given.get(each, ())) or None, False) for each in below],
        level_of=type_of(office),
    )
    out.page(address, page, f"layanan di {names[code]}")


def upwards(code: str, names: dict[str, str]) -> list[str]:
    """The area and those it lies in, the smallest first."""
    above = parent_area(code, names)
    return [code, *(upwards(above, names) if above else [])]


def level(code: str, names: dict[str, str], given: dict[str, list[Item]], whole: bool) -> Level:
    items = given.get(code, [])
    return code, names[code], items if whole else items[:MOST], len(items)
