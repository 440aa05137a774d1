"""Turtle (W3C RDF 1.1): the form that people read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from generator.rdf.graph import PREFIXES, Iri, Literal, Node, Value


def write(nodes: Iterable[Node], target: TextIO) -> None:
    """Every named node once, where it is first met; blank nodes where they are used."""
    for prefix, address in PREFIXES.items():
        target.write(f"@prefix {prefix}: <{address}> .\n")
    seen: set[Node] = set()
    for node in nodes:
        for named in within(node):
            if named not in seen:
                seen.add(named)
                target.write(f"\n{iri(named)}{body(named, 1)} .\n")


def within(node: Node) -> Iterator[Node]:
    """The node and all named nodes below it."""
    if node.id:
        yield node
    for _, value in node.properties:
        if isinstance(value, Node):
            yield from within(value)


def body(node: Node, depth: int) -> str:
    """Types and properties, indented."""
    lines = [f" a {', '.join(node.types)}"] if node.types else [""]
    lines += [f"{name} {term(value, depth + 1)}" for name, value in node.properties]
    return (" ;\n" + "  " * depth).join(lines)


def term(value: Value, depth: int) -> str:
    if isinstance(value, Literal):
        return literal(value)
    if isinstance(value, Node) and not value.id:
        return f"[{body(value, depth)} ]"
    return iri(value)


def iri(value: Iri | Node) -> str:
    address = value if isinstance(value, Iri) else value.id
    assert address is not None
    return f"<{address.value}>"


def literal(value: Literal) -> str:
    """JSON's escapes are all among Turtle's."""
    text = json.dumps(value.value, ensure_ascii=False)
    if value.language:
        return f"{text}@{value.language}"
    return f"{text}^^{value.datatype}" if value.datatype else text
