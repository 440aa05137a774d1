"""What readers are told: one list of events, from which logs, feeds and histories are made.

An id names the item by the slug it was first published under, the day of the commit, and a digest
of the states of its files before and after. None of these changes when metadata is edited later,
when the item moves, or when history is rebased; see docs/history.md.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from generator.history.commits import Change
from generator.history.facts import Facts
from generator.history.log import History, last_metadata
from generator.history.tracks import Entry, Track, declared, name_of
from generator.model import Event, Item
from generator.settings import Settings

STATUS_EVENTS = ("ralat", "dicabut", "diganti")
FIRST = "Terbit pertama kali."
AGAIN = "Terbit kembali."
METADATA = "Keterangannya diperbarui."
VERBS = {"A": "ditambahkan", "D": "dihapus", "M": "diperbarui", "R": "berganti nama"}

Pair = tuple[Track, Entry]
Words = Callable[["Step"], str]
"""What changed at a step, in words."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An item as events need it, whether it is still there or gone."""

    kind: str
    slug: str
    title: str
    pairs: list[Pair]
    """Newest first."""
    issued: datetime | None = None
    """From the metadata."""


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of an item, with the state before it."""

    track: Track
    entry: Entry
    previous: Entry | None
    """None at the first entry."""
    before: Facts
    after: Facts

    @property
    def moved_from(self) -> str:
        """The slug before, where this step gave the item another one."""
        old = declared(self.previous.source) if self.previous else None
        new = declared(self.entry.source)
        return old[1] if old and new and old[1] != new[1] else ""

    @property
    def metadata_changed(self) -> bool:
        return self.previous is not None and self.previous.metadata != self.entry.metadata


def events(
    items: Iterable[Item], history: History, settings: Settings, words: Words | None = None
) -> tuple[Event, ...]:
    """All events of all items, newest first; without git, one ``baru`` for each item.

    ``words`` says what changed where the officer left no note.
    """
    items = list(items)
    subjects = [subject(item, history) for item in items]
    gone = history.gone(items)
    states = [entry.metadata for each in subjects for _, entry in each.pairs]
    states += [entry.metadata for track in gone for entry in track.entries]
    facts = history.facts(state for state in states if state)
    found = [only_event(item, settings) for item, each in zip(items, subjects, strict=True) if not each.pairs]
    subjects += [departed(track, facts) for track in gone]
    for each in subjects:
        found += [event_of(each, step, settings, words or file_words) for step in steps(each.pairs, facts)]
    found += [missing(track, facts, history, settings) for track in gone if track.alive and history.head_date]
    found.sort(key=lambda event: (event.kind, event.slug))
    found.sort(
        key=lambda event: (-event.date.timestamp(), history.order(event.commit) if event.commit else -1)
    )
    return numbered(found)


def subject(item: Item, history: History) -> Subject:
    pairs = history.entries([item.source], item.meta.former)
    return Subject(item.kind, item.slug, item.title, pairs, item.issued if item.meta.issued else None)


def departed(track: Track, facts: dict[str, Facts]) -> Subject:
    title = facts.get(last_metadata(track), Facts()).title or track.slug
    return Subject(track.kind, track.slug, title, [(track, entry) for entry in reversed(track.entries)])


def steps(pairs: list[Pair], facts: dict[str, Facts]) -> list[Step]:
    """The entries at which something changed for a reader, oldest first."""
    result = []
    previous: Entry | None = None
    for track, entry in reversed(pairs):
        before = facts.get((previous and previous.metadata) or "", Facts())
        step = Step(track, entry, previous, before, facts.get(entry.metadata or "", Facts()))
        if matters(step):
            result.append(step)
        previous = entry
    return result


def matters(step: Step) -> bool:
    """False where the item only lies elsewhere in the repository."""
    if step.previous is None or step.metadata_changed or step.moved_from:
        return True
    return any(tells(change) for change in step.entry.files)


def tells(change: Change) -> bool:
    """A file with another content or another name; a mere move is nothing to a reader."""
    return change.old != change.new or name_of(change.before) != name_of(change.path)


def event_of(subject: Subject, step: Step, settings: Settings, words: Words) -> Event:
    kind, commit = type_of(step), step.entry.commit
    first = step.previous is None
    return Event(
        tag(settings, commit.date, f"{subject.kind}/{step.track.first_slug}", kind, digest(step.entry)),
        kind,
        subject.kind,
        subject.slug,
        subject.title,
        subject.issued if first and subject.issued else commit.date,
        note(kind, step, words),
        commit.hash,
    )


def type_of(step: Step) -> str:
    if not step.entry.alive:
        return "ditarik"
    if step.previous is None or not step.previous.alive:
        return "baru"
    if step.after.status in STATUS_EVENTS and step.after.status != step.before.status:
        return step.after.status
    return "diperbarui"


def note(kind: str, step: Step, words: Words) -> str:
    """The officer's note if it was written for this change, else the reason, else the facts."""
    if kind == "ditarik":
        return step.before.reason or step.entry.commit.subject
    if step.after.note and step.after.note != step.before.note:
        return step.after.note
    if kind in STATUS_EVENTS and step.after.reason:
        return step.after.reason
    if kind == "baru":
        return AGAIN if step.previous else FIRST
    return words(step)


def file_words(step: Step) -> str:
    """``a.csv diperbarui; b.csv ditambahkan. Keterangannya diperbarui.``"""
    parts = []
    if step.moved_from:
        parts.append(f"Alamat berubah dari {step.moved_from}.")
    named = [f"{name_of(c.path)} {VERBS[c.status]}" for c in step.entry.files if tells(c)]
    if named:
        more = f"; dan {len(named) - 8} berkas lain" if len(named) > 8 else ""
        parts.append("; ".join(named[:8]) + more + ".")
    if step.metadata_changed:
        parts.append(METADATA)
    return " ".join(parts)


def only_event(item: Item, settings: Settings) -> Event:
    """What can be said of an item that git does not know."""
    name = tag(settings, item.issued, item.key, "baru", "0")
    words = item.meta.change_note or FIRST
    return Event(name, "baru", item.kind, item.slug, item.title, item.issued, words)


def missing(track: Track, facts: dict[str, Facts], history: History, settings: Settings) -> Event:
    """Gone from the folder, but by no commit that git shows."""
    last = facts.get(last_metadata(track), Facts())
    assert history.head_date is not None
    name = tag(settings, history.head_date, f"{track.kind}/{track.first_slug}", "ditarik", "0")
    title = last.title or track.slug
    return Event(name, "ditarik", track.kind, track.slug, title, history.head_date, last.reason)


def tag(settings: Settings, date: datetime, item: str, kind: str, mark: str) -> str:
    """RFC 4151: ``tag:HOST,YYYY-MM-DD:KIND/SLUG/TYPE/MARK``, the day in UTC."""
    return f"tag:{settings.host},{date.astimezone(UTC):%Y-%m-%d}:{item}/{kind}/{mark}"


def digest(entry: Entry) -> str:
    """States before and after, by file name: the same after a move or a rewritten history."""
    states = sorted((name_of(c.path), c.old or "", c.new or "") for c in entry.changes)
    return hashlib.sha256(repr(states).encode()).hexdigest()[:12]


def numbered(found: list[Event]) -> tuple[Event, ...]:
    """The same change made twice on one day (there, back, and there again) is two events."""
    seen: Counter[str] = Counter()
    result = []
    for event in reversed(found):
        seen[event.id] += 1
        again = seen[event.id]
        result.append(replace(event, id=f"{event.id}-{again}") if again > 1 else event)
    return tuple(reversed(result))
