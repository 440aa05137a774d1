"""How often each of many 64-bit values occurs, exactly, in memory that does not grow with their number.

Blocks of values are sorted and counted. Where they hold too many different ones, they are laid down as runs
in a file, and merged at the end one range of values at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

BLOCK = 1 << 18
"""Different values that are held at a time; up to three times their 16 bytes are needed to merge them."""
WHOLE = 4
"""Blocks up to which a column is sorted at once: runs take twice the time."""
PIECE = 1 << 17
"""Different values that are handed out at a time."""
STEP = 256
"""One of so many values of a run tells where to part the ranges."""

Values = npt.NDArray[Any]
Counts = npt.NDArray[np.int64]
Counted = tuple[Values, Counts]
"""Different values, ascending, and how often each occurs."""


class Tally:
    """Takes arrays of one type of eight bytes, ``rows`` values at most if that is known.

    An empty ``folder`` bears what is too much for memory.
    """

    def __init__(self, folder: Path, kind: npt.DTypeLike, rows: int = 0) -> None:
        self._block = rows if BLOCK < rows <= WHOLE * BLOCK else BLOCK
        self._paths = folder / "values", folder / "counts"
        self._kind = np.dtype(kind)
        self._waiting: list[Values] = []
        self._size = 0
        self._kept: Counted = counted(np.empty(0, self._kind))
        self._ends = [0]
        """Where in the files each run ends, in values."""
        self._samples: list[Values] = []

    def add(self, values: Values) -> None:
        self._waiting.append(values)
        self._size += len(values)
        if self._size >= self._block:
            self._settle()

    def _settle(self) -> None:
        block = np.concatenate(self._waiting)
        self._waiting, self._size = [], 0
        block.sort()
        found = counted(block)
        if not len(self._kept[0]):
            self._kept = found
        elif len(found[0]) + len(self._kept[0]) <= self._block:
            self._kept = merged([self._kept, found])
        else:
            larger, self._kept = sorted((found, self._kept), key=lambda each: -len(each[0]))
            self._lay_down(larger)

    def _lay_down(self, run: Counted) -> None:
        for path, array in zip(self._paths, run, strict=True):
            with path.open("ab") as stream:
                stream.write(array.data)
        self._ends.append(self._ends[-1] + len(run[0]))
        self._samples.append(run[0][::STEP].copy())  # a view would keep the whole run

    def counted(self) -> Iterator[Counted]:
        """Every value once, in ascending pieces."""
        if self._waiting:
            self._settle()
        if not self._samples:
            values, counts = self._kept
            for start in range(0, len(values), PIECE):
                yield values[start : start + PIECE], counts[start : start + PIECE]
            return
        kept, self._kept = self._kept, counted(np.empty(0, self._kind))
        bounds = self._bounds(kept[0])
        for begins, ends in pairwise(bounds):
            pieces = [
                self._read(begin + low, high - low)
                for begin, low, high in zip(self._ends, begins[1:], ends[1:], strict=False)
            ]
            own = slice(begins[0], ends[0])
            piece = merged([(kept[0][own], kept[1][own]), *pieces])
            if len(piece[0]):
                yield piece

    def _bounds(self, kept: Values) -> list[list[int]]:
        """For each range where it begins: in what is kept, and in each run."""
        apart = max(1, BLOCK // STEP)
        pivots = np.sort(np.concatenate([kept[::STEP], *self._samples]))[apart::apart]
        places = [
            np.searchsorted(kept, pivots),
            *(self._search(n, pivots) for n in range(len(self._samples))),
        ]
        sizes = [len(kept), *np.diff(self._ends).tolist()]
        return [[0] * len(sizes), *np.array(places).T.tolist(), sizes]

    def _search(self, number: int, pivots: Values) -> npt.NDArray[np.int64]:
        """Only one run is held at a time: mapped files would count as memory, all of them."""
        begin, end = self._ends[number : number + 2]
        run = np.fromfile(self._paths[0], self._kind, end - begin, offset=begin * self._kind.itemsize)
        return np.searchsorted(run, pivots)

    def _read(self, begin: int, count: int) -> Counted:
        values, counts = self._paths
        return (
            np.fromfile(values, self._kind, count, offset=begin * self._kind.itemsize),
            np.fromfile(counts, np.int64, count, offset=begin * 8),
        )


def counted(ordered: Values) -> Counted:
    """Different values of a sorted array; with less memory than ``np.unique``."""
    if not len(ordered):
        return ordered, np.zeros(0, np.int64)
    begin = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=begin[1:])
    if begin.all():
        return ordered, np.ones(len(ordered), np.int64)
    begins = np.flatnonzero(begin)
    return ordered[begins], np.diff(begins, append=len(ordered))


def merged(pieces: list[Counted]) -> Counted:
    values = np.concatenate([piece[0] for piece in pieces])
    counts = np.concatenate([piece[1] for piece in pieces])
    if not len(values) or counts.max() == 1:  # nothing to carry along, which is the long case, too
        return counted(np.sort(values))
    order = np.argsort(values, kind="stable")
    values, counts = values[order], counts[order]
    begins = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    return values[begins], np.add.reduceat(counts, begins)
