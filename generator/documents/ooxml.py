"""What DOCX, XLSX and PPTX share (ECMA-376): properties, macros, and the opening of the container."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lxml import etree

from generator.documents import limits, picture
from generator.documents.archive import BROKEN, Archive, Bomb, all_text, attribute, local
from generator.documents.layout import tidy
from generator.documents.people import mark_names
from generator.documents.text import Page, Reading

NAME_LIMIT = 200
COMMENT_TAGS = {"comment", "cm"}
"""Word's and Excel's, PowerPoint's."""


def read_container(path: Path, pages: Callable[[Archive, Reading], list[Page] | None]) -> Reading:
    """Open a ZIP container within limits and let ``pages`` read it; faults become marks."""
    reading = Reading()
    try:
        with Archive(path, reading) as archive:
            if archive.encrypted():
                reading.mark("berkas-terkunci")
            else:
                reading.pages = pages(archive, reading)
                watch_inside(archive, reading)
    except Bomb as bomb:
        reading.mark("bom-zip", size=f"{int(str(bomb)) // 1_000_000} MB")
    except BROKEN:
        reading.pages = None
        reading.mark("berkas-rusak", suffix=path.suffix)
    return reading


IMAGE_HEAD = 200_000
"""Bytes of an image in which its details stand."""
IMAGES = (".jpg", ".jpeg", ".tif", ".tiff", ".png", ".webp")


def watch_inside(archive: Archive, reading: Reading) -> None:
    """Details of the images in it, and the files that it carries whole: workbooks behind charts, objects."""
    sizes = {member.filename: member.file_size for member in archive.zip.infolist()}
    small = [name for name in sorted(sizes) if sizes[name] <= limits.ATTACHED_SIZE]
    for name in [name for name in small if name.lower().endswith(IMAGES)][: limits.IMAGES]:
        with archive.zip.open(name) as stream:
            picture.inside(stream.read(IMAGE_HEAD), reading)
    carried = [name for name in sorted(sizes) if "/embeddings/" in name.lower() and not name.endswith("/")]
    if carried:
        names = ", ".join(name.rpartition("/")[2] for name in carried[:3])
        reading.mark("berkas-tertanam", count=len(carried), names=names)
    for name in [name for name in carried if name in small][: limits.ATTACHED]:
        reading.attached.append((name.rpartition("/")[2], archive.zip.read(name)))


def properties(archive: Archive, reading: Reading) -> None:
    """``docProps``: title and language as facts, names of people and programs as marks."""
    core, app = words(archive, "docProps/core.xml"), words(archive, "docProps/app.xml")
    people = {core.get("creator", ""), core.get("lastModifiedBy", ""), app.get("Manager", "")}
    mark_names(reading, people, [app.get("Application", "")])
    if any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in archive.names):
        reading.mark("berisi-makro")
    count = app.get("Pages", "")
    reading.facts = replace(
        reading.facts,
        pages=int(count) if count.isascii() and count.isdigit() and len(count) < 6 else 0,
        title=core.get("title", ""),
        language=core.get("language", ""),
        producer=app.get("Application", ""),
    )


def words(archive: Archive, name: str) -> dict[str, str]:
    """Child elements of a flat XML part by local name."""
    root = archive.xml(name)
    children = () if root is None else root
    return {local(child): tidy(all_text(child))[:NAME_LIMIT] for child in children if local(child)}


def count_comments(archive: Archive, folder: str) -> int:
    """Comments in all comment parts below ``folder``, threaded ones included once."""
    total = 0
    for name in sorted(archive.names):
        if is_comments(name.lower(), folder):
            root = archive.xml(name)
            total += 0 if root is None else sum(1 for node in root.iter() if local(node) in COMMENT_TAGS)
    return total


def is_comments(name: str, folder: str) -> bool:
    return name.startswith(folder) and name.endswith(".xml") and "/_rels/" not in name and "comment" in name


def on(element: etree._Element, name: str, default: bool) -> bool:
    """An XML boolean attribute: ``1``, ``true``, ``on``."""
    value = attribute(element, name)
    return value in ("1", "true", "on") if value else default


def decimal(value: str) -> str:
    """A stored number as Indonesians write it, without the noise of binary fractions: ``69,93``."""
    try:
        return f"{float(value):.10g}".replace(".", ",")
    except ValueError:
        return tidy(value)
