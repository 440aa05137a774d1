"""A description in RDF as nested nodes: what DCAT needs of a graph, and no more.

Nodes with an address are named, nodes without are blank and stand where they are used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from generator.feeds.channel import clean

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "hydra": "http://www.w3.org/ns/hydra/core#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
FORBIDDEN_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


@dataclass(frozen=True, slots=True)
class Iri:
    """An address; what no IRI may hold is percent-encoded (RFC 3987)."""

    value: str

    def __post_init__(self) -> None:
        safe = FORBIDDEN_IN_IRI.sub(lambda found: quote(found[0]), clean(self.value))
        object.__setattr__(self, "value", safe)


@dataclass(frozen=True, slots=True)
class Literal:
    """A text in a language, or a value with a datatype such as ``xsd:date``; never both."""

    value: str
    language: str = ""
    datatype: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", clean(self.value))


@dataclass(frozen=True, slots=True)
class Node:
    """A subject with its types (``dcat:Dataset``) and properties (``dct:title`` → value)."""

    id: Iri | None
    types: tuple[str, ...]
    properties: tuple[tuple[str, Value], ...]


Value = Iri | Literal | Node


def node(address: str | None, types: str, *properties: tuple[str, Value | Iterable[Value] | None]) -> Node:
    """``types`` separated by spaces; a property may have no value, one, or many."""
    pairs = tuple((name, value) for name, values in properties for value in each(values))
    return Node(Iri(address) if address else None, tuple(types.split()), pairs)


def each(values: Value | Iterable[Value] | None) -> Iterator[Value]:
    if isinstance(values, Iri | Literal | Node):
        yield values
    elif values is not None:
        yield from values


def full(name: str) -> str:
    """``dct:title`` → its IRI."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
