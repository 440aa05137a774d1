"""Columns of days or times that are all written in one way, read at once for evidence."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow.compute as pc

from generator.tables import bytewise, slashed, zoned
from generator.tables.arrow import Array


@dataclass(frozen=True, slots=True)
class Moments:
    """``taken``: the values, where no plan can read them otherwise; ``spaced``: how many have no ``T``."""

    precision: str
    taken: Array = None
    spaced: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    """By the names that ``Evidence`` has for them."""
    examples: dict[str, int] = field(default_factory=dict)
    """Label → place of the first value that has it."""


def read(array: Array) -> Moments | None:
    """None where one value is written otherwise."""
    first = pc.index(pc.is_valid(array), True).as_py()
    if (days := bytewise.days(array)) is not None:
        return Moments("hari", days, examples={"hari": first})
    seen = {"waktu": first}
    if times := bytewise.moments(array):
        values, spaced = times
        return Moments("waktu", values, spaced, {"rewritten": spaced}, seen)
    if parted := slashed.read(array):
        counts = parted.counts()
        return Moments(
            "waktu", counts=counts | {"rewritten": counts["slashed"]}, examples=seen | parted.examples()
        )
    if found := zoned.read(array):
        return Moments("waktu", counts={"rewritten": found.changed}, examples=seen)
    return None
