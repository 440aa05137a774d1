"""Numbers behind a word that names them, however they are written: in boxes, with dots, misread, broken.

``text.find`` knows the usual forms anywhere; this pass begins at the word (NIK, HP, NPWP …) and takes what
follows it: digits with anything between them that a form, a scanner or a hand may put there, and letters
that OCR takes for digits. The value must still be genuine, and its groups must be of the kinds that people
write, else every row of numbers below "KK" would be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from generator.personal.evidence import Detector, Hit
from generator.personal.population import is_likely

GAP = 64
"""Characters between the word and the number: a colon, "No.", a name in brackets."""
WORDY = 160
"""Characters of the longest words that name a number, with what may stand between them."""
MISREAD = str.maketrans("OoIlSB", "001158")
PARTING = r"(?:[^\w;:@<>=\"#%&?!]|_|:(?=\d))"
RUN = re.compile(rf"(?:[\d+(\[]|(?<![A-Za-z])[OolI])(?:{PARTING}{{0,3}}[\dOolISB]){{8,44}}")
LIKE = re.compile(rf"[\d+(\[OolI](?:{PARTING}{{0,3}}[\dOolISB]){{8,44}}")
"""Whatever begins like a run; a run that stands inside of one begins no later."""
PARTED = re.compile(PARTING + "+")
POWER = re.compile(r"(\d)[.,](\d{6,17})[eE]\+?(\d{1,2})(?!\d)")
ROUNDED, SHOWN = 2, 10
"""So many zeros at the end of a number in powers of ten, or so many digits of it; else its last are lost."""
LETTERS = 0.5
"""Share of a number's signs that may be letters."""
FEW = 4
"""Groups of digits, so few that they may be of any length."""
SIXTEEN = {(2, 2, 2, 6, 4), (3, 3, 3, 3, 4), (1, 3, 3, 3, 3, 3), (2, 2, 2, 2, 2, 2, 4), (2,) * 8, (1,) * 16}
GROUPS: dict[str, tuple[tuple[int, ...], set[tuple[int, ...]]]] = {
    "nik": ((16,), SIXTEEN),
    "kk": ((16,), SIXTEEN),
    "npwp": ((15, 16, 22), {(2, 3, 3, 1, 3, 3), (3, 3, 3, 3, 3), (2, 7, 3, 3), (1,) * 15, *SIXTEEN}),
    "nip": ((18,), {(8, 6, 1, 3), (1,) * 18, (4, 2, 2, 4, 2, 1, 3), (4, 4, 4, 2, 1, 3), (3,) * 6}),
}
"""Kind → how many digits, and lengths of their groups where there are many; a telephone number has any."""
KINDS = (*GROUPS, "hp", "rekening")
LONG = 10
"""Digits from which a telephone number may stand in groups without its 0."""
MASKED = re.compile(r"[xX*•]{2}")
"""What stands for digits that were taken out."""
LINE = re.compile(r"[^\S\n]*\n[^\S\n]*(?:\d{1,3}[.)] )?([\d+(][\d OolISB()./-]{6,40})(?=\n|$)")
INTERNATIONAL = re.compile(r"\+?62[ -]?8[1-9]\d[\d -]{6,}")
TELEPHONE = re.compile(r"(?:(?:00)?620?|0)?8\d{8,11}")


Reach = tuple[int, int]


def reaches(text: str) -> list[Reach]:
    """Where a word may stand that names a number: before something like one. Most of a text is far from any,
    and looking for the words takes longer than anything else here."""
    numbers = sorted(match.start() for pattern in (LIKE, POWER) for match in pattern.finditer(text))
    found: list[Reach] = []
    for start in numbers:
        first = max(0, start - GAP - WORDY)
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], start + 1
        else:
            found.append((first, start + 1))
    return found


