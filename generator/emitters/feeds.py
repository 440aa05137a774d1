"""Feeds of every scope in every format, with archives (RFC 5005).

The subscription document holds the newest fifty entries. Archives are counted from the oldest
entry and only full ones are written, so that a document of the archive never changes again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from generator.feeds import FEEDS
from generator.feeds.channel import Channel
from generator.feeds.entries import Entries
from generator.feeds.scopes import Scope, combined, scopes
from generator.likeness import likeness
from generator.model import Catalogue, Event
from generator.output import Output

PAGE = 50
"""Entries in one document."""
COMBINED = 20
"""Entries of a feed of two things at once; there are seventeen for each organisation."""
STYLESHEET = "umpan/umpan.css"
CSS = """/* Seen only by those who open a feed in a browser. */
rss, feed { display: block; max-width: 44rem; margin: 2rem auto; font: 1rem/1.5 sans-serif; }
item, entry { display: block; margin: 1rem 0; padding-top: 1rem; border-top: 1px solid #999; }
title, description, subtitle, summary { display: block; }
title { font-weight: bold; }
guid, id, link, docs, generator, language, lastBuildDate, pubDate, updated, published, content, category,
copyright, rights, author, icon, *|encoded, *|creator { display: none; }
"""


def emit(catalogue: Catalogue, out: Output) -> None:
    """All documents are planned before the first is written, so that an entry is kept for as long as another
    document tells it, and no longer."""
    out.file(STYLESHEET, CSS, "umpan")
    entries = Entries(catalogue)
    plans = list(planned(catalogue, entries))
    for plan in plans:
        entries.expect(plan.document.events, brief=plan.document.number > 0)
    for plan in plans:
        publish(plan, out)


class Plan(NamedTuple):
    document: Document
    folder: str
    """Site address."""
    names: Iterable[str] = FEEDS
    """Of its formats."""


def planned(catalogue: Catalogue, entries: Entries) -> Iterator[Plan]:
    former = {item.address: item.meta.former for item in catalogue.items if item.meta.former}
    for scope in scopes(catalogue):
        for document in documents(catalogue, entries, scope):
            yield Plan(document, document.address)
            # Whoever subscribed before an item moved goes on reading under the old address.
            for slug in former.get(scope.address, ()):
                kind = scope.address.partition("/")[0]
                yield Plan(document, f"{kind}/{slug}/{archive(document.number)}")
        if not scope.address:
            # The log of all events is the root's feed under a second address.
            yield Plan(Document(catalogue, entries, scope, scope.events[:PAGE]), "perubahan/")
    for choice, scope in combined(catalogue):
        page = f"umpan/?pilih={quote(choice, safe='/')}"
        document = Document(catalogue, entries, alone(scope), scope.events[:COMBINED], page=page)
        yield Plan(document, document.address, ["atom.xml"])


def alone(scope: Scope) -> Scope:
    """Without archives: the publisher's own feeds have them."""
    return replace(scope, events=scope.events[:COMBINED])


@dataclass(frozen=True, slots=True)
class Document:
    """One page of a feed, whatever format it is written in."""

    catalogue: Catalogue
    entries: Entries
    scope: Scope
    events: tuple[Event, ...]
    number: int = 0
    """Of the archive, from 1 for the oldest; 0 is the subscription document."""
    page: str = ""
    """Where the feed is read by people, where that is not the scope's own address."""

    @property
    def address(self) -> str:
        return f"{self.scope.address}{archive(self.number)}"

    def channel(self) -> Channel:
        settings = self.catalogue.settings
        folder = settings.absolute(self.scope.address)
        older, newer = neighbours(self.scope, self.number)
        render = self.entries.brief if self.number else self.entries.full
        return Channel(
            title=f"{settings.name} – {self.scope.title}",
            description=description(self.catalogue, self.scope),
            url=settings.absolute(self.page) if self.page else folder,
            folder=folder,
            updated=max((event.date for event in self.events), default=self.catalogue.updated),
            author=settings.body_name or settings.name,
            entries=tuple(render(event) for event in self.events),
            language=settings.languages[0] if settings.languages else "id",
            rights=f"Lisensi {settings.licence} kecuali dinyatakan lain.",
            hub=settings.hub or "",
            stylesheet=settings.base_path + STYLESHEET,
            archived=bool(self.number),
            older=folder + archive(older) if older else "",
            newer=folder + archive(newer) if newer else "",
        )

    def key(self) -> str:
        """Digest of all that the document is made from, cheaper than the document itself; "" where an entry
        is to be made anew in any case."""
        entries = [self.entries.digest(event) for event in self.events]
        if not all(entries):
            return ""
        place = self.scope.address, self.page, self.scope.title, neighbours(self.scope, self.number)
        updated = None if self.events else self.catalogue.updated
        return likeness(self.catalogue).key(*place, self.number, updated, entries)

    def write(self, name: str, channel: Callable[[], Channel], target: Path) -> None:
        url = self.catalogue.settings.absolute(self.address + name)
        target.write_bytes(FEEDS[name].to_bytes(channel(), url))


def publish(plan: Plan, out: Output) -> None:
    """In every format, at a site address; made while writing, since all at once would fill the memory."""
    document = plan.document
    key, channel = document.key(), cache(document.channel)
    for name in plan.names:
        source = f"umpan {document.scope.address or '/'}"
        out.made(f"{plan.folder}{name}", partial(document.write, name, channel), source, key)


def documents(catalogue: Catalogue, entries: Entries, scope: Scope) -> Iterator[Document]:
    """The subscription document and each archive, the oldest last."""
    yield Document(catalogue, entries, scope, scope.events[:PAGE])
    for number in range(archives(scope), 0, -1):
        end = len(scope.events) - (number - 1) * PAGE
        yield Document(catalogue, entries, scope, scope.events[end - PAGE : end], number)


def archives(scope: Scope) -> int:
    """How many full archives there are; none while one document holds everything."""
    return len(scope.events) // PAGE if len(scope.events) > PAGE else 0


def archive(number: int) -> str:
    return f"arsip/{number}/" if number else ""


def neighbours(scope: Scope, number: int) -> tuple[int, int]:
    """Numbers of the next older and the next newer archive; 0 where there is none."""
    last = archives(scope)
    if not number:
        return last, 0
    return number - 1, number + 1 if number < last else 0


def description(catalogue: Catalogue, scope: Scope) -> str:
    sample = " Portal contoh: isinya bukan data resmi." if catalogue.settings.sample else ""
    return f"{scope.title}: yang baru, diperbarui, diralat, dan ditarik di {catalogue.settings.name}.{sample}"
