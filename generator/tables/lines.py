"""Columns as text, a whole batch at a time: the common ground of CSV, JSON and GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from generator.tables.arrow import Array
from generator.tables.screen import Screen, flags

MANY_ZEROS = 40
FORMULA = r"^'*[=+\-@\t\r]"
NUMBER = r"^[+-]?\d+(?:[.,]\d+)*$"
SPACE = b" \t\n\f\r"
IN_QUOTES = Screen(b'",;|\t\r\n', flags(SPACE), flags(SPACE))
"""Cells of a CSV file that stand in quotation marks, so that no reader guesses another separator."""
MAY_RUN = Screen(first=flags(b"'=+-@\t\r"))
"""Catches whatever ``FORMULA`` matches."""
ESCAPES = {chr(code): json.dumps(chr(code))[1:-1] for code in [*b'\\"', *range(32)]}
"""What JSON writes otherwise; the backslash, by which it does so, is the first."""
IN_JSON = Screen("".join(ESCAPES).encode())
MOMENT = len("2025-07-01 08:30:00")
HOUR = len("2025-07-01T")


def plain(array: Array) -> Array:
    """Numbers, dates and truth values as text; text as it is; null stays null."""
    kind = array.type
    if pa.types.is_string(kind):
        return array
    if pa.types.is_floating(kind):
        return decimals(array)
    if pa.types.is_timestamp(kind):
        return moments(array)
    return pc.cast(array, pa.string())


def decimals(array: Array) -> Array:
    """Shortest digits that give the same number again; an exponent only where it would take many zeros."""
    return rewritten(
        pc.cast(array, pa.string()),
        EXPONENT,
        lambda found: pa.array(map(positional, found.to_pylist()), pa.string()),
    )


EXPONENT = Screen(b"e")


def positional(text: str) -> str:
    full = format(Decimal(text), "f")
    return full if len(full) <= MANY_ZEROS else text


def moments(array: Array) -> Array:
    """``2025-07-01T08:30:00``, with six decimals where the second is not whole, as ISO 8601 has them."""
    shown = pc.cast(array, pa.string())
    whole = pc.cast(pc.cast(array, pa.timestamp("s"), safe=False), array.type)
    shown = pc.if_else(pc.equal(whole, array), pc.binary_replace_slice(shown, MOMENT, MOMENT + 7, ""), shown)
    return pc.binary_replace_slice(shown, HOUR - 1, HOUR, "T")


def rewritten(array: Array, screen: Screen, change: Callable[[Array], Array]) -> Array:
    """Texts with those changed that the screen catches."""
    if not screen.catches(array):
        return array
    caught = pa.array(screen.caught(array))
    return pc.replace_with_mask(array, caught, change(array.filter(caught)))


@dataclass(frozen=True, slots=True)
class Shown:
    """A column as text, written out once for all forms that are made of lines."""

    text: Array
    """Null where a value is missing."""
    kind: pa.DataType
    """Of the values."""


def shown(array: Array) -> Shown:
    return Shown(plain(array), array.type)


def csv_cells(column: Shown) -> Array:
    """As they stand in a CSV file; null where a value is missing."""
    if not pa.types.is_string(column.kind):
        return column.text
    return rewritten(guarded(column.text), IN_QUOTES, quoted)


def quoted(array: Array) -> Array:
    return join('"', pc.replace_substring(array, '"', '""'), '"')


def guarded(array: Array) -> Array:
    """Text that a spreadsheet would run gets an apostrophe; see docs/tables.md how to take it away."""
    if not MAY_RUN.catches(array):
        return array
    risky = pc.and_not(pc.match_substring_regex(array, FORMULA), pc.match_substring_regex(array, NUMBER))
    marked = pc.binary_join_element_wise("'", array, "")
    return pc.if_else(pc.fill_null(risky, False), marked, array)


def json_values(column: Shown) -> Array:
    """Missing is ``null``."""
    text = join('"', json_text(column), '"') if has_marks(column) else column.text
    return text.fill_null("null")


def json_text(column: Shown) -> Array:
    """What stands between the quotation marks."""
    return rewritten(column.text, IN_JSON, escaped) if pa.types.is_string(column.kind) else column.text


def escaped(array: Array) -> Array:
    met = np.bincount(np.frombuffer(letters_of(array), np.uint8), minlength=256)
    for letter, written in ESCAPES.items():
        if met[ord(letter)]:
            array = pc.replace_substring(array, letter, written)
    return array


def has_marks(column: Shown) -> bool:
    """Text, days and times stand in quotation marks in JSON."""
    return bool(pa.types.is_string(column.kind) or pa.types.is_temporal(column.kind))


def join(*parts: Array | str) -> Array:
    """The parts of each row, one after the other."""
    return pc.binary_join_element_wise(*parts, "")


def json_objects(names: list[str], columns: list[Shown], end: str = "") -> Array:
    """One JSON object a row, and ``end`` behind each.

    Where no value is missing, the quotation marks stand with the names, so that less is to be joined.
    """
    parts: list[Array | str] = []
    before = "{"
    for name, column in zip(names, columns, strict=True):
        whole = has_marks(column) and column.text.null_count == 0
        mark = '"' if whole else ""
        parts += [f"{before}{json.dumps(name, ensure_ascii=False)}:{mark}"]
        parts += [json_text(column) if whole else json_values(column)]
        before = f"{mark},"
    return join(*parts, f"{before[:-1]}}}{end}")


def letters_of(rows: Array) -> memoryview:
    """All texts of a batch, none of them missing, one after the other."""
    _, places, letters = rows.buffers()
    ends = memoryview(places).cast("i")
    return memoryview(letters)[ends[rows.offset] : ends[rows.offset + len(rows)]]


def joined(rows: Array, separator: str) -> bytes:
    """All rows of a batch as bytes, with a separator between them."""
    listed = pa.ListArray.from_arrays(pa.array([0, len(rows)], pa.int32()), rows)
    return bytes(pc.binary_join(listed, separator)[0].as_buffer())
