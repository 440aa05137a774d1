"""Numbers behind a word that names them, however they are written: in boxes, with dots, misread, broken.

``text.find`` knows the usual forms anywhere; this pass begins at the word (NIK, HP, NPWP …) and takes what
follows it: digits with anything between them that a form, a scanner or a hand may put there, and letters
that OCR takes for digits. The value must still be genuine, and its groups must be of the kinds that people
write, else every row of numbers below "KK" would be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.evidence import Detector, Hit

GAP = 32
"""Characters between the word and the number: a colon, "No.", a name in brackets."""
MISREAD = str.maketrans("OoIlSB", "001158")
RUN = re.compile(r"(?:[\d+(]|(?<![A-Za-z])[OolI])(?:[\s.|_/()–-]{0,3}[\dOolISB]){8,40}")
PARTED = re.compile(r"[\s.|_/()–-]+")
LETTERS = 0.4
"""Share of a number's signs that may be letters."""
SIXTEEN = {(16,), (6, 6, 4), (2, 2, 2, 6, 4), (2, 4, 6, 4), (12, 4), (6, 10), (4,) * 4, (2,) * 8, (1,) * 16}
GROUPS: dict[str, set[tuple[int, ...]]] = {
    "nik": SIXTEEN,
    "kk": SIXTEEN,
    "npwp": {(15,), (16,), (2, 3, 3, 1, 3, 3), (9, 3, 3), (9, 6), (3, 3, 3, 3, 3), (1,) * 15, *SIXTEEN},
    "nip": {(18,), (8, 6, 1, 3), (8, 6, 4), (1,) * 18, (4, 2, 2, 4, 2, 1, 3)},
}
"""Kind → lengths of the groups of digits; a telephone number has any."""
KINDS = (*GROUPS, "hp")
TELEPHONE = re.compile(r"(?:62|0)?8\d{8,11}")


def labelled(kind: str, detector: Detector, text: str) -> Iterator[Hit]:
    """Of one kind; none of them where a word between says that it is something else."""
    for word in detector.named.finditer(text):
        found = RUN.search(text, word.end(), word.end() + GAP + 80)
        if not found or found.start() - word.end() > GAP:
            continue
        between = text[word.end() : found.start()]
        near = text[max(0, word.start() - GAP) : word.start()]
        if detector.innocent.search(between) or detector.office.search(f"{near} {between}"):
            continue
        if end := whole(kind, detector, found[0]):
            yield Hit(kind, found.start(), found.start() + end, detector.firm)


def whole(kind: str, detector: Detector, run: str) -> int:
    """Where the number ends in the run, 0 where it is none."""
    groups = [each for each in PARTED.split(run.lstrip("+(")) if each]
    for count in range(len(groups), 0, -1):
        value = "".join(groups[:count])
        digits = value.translate(MISREAD)
        if sum(map(str.isalpha, value)) > LETTERS * len(value) or not fits(kind, digits, groups[:count]):
            continue
        if detector.genuine(digits):
            return end_of(run, len(value))
    return 0


def fits(kind: str, digits: str, groups: list[str]) -> bool:
    if kind == "hp":
        return bool(TELEPHONE.fullmatch(digits))
    return tuple(map(len, groups)) in GROUPS[kind]


def end_of(run: str, count: int) -> int:
    """Behind the ``count``-th letter or digit."""
    for place, character in enumerate(run, 1):
        count -= character.isalnum()
        if not count:
            return place
    return len(run)
