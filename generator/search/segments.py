"""A group of entries as postings: kept by the digest of its entries, so that only its own group is
indexed again when one of them changes."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import cbor2

from generator.program import program_digest
from generator.search.records import Entry, Sheet
from generator.search.synonyms import Synonyms
from generator.search.words import numbered, stem, words

GROUP = 256
"""Entries that are indexed together, about."""
STRONGEST = 15
"""The highest weight of a word in an entry: four bits."""
MOST_PAGES = 8
"""Pages of one document that a word is remembered on: those where it stands most."""
TITLE, TITLE_SYNONYM, NAME, SUMMARY, SYNONYM, PUBLISHER = 6.0, 5.0, 4.0, 3.0, 2.5, 0.6
BODY, PAGE = 1.0, 0.8
ENDED = 0.7
"""A regulation that is no longer in force counts less than the one that took its place."""
SHORT_TITLE = 6.0
"""Added to a word of a title, shared among its words: a short title says more by each."""


@dataclass(frozen=True, slots=True)
class Segment:
    """``postings``: term → (entries with it, packed postings). Entries are numbered from 0 within it."""

    key: str
    prior: float
    entries: list[list[object]]
    """What is shown of each: address, title, summary, kind, publisher, date, pages, text files."""
    facets: list[dict[str, list[str]]]
    postings: dict[str, tuple[int, bytes]]
    vocabulary: dict[str, int]
    """Word as written → entries with it; a word of a title counts double."""


@dataclass
class Draft:
    """One entry while its words are counted."""

    weights: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    exact: set[str] = field(default_factory=set)
    body: Counter[str] = field(default_factory=Counter)
    pages: defaultdict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    """Term → (times, page)."""
    surfaces: set[str] = field(default_factory=set)
    titled: set[str] = field(default_factory=set)


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


def read_or_make(name: str, members: list[Entry], synonyms: Synonyms, cache: Path) -> Segment:
    """From the cache, else indexed now and kept. The texts for excerpts lie beside it (``texts``)."""
    key = group_key(name, members, synonyms)
    kept = cache / f"{key}.cbor"
    if kept.is_file():
        return Segment(*cbor2.loads(kept.read_bytes()))
    segment = make(key, members, synonyms)
    kept.parent.mkdir(parents=True, exist_ok=True)
    partial = kept.with_suffix(".new")
    partial.write_bytes(cbor2.dumps([getattr(segment, each) for each in Segment.__slots__]))
    partial.rename(kept)
    return segment


def make(key: str, members: list[Entry], synonyms: Synonyms) -> Segment:
    postings: defaultdict[str, list[tuple[int, int, list[int]]]] = defaultdict(list)
    vocabulary: Counter[str] = Counter()
    shown = []
    for number, entry in enumerate(members):
        draft = drafted(entry, synonyms)
        for term, weight, pages in weighed(draft, 1 if entry.valid else ENDED):
            postings[term].append((number, weight, pages))
        vocabulary.update(draft.surfaces)
        vocabulary.update(draft.titled)
        shown.append(
            [entry.address, entry.title, entry.summary, entry.kind, entry.publisher, entry.date, entry.valid]
        )
    packed = {term: (len(found), packed_postings(found)) for term, found in sorted(postings.items())}
    return Segment(
        key, members[0].prior, shown, [entry.facets for entry in members], packed, dict(vocabulary)
    )


def drafted(entry: Entry, synonyms: Synonyms) -> Draft:
    draft = Draft()
    titled = words(entry.title)
    for text, weight in ((entry.title, TITLE), *((name, NAME) for name in entry.names)):
        for word in [*words(text), *joined(text)]:
            add_name(draft, word, weight + (SHORT_TITLE / len(titled) if text is entry.title else 0))
    add_words(draft, entry.summary, SUMMARY)
    add_words(draft, entry.publisher, PUBLISHER)
    for text in (entry.title, *entry.names):
        for compound in numbered(text):
            draft.weights[compound] = STRONGEST
    add_synonyms(draft, entry.title, synonyms, TITLE_SYNONYM)
    add_synonyms(draft, " . ".join((*entry.names, entry.summary)), synonyms, SYNONYM)
    for page, sheet in enumerate(entry.sheets):
        add_sheet(draft, sheet, page, synonyms)
    return draft


def joined(text: str) -> Iterator[str]:
    """``limapuluh`` of ``Lima Puluh``: names that are written apart or together."""
    each = words(text)
    yield from (first + second for first, second in pairwise(each) if first.isalpha())


def add_name(draft: Draft, word: str, weight: float) -> None:
    term = stem(word)
    draft.weights[term] = max(draft.weights[term], weight)
    draft.exact.add(f"{term}={word}")
    draft.titled.add(word)


def add_words(draft: Draft, text: str, weight: float) -> None:
    for word in set(words(text)):
        draft.weights[stem(word)] += weight
        draft.surfaces.add(word)


def add_synonyms(draft: Draft, text: str, synonyms: Synonyms, weight: float) -> None:
    """The abbreviation of what a title names is nearly its title; a loose word for it is less."""
    own, others = synonyms.of(words(text))
    for word in own:
        add_name(draft, word, weight)
    for word in others:
        add_name(draft, word, SYNONYM)


def add_sheet(draft: Draft, sheet: Sheet, page: int, synonyms: Synonyms) -> None:
    spoken = words(sheet.text)
    found = Counter(spoken)
    draft.surfaces.update(found)
    stems: Counter[str] = Counter()
    for word, times in found.items():
        stems[stem(word)] += times
    stems.update(numbered(sheet.text))
    for word in set().union(*synonyms.of(spoken)):
        stems.setdefault(stem(word), 1)
    if not sheet.url:
        draft.body.update(stems)
        return
    for term, times in stems.items():
        draft.pages[term].append((times, page))


def weighed(draft: Draft, worth: float) -> Iterator[tuple[str, int, list[int]]]:
    """(term, weight, pages) of an entry that is worth so much beside others."""
    for term in sorted({*draft.weights, *draft.body, *draft.pages}):
        weight = draft.weights.get(term, 0.0) + BODY * saturated(draft.body[term])
        places = draft.pages.get(term, [])
        weight += PAGE * saturated(sum(times for times, _ in places))
        best = sorted(places, key=lambda place: (-place[0], place[1]))[:MOST_PAGES]
        yield term, min(STRONGEST, max(1, round(weight * worth))), sorted(page for _, page in best)
    yield from ((term, 1, []) for term in sorted(draft.exact))


def saturated(times: int) -> float:
    """0 for none, 1 for one, at most 2.5 for many."""
    return min(2.5, 1 + math.log2(times) / 2) if times else 0.0


def packed_postings(found: list[tuple[int, int, list[int]]]) -> bytes:
    """For each entry: how far from the last, weight with a bit for pages, how many pages, how far each."""
    out = bytearray()
    last = -1
    for number, weight, pages in found:
        append(out, number - last - 1)
        last = number
        out.append(weight | (16 if pages else 0))
        if pages:
            append(out, len(pages))
            before = 0
            for page in pages:
                append(out, page - before)
                before = page
    return bytes(out)


def append(out: bytearray, number: int) -> None:
    """LEB128: seven bits a byte, the lowest first."""
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
