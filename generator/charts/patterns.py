"""Patterns that tell the bars and areas of several series apart where there is no colour.

A drawing brings its own and names them by custom properties, ``--t-pola-1`` and so on in the order of the
palette; the style sheet fills with them in print only, where greys of eight series could not be matched.
"""

from __future__ import annotations

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
CLASS = "t-chart--pola"
SIZE = "6"
SHAPES: tuple[dict[str, str], ...] = (
    {"d": "M0,0h6v6h-6z", "fill": "#000"},
    {"d": "M-1,1l2,-2M0,6l6,-6M5,7l2,-2", "stroke": "#000"},
    {"d": "M0,0h6v6h-6z", "fill": "#aaa"},
    {"d": "M2,2h2v2h-2z", "fill": "#000"},
    {"d": "M0,3h6", "stroke": "#000", "stroke-width": "1.5"},
    {"d": "M0,0l6,6M6,0l-6,6", "stroke": "#000"},
    {"d": "M0,0h6v6h-6z", "fill": "#fff"},
    {"d": "M-1,5l2,2M0,0l6,6M5,-1l2,2", "stroke": "#000", "stroke-width": "2"},
)
"""As many as the palette has colours."""


def add(root: etree._Element, key: str, count: int) -> None:
    """The first ``count`` patterns into the drawing; ``key`` makes their ids unique on a page."""
    names = [f"{key}-pola-{number}" for number in range(1, min(count, len(SHAPES)) + 1)]
    defined = etree.SubElement(root, f"{SVG}defs")
    for name, shape in zip(names, SHAPES, strict=False):
        frame = {"id": name, "width": SIZE, "height": SIZE, "patternUnits": "userSpaceOnUse"}
        etree.SubElement(etree.SubElement(defined, f"{SVG}pattern", frame), f"{SVG}path", shape)
    root.set("class", f"{root.get('class', '')} {CLASS}".strip())
    root.set("style", ";".join(f"--t-pola-{i}:url(#{name})" for i, name in enumerate(names, 1)))
