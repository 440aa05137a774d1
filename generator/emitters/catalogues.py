"""The catalogue for machines: DCAT in three forms, DCAT-US, the JDIH feed, and everything as JSON lines.

All are made while writing, one resource at a time, so that memory does not grow with the portal.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.catalogues import LISTS, dcat
from generator.feeds.channel import clean
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
    pages = split([item for item in catalogue.items if item.kind in LISTED])
    for suffix in RDF:
        for number in range(1, len(pages) + 1):
            make = partial(write_page, catalogue, pages, number, suffix)
            out.made(address(suffix, number), make, SOURCE)
    for name in LISTS:
        out.made(name, partial(write_list, catalogue, name), SOURCE)


def split(items: list[Item]) -> list[list[Item]]:
    """Pages of the catalogue; at least one, which may be empty."""
    return [items[start : start + PAGE] for start in range(0, len(items), PAGE)] or [[]]


def address(suffix: str, number: int) -> str:
    """``katalog.ttl``, ``katalog/2.ttl`` …"""
    return f"katalog.{suffix}" if number == 1 else f"katalog/{number}.{suffix}"


def write_page(catalogue: Catalogue, pages: list[list[Item]], number: int, suffix: str, target: Path) -> None:
    with target.open("w", encoding="utf-8", newline="\n") as file:
        RDF[suffix].write(nodes(catalogue, pages, number, suffix), file)


def nodes(catalogue: Catalogue, pages: list[list[Item]], number: int, suffix: str) -> Iterator[Node]:
    """The catalogue, the resources of the page, and its place among the pages."""
    yield from dcat.nodes(catalogue, pages[number - 1])
    if len(pages) > 1:
        addresses = [address(suffix, each) for each in range(1, len(pages) + 1)]
        yield dcat.page_node(catalogue, addresses, number, sum(map(len, pages)), PAGE)


def write_list(catalogue: Catalogue, name: str, target: Path) -> None:
    form = LISTS[name]
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.write(form.BEFORE)
        for number, row in enumerate(form.rows(catalogue)):
            file.write(form.BETWEEN if number else "")
            file.write(clean(json.dumps(row, ensure_ascii=False)))
        file.write(form.AFTER)
