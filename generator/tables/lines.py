"""Columns as text, a whole batch at a time: the common ground of CSV, JSON and GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from generator.tables.arrow import Array
from generator.tables.screen import Screen, flags

MANY_ZEROS = 40
SPECIAL_JSON = r'["\\\x00-\x1f\x7f]'
SPECIAL_CSV = r"[\",;|\t\r\n]|^\s|\s$"
FORMULA = r"^'*[=+\-@\t\r]"
NUMBER = r"^[+-]?\d+(?:[.,]\d+)*$"


IN_CSV = Screen(flags(b'",;|\t\r\n'), flags(b"'=+-@ \t\n\f\r"), flags(b" \t\n\f\r"))
"""Catches whatever ``SPECIAL_CSV`` or ``FORMULA`` may match."""
IN_JSON = Screen(flags(b'"\\\x7f' + bytes(range(32))))
"""Catches whatever ``SPECIAL_JSON`` matches."""
POSITIONAL = (1e-4, 1e10)
"""Numbers between these, and 0, are shown without an exponent."""


def plain(array: Array) -> Array:
    """Numbers, dates and truth values as text; text as it is; null stays null."""
    kind = array.type
    if pa.types.is_string(kind):
        return array
    if pa.types.is_floating(kind):
        return decimals(array)
    if pa.types.is_timestamp(kind):
        return pa.array(
            [None if value is None else value.isoformat() for value in array.to_pylist()], pa.string()
        )
    return pc.cast(array, pa.string())


def decimals(array: Array) -> Array:
    """Shortest digits that give the same number again; an exponent only where it would take many zeros."""
    shown = pc.cast(array, pa.string())
    if is_positional(array) or not pc.any(pc.match_substring(shown, "e")).as_py():
        return shown
    return pa.array([text and positional(text) for text in shown.to_pylist()], pa.string())


def is_positional(array: Array) -> bool:
    low, high = POSITIONAL
    sizes = pc.abs(array)
    fits = pc.or_(pc.and_(pc.greater_equal(sizes, low), pc.less(sizes, high)), pc.equal(sizes, 0))
    return pc.all(fits).as_py() is not False


def positional(text: str) -> str:
    full = format(Decimal(text), "f") if "e" in text else text
    return full if len(full) <= MANY_ZEROS else text


def by_distinct(array: Array, special: str, rewrite: Callable[[str], str]) -> Array:
    """``rewrite`` the values that match ``special``, each distinct one once."""
    if not pc.any(pc.match_substring_regex(array, special)).as_py():
        return array
    encoded = array.dictionary_encode()
    hit = pc.match_substring_regex(encoded.dictionary, special).to_pylist()
    values = [
        rewrite(text) if found else text
        for text, found in zip(encoded.dictionary.to_pylist(), hit, strict=True)
    ]
    return pa.array(values, pa.string()).take(encoded.indices)


def csv_column(array: Array) -> Array:
    """Cells of a CSV file; missing is nothing at all."""
    shown = plain(array)
    if pa.types.is_string(array.type) and IN_CSV.catches(array):
        shown = by_distinct(guarded(shown), SPECIAL_CSV, quote)
    return shown.fill_null("")


def is_ready(array: Array) -> bool:
    """Arrow's own CSV writer writes these values as ``csv_column`` would."""
    kind = array.type
    if pa.types.is_string(kind):
        return not IN_CSV.catches(array)
    return not pa.types.is_timestamp(kind) and (not pa.types.is_floating(kind) or is_positional(array))


def guarded(array: Array) -> Array:
    """Text that a spreadsheet would run gets an apostrophe; see docs/tables.md how to take it away."""
    if not pc.any(pc.match_substring_regex(array, FORMULA)).as_py():
        return array
    risky = pc.and_not(pc.match_substring_regex(array, FORMULA), pc.match_substring_regex(array, NUMBER))
    marked = pc.binary_join_element_wise("'", array, "")
    return pc.if_else(pc.fill_null(risky, False), marked, array)


def quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def json_column(array: Array) -> Array:
    """JSON values; missing is ``null``."""
    shown = plain(array)
    if pa.types.is_string(array.type) or pa.types.is_temporal(array.type):
        shown = pc.binary_join_element_wise('"', json_text(shown), '"', "")
    return shown.fill_null("null")


def json_text(shown: Array) -> Array:
    """What stands between the quotation marks."""
    if not IN_JSON.catches(shown):
        return shown
    return by_distinct(shown, SPECIAL_JSON, lambda text: json.dumps(text, ensure_ascii=False)[1:-1])


def is_quoted(array: Array) -> bool:
    """Text, days and times, none of them missing: the marks may stand with the names."""
    return array.null_count == 0 and bool(pa.types.is_string(array.type) or pa.types.is_temporal(array.type))


def join(*parts: Array | str) -> Array:
    """The parts of each row, one after the other."""
    return pc.binary_join_element_wise(*parts, "")


def json_objects(names: list[str], columns: list[Array], end: str = "") -> Array:
    """One JSON object a row, and ``end`` behind each."""
    parts: list[Array | str] = []
    before = "{"
    for name, column in zip(names, columns, strict=True):
        quoted = is_quoted(column)
        mark = '"' if quoted else ""
        parts += [f"{before}{json.dumps(name, ensure_ascii=False)}:{mark}"]
        parts += [json_text(plain(column)) if quoted else json_column(column)]
        before = f"{mark},"
    return join(*parts, f"{before[:-1]}}}{end}")


def letters_of(rows: Array) -> memoryview:
    """All rows of a batch, none of them missing, one after the other."""
    _, places, letters = rows.buffers()
    ends = memoryview(places).cast("i")
    return memoryview(letters)[ends[rows.offset] : ends[rows.offset + len(rows)]]


def joined(rows: Array, separator: str) -> bytes:
    """All rows of a batch as bytes, with a separator between them."""
    listed = pa.ListArray.from_arrays(pa.array([0, len(rows)], pa.int32()), rows)
    return bytes(pc.binary_join(listed, separator)[0].as_buffer())
