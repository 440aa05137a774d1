"""ODT, ODS and ODP (OASIS OpenDocument 1.3): one reader, as they share one content part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from generator.documents import limits
from generator.documents.archive import Archive, all_text, attribute, local
from generator.documents.layout import tidy
from generator.documents.ooxml import read_container
from generator.documents.people import mark_names
from generator.documents.running import is_page_number
from generator.documents.text import Page, Reading

SKIPPED = {
    "note",
    "tracked-changes",
    "annotation",
    "annotation-end",
    "notes",
    "forms",
    "sequence-decls",
    "shapes",
}
CELL = " | "
OBJECT = re.compile(r"^Object \d{1,4}$")
OBJECT_CONTENT = re.compile(r"^Object \d{1,4}/content\.xml$")
SLIDE_STYLE = "{*}drawing-page-properties"


def read(path: Path) -> Reading:
    return read_container(path, pages_of)


def pages_of(archive: Archive, reading: Reading) -> list[Page] | None:
    if is_locked(archive):
        reading.mark("berkas-terkunci")
        return None
    meta(archive, reading)
    root = archive.xml("content.xml")
    body = None if root is None else root.find("{*}body")
    if root is None or body is None or not len(body):
        reading.mark("berkas-rusak", suffix=".odt/.ods/.odp")
        return None
    hygiene(archive, root, reading)
    hide(archive, root, reading)
    objects(archive, reading)
    content = body[0]
    readers = {"spreadsheet": sheets, "presentation": slides}
    pages = readers.get(local(content), flowing)(root, content, reading)
    if local(content) == "text":
        pages = with_edges(pages, archive.xml("styles.xml"))
    reading.facts = replace(reading.facts, pages=max(reading.facts.pages, len(pages)))
    return pages


def is_locked(archive: Archive) -> bool:
    """ODF encrypts its parts inside an open ZIP and says so in the manifest, which need not be
    well-formed: StarOffice's had no namespaces."""
    return b"encryption-data" in (archive.bytes_of("META-INF/manifest.xml") or b"")


def meta(archive: Archive, reading: Reading) -> None:
    root = archive.xml("meta.xml")
    block = None if root is None else root.find("{*}meta")
    said = {local(child): tidy(all_text(child))[:200] for child in (() if block is None else block)}
    people = {said.get(key, "") for key in ("creator", "initial-creator", "printed-by")}
    mark_names(reading, people, [said.get("generator", "")])
    statistic = None if block is None else block.find("{*}document-statistic")
    count = "" if statistic is None else attribute(statistic, "page-count")
    reading.facts = replace(
        reading.facts,
        pages=int(count) if count.isascii() and count.isdigit() and len(count) < 6 else 0,
        title=said.get("title", ""),
        language=said.get("language", ""),
        producer=said.get("generator", ""),
    )


def hygiene(archive: Archive, root: etree._Element, reading: Reading) -> None:
    changes = sum(1 for _ in root.iter("{*}changed-region"))
    comments = sum(1 for _ in root.iter("{*}annotation"))
    if changes:
        reading.mark("jejak-perubahan", count=changes)
    if comments:
        reading.mark("komentar", count=comments)
    if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in archive.names):
        reading.mark("berisi-makro")


def hide(archive: Archive, root: etree._Element, reading: Reading) -> None:
    """Empties what is formatted as hidden, in place: a reader of the file does not see it."""
    roots = [root, *(part for part in [archive.xml("styles.xml")] if part is not None)]
    unseen = {
        attribute(style, "name")
        for each in roots
        for style in each.iter("{*}style")
        if any(attribute(p, "display") == "none" for p in style.iterchildren("{*}text-properties"))
    }
    for element in root.iter("{*}span", "{*}p", "{*}h", "{*}hidden-text", "{*}hidden-paragraph"):
        hidden = attribute(element, "style-name") in unseen or local(element).startswith("hidden-")
        if hidden and (text := tidy(all_text(element))):
            reading.mark("teks-tersembunyi")
            reading.aside("teks tersembunyi", text)
            element[:], element.text = [], None


def objects(archive: Archive, reading: Reading) -> None:
    """Objects that are stored whole: documents as folders, foreign programs' as one member."""
    whole = {name for name in archive.names if OBJECT.match(name)}
    reading.attached += [(name, b"") for name in sorted(whole)[: limits.ATTACHED]]  # another program's
    parts = [(name, archive.xml(name)) for name in sorted(archive.names) if OBJECT_CONTENT.match(name)]
    for name, root in parts:
        body = None if root is None else root.find("{*}body")
        if body is not None and len(body):
            reading.aside(
                f"lampiran {name.partition('/')[0]}", tidy(" ".join(str(part) for part in body.itertext()))
            )
            whole |= set() if local(body[0]) == "chart" else {name.partition("/")[0]}
    if whole:
        names = ", ".join(tidy(name) for name in sorted(whole)[:3])
        reading.mark("berkas-tertanam", count=len(whole), names=names)


def flowing(root: etree._Element, content: etree._Element, reading: Reading) -> list[Page]:
    """A text document; pages where the writer noted its soft breaks."""
    pages: list[tuple[list[str], list[str]]] = [([], [])]
    room = limits.TEXT
    for element in with_notes(blocks(content)):
        for number, part in enumerate(text_of(element).split("\f")):
            if number and len(pages) < limits.PAGES:
                pages.append(([], []))
            text = tidy(part)
            room -= len(text)
            if text and room > 0:
                pages[-1][1].append(text)
                pages[-1][0].extend([text] if local(element) == "h" else [])
    if room <= 0:
        reading.mark("terlalu-banyak-teks")
    return [Page(n, str(n), tuple(heads), tuple(texts)) for n, (heads, texts) in enumerate(pages, start=1)]


