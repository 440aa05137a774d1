"""Atom (RFC 4287) with archives (RFC 5005)."""

from __future__ import annotations

from generator.feeds.channel import Channel
from generator.feeds.mended import document


def to_bytes(channel: Channel, address: str) -> bytes:
    """The document that lies at the URL ``address``."""
    return document(channel, address, "atom")
