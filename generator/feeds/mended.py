"""feedgen 1.0 with its faults mended by its own means: subclasses and one extension.

* the Atom ``link`` of an entry loses everything but its address (lkiesow/python-feedgen #135, #143);
* RSS knows one enclosure and one link of the feed, no hub, no archive, no author without an address;
* the dates of feed and entry come from the clock unless they are set;
* entries are put in front unless told otherwise.
"""

from __future__ import annotations

from html import escape
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from generator.feeds.channel import GENERATOR, Channel, Entry, one_line
from generator.feeds.links import links

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"


class Additions(BaseExtension):  # type: ignore[misc] # feedgen has no types
    """What feedgen does not write of a channel."""

    channel: Channel
    address: str

    def extend_ns(self) -> dict[str, str]:
        return {"fh": HISTORY, "dc": DC}

    def extend_atom(self, feed: Any) -> Any:
        for rel, href in links(self.channel, self.address):
            etree.SubElement(feed, "link", rel=rel, href=href)
        return self._extend(feed, feed)

    def extend_rss(self, feed: Any) -> Any:
        for rel, href in links(self.channel, self.address):
            etree.SubElement(feed[0], f"{{{ATOM}}}link", rel=rel, href=href)
        return self._extend(feed, feed[0])

    def _extend(self, root: Any, channel: Any) -> Any:
        if self.channel.archived:
            etree.SubElement(channel, f"{{{HISTORY}}}archive")
        if self.channel.stylesheet:
            href = self.channel.stylesheet.replace('"', "%22").replace("?>", "%3F%3E")
            root.addprevious(etree.ProcessingInstruction("xml-stylesheet", f'type="text/css" href="{href}"'))
        return root


class MendedEntry(FeedEntry):  # type: ignore[misc] # feedgen has no types
    """An entry whose links, files and author are written in full."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.source_entry = entry
        self.id(entry.id)
        self.title(one_line(entry.title))
        self.updated(entry.date)
        self.published(entry.date)
        # In RSS the description is HTML, in Atom the summary is plain text.
        self.description(escape(entry.summary or one_line(entry.title)))
        self.content(entry.content or escape(one_line(entry.summary)), type="html")
        for term, label in entry.categories:
            self.category(term=term, label=label)

    def atom_entry(self, extensions: bool = True) -> Any:
        element = super().atom_entry(extensions)
        entry = self.source_entry
        etree.SubElement(element, "link", rel="alternate", type="text/html", href=entry.url)
        for file in entry.enclosures:
            link = etree.SubElement(element, "link", rel="enclosure", href=file.url, type=file.media_type)
            link.set("length", str(file.length))
            if file.title:
                link.set("title", file.title)
        if entry.summary:
            etree.SubElement(element, "summary").text = entry.summary
        if entry.author:
            etree.SubElement(etree.SubElement(element, "author"), "name").text = entry.author
        return element

    def rss_entry(self, extensions: bool = True) -> Any:
        element = super().rss_entry(extensions)
        entry = self.source_entry
        etree.SubElement(element, "link").text = entry.url
        for file in entry.enclosures:
            etree.SubElement(
                element, "enclosure", url=file.url, length=str(file.length), type=file.media_type
            )
        if entry.author:
            etree.SubElement(element, f"{{{DC}}}creator").text = entry.author
        return element


def document(channel: Channel, address: str, name: str) -> bytes:
    """The feed ``name`` (``rss`` or ``atom``): feedgen's frame with every entry on a line of its own."""
    feed = frame(channel, address)
    text: str = (feed.rss_str if name == "rss" else feed.atom_str)(pretty=True).decode()
    end = text.rindex("</channel>" if name == "rss" else "</feed>")
    lines = [entry.once(name, FRAGMENTS[name]) for entry in channel.entries]
    return "\n".join([text[:end].rstrip(), *lines, text[end:]]).encode()


def frame(channel: Channel, address: str) -> FeedGenerator:
    """A feedgen object with everything but the entries; nothing in it comes from the clock."""
    feed = FeedGenerator()
    feed.id(channel.url)
    feed.title(one_line(channel.title))
    feed.description(one_line(channel.description or channel.title))
    feed.language(channel.language)
    feed.updated(channel.updated)
    feed.generator(GENERATOR)
    feed.author(name=one_line(channel.author))
    feed.link(href=channel.url, rel="alternate", type="text/html")
    if channel.rights:
        feed.rights(channel.rights)
    if channel.icon:
        feed.icon(channel.icon)
    feed.register_extension("additions", Additions, BaseEntryExtension)
    feed.additions.channel = channel
    feed.additions.address = address
    return feed


def rss_fragment(entry: Entry) -> str:
    return fragment(MendedEntry(entry).rss_entry())


def atom_fragment(entry: Entry) -> str:
    return fragment(MendedEntry(entry).atom_entry())


def fragment(element: Any) -> str:
    """The element as it is written inside a feed, which declares the prefixes once for all."""
    shell = etree.Element("shell", nsmap={"dc": DC, "content": CONTENT})
    shell.append(element)
    text = etree.tostring(shell, encoding="unicode")
    return text[text.index(">") + 1 : text.rindex("</")]


FRAGMENTS = {"rss": rss_fragment, "atom": atom_fragment}
