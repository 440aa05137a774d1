"""Whether a column holds what needs a closer look, by its bytes: several times faster than a pattern."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from generator.tables.arrow import Array


def flags(characters: bytes) -> npt.NDArray[np.bool_]:
    found = np.zeros(256, np.bool_)
    found[list(characters)] = True
    return found


@dataclass(frozen=True, slots=True)
class Screen:
    """ASCII characters that are sought anywhere, at the beginning and at the end of values."""

    inside: npt.NDArray[np.bool_] | None = None
    first: npt.NDArray[np.bool_] | None = None
    last: npt.NDArray[np.bool_] | None = None

    def catches(self, array: Array) -> bool:
        """Some value of a column of text has one of them where it is sought."""
        _, places, letters = array.buffers()
        if letters is None:
            return False
        offsets = np.frombuffer(places, np.int32)[array.offset : array.offset + len(array) + 1]
        data = np.frombuffer(letters, np.uint8)
        if self.inside is not None and self.inside[data[offsets[0] : offsets[-1]]].any():
            return True
        filled = offsets[:-1] < offsets[1:]
        return bool(
            (self.first is not None and self.first[data[offsets[:-1][filled]]].any())
            or (self.last is not None and self.last[data[offsets[1:][filled] - 1]].any())
        )
