"""``/perubahan/``: the log of all events, and of each type by itself."""

from __future__ import annotations

from generator.emitters.front import Crumb, front
from generator.emitters.listing import PAGE, Chip, page_address
from generator.feeds.scopes import EVENT_LABELS, newest_first
from generator.model import Catalogue, Event
from generator.output import Output
from generator.render import Renderer

TITLE = "Catatan perubahan"
LEAD = "Setiap informasi yang terbit, berubah, diralat, atau ditarik tercatat di sini."
ALL: Crumb = (TITLE, "perubahan/")


def emit(catalogue: Catalogue, out: Output) -> None:
    renderer = Renderer(catalogue)
    events = newest_first(catalogue.events)
    emit_log(ALL, events, events, renderer, out)
    for type_, label in EVENT_LABELS.items():
        chosen = [event for event in events if event.type == type_]
        emit_log((label, f"perubahan/{type_}/"), chosen, events, renderer, out)


def emit_log(place: Crumb, events: list[Event], every: list[Event], renderer: Renderer, out: Output) -> None:
    """``events`` a page at a time; ``every`` event is counted in the links between the types."""
    title, base = place
    starts = range(0, max(len(events), 1), PAGE)
    for number, start in enumerate(starts, 1):
        address = page_address(base, number)
        above = [crumb for crumb in dict.fromkeys((ALL, (title, base))) if crumb[1] != address]
        page = renderer.page(
            "log.md",
            address,
            title if number == 1 else f"{title}, halaman {number}",
            front(LEAD, above, [(title, base)], ("navigation", "toc"), search=False),
            lead=LEAD,
            base=base,
            events=events[start : start + PAGE],
            labels=EVENT_LABELS,
            chips=chips(every, base),
            number=number,
            last=len(starts),
        )
        out.page(address, page, f"log {title}")


def chips(events: list[Event], base: str) -> list[Chip]:
    types = [event.type for event in events]
    found: list[Chip] = [("Semua", "perubahan/", len(events), base == "perubahan/")]
    for type_, label in EVENT_LABELS.items():
        here = base == f"perubahan/{type_}/"
        if type_ in types or here:
            found.append((label, f"perubahan/{type_}/", types.count(type_), here))
    return found
