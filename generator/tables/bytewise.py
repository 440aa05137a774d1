"""Columns of text that are digits, decimals or ISO days throughout, seen by their bytes and read at once.

Each function gives None as soon as one value is written otherwise; then the careful way, value by value,
decides. Missing values stay missing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from generator.tables.arrow import Array

ZERO, MINUS, POINT, SLASH = b"0-./"
LONGEST = 18
"""Digits that 64 bits hold whatever they are."""
DAY = len("2025-07-01")
TIME = len("2025-07-01T08:30:00")

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Letters:
    """The bytes of all values one after the other, and where each value that is there begins and ends."""

    data: Bytes
    starts: Places
    ends: Places

    @property
    def firsts(self) -> Bytes:
        return self.data[self.starts]

    @property
    def lengths(self) -> Places:
        return self.ends - self.starts


def letters_of(array: Array) -> Letters | None:
    """None where no value is there, where one is empty, or where missing ones hide bytes."""
    _, places, letters = array.buffers()
    if letters is None or len(array) == array.null_count:
        return None
    offsets = np.frombuffer(places, np.int32)[array.offset : array.offset + len(array) + 1]
    begin, end = int(offsets[0]), int(offsets[-1])
    offsets = offsets - begin
    filled = offsets[:-1] < offsets[1:]
    if int(np.count_nonzero(filled)) != len(array) - array.null_count:
        return None
    data = np.frombuffer(letters, np.uint8)[begin:end]
    return Letters(data, offsets[:-1][filled], offsets[1:][filled])


def are_digits(data: Bytes) -> npt.NDArray[np.bool_]:
    """By one comparison, since bytes below the zero wrap around."""
    found: npt.NDArray[np.bool_] = data - np.uint8(ZERO) < 10
    return found


def are_decimals(data: Bytes) -> npt.NDArray[np.bool_]:
    """Digits, signs and points, among which ASCII has a slash."""
    found: npt.NDArray[np.bool_] = (data - np.uint8(MINUS) < 13) & (data != SLASH)
    return found


@dataclass(frozen=True, slots=True)
class Whole:
    """Values of nothing but digits, 18 at most, as numbers; ``zeros`` says which have a zero in front."""

    values: Array
    zeros: Array


def digits(array: Array) -> Whole | None:
    """Codes and whole numbers without a sign."""
    found = letters_of(array)
    if found is None or not are_digits(found.data).all() or found.lengths.max() > LONGEST:
        return None
    zeros = np.zeros(len(array), np.bool_)
    zeros[valid(array)] = (found.firsts == ZERO) & (found.lengths > 1)
    return Whole(pc.cast(array, pa.int64()), pa.array(zeros))


def canonical_integers(array: Array) -> Array | None:
    """The values as int64 when each is written as Arrow would write it, so 007 and 0x1F do not pass."""
    if "." in (next((text for text in array[:9].to_pylist() if text), "")):
        return None  # sooner than Arrow, which takes its time to refuse
    if found := digits(array):
        return None if pc.any(found.zeros).as_py() else found.values
    try:
        whole = pc.cast(array, pa.int64())
    except pa.ArrowInvalid:
        return None
    same = pc.all(pc.equal(pc.cast(whole, pa.string()), array)).as_py()
    return whole if same is not False else None


@dataclass(frozen=True, slots=True)
class Plain:
    """Numbers with or without a decimal point; ``dotted`` says which have one."""

    values: Array
    dotted: int


def decimals(array: Array) -> Plain | None:
    """``-?(0|[1-9][0-9]*)(\\.[0-9]+)?`` and nothing else."""
    found = letters_of(array)
    if found is None or not are_decimals(found.data).all():
        return None
    signs = found.data == MINUS
    negative = signs[found.starts]
    starts = found.starts + negative
    if np.count_nonzero(signs) != np.count_nonzero(negative) or (starts == found.ends).any():
        return None
    points = np.flatnonzero(found.data == POINT)
    if not parts_well(points, starts, found) or zero_leads(starts, found):
        return None
    return Plain(pc.cast(array, pa.float64()), len(points))


def parts_well(points: npt.NDArray[np.intp], starts: Places, found: Letters) -> bool:
    """No value has two points, and none begins or ends with one."""
    owners = np.searchsorted(starts, points, "right") - 1
    twice = owners[1:] == owners[:-1]
    at_an_end = (points == starts[owners]) | (points == found.ends[owners] - 1)
    return not (twice.any() or at_an_end.any())


def zero_leads(starts: Places, found: Letters) -> bool:
    """A zero in front of other digits."""
    zeros = (found.data[starts] == ZERO) & (found.ends - starts > 1)
    return bool((found.data[starts[zeros] + 1] != POINT).any())


def days(array: Array) -> Array | None:
    """``2025-07-01`` of the years 1000 to 9999, each of them a day of the calendar."""
    table = of_length(array, DAY)
    if table is None or not is_day(table):
        return None
    return cast(array, pa.date32())


def moments(array: Array) -> tuple[Array, int] | None:
    """``2025-07-01T08:30:00``, and how many have a space instead of the ``T``."""
    table = of_length(array, TIME)
    if table is None or not is_day(table[:, :DAY]) or not is_clock(table[:, DAY + 1 :]):
        return None
    spaced = table[:, DAY] == ord(" ")
    if not (spaced | (table[:, DAY] == ord("T"))).all():
        return None
    values = cast(array, pa.timestamp("us"))
    return None if values is None else (values, int(np.count_nonzero(spaced)))


def of_length(array: Array, length: int) -> npt.NDArray[np.uint8] | None:
    """One value a line, where all are so long."""
    found = letters_of(array)
    if found is None or len(found.data) != length * len(found.starts):
        return None
    return found.data.reshape(-1, length) if (found.lengths == length).all() else None


def is_day(table: npt.NDArray[np.uint8]) -> bool:
    written = are_digits(table[:, [0, 1, 2, 3, 5, 6, 8, 9]]).all() and (table[:, [4, 7]] == MINUS).all()
    return bool(written and (table[:, 0] != ZERO).all())


def is_clock(table: npt.NDArray[np.uint8]) -> bool:
    return bool(are_digits(table[:, [0, 1, 3, 4, 6, 7]]).all() and (table[:, [2, 5]] == ord(":")).all())


def cast(array: Array, kind: pa.DataType) -> Array | None:
    try:
        return pc.cast(array, kind)
    except pa.ArrowInvalid:  # 30 February
        return None


def valid(array: Array) -> npt.NDArray[np.bool_]:
    return np.asarray(pc.is_valid(array).to_numpy(zero_copy_only=False))
