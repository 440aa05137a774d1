"""RDF/XML (W3C RDF 1.1): the form that old harvesters read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from lxml import etree

from generator.rdf.graph import PREFIXES, Iri, Literal, Node, Value, full

RDF = f"{{{PREFIXES['rdf']}}}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def write(nodes: Iterable[Node], target: TextIO) -> None:
    """One node at a time, without the declarations that the root has made for all."""
    shell = etree.Element(f"{RDF}RDF", nsmap=PREFIXES)
    shell.text = ""
    head, _, foot = etree.tostring(shell, encoding="unicode").partition("></")
    target.write(f'<?xml version="1.0" encoding="UTF-8"?>\n{head}>\n')
    for node in nodes:
        shell.append(as_element(shell, node))
        text = etree.tostring(shell, encoding="unicode", pretty_print=True)
        target.write(text[text.index(">") + 1 : text.rindex("</")].strip() + "\n")
        shell.clear()
    target.write(f"</{foot}\n")


def as_element(parent: Any, node: Node) -> Any:
    """A typed node element; further types are properties."""
    first, *others = node.types
    element = etree.SubElement(parent, qualified(first))
    if node.id:
        element.set(f"{RDF}about", node.id.value)
    for name in others:
        etree.SubElement(element, f"{RDF}type").set(f"{RDF}resource", full(name))
    for name, value in node.properties:
        add(etree.SubElement(element, qualified(name)), value)
    return element


def add(element: Any, value: Value) -> None:
    if isinstance(value, Iri):
        element.set(f"{RDF}resource", value.value)
    elif isinstance(value, Node):
        as_element(element, value)
    else:
        add_literal(element, value)


def add_literal(element: Any, value: Literal) -> None:
    element.text = value.value
    if value.language:
        element.set(LANGUAGE, value.language)
    elif value.datatype:
        element.set(f"{RDF}datatype", full(value.datatype))


def qualified(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{PREFIXES[prefix]}}}{local}"
