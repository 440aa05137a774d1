"""Text that DOCX, XLSX and PPTX draw rather than write: charts, SmartArt, text boxes on sheets (ECMA-376)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from generator.documents.archive import Archive
from generator.documents.layout import tidy
from generator.documents.ooxml import decimal

SERIES = 100
POINTS = 500
"""Of a series; a chart of more shows no single one."""
PARTS = 200
"""Drawings of one page that are looked at."""


def drawn(archive: Archive, part: str) -> list[str]:
    """Paragraphs of all that the part draws, in the order in which it refers to it."""
    found: list[str] = []
    for target in islice(archive.relations(part).values(), PARTS):
        found += text_of_drawing(archive, target)
    return found


def text_of_drawing(archive: Archive, part: str) -> list[str]:
    """Of one part; nothing for any other kind of part."""
    folder = part.rpartition("/")[0]
    kind = part.rpartition("/")[2].rstrip("0123456789.xml")
    if not folder.endswith(("charts", "diagrams", "drawings")) or kind not in ("chart", "data", "drawing"):
        return []
    root = archive.xml(part)
    if root is None or (kind == "drawing" and folder.endswith("diagrams")):
        return []  # the picture of a diagram says again what its data say
    if kind == "chart":
        return list(filter(None, chart(root)))
    return [*filter(None, paragraphs(root)), *(drawn(archive, part) if kind == "drawing" else ())]


def paragraphs(element: etree._Element) -> Iterator[str]:
    for paragraph in element.iter("{*}p"):
        yield tidy("".join(text.text or "" for text in paragraph.iter("{*}t")))


def chart(root: etree._Element) -> Iterator[str]:
    """The titles, then each series as ``name: category value; …``, out of what Office stored with it."""
    for title in root.iter("{*}title"):
        yield from paragraphs(title)
    for series in islice(root.iter("{*}ser"), SERIES):
        names = points(series, "tx")
        values = [decimal(value) for value in points(series, "val") or points(series, "yVal")]
        places = points(series, "cat") or points(series, "xVal")
        pairs = [f"{place} {value}" for place, value in zip(places, values, strict=False)]
        yield tidy(": ".join(filter(None, [" ".join(names), "; ".join(pairs or places or values)])))


def points(series: etree._Element, name: str) -> list[str]:
    holder = series.find(f"{{*}}{name}")
    found = () if holder is None else islice(holder.iter("{*}v"), POINTS)
    return [tidy(point.text or "") for point in found]
