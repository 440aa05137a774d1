"""From the chart library's SVG to ours: readable by screen readers, small, and safe to stand in a page.

vl-convert labels every mark but gives the drawing no name. Here the drawing becomes one image with
a title and a description, the labels of points and bars become tooltips, and what shows nothing goes.
"""

from __future__ import annotations

import re

from lxml import etree
from markupsafe import Markup

from generator.charts import patterns

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "g", "path", "line", "text", "rect", "circle", "tspan", "title", "desc", "clipPath", "defs"}
KEPT = re.compile(
    r"d|x|y|x1|x2|y1|y2|width|height|r|cx|cy|dx|dy|points|transform|fill|stroke|opacity|viewBox|id|clip-path"
    r"|fill-opacity|stroke-(?:width|opacity|dasharray|dashoffset|linecap|linejoin|miterlimit)"
    r"|text-anchor|font-size|font-weight|font-style|dominant-baseline|display"
)
DEFAULTS = {("opacity", "1"), ("stroke-width", "1"), ("transform", "translate(0,0)"), ("fill-opacity", "1")}
DECIMALS = re.compile(r"-?\d+\.\d{2,}")
USED_CLIP = re.compile(r"url\(#(.+)\)")
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def tidy(drawn: str, key: str, title: str, description: str, shape: str, *, filled: int = 0) -> Markup:
    """``key`` makes the ids unique on a page; ``shape`` is the CSS class of the size.

    ``filled`` series get a pattern each for print.
    """
    root = etree.fromstring(drawn.encode(), PARSER)
    for element in list(root.iter()):
        tooltip(element)
        centre_lines(element)
    renumber_clips(root)
    for element in list(root.iter()):
        clean(element, key)
    for element in reversed(list(root.iter())):
        drop_empty(element)
    name(root, key, title, description, shape)
    if filled:
        patterns.add(root, key, filled)
    text = etree.tostring(root, encoding="unicode")
    plain = text.replace(' xmlns="http://www.w3.org/2000/svg"', "").replace("\n", " ")
    return Markup(plain)  # noqa: S704 - serialised from a tree of allowed elements, every text escaped


def renumber_clips(root: etree._Element) -> None:
    """The chart library counts clips through the life of a process; here each drawing starts at 0."""
    names = {clip.get("id"): f"clip{at}" for at, clip in enumerate(root.iter(f"{SVG}clipPath"))}
    for element in root.iter():
        if element.get("id") in names:
            element.set("id", names[element.get("id")])
        used = USED_CLIP.fullmatch(element.get("clip-path", ""))
        if used and used[1] in names:
            element.set("clip-path", f"url(#{names[used[1]]})")


def tooltip(element: etree._Element) -> None:
    """The label of a point or a bar is shown on hovering; lines and axes stay without."""
    spoken = element.get("aria-label")
    if spoken and element.get("aria-roledescription") in {"point", "bar", "circle"}:
        child = etree.Element(f"{SVG}title")
        child.text = spoken
        element.insert(0, child)


def centre_lines(element: etree._Element) -> None:
    """The chart library puts the first of several lines where the middle belongs."""
    lines = element.findall(f"{SVG}tspan")
    below = sum(float(line.get("dy") or 0) for line in lines)
    if len(lines) > 1 and lines[0].get("dy") is None:
        lines[0].set("dy", f"{-below / 2:.1f}".removesuffix(".0"))


def clean(element: etree._Element, key: str) -> None:
    """Only known elements and attributes pass, with one decimal and ids of our own."""
    if not isinstance(element.tag, str) or etree.QName(element).localname not in ALLOWED:
        remove(element)
        return
    for attribute, value in list(element.attrib.items()):
        text = str(value)
        if not KEPT.fullmatch(str(attribute)) or (attribute, text) in DEFAULTS:
            del element.attrib[attribute]
        elif attribute == "id":
            element.set("id", f"{key}-{text}")
        elif attribute == "clip-path":
            element.set("clip-path", text.replace("url(#", f"url(#{key}-"))
        elif DECIMALS.search(text):
            element.set(attribute, DECIMALS.sub(shorter, text))


def shorter(match: re.Match[str]) -> str:
    return f"{float(match[0]):.1f}".removesuffix(".0").replace("-0", "0", int(float(match[0]) == 0))


def drop_empty(element: etree._Element) -> None:
    """Groups and invisible frames that show nothing."""
    kind = etree.QName(element).localname
    hollow = kind == "path" and (not element.get("d") or element.get("display") == "none")
    frame = kind == "path" and not any(element.get(paint) for paint in ("fill", "stroke"))
    clipped = element.getparent() is not None and etree.QName(element.getparent()).localname == "clipPath"
    if (hollow or (frame and not clipped) or kind == "g") and len(element) == 0:
        remove(element)


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def name(root: etree._Element, key: str, title: str, description: str, shape: str) -> None:
    """One image with a name and a description (WAI-ARIA ``img``)."""
    for attribute in ("width", "height"):
        root.attrib.pop(attribute, "")
    root.set("class", f"t-chart {shape}")
    root.set("role", "img")
    root.set("aria-labelledby", f"{key}-judul {key}-uraian")
    for index, (tag, text) in enumerate((("title", title), ("desc", description))):
        child = etree.Element(f"{SVG}{tag}")
        child.set("id", f"{key}-{'judul' if tag == 'title' else 'uraian'}")
        child.text = text
        root.insert(index, child)
