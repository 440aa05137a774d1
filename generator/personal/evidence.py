"""What a detector is and what it finds: a kind of personal data, where, and how sure.

Law: UU 27/2022 tentang Pelindungan Data Pribadi, Pasal 4 (general and specific data). Only context tells
a NIK from a budget of sixteen digits, so every detector carries the words that name its value and the
words that say it is something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum


class Strength(IntEnum):
    """How sure: weak becomes a warning, strong an error."""

    WEAK = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Detector:
    """One kind of number or address that belongs to a person."""

    label: str
    """What an officer calls it."""
    shape: re.Pattern[str]
    """Where in a text it may stand; group 1 is the value."""
    genuine: Callable[[str], bool]
    """Whether a value of that shape can be one: dates, prefixes, lengths."""
    quick: str
    """RE2 (no look-around) for whole columns: true of every cell in which ``shape`` is genuine."""
    named: re.Pattern[str]
    """Words before the value, or in the column's header, that say what it is."""
    innocent: re.Pattern[str]
    """Words that say it is something else, where they stand nearer than those that name it."""
    loose: re.Pattern[str]
    """A whole cell below a header that names the kind; wider than ``shape``."""
    alone: Strength | None
    """What it is worth where no word names it; None: nothing."""
    firm: Strength = Strength.STRONG
    """What it is worth in running text where a word names it."""
    distinct: re.Pattern[str] = re.compile("")
    """What a value must look like to count where no word names it."""
    office: re.Pattern[str] = re.compile("(?!)")
    """Words anywhere around it that make it an office's own."""
    sign: str = ""
    """A character that every value has; "" for numbers of eight digits or more."""
    between: Callable[[str, str], bool] = lambda ahead, behind: False
    """Whether the words before and behind it name it together."""
    once: bool = False
    """Whether a word names one number only: of two behind "rekening" the second is something else."""
    whole: Callable[[str], int] | None = None
    """How much of what ``shape`` took is one value, 0 for none; where several may follow one another."""

    def length(self, value: str) -> int:
        """Of the value at the beginning of what ``shape`` took; 0 where there is none."""
        if self.whole:
            return self.whole(value)
        return len(value) if self.genuine(value) else 0


@dataclass(frozen=True, slots=True)
class Hit:
    """``text[start:end]`` is of this kind."""

    kind: str
    start: int
    end: int
    strength: Strength
    away: int = 1_000
    """Characters between the word that names it and the value; many where no word does."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Personal data in a file, ready to be told: no value, only a mask of one."""

    kind: str
    strength: Strength
    where: str
    """``kolom "nik"``, ``halaman 3``, ``komentar atau sifat berkas``; "" for the line alone."""
    line: int
    column: int
    count: int
    """Cells, or values."""
    mask: str


BEFORE_WORD, AFTER_WORD = "(?<![a-z])", "(?![a-z])"


def words(*alternatives: str) -> re.Pattern[str]:
    """Whole words, whatever their case; a space stands for any run of spaces, dots and underscores."""
    joined = "|".join(each.replace(" ", r"[\s._/-]*") for each in alternatives)
    return re.compile(f"{BEFORE_WORD}(?:{joined}){AFTER_WORD}", re.IGNORECASE)


def plain_words(pattern: re.Pattern[str]) -> str:
    """The alternatives of ``words`` without its look-arounds, which RE2 does not know."""
    return pattern.pattern.removeprefix(BEFORE_WORD).removesuffix(AFTER_WORD)


NEVER = re.compile(r"(?!)")


def digits(value: str) -> str:
    return re.sub(r"\D", "", value)


def mask(value: str) -> str:
    """``14••••••••••••01``: enough to recognise one's own cell, too little to know the person."""
    value = value.strip()
    name, at, domain = value.rpartition("@")
    if at:
        return f"{name[:1]}•••@{domain}"
    kept = 2 if len(value) >= 10 else 0
    return value[:kept] + "•" * min(len(value) - 2 * kept, 14) + value[len(value) - kept :]
