"""ODT, ODS and ODP without names, comments, tracked changes and hidden sheets."""

from __future__ import annotations

from lxml import etree

from generator.documents.archive import attribute, local
from generator.documents.package import Package, remove

META_KEPT = {"title", "subject", "description", "language", "document-statistic", "keyword"}
CHANGE_MARKS = ("tracked-changes", "change", "change-start", "change-end")
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
