"""One entry as rows of a table: which terms it has, how much each counts, and on which pages it stands.

Terms and words bear numbers, so that counting is numpy's and not Python's.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from generator.search.records import Entry, Sheet
from generator.search.spread import keyed
from generator.search.synonyms import Synonyms
from generator.search.words import WORD, numbered, plain, spelled, stem, words

Numbers = NDArray[np.int64]

STRONGEST = 15
"""The highest weight of a word in an entry: four bits."""
MOST_PAGES = 8
"""Pages of one document that a word is remembered on: those where it stands most."""
TITLE, TITLE_SYNONYM, NAME, SUMMARY, SYNONYM, AROUND = 6.0, 5.0, 4.0, 3.0, 2.5, 0.6
BODY, PAGE = 1.0, 0.8
ENDED = 0.7
"""A regulation that is no longer in force counts less than the one that took its place."""
SHORT_TITLE = 6.0
"""Added to a word of a title, shared among its words: a short title says more by each."""
LARGEST = 200_000
"""Terms that are held in memory, about."""
MANY = 8
SATURATED = np.array([0.0, *(min(2.5, 1 + math.log2(times) / 2) for times in range(1, MANY + 1))])
"""0 for none, 1 for one, at most 2.5 for many: by the number of times up to MANY."""


class Spellings(dict[str, tuple[int, ...]]):
    """A word as it stands in a text → numbers of the words that it is for the search."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __missing__(self, found: str) -> tuple[int, ...]:
        numbers = self[found] = tuple(self.lexicon.word(word) for word in spelled(found))
        return numbers


class Lexicon:
    """Terms and words as they come, of several segments that are made one after the other."""

    def __init__(self, synonyms: Synonyms) -> None:
        self.synonyms = synonyms
        self.terms: dict[str, int] = {}
        self.words: dict[str, int] = {}
        self.listed: list[str] = []
        """Words by number."""
        self.term_of = array("i")
        """Term by number of word."""
        self.starting: set[int] = set()
        """Words that begin a term or an abbreviation of the synonyms."""
        self.encoded: list[bytes] = []
        self.spellings = Spellings(self)

    def room(self) -> Lexicon:
        """This one while it is not too large, else an empty one."""
        return self if len(self.terms) < LARGEST else Lexicon(self.synonyms)

    def names(self) -> list[bytes]:
        """Terms by number, behind what they are ordered by."""
        self.encoded += [keyed(term) for term in islice(self.terms, len(self.encoded), None)]
        return self.encoded

    def term(self, term: str) -> int:
        return self.terms.setdefault(term, len(self.terms))

    def word(self, word: str) -> int:
        number = self.words.setdefault(word, len(self.words))
        if number == len(self.listed):
            term = stem(word)
            self.listed.append(word)
            self.term_of.append(self.term(term))
            if term in self.synonyms.phrases:
                self.starting.add(number)
        return number

    def spoken(self, text: str) -> list[int]:
        """Numbers of the words of a text in their order; ``text`` went through ``plain``."""
        spellings = self.spellings
        return [number for found in WORD.findall(text) for number in spellings[found]]

    def terms_of(self, numbers: list[int]) -> Numbers:
        if not numbers:
            return np.empty(0, dtype=np.int64)
        every = np.frombuffer(self.term_of, dtype=np.intc)
        return every[np.array(numbers, dtype=np.int64)].astype(np.int64)


@dataclass(frozen=True, slots=True)
class Draft:
    """Columns of one entry, one row a term; ``pages`` has ``places[row]`` numbers for each row."""

    terms: Numbers
    weights: Numbers
    places: Numbers
    pages: Numbers
    vocabulary: list[str]
    """Words as written; a word of the title twice, so that it counts double."""


def drafted(entry: Entry, lexicon: Lexicon) -> Draft:
    weights, titled = named(entry, lexicon)
    surfaces = set(words(entry.summary)) | set(words(entry.publisher))
    terms, pages = [], []
    written: set[int] = set()
    for page, sheet in enumerate(entry.sheets):
        found, spoken = sheet_terms(sheet, lexicon)
        written.update(spoken)
        terms.append(found)
        pages.append(np.full(len(found), page if sheet.url else 0))
    surfaces.update(map(lexicon.listed.__getitem__, written))
    counted = Counted.of(terms, pages)
    return finished(counted, weights, 1 if entry.valid else ENDED, [*surfaces, *titled])