def with_edges(pages: list[Page], styles: etree._Element | None) -> list[Page]:
    """Headers of all kinds of pages above the first, and their footers below the last, each once."""
    masters = [] if styles is None else list(styles.iter("{*}master-page"))
    parts = [part for master in masters for part in master]
    above, below = edge(parts, "header"), edge(parts, "footer")
    pages[0] = replace(pages[0], paragraphs=above + pages[0].paragraphs)
    pages[-1] = replace(pages[-1], paragraphs=pages[-1].paragraphs + below)
    return pages


def edge(parts: list[etree._Element], where: str) -> tuple[str, ...]:
    said = (tidy(text_of(block)) for part in parts if local(part).startswith(where) for block in blocks(part))
    return tuple(text for text in dict.fromkeys(said) if text and not is_page_number(text))


def blocks(element: etree._Element) -> list[etree._Element]:
    """Paragraphs, headings and table rows in order, whatever lists and sections hold them."""
    found: list[etree._Element] = []
    for child in element:
        tag = local(child)
        if tag in ("p", "h", "table-row", "soft-page-break"):
            found.append(child)
        elif tag and tag not in SKIPPED:
            found += blocks(child)
    return found


def with_notes(elements: list[etree._Element]) -> Iterator[etree._Element]:
    """Footnotes below the paragraph that refers to them, so that they part no sentence."""
    for element in elements:
        yield element
        for note in element.iter("{*}note-body"):
            yield from blocks(note)


def text_of(element: etree._Element) -> str:
    tag = local(element)
    if tag == "soft-page-break":
        return "\f"
    if tag == "table-row":
        cells = (tidy(text_of(cell)) for cell in element if local(cell) == "table-cell")
        return CELL.join(filter(None, cells))
    if tag in ("s", "tab", "line-break"):
        return " "
    if not tag or tag in SKIPPED:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [text_of(child), " " if local(child) in ("p", "h") else "", child.tail or ""]
    return "".join(parts)


def sheets(root: etree._Element, content: etree._Element, reading: Reading) -> list[Page]:
    """Rows and cells that are repeated a million times are taken once."""
    unseen = {
        attribute(style, "name")
        for style in root.iter("{*}style")
        if any(attribute(p, "display") == "false" for p in style.iterchildren("{*}table-properties"))
    }
    tables = list(content.iterchildren("{*}table"))
    hidden = [attribute(table, "name") for table in tables if attribute(table, "style-name") in unseen]
    if hidden:
        reading.mark("lembar-tersembunyi", names=", ".join(hidden))
    for table in tables:
        if attribute(table, "style-name") in unseen:
            reading.aside("lembar tersembunyi", tidy(" ".join(str(part) for part in table.itertext())))
    shown = [table for table in tables if attribute(table, "style-name") not in unseen]
    return [sheet(number, table, reading) for number, table in enumerate(shown[: limits.PAGES], start=1)]


def sheet(number: int, table: etree._Element, reading: Reading) -> Page:
    name = tidy(attribute(table, "name"))
    rows = list(table.iter("{*}table-row", "{*}table-column"))
    if any(attribute(row, "visibility") in ("collapse", "filter") for row in rows):
        reading.mark("kolom-tersembunyi", sheet=name)
    visible = (row for row in rows if local(row) == "table-row" and not attribute(row, "visibility"))
    texts, room = [], limits.PAGE_TEXT
    for text in filter(None, map(text_of, visible)):
        room -= len(text)
        if room < 0:
            reading.mark("terlalu-banyak-teks")
            break
        texts.append(text)
    return Page(number, name or str(number), (), tuple(texts))


def slides(root: etree._Element, content: etree._Element, reading: Reading) -> list[Page]:
    hidden_styles = {
        attribute(style, "name")
        for style in root.iter("{*}style")
        if any(
            attribute(p, "visibility") == "hidden" for p in style.iterchildren("{*}drawing-page-properties")
        )
    }
    every = list(content.iterchildren("{*}page"))
    shown = [slide for slide in every if attribute(slide, "style-name") not in hidden_styles]
    spoken = [tidy(all_text(note)) for slide in every for note in slide.iter("{*}notes")]
    notes = sum(1 for text in spoken if text)
    for text in spoken:
        reading.aside("catatan pembicara", text)
    for slide in every:
        if slide not in shown:
            reading.aside("salindia tersembunyi", tidy(all_text(slide)))
    if len(every) > len(shown):
        reading.mark("salindia-tersembunyi", count=len(every) - len(shown))
    if notes:
        reading.mark("catatan-pembicara", count=notes)
    return [slide_page(number, slide) for number, slide in enumerate(shown[: limits.PAGES], start=1)]


def slide_page(number: int, slide: etree._Element) -> Page:
    texts = [tidy(text_of(block)) for block in blocks(slide)]
    titles = [
        tidy(" ".join(text_of(p) for p in blocks(frame)))
        for frame in slide.iterchildren("{*}frame")
        if attribute(frame, "class") == "title"
    ]
    return Page(number, str(number), tuple(filter(None, titles)), tuple(filter(None, texts)))
