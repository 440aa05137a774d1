"""What loading gave, and where each item's keys and values stand in the officers' files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.briefs import NOTHING, Brief, Memory
from generator.contents import Contents
from generator.findings import Finding, Place, Severity
from generator.history.dates import Past
from generator.kept import Kept
from generator.model import Catalogue, Item
from generator.readers.yaml import Source
from generator.reading import read_source


@dataclass(slots=True)
class Loaded:
    """What loading gave: the catalogue, all findings so far, and the places behind the items."""

    catalogue: Catalogue
    findings: list[Finding]
    kept: Kept = field(default_factory=Kept.none)
    """What was read of files that have not changed since."""
    contents: Contents = field(default_factory=lambda: Contents(None))
    broken: set[tuple[str, str]] = field(default_factory=set)
    """(kind, slug) of items that exist but have errors: others may refer to them."""
    committed: date | None = None
    """Day of the newest commit (WIB), where there is one."""
    briefs: dict[str, Brief] = field(default_factory=dict)
    """Declaring file → what is known of the item, also of the broken ones."""
    named: dict[tuple[str, str], Brief] = field(default_factory=dict)
    """(kind, slug) → the same."""
    memory: Memory = NOTHING
    past: Past | None = None
    """What git knows; None where nobody asks it."""
    states: dict[tuple[str, ...], str | None] = field(default_factory=dict)
    """Kinds → digest of the state of their items, for rules that look at these kinds only."""
    _sources: dict[str, Source | None] = field(default_factory=dict)
    """Item key → its YAML, for items that something is said of."""

    @property
    def today(self) -> date:
        """What terms are compared with: never the clock, so that one commit has one set of findings."""
        return self.committed or self.catalogue.updated.date()

    def place(self, item: Item, *path: str | int, key: bool = False) -> Place:
        brief = self.briefs.get(item.source)
        spot = brief.places.get((key, *path)) if brief else None
        if spot is None:
            found = self._place(item, path, key)
            spot = found.line, found.column
            if brief:
                brief.places[key, *path], brief.fresh = spot, True
        return Place(item.source, *spot)

    def _place(self, item: Item, path: tuple[str | int, ...], key: bool) -> Place:
        if item.key not in self._sources:
            declared = self.catalogue.root / item.source
            self._sources[item.key] = read_source(item.kind, declared, item.source)[0]
        source = self._sources[item.key]
        return source.place(*path, key=key) if source else Place(item.source)

    def gists(self, rule: str) -> Iterator[tuple[Item, Any]]:
        """Items of which the rule's ``gist`` had something to say, with what it said."""
        for item in self.catalogue.items:
            gists = self.briefs[item.source].gists
            if gists and rule in gists:
                yield item, gists[rule]

    def knows(self, kind: str, slug: str) -> bool:
        return self.catalogue.get(kind, slug) is not None or (kind, slug) in self.broken

    def error(self, item: Item, path: tuple[str | int, ...], message: str, remedy: str, code: str) -> Finding:
        return Finding(self.place(item, *path), message, remedy, code)

    def warning(
        self, item: Item, path: tuple[str | int, ...], message: str, remedy: str, code: str
    ) -> Finding:
        return Finding(self.place(item, *path), message, remedy, code, Severity.WARNING)
