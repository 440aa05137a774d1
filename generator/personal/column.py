"""One column of a sheet while it streams past: what was seen in it, how often, and where first."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from generator.personal import DETECTORS
from generator.personal.evidence import Detector, Hit, Strength, mask
from generator.personal.text import find
from generator.readers.grid import TYPED

SHORTEST = 7
"""Characters below which a cell holds no number or address of a person."""
QUICK = "|".join(
    [
        *(f"(?:^|[^0-9]){d.quick}" for d in DETECTORS.values() if d.alone),
        "[Ll]ahir|LAHIR|[Aa]lamat|ALAMAT|[Tt]tl|TTL|[Tt]inggal|TINGGAL|[Dd]omisili|DOMISILI",
        "(?i:n.?i.?k|k.?t.?p|k.?k|n.?p.?w.?p|n.?i.?p|hp|wa|telp|tlp|cp|kontak|rek|transfer|bank)[^0-9]{0,32}[0-9]",
        r"[+(]\(?(?:62|08)",
    ]
)
"""One pass over a column; whatever ``find`` would report in an unnamed cell matches."""
LONG_NUMBER = r"^\x01?\s*\d[\d .-]{8,}$"
JUDGED = 50_000
"""Cells of one column that are looked at one by one; those beyond are only counted as like them."""
ONLY_NUMBER = re.compile(r"[\d\s.+()‑–-]+")
CHANCE = 0.2
"""Share of long numbers in a column below which genuine ones are taken for chance: a random number of
sixteen digits is a possible NIK once in a hundred times."""
ENOUGH = 10
MOST, FEW = 0.5, 3
"""From this share on, and this many, the values name themselves."""


@dataclass(slots=True)
class Tally:
    line: int
    sample: str
    strength: Strength
    count: int = 0
    bare: int = 0
    """Cells that are nothing but the number, and have no name."""


@dataclass(slots=True)
class Column:
    header: str
    named: dict[str, Detector]
    filled: int = 0
    first_filled: int = 0
    long_numbers: int = 0
    judged: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)

    def take(self, line: int, cells: pa.Array[Any], in_body: bool) -> None:
        """Cells from ``line`` on, of the body or of what stands above it."""
        if in_body:
            self.filled += len(cells) - cells.null_count
            if not self.first_filled and self.filled:
                self.first_filled = line + int(pc.index(pc.is_valid(cells), True).as_py())
        rows, texts = self.candidates(cells)
        for row, text in zip(rows, texts, strict=True):
            self.look(line + row, text, in_body)

    def candidates(self, cells: pa.Array[Any]) -> tuple[list[int], list[str]]:
        long = pc.indices_nonzero(pc.fill_null(pc.greater_equal(pc.binary_length(cells), SHORTEST), False))
        if not len(long):
            return [], []
        kept = cells.take(long)
        if not self.named:
            likely = pc.match_substring_regex(kept, QUICK)
            if pc.any(likely).as_py():
                self.long_numbers += pc.sum(pc.match_substring_regex(kept, LONG_NUMBER)).as_py() or 0
            long, kept = long.filter(likely), kept.filter(likely)
        room = max(JUDGED - self.judged, 0)
        if room < len(kept) and self.tallies:
            for tally in self.tallies.values():
                tally.count += len(kept) - room
            long, kept = long.slice(0, room), kept.slice(0, room)
        self.judged += len(kept)
        return long.to_pylist(), [text or "" for text in kept.to_pylist()]

    def look(self, line: int, text: str, in_body: bool) -> None:
        typed, text = text.startswith(TYPED), text.removeprefix(TYPED)
        header = self.header if in_body else ""
        hits = self.by_header(text) if in_body and self.named else []
        for hit in hits or find(text, header):
            value = text[hit.start : hit.end]
            bare = hit.strength is Strength.WEAK and not self.named and bool(ONLY_NUMBER.fullmatch(text))
            if typed and not bare and not self.named:
                continue
            tally = self.tallies.setdefault(hit.kind, Tally(line, mask(value), hit.strength))
            tally.strength = max(tally.strength, hit.strength)
            tally.count += 1
            tally.bare += bare

    def by_header(self, text: str) -> list[Hit]:
        """The whole cell, where the header says what it is."""
        for kind, detector in self.named.items():
            match = detector.loose.fullmatch(text.strip())
            genuine = match and (detector.genuine(match[1]) or kind in ("nik", "kk"))
            if match and genuine and len(set(match[1])) > 2:
                return [Hit(kind, 0, len(text), Strength.STRONG)]
        return []

    def settle(self) -> dict[str, Tally]:
        """Chance taken out; a column that is full of one kind is sure of it."""
        kept = {}
        for kind, tally in self.tallies.items():
            alone = tally.bare == tally.count and tally.strength is Strength.WEAK
            if alone and self.long_numbers >= ENOUGH and tally.count < CHANCE * self.long_numbers:
                continue
            if alone and tally.count >= FEW and tally.count >= MOST * self.filled:
                tally.strength = Strength.STRONG
            kept[kind] = tally
        return kept


def column(header: str) -> Column:
    """``header`` as the officer wrote it; the kinds that it names, the nearest to its end first."""
    named = {
        kind: detector
        for kind, detector in DETECTORS.items()
        if detector.named.search(header)
        and not detector.innocent.search(header)
        and not detector.office.search(header)
    }
    return Column(header, named)
