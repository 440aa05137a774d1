"""DOCX, XLSX and PPTX without names, comments, tracked changes and what is hidden in them."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from generator.documents.archive import attribute, local, resolve
from generator.documents.ooxml import on
from generator.documents.package import Package, remove, unwrap

NAMES = "nama penulis dan nama program"
CHANGES = "jejak perubahan (semua diterima)"
COMMENTS = "komentar"
HIDDEN = "teks tersembunyi"
CORE = {"creator", "lastModifiedBy", "revision", "lastPrinted", "modified", "created"}
APP = {"Company", "Manager", "Template", "TotalTime", "Application", "AppVersion", "HyperlinkBase"}
DELETED = ("del", "moveFrom", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
INSERTED = ("ins", "moveTo")
REFERENCES = ("commentRangeStart", "commentRangeEnd", "commentReference")


def clean_office(package: Package) -> None:
    properties(package)
    word(package)
    workbook(package)
    show(package)


def properties(package: Package) -> None:
    def emptied(unwanted: set[str]) -> Callable[[etree._Element], None]:
        def change(root: etree._Element) -> None:
            for child in [child for child in root if local(child) in unwanted]:
                root.remove(child)
                package.say(NAMES)

        return change

    package.change("docProps/core.xml", emptied(CORE))
    package.change("docProps/app.xml", emptied(APP))
    extra = [name for name in package.parts if name.startswith(("docProps/custom", "docProps/thumbnail"))]
    if extra:
        package.say("keterangan tambahan dan gambar kecil")
        package.drop(extra)


def comments(package: Package, *starts: str) -> list[str]:
    """Take out the comment parts and lists of their authors."""
    names = [name for name in package.matching(*starts) if "/_rels/" not in name]
    if names:
        package.say(COMMENTS)
        package.drop(names)
    return names


# ---------------------------------------------------------------- Word


def word(package: Package) -> None:
    comments(package, "word/comments", "word/people")
    for name in package.matching("word/"):
        if "/_rels/" not in name:
            package.change(name, lambda root: accepted(root, package))


def accepted(root: etree._Element, package: Package) -> None:
    """Deletions gone, insertions plain, as if every change had been accepted (ECMA-376, 17.13.5)."""
    changes = [
        node for node in root.iter() if local(node) in (*DELETED, *INSERTED) or local(node).endswith("Change")
    ]
    for node in changes:
        package.say(CHANGES)
        (unwrap if local(node) in INSERTED and len(node) else remove)(node)
    for node in [node for node in root.iter() if local(node) in REFERENCES]:
        remove(node)
    for node in [node for node in root.iter("{*}vanish") if attribute(node, "val") not in ("0", "false")]:
        run = next(node.iterancestors("{*}r"), None)
        if run is not None:
            package.say(HIDDEN)
            remove(run)
    for node in root.iter():
        for key in [key for key in node.attrib if "}rsid" in str(key)]:
            del node.attrib[key]


# ---------------------------------------------------------------- Excel


def workbook(package: Package) -> None:
    main = "xl/workbook.xml"
    if main not in package.parts:
        return
    targets = relations(package, main)
    package.change(main, lambda root: hidden_sheets(root, targets, package))
    package.drop(["xl/calcChain.xml"])
    if comments(package, "xl/comments", "xl/threadedComments", "xl/persons"):
        package.drop([name for name in package.parts if name.startswith("xl/drawings/vmlDrawing")])
    sheets = package.matching("xl/worksheets/")
    for name in sheets:
        package.change(name, lambda root: hidden_cells(root, package))
    used = {index for name in sheets for index in references(package.parts[name])}
    package.change("xl/sharedStrings.xml", lambda root: unused_strings(root, used))


def relations(package: Package, part: str) -> dict[str, str]:
    folder, _, name = part.rpartition("/")
    content = package.parts.get(f"{folder}/_rels/{name}.rels", b"<Relationships/>")
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    return {entry.get("Id", ""): resolve(folder, entry.get("Target", "")) for entry in root}


def hidden_sheets(root: etree._Element, targets: dict[str, str], package: Package) -> None:
    """A sheet goes with its part; defined names go all, as they may point into it."""
    hidden = [
        sheet for sheet in root.iter("{*}sheet") if attribute(sheet, "state") in ("hidden", "veryHidden")
    ]
    for sheet in hidden:
        package.say(f'lembar tersembunyi "{attribute(sheet, "name")}"')
        package.drop([targets.get(attribute(sheet, "id"), "")])
        remove(sheet)
    for node in list(root.iter("{*}definedNames")) if hidden else []:
        remove(node)
    for view in root.iter("{*}workbookView") if hidden else ():
        view.attrib.pop("activeTab", "")
        view.attrib.pop("firstSheet", "")


def hidden_cells(root: etree._Element, package: Package) -> None:
    """Hidden rows and the cells of hidden columns; the empty columns stay and show, so that nothing moves."""
    spans = [
        (int(col.get("min", "0")), int(col.get("max", "0")))
        for col in root.iter("{*}col")
        if on(col, "hidden", False)
    ]
    doomed = [row for row in root.iter("{*}row") if on(row, "hidden", False)]
    doomed += [cell for cell in root.iter("{*}c") if any(a <= column(cell) <= b for a, b in spans)]
    for node in doomed:
        package.say("isi kolom atau baris tersembunyi")
        remove(node)
    for node in root.iter("{*}col"):
        node.attrib.pop("hidden", "")
    if COMMENTS in package.removed:
        for node in list(root.iter("{*}legacyDrawing")):
            remove(node)


def column(cell: etree._Element) -> int:
    """``AB12`` → 28."""
    number = 0
    for letter in attribute(cell, "r"):
        if letter.isalpha():
            number = number * 26 + ord(letter.upper()) - 64
    return number


def references(content: bytes) -> set[int]:
    """Which shared strings a sheet's cells show."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    values = (cell.findtext("{*}v") for cell in root.iter("{*}c") if cell.get("t") == "s")
    return {int(value) for value in values if value and value.isdigit()}


