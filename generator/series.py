"""Yearly documents as one thing: the editions that name the same ``seri:``, their years, and the gaps."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from generator.kinds.document import Document
from generator.kinds.resource import Frequency, Status
from generator.model import Catalogue, Item

HOME = "dokumen/seri/"
LATEST = "terbaru/"
GONE = (Status.REVOKED, Status.REPLACED)
MOST_MISSING = 60
"""A gap of more years than this is a slip of the pen."""
YEAR = re.compile(
    r"[\s,(–-]*(?:\btahun(?:\s+anggaran)?\s+|\bTA\.?\s+)?\b(?:19|20)\d{2}(?:\s*[-–/]\s*(?:19|20)\d{2})?\b\)?",
    re.I,
)
"""A year in a title, with the words that belong to it."""


@dataclass(frozen=True, slots=True)
class Series:
    """Editions of one document, newest year first; made by ``all_series``."""

    slug: str
    title: str
    editions: tuple[Item, ...]
    missing: tuple[int, ...] = ()
    """Years without an edition, newest first: between the first and the last, and those since then in
    which one was due."""

    @property
    def address(self) -> str:
        return f"{HOME}{self.slug}/"

    @property
    def latest_address(self) -> str:
        return self.address + LATEST

    @property
    def latest(self) -> Item:
        """The newest that was not revoked; the newest of all where all were."""
        return next((each for each in self.editions if each.meta.status not in GONE), self.editions[0])

    @property
    def years(self) -> list[tuple[int, list[Item]]]:
        """Every year with its editions, newest first; none in a missing year."""
        found: dict[int, list[Item]] = {year: [] for year in self.missing}
        for edition in self.editions:
            found.setdefault(year_of(edition), []).append(edition)
        return sorted(found.items(), reverse=True)

    @property
    def span(self) -> str:
        """``2019–2026``"""
        first, last = year_of(self.editions[-1]), year_of(self.editions[0])
        return str(last) if first == last else f"{first}–{last}"

    def beside(self, item: Item) -> tuple[Item | None, Item | None]:
        """The editions before and after one of them."""
        at = next(index for index, each in enumerate(self.editions) if each.slug == item.slug)
        older = self.editions[at + 1] if at + 1 < len(self.editions) else None
        return older, self.editions[at - 1] if at else None


def all_series(catalogue: Catalogue) -> list[Series]:
    """By slug."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in catalogue.of_kind("dokumen"):
        if isinstance(item.meta, Document) and item.meta.series:
            found[item.meta.series].append(item)
    today = catalogue.updated.date()
    return [series_of(slug, editions, today) for slug, editions in sorted(found.items())]


def series_of(slug: str, items: list[Item], today: date = date.min) -> Series:
    """``today``: the day up to which editions are expected; the portal's last update, not the clock."""
    editions = sorted(items, key=order, reverse=True)
    return Series(slug, title_of(slug, editions), tuple(editions), missing(editions, today))


def year_of(item: Item) -> int:
    """The year that a document is of, the first of its period, or that of its issue."""
    meta = item.meta
    if isinstance(meta, Document) and meta.year:
        return meta.year
    return int(meta.period[:4]) if meta.period else (meta.issued or item.issued).year


def order(item: Item) -> tuple[int, str, str]:
    """Within a year by date: the budget, then its change."""
    return year_of(item), date_of(item).isoformat(), item.slug


def title_of(slug: str, editions: list[Item]) -> str:
    """What the editions' titles have in common but for the year: the most frequent, else the newest."""
    titles = [" ".join(YEAR.sub(" ", edition.title).split()).strip(" ,–-") for edition in editions]
    counts = Counter(filter(None, titles))
    return counts.most_common(1)[0][0] if counts else slug.replace("-", " ").capitalize()


def missing(editions: list[Item], today: date) -> tuple[int, ...]:
    """Only where the editions are yearly; after the last one only where the newest says that it is."""
    if any(each.meta.frequency not in (None, Frequency.YEARLY) for each in editions):
        return ()
    years = {year_of(each) for each in editions}
    last = max(years)
    if editions[0].meta.frequency is Frequency.YEARLY:
        last = max(last, expected(editions, today))
    gaps = [year for year in range(last, min(years), -1) if year not in years]
    return tuple(gaps) if len(gaps) <= MOST_MISSING else ()


def expected(editions: list[Item], today: date) -> int:
    """The last year that should be out by now: as long after the year's beginning as the promptest
    edition was, but never before it. A budget is due in its year, a report on it the year after."""
    delays = (date_of(each) - date(year_of(each), 1, 1) for each in editions)
    delay = max(timedelta(0), min(delays))
    return (today - delay).year if today - date.min > delay else 0


def date_of(item: Item) -> date:
    meta = item.meta
    own = meta.enacted if isinstance(meta, Document) else None
    return own or meta.issued or item.issued.date()
