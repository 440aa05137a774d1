"""Cells of a workbook as XML (ECMA-376 part 1, section 18.3), a whole column of a batch at a time.

Text is always an inline string: no spreadsheet runs it, whatever it begins with.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from generator.tables.arrow import Array
from generator.tables.blocks import letters
from generator.tables.lines import join, plain

CELL_TEXT = 32_767
"""UTF-16 units in a cell."""
CUT = " … (terpotong; lengkapnya ada di CSV)"
EXACT = 2**53
"""Integers up to here are the same in Excel."""
EPOCH = 25_569
"""Days from Excel's day 0 to 1970-01-01."""
FIRST_DAY = (date(1900, 3, 1) - date(1970, 1, 1)).days
"""Excel believes that 1900 had a 29 February."""
DAY = 86_400_000_000
"""Microseconds."""
SPECIAL = r"[&<>\r]|_x[0-9A-Fa-f]{4}_"
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "_x000D_", "\r\n": "\n"}
"""Line breaks in cells are line feeds in workbooks."""
LOST = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold."""


def xml_text(text: str) -> str:
    """Text between tags; ``_x000D_`` in an officer's text stays what it is."""
    text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", LOST.sub("", text))
    return re.sub(r"\r\n|[&<>\r]", lambda found: ENTITIES[found[0]], text)


def cut(text: str) -> str:
    """At most 32,767 UTF-16 units."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * CELL_TEXT:
        return text
    return units[: 2 * (CELL_TEXT - len(CUT))].decode("utf-16-le", "ignore") + CUT


def cells(array: Array, column: int, rows: Array, style: int) -> Array:
    """``<c …>…</c>`` for each row of a column (from 0), nothing where a value is missing.

    ``rows``: numbers of the sheet's rows as text.
    """
    kind, start = array.type, f'<c r="{letters(column)}'
    if pa.types.is_boolean(kind):
        return join(
            start, rows, '" t="b"><v>', pc.cast(pc.cast(array, pa.int8()), pa.string()), "</v></c>"
        ).fill_null("")
    numbers, texts = split(array)
    styled = f'" s="{style}"><v>' if style else '"><v>'
    if texts is None:
        return join(start, rows, styled, numbers, "</v></c>").fill_null("")
    text = join(start, rows, '" t="inlineStr"><is><t xml:space="preserve">', escaped(texts), "</t></is></c>")
    if numbers is None:
        return text.fill_null("")
    return pc.coalesce(join(start, rows, styled, numbers, "</v></c>"), text).fill_null("")


def split(array: Array) -> tuple[Array, Array]:
    """(what is a number in Excel, what is text there), each null where the other is not, or None for none."""
    kind = array.type
    if pa.types.is_floating(kind):
        return pc.cast(array, pa.string()), None
    if pa.types.is_integer(kind):
        return parted(array, pc.and_(pc.less_equal(array, EXACT), pc.greater_equal(array, -EXACT)), array)
    if pa.types.is_date(kind):
        days = pc.cast(array, pa.int32())
        return parted(array, pc.greater_equal(days, FIRST_DAY), pc.add(days, EPOCH))
    if pa.types.is_timestamp(kind):
        moments = pc.cast(array, pa.int64())
        days = pc.add(pc.divide(pc.cast(moments, pa.float64(), safe=False), float(DAY)), float(EPOCH))
        return parted(array, pc.greater_equal(moments, FIRST_DAY * DAY), days)
    return None, array


def parted(array: Array, fits: Array, numbers: Array) -> tuple[Array, Array]:
    shown = pc.cast(numbers, pa.string())
    if pc.all(fits).as_py() is not False:
        return shown, None
    return pc.if_else(fits, shown, None), pc.if_else(fits, None, plain(array))


def escaped(array: Array) -> Array:
    long = pc.greater(pc.binary_length(array), CELL_TEXT)
    if pc.any(long).as_py():
        array = pa.array([text and cut(text) for text in array.to_pylist()], pa.string())
    return by_distinct(array, SPECIAL, xml_text)


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
