"""Sums of groups that lose nothing on the way, as ``jelajah-jumlah.js`` adds in the browser.

A decimal is taken as the number that was written: 0.1 ten times is 1, not 0.9999999999999999.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from generator.tables.arrow import Array

EXACT = 2**53
"""Integers from which on floats have gaps."""
LARGEST = 2**63
PLACES = range(10)
"""Decimal places that are looked for."""
LOOK = 1_000
"""Numbers that tell how a column is written."""

Numbers = NDArray[Any]


def by_group(values: Array, order: Numbers, starts: Numbers) -> Array:
    """``order`` puts the rows of a group beside each other, ``starts`` are where in it each group begins.

    Sums of integers are int64, or text where one of them does not fit. Those of decimals are the float that
    is nearest to the exact sum. Missing values count as nothing.
    """
    if pa.types.is_integer(values.type):
        sums = totals(pc.fill_null(pc.cast(values, pa.int64()), 0).to_numpy()[order], starts)
        fits = all(-LARGEST <= each < LARGEST for each in sums)
        return pa.array(sums, pa.int64()) if fits else pa.array(map(str, sums), pa.string())
    numbers = pc.fill_null(pc.cast(values, pa.float64()), 0.0).to_numpy()[order]
    return pa.array(decimal_totals(numbers, starts), pa.float64())


def totals(whole: Numbers, starts: Numbers) -> list[int]:
    """Of int64, each half on its own: up to 2³¹ rows no half leaves 64 bits."""
    high = np.add.reduceat(whole >> 32, starts)
    low = np.add.reduceat(whole & 0xFFFFFFFF, starts)
    return [int(upper) * 2**32 + int(lower) for upper, lower in zip(high, low, strict=True)]


def decimal_totals(numbers: Numbers, starts: Numbers) -> list[float]:
    """As integers of the smallest unit that all have; by their digits where these are too many for a float,
    and rounded once (``math.fsum``) where they have more places."""
    for places in PLACES:
        scaled = np.rint(numbers * 10.0**places)
        if np.abs(scaled).max() >= EXACT:
            break
        if np.array_equal(scaled / 10.0**places, numbers):
            return [total / 10**places for total in totals(scaled.astype(np.int64), starts)]
    if all(map(is_short, numbers[:LOOK].tolist())):
        return [float(sum(map(written, group), Decimal())) for group in groups(numbers, starts)]
    return [math.fsum(group) for group in groups(numbers, starts)]


def is_short(number: float) -> bool:
    """Written without an exponent and with few places."""
    text = repr(number)
    return "e" not in text and len(text.partition(".")[2]) < len(PLACES)


def groups(numbers: Numbers, starts: Numbers) -> Iterator[list[float]]:
    for start, end in pairwise([*starts, len(numbers)]):
        yield numbers[start:end].tolist()


def written(number: float) -> Decimal:
    return Decimal(repr(number))
