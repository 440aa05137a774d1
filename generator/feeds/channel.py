"""What a feed is, whatever it is written as: a channel of entries with their files.

Texts are cleaned when a record is made, so that no format has to think of control
characters, which XML forbids or discourages (XML 1.0 §2.2).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from typing import Any

FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
UNTITLED = "(tanpa judul)"
GENERATOR = "Terang"


class Record:
    """Cleans its own texts and brings its dates to UTC."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for each in fields(self):  # type: ignore[arg-type] # every subclass is a dataclass
            value = getattr(self, each.name)
            tidy = tidied(value)
            if tidy is not value:
                object.__setattr__(self, each.name, tidy)


@dataclass(frozen=True, slots=True)
class Enclosure(Record):
    """A file that belongs to an entry (RFC 4287 §4.2.7.2, JSON Feed ``attachments``)."""

    url: str
    media_type: str
    length: int
    """Bytes."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Entry(Record):
    """What a reader is told once."""

    id: str
    """``tag:`` URI, the same for ever."""
    title: str
    url: str
    """The page to read."""
    date: datetime
    """UTC; both published and updated, because an event does not change."""
    summary: str
    """Plain text."""
    content: str
    """HTML with absolute links."""
    author: str = ""
    categories: tuple[tuple[str, str], ...] = ()
    """(term, label)."""
    enclosures: tuple[Enclosure, ...] = ()
    written: dict[str, str] | None = field(default=None, compare=False, repr=False)
    """Format → the entry as written; a dict where many documents hold it, None where few do."""

    def once(self, name: str, write: Callable[[Entry], str]) -> str:
        """The entry in the format ``name``, written anew only where nothing is kept."""
        if self.written is None:
            return write(self)
        if name not in self.written:
            self.written[name] = write(self)
        return self.written[name]


@dataclass(frozen=True, slots=True)
class Channel(Record):
    """One document of a feed: what can be subscribed to, or a page of its archive (RFC 5005)."""

    title: str
    description: str
    url: str
    """The page that the feed belongs to; also the feed's id."""
    folder: str
    """Full URL of the folder with the subscription document in every format."""
    updated: datetime
    author: str
    entries: tuple[Entry, ...] = ()
    """Newest first."""
    language: str = "id"
    rights: str = ""
    icon: str = ""
    hub: str = ""
    """WebSub hub; empty where there is none."""
    stylesheet: str = ""
    """CSS for those who open the feed in a browser."""
    archived: bool = False
    """True for a page of the archive."""
    older: str = ""
    """Folder of the next older page of the archive."""
    newer: str = ""
    """Folder of the next newer page of the archive."""


def tidied(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return tuple(tidied(each) for each in value)
    if isinstance(value, datetime):
        return as_utc(value)
    return value


def clean(text: str) -> str:
    """Without control characters and what else XML forbids."""
    return FORBIDDEN.sub("", text) if FORBIDDEN.search(text) else text


def as_utc(value: datetime) -> datetime:
    """Full seconds in UTC; a date without a zone is taken as UTC."""
    zoned = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return zoned.replace(microsecond=0)


def one_line(text: str, limit: int = 300) -> str:
    """A title: one line, never empty, cut where it is very long."""
    line = " ".join(text.split()) or UNTITLED
    return line if len(line) <= limit else line[: limit - 1] + "…"
