"""DOCX: paragraphs, headings, tables; pages where Word left a mark of where they broke."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lxml import etree

from generator.documents import limits
from generator.documents.archive import Archive, attribute, local
from generator.documents.drawn import text_of_drawing
from generator.documents.layout import tidy
from generator.documents.ooxml import count_comments, properties, read_container
from generator.documents.text import Page, Reading

BODY = "word/document.xml"
SKIPPED = {"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "sectPr", "commentReference"}
"""Deleted and moved-away text, the second copy of a drawing, field codes."""
CHANGES = {"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "sectPrChange"}
CELL = " | "


def read(path: Path) -> Reading:
    return read_container(path, pages_of)


def pages_of(archive: Archive, reading: Reading) -> list[Page] | None:
    properties(archive, reading)
    root = archive.xml(BODY)
    if root is None:
        reading.mark("berkas-rusak", suffix=".docx")
        return None
    hygiene(archive, root, reading)
    body = Body(heading_styles(archive), pictures(archive))
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


def outline(element: etree._Element) -> bool:
    return any(attribute(node, "val") in "012345678" for node in element.iter("{*}outlineLvl"))


class Body:
    """Collects paragraphs into pages while walking the document."""

    def __init__(self, headings: set[str], pictures: dict[str, list[str]]) -> None:
        self.styles = headings
        self.pictures = pictures
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
            elif tag not in SKIPPED:
                self.read(child)

    def table(self, element: etree._Element) -> None:
        """Each row a paragraph of its cells; a table inside a cell comes after the row, once."""
        for row in element.iter("{*}tr"):
            if next(row.iterancestors("{*}tbl")) is not element:
                continue
            self.add(
                CELL.join(filter(None, (cell_text(cell) for cell in row.iterchildren("{*}tc", "{*}sdt"))))
            )
            for inner in row.iter("{*}tbl"):
                if next(inner.iterancestors("{*}tbl")) is element:
                    self.table(inner)

    def paragraph(self, element: etree._Element) -> None:
        style = element.find("{*}pPr/{*}pStyle")
        properties = element.find("{*}pPr")
        heading = style is not None and attribute(style, "val") in self.styles
        heading = heading or (properties is not None and outline(properties))
        parts = text_of(element).split("\f")
        for number, part in enumerate(parts):
            if number and len(self.pages) < limits.PAGES:
                self.pages.append(([], []))
            self.add(part, heading)
        for picture in element.iter("{*}chart", "{*}relIds") if self.pictures else ():
            for text in self.pictures.pop(attribute(picture, "dm") or attribute(picture, "id"), ()):
                self.add(text)

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


def cell_text(cell: etree._Element) -> str:
    """Without the tables inside it."""
    paragraphs = (each for each in cell.iter("{*}p") if next(each.iterancestors("{*}tc"), cell) is cell)
    return tidy(" ".join(text_of(paragraph) for paragraph in paragraphs))