def labelled(kind: str, detector: Detector, text: str, places: Iterable[Reach]) -> Iterator[Hit]:
    """Of one kind, behind words in ``places``; none of them where a word between says that it is something
    else."""
    for word in chain.from_iterable(detector.named.finditer(text, *place) for place in places):
        begin = word.end()
        found = first_number(text[begin : begin + GAP + 80])
        if not found or found.start() > GAP:
            continue
        between = text[begin : begin + found.start()]
        near = text[max(0, word.start() - GAP) : begin + found.start()]
        if (
            named_else(detector, text, word)
            or detector.innocent.search(between)
            or detector.office.search(near)
        ):
            continue
        if detector.once and is_mobile_below(between, found[0]):
            continue
        if MASKED.match(text, begin + found.end()):
            continue
        if end := whole(kind, detector, found[0]):
            start = begin + found.start()
            yield Hit(kind, start, start + end, detector.firm, found.start())
            yield from below_it(kind, detector, text, start + end)


def below_it(kind: str, detector: Detector, text: str, end: int) -> Iterator[Hit]:
    """More of them, each on a line of its own, as in a column that was pasted below its header."""
    while line := LINE.match(text, end):
        length = whole(kind, detector, line[1])
        if length < len(line[1].rstrip()):
            return
        yield Hit(kind, line.start(1), line.start(1) + length, detector.firm)
        end = line.end(1)


def is_mobile_below(between: str, value: str) -> bool:
    """Whether a number that says its country stands on a later line than the word: no account, a sender."""
    return "\n" in between and bool(INTERNATIONAL.match(value))


def named_else(detector: Detector, text: str, word: re.Match[str]) -> bool:
    """Whether the word itself is part of one that says something else: ``kode rekening``."""
    around = detector.innocent.finditer(text, max(0, word.start() - GAP), word.end() + GAP)
    return any(match.end() > word.start() for match in around if match.start() < word.end())


def first_number(text: str) -> re.Match[str] | None:
    """Written as a power of ten, or in groups."""
    found, power = RUN.search(text), POWER.search(text)
    return power if power and (not found or power.start() <= found.start()) else found


def below(kind: str, detector: Detector, cell: str) -> bool:
    """Whether a cell holds such a number, where its header has named it."""
    matches = (*POWER.finditer(cell), *RUN.finditer(cell))
    return any(whole(kind, detector, match[0]) for match in matches)


def whole(kind: str, detector: Detector, run: str) -> int:
    """Where the number ends in the run, 0 where it is none."""
    if power := POWER.fullmatch(run):  # a spreadsheet keeps fifteen digits: a serial below ten is lost
        value = unfolded(power)
        kept = value[:-1] + "1" if len(power[1] + power[2]) < len(value) and kind != "hp" else value
        return len(run) if fits(kind, value, [value]) and detector.genuine(kept) else 0
    groups = [each for each in PARTED.split(run.lstrip("+([")) if each]
    for count in range(len(groups), 0, -1):
        value = "".join(groups[:count])
        digits = value.translate(MISREAD)
        if sum(map(str.isalpha, value)) > LETTERS * len(value) or not fits(kind, digits, groups[:count]):
            continue
        end = end_of(run, len(value))
        if kind == "hp" and digits[0] == "8" and "\n" in run[:end]:
            continue  # the ends of two lines
        if detector.genuine(digits) and (kind != "rekening" or detector.genuine(run[:end])):
            return end
    return 0


def unfolded(power: re.Match[str]) -> str:
    """``8.1234567E+10`` → ``81234567000``; "" where digits are lost."""
    digits, length = power[1] + power[2], int(power[3]) + 1
    whole = len(digits) >= min(SHOWN, length - ROUNDED)
    return digits.ljust(length, "0") if whole and len(digits) <= length else ""


def fits(kind: str, digits: str, groups: list[str]) -> bool:
    if kind == "hp":
        bare = digits.startswith("8") and len(groups) > 1
        return bool(TELEPHONE.fullmatch(digits)) and (not bare or len(digits) >= LONG)
    if kind == "rekening":
        return 10 <= len(digits) <= 16 and len(groups) <= 6 and sum(map(str.isalpha, "".join(groups))) <= 4
    counts, lengths = GROUPS[kind]
    if len(digits) not in counts:
        return False
    return (
        len(groups) <= FEW or tuple(map(len, groups)) in lengths or (len(digits) == 16 and is_likely(digits))
    )


def end_of(run: str, count: int) -> int:
    """Behind the ``count``-th letter or digit."""
    for place, character in enumerate(run, 1):
        count -= character.isalnum()
        if not count:
            return place
    return len(run)
