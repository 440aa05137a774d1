"""The registers of the law: ``/dip/`` of public and ``/dik/`` of exempt information.

Each register is a page, and a file in CSV, XLSX, JSON and PDF with the same rows (a long one in several PDFs,
which ``dip.pdf`` lists); each office that
publishes anything has its own part at ``/dip/SLUG/`` and ``/dik/SLUG/``. Beside them stand the drafts
of the minutes and of the decree, filled from the same rows.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import groupby

from generator.emitters import decrees
from generator.emitters.front import front
from generator.emitters.listing import Chip, page_address
from generator.emitters.register import BRIEF, Register, Row, exempt, public
from generator.emitters.register_files import SUFFIXES, emit_files
from generator.model import Catalogue, Item
from generator.output import Output
from generator.render import Renderer

PAGE = 200
"""Rows on one page."""
OPEN = 20
"""So many rows stand open; of more, each category folds away under its name and number."""
ALL = "Semua organisasi"


def emit(catalogue: Catalogue, out: Output) -> None:
    renderer, own = Renderer(catalogue), by_publisher(catalogue)
    for make in (public, exempt):
        whole = make(catalogue)
        publishers = {item.publisher for item in whole.items}
        offices = [office for office in catalogue.of_kind("organisasi") if office.slug in publishers]
        parts = [make(catalogue, office, own[office.slug]) for office in offices]
        for register in (whole, *parts):
            emit_pages(register, chips(whole, parts, register), renderer, out)
            emit_files(catalogue, register, out)
        decrees.emit(catalogue, whole, out)


def by_publisher(catalogue: Catalogue) -> defaultdict[str, list[Item]]:
    """Found once for all offices, whose registers would each look through the whole catalogue."""
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in catalogue.items:
        if item.kind != "organisasi":
            found[item.publisher].append(item)
    return found


def chips(whole: Register, parts: list[Register], here: Register) -> list[Chip]:
    """From the whole to its parts, and from a part to the whole: each part with links to all others
    would grow with the square of the offices. A single office needs none."""
    links: list[Chip] = [(ALL, whole.address, len(whole.rows), here is whole)]
    if here is not whole:
        return [*links, (name(here), here.address, len(here.rows), True)]
    links += [(name(part), part.address, len(part.rows), False) for part in parts]
    return links if len(parts) > 1 else []


def name(part: Register) -> str:
    office = part.office
    assert office is not None
    return getattr(office.meta, "short", None) or office.title


def emit_pages(register: Register, parts: list[Chip], renderer: Renderer, out: Output) -> None:
    starts = range(0, max(len(register.rows), 1), PAGE)
    files: list[Chip] = [(suffix.upper(), register.file(suffix), None, False) for suffix in SUFFIXES]
    drafts = [] if register.office else decrees.links(register)
    for number, start in enumerate(starts, 1):
        address = page_address(register.address, number)
        above = [crumb for crumb in crumbs(register) if crumb[1] != address]
        matter = front(
            register.lead,
            above,
            hide=("navigation", "toc"),
            search=False,
            assets=["hukum.css", "daftar.js"],
        )
        renderer.publish(
            out,
            "register.md",
            address,
            register.title if number == 1 else f"{register.title}, halaman {number}",
            matter,
            register=replace(register, rows=[], items=[], parts=()),
            groups=grouped(register, start),
            # A row says nothing but of its item and its place, and of the settings, as every page.
            told={"groups": (start, register.items[start : start + PAGE])},
            open=len(register.rows[start : start + PAGE]) <= OPEN,
            brief=BRIEF,
            files=files + drafts,
            volumes=[(part.label, part.address, len(part.rows), False) for part in register.parts],
            parts_of=parts,
            number=number,
            last=len(starts),
            source=register.title,
        )


def grouped(register: Register, start: int) -> list[tuple[str, list[tuple[Row, Item]]]]:
    """The rows of one page by category, in whose order they stand; exempt information has none."""
    rows = list(zip(register.rows, register.items, strict=True))[start : start + PAGE]
    return [
        (label, list(within))
        for label, within in groupby(rows, key=lambda pair: pair[0].get("kategori") or "Tanpa kategori")
    ]


def crumbs(register: Register) -> list[tuple[str, str]]:
    if not register.office:
        return [(register.title, register.address)]
    whole = register.address.split("/", 1)[0]
    return [("DIP" if whole == "dip" else "DIK", f"{whole}/"), (register.title, register.address)]
