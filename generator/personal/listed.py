"""Lists of persons in running text: a table whose header names what stands in its rows.

Readers of pages give a table as lines, without its columns: rows may be broken over lines, or several stand
on one. What a person sees at once is the header and the numbers of the rows, so rows are cut at those, and
in each row what the header names is looked for by its structure. Where bars part the cells (word processors,
Markdown) ``ruled`` reads the columns themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.personal.evidence import Hit
from generator.personal.people import begins_with_name
from generator.personal.population import SHAPE as SIXTEEN
from generator.personal.population import is_nik
from generator.personal.row import in_row, kinds_of

LONGEST_HEADER, LINES = 320, 5
"""Characters and lines of a header."""
ROW = 700
"""Characters of the longest row; what is longer is no list."""
FEWEST = 2
SHARE = 0.3
"""Rows that begin with a person's name, or hold a NIK, so that all rows are persons."""
ONE_A_ROW = frozenset(("rekening", "alamat"))
BEGINS = re.compile(r"\b(?:no|nomor|nama|name|nik)\b", re.IGNORECASE)
FIRST_ROW = re.compile(r"(?:^|(?<=\s))(1)[.)]?\s+(?=[A-Z\d])|(?<=\f)(\d{1,3})[.)]?\s+(?=[A-Z\d])")
"""A form feed stands before a row that goes on from the page before."""
FIGURES = re.compile(r"\d{3,}|[.;:]\s*\n")
"""What stands above a header, and in none."""
FOLLOWS = re.compile(
    r":|^\s*$|\b(?:jumlah|total|demikian|mengetahui|ditetapkan|bendahara|kepala|nip)\b", re.IGNORECASE
)
HEADER = re.compile(r"^[^\n\d]{0,200}\bnama\b[^\n\d]{0,200}$", re.IGNORECASE | re.MULTILINE)
LINE = re.compile(r"\n(?=[A-Z\"'])(?=[^\n]*\d(?:[ .-]?\d){7})[^\n]{1,400}(?=\n|\Z)")
"""Of a list without numbers: a name before a long number."""
BEFORE_NUMBER = re.compile(
    r"(?:\b(?:no|nomor|nmr|rt|rw|blok|km|gang|gg|jl|jln|jalan|kav|lantai|kelas|tahap|ke|pasal|ayat|gol|pph)|[/:(-])"
    r"[ .]*$",
    re.IGNORECASE,
)
"""A number behind it is no row's."""
PARTS_OF_PLACES = r"(?!(?:RT|RW|Kel|Kec|Desa|Kab|Kota|Lt|Blok|Gang|Gg)\b)"


@dataclass(frozen=True, slots=True)
class Listing:
    """A header and where its rows begin; the last entry is the end of the last row."""

    header: str
    places: tuple[int, ...]
    last: int
    """Number of the last row."""

    def rows(self) -> Iterator[tuple[int, int]]:
        yield from pairwise(self.places)


def listed(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """``hits`` with those of lists in it: what a header names is surer than what a word before it says."""
    for listing in (*listings(text), *unnumbered(text)):
        kinds = kinds_of(listing.header)
        if kinds and are_persons(text, listing):
            for start, end in listing.rows():
                hits = renewed(hits, in_row(text, start, end, kinds, hits), start, end)
    return list(hits)


def renewed(hits: Sequence[Hit], found: list[Hit], start: int, end: int) -> list[Hit]:
    """The row's hits with those of the header in place of what they overlap, or what a row has once."""
    single = {hit.kind for hit in found} & ONE_A_ROW

    def stays(hit: Hit) -> bool:
        if not start <= hit.start < end:
            return True
        return hit.kind not in single and not any(
            hit.start < each.end and each.start < hit.end for each in found
        )

    return sorted([*filter(stays, hits), *found], key=lambda hit: hit.start)


def listings(text: str) -> Iterator[Listing]:
    at = 0
    for first in FIRST_ROW.finditer(text):
        if first.start() < at:
            continue
        header = header_before(text, first.start())
        if not header or not kinds_of(header):
            continue
        listing = from_row(text, header, first.start(), int(first[1] or first[2]))
        if len(listing.places) > FEWEST:
            at = listing.places[-1]
            yield listing


def unnumbered(text: str) -> Iterator[Listing]:
    """Below a header each line with a long number is a row."""
    for header in HEADER.finditer(text):
        places, at = [], header.end()
        while line := LINE.match(text, at):
            places.append(line.start() + 1)
            at = line.end()
        if len(places) >= FEWEST:
            yield Listing(header[0], (*places, at), len(places))


def header_before(text: str, start: int) -> str:
    """The words above the first row, as far back as they look like a header."""
    lines = text[max(0, start - LONGEST_HEADER) : start].splitlines(keepends=True)
    above = "".join(lines[-LINES:])
    end = max((match.end() for match in FIGURES.finditer(above)), default=0)
    begins = BEGINS.search(above, end)
    return above[begins.start() :] if begins else ""


def from_row(text: str, header: str, start: int, number: int) -> Listing:
    """The rows from ``number`` on, which begins at ``start``."""
    places = [start]
    while (place := next_row(text, places[-1] + 2, number + 1)) >= 0:
        places.append(place)
        number += 1
    most = max((text.count("\n", a, b - 1) for a, b in pairwise(places)), default=0)
    return Listing(header, (*places, end_of_last(text, places[-1], most)), number)


def end_of_last(text: str, start: int, lines: int) -> int:
    """The last row has as many ``lines`` below its first as the longest before it, but none of what follows
    a list."""
    end = line_end(text, start)
    for _ in range(lines):
        further = line_end(text, end + 1)
        if end >= len(text) or FOLLOWS.search(text, end + 1, further):
            return end
        end = further
    return end


def line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def next_row(text: str, at: int, number: int) -> int:
    """Where row ``number`` begins; -1 where there is none near. A line that begins with it comes first."""
    end = at + ROW
    line = re.compile(rf"(?<=\n){number}[.)]?\s+(?=[A-Z\d+(])").search(text, at, end)
    inside = re.compile(rf"(?<=\s){number}[.)]?\s+(?={PARTS_OF_PLACES}[A-Z])").finditer(
        text, at, line.start() if line else end
    )
    for match in inside:
        if not BEFORE_NUMBER.search(text, max(0, match.start() - 12), match.start()) and (
            not line or begins_with_name(text[match.end() : match.end() + 60])
        ):
            return match.start()
    return line.start() if line else -1


def carried(text: str, next_page: str) -> str:
    """The header of a list at the end of ``text`` that goes on in ``next_page``; "" where none does."""
    for listing in listings(text):
        going = re.compile(rf"{listing.last + 1}[.)]?\s+(?=[A-Z\d])")
        if going.match(next_page.lstrip()) and len(text) - listing.places[-1] < ROW:
            return listing.header
    return ""


def are_persons(text: str, listing: Listing) -> bool:
    rows = [text[start:end] for start, end in listing.rows()]
    named = sum(1 for row in rows if begins_with_name(re.sub(r"^[\d.)\s]+", "", row)[:60]))
    proven = sum(1 for row in rows if any(is_nik(match[1]) for match in SIXTEEN.finditer(row)))
    return max(named, proven) >= max(FEWEST, SHARE * len(rows))
