"""Values of a column that were classified before: each is looked at once, and then only counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from generator.tables.arrow import Array
from generator.tables.classify import Seen, classify

CACHE = 20_000
"""Distinct values of a column whose reading is remembered …"""
SHORT = 100
"""… and their letters."""


@dataclass(slots=True)
class Known:
    _seen: dict[str, Seen] = field(default_factory=dict)
    _names: Array = field(default_factory=lambda: pa.array([], pa.string()))
    """Those that are known …"""
    _again: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    """… and how often each came again since these were asked for."""

    def without(self, counted: Array) -> Array:
        """Counted values that are new; the others are found among the known ones all at once."""
        if not self._seen:
            return counted
        if len(self._names) < len(self._seen):
            self._names = pa.array(list(self._seen), pa.string())
            self._again = np.pad(self._again, (0, len(self._names) - len(self._again)))
        places = pc.index_in(counted.field(0), value_set=self._names)
        known = pc.is_valid(places)
        self._again[places.drop_null().to_numpy()] += counted.field(1).filter(known).to_numpy()
        return counted.filter(pc.invert(known))

    def classify(self, text: str) -> Seen:
        seen = self._seen.get(text)
        if seen is None:
            seen = classify(text)
            if len(self._seen) < CACHE and len(text) <= SHORT:
                self._seen[text] = seen
        return seen

    def again(self) -> Iterator[tuple[str, Seen, int]]:
        """What came again, and how often."""
        for (text, seen), count in zip(self._seen.items(), self._again.tolist(), strict=False):
            if count:
                yield text, seen, count

    def add_up(self) -> list[tuple[str, Seen, int]]:
        """The same, to be counted elsewhere: from now on nothing has come again."""
        found = list(self.again())
        self._again[:] = 0
        return found
