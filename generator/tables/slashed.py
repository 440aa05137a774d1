"""Columns of ``01/02/2024 08:30``, as spreadsheets here write them, read by their bytes all at once.

Whether the day or the month stands first is for the whole column to say; what is written otherwise, with one
digit or a zone, is left to the careful way, value by value.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from generator.tables.arrow import Array
from generator.tables.bytewise import Bytes, are_digits, cast, of_length, valid

SHORT = len("01/02/2024 08:30")
LONG = len("01/02/2024 08:30:15")
SIGNS = {2: b"/", 5: b"/", 10: b" ", 13: b":", 16: b":"}
DAYS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
ISO = b"0000-00-00T00:00:00"
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Slashed:
    """One value a line; ``first`` and ``second`` are the numbers before the year."""

    array: Array
    table: Bytes
    first: Numbers
    second: Numbers

    def counts(self) -> dict[str, int]:
        """By the names that ``Evidence`` has for them."""
        return {
            "slashed": len(self.first),
            "day_first": int(np.count_nonzero(self.first > 12)),
            "month_first": int(np.count_nonzero(self.second > 12)),
            "first_of": int(np.count_nonzero(self.second == 1)),
        }

    def examples(self) -> dict[str, int]:
        """The place of the first value that proves an order, by the labels of ``classify.labels``."""
        present = np.flatnonzero(valid(self.array))
        proofs = {"sehari": self.first > 12, "sebulan": self.second > 12}
        return {label: int(present[proof.argmax()]) for label, proof in proofs.items() if proof.any()}

    def moments(self, month_first: bool) -> Array | None:
        """None where one of them is no day in this order."""
        day, month = (slice(3, 5), slice(0, 2)) if month_first else (slice(0, 2), slice(3, 5))
        iso = np.tile(np.frombuffer(ISO, np.uint8), (len(self.table), 1))
        iso[:, :4], iso[:, 5:7], iso[:, 8:10] = self.table[:, 6:10], self.table[:, month], self.table[:, day]
        iso[:, 11 : self.table.shape[1]] = self.table[:, 11:]
        ends = np.arange(0, iso.size + 1, len(ISO), dtype=np.int32)
        texts = pa.Array.from_buffers(
            pa.string(), len(iso), [None, pa.py_buffer(ends.tobytes()), pa.py_buffer(iso.tobytes())]
        )
        values = cast(texts, pa.timestamp("us"))
        if values is None or not self.array.null_count:
            return values
        return pc.replace_with_mask(pa.nulls(len(self.array), values.type), pc.is_valid(self.array), values)


def read(array: Array) -> Slashed | None:
    """None where one value is written otherwise, or is no day in any order."""
    table = of_length(array, SHORT)
    table = of_length(array, LONG) if table is None else table
    if table is None:
        return None
    width = table.shape[1]
    digits = [n for n in range(width) if n not in SIGNS]
    signs = all((table[:, n] == ord(sign)).all() for n, sign in SIGNS.items() if n < width)
    if not signs or not are_digits(table[:, digits]).all():
        return None
    first, second, hour, minute = (number(table[:, n : n + 2]) for n in (0, 3, 11, 14))
    year, tick = number(table[:, 6:10]), number(table[:, 17:19])
    real = is_day(year, second, first) | is_day(year, first, second)
    timely = (hour < 24) & (minute < 60) & (tick < 60) & (year >= 1800) & (year < 2200)
    return Slashed(array, table, first, second) if (real & timely).all() else None


def number(digits: Bytes) -> Numbers:
    """Zero where there are none."""
    found = np.zeros(len(digits), np.int64)
    for column in digits.T:
        found = found * 10 + (column - ord("0"))
    return found


def is_day(year: Numbers, month: Numbers, day: Numbers) -> npt.NDArray[np.bool_]:
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    months = np.where((month >= 1) & (month <= 12), month, 0)
    found: npt.NDArray[np.bool_] = (day >= 1) & (day <= DAYS[months] + (leap & (months == 2)))
    return found
