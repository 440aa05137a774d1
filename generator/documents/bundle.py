"""ZIP archives as documents: their one page is the names in them; what can be read is handed on."""

from __future__ import annotations

from pathlib import Path

from generator.documents import limits
from generator.documents.archive import Archive
from generator.documents.layout import tidy
from generator.documents.ooxml import read_container
from generator.documents.text import Page, Reading

NAMES = 2_000
"""Names that are listed."""


def read(path: Path) -> Reading:
    return read_container(path, pages_of)


def pages_of(archive: Archive, reading: Reading) -> list[Page]:
    members = [member for member in archive.zip.infolist() if not member.is_dir()]
    room = limits.ATTACHED_SIZE * 5
    for member in members:
        fits = member.file_size <= min(room, limits.ATTACHED_SIZE) and len(reading.attached) < limits.ATTACHED
        room -= member.file_size if fits else 0
        reading.attached.append((member.filename, archive.zip.read(member) if fits else b""))
    names = [tidy(member.filename) for member in members[:NAMES]]
    return [Page(1, "isi", (), tuple(filter(None, names)))]
