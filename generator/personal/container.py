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
    r"notesSlide|threadedComment|person|people|pivotCache|externalLinks/|xl/(?:drawings|charts)/|glossary/|"
    r"word/settings|xl/workbook\.xml|\.rels$",
    re.IGNORECASE,
)
SHEETS = re.compile(r"^xl/worksheets/[^/]+\.xml$")
IN_SHEET = re.compile(
    r"<f[^>]{0,200}>([^<]{1,2000})</f>|<(?:odd|even|first)(?:Header|Footer)>([^<]{1,2000})<|"
    r"<formula[12]>([^<]{1,2000})<|\b(?:prompt|promptTitle|error|errorTitle|display|tooltip)=\"([^\"]{1,500})\""
)
"""Formulas, headers and footers, lists and hints of validation; cells are read as a table."""
SAID = re.compile(
    r"\s(?:v|descr|title|name|caption|alt|refersTo|Target|tooltip|(?:w:)?(?:val|name)|(?:w15:|w:)?(?:author|userId))="
    r"(?:\"([^\"]{8,2000})\"|'([^']{8,2000})')"
)
"""Attributes in which people's words stand: values of pivot caches, alternative texts, links, authors."""
MEMBER_LIMIT = 8_000_000
"""Bytes of one member that are read."""
TOTAL_LIMIT = 40_000_000
MEMBERS = 2_000
TAG = re.compile(r"<[^<>]{0,5000}>")
DELETED = re.compile(r"<w:del(?:Text|InstrText)[^>]{0,500}>([^<]*)<")
INSTRUCTION = re.compile(r"<w:instrText[^>]{0,200}>([^<]{1,2000})<")
HIDDEN_BODY = re.compile(r"^(?:word/document|content)\.xml$")
ANNOTATION = re.compile(r"<office:annotation\b.{0,20000}?</office:annotation>", re.DOTALL)


NAMED = re.compile(r"<(?:wp:docPr|w:bookmarkStart)\b[^>]{0,3000}>")
CALLED = {
    "pivotcache": "tembolok tabel pivot (data sumbernya ikut tersimpan)",
    "externallinks": "salinan dari buku kerja lain",
    "worksheets": "rumus, petunjuk, atau kepala halaman lembar",
    "workbook.xml": "nama rentang",
    "drawings": "kotak teks atau grafik",
    "charts": "kotak teks atau grafik",
    ".rels": "tautan",
}


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
        cut = next((cut for shape, cut in PARTS if shape.search(member.filename)), None)
        if room <= 0 or cut is None:
            continue
        with archive.open(member) as stream:
            raw = stream.read(min(MEMBER_LIMIT, room))
        room -= len(raw)
        yield called(member.filename), html.unescape(cut(raw.decode("utf-8", "replace")))


def in_body(xml: str) -> str:
    """What the pages do not show: tracked deletions, annotations, fields, alternative texts."""
    hidden = [*DELETED.findall(xml), *ANNOTATION.findall(xml), *INSTRUCTION.findall(xml)]
    return untagged("\n".join([*hidden, *NAMED.findall(xml)]))


def in_sheet(xml: str) -> str:
    return "\n".join("".join(match) for match in IN_SHEET.findall(xml))


def untagged(xml: str) -> str:
    """Its words: what stands between tags, and what people write into attributes."""
    return TAG.sub(words_of, xml.replace("</", "\n</"))


def words_of(tag: re.Match[str]) -> str:
    return " ".join(["", *map("".join, SAID.findall(tag[0])), ""])


PARTS = ((HIDDEN_BODY, in_body), (SHEETS, in_sheet), (BESIDES, untagged))
"""Name of a member → its words that no page and no cell shows."""


def called(member: str) -> str:
    name = member.lower()
    if "docprops" in name or "meta.xml" in name or "custom" in name:
        return "sifat berkas"
    if "header" in name or "footer" in name:
        return "kepala atau kaki halaman"
    for part, words in CALLED.items():
        if part in name:
            return words
    return "catatan pembicara" if "notes" in name else "komentar, catatan, atau jejak perubahan"


def in_text(where: str, text: str) -> Iterator[Sighting]:
    for hit in find(text):
        yield Sighting(hit.kind, hit.strength, where, 0, 0, 1, mask(text[hit.start : hit.end]))
