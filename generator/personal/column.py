"""One column of a sheet while it streams past: what was seen in it, how often, and where first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from generator.personal import DETECTORS
from generator.personal.banks import NAMES as BANKS
from generator.personal.evidence import Detector, Hit, Strength, digits, mask, plain_words
from generator.personal.headers import split_words
from generator.personal.labelled import KINDS, below
from generator.personal.normal import normal
from generator.personal.people import Shown
from generator.personal.persons import CUES, ILLNESS_QUICK
from generator.personal.population import is_likely
from generator.personal.row import cards, kinds_of
from generator.personal.text import digit_count, find
from generator.readers.grid import TYPED

SHORTEST = 7
"""Characters below which a cell holds no number or address of a person."""
SIGN = r"[\t\n\r $'()*+,./:\\^`{|}~\[\]_-]*"
"""Of ASCII; a cell with any other sign between digits is looked at anyway."""
DIGIT = "[0-9OolISB]"
LIKELY = SIGN.join(
    [
        *("[1-9OolISB]", DIGIT, "[0-37OolI]", DIGIT, "[0-6OolISB]", DIGIT),
        *("[0-7OolIS]", DIGIT, "[01OolI]", DIGIT, DIGIT, DIGIT, "[0Oo]", "[0Oo]", DIGIT, DIGIT),
    ]
)
"""A NIK as ``written`` takes it."""
TELEPHONE = rf"(?:[0Oo]|62|0062){SIGN}[8B]" + f"(?:{SIGN}{DIGIT}){{8}}"
BARE = r"8[1-9]\d-\d{4}-\d{3}"
TAX = SIGN.join([r"\d\d", r"\d{3}", r"\d{3}", r"\d", r"\d{3}", r"\d{3}"])
TAXPAYER = SIGN.join([*[r"[0-9]"] * 12, "000"])
SERVICE = SIGN.join([r"(?:19|20)\d\d", r"[01]\d", r"[0-3]\d", r"(?:19|20)\d\d", r"[012]\d", "[12]", r"\d{3}"])
DWELLINGS = (
    "jl|jln|jalan|gg|gang|lr|lrg|perum|griya|komplek|btn|blok|dusun|dsn|ds|kp|kampung|jorong|lingkungan|asrama|rt|"
    "desa|kel|simpang|kav"
)
QUICK = "|".join(
    [
        *(f"(?:^|[^0-9])(?:{d.quick})" for d in DETECTORS.values() if d.alone),
        rf"(?:^|[^0-9])(?:{LIKELY}|{TELEPHONE}|{BARE}|{TAX}|{TAXPAYER}|{SERVICE})(?:[^0-9]|\d|$)",
        r"(?is:(?:lahir|lhr|ttl|dob|birth).*[0-9])",
        r"(?is:(?:alamat|almt|tinggal|diam|menetap|mukim|domisili|rumah|rmh|warga|penduduk|ontrak|"
        rf"kos|numpang|griya|address|thn?|tahun|yth).*[^a-z](?:{DWELLINGS}))",
        r"[0-9][ .,-]?[^\x00-\x7f]{1,2}[ .,-]?[0-9]|[^\x00-\x7f][0-9]{4}|[0-9]\t[0-9]",
        r"[0-9]{4}(?:[ .-]{1,3}[0-9]{4}){3}|[\x{ff00}-\x{ff5e}]|[\x{1d7ce}-\x{1d7ff}]",
        r"[\x{660}-\x{669}\x{6f0}-\x{6f9}\x{7c0}-\x{1b59}\x{a620}-\x{abf9}]",
        CUES,
        r"(?i:@|[(\[{] ?at ?[)\]}]| at [a-z]+ dot )",
    ]
)
"""One pass over a column; whatever ``find`` would report in a cell without a word for numbers matches."""
WORDED = r"(?is:[a-z].*(?:[0-9][^0-9]*){6})"
WORDS = "|".join([*(plain_words(d.named) for d in DETECTORS.values()), BANKS])
NAMED = rf"(?i:(?:^|[^a-z])(?:{WORDS})(?:[0-9ol]|[^a-z]))"
"""A word that names a number. RE2 compiles it for each batch anew, so only where letters and digits meet."""
LONG_NUMBER = r"^\x01?\s*\d[\d .-]{8,}(?:,\d+)?$"
ONE = 18
"""Digits of the longest number that is common; more of them are several."""
SIXTEEN = {"nik", "kk", "npwp"}
"""Kinds of which one number may be several."""
KNOWN = 4_000
"""Different cells of a column whose findings are kept."""
JUDGED = 50_000
"""Cells of one column that are looked at one by one; those beyond are only counted as like them."""
ONLY_NUMBER = re.compile(r"[\d\s.+()‑–-]+")
MARKS = " '\"=`*"
"""What a spreadsheet or an officer puts around a number to keep it a text."""
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
    """Cells that are nothing but the number, and have no name …"""
    likely: int = 0
    """… and, of those that are a NIK, have a low serial as nearly all have …"""
    hundreds: int = 0
    """… or a serial of hundreds, as codes of neighbourhoods have, whose last part is 00."""


@dataclass(slots=True)
class Column:
    header: str
    named: dict[str, Detector]
    filled: int = 0
    first_filled: int = 0
    long_numbers: int = 0
    judged: int = 0
    of_persons: bool = False
    illnesses: int = 0
    """Cells of the body that name an illness, in a table of persons."""
    tallies: dict[str, Tally] = field(default_factory=dict)
    known: dict[tuple[str, str], list[Hit]] = field(default_factory=dict)
    shown: Shown = field(default_factory=Shown)

    def take(self, line: int, cells: pa.Array[Any], in_body: bool) -> None:
        """Cells from ``line`` on, of the body or of what stands above it."""
        if in_body:
            self.filled += len(cells) - cells.null_count
            if not self.first_filled and self.filled:
                self.first_filled = line + int(pc.index(pc.is_valid(cells), True).as_py())
            self.shown.take(cells)
            if self.of_persons:
                self.illnesses += pc.sum(pc.match_substring_regex(cells, ILLNESS_QUICK)).as_py() or 0
        rows, texts = self.candidates(cells)
        for row, text in zip(rows, texts, strict=True):
            self.look(line + row, text, in_body)

    def candidates(self, cells: pa.Array[Any]) -> tuple[list[int], list[str]]:
        long = pc.indices_nonzero(pc.fill_null(pc.greater_equal(pc.binary_length(cells), SHORTEST), False))
        if not len(long):
            return [], []
        kept = cells.take(long)
        if not self.named:
            likely = promising(kept)
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
        header = split_words(self.header) if in_body else ""
        hits = self.by_header(text) if in_body and self.named else []
        for hit in hits or self.find(text, header):
            value = text[hit.start : hit.end]
            bare = hit.strength is Strength.WEAK and not self.named and bool(ONLY_NUMBER.fullmatch(text))
            if typed and not bare and not self.named:
                continue
            tally = self.tallies.setdefault(hit.kind, Tally(line, mask(value), hit.strength))
            tally.strength = max(tally.strength, hit.strength)
            tally.count += 1
            tally.bare += bare
            tally.likely += bare and (hit.kind != "nik" or is_likely(digits(value)))
            tally.hundreds += bare and hit.kind == "nik" and value.endswith("00")

    def find(self, text: str, header: str) -> list[Hit]:
        """As ``text.find``; cells say the same again and again."""
        known = self.known.get((text, header))
        if known is None:
            known = find(text, header)
            if len(self.known) < KNOWN:
                self.known[text, header] = known
        return known

    def by_header(self, text: str) -> list[Hit]:
        """The whole cell, where the header says what it is."""
        cell = normal(text).text.strip(MARKS)
        for kind, detector in self.named.items():
            if in_cell(kind, detector, cell):
                whole = Hit(kind, 0, len(text), Strength.STRONG)
                return self.several(whole, text) if digit_count(text) > ONE else [whole]
        return []

    def several(self, whole: Hit, text: str) -> list[Hit]:
        """``NIK / KK`` in the header's order, then numbers of its other kinds."""
        both = cards(text, kinds_of(split_words(self.header))) if SIXTEEN & self.named.keys() else []
        if len(both) > 1:
            return [Hit(kind, *spans[0], Strength.STRONG) for kind, spans in both]
        return [whole, *self.besides(whole.kind, text)]

    def besides(self, kind: str, text: str) -> Iterator[Hit]:
        """Other numbers in a cell whose header names one of its kinds: ``Nama/NIK/HP``."""
        like = SIXTEEN if kind in SIXTEEN else {kind}
        for hit in self.find(text, split_words(self.header)):
            if hit.kind not in like:
                yield hit

    def settle(self) -> dict[str, Tally]:
        """Chance taken out; a column that is full of one kind is sure of it."""
        kept = {}
        for kind, tally in self.tallies.items():
            alone = tally.bare == tally.count and tally.strength is Strength.WEAK
            if alone and self.long_numbers >= ENOUGH and self.by_chance(tally):
                continue
            if alone and tally.count >= FEW and tally.count >= MOST * self.filled:
                tally.strength = Strength.STRONG
            kept[kind] = tally
        return kept

    def by_chance(self, tally: Tally) -> bool:
        """Fewer than one in five likely, and than half of any: some codes of places are genuine by chance."""
        likely = tally.likely >= CHANCE * self.long_numbers
        return not likely and tally.count - tally.hundreds < MOST * self.long_numbers


def promising(cells: pa.Array[Any]) -> pa.BooleanArray:
    """Which cells ``find`` might tell of; never fewer than it would."""
    likely: pa.BooleanArray = pc.match_substring_regex(cells, QUICK)
    worded = pc.match_substring_regex(cells, WORDED)
    if not pc.any(worded).as_py():
        return likely
    named = pc.match_substring_regex(cells, NAMED)
    both: pa.BooleanArray = pc.or_(likely, pc.and_(worded, named))
    return both


def in_cell(kind: str, detector: Detector, cell: str) -> bool:
    match = detector.loose.fullmatch(cell)
    genuine = match and (detector.genuine(match[1]) or kind in ("nik", "kk"))
    if match and genuine and len(set(match[1])) > 2:
        return True
    return kind in KINDS and below(kind, detector, cell)


def column(header: str, of_persons: bool = False) -> Column:
    """``header`` as the officer wrote it; the kinds that it names, the nearest to its end first."""
    apart = split_words(header)
    named = {
        kind: detector
        for kind, detector in DETECTORS.items()
        if detector.named.search(apart)
        and not detector.innocent.search(apart)
        and not detector.office.search(apart)
    }
    return Column(header, named, of_persons=of_persons)
