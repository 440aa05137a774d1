"""Whether a column holds what needs a closer look, by its bytes: several times faster than a pattern."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from generator.tables.arrow import Array

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int32]


def flags(characters: bytes) -> npt.NDArray[np.bool_]:
    found = np.zeros(256, np.bool_)
    found[list(characters)] = True
    return found


def pairs(words: Iterable[bytes]) -> npt.NDArray[np.bool_]:
    """Of the first two bytes of each word; of a shorter one followed by anything."""
    found = np.zeros((256, 256), np.bool_)
    for word in words:
        found[word[0], word[1] if len(word) > 1 else slice(None)] = True
    return found.reshape(-1)


@dataclass(frozen=True, slots=True)
class Screen:
    """ASCII characters that are sought anywhere, at the beginning and at the end of values."""

    inside: npt.NDArray[np.bool_] | None = None
    first: npt.NDArray[np.bool_] | None = None
    last: npt.NDArray[np.bool_] | None = None
    begin: npt.NDArray[np.bool_] | None = None
    """Pairs of bytes at the beginning; of a value of one letter that letter is sought with any other."""

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
        starts, ends = offsets[:-1][filled], offsets[1:][filled]
        return bool(
            (self.first is not None and self.first[data[starts]].any())
            or (self.last is not None and self.last[data[ends - 1]].any())
            or (self.begin is not None and self._begins(data, starts, ends))
        )

    def _begins(self, data: Bytes, starts: Places, ends: Places) -> bool:
        assert self.begin is not None
        long = starts + 1 < ends
        first = data[starts[long]].astype(np.intp)
        single = np.asarray(self.begin.reshape(256, 256).any(axis=1))
        return bool(
            self.begin[first * 256 + data[starts[long] + 1]].any() or single[data[starts[~long]]].any()
        )
