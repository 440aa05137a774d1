"""DOCX: paragraphs, headings, tables; pages where Word left a mark of where they broke."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from lxml import etree

from generator.documents import limits
from generator.documents.archive import Archive, attribute, local
from generator.documents.drawn import text_of_drawing
from generator.documents.layout import tidy
from generator.documents.ooxml import count_comments, properties, read_container
from generator.documents.running import is_page_number
from generator.documents.text import Page, Reading
from generator.documents.word_lists import Lists, lists_of

BODY = "word/document.xml"
SKIPPED = {"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "sectPr", "commentReference"}
"""Deleted and moved-away text, the second copy of a drawing, field codes."""
CHANGES = {"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "sectPrChange"}
CELL = " | "
EDGE = re.compile(r"word/(?:header|footer)\d{0,4}\.xml")


def read(path: Path) -> Reading:
    return read_container(path, pages_of)


def pages_of(archive: Archive, reading: Reading) -> list[Page] | None:
    properties(archive, reading)
    root = archive.xml(BODY)
    if root is None:
        reading.mark("berkas-rusak", suffix=".docx")
        return None
    hygiene(archive, root, reading)
    body = Body(heading_styles(archive), pictures(archive), lists_of(archive), around(archive))
    body.read(root)
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        notes = archive.xml(name)
        if notes is not None:
            body.read(notes)
    reading.facts = replace(reading.facts, pages=max(reading.facts.pages, len(body.pages)))
    if body.full:
        reading.mark("terlalu-banyak-teks")
    return body.finished()


def hygiene(archive: Archive, root: etree._Element, reading: Reading) -> None:
    tags = [local(element) for element in root.iter()]
    changes = sum(1 for tag in tags if tag in CHANGES)
    comments = count_comments(archive, "word/")
    if changes:
        reading.mark("jejak-perubahan", count=changes)
    if comments:
        reading.mark("komentar", count=comments)
    if any(
        local(element) == "vanish" and attribute(element, "val") not in ("0", "false")
        for element in root.iter()
    ):
        reading.mark("teks-tersembunyi")
        hidden = (run for run in root.iter("{*}r") if run.find("{*}rPr/{*}vanish") is not None)
        reading.aside(
            "teks tersembunyi", "".join(node.text or "" for run in hidden for node in run.iter("{*}t"))
        )


def heading_styles(archive: Archive) -> set[str]:
    """Ids of the styles that are headings, by name or outline level."""
    root = archive.xml("word/styles.xml")
    found = set()
    for style in () if root is None else root.iterchildren("{*}style"):
        name = next((attribute(node, "val").lower() for node in style.iterchildren("{*}name")), "")
        if name.startswith(("heading", "judul", "title")) or outline(style):
            found.add(attribute(style, "styleId"))
    return found


def pictures(archive: Archive) -> dict[str, list[str]]:
    """What charts and diagrams say, by the id by which the body refers to them."""
    every = {key: text_of_drawing(archive, part) for key, part in archive.relations(BODY).items()}
    return {key: texts for key, texts in every.items() if texts}


def around(archive: Archive) -> dict[str, etree._Element]:
    """Headers and footers, by the id by which a section refers to them."""
    parts = archive.relations(BODY).items()
    named = {key: part for key, part in parts if EDGE.fullmatch(part)}
    found = {key: archive.xml(part) for key, part in [*named.items()][: limits.PAGES]}
    return {key: root for key, root in found.items() if root is not None}


def outline(element: etree._Element) -> bool:
    return any(attribute(node, "val") in "012345678" for node in element.iter("{*}outlineLvl"))


class Body:
    """Collects paragraphs into pages while walking the document."""

    def __init__(
        self,
        headings: set[str],
        pictures: dict[str, list[str]],
        lists: Lists,
        around: dict[str, etree._Element],
    ) -> None:
        self.styles = headings
        self.pictures = pictures
        self.lists = lists
        self.around = around
        self.section = (0, 0)
        """Page and paragraph with which the section begins."""
        self.said: set[str] = set()
        """What headers and footers said before."""
        self.pages: list[tuple[list[str], list[str]]] = [([], [])]
        self.room = limits.TEXT
        self.full = False

    def read(self, element: etree._Element) -> None:
        for child in element:
            tag = local(child)
            if tag == "p":
                self.paragraph(child)
            elif tag == "tbl":
                self.table(child)
            elif tag == "sectPr":
                self.end_section(child)
            elif tag not in SKIPPED:
                self.read(child)

    def table(self, element: etree._Element) -> None:
        """Each row a paragraph of its cells; a table inside a cell comes after the row, once."""
        for row in element.iter("{*}tr"):
            if next(row.iterancestors("{*}tbl")) is not element:
                continue
            cells = (self.cell(cell) for cell in row.iterchildren("{*}tc", "{*}sdt"))
            self.add(CELL.join(filter(None, cells)))
            for inner in row.iter("{*}tbl"):
                if next(inner.iterancestors("{*}tbl")) is element:
                    self.table(inner)

    def paragraph(self, element: etree._Element) -> None:
        style = element.find("{*}pPr/{*}pStyle")
        properties = element.find("{*}pPr")
        heading = style is not None and attribute(style, "val") in self.styles
        heading = heading or (properties is not None and outline(properties))
        counted = self.lists.number(element)
        parts = text_of(element).split("\f")
        first = next((n for n, part in enumerate(parts) if counted and part.strip()), None)
        if first is not None:
            parts[first] = f"{counted} {parts[first]}"
        for number, part in enumerate(parts):
            if number and len(self.pages) < limits.PAGES:
                self.pages.append(([], []))
            self.add(part, heading)
        for picture in element.iter("{*}chart", "{*}relIds") if self.pictures else ():
            for text in self.pictures.pop(attribute(picture, "dm") or attribute(picture, "id"), ()):
                self.add(text)
        if properties is not None and (section := properties.find("{*}sectPr")) is not None:
            self.end_section(section)

    def cell(self, cell: etree._Element) -> str:
        """Without the tables inside it."""
        inside = (each for each in cell.iter("{*}p") if next(each.iterancestors("{*}tc"), cell) is cell)
        said = ((self.lists.number(paragraph), text_of(paragraph)) for paragraph in inside)
        return tidy(" ".join(f"{number} {text}" if text.strip() else "" for number, text in said))

    def end_section(self, section: etree._Element) -> None:
        """Its header above it, and its footer below, where they say what none said before."""
        page, first = self.section
        if first == len(self.pages[page][1]) and page + 1 < len(self.pages):
            page, first = page + 1, 0
        above = [text for each in section.iterchildren("{*}headerReference") for text in self.edge(each)]
        self.pages[page][1][first:first] = above
        for each in section.iterchildren("{*}footerReference"):
            self.pages[-1][1].extend(self.edge(each))
        self.section = (len(self.pages) - 1, len(self.pages[-1][1]))

    def edge(self, reference: etree._Element) -> list[str]:
        root = self.around.pop(attribute(reference, "id"), None)
        if root is None or self.full:
            return []
        part = Body(set(), {}, self.lists, {})
        part.read(root)
        texts = [text for _, page in part.pages for text in page if not is_page_number(text)]
        new = [text for text in dict.fromkeys(texts) if text not in self.said]
        self.said.update(new)
        self.room -= sum(map(len, new))
        return new

    def add(self, text: str, heading: bool = False) -> None:
        text = tidy(text)
        self.room -= len(text)
        self.full = self.full or self.room < 0
        if text and not self.full:
            headings, paragraphs = self.pages[-1]
            paragraphs.append(text)
            if heading:
                headings.append(text)

    def finished(self) -> list[Page]:
        return [
            Page(number, str(number), tuple(headings), tuple(paragraphs))
            for number, (headings, paragraphs) in enumerate(self.pages, start=1)
        ]


def text_of(element: etree._Element) -> str:
    """Text of a paragraph as a reader sees it; ``\\f`` where a page ended."""
    parts: list[str] = []
    for child in element:
        tag = local(child)
        if tag == "t":
            parts.append(child.text or "")
        elif tag in ("tab", "br", "cr", "lastRenderedPageBreak"):
            page = tag == "lastRenderedPageBreak" or attribute(child, "type") == "page"
            parts.append("\f" if page else " ")
        elif tag == "noBreakHyphen":
            parts.append("-")
        elif tag == "r" and child.find("{*}rPr/{*}vanish") is not None:
            continue
        elif tag and tag not in SKIPPED:
            parts.append(text_of(child))
            parts.append(" " if tag in ("p", "txbxContent") else "")
    return "".join(parts)
