"""An event, joined with its item, as an entry that can be read without opening the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import urljoin

from markupsafe import Markup

from generator.cite import SHORT
from generator.distributions import Distribution, distributions
from generator.feeds.channel import Enclosure, Entry, clean, one_line
from generator.feeds.facts import facts, shorten
from generator.feeds.scopes import CATEGORY_LABELS, EVENT_LABELS
from generator.kinds import KINDS
from generator.likeness import likeness
from generator.model import Catalogue, Event, Item, Withdrawn
from generator.render import bytes_id, markdown, plain

CONTENT_LIMIT = 10_000
"""Bytes of an entry's content as written in XML, so that fifty entries stay below a megabyte."""
WORDS = 2_000
"""Characters that are left of a text which is too long."""
FILE_LIMIT = 16
"""Files named in an entry; the page has them all."""
LINK = re.compile(r'\b(href|src)="([^"]*)"')


@dataclass
class Entries:
    """Every event rendered once, in two widths, whatever number of feeds tell of it: an entry is kept until
    as many documents as are expected have asked for it."""

    catalogue: Catalogue
    _kept: dict[tuple[str, bool], Entry] = field(default_factory=dict)
    """Id of the event and whether in brief."""
    _left: Counter[tuple[str, bool]] = field(default_factory=Counter)
    """How many documents will still ask."""
    _digests: dict[str, str] = field(default_factory=dict)

    def expect(self, events: Iterable[Event], brief: bool) -> None:
        """A document will ask once for each of these."""
        self._left.update((event.id, brief) for event in events)

    def digest(self, event: Event) -> str:
        """Of everything that the event's entry is made from: event, item, publisher; "" where nobody can
        tell whether it is as it was."""
        if event.id not in self._digests:
            item = self.catalogue.get(event.kind, event.slug)
            office = self._publisher(event, item) if item is None else None
            parts = event, item, self._gone(event), office.title if office else ""
            self._digests[event.id] = likeness(self.catalogue).of(*parts)
        return self._digests[event.id]

    def full(self, event: Event) -> Entry:
        """What changed, the text, the facts and the files of the item as it is now."""
        return self._once(event, False, self._full)

    def brief(self, event: Event) -> Entry:
        """For the archive, whose documents must not change (RFC 5005 §4): the event alone."""
        return self._once(event, True, self._brief)

    def _once(self, event: Event, brief: bool, render: Callable[[Event], Entry]) -> Entry:
        name = event.id, brief
        entry = self._kept.pop(name, None) or render(event)
        self._left[name] -= 1
        if self._left[name] > 0:
            self._kept[name] = entry
        return entry

    def _full(self, event: Event) -> Entry:
        catalogue = self.catalogue
        item = catalogue.get(event.kind, event.slug)
        if item is None:
            url = catalogue.settings.absolute(event.address)
            content = fitting([*changed(event), *farewell(self._gone(event)), more(url)])
            return self._entry(event, None, content)
        files = [file for file in distributions(item) if file.size is not None]
        content = fitting(paragraphs(catalogue, item, event, files))
        shown = tuple(enclosure(catalogue, file) for file in files[:FILE_LIMIT])
        return self._entry(event, item, content, shown)

    def _brief(self, event: Event) -> Entry:
        item = self.catalogue.get(event.kind, event.slug)
        url = self.catalogue.settings.absolute(event.address)
        return self._entry(event, item, fitting([*changed(event), more(clean(url))]))

    def _gone(self, event: Event) -> Withdrawn | None:
        return self.catalogue.gone(event.kind, event.slug)

    def _publisher(self, event: Event, item: Item | None) -> Item | None:
        """Of an item that is gone: the one that it named last."""
        gone = None if item else self._gone(event)
        if gone:
            return self.catalogue.get("organisasi", gone.publisher)
        return self.catalogue.publisher(item) if item else None

    def _entry(
        self, event: Event, item: Item | None, content: str, files: tuple[Enclosure, ...] = ()
    ) -> Entry:
        publisher = self._publisher(event, item)
        summary = event.note or (item and (item.meta.summary or plain(item.body[:WORDS]))) or ""
        return Entry(
            id=event.id,
            title=title(event, item),
            url=self.catalogue.settings.absolute(event.address),
            date=event.date,
            summary=one_line(summary) if summary.strip() else "",
            content=content,
            author=publisher.title if publisher else "",
            categories=tuple(categories(event, item or self._gone(event), publisher)),
            enclosures=files,
            written={},
        )


