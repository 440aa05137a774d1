"""Numbers beside bars: in full where they have room, else rounded with a word for their size."""

from __future__ import annotations

from generator.charts.plot import Value
from generator.render import number_id

POWERS = (10**12, 10**9, 10**6)
DIGITS = 4
"""Of a number with a word for its size; as many as axes show."""
FINE = 6
"""Digits of a small number with many decimals."""


def written(value: Value, letters: int, words: tuple[str, str, str]) -> str:
    """``1.250.000``, or ``1,25 triliun`` where more than ``letters`` would stand there."""
    full = number_id(value)
    if len(full) <= letters:
        return full
    for power, word in zip(POWERS, words, strict=True):
        if abs(value) >= power:
            return number_id(rounded(value / power, DIGITS)) + word
    return number_id(rounded(value, FINE))


def rounded(value: Value, digits: int) -> float:
    return float(f"{value:.{digits}g}")
