"""``/ringkasan/``: what happened in each month, as page, PDF and plain text for an e-mail.

Months in which nothing happened have no page. The text is at most 72 columns wide (addresses are never
broken) and can be pasted into any letter.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from generator.emitters.front import Crumb, front
from generator.feeds.scopes import EVENT_LABELS
from generator.history.events import FIRST
from generator.kinds import KINDS
from generator.model import Catalogue, Event
from generator.output import Output
from generator.pdf.typeset import Sheet, publish
from generator.render import Renderer, date_id, month_id, number_id, plain

ROOT = "ringkasan/"
TITLE = "Ringkasan bulanan"
LEAD = "Yang terbit, berubah, dan ditarik setiap bulan. Boleh disalin ke surat, grup, atau majalah dinding."
HERE: Crumb = (TITLE, ROOT)
SHOWN = 100
"""Entries of one type; the first commit of a large portal tells of thousands."""
WIDTH = 72
TITLE_LIMIT, NOTE_LIMIT = 200, 300


@dataclass(frozen=True, slots=True)
class Told:
    """One event as it is told."""

    title: str
    address: str
    about: str
    """Kind, publisher and day."""
    note: str
    sample: bool


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    total: int
    told: tuple[Told, ...]

    @property
    def left(self) -> int:
        return self.total - len(self.told)


@dataclass(frozen=True, slots=True)
class Month:
    key: str
    """``2026-11``"""
    name: str
    last: datetime
    """Of its newest event: the month may still be running."""
    counts: tuple[tuple[str, int], ...]
    groups: tuple[Group, ...]

    @property
    def address(self) -> str:
        return f"{ROOT}{self.key}/"

    @property
    def title(self) -> str:
        return f"Ringkasan {self.name}"

    @property
    def summary(self) -> str:
        """``12 baru, 3 diperbarui``"""
        return ", ".join(f"{number_id(count)} {label.lower()}" for label, count in self.counts)

    def file(self, suffix: str) -> str:
        return f"{self.address}ringkasan-{self.key}.{suffix}"


def emit(catalogue: Catalogue, out: Output) -> None:
    renderer = Renderer(catalogue)
    found = months(catalogue)
    emit_list(renderer, out, found)
    for month, newer, older in zip(found, [None, *found], [*found[1:], None], strict=False):
        emit_month(renderer, out, month, newer, older)
        publish(printed(catalogue, month), month.file("pdf"), out, month.title)
        out.file(month.file("txt"), as_text(catalogue, month), month.title)


def emit_list(renderer: Renderer, out: Output, found: list[Month]) -> None:
    matter = front(LEAD, feeds=[("Semua perubahan", "")], hide=("navigation", "toc"), search=False)
    page = renderer.page("digests.md", ROOT, TITLE, matter, lead=LEAD, months=found)
    out.page(ROOT, page, TITLE)


def emit_month(
    renderer: Renderer, out: Output, month: Month, newer: Month | None, older: Month | None
) -> None:
    lead = f"{month.summary}."
    matter = front(lead, [HERE], [("Semua perubahan", "")], search=False)
    page = renderer.page(
        "digest.md", month.address, month.title, matter, lead=lead, month=month, newer=newer, older=older
    )
    out.page(month.address, page, month.title)


def months(catalogue: Catalogue) -> list[Month]:
    """Newest first."""
    sorted_: dict[str, list[Event]] = {}
    for event in catalogue.events:
        sorted_.setdefault(f"{event.date:%Y-%m}", []).append(event)
    return [month_of(catalogue, key, events) for key, events in sorted(sorted_.items(), reverse=True)]


def month_of(catalogue: Catalogue, key: str, events: list[Event]) -> Month:
    last = max(event.date for event in events)
    types = Counter(event.type for event in events)
    order = [each for each in (*EVENT_LABELS, *sorted(types)) if each in types]
    labels = {each: EVENT_LABELS.get(each, each.capitalize()) for each in order}
    groups = tuple(
        Group(label, types[each], tuple(told(catalogue, (event for event in events if event.type == each))))
        for each, label in labels.items()
    )
    counts = tuple((label, types[each]) for each, label in labels.items())
    return Month(key, month_id(last), last, counts, groups)


def told(catalogue: Catalogue, events: Iterable[Event]) -> Iterator[Told]:
    """Newest first, equal days by title."""
    ordered = sorted(events, key=lambda event: (-event.date.timestamp(), event.title, event.id))
    for event in ordered[:SHOWN]:
        item = catalogue.get(event.kind, event.slug)
        publisher = catalogue.publisher(item) if item else None
        parts = (KINDS[event.kind].label, publisher.title if publisher else "", date_id(event.date))
        title = plain(item.title if item else event.title, TITLE_LIMIT)
        sample = bool(item and item.meta.sample)
        about = ", ".join(part for part in parts if part)
        note = "" if event.note == FIRST else plain(event.note, NOTE_LIMIT)
        yield Told(title, event.address, about, note, sample)


def printed(catalogue: Catalogue, month: Month) -> Sheet:
    settings = catalogue.settings
    data = {
        "title": month.title,
        "author": settings.contact.name,
        "description": f"{month.title}, {settings.name}",
        "body": settings.name,
        "footer": f"{settings.name}. Keadaan {date_id(month.last)}",
        "summary": month.summary,
        "url": settings.absolute(month.address),
        "sample": settings.sample,
        "groups": [
            [group.label, group.left, [[each.title, each.about, each.note] for each in group.told]]
            for group in month.groups
        ],
    }
    return Sheet("digest", data, month.last)


def as_text(catalogue: Catalogue, month: Month) -> str:
    """Lines of at most ``WIDTH`` columns, but for addresses."""
    settings = catalogue.settings
    lines = [*filled(settings.name), month.title, "=" * len(month.title), "", *filled(f"{month.summary}.")]
    if settings.sample:
        lines += filled("Portal contoh: isinya bukan data resmi.")
    for group in month.groups:
        lines += ["", group.label.upper(), "-" * len(group.label), ""]
        for each in group.told:
            lines += [*filled(each.title, "* ", "  "), *filled(each.about, "  ", "  ")]
            lines += filled(each.note, "  ", "  ") if each.note else []
            lines += [f"  {settings.absolute(each.address)}", ""]
        lines += filled(f"Dan {number_id(group.left)} lainnya.") if group.left else []
    lines += [
        "-- ",
        *filled(f"Keadaan {date_id(month.last)}. Selengkapnya:"),
        settings.absolute(month.address),
    ]
    return "\n".join(lines) + "\n"


def filled(words: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    ) or [first.rstrip()]