def named(entry: Entry, lexicon: Lexicon) -> tuple[dict[int, float], set[str]]:
    """Weights by what stands above the text (title, names, summary), and the words of names."""
    weights: defaultdict[int, float] = defaultdict(float)
    titled: set[str] = set()

    def add(word: str, weight: float) -> None:
        term = stem(word)
        number = lexicon.term(term)
        weights[number] = max(weights[number], weight)
        weights[lexicon.term(f"{term}={word}")] = 1.0
        titled.add(word)

    each = SHORT_TITLE / max(1, len(words(entry.title)))
    for text, weight in ((entry.title, TITLE + each), *((name, NAME) for name in entry.names)):
        for word in [*words(text), *joined(text)]:
            add(word, weight)
    around = " ".join((entry.publisher, entry.kind, *entry.facets.get("Format", ())))
    for text, weight in ((entry.summary, SUMMARY), (around, AROUND)):
        for word in sorted(set(words(text))):
            weights[lexicon.term(stem(word))] += weight
    for text in (entry.title, *entry.names):
        for compound in numbered(text):
            weights[lexicon.term(compound)] = STRONGEST
    for text, weight in ((entry.title, TITLE_SYNONYM), (" . ".join((*entry.names, entry.summary)), SYNONYM)):
        for word, worth in like(text, lexicon.synonyms, weight):
            add(word, worth)
    return weights, titled


def joined(text: str) -> Iterator[str]:
    """``limapuluh`` of ``Lima Puluh``: names that are written apart or together."""
    each = words(text)
    yield from (first + second for first, second in pairwise(each) if first.isalpha())


def like(text: str, synonyms: Synonyms, weight: float) -> Iterator[tuple[str, float]]:
    """The abbreviation of what a title names is nearly its title; a loose word for it is less."""
    own, others = synonyms.of(words(text))
    yield from ((word, weight) for word in sorted(own))
    yield from ((word, SYNONYM) for word in sorted(others))


def sheet_terms(sheet: Sheet, lexicon: Lexicon) -> tuple[Numbers, list[int]]:
    """Terms of a page, each as often as it stands there, and the numbers of its words."""
    text = plain(sheet.text)
    spoken = lexicon.spoken(text)
    terms = lexicon.terms_of(spoken)
    more = [lexicon.term(compound) for compound in numbered(text)]
    called = [lexicon.term(stem(word)) for word in sorted(called_up(spoken, lexicon))]
    missing = np.setdiff1d(np.array(called, dtype=np.int64), terms) if called else terms[:0]
    return np.concatenate([terms, np.array(more, dtype=np.int64), missing]), spoken


def called_up(spoken: list[int], lexicon: Lexicon) -> set[str]:
    """Other words for the terms and abbreviations that a page names."""
    starting = lexicon.starting
    found: set[str] = set()
    for place in [place for place, number in enumerate(spoken) if number in starting]:
        following = [lexicon.listed[number] for number in spoken[place : place + lexicon.synonyms.longest]]
        for same, other in lexicon.synonyms.at(following):
            found |= same | other
    return found


@dataclass(frozen=True, slots=True)
class Counted:
    """How often a term stands on a page (0: the entry's own text), in the order of both."""

    terms: Numbers
    pages: Numbers
    times: Numbers

    @classmethod
    def of(cls, terms: Iterable[Numbers], pages: Iterable[Numbers]) -> Counted:
        every = np.concatenate([*terms, np.empty(0, dtype=np.int64)])
        where = np.concatenate([*pages, np.empty(0, dtype=np.int64)]).astype(np.int64)
        span = int(where.max(initial=0)) + 1
        keys, times = np.unique(every * span + where, return_counts=True)
        return cls(keys // span, keys % span, times)

    def best(self) -> Counted:
        """Of each term only the pages where it stands most, and none of the entry's own text."""
        some = self.only(self.pages > 0)
        order = np.lexsort((some.pages, -some.times, some.terms))
        ordered = some.terms[order]
        begins = np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(ordered)]
        starts = np.flatnonzero(begins)
        rank = np.arange(len(ordered)) - np.repeat(starts, np.diff([*starts, len(ordered)]))
        return some.only(np.sort(order[rank < MOST_PAGES]))

    def only(self, rows: NDArray[np.bool_] | Numbers) -> Counted:
        return Counted(self.terms[rows], self.pages[rows], self.times[rows])


def finished(counted: Counted, weights: dict[int, float], worth: float, vocabulary: list[str]) -> Draft:
    """Weights of all terms, worth so much beside other entries, in the order of their numbers."""
    above = np.array(sorted(weights), dtype=np.int64)
    terms = np.union1d(counted.terms, above)
    value = np.zeros(len(terms))
    value[np.searchsorted(terms, above)] = [weights[int(term)] for term in above]
    for rows, factor in ((counted.pages == 0, BODY), (counted.pages > 0, PAGE)):
        some = counted.only(rows)
        times = np.bincount(np.searchsorted(terms, some.terms), some.times, len(terms)).astype(np.int64)
        value += factor * SATURATED[np.minimum(times, MANY)]
    weight = np.clip(np.rint(value * worth), 1, STRONGEST).astype(np.int64)
    best = counted.best()
    places = np.bincount(np.searchsorted(terms, best.terms), minlength=len(terms))
    return Draft(terms, weight, places, best.pages, vocabulary)
