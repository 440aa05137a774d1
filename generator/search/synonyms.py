"""Abbreviations and synonyms of ``content/istilah.yml``, put into the index beside what they stand for.

Done when the index is made, so that a query costs no more: where a text says "Kartu Tanda Penduduk",
it is found by "KTP" and by "kartu penduduk" as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from operator import eq

from generator.kinds.duty import Term
from generator.search.words import stem, words

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """``phrases``: first stem → (stems of a term or abbreviation, its own words, words for it)."""

    phrases: dict[str, list[tuple[Phrase, frozenset[str], frozenset[str]]]]
    digest: str
    longest: int
    """Words of the longest phrase."""

    def of(self, spoken: Sequence[str]) -> tuple[set[str], set[str]]:
        """Words of the terms and abbreviations that these words name, and other words for them."""
        own: set[str] = set()
        others: set[str] = set()
        for place in range(len(spoken)):
            for same, like in self.at(spoken[place : place + self.longest]):
                own |= same
                others |= like
        return own, others - own

    def at(self, following: Sequence[str]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """The same for the terms that these words begin with."""
        for phrase, same, like in self.phrases.get(stem(following[0]), ()):
            if len(following) >= len(phrase) and all(map(eq, map(stem, following), phrase)):
                yield same, like


def synonyms(terms: Iterable[Term]) -> Synonyms:
    """Only the term and its abbreviations call the others up: "dinas" in a text is not every office."""
    phrases: defaultdict[str, list[tuple[Phrase, frozenset[str], frozenset[str]]]] = defaultdict(list)
    digest = blake2b(digest_size=12)
    for term in terms:
        digest.update(term.model_dump_json().encode())
        same = frozenset(word for name in (term.term, *term.short) for word in words(name))
        like = frozenset(word for name in term.synonyms for word in words(name))
        for name in (term.term, *term.short):
            if phrase := tuple(stem(word) for word in words(name)):
                phrases[phrase[0]].append((phrase, same, like))
    longest = max((len(phrase) for some in phrases.values() for phrase, _, _ in some), default=1)
    return Synonyms(dict(phrases), digest.hexdigest(), longest)
