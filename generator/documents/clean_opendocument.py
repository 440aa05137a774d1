"""ODT, ODS and ODP without names, comments, tracked changes, hidden sheets, cells and slides."""

from __future__ import annotations

import re

from lxml import etree

from generator.documents.archive import attribute, local
from generator.documents.package import Package, remove

META_KEPT = {"title", "subject", "description", "language", "document-statistic", "keyword"}
CHANGE_MARKS = ("tracked-changes", "change", "change-start", "change-end")
HIDING = {"collapse", "filter"}
VALUE = re.compile(r"\}(?:value|value-type|(?:date|time|string|boolean)-value|currency|formula)$")
"""Attributes in which a cell keeps what it shows (OpenDocument 1.3, 19.385)."""
MANIFEST = "META-INF/manifest.xml"


def clean_opendocument(package: Package) -> None:
    package.change("meta.xml", lambda root: meta(root, package))
    for name in ("content.xml", "styles.xml"):
        package.change(name, lambda root: content(root, package))
    extra = {name for name in package.parts if name.startswith(("Thumbnails/", "Configurations2/"))}
    for name in extra:
        del package.parts[name]
    package.change("settings.xml", printer)
    package.change(MANIFEST, lambda root: unlisted(root, extra))


def meta(root: etree._Element, package: Package) -> None:
    block = root.find("{*}meta")
    for child in list(block) if block is not None else []:
        if local(child) not in META_KEPT:
            package.say("nama penulis dan nama program")
            remove(child)


def content(root: etree._Element, package: Package) -> None:
    for node in [node for node in root.iter() if local(node) in CHANGE_MARKS and "text:" in str(node.tag)]:
        package.say("jejak perubahan (semua diterima)")
        remove(node)
    for node in [node for node in root.iter() if local(node) in ("annotation", "annotation-end")]:
        package.say("komentar")
        remove(node)
    unseen = {
        attribute(style, "name")
        for style in root.iter("{*}style")
        if any(attribute(entry, "display") == "false" for entry in style.iterchildren("{*}table-properties"))
    }
    for table in [table for table in root.iter("{*}table") if attribute(table, "style-name") in unseen]:
        package.say(f'lembar tersembunyi "{attribute(table, "name")}"')
        remove(table)
    for table in root.iter("{*}table"):
        if hidden_cells(table):
            package.say("isi kolom atau baris tersembunyi")
    slides(root, package)


def hidden_cells(table: etree._Element) -> int:
    """Empties the cells of hidden rows and columns; these stay and show, so that nothing moves."""
    spans = []
    at = 0
    for entry in table.iter("{*}table-column"):
        spans += [(at, at + repeated(entry, "columns"))] if entry.attrib.pop(seen_of(entry), "") else []
        at += repeated(entry, "columns")
    count = 0
    for row in table.iter("{*}table-row"):
        whole = bool(row.attrib.pop(seen_of(row), ""))
        at = 0
        for cell in row:
            after = at + repeated(cell, "columns")
            if whole or any(first <= at and after <= last for first, last in spans):
                count += emptied(cell)
            at = after
    return count + len(spans)


def seen_of(element: etree._Element) -> str:
    """The attribute that hides a row or a column; ``visibility``, which is none, where it is shown."""
    for key, value in element.attrib.items():
        if str(key).endswith("}visibility") and value in HIDING:
            return str(key)
    return "visibility"


def repeated(element: etree._Element, what: str) -> int:
    said = attribute(element, f"number-{what}-repeated")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 8 else 1


def emptied(cell: etree._Element) -> int:
    """1 where something was in it."""
    gone = [key for key in cell.attrib if VALUE.search(str(key))]
    full = bool(len(cell) or gone)
    for key in gone:
        del cell.attrib[key]
    for child in list(cell):
        cell.remove(child)
    return int(full)


def slides(root: etree._Element, package: Package) -> None:
    """Hidden slides, and what the speaker notes beside the shown ones."""
    unseen = {
        attribute(style, "name")
        for style in root.iter("{*}style")
        if any(
            attribute(p, "visibility") == "hidden" for p in style.iterchildren("{*}drawing-page-properties")
        )
    }
    hidden = [page for page in root.iter("{*}page") if attribute(page, "style-name") in unseen]
    if hidden:
        package.say(f"{len(hidden)} salindia tersembunyi")
    for page in hidden:
        remove(page)
    for notes in [notes for notes in root.iter("{*}notes") if "presentation" in str(notes.tag)]:
        if "".join(str(part) for part in notes.itertext()).strip():
            package.say("catatan pembicara")
        remove(notes)


def printer(root: etree._Element) -> None:
    """Settings name the office's printers."""
    for item in [
        item for item in root.iter("{*}config-item") if attribute(item, "name").startswith("Printer")
    ]:
        remove(item)


def unlisted(root: etree._Element, gone: set[str]) -> None:
    for entry in list(root):
        path = attribute(entry, "full-path")
        if path in gone or path.startswith(("Thumbnails/", "Configurations2/")):
            root.remove(entry)
