"""Texts for excerpts: the own text of an entry, and four pages of its document together, each packed by
itself, one after the other in files of bounded size. A browser asks for the bytes of one of them
(RFC 9110 section 14.2); where a host sends the whole file instead, that is no more than a picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.search.packing import pack, packed_json
from generator.search.records import Entry

SHEETS = 4
"""Pages of a document whose text is packed together."""
TEXT = 20_000
"""Characters of an entry's own text that are kept for excerpts."""
FULL = 65_536
"""Bytes from which the next text goes into the next file; ``cari-indeks.js`` counts by the same number."""


class Texts:
    """Files ``0.idx``, ``1.idx`` … in a folder, filled one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.number = 0
        self.held = bytearray()

    def put(self, entry: Entry) -> list[int]:
        """The file and the place where the entry's texts begin, and how many bytes each of them has."""
        where = [self.number, len(self.held)]
        for sheets in parts(entry):
            packed = pack(packed_json(sheets))
            where.append(len(packed))
            self.held += packed
            if len(self.held) >= FULL:
                self.close()
        return where

    def close(self) -> None:
        if self.held:
            (self.folder / f"{self.number}.idx").write_bytes(self.held)
            self.held = bytearray()
            self.number += 1


def parts(entry: Entry) -> Iterator[list[list[Any]]]:
    """First the entry's own text, then its pages four by four: [address, label, text, recognised]."""
    own, pages = entry.sheets[:1], entry.sheets[1:]
    yield [["", "", sheet.text[:TEXT], 0] for sheet in own]
    for start in range(0, len(pages), SHEETS):
        yield [
            [page.url, page.label, page.text, int(page.recognised)] for page in pages[start : start + SHEETS]
        ]
