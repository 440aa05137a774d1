"""The formats of a feed: file name → module with ``to_bytes(channel, address)``. A new one is a file
here and a line below.
"""

from types import ModuleType

from generator.feeds import atom, jsonfeed, rss

FEEDS: dict[str, ModuleType] = {"rss.xml": rss, "atom.xml": atom, "feed.json": jsonfeed}

MEDIA_TYPES: dict[str, str] = {
    "rss.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
}
