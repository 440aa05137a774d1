"""Personal data in running text: pages of documents, Markdown, YAML, comments, names of files."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.personal import DETECTORS
from generator.personal.banks import banked
from generator.personal.births import births
from generator.personal.evidence import Detector, Hit, Strength
from generator.personal.homes import cut_short, homes
from generator.personal.labelled import KINDS as LABELLED
from generator.personal.labelled import is_mobile_below, labelled, reaches
from generator.personal.listed import listed
from generator.personal.normal import normal
from generator.personal.persons import persons
from generator.personal.population import is_likely
from generator.personal.written import taxpayers, written

BEFORE, AFTER = 60, 25
"""Characters around a value in which a word says what it is."""
RUN = re.compile(r"[\d+(\[][\d\s.,()\[\]/_+-]{6,}")
"""A run of digits and what parts them, in which a number may begin."""
SEVERAL = re.compile(r"\d(?:[^\n]{0,3}[\dOlI]){6}|\d\s{1,3}\d|\d[.,]\d+[eE]")
"""What every number behind a word has; a quick look before the words are looked for."""
TEN = re.compile(r"\d(?:[\W_]{0,3}[\dOolISB]){9}")
"""What every number that proves itself has."""
GLUED = re.compile(r"[A-Za-z]$")
WORD = re.compile(r"[A-Za-z]")
SPENT = re.compile(r"\d[\d.,]{4,}\D")
ADDRESS = re.compile(r"\S+@\S+")
"""An e-mail address says nothing of what stands beside it: ``dinas@…`` does not make a number an office's."""
PARTS = re.compile(r"[\n;|]|/ |\bRp\b|\bRp(?=\d)")
OTHERS = re.compile(r"[^\W\d_]{3}")
"""A word of some length."""
LONG = re.compile(r"\d(?:[ .-]?\d){7}")
LONGEST = 120
"""Characters of the longest hit that may be a number."""
LONG_NUMBER = re.compile(r"(?<!\d)\d{16}(?!\d)")
ENOUGH, CHANCE = 10, 0.2
"""From so many numbers on, a smaller share of genuine ones is chance."""
ROWS = re.compile(r"\n|\s2[.)]?\s")
"""What every list has."""
FEWEST = 8
"""Digits of the shortest number."""


def find(text: str, title: str = "") -> list[Hit]:
    """All hits in order of place, none inside another. ``title``: words that stand above the text,
    such as the header of a column or the key in YAML."""
    given = normal(text)
    hits = within(given.text, title)
    if not given.starts:
        return hits
    return [
        replace(hit, start=start, end=end) for hit in hits for start, end in [given.span(hit.start, hit.end)]
    ]


def within(text: str, title: str) -> list[Hit]:
    """Of a normal text."""
    runs = [match.span() for match in RUN.finditer(text) if digit_count(match[0]) >= FEWEST]
    everywhere = [(0, len(text))]
    hits: list[Hit] = []
    for kind, detector in DETECTORS.items():
        if places := (
            everywhere if detector.sign and detector.sign in text else [] if detector.sign else runs
        ):
            hits += numbers(kind, detector, text, places, title)
    if TEN.search(text):
        hits += [hit for hit in written(text) if alone(hit, text, title)]
        hits = likely(hits, text)
        hits += [hit for hit in taxpayers(text, hits) if alone(hit, text, title)]
    if not WORD.search(text):
        return apart(hits) if len(hits) > 1 else hits
    if SEVERAL.search(text) and (places := reaches(text)):
        hits += [hit for kind in LABELLED for hit in labelled(kind, DETECTORS[kind], text, places)]
    hits = apart(hits) if len(hits) > 1 else hits
    hits = by_place([*hits, *banked(text, hits)])
    small = text.lower()
    hits = by_place([*hits, *births(text, small, hits)])
    dwellings = [cut_short(home, hits) for home in homes(text, small, hits)]
    hits += [*filter(None, dwellings), *persons(text, small)]
    hits = apart(hits) if len(hits) > 1 else hits
    return listed(text, hits) if ROWS.search(text) else hits


def likely(hits: list[Hit], text: str) -> list[Hit]:
    """Without NIKs of a high serial that no word names, where most numbers of sixteen digits are something
    else, as in a log: one in a hundred of those is a NIK by chance."""
    doubtful = sum(1 for hit in hits if is_doubtful(hit, text))
    if not doubtful:
        return hits
    numbers = sum(1 for _ in LONG_NUMBER.finditer(text))
    if numbers < ENOUGH or doubtful >= CHANCE * numbers:
        return hits
    return [hit for hit in hits if not is_doubtful(hit, text)]


