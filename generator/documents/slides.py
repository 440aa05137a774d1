"""PPTX: each shown slide is a page; its title placeholder is the heading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lxml import etree

from generator.documents import limits
from generator.documents.archive import Archive, attribute, local
from generator.documents.drawn import drawn
from generator.documents.layout import tidy
from generator.documents.ooxml import count_comments, on, properties, read_container
from generator.documents.text import Page, Reading

SHOW = "ppt/presentation.xml"
TITLES = {"title", "ctrTitle"}
CELL = " | "


def read(path: Path) -> Reading:
    return read_container(path, pages_of)


def pages_of(archive: Archive, reading: Reading) -> list[Page] | None:
    properties(archive, reading)
    show = archive.xml(SHOW)
    if show is None:
        reading.mark("berkas-rusak", suffix=".pptx")
        return None
    parts = archive.relations(SHOW)
    wanted = [parts.get(attribute_id(entry), "") for entry in show.iterfind("{*}sldIdLst/{*}sldId")]
    every = ((part, archive.xml(part)) for part in wanted[: limits.PAGES])
    slides = [(part, slide) for part, slide in every if slide is not None]
    shown = [(part, slide) for part, slide in slides if on(slide, "show", True)]
    for number, (part, slide) in enumerate(slides, start=1):
        if (part, slide) not in shown:
            reading.aside("salindia tersembunyi", page_of(number, slide, drawn(archive, part)).text)
    hygiene(archive, len(slides) - len(shown), reading)
    reading.facts = replace(reading.facts, pages=len(shown))
    return [page_of(n, slide, drawn(archive, part)) for n, (part, slide) in enumerate(shown, start=1)]


def attribute_id(entry: etree._Element) -> str:
    """``r:id``, not the slide's own ``id``."""
    return next((str(value) for key, value in entry.attrib.items() if str(key).endswith("}id")), "")


def hygiene(archive: Archive, hidden: int, reading: Reading) -> None:
    comments = count_comments(archive, "ppt/comments")
    notes = sum(
        1
        for name in archive.names
        if name.startswith("ppt/notesSlides/notes") and says_something(archive, name)
    )
    for code, count in (
        ("salindia-tersembunyi", hidden),
        ("komentar", comments),
        ("catatan-pembicara", notes),
    ):
        if count:
            reading.mark(code, count=count)


def says_something(archive: Archive, name: str) -> bool:
    """A notes page with more than the slide's number."""
    root = archive.xml(name)
    texts = [] if root is None else [tidy(paragraph_text(p)) for p in root.iter("{*}p")]
    return any(not text.isdigit() for text in texts if text)


def page_of(number: int, slide: etree._Element, pictures: list[str]) -> Page:
    headings: list[str] = []
    paragraphs: list[str] = []
    for shape in slide.iter("{*}sp", "{*}tr"):
        found = [tidy(paragraph_text(paragraph)) for paragraph in shape.iter("{*}p")]
        found = [text for text in found if text]
        kind = next((attribute(place, "type") for place in shape.iter("{*}ph")), "")
        if local(shape) == "tr":
            found = [CELL.join(found)] if found else []
        elif kind in TITLES:
            headings += found
        paragraphs += found
    room = limits.PAGE_TEXT
    kept = [text for text in (*paragraphs, *pictures) if (room := room - len(text)) > 0]
    return Page(number, str(number), tuple(headings), tuple(kept))


def paragraph_text(paragraph: etree._Element) -> str:
    return "".join(node.text or "" if local(node) == "t" else " " for node in paragraph.iter("{*}t", "{*}br"))
