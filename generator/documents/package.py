"""A ZIP container in memory, to be changed part by part and written with fixed dates."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from lxml import etree

from generator.documents.archive import OPTIONS, Archive, resolve
from generator.documents.text import Reading

EPOCH = (1980, 1, 1, 0, 0, 0)
TYPES = "[Content_Types].xml"


@dataclass(slots=True)
class Package:
    """Parts by name, in the order of the file."""

    parts: dict[str, bytes]
    removed: list[str] = field(default_factory=list)
    """What was taken out, in Indonesian words, each once."""

    def say(self, words: str) -> None:
        if words not in self.removed:
            self.removed.append(words)

    def change(self, name: str, change: Callable[[etree._Element], None]) -> None:
        """Let ``change`` edit the XML of a part; an unchanged part keeps its bytes."""
        if name not in self.parts:
            return
        root = etree.fromstring(self.parts[name], etree.XMLParser(**OPTIONS))
        before = etree.tostring(root)
        change(root)
        if etree.tostring(root) != before:
            self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def matching(self, *starts: str) -> list[str]:
        return [name for name in self.parts if name.startswith(starts) and name.endswith(".xml")]

    def drop(self, names: Iterable[str]) -> None:
        """Take parts out, with what the directory of types and the relationships say of them."""
        gone = set(names) & set(self.parts)
        if not gone:
            return
        for name in gone:
            del self.parts[name]
            self.parts.pop(relations_of(name), None)
        self.change(TYPES, lambda root: unlist(root, "PartName", "", gone))
        for name in [name for name in self.parts if name.endswith(".rels")]:
            folder = posixpath.dirname(posixpath.dirname(name))
            self.change(name, partial(unlist, key="Target", folder=folder, gone=gone))

    def write(self, target: Path) -> None:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                entry = zipfile.ZipInfo(name, EPOCH)
                # ODF 1.3 part 2, 3.3: the type stands first and unpacked.
                entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
                archive.writestr(entry, content)


def opened(path: Path) -> Package:
    with Archive(path, Reading()) as archive:
        names = [name for name in archive.names if not name.endswith("/")]
        return Package({name: archive.zip.read(name) for name in names})


def relations_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def unlist(root: etree._Element, key: str, folder: str, gone: set[str]) -> None:
    for entry in list(root):
        value = entry.get(key)
        if value is not None and resolve(folder, value) in gone:
            root.remove(entry)


def remove(element: etree._Element) -> None:
    """Take an element out and leave the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        for child in reversed(list(element)):
            parent.insert(at + 1, child)
        parent.remove(element)
