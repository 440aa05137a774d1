"""What an office file carries besides its pages: comments, properties, hidden sheets, tracked changes.

Every XML member of the ZIP is stripped of its tags and read as text; nothing is parsed, so nothing can
expand or be fetched. Sizes are bounded, and a member that unpacks past its bound is cut.
"""

from __future__ import annotations

import html
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from generator.personal.evidence import Sighting, mask
from generator.personal.text import find

SUFFIXES = frozenset((".xlsx", ".docx", ".pptx", ".ods", ".odt", ".odp"))
BESIDES = re.compile(
    r"comment|docProps/|/meta\.xml|^meta\.xml|customXml/|footnote|endnote|/header\d|/footer\d|"
    r"notesSlide|threadedComment|person",
    re.IGNORECASE,
)
MEMBER_LIMIT = 8_000_000
"""Bytes of one member that are read."""
TOTAL_LIMIT = 40_000_000
MEMBERS = 2_000
TAG = re.compile(r"<[^<>]{0,5000}>")
DELETED = re.compile(r"<w:del(?:Text|InstrText)[^>]{0,500}>([^<]*)<")
HIDDEN_BODY = re.compile(r"^(?:word/document|content)\.xml$")
ANNOTATION = re.compile(r"<office:annotation\b.{0,20000}?</office:annotation>", re.DOTALL)


def sightings(path: Path) -> list[Sighting]:
    """Of a file that may be anything; nothing where it is no ZIP."""
    try:
        with zipfile.ZipFile(path) as archive:
            return [found for name, text in besides(archive) for found in in_text(name, text)]
    except (OSError, ValueError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        return []


def besides(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """(what an officer calls it, text) of what readers do not show."""
    room = TOTAL_LIMIT
    for member in archive.infolist()[:MEMBERS]:
        body = bool(HIDDEN_BODY.match(member.filename))
        if room <= 0 or not (body or BESIDES.search(member.filename)):
            continue
        with archive.open(member) as stream:
            raw = stream.read(min(MEMBER_LIMIT, room))
        room -= len(raw)
        xml = raw.decode("utf-8", "replace")
        if body:
            xml = "\n".join([*DELETED.findall(xml), *ANNOTATION.findall(xml)])
        yield called(member.filename), html.unescape(TAG.sub(" ", xml.replace("</", "\n</")))


def called(member: str) -> str:
    name = member.lower()
    if "docprops" in name or "meta.xml" in name or "custom" in name:
        return "sifat berkas"
    if "header" in name or "footer" in name:
        return "kepala atau kaki halaman"
    return "catatan pembicara" if "notes" in name else "komentar, catatan, atau jejak perubahan"


def in_text(where: str, text: str) -> Iterator[Sighting]:
    for hit in find(text):
        yield Sighting(hit.kind, hit.strength, where, 0, 0, 1, mask(text[hit.start : hit.end]))
