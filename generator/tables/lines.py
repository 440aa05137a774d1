"""Columns as text, a whole batch at a time: the common ground of CSV, JSON and GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from generator.tables.arrow import Array

MANY_ZEROS = 40
SPECIAL_JSON = r'["\\\x00-\x1f\x7f]'
SPECIAL_CSV = r"[\",;|\t\r\n]|^\s|\s$"
FORMULA = r"^'*[=+\-@\t\r]"
NUMBER = r"^[+-]?\d+(?:[.,]\d+)*$"


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
    if not pc.any(pc.match_substring(shown, "e")).as_py():
        return shown
    return pa.array([text and positional(text) for text in shown.to_pylist()], pa.string())


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
    if pa.types.is_string(array.type):
        shown = by_distinct(guarded(shown), SPECIAL_CSV, quote)
    return shown.fill_null("")


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
        escaped = by_distinct(shown, SPECIAL_JSON, lambda text: json.dumps(text, ensure_ascii=False)[1:-1])
        shown = pc.binary_join_element_wise('"', escaped, '"', "")
    return shown.fill_null("null")


def join(*parts: Array | str) -> Array:
    """The parts of each row, one after the other."""
    return pc.binary_join_element_wise(*parts, "")


def json_objects(names: list[str], columns: list[Array]) -> Array:
    """One JSON object a row."""
    parts: list[Array | str] = []
    for n, (name, column) in enumerate(zip(names, columns, strict=True)):
        parts += [f"{',' if n else '{'}{json.dumps(name, ensure_ascii=False)}:", json_column(column)]
    return join(*parts, "}")


def joined(rows: Array, separator: str) -> bytes:
    """All rows of a batch as bytes, with a separator between them."""
    listed = pa.ListArray.from_arrays(pa.array([0, len(rows)], pa.int32()), rows)
    return bytes(pc.binary_join(listed, separator)[0].as_buffer())
