"""What the page of an item may look at beside the item, every look noted with what was seen.

The page of the last build stands for as long as every look would see the same. Views get nothing else of
the catalogue, so that none can look at something without its being noted: as rules do (``around.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from generator.emitters.items.links import Links
from generator.kept import PlainUnpickler, store, stored
from generator.kinds.document import Document
from generator.kinds.duty import DutyGroup
from generator.law.graph import Law, law_of
from generator.likeness import digest_of, likeness
from generator.model import Catalogue, Item
from generator.readers.boundaries import find_boundaries
from generator.settings import Settings

T = TypeVar("T")
Question = tuple[str, ...]
Seen = tuple[tuple[Question, str], ...]
"""Questions with the digests of their answers."""
MEMORY = "halaman"
"""File of the cache with what each page looked at."""


class Answers:
    """Of the portal as it is now, each found once for all pages."""

    def __init__(self, catalogue: Catalogue, links: Links) -> None:
        self.catalogue, self.links = catalogue, links
        self.likeness = likeness(catalogue)
        self._digests: dict[Question, str] = {}

    def digest(self, question: Question) -> str:
        """ "" where nobody can tell."""
        known = self._digests.get(question)
        if known is None:
            known = self._digests[question] = self.likeness.of(ANSWERS[question[0]](self, *question[1:]))
        return known


ANSWERS: dict[str, Callable[..., object]] = {
    "item": lambda now, kind, slug: now.catalogue.get(kind, slug),
    "day": lambda now: now.catalogue.updated.date(),
    "duties": lambda now: now.catalogue.duties,
    "boundaries": lambda now: find_boundaries(now.catalogue.root).files,
    "law": lambda now, slug: [now.catalogue.get("dokumen", each) for each in tied(now.catalogue.law, slug)],
    "related": lambda now, kind, slug: now.links.related(now.catalogue.get(kind, slug)),
    "links": lambda now, name, key: getattr(now.links, name).get(key),
}
"""Question → what is seen. ``links``: a mapping of ``Links`` and a key in it."""


def tied(law: Law, slug: str) -> list[str]:
    """Slugs of the documents that have anything to do with one, itself included, in order."""
    seen, waiting = {slug}, [slug]
    edges = (law.amends, law.amended_by, law.revokes, law.revoked_by, law.implements, law.implemented_by)
    while waiting:
        here = waiting.pop()
        fresh = {other for each in edges for other in each.get(here, ())} - seen
        seen |= fresh
        waiting.extend(fresh)
    return sorted(seen)


@dataclass
class Noted(Generic[T]):
    """A mapping of ``Links`` in which a page may look something up."""

    name: str
    mapping: Mapping[str, T]
    beside: Beside

    def get(self, key: str, default: Any = None) -> Any:
        self.beside.note("links", self.name, key)
        return self.mapping.get(key, default)


@dataclass
class Beside:
    """The catalogue as the page of one item sees it, in the words of ``Catalogue``."""

    item: Item
    now: Answers
    looked: dict[Question, str] = field(default_factory=dict)

    def note(self, *question: str) -> None:
        self.looked[question] = self.now.digest(question)

    @property
    def settings(self) -> Settings:
        """The same for all pages."""
        return self.now.catalogue.settings

    @property
    def cache(self) -> Path:
        """For what is made of tables and files by their digests."""
        return self.now.catalogue.cache

    @property
    def root(self) -> Path:
        """For the boundaries of areas."""
        self.note("boundaries")
        return self.now.catalogue.root

    @property
    def updated(self) -> datetime:
        """The day of it, which is all that a page tells."""
        self.note("day")
        return datetime.combine(self.now.catalogue.updated.date(), time(), tzinfo=UTC)

    @property
    def duties(self) -> tuple[DutyGroup, ...]:
        self.note("duties")
        return self.now.catalogue.duties

    @cached_property
    def law(self) -> Law:
        """Of the documents that have to do with this one."""
        self.note("law", self.item.slug)
        whole = self.now.catalogue.law
        documents: dict[str, Document] = {slug: whole.documents[slug] for slug in tied(whole, self.item.slug)}
        return law_of(documents)

    def get(self, kind: str, slug: str) -> Item | None:
        self.note("item", kind, slug)
        return self.now.catalogue.get(kind, slug)

    def publisher(self, item: Item) -> Item | None:
        return self.get("organisasi", item.publisher)

    def licence(self, item: Item) -> str:
        return self.now.catalogue.licence(item)

    def related(self) -> list[Item]:
        self.note("related", self.item.kind, self.item.slug)
        return self.now.links.related(self.item)

    @property
    def catalogue(self) -> Catalogue:
        """For views, which are written for any catalogue; what is not above raises AttributeError."""
        return cast("Catalogue", self)

    @property
    def links(self) -> Links:
        names = ("by_publisher", "children", "indicators", "used_by", "series", "replaces", "relations")
        found = {name: Noted(name, getattr(self.now.links, name), self) for name in names}
        found |= {name: Noted(name, getattr(self.now.links, name), self) for name in ("events", "area_names")}
        return cast("Links", Looked(found))


class Looked:
    """``Links``, of which every mapping is noted."""

    def __init__(self, found: dict[str, Noted[Any]]) -> None:
        vars(self).update(found)


class Looks:
    """What all pages looked at, from build to build."""

    def __init__(self, catalogue: Catalogue, links: Links, memory: str = MEMORY) -> None:
        self.path = catalogue.cache / memory
        self.now = Answers(catalogue, links)
        self.before: dict[str, Seen] = stored(self.path, PlainUnpickler)
        self.after: dict[str, Seen] = {}

    def beside(self, item: Item) -> Beside:
        beside = Beside(item, self.now)
        beside.note("item", item.kind, item.slug)
        return beside

    def same(self, address: str) -> str:
        """The key of the page that was made at the address, if it would be made again; else ""."""
        seen = self.before.get(address)
        if not seen or not all(answer and self.now.digest(question) == answer for question, answer in seen):
            return ""
        return self._noted(address, seen)

    def made(self, address: str, beside: Beside) -> str:
        """The key of the page that was made now; "" where nobody will be able to tell."""
        return self._noted(address, tuple(beside.looked.items())) if all(beside.looked.values()) else ""

    def _noted(self, address: str, seen: Seen) -> str:
        self.after[address] = seen
        return digest_of((self.now.likeness.everywhere, address, seen))

    def save(self) -> None:
        store(self.path, self.after)
