"""Relations of regulations both ways, though officers write each only once, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.kinds.document import Document
from generator.kinds.resource import Status

GONE = (Status.REVOKED, Status.REPLACED)
LONGEST = 200
"""Regulations of one chain that are followed."""
Edges = dict[str, tuple[str, ...]]
"""Slug → slugs, in the order of dates."""


class Force(StrEnum):
    IN_FORCE = "berlaku"
    AMENDED = "berlaku dengan perubahan"
    ENDED = "tidak berlaku"


@dataclass(frozen=True, slots=True)
class Law:
    """Every relation in its active direction and back; only documents of the portal stand in it."""

    documents: Mapping[str, Document]
    amends: Edges
    amended_by: Edges
    revokes: Edges
    revoked_by: Edges
    implements: Edges
    implemented_by: Edges

    def force(self, slug: str) -> Force:
        """By its own status and by what others say of it."""
        if self.ended(slug):
            return Force.ENDED
        return Force.AMENDED if self.standing_amendments(slug) else Force.IN_FORCE

    def standing_amendments(self, slug: str) -> list[str]:
        """Amendments by date, without those that were themselves revoked."""
        return [each for each in self.amended_by.get(slug, ()) if not self.ended(each)]

    def ended(self, slug: str) -> bool:
        meta = self.documents[slug]
        return bool(meta.status in GONE or meta.revoked_by or self.revoked_by.get(slug))

    def chain(self, slug: str) -> list[str]:
        """All that are tied to it by amending and revoking, oldest first; alone where there are none."""
        seen, waiting = {slug}, [slug]
        while waiting and len(seen) < LONGEST:
            here = waiting.pop()
            for edges in (self.amends, self.amended_by, self.revokes, self.revoked_by):
                fresh = [each for each in edges.get(here, ()) if each not in seen]
                seen.update(fresh)
                waiting.extend(fresh)
        return sorted(seen, key=lambda each: age(self.documents[each], each))

    def principal(self, chain: list[str]) -> list[str]:
        """Those of a chain that stand by themselves and are in force: neither ended nor mere amendments."""
        return [each for each in chain if not self.ended(each) and not self.amends.get(each)]


def law_of(documents: Mapping[str, Document]) -> Law:
    """The relations of all documents; what names an unknown document or itself is left out."""
    amends = both(documents, "amends", "amended_by")
    revokes = both(documents, "revokes", "revoked_by")
    implements = both(documents, "implements", "")
    return Law(documents, *amends, *revokes, *implements)


def both(documents: Mapping[str, Document], active: str, passive: str) -> tuple[Edges, Edges]:
    pairs = {(slug, other) for slug, meta in documents.items() for other in getattr(meta, active)}
    if passive:
        pairs |= {(other, slug) for slug, meta in documents.items() for other in getattr(meta, passive)}
    known = [(one, other) for one, other in pairs if one != other and {one, other} <= documents.keys()]
    return edges(documents, known), edges(documents, [(other, one) for one, other in known])


def edges(documents: Mapping[str, Document], pairs: list[tuple[str, str]]) -> Edges:
    found: dict[str, list[str]] = {}
    for one, other in sorted(pairs, key=lambda pair: (pair[0], *age(documents[pair[1]], pair[1]))):
        found.setdefault(one, []).append(other)
    return {slug: tuple(others) for slug, others in found.items()}


def age(meta: Document, slug: str) -> tuple[int, date, str]:
    """To sort by: the year, within it the day (none: the last), within that the slug."""
    day = enacted(meta)
    year = day.year if day else meta.year or 9999
    return year, day or date(year, 12, 31), slug


def enacted(meta: Document) -> date | None:
    """The day on which it was made; else the day of its promulgation."""
    return meta.enacted or meta.promulgated


def older(one: Document, other: Document) -> bool:
    """Surely older, by days where both are known, else by years."""
    first, second = enacted(one), enacted(other)
    if first and second:
        return first < second
    years = [day.year if day else meta.year for meta, day in ((one, first), (other, second))]
    return bool(years[0] and years[1] and years[0] < years[1])
