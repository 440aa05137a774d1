"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from generator.feeds.channel import Channel, Enclosure, Entry, one_line

VERSION = "https://jsonfeed.org/version/1.1"


def to_bytes(channel: Channel, address: str) -> bytes:
    """The document that lies at the URL ``address``; every item on a line of its own."""
    lines = ",\n".join(entry.once("json", line) for entry in channel.entries)
    head = json.dumps(about(channel, address), ensure_ascii=False)
    return f'{head[:-1]}, "items": [\n{lines}\n]}}\n'.encode()


def about(channel: Channel, address: str) -> dict[str, Any]:
    """Everything but the items."""
    name = address.rsplit("/", 1)[-1]
    hubs = [{"type": "WebSub", "url": channel.hub}] if channel.hub and not channel.archived else []
    return filled(
        {
            "version": VERSION,
            "title": one_line(channel.title),
            "home_page_url": channel.url,
            "feed_url": address,
            "description": channel.description,
            "next_url": channel.older + name if channel.older else "",
            "icon": channel.icon,
            "authors": [{"name": one_line(channel.author)}],
            "language": channel.language,
            "hubs": hubs,
            # Extensions begin with an underscore; JSON Feed has no word for a licence.
            "_terang": filled({"rights": channel.rights, "date_modified": channel.updated.isoformat()}),
        }
    )


def line(entry: Entry) -> str:
    return json.dumps(item(entry), ensure_ascii=False)


def item(entry: Entry) -> dict[str, Any]:
    return filled(
        {
            "id": entry.id,
            "url": entry.url,
            "title": one_line(entry.title),
            "content_html": entry.content or escape(one_line(entry.summary)),
            "summary": entry.summary,
            "date_published": entry.date.isoformat(),
            "date_modified": entry.date.isoformat(),
            "authors": [{"name": entry.author}] if entry.author else [],
            "tags": [label or term for term, label in entry.categories],
            "attachments": [attachment(file) for file in entry.enclosures],
        }
    )


def attachment(file: Enclosure) -> dict[str, Any]:
    return filled(
        {
            "url": file.url,
            "mime_type": file.media_type,
            "title": file.title,
            "size_in_bytes": file.length,
        }
    )


def filled(members: dict[str, Any]) -> dict[str, Any]:
    """Only the members that say something."""
    return {key: value for key, value in members.items() if value or value == 0}
