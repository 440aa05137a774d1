"""Values that are certainly text or codes, found a batch at a time, so that nobody tries to read them."""

from __future__ import annotations

import pyarrow.compute as pc

from generator.tables.arrow import Array
from generator.tables.classify import Kind
from generator.tables.words import (
    ANSWERS_TO_TIDAK_ADA,
    CLEARLY_BOOLEAN,
    DAYS,
    MISSING,
    MONTHS,
    NO_RESULT,
)

OTHERS = ("rp", "idr", "us", "usd", "s", "sgd", "eur", "http", "https")
MEANT = (*MISSING, *NO_RESULT, *CLEARLY_BOOLEAN, *ANSWERS_TO_TIDAK_ADA, *MONTHS, *DAYS, *OTHERS)
"""Words with which something begins that ``classify`` may take for more than text."""


def first_letters(word: str) -> str:
    """The letters that it begins with; empty where it begins with another sign."""
    end = next((n for n, letter in enumerate(word) if not (letter.isascii() and letter.isalpha())), len(word))
    return word[:end]


CODED = r"^(?:[0-9]+(?:\.[0-9]+){3,}|[0-9]{3,}-[0-9]{3,}(?:-[0-9]+)+|[0-9]{3,}-[0-9]{5,})$"
"""Days have three parts, the middle one of two digits; parts of ages, years and months are shorter, too …"""
GROUPED = r"^[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}$"
"""… and numbers three digits in each but the first: see ``Shape.DOT_GROUPS``."""
CERTAIN = r"^[A-Za-z][ -~]*$"
DOUBTFUL = rf"(?i)^(?:{'|'.join(sorted({first_letters(word) for word in MEANT} - {''}))})(?:[^a-z]|$)"


def certainly_text(array: Array) -> Array:
    """A mask: begins with an ASCII word that means nothing but itself, and has no other letters."""
    return pc.and_not(pc.match_substring_regex(array, CERTAIN), pc.match_substring_regex(array, DOUBTFUL))


def certainly_code(array: Array) -> Array:
    """A mask: ``14.71.01.1002`` and ``5.1.02.01.01.0024``, ``0812-3456-7890``."""
    return pc.and_not(pc.match_substring_regex(array, CODED), pc.match_substring_regex(array, GROUPED))


RECOGNISED = {Kind.TEXT: certainly_text, Kind.CODE: certainly_code}
