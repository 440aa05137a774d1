"""Columns of ``2024-01-03T08:30:00+07:00``, as programs write times with a zone, read all at once.

They are published in Western Indonesian time, as one of them alone is: see ``datevalues.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from generator.tables.arrow import Array
from generator.tables.bytewise import DAY, TIME, Bytes, are_digits, cast, is_clock, is_day, of_length

UTC = TIME + len("Z")
OFFSET = TIME + len("+07:00")
LAST_YEAR = b"9999"
"""Of its last hours there is no time farther east."""


@dataclass(frozen=True, slots=True)
class Zoned:
    """``values``: in Western Indonesian time; ``changed``: how many are not written as ISO 8601 is here."""

    values: Array
    changed: int


def read(array: Array) -> Zoned | None:
    """None where one value is written otherwise, or is no time."""
    table = of_length(array, OFFSET)
    far = table is not None
    table = of_length(array, UTC) if table is None else table
    if table is None or not is_day(table[:, :DAY]) or not is_clock(table[:, DAY + 1 : TIME]):
        return None
    if not (has_offset(table) if far else (table[:, TIME] == ord("Z")).all()):
        return None
    spaced = table[:, DAY] == ord(" ")
    if not (spaced | (table[:, DAY] == ord("T"))).all():
        return None
    if (table[:, :4] == np.frombuffer(LAST_YEAR, np.uint8)).all(axis=1).any():
        return None
    moments = cast(array, pa.timestamp("us", "UTC"))
    if moments is None:
        return None
    there = pc.add(pc.cast(moments, pa.timestamp("us")), pa.scalar(timedelta(hours=7), pa.duration("us")))
    return Zoned(there, int(np.count_nonzero(spaced)) if far else len(table))


def has_offset(table: Bytes) -> bool:
    """``+07:00`` at the end of each, of less than a day."""
    sign, hours, minutes = table[:, TIME], table[:, [TIME + 1, TIME + 2]], table[:, [TIME + 4, TIME + 5]]
    written = ((sign == ord("+")) | (sign == ord("-"))).all() and (table[:, TIME + 3] == ord(":")).all()
    digits = are_digits(hours).all() and are_digits(minutes).all()
    early = (hours[:, 0] < ord("2")) | ((hours[:, 0] == ord("2")) & (hours[:, 1] < ord("4")))
    return bool(written and digits and early.all() and (minutes[:, 0] < ord("6")).all())