def is_doubtful(hit: Hit, text: str) -> bool:
    if hit.kind != "nik" or hit.strength is not Strength.WEAK:
        return False
    value = text[hit.start : hit.end]
    return bool(LONG_NUMBER.fullmatch(value)) and not is_likely(value)


def digit_count(text: str) -> int:
    return sum(map(str.isdigit, text))


def numbers(
    kind: str, detector: Detector, text: str, places: list[tuple[int, int]], title: str
) -> Iterator[Hit]:
    for start, end in places:
        at = start
        while match := detector.shape.search(text, at, end + 2):
            begin, length = match.start(1), detector.length(match[1])
            at = begin + (length or len(match[1]))
            if not length:
                continue
            ahead = before(text, begin, title)
            if GLUED.search(ahead) and last(detector.named, ahead) < len(ahead):
                continue  # the end of a code of letters and digits
            if strength := judge(detector, match[1][:length], ahead, after(text, at)):
                yield Hit(kind, begin, at, strength, len(ahead) - max(last(detector.named, ahead), 0))


def alone(hit: Hit, text: str, title: str) -> bool:
    """Whether no word says that a number which proves itself is something else or an office's."""
    detector = DETECTORS[hit.kind]
    ahead, behind = before(text, hit.start, title), after(text, hit.end)
    if detector.innocent.search(behind) or detector.office.search(behind):
        return False
    named = last(detector.named, ahead)
    return unspent(detector.innocent, ahead) <= named and not detector.office.search(
        nearest_line(detector, ahead)
    )


def before(text: str, start: int, title: str) -> str:
    return f"{title} {ADDRESS.sub(' ', text[max(0, start - BEFORE) : start])}"


def after(text: str, end: int) -> str:
    return ADDRESS.sub(" ", PARTS.split(text[end : end + AFTER], maxsplit=1)[0])


def judge(detector: Detector, value: str, ahead: str, behind: str) -> Strength | None:
    """The word nearest before the value decides; a word after it can only say that it is nothing."""
    named = last(detector.named, ahead)
    innocent = unspent(detector.innocent, ahead)
    office = detector.office.search(nearest_line(detector, ahead)) or detector.office.search(behind)
    if innocent >= max(named, 0) or office:
        return None
    if named >= 0 and detector.once and (LONG.search(ahead, named) or is_mobile_below(ahead[named:], value)):
        named = -1
    if named >= 0 or detector.between(ahead, behind):
        return detector.firm
    if detector.innocent.search(behind) or not detector.distinct.match(value):
        return None
    return detector.alone


def nearest_line(detector: Detector, ahead: str) -> str:
    """The value's own line, if it has any words but those that name the value; else with those above it,
    up to one that has some."""
    at = len(ahead)
    while (at := ahead.rfind("\n", 0, at)) >= 0:
        if OTHERS.search(detector.named.sub(" ", ahead[at + 1 :])):
            return ahead[at + 1 :]
    return ahead


def last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match ends; -1 where there is none."""
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def unspent(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match ends, -1 where a number stands behind it already: that is what it names."""
    end = last(pattern, text)
    return -1 if end >= 0 and SPENT.search(text, end) else end


def apart(hits: list[Hit]) -> list[Hit]:
    """Of overlapping hits the surer one, then the longer one, then the one with its word nearer; by place."""
    kept: list[Hit] = []
    for hit in sorted(
        outdone(hits), key=lambda hit: (-hit.strength, hit.start - hit.end, hit.away, hit.start)
    ):
        place = bisect_left(kept, hit.end, key=lambda each: each.start)
        if not place or kept[place - 1].end <= hit.start:
            kept.insert(place, hit)
    return kept


def outdone(hits: list[Hit]) -> list[Hit]:
    """Without accounts whose number a nearer word calls something else; an account has no structure."""
    if not any(hit.kind == "rekening" for hit in hits):
        return hits
    rivals = by_place(hit for hit in hits if hit.kind != "rekening")
    return [hit for hit in hits if hit.kind != "rekening" or not is_outdone(hit, rivals)]


def is_outdone(account: Hit, rivals: list[Hit]) -> bool:
    place = bisect_left(rivals, account.end, key=lambda hit: hit.start)
    while place and rivals[place - 1].start > account.start - LONGEST:
        place -= 1
        if rivals[place].end > account.start and rivals[place].away < account.away:
            return True
    return False


def by_place(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: hit.start)
