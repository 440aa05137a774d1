"""Text as the detectors read it: one kind of digit, space and hyphen, and nothing that cannot be seen.

Word processors, chats and web pages put wide digits, thin spaces, soft hyphens and marks of direction into
numbers. They are taken out of a copy; ``Normal.origin`` leads back to the places in the text as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
FORMS = {**dict.fromkeys(SPACES, " "), **dict.fromkeys(HYPHENS, "-"), "\u2019": "'", "\u2044": "/"}
WIDE = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
"""Full-width forms of ASCII."""


class SameLength(dict[int, str]):
    """A table for ``str.translate`` that learns: decimal digits of any script are those of ASCII."""

    def __missing__(self, code: int) -> str:
        digit = unicodedata.decimal(chr(code), None)
        self[code] = chr(code) if digit is None else str(digit)
        return self[code]


SAME_LENGTH = SameLength(str.maketrans({**WIDE, **FORMS}))
UNSEEN = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0f\ufeff\u20e3]+")
AT = re.compile(r"[(\[{] {0,1}at {0,1}[)\]}]", re.IGNORECASE)
DOT = re.compile(r"[(\[{] {0,1}(?:dot|titik) {0,1}[)\]}]", re.IGNORECASE)
SPOKEN = re.compile(r"(?<=\w) at (?=(?:gmail|yahoo|ymail|hotmail|outlook|icloud)\b)", re.IGNORECASE)
SPOKEN_DOT = re.compile(r"(?<=\w) dot (?=(?:com|co|id|net)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Normal:
    """The text to search, and where its parts come from."""

    text: str
    starts: tuple[int, ...]
    """Places in ``text`` before which something unseen was taken out …"""
    shifts: tuple[int, ...]
    """… and how many characters were by then."""

    def origin(self, place: int) -> int:
        """The place in the text as it was given."""
        number = bisect_right(self.starts, place)
        return place + (self.shifts[number - 1] if number else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From the first to behind the last character, what is unseen between them included."""
        return self.origin(start), self.origin(end - 1) + 1


def normal(text: str) -> Normal:
    if not text.isascii():
        text, starts, shifts = seen(text)
        return Normal(spoken(text.translate(SAME_LENGTH)), starts, shifts)
    return Normal(spoken(text.replace("\t", " ")), (), ())


def seen(text: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    starts, shifts, gone = [], [], 0
    for match in UNSEEN.finditer(text):
        gone += len(match[0])
        starts.append(match.end() - gone)
        shifts.append(gone)
    return (UNSEEN.sub("", text) if gone else text), tuple(starts), tuple(shifts)


def spoken(text: str) -> str:
    """``siti(at)gmail[dot]com`` with signs, none of it moved."""
    if "at" in text or "AT" in text or "At" in text:
        text = AT.sub(lambda match: "@".center(len(match[0])), text)
        text = SPOKEN.sub(" @  ", text)
    if "@" in text:
        text = DOT.sub(lambda match: ".".center(len(match[0])), text)
        text = SPOKEN_DOT.sub("  .  ", text)
    return text
