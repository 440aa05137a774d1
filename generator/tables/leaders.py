"""The most frequent of many counted values, in memory that does not grow with their number."""

from __future__ import annotations

from typing import Any

import numpy as np

from generator.tables.tally import Counts, Values

FREQUENT = 5
TIES = 10_000
"""So many values that occur as often as the fifth: nothing is frequent."""


class Leaders:
    """Takes counted values in ascending pieces; keeps those that occur at least as often as the fifth."""

    def __init__(self) -> None:
        self.values: Values = np.zeros(0, np.int64)
        self.counts: Counts = np.zeros(0, np.int64)

    def add(self, values: Values, counts: Counts) -> None:
        enough = counts >= fifth(self.counts)
        found, times = values[enough], counts[enough]
        self.values = np.concatenate([self.values, found]) if len(self.values) else found
        self.counts = np.concatenate([self.counts, times])
        least = fifth(self.counts)
        more, ties = np.flatnonzero(self.counts > least), np.flatnonzero(self.counts == least)
        kept = np.sort(np.concatenate([more, ties[: TIES + 1]]))
        self.values, self.counts = self.values[kept], self.counts[kept]

    @property
    def none_leads(self) -> bool:
        return len(self.counts) > TIES

    def first(self) -> list[tuple[Any, int]]:
        """Five at most; of those equally frequent the smallest."""
        top = np.lexsort((self.values, -self.counts))[:FREQUENT]
        return [(self.values[n].item(), int(self.counts[n])) for n in top]


def fifth(counts: Counts) -> int:
    """The fifth largest; 0 where there are less."""
    need, left = FREQUENT, counts
    while len(left):
        top = left.max()
        need -= int(np.count_nonzero(left == top))
        if need <= 0:
            return int(top)
        left = left[left < top]
    return 0