def unused_strings(root: etree._Element, used: set[int]) -> None:
    """Texts that only hidden or deleted cells showed; the places stay, as cells count them."""
    for index, entry in enumerate(root.findall("{*}si")):
        if index not in used:
            for child in list(entry):
                entry.remove(child)
            etree.SubElement(entry, entry.tag.replace("}si", "}t")).text = ""


# ---------------------------------------------------------------- PowerPoint


def show(package: Package) -> None:
    main = "ppt/presentation.xml"
    if main not in package.parts:
        return
    comments(package, "ppt/comments", "ppt/commentAuthors", "ppt/authors")
    targets = relations(package, main)
    hidden = [name for name in package.matching("ppt/slides/slide") if is_hidden(package.parts[name])]
    if hidden:
        package.say(f"{len(hidden)} salindia tersembunyi")
        package.change(
            main, lambda root: unlisted(root, {key for key, part in targets.items() if part in hidden})
        )
        package.drop(hidden)
    for name in package.matching("ppt/notesSlides/notes"):
        package.change(name, lambda root: silent(root, package))


def is_hidden(slide: bytes) -> bool:
    return not on(
        etree.fromstring(slide, etree.XMLParser(resolve_entities=False, no_network=True)), "show", True
    )


def unlisted(root: etree._Element, ids: set[str]) -> None:
    for entry in list(root.iter("{*}sldId")):
        if any(str(value) in ids for key, value in entry.attrib.items() if str(key).endswith("}id")):
            remove(entry)


def silent(root: etree._Element, package: Package) -> None:
    for text in root.iter("{*}t"):
        if text.text and not text.text.strip().isdigit():
            package.say("catatan pembicara")
            text.text = ""
