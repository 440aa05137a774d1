"""``/perubahan/``: the log of all events, and its parts: by type, kind, category and publisher.

Each part is a page of its own, so that filters work without a script. With one, filters can be combined:
``catatan.js`` asks for ``/perubahan/peristiwa-2026.json``, the events of a year. Months are in ``months``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from generator.emitters.front import Crumb, category_title, front
from generator.emitters.listing import PAGE, Chip, page_address
from generator.emitters.months import Month, bundled, emit_months, months_of
from generator.feeds.scopes import EVENT_LABELS, newest_first
from generator.kinds import KINDS
from generator.kinds.resource import Category
from generator.model import Catalogue, Event
from generator.output import Output
from generator.render import Renderer, plain

TITLE = "Catatan perubahan"
LEAD = "Setiap informasi yang terbit, berubah, diralat, atau ditarik tercatat di sini."
BASE = "perubahan/"
ALL: Crumb = (TITLE, BASE)
Row = tuple[str, list[Chip], bool]
"""Label, links, whether they are too many to stand open."""
OPEN = 12
"""Links of a row that stand open."""


@dataclass
class Part:
    """Events with something in common."""

    title: str
    chip: str
    address: str
    row: str
    """``Peristiwa``, ``Jenis``, ``Kategori``, ``Penerbit``; "" for the whole."""
    feeds: str
    """Folder of the feeds that tell the same."""
    events: list[Event] = field(default_factory=list)
    """Newest first."""


def emit(catalogue: Catalogue, out: Output) -> None:
    renderer = Renderer(catalogue)
    parts = parts_of(catalogue)
    months = months_of(parts[0].events)
    for year, within in groupby(months, key=lambda month: month.year):
        events = [event for month in within for _, each in month.days for event in each]
        out.file(f"{BASE}peristiwa-{year}.json", written(catalogue, events), "log")
    for part in parts:
        emit_log(part, parts, months, renderer, out)
    emit_months(months, renderer, out)


def parts_of(catalogue: Catalogue) -> list[Part]:
    """The whole, then every part that there is; those of the types even where nothing happened yet."""
    whole = Part(TITLE, "Semua", BASE, "", BASE)
    types = {
        key: made(f"Perubahan: {label.lower()}", label, key, "Peristiwa", f"{BASE}{key}/")
        for key, label in EVENT_LABELS.items()
    }
    kinds = {
        key: made(f"Perubahan: {model.plural}", model.plural, f"jenis/{key}", "Jenis", f"{key}/")
        for key, model in KINDS.items()
    }
    categories = {
        str(each): made(
            f"Perubahan: {category_title(each)}",
            category_title(each),
            f"kategori/{each}",
            "Kategori",
            f"kategori/{each}/",
        )
        for each in Category
    }
    offices = {
        each.slug: made(
            f"Perubahan: {each.title}", each.title, f"organisasi/{each.slug}", "Penerbit", each.address
        )
        for each in sorted(catalogue.of_kind("organisasi"), key=lambda each: each.title)
    }
    for event in newest_first(catalogue.events):
        category, office = belongs_to(catalogue, event)
        found = (types.get(event.type), kinds.get(event.kind), categories.get(category), offices.get(office))
        for part in (whole, *found):
            if part:
                part.events.append(event)
    others = [*kinds.values(), *categories.values(), *offices.values()]
    return [whole, *types.values(), *(part for part in others if part.events)]


def made(title: str, chip: str, place: str, row: str, feeds: str) -> Part:
    return Part(title, chip, f"{BASE}{place}/", row, feeds)


def belongs_to(catalogue: Catalogue, event: Event) -> tuple[str, str]:
    """(category, publisher) of the item, also of one that is gone; "" where there is none."""
    if item := catalogue.get(event.kind, event.slug):
        return item.meta.category or "", item.publisher
    gone = catalogue.gone(event.kind, event.slug)
    return (gone.category, gone.publisher) if gone else ("", "")


def written(catalogue: Catalogue, events: list[Event]) -> str:
    """Rows of a year, newest first: day, type, kind, slug, title, note, category, publisher."""
    rows = [
        [f"{each.date:%Y-%m-%d}", each.type, each.kind, each.slug, each.title, plain(each.note)]
        + [str(place) for place in belongs_to(catalogue, each)]
        for each in events
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def emit_log(part: Part, parts: list[Part], months: list[Month], renderer: Renderer, out: Output) -> None:
    """A page at a time; the links between the parts count every event."""
    starts = range(0, max(len(part.events), 1), PAGE)
    links = list(rows(parts, part))
    counts = [(month.name, month.address, month.count) for month in months]
    for number, start in enumerate(starts, 1):
        address = page_address(part.address, number)
        above = [c for c in dict.fromkeys((ALL, (part.title, part.address))) if c[1] != address]
        renderer.publish(
            out,
            "log.md",
            address,
            part.title if number == 1 else f"{part.title}, halaman {number}",
            front(
                LEAD,
                above,
                [(part.title, part.feeds)],
                ("navigation", "toc"),
                search=False,
                assets=["catatan.css", "catatan.js"],
            ),
            lead=LEAD,
            base=part.address,
            feeds=part.feeds,
            years=list(dict.fromkeys(month.year for month in months)),
            events=bundled(part.events[start : start + PAGE]),
            labels=EVENT_LABELS,
            rows=links,
            months=counts,
            number=number,
            last=len(starts),
            source=f"log {part.title}",
        )


def rows(parts: list[Part], here: Part) -> Iterator[Row]:
    """Rows of links; a type of event that never happened is left out, but on its own page."""
    whole = parts[0]
    chips: dict[str, list[Chip]] = {"Peristiwa": [chip(whole, here)]}
    for part in parts[1:]:
        if part.events or part is here:
            chips.setdefault(part.row, []).append(chip(part, here))
    for label, links in chips.items():
        yield label, links, len(links) > OPEN


def chip(part: Part, here: Part) -> Chip:
    return part.chip, part.address, len(part.events), part is here
