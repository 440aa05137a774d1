"""Findings in English: each Indonesian sentence of a finding has one line of ``english.txt``.

Findings are written in Indonesian where they are found. Here a finished sentence is taken apart by the
sentences of the catalogue and put together again in English, so that no check knows of languages. A test
reads every sentence out of the program's source and holds the catalogue complete.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, product
from pathlib import Path

from generator.findings import Finding

CATALOGUE = Path(__file__).with_name("english.txt")
SLOT = re.compile(r"\{([*#]?)\}")
BETWEEN = re.compile(r"(?<=[.?…]) ")
PARTS = 8
"""Ends of sentences that are tried."""
DEPTH = 4
"""Sentences within sentences: a remedy of two, of which one names a place."""
UNKNOWN = 'see "{}" in the officers\' guide.'
"""Said where a sentence was bent by what a file contains and cannot be taken apart."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """``indonesian`` and ``english``: the words between the slots; ``slots``: "" as it is, "*", "#"."""

    indonesian: tuple[str, ...]
    slots: tuple[str, ...]
    english: tuple[str, ...]

    @property
    def weight(self) -> int:
        return sum(map(len, self.indonesian))


@cache
def catalogue() -> tuple[Sentence, ...]:
    """The most telling first, so that ``{}.`` takes only what nothing else takes."""
    found = [sentence(*pair) for pair in pairs(CATALOGUE.read_text("utf-8"))]
    return tuple(sorted(found, key=lambda each: -each.weight))


def pairs(text: str) -> Iterator[tuple[str, str]]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    yield from ((lines[n], lines[n + 1].removeprefix("  ")) for n in range(0, len(lines), 2))


def sentence(indonesian: str, english: str) -> Sentence:
    words, slots = SLOT.split(indonesian)[::2], SLOT.split(indonesian)[1::2]
    return Sentence(tuple(words), tuple(slots), tuple(SLOT.split(english)[::2]))


def in_english(finding: Finding) -> Finding:
    """The same finding; file, line, code and quoted values stay as they are."""
    message = translated(finding.message) or UNKNOWN.format(finding.code)
    remedy = translated(finding.remedy) if finding.remedy else ""
    return replace(
        finding, message=message, remedy=UNKNOWN.format(finding.code) if remedy is None else remedy
    )


def translated(text: str, depth: int = DEPTH) -> str | None:
    """None where no sentence of the catalogue fits."""
    if not depth:
        return None
    for each in catalogue():
        if text.startswith(each.indonesian[0]) and text.endswith(each.indonesian[-1]):
            for values in values_of(text, each.indonesian):
                said = [spoken(value, slot, depth) for value, slot in zip(values, each.slots, strict=True)]
                if None not in said:
                    return "".join(
                        word + (value or "") for word, value in zip(each.english, [*said, ""], strict=True)
                    )
    return several(text, depth)


def several(text: str, depth: int) -> str | None:
    """Two sentences, or more."""
    for end in islice(BETWEEN.finditer(text), PARTS):
        first = translated(text[: end.start()], depth - 1)
        rest = translated(text[end.end() :], depth - 1) if first else None
        if rest:
            return f"{first} {rest}"
    return None


def spoken(value: str, slot: str, depth: int) -> str | None:
    if slot == "*":
        return translated(value, depth - 1)
    return value if not slot or value.isdigit() else None


def values_of(text: str, words: tuple[str, ...]) -> Iterator[list[str]]:
    """What may stand in the slots: with each word between them taken at its first place, or at its last.
    Two ways a word, not all of them, so that no file can make this slow."""
    if len(words) == 1:
        yield from [[]] if text == words[0] else []
        return
    inner = text[len(words[0]) : len(text) - len(words[-1])]
    if len(words[0]) + len(words[-1]) > len(text):
        return
    seen = set()
    for ways in product((str.partition, str.rpartition), repeat=min(len(words) - 2, 3)):
        values: list[str] = []
        rest = inner
        for number, word in enumerate(words[1:-1]):
            before, found, after = ways[min(number, 2)](rest, word) if word else ("", "", rest)
            if word and not found:
                break
            values, rest = [*values, before], after
        else:
            if (outcome := (*values, rest)) not in seen:
                seen.add(outcome)
                yield list(outcome)
