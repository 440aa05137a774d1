"""Many items read at once, by workers and the main process together.

Reading is the first thing that a build or check without a cache does, and nothing else can begin before it
ends. Each item is read by itself, so it does not matter who reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from generator.briefs import unread
from generator.discover import Found
from generator.model import Item
from generator.reading import Reading, fields, is_document, read_anew, without_paths
from generator.workers import Lost, Workers, cores

MANY = 500
"""Items that take longer to read than a worker takes to begin and to import what reads them."""

Gists = Callable[[Item, Path, Path], dict[str, Any]]
"""Item, portal and cache → what the rules need of the item; a function of a module."""


class Ahead(NamedTuple):
    """An item as it was read, without paths."""

    reading: Reading
    gists: dict[str, Any] | None
    """None where nobody looked: documents are read many at once before rules look at them."""


def read_ahead(found: Iterable[Found], cache: Path, gists: Gists | None) -> dict[str, Ahead]:
    """By declaring file; nothing where there are too few for it, a single core, or no room for a worker: then
    each is read when its turn comes."""
    wanted = list(found)
    if len(wanted) < MANY or cores() < 2:
        return {}
    workers = Workers()
    try:
        for each in wanted:
            workers.give(each.source, partial(read_one, each, cache, gists))
        return dict(workers.share())
    except Lost:
        return {}
    finally:
        workers.stop()


def read_one(found: Found, cache: Path, gists: Gists | None) -> Ahead:
    reading = read_anew(found, cache)
    kept = without_paths(reading)
    if gists is None or reading.meta is None or any(is_document(found.kind, file) for file in reading.files):
        return Ahead(kept, None)
    item = unread((found.kind, found.slug, found.source), fields(reading), reading.meta.former, nothing_else)
    return Ahead(kept, gists(item, found.root, cache))


def nothing_else(item: Item, name: str) -> dict[str, Any]:
    """What a rule needs of an item is in its files: days and revisions change without them."""
    raise AttributeError(name)
