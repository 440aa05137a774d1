"""``/perubahan/2026/11/``: the log of a month, with a calendar that leads to each of its days."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from generator.emitters.front import front
from generator.feeds.scopes import EVENT_LABELS
from generator.model import Event
from generator.output import Output
from generator.render import UNKNOWN_YEAR, Renderer
from generator.tables.words import MONTH_NAMES

LEAD = "Yang terbit, berubah, diralat, atau ditarik pada bulan ini."
SHOWN = 100
"""Events of one day on the page; the first import of a portal is one day of thousands."""
BUNDLE = 5
"""So many events that say the same stand in one line."""
DAYS = (
    ("Sen", "Senin"), ("Sel", "Selasa"), ("Rab", "Rabu"), ("Kam", "Kamis"),
    ("Jum", "Jumat"), ("Sab", "Sabtu"), ("Min", "Minggu"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Month:
    year: int
    month: int
    days: tuple[tuple[int, tuple[Event, ...]], ...]
    """(day of the month, its events, newest first), newest first."""

    @property
    def address(self) -> str:
        return f"perubahan/{self.year}/{self.month:02}/"

    @property
    def name(self) -> str:
        """``November 2026``"""
        return f"{MONTH_NAMES[self.month - 1]} {self.year}"

    @property
    def count(self) -> int:
        return sum(len(events) for _, events in self.days)

    @property
    def weeks(self) -> list[list[tuple[int, int]]]:
        """Rows of seven (day, events on it) from Monday on; day 0 lies in another month."""
        counts = {day: len(events) for day, events in self.days}
        weeks = Calendar().monthdayscalendar(self.year, self.month)
        return [[(day, counts.get(day, 0)) for day in week] for week in weeks]


def bundled(events: Iterable[Event]) -> list[list[Event]]:
    """Events that follow each other and say the same of the same kind on the same day, in one list where
    they are many: the heads of forty offices are written on one day. All others alone."""
    found: list[list[Event]] = []
    for _, same in groupby(events, key=lambda each: (each.date.date(), each.type, each.kind, each.note)):
        run = list(same)
        found += [run] if len(run) >= BUNDLE else [[each] for each in run]
    return found


def months_of(events: list[Event]) -> list[Month]:
    """Every month in which something happened, newest first, as ``events`` are."""
    known = (event for event in events if event.date.year > UNKNOWN_YEAR)
    return [
        Month(*month, tuple((day, tuple(each)) for day, each in groupby(within, key=day_of)))
        for month, within in groupby(known, key=month_of)
    ]


def day_of(event: Event) -> int:
    return event.date.day


def month_of(event: Event) -> tuple[int, int]:
    return event.date.year, event.date.month


def emit_months(months: list[Month], renderer: Renderer, out: Output) -> None:
    for number, month in enumerate(months):
        title = f"Perubahan {month.name}"
        above = [("Catatan perubahan", "perubahan/")]
        renderer.publish(
            out,
            "month.md",
            month.address,
            title,
            front(LEAD, above, [above[0]], ("navigation", "toc"), search=False, assets=["catatan.css"]),
            lead=LEAD,
            month=month,
            names=DAYS,
            days=[(day, bundled(events[:SHOWN]), max(len(events) - SHOWN, 0)) for day, events in month.days],
            labels=EVENT_LABELS,
            newer=replace(months[number - 1], days=()) if number else None,
            older=replace(months[number + 1], days=()) if number + 1 < len(months) else None,
            source=f"log {month.name}",
        )
