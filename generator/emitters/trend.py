"""How the duties stood at the end of each month, out of the history of the repository, drawn as SVG.

An item counts from the day on which it could be read, and is as new as its newest revision by then.
What it names today is taken for what it named then; a revoked item counts until it was revoked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from markupsafe import Markup

from generator.calendar_id import months_later
from generator.duties import GONE, MARKS, by_code, duties, reference_day, standing, states
from generator.kinds.resource import Status
from generator.model import Catalogue, Item
from generator.render import month_id

MOST = 36
"""Months that are shown, the newest."""
DRAWN = ("ada", "segera", "terlambat", "ditarik", "dikecualikan", "contoh")
"""Marks from the ground up; what there is none of stays empty."""
WIDTH, HEIGHT, LEFT, FOOT = 640, 200, 36, 30


@dataclass(frozen=True, slots=True)
class Month:
    """``end`` is the last day, or the day of the portal in its newest month."""

    end: date
    counts: Counter[str]

    @property
    def name(self) -> str:
        return month_id(self.end)


def course(catalogue: Catalogue) -> list[Month]:
    """From the first month in which anything named a duty to the portal's own, at most ``MOST``."""
    named = by_code(catalogue)
    known = {item.key: states([item]) for items in named.values() for item in items}
    first = min((days[0] for days in known.values()), default=None)
    if first is None:
        return []
    return [
        Month(end, stood(catalogue, named, known, end)) for end in month_ends(first, reference_day(catalogue))
    ]


def stood(
    catalogue: Catalogue, named: dict[str, list[Item]], known: dict[str, list[date]], on: date
) -> Counter[str]:
    counts: Counter[str] = Counter()
    for group, duty in duties(catalogue):
        then = [found for item in named.get(duty.code, ()) if (found := as_of(item, known[item.key], on))]
        counts[standing(group, duty, None, then, on).mark] += 1
    return counts


def as_of(item: Item, days: Sequence[date], on: date) -> Item | None:
    """The item as it could be read on a day; None before it was there."""
    past = [day for day in days if day <= on]
    if not past:
        return None
    moment = item.modified + timedelta(days=(past[-1] - item.modified.date()).days)
    gone = item.meta.status in GONE and on < item.modified.date()
    meta = item.meta.model_copy(update={"status": Status.IN_FORCE}) if gone else item.meta
    return replace(item, modified=moment, meta=meta)


def month_ends(first: date, last: date) -> list[date]:
    """The last day of each month from ``first`` on, and ``last`` for its own month."""
    ends: list[date] = []
    month = date(last.year, last.month, 1)
    while len(ends) < MOST and (month.year, month.month) >= (first.year, first.month):
        following = months_later(month, 1)
        ends.append(min(last, following - timedelta(days=1)) if following else last)
        month = (month - timedelta(days=1)).replace(day=1)
    return ends[::-1]


def drawing(months: Sequence[Month], total: int) -> Markup:
    """One bar a month, its parts in the order of ``DRAWN``, against the number of all duties."""
    if not months or not total:
        return Markup()
    step = (WIDTH - LEFT) / len(months)
    bars = Markup().join(bar(month, LEFT + index * step, step, total) for index, month in enumerate(months))
    latest = months[-1]
    label = f"Kewajiban menurut keadaannya tiap akhir bulan, {months[0].name} sampai {latest.name}"
    return Markup(
        '<svg class="t-trend" viewBox="0 0 {w} {h}" role="img" aria-label="{label}">'
        '<line class="t-trend__top" x1="{left}" x2="{w}" y1="{top}" y2="{top}"/>'
        '<text x="{edge}" y="{text}" text-anchor="end">{total}</text>'
        '<text x="{edge}" y="{ground}" text-anchor="end">0</text>{bars}'
        '<text x="{left}" y="{foot}">{first}</text>'
        '<text x="{w}" y="{foot}" text-anchor="end">{last}</text></svg>'
    ).format(
        w=WIDTH,
        h=HEIGHT,
        left=LEFT,
        edge=LEFT - 6,
        top=8,
        text=18,
        ground=HEIGHT - FOOT,
        foot=HEIGHT - 8,
        label=label,
        total=total,
        bars=bars,
        first=months[0].name if len(months) > 1 else "",
        last=latest.name,
    )


def bar(month: Month, x: float, step: float, total: int) -> Markup:
    height, ground = HEIGHT - FOOT - 8, float(HEIGHT - FOOT)
    parts = []
    for mark in DRAWN:
        if count := month.counts[mark]:
            tall = height * count / total
            ground -= tall
            parts.append(part(mark, tip(month, mark, count), x, ground, min(step * 0.8, 28), tall))
    return Markup().join(parts)


def part(mark: str, words: str, *box: float) -> Markup:
    """``box``: x, y, width, height."""
    rect = Markup('<rect class="t-trend__{}" x="{}" y="{}" width="{}" height="{}"><title>{}</title></rect>')
    return rect.format(mark, *(f"{each:.1f}" for each in box), words)


def tip(month: Month, mark: str, count: int) -> str:
    return f"{month.name}, {MARKS[mark][1].lower()}: {count}"
