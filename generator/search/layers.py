"""Segments of some years joined into blocks of terms.

What is new comes in the newest years, so they are a layer of their own: a new document has only that
layer joined again. Same catalogue, same layers.

=============  =======================================================================================
blok           terms with their postings, block after block, each packed by itself: ``length, term,
               entries × 2 + apart, bytes, postings``; ``index`` puts those of all layers together
``h N``.idx    pages of terms that many entries have (``apart``), fetched only for what is shown
``t N``.idx    JSON: what is shown of sixteen entries, and where their texts are
=============  =======================================================================================
"""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO

import cbor2
import numpy as np

from generator.program import program_digest
from generator.search.packing import pack, packed_json
from generator.search.postings import varint, varints
from generator.search.segments import END, Head, Segment, Term
from generator.search.spread import block_of, named

FEW = 2_000
"""A portal with fewer entries is one layer."""
AGES = (2, 6)
"""Years since the newest at which an older layer begins."""
SHOWN = 16
"""Entries whose title and summary lie in one file."""
APART = 12_000
"""Bytes, before they are packed, from which a file of pages is full."""
PLENTY = 256
"""Terms of more entries have their pages apart: they are long and tell little."""
STRETCH = 4_000_000
"""Bytes of the segments that are joined at a time."""
EPOCH = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Layer:
    """A folder in the cache: ``situs/`` goes online as it is."""

    folder: Path
    size: int
    """Entries in it."""
    root: dict[str, Any]
    """What ``awal.idx`` says of it."""
    sizes: list[int]
    """Bytes of each of its blocks."""
    columns: dict[str, bytes]
    """Name of a facet → its values and which of them each entry has; "" → dates of all entries."""

    @property
    def name(self) -> str:
        return self.folder.name

    def vocabulary(self) -> dict[str, int]:
        known: dict[str, int] = cbor2.loads((self.folder / "kata.cbor").read_bytes())
        return known


def layers(segments: dict[str, Segment]) -> list[list[Segment]]:
    """Segments by the age of their entries, oldest last; those of no year are with the newest."""
    if sum(segment.size for segment in segments.values()) < FEW:
        return [list(segments.values())]
    years = {name: year_of(name) for name in segments}
    newest = max((year for year in years.values() if year), default=0)
    found: defaultdict[int, list[Segment]] = defaultdict(list)
    for name, segment in segments.items():
        age = newest - (years[name] or newest)
        found[sum(age >= start for start in AGES)].append(segment)
    return [some for _, some in sorted(found.items())]


def year_of(name: str) -> int:
    """2024 of the segment ``dokumen-2024-003``; 0 where entries have no year."""
    year = name.rsplit("-", 2)[-2]
    return int(year) if year.isdecimal() else 0


def kept_or_merged(segments: list[Segment], bits: int, cache: Path) -> Layer:
    """From the cache, else joined now into ``2 ** bits`` blocks and kept."""
    key = blake2b(f"{program_digest()} {bits}".encode(), digest_size=6)
    for segment in segments:
        key.update(segment.key.encode())
    folder = cache / key.hexdigest()
    if not folder.is_dir():
        partial = folder.with_suffix(".new")
        shutil.rmtree(partial, ignore_errors=True)
        (partial / "situs").mkdir(parents=True)
        merge(segments, bits, folder.name, partial)
        partial.rename(folder)
    return Layer(folder, *cbor2.loads((folder / "lapis.cbor").read_bytes()))


def merge(segments: list[Segment], bits: int, name: str, folder: Path) -> None:
    site = folder / "situs"
    heads = [segment.head() for segment in segments]
    bases = [0, *accumulate(segment.size for segment in segments)]
    root = {
        "d": name,
        "s": runs((head.prior, segment.size) for head, segment in zip(heads, segments, strict=True)),
        "t": write_shown(shown(segments, heads), site),
    }
    with (folder / "blok").open("wb") as file:
        sizes = Blocks(site, bits).written(joined(segments, bases), file)
    known: Counter[str] = Counter()
    for segment in segments:
        known.update(segment.vocabulary())
    (folder / "kata.cbor").write_bytes(cbor2.dumps(dict(sorted(known.items()))))
    (folder / "lapis.cbor").write_bytes(cbor2.dumps([bases[-1], root, sizes, columns(heads)]))


def runs(priors: Iterable[tuple[float, int]]) -> list[list[float]]:
    """[how much a hit counts, how many entries one after the other]."""
    return [
        [prior, sum(size for _, size in some)] for prior, some in groupby(priors, key=itemgetter(0))
    ]  # fmt: skip


