"""ZIP containers of XML, read within limits: no entities, no network, no huge trees, no path leaves."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from lxml import etree

from generator.documents import limits
from generator.documents.text import Reading

BROKEN = (
    zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, NotImplementedError, KeyError, OSError,
    UnicodeDecodeError,
)  # fmt: skip
"""What reading a damaged container raises."""
OPTIONS: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
}


class Bomb(Exception):
    """A container that unpacks to more than is allowed; the text is the size in bytes."""


class Archive:
    """An open container. XML comes out as lxml elements; missing parts as None or nothing."""

    def __init__(self, path: Path, reading: Reading) -> None:
        self.zip = zipfile.ZipFile(path)
        self.reading = reading
        members = self.zip.infolist()
        self.names = [member.filename for member in members]
        size = sum(member.file_size for member in members)
        if size > limits.UNPACKED or len(members) > limits.MEMBERS:
            self.zip.close()
            raise Bomb(str(size))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.zip.close()

    def encrypted(self) -> bool:
        return any(member.flag_bits & 0x1 for member in self.zip.infolist())

    def bytes_of(self, name: str, limit: int = limits.XML_PART) -> bytes | None:
        """A part held in memory whole, or None if there is none or it is too large."""
        if name not in self.zip.NameToInfo:
            return None
        if self.zip.getinfo(name).file_size > limit:
            self.reading.mark("terlalu-banyak-teks")
            return None
        return self.zip.read(name)

    def xml(self, name: str) -> etree._Element | None:
        content = self.bytes_of(name)
        if content is None:
            return None
        root = etree.fromstring(content, etree.XMLParser(**OPTIONS))
        self._watch(root)
        return root

    def stream(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """Elements ``tags`` (``{*}name``) of a part of any size, each forgotten after use."""
        if name not in self.zip.NameToInfo:
            return
        with self.zip.open(name) as source:
            first = True
            for _, element in etree.iterparse(source, events=("end",), tag=tags, **OPTIONS):
                if first:
                    self._watch(element)
                first = False
                yield element
                forget(element)

    def relations(self, part: str) -> dict[str, str]:
        """Id → part name, of an OOXML part: ``xl/workbook.xml`` → ``{"rId1": "xl/worksheets/…"}``."""
        folder, _, name = part.rpartition("/")
        root = self.xml(f"{folder}/_rels/{name}.rels")
        found = {}
        for relation in () if root is None else root.iterchildren("{*}Relationship"):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                found[relation.get("Id", "")] = resolve(folder, target)
        return found

    def _watch(self, element: etree._Element) -> None:
        if element.getroottree().docinfo.internalDTD is not None:
            self.reading.mark("entitas-xml")


def forget(element: etree._Element) -> None:
    """Frees an element and all that came before it under the same parent."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def resolve(folder: str, target: str) -> str:
    """A relationship's target as a member name; ``..`` never climbs above the container."""
    steps: list[str] = [] if target.startswith("/") else [step for step in folder.split("/") if step]
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def local(element: etree._Element) -> str:
    """Tag without namespace; empty for comments, entities and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its local name, whatever its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def all_text(element: etree._Element) -> str:
    """Everything written inside an element."""
    return "".join(str(part) for part in element.itertext())