def title(event: Event, item: Item | None) -> str:
    """``[Contoh] Diperbarui: Jumlah penduduk``"""
    mark = "[Contoh] " if item and item.meta.sample else ""
    return f"{mark}{EVENT_LABELS.get(event.type, event.type)}: {item.title if item else event.title}"


def categories(
    event: Event, about: Item | Withdrawn | None, publisher: Item | None
) -> Iterator[tuple[str, str]]:
    yield event.kind, KINDS[event.kind].label
    yield event.type, EVENT_LABELS.get(event.type, event.type)
    known = about.meta if isinstance(about, Item) else about
    if known and known.category:
        yield known.category, CATEGORY_LABELS.get(known.category, known.category)
    for theme in known.themes if known else ():
        yield theme, theme.replace("-", " ")
    if publisher:
        yield publisher.slug, publisher.title


def paragraphs(catalogue: Catalogue, item: Item, event: Event, files: list[Distribution]) -> Iterator[Markup]:
    url = catalogue.settings.absolute(item.address)
    if item.meta.sample:
        yield Markup("<p><strong>Contoh: ini bukan data resmi.</strong></p>")
    yield from changed(event)
    if item.meta.summary:
        yield Markup("<p>{}</p>").format(item.meta.summary)
    # One of them alone as the page has it, which then is turned into HTML once for both.
    yield from body("\n\n".join(text for text in (item.meta.description, item.body) if text), url)
    yield definitions(facts(catalogue, item))
    yield from file_list(catalogue, files)
    yield more(url)
    if event.commit and event.type != "baru":
        yield Markup('<p><a href="{}perubahan/#{}">Lihat perubahannya satu per satu</a></p>').format(
            url, event.commit[:SHORT]
        )
    if catalogue.settings.repository and event.commit:
        commit = f"{catalogue.settings.repository.rstrip('/')}/commit/{event.commit}"
        yield Markup('<p><a href="{}">Perubahan ini di repositori</a></p>').format(commit)


def fitting(parts: Iterable[Markup]) -> str:
    """The parts in order; one that would burst the limit is left out, the page has it."""
    content, left = "", CONTENT_LIMIT
    for part in parts:
        weight = len(escape(part).encode())
        if weight <= left:
            content, left = content + part, left - weight
    return content


def changed(event: Event) -> Iterator[Markup]:
    if event.note:
        yield Markup("<p><strong>Yang berubah:</strong> {}</p>").format(shorten(event.note))


def farewell(gone: Withdrawn | None) -> Iterator[Markup]:
    if gone and gone.reason:
        yield Markup("<p><strong>Alasan:</strong> {}</p>").format(gone.reason)


def body(text: str, url: str) -> Iterator[Markup]:
    """The officer's Markdown with absolute links; its first words where it is very long."""
    if not text.strip():
        return
    if len(text) <= CONTENT_LIMIT:
        html = absolute_links(markdown(text), url)
        if len(escape(html).encode()) <= CONTENT_LIMIT // 2:
            yield html
            return
    yield Markup("<p>{}</p>").format(plain(text[: 2 * WORDS], WORDS))


def absolute_links(html: str, url: str) -> Markup:
    """A feed is read elsewhere: ``tabel.csv`` becomes ``https://…/dataset/x/tabel.csv``."""

    def absolute(match: re.Match[str]) -> str:
        return f'{match[1]}="{escape(joined(url, unescape(match[2])))}"'

    return Markup(LINK.sub(absolute, html))  # noqa: S704 # comes from markdown(), which escapes


def joined(url: str, target: str) -> str:
    try:
        return urljoin(url, target)
    except ValueError:  # "http://[" is no address at all
        return url


def definitions(rows: list[tuple[str, str]]) -> Markup:
    lines = Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(*row) for row in rows)
    return Markup("<dl>{}</dl>").format(lines)


def file_list(catalogue: Catalogue, files: list[Distribution]) -> Iterator[Markup]:
    if files:
        yield Markup("<p>Berkas:</p><ul>{}</ul>").format(
            Markup("").join(
                Markup('<li><a href="{}">{}</a> ({}, {})</li>').format(
                    catalogue.settings.absolute(file.address),
                    file.title,
                    file.format,
                    bytes_id(file.size or 0),
                )
                for file in files[:FILE_LIMIT]
            )
        )


def more(url: str) -> Markup:
    return Markup('<p><a href="{}">Buka halamannya</a></p>').format(url)


def enclosure(catalogue: Catalogue, file: Distribution) -> Enclosure:
    url = catalogue.settings.absolute(file.address)
    return Enclosure(url, file.media_type, file.size or 0, one_line(file.title, 100))
