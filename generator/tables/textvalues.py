"""Text and codes, cleaned a whole batch at a time: spaces at the edges, words for nothing, guards."""

from __future__ import annotations

import re
from collections import Counter

import pyarrow as pa
import pyarrow.compute as pc

from generator.kinds.dataset import ColumnType as Type
from generator.readers.grid import TYPED
from generator.tables.arrow import Array
from generator.tables.screen import Screen, flags, pairs
from generator.tables.words import MISSING

TIDAK_ADA = frozenset({"tidak ada", "tidak tersedia"})
LONGEST_WORD = max(map(len, MISSING))
GUARDED = re.compile(r"'+[=+\-@\t\r]")
"""What our own CSV files write before text that a spreadsheet would run: see docs/tables.md."""
KELVIN = "\u212a".encode()
"""Its small letter is a k."""
QUOTED_CODE = "^['\u2019]\\b"
BEYOND = bytes(range(128, 256))
EDGES = Screen(first=flags(bytes(range(33)) + BEYOND), last=flags(bytes(range(33)) + BEYOND))
"""Catches texts that may begin or end with a space of any script, or begin with a mark."""
BEGINNINGS = {
    first + second
    for word in MISSING
    for first in (word[0], word[0].upper())
    for second in (word[1:2], word[1:2].upper())
}
NOTHING = Screen(begin=pairs([*(each.encode() for each in BEGINNINGS), KELVIN]))
"""Catches texts that may be a word for nothing, in small or capital letters."""
QUOTED = Screen(first=flags(b"'\xe2"))
"""Catches texts that may begin with an apostrophe."""
BEFORE = Screen(first=EDGES.first)
SPACES = Screen(inside=b" ")
SPACED_CODE = r"^\d+(?:\s*[./-]\s*\d+)+$"


def read_text(array: Array, kind: Type, changes: Counter[str], answers: bool) -> Array:
    """``answers``: "Tidak Ada" is an answer in this column, not a missing value."""
    if EDGES.catches(array):
        array = without_marks(array)
        trimmed = pc.utf8_trim_whitespace(array)
        if count := differences(array, trimmed):
            changes["spasi di tepi dihapus"] += count
        array = trimmed
    present = array
    if NOTHING.catches(array) or pc.min(pc.binary_length(array)).as_py() == 0:
        present = without_missing(array, changes, answers)
    if kind is Type.CODE:
        present = without_quotes(present, changes)
        present = without_spaces_in_codes(present, changes)
    return without_guards(present, changes)


def has_row_of_nothing(columns: list[Array]) -> bool:
    """Whether some row is blank or says nothing in every cell; most often one column answers for all."""
    if not all(map(may_be_nothing, columns)):
        return False
    words = pa.array([*sorted(MISSING - TIDAK_ADA), ""])
    empty = pa.scalar(True)
    for column in columns:
        short = pc.less_equal(pc.binary_length(column), 4 * LONGEST_WORD)
        plain = pc.utf8_lower(pc.utf8_trim_whitespace(pc.if_else(short, column, "?")))
        empty = pc.and_(
            empty, pc.or_(pc.is_null(column), pc.fill_null(pc.is_in(plain, value_set=words), True))
        )
        if not pc.any(empty).as_py():
            return False
    return True


def may_be_nothing(column: Array) -> bool:
    """Some cell is missing, blank, begins like a word for nothing, or with a space or a mark."""
    blank = column.null_count or pc.min(pc.binary_length(column)).as_py() == 0
    return bool(blank) or NOTHING.catches(column) or BEFORE.catches(column)


def differences(before: Array, after: Array) -> int:
    return int(pc.sum(pc.not_equal(before, after)).as_py() or 0)


def without_marks(array: Array) -> Array:
    """Numbers of a workbook in a column of text lose their mark; their digits stay."""
    return pc.replace_substring(array, TYPED, "") if pc.any(pc.starts_with(array, TYPED)).as_py() else array


def without_missing(array: Array, changes: Counter[str], answers: bool) -> Array:
    short = pc.less_equal(pc.binary_length(array), 4 * LONGEST_WORD)
    words = pa.array([*sorted(MISSING - TIDAK_ADA if answers else MISSING), ""])
    lowered = pc.utf8_lower(pc.if_else(short, array, None))
    missing = pc.fill_null(pc.is_in(lowered, value_set=words), False)
    if not pc.any(missing).as_py():
        return array
    counted = pc.value_counts(array.filter(missing))
    for word, count in zip(counted.field(0).to_pylist(), counted.field(1).to_pylist(), strict=True):
        changes[
            f'"{word}" dibaca sebagai kosong' if word else "sel berisi spasi saja dibaca sebagai kosong"
        ] += count
    return pc.if_else(missing, None, array)


def without_quotes(array: Array, changes: Counter[str]) -> Array:
    """``'0012``: the apostrophe only told a spreadsheet to keep the zeros."""
    if not QUOTED.catches(array):
        return array
    bare = pc.replace_substring_regex(array, QUOTED_CODE, "")
    if count := differences(array, bare):
        changes["tanda ' di depan dihapus"] += count
    return bare


def without_spaces_in_codes(array: Array, changes: Counter[str]) -> Array:
    """``32. 04. 05`` → ``32.04.05``; other codes keep their spaces."""
    if not SPACES.catches(array):
        return array
    coded = pc.match_substring_regex(array, SPACED_CODE)
    tight = pc.if_else(pc.fill_null(coded, False), pc.replace_substring(array, " ", ""), array)
    if count := differences(array, tight):
        changes["spasi di dalam kode dihapus"] += count
    return tight


def without_guards(array: Array, changes: Counter[str]) -> Array:
    if not QUOTED.catches(array):
        return array
    values = array.to_pylist()
    bare = [value[1:] if value and GUARDED.match(value) else value for value in values]
    if count := sum(before != after for before, after in zip(values, bare, strict=True)):
        changes["tanda ' pengaman rumus dihapus"] += count
    return pa.array(bare, pa.string())
