"""JSON-LD 1.1: nested objects that can be read without knowing RDF."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from generator.rdf.graph import PREFIXES, Iri, Literal, Node, Value


def write(nodes: Iterable[Node], target: TextIO) -> None:
    """One node on a line, so that memory holds one at a time."""
    context = json.dumps(PREFIXES)
    target.write(f'{{"@context": {context},\n"@graph": [\n')
    for number, node in enumerate(nodes):
        target.write(",\n" if number else "")
        target.write(json.dumps(as_object(node), ensure_ascii=False))
    target.write("\n]}\n")


def as_object(node: Node) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": node.id.value} if node.id else {}
    found["@type"] = node.types[0] if len(node.types) == 1 else list(node.types)
    for name, value in node.properties:
        plain = as_value(value)
        if name not in found:
            found[name] = plain
        elif isinstance(found[name], list):
            found[name].append(plain)
        else:
            found[name] = [found[name], plain]
    return found


def as_value(value: Value) -> Any:
    if isinstance(value, Node):
        return as_object(value)
    if isinstance(value, Iri):
        return {"@id": value.value}
    return as_literal(value)


def as_literal(value: Literal) -> Any:
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype:
        return {"@value": value.value, "@type": value.datatype}
    return value.value
