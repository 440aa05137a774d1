"""Where the documents of a feed lie: itself, its archive, its hub (RFC 5005 §4, WebSub §4)."""

from __future__ import annotations

from generator.feeds.channel import Channel


def links(channel: Channel, address: str) -> list[tuple[str, str]]:
    """(rel, href) of every link but the page itself; ``address`` is the document's own URL."""
    name = address.rsplit("/", 1)[-1]
    found = [("self", address)]
    if channel.archived:
        found.append(("current", channel.folder + name))
    if channel.older:
        found.append(("prev-archive", channel.older + name))
    if channel.newer:
        found.append(("next-archive", channel.newer + name))
    if channel.hub and not channel.archived:
        found.append(("hub", channel.hub))
    return found
