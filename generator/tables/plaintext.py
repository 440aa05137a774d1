"""Values that are certainly text, found a batch at a time, so that nobody tries to read them otherwise."""

from __future__ import annotations

import pyarrow.compute as pc

from generator.tables.arrow import Array
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


CERTAIN = r"^[A-Za-z][ -~]*$"
DOUBTFUL = rf"(?i)^(?:{'|'.join(sorted({first_letters(word) for word in MEANT} - {''}))})(?:[^a-z]|$)"


def certainly_text(array: Array) -> Array:
    """A mask: begins with an ASCII word that means nothing but itself, and has no other letters."""
    return pc.and_not(pc.match_substring_regex(array, CERTAIN), pc.match_substring_regex(array, DOUBTFUL))
