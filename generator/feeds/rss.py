"""RSS 2.0 with the content, dc, atom and fh modules (https://www.rssboard.org/rss-specification)."""

from __future__ import annotations

from generator.feeds.channel import Channel
from generator.feeds.mended import document


def to_bytes(channel: Channel, address: str) -> bytes:
    """The document that lies at the URL ``address``."""
    return document(channel, address, "rss")
