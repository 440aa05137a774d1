"""Sums of groups that lose nothing on the way, as ``jelajah-jumlah.js`` adds in the browser.

A decimal is taken as the number that was written: 0.1 ten times is 1, not 0.9999999999999999. Numbers come a
piece of a column at a time; what is kept of them grows with the groups, not with the rows.
"""

from __future__ import annotations

import math
from collections import defaultdict
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

EXACT = 2**53
"""Integers from which on floats have gaps."""
PLACES = range(10)
"""Decimal places that are looked for."""
LAST = PLACES[-1]
SURE = 2**51
"""Below this, a number that is none of whole units of the last place has more places."""
SMALLEST = 1_126
"""Every float is a whole number of 2 to the power of minus this, its 53 bits included."""

Numbers = NDArray[Any]
Totals = defaultdict[int, int]
"""By group."""


class Sums:
    """Exact sums by group; ``add`` and ``add_whole`` want the numbers of a group beside each other."""

    def __init__(self, groups: int) -> None:
        self._groups = groups
        self._halves: dict[int, Numbers] = {}
        """By decimal places: the upper and lower 32 bits of each group's sum, counted apart so that up to
        2³¹ rows neither leaves 64 bits."""
        self._usual = 0
        """Places that the last piece had; most columns have the same everywhere."""
        self._spelled = Totals(int)
        self._rough = Totals(int)

    def add(self, numbers: Numbers, codes: Numbers) -> None:
        """Floats: as whole numbers of the smallest unit that each has; by their digits where these are too
        many for a float, and by their bits where they have more places."""
        for places in (self._usual, *PLACES):
            with np.errstate(over="ignore"):
                whole = np.rint(numbers * 10.0**places)
                fits = (np.abs(whole) < EXACT) & (whole / 10.0**places == numbers)
            self.add_whole(whole[fits].astype(np.int64), codes[fits], places)
            numbers, codes = numbers[~fits], codes[~fits]
            if not len(numbers):
                self._usual = places
                return
        tiny = np.abs(numbers) < SURE / 10**LAST
        self._add_rough(numbers[tiny], codes[tiny])
        self._spell(numbers[~tiny], codes[~tiny])

    def add_whole(self, whole: Numbers, codes: Numbers, places: int = 0) -> None:
        """Of int64."""
        if not len(whole):
            return
        if places not in self._halves:
            self._halves[places] = np.zeros((2, self._groups), np.int64)
        starts = beginnings(codes)
        for half, part in zip(self._halves[places], (whole >> 32, whole & 0xFFFFFFFF), strict=True):
            half[codes[starts]] += np.add.reduceat(part, starts)

    def _spell(self, numbers: Numbers, codes: Numbers) -> None:
        long = np.zeros(len(numbers), bool)
        for index, (number, code) in enumerate(zip(numbers.tolist(), codes.tolist(), strict=True)):
            whole, _, after = repr(number).partition(".")
            if len(after) <= LAST and "e" not in after + whole:
                self._spelled[code] += int(whole + after.ljust(LAST, "0"))
            else:
                long[index] = True
        self._add_rough(numbers[long], codes[long])

    def _add_rough(self, numbers: Numbers, codes: Numbers) -> None:
        """Numbers of one group and one power of two at a time."""
        if not len(numbers):
            return
        parts, powers = np.frexp(numbers)
        order = np.lexsort((powers, codes))
        whole, codes, powers = (parts[order] * 2.0**53).astype(np.int64), codes[order], powers[order]
        starts = beginnings(codes.astype(np.int64) << 32 | (powers + SMALLEST))
        totals = zip(
            np.add.reduceat(whole >> 32, starts).tolist(),
            np.add.reduceat(whole & 0xFFFFFFFF, starts).tolist(),
            strict=True,
        )
        places = zip(codes[starts].tolist(), powers[starts].tolist(), strict=True)
        for (code, power), (upper, lower) in zip(places, totals, strict=True):
            self._rough[code] += (upper * 2**32 + lower) << (power - 53 + SMALLEST)

    def whole(self) -> list[int]:
        """Where all numbers were added as they are."""
        return self._totals(0)

    def decimals(self) -> list[float]:
        """The float that is nearest to each sum; infinite where none is."""
        places = LAST if self._spelled else max(self._halves, default=0)
        found = [total / 10**places for total in self._totals(places)]
        for code in self._rough:
            found[code] = nearest(
                Fraction(self._totals_of(code, places), 10**places) + Fraction(self._rough[code], 2**SMALLEST)
            )
        return found

    def _totals(self, places: int) -> list[int]:
        return [self._totals_of(code, places) for code in range(self._groups)]

    def _totals_of(self, code: int, places: int) -> int:
        """In units of that many places."""
        total = self._spelled.get(code, 0)
        for known, (upper, lower) in self._halves.items():
            total += (int(upper[code]) * 2**32 + int(lower[code])) * 10 ** (places - known)
        return total


def beginnings(codes: Numbers) -> Numbers:
    """Where each run of the same code begins."""
    return np.flatnonzero(np.concatenate([[True], codes[1:] != codes[:-1]]))


def nearest(sum_of_all: Fraction) -> float:
    try:
        return float(sum_of_all)
    except OverflowError:
        return math.inf if sum_of_all > 0 else -math.inf