def shown(segments: list[Segment], heads: list[Head]) -> list[list[object]]:
    """The rows of all entries; the folder of their texts stands before each."""
    return [[segment.name, *row] for segment, head in zip(segments, heads, strict=True) for row in head.shown]


def write_shown(rows: list[list[object]], site: Path) -> int:
    """How many files there are."""
    starts = range(0, len(rows), SHOWN)
    for number, start in enumerate(starts):
        (site / f"t{number}.idx").write_bytes(pack(packed_json(rows[start : start + SHOWN])))
    return len(starts)


def columns(heads: list[Head]) -> dict[str, bytes]:
    """Columns over all entries in their order, each packed by itself.

    Dates are days since 2000, 0 for none. A facet is bytes of a JSON list, the list ``[values, which of them
    an entry may have together]``, then for every entry the number of what it has together.
    """
    rows = [row for head in heads for row in head.facets]
    dates = [str(entry[5]) for head in heads for entry in head.shown]
    days = [(date.fromisoformat(each) - EPOCH).days if each else 0 for each in dates]
    names = sorted({name for row in rows for name in row})
    return {
        "": pack(numbers(days)),
        **{name: pack(facet([row.get(name, ()) for row in rows])) for name in names},
    }


def facet(rows: list[Sequence[str]]) -> bytes:
    each = [tuple(row) for row in rows]
    values = sorted({value for some in each for value in some})
    number = {value: place for place, value in enumerate(values)}
    together = {some: place for place, some in enumerate(sorted(set(each)))}
    head = packed_json([values, [[number[value] for value in some] for some in together]])
    return varint(len(head)) + head + numbers([together[some] for some in each])


def numbers(column: list[int]) -> bytes:
    return varints(np.array(column, dtype=np.int64))[0].tobytes()


def joined(segments: list[Segment], bases: list[int]) -> Iterator[tuple[bytes, list[Term]]]:
    """Every term with its postings in each segment; a stretch of the alphabet at a time is in memory."""
    for start, end in stretches(segments):
        found: list[Term] = []
        for base, segment in zip(bases, segments, strict=False):
            found += segment.terms(base, start, end)
        found.sort()
        yield from ((name, list(some)) for name, some in groupby(found, key=itemgetter(0)))


def stretches(segments: list[Segment]) -> Iterator[tuple[bytes, bytes]]:
    """From term to term, so that each has about as many bytes as STRETCH in all segments together."""
    marks = sorted(mark[0] for segment in segments for mark in segment.marks())
    step = max(1, len(marks) * STRETCH // max(1, sum(segment.path.stat().st_size for segment in segments)))
    yield from pairwise([b"", *sorted({*marks[step::step], END})])


class Blocks:
    """Blocks of terms, and files of pages that are filled one after the other."""

    def __init__(self, site: Path, bits: int) -> None:
        self.site = site
        self.bits = bits
        self.terms = bytearray()
        self.pages = bytearray()
        self.number = 0
        """Of the file of pages that is being filled."""

    def written(self, terms: Iterable[tuple[bytes, list[Term]]], file: BinaryIO) -> list[int]:
        """Bytes of each block in the file; none for a block that has no terms."""
        sizes = [0] * (1 << self.bits)
        for number, some in groupby(terms, key=lambda term: block_of(term[0], self.bits)):
            for key, parts in some:
                self.add(named(key), parts)
            sizes[number] = file.write(pack(self.terms))
            self.terms = bytearray()
        self.close_pages()
        return sizes

    def add(self, name: bytes, parts: list[Term]) -> None:
        df = sum(term[2] for term in parts)
        content = renumbered(parts)
        apart = df > PLENTY and any(term[7] for term in parts)
        # An exact form is only a yes or no: it has neither weights nor pages.
        if b"=" not in name:
            content += b"".join(term[6] for term in parts)
            pages = b"".join(term[7] for term in parts)
            content += self.put_apart(pages) if apart else pages
        self.terms += varint(len(name)) + name + varint(df * 2 + apart) + varint(len(content)) + content

    def put_apart(self, pages: bytes) -> bytes:
        place = varint(self.number) + varint(len(self.pages)) + varint(len(pages))
        self.pages += pages
        if len(self.pages) > APART:
            self.close_pages()
        return place

    def close_pages(self) -> None:
        if self.pages:
            (self.site / f"h{self.number}.idx").write_bytes(pack(self.pages))
            self.pages = bytearray()
            self.number += 1


def renumbered(parts: list[Term]) -> bytes:
    """How far from entry to entry, numbered through all segments."""
    out = bytearray()
    before = -1
    for _, base, _, first, last, gaps, _, _ in parts:
        out += varint(base + first - before - 1)
        out += gaps
        before = base + last
    return bytes(out)
