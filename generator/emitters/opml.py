"""The list of all feeds that people subscribe to: OPML 2.0 by subject, and the same for programs.

Items are left out: their feeds are named on their own pages, and nobody imports ten thousand.
"""

from __future__ import annotations

import json
from email.utils import format_datetime
from typing import Any

from lxml import etree

from generator.feeds import FEEDS, MEDIA_TYPES
from generator.feeds.channel import GENERATOR, as_utc, clean
from generator.feeds.scopes import Scope, subjects
from generator.model import Catalogue
from generator.output import Output

Subjects = list[tuple[str, list[Scope]]]


def emit(catalogue: Catalogue, out: Output) -> None:
    listed = subjects(catalogue)
    out.file("umpan/terang.opml", opml(catalogue, listed), "daftar umpan")
    out.file("umpan/daftar.json", as_json(catalogue, listed), "daftar umpan")


def opml(catalogue: Catalogue, listed: Subjects) -> bytes:
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = clean(f"Umpan {catalogue.settings.name}")
    etree.SubElement(head, "dateModified").text = format_datetime(as_utc(catalogue.updated))
    etree.SubElement(head, "ownerName").text = clean(catalogue.settings.body_name or catalogue.settings.name)
    etree.SubElement(head, "docs").text = "http://opml.org/spec2.opml"
    body = etree.SubElement(root, "body")
    for group, members in listed:
        folder = etree.SubElement(body, "outline", text=group, title=group)
        for scope in members:
            etree.SubElement(folder, "outline", outline(catalogue, scope))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def outline(catalogue: Catalogue, scope: Scope) -> dict[str, str]:
    page = catalogue.settings.absolute(scope.address)
    title = clean(f"{catalogue.settings.name} – {scope.title}")
    return {
        "type": "rss",
        "version": "RSS2",
        "text": title,
        "title": title,
        "xmlUrl": f"{page}rss.xml",
        "htmlUrl": page,
        "language": catalogue.settings.languages[0],
    }


def as_json(catalogue: Catalogue, listed: Subjects) -> str:
    feeds = [described(catalogue, scope) for _, members in listed for scope in members]
    portal = {"title": catalogue.settings.name, "url": catalogue.settings.base_url, "generator": GENERATOR}
    return json.dumps({**portal, "feeds": feeds}, ensure_ascii=False, indent=1) + "\n"


def described(catalogue: Catalogue, scope: Scope) -> dict[str, Any]:
    page = catalogue.settings.absolute(scope.address)
    newest = as_utc(scope.events[0].date).isoformat() if scope.events else None
    return {
        "title": scope.title,
        "group": scope.group,
        "url": page,
        "events": len(scope.events),
        "updated": newest,
        "formats": {MEDIA_TYPES[name]: page + name for name in FEEDS},
    }
