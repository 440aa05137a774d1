"""The catalogue for machines: DCAT in three forms, DCAT-US, the JDIH feed, and everything as JSON lines.

All are made while writing, at most a page of resources at a time, so that memory stays bounded.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.catalogues import LISTS, dcat
from generator.feeds.channel import clean
from generator.likeness import likeness
from generator.model import Catalogue, Item
from generator.output import Output
from generator.rdf import RDF
from generator.rdf.graph import Node

PAGE = 1_000
"""Resources in one document of the DCAT catalogue."""
LISTED = ("dataset", "dokumen")
"""Kinds in the DCAT catalogue."""
SOURCE = "katalog"


def emit(catalogue: Catalogue, out: Output) -> None:
    pages = Pages(catalogue, split([item for item in catalogue.items if item.kind in LISTED]))
    for number in range(1, len(pages.items) + 1):
        key = pages.key(number)
        for suffix in RDF:
            out.made(address(suffix, number), partial(pages.write, suffix, number), SOURCE, key)
    for name, form in LISTS.items():
        items = [item for item in catalogue.items if item.kind in form.LISTED]
        key = likeness(catalogue).key(name, items)
        out.made(name, partial(write_list, catalogue, name), SOURCE, key)


def split(items: list[Item]) -> list[list[Item]]:
    """Pages of the catalogue; at least one, which may be empty."""
    return [items[start : start + PAGE] for start in range(0, len(items), PAGE)] or [[]]


def address(suffix: str, number: int) -> str:
    """``katalog.ttl``, ``katalog/2.ttl`` …"""
    return f"katalog.{suffix}" if number == 1 else f"katalog/{number}.{suffix}"


@dataclass
class Pages:
    """The DCAT catalogue page by page; one page is kept, because its three forms are written in a row."""

    catalogue: Catalogue
    items: list[list[Item]]
    _kept: tuple[int, list[Node]] = (0, [])

    def write(self, suffix: str, number: int, target: Path) -> None:
        if self._kept[0] != number:
            self._kept = (number, list(dcat.nodes(self.catalogue, self.items[number - 1])))
        with target.open("w", encoding="utf-8", newline="\n") as file:
            RDF[suffix].write([*self._kept[1], *self.place(suffix, number)], file)

    def key(self, number: int) -> str:
        """Of all that a page is made from; the portal's body stands on each, and its day."""
        body = self.catalogue.settings.body
        portal = self.catalogue.updated, self.catalogue.get("organisasi", body) if body else None
        count = len(self.items), sum(map(len, self.items))
        return likeness(self.catalogue).key(number, count, portal, self.items[number - 1])

    def place(self, suffix: str, number: int) -> Iterator[Node]:
        """Where the page stands among the others, if there are others."""
        if len(self.items) > 1:
            addresses = [address(suffix, each) for each in range(1, len(self.items) + 1)]
            yield dcat.page_node(self.catalogue, addresses, number, sum(map(len, self.items)), PAGE)


def write_list(catalogue: Catalogue, name: str, target: Path) -> None:
    form = LISTS[name]
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.write(form.BEFORE)
        for number, row in enumerate(form.rows(catalogue)):
            file.write(form.BETWEEN if number else "")
            file.write(clean(json.dumps(row, ensure_ascii=False)))
        file.write(form.AFTER)
