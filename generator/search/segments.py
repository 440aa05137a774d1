"""A group of entries as postings: kept by the digest of its entries, so that only its own group is
indexed again when one of them changes."""

from __future__ import annotations

import math
import shutil
import struct
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

import cbor2
import numpy as np

from generator.program import program_digest
from generator.search.drafts import Draft, Lexicon, Numbers, drafted
from generator.search.postings import Columns
from generator.search.records import Entry
from generator.search.synonyms import Synonyms
from generator.search.texts import Texts

GROUP = 128
"""Entries that are indexed together, about."""
ROW = struct.Struct("<5I")
STEP = 256
"""Terms from one mark to the next, in the list by which a part of a segment is found."""
Term = tuple[bytes, int, int, int, int, bytes, bytes, bytes]
"""(term behind its key, number of the segment's first entry, entries with it, the first and last of them,
packed gaps, weights, packed pages)"""
END = b"\xff"
"""After every term."""
Mark = list[Any]
"""[term, its place among the bytes of names, of the table, of gaps, of weights and of pages]"""


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a segment's entries beside their words."""

    prior: float
    shown: list[list[object]]
    """Of each entry: address, title, summary, kind, publisher, date, in force, where its texts are."""
    facets: list[dict[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Segment:
    """A file in the cache, read in parts. Entries are numbered from 0 within it."""

    path: Path
    size: int
    """Entries in it."""

    @property
    def key(self) -> str:
        return self.path.stem

    @property
    def name(self) -> str:
        """Of its texts on the site."""
        return self.key[:12]

    @property
    def texts(self) -> Path:
        """Folder of the texts for excerpts."""
        return texts_beside(self.path)

    def head(self) -> Head:
        with self.path.open("rb") as file:
            file.seek(self.begin(file).after)
            return Head(*cbor2.load(file))

    def vocabulary(self) -> dict[str, int]:
        """Word as written → entries with it; a word of a title counts double."""
        with self.path.open("rb") as file:
            file.seek(self.begin(file).after)
            cbor2.load(file)
            known: dict[str, int] = cbor2.load(file)
        return known

    def marks(self) -> list[Mark]:
        """Every so many terms, and the end, which is after all terms."""
        with self.path.open("rb") as file:
            return self.begin(file).marks

    def begin(self, file: BinaryIO) -> Begin:
        marks, sizes = cbor2.load(file)
        return Begin(marks, list(accumulate(sizes, initial=file.tell())))

    def terms(self, base: int, start: bytes, end: bytes) -> Iterator[Term]:
        """Terms whose keys are from ``start`` on and before ``end``, in the order of their bytes."""
        with self.path.open("rb") as file:
            begin = self.begin(file)
            columns = list(begin.columns(file, start, end))
        yield from (term for term in read_terms(base, columns) if start <= term[0] < end)


@dataclass(frozen=True, slots=True)
class Begin:
    """How a kept segment begins: marks, and where each of its columns begins in the file."""

    marks: list[Mark]
    places: list[int]
    """The last is where the columns end."""

    @property
    def after(self) -> int:
        return self.places[-1]

    def columns(self, file: BinaryIO, start: bytes, end: bytes) -> Iterator[bytes]:
        """The stretch of each column that holds these terms, and a few before and after them."""
        first = self.marks[max(0, bisect_right(self.marks, start, key=itemgetter(0)) - 1)]
        last = self.marks[min(len(self.marks) - 1, bisect_left(self.marks, end, key=itemgetter(0)))]
        for place, some, most in zip(self.places, first[1:], last[1:], strict=False):
            file.seek(place + some)
            yield file.read(most - some)


def read_terms(base: int, columns: list[bytes]) -> Iterator[Term]:
    names, table, gaps, weights, pages = columns
    gap = weight = page = 0
    rows = ROW.iter_unpack(table)
    for name, (df, first, last, gap_bytes, page_bytes) in zip(names.split(b"\n"), rows, strict=False):
        yield (
            name, base, df, first, last, gaps[gap : gap + gap_bytes], weights[weight : weight + df],
            pages[page : page + page_bytes],
        )  # fmt: skip
        gap, weight, page = gap + gap_bytes, weight + df, page + page_bytes


def groups(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entries by kind and year, and large groups by a digest of the address: a new entry moves no other."""
    together: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        together[entry.group].append(entry)
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for name, members in together.items():
        parts = 1 << max(0, math.ceil(math.log2(len(members) / GROUP)))
        for entry in members:
            found[f"{name}-{crc32(entry.address.encode()) % parts:03}"].append(entry)
    return {name: sorted(members, key=lambda entry: entry.address) for name, members in sorted(found.items())}


def group_key(name: str, members: list[Entry], synonyms: Synonyms) -> str:
    digest = blake2b(f"{name} {program_digest()} {synonyms.digest}".encode(), digest_size=12)
    for entry in members:
        digest.update(entry.digest.encode())
    return digest.hexdigest()


def kept_or_made(name: str, members: list[Entry], lexicon: Lexicon, cache: Path) -> Segment:
    """From the cache, else indexed now and kept."""
    kept = cache / f"{group_key(name, members, lexicon.synonyms)}.ruas"
    if not kept.is_file():
        shutil.rmtree(texts_beside(kept), ignore_errors=True)
        texts_beside(kept).mkdir(parents=True)
        partial = kept.with_suffix(".new")
        with partial.open("wb") as file:
            file.writelines(made(members, lexicon, texts_beside(kept)))
        partial.rename(kept)
    return Segment(kept, len(members))


def texts_beside(kept: Path) -> Path:
    return kept.with_suffix(".isi")


def made(members: list[Entry], lexicon: Lexicon, folder: Path) -> Iterator[bytes]:
    """The content of a kept segment: marks, sizes of the columns, the columns, head, vocabulary. Its texts go
    into the folder."""
    vocabulary: Counter[str] = Counter()
    drafts: list[Draft] = []
    shown: list[list[object]] = []
    texts = Texts(folder)
    for entry in members:
        draft = drafted(entry, lexicon)
        vocabulary.update(draft.vocabulary)
        drafts.append(draft)
        shown.append([*shown_of(entry), *texts.put(entry)])
        # The texts of one entry at a time are in memory, not those of the whole portal.
        vars(entry).pop("sheets", None)
    texts.close()
    names, columns = ranked(drafts, lexicon)
    table = columns.table()
    parts = [
        b"".join(name + b"\n" for name in names),
        table.astype("<u4").tobytes(),
        columns.gaps.tobytes(),
        columns.weights.tobytes(),
        columns.pages.tobytes(),
    ]
    facets = [entry.facets for entry in members]
    yield cbor2.dumps([marks_of(names, table), [len(part) for part in parts]])
    yield from parts
    yield cbor2.dumps([members[0].prior, shown, facets])
    yield cbor2.dumps(dict(sorted(vocabulary.items())))


def ranked(drafts: list[Draft], lexicon: Lexicon) -> tuple[list[bytes], Columns]:
    """The keys of terms that any entry has, in the order of their bytes, and their columns."""
    has = np.zeros(len(lexicon.terms), dtype=bool)
    for draft in drafts:
        has[draft.terms] = True
    names = lexicon.names()
    used = sorted(np.flatnonzero(has).tolist(), key=names.__getitem__)
    rank = np.zeros(len(has), dtype=np.int64)
    rank[used] = np.arange(len(used))
    return [names[number] for number in used], Columns(drafts, rank, len(used))


def marks_of(names: list[bytes], table: Numbers) -> list[Mark]:
    sizes = np.array([len(name) + 1 for name in names], dtype=np.int64)
    columns = [sizes, np.full(len(names), ROW.size), table[:, 3], table[:, 0], table[:, 4]]
    places = np.stack([np.concatenate([[0], np.cumsum(column)]) for column in columns], axis=1)
    rows = range(0, len(names), STEP)
    return [*([names[row], *places[row].tolist()] for row in rows), [END, *places[-1].tolist()]]


def shown_of(entry: Entry) -> list[object]:
    return [
        entry.address, entry.title, entry.summary, entry.kind, entry.publisher, entry.date, entry.valid
    ]  # fmt: skip
