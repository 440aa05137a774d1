"""Numbers that Word draws before paragraphs and does not store as text: ``Pasal 12``, ``(1)``, ``a.``.

Without them nobody would find an article of a regulation that Word numbered. ECMA-376, part 1, 17.9.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from generator.documents.archive import Archive, attribute, local

LEVELS = 9
"""Of a list; Word knows no more."""
TEXT = 60
"""Letters of a level's text that are looked at."""
BASES = 20
"""Styles that a style is based on, one above the other."""
PLACE = re.compile(r"%([1-9])")
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Level(NamedTuple):
    form: str = "decimal"
    text: str = ""
    start: int = 1


class Place(NamedTuple):
    """In which list a paragraph stands, and how deep."""

    list: str = ""
    level: int | None = None


@dataclass(slots=True)
class Lists:
    """Lists of a document, and how far each has been counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    """Of each list that defines some."""
    bases: dict[str, str] = field(default_factory=dict)
    """A list that is used → the one that defines its levels, and with which it is counted on."""
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    """Where a list that is used begins anew, until its first paragraph."""
    styles: dict[str, Place] = field(default_factory=dict)
    counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def number(self, paragraph: etree._Element) -> str:
        """What stands before the paragraph, which is counted by this."""
        said = paragraph.find("{*}pPr/{*}numPr")
        style = self.styles.get(named(paragraph.find("{*}pPr/{*}pStyle")), Place())
        own = Place() if said is None else place_of(said)
        used, level = own.list or style.list, next((n for n in (own.level, style.level) if n is not None), 0)
        base = self.bases.get(used, "")
        levels = self.levels.get(base, {})
        if level not in levels:
            return ""
        counts = self.counts[base]
        for n, start in self.restarts.pop(used, {}).items():
            counts[n] = start - 1
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        return drawn(level, levels, counts)


def lists_of(archive: Archive) -> Lists:
    found = Lists(styles=styles_of(archive.xml("word/styles.xml")))
    root = archive.xml("word/numbering.xml")
    for each in () if root is None else root.iterchildren("{*}abstractNum"):
        found.levels[attribute(each, "abstractNumId")] = levels_of(each)
    for each in () if root is None else root.iterchildren("{*}num"):
        number = attribute(each, "numId")
        found.bases[number] = named(each.find("{*}abstractNumId"))
        found.restarts[number] = {
            whole(attribute(level, "ilvl"), 0): whole(named(start), 1)
            for level in each.iterchildren("{*}lvlOverride")
            if (start := level.find("{*}startOverride")) is not None
        }
    return found


def levels_of(element: etree._Element) -> dict[int, Level]:
    found = {}
    for level in element.iterchildren("{*}lvl"):
        said = {local(child): named(child) for child in level}
        place = whole(attribute(level, "ilvl"), 0)
        if place < LEVELS:
            start = whole(said.get("start", "1"), 1)
            found[place] = Level(said.get("numFmt", "decimal"), said.get("lvlText", "")[:TEXT], start)
    return found


def styles_of(root: etree._Element | None) -> dict[str, Place]:
    """Lists of paragraph styles, those included that they have from the styles they are based on."""
    own: dict[str, Place] = {}
    above: dict[str, str] = {}
    for style in () if root is None else root.iterchildren("{*}style"):
        name, said = attribute(style, "styleId"), style.find("{*}pPr/{*}numPr")
        own[name] = Place() if said is None else place_of(said)
        above[name] = named(style.find("{*}basedOn"))
    found = {}
    for name, place in own.items():
        base = name
        for _ in range(BASES):
            if base not in own or own[base].list:
                break
            base = above[base]
        if base in own and own[base].list:
            found[name] = Place(own[base].list, own[base].level if place.level is None else place.level)
    return found


def place_of(element: etree._Element) -> Place:
    level = element.find("{*}ilvl")
    return Place(named(element.find("{*}numId")), None if level is None else whole(named(level), 0))


def named(element: etree._Element | None) -> str:
    return "" if element is None else attribute(element, "val")


def whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("1000000") else otherwise


def drawn(level: int, levels: dict[int, Level], counts: dict[int, int]) -> str:
    if levels[level].form == "bullet":
        return "•"
    if levels[level].form == "none":
        return PLACE.sub("", levels[level].text)

    def count(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        of = levels.get(place, Level())
        return written(counts.get(place, of.start), of.form)

    return PLACE.sub(count, levels[level].text)


def written(count: int, form: str) -> str:
    """``3`` → ``c``, ``III``, ``03``; after ``z`` Word writes ``aa``, ``bb``."""
    if form.endswith("Letter") and 0 < count <= 26 * LEVELS:
        text = chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1)
    elif form.endswith("Roman") and 0 < count < 4000:
        text = roman(count)
    else:
        return f"{count:02d}" if form == "decimalZero" else str(count)
    return text.upper() if form.startswith("upper") else text


def roman(count: int) -> str:
    text = ""
    for value, letters in ROMAN:
        times, count = divmod(count, value)
        text += letters * times
    return text
