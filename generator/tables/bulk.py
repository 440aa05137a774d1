"""Numbers with separators, a whole batch at a time, for tables too long to look at each value.

The same shapes and the same changes as in ``numbers.py``, written for Arrow; what is not covered (units,
signs of currency, dates, words) is left to the careful way, value by value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from generator.tables.arrow import Array
from generator.tables.classify import Kind
from generator.tables.numbers import (
    PATTERNS,
    THREE_DECIMALS,
    WITH_DECIMALS,
    Shape,
    Style,
    ending_in_zero,
    take_apart,
)
from generator.tables.screen import Screen, flags

LEAST = 2_000
"""Different values in a batch from which it is worth it."""
FIRST = 20
"""Values of a batch of which one has the unit that is taken off at once."""
TYPED_SHAPES = (Shape.TYPED_INTEGER, Shape.TYPED_DECIMAL)
EXACT_LENGTH = 15
"""Digits and separators of a number that a float holds exactly."""
READABLE = {
    Style.COMMA: r"^-?(?:0|[1-9][0-9]{0,2}(?:\.[0-9]{3})*|[1-9][0-9]*)(?:,[0-9]+)?$",
    Style.DOT: r"^-?(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})*|[1-9][0-9]*)(?:\.[0-9]+)?$",
    Style.NONE: r"^-?(?:0|[1-9][0-9]*)$",
}


TELLING = dict.fromkeys(WITH_DECIMALS, (THREE_DECIMALS, r"[.,][0-9]{3}$")) | {
    shape: (ending_in_zero(shape), "0$") for shape in (Shape.DOT_THREE, Shape.COMMA_THREE)
}
"""Labels of ``numbers.telling``, each with the pattern of numbers of this shape that get it."""
CURRENCY = r"^(?i:rp\.?)\s*"
PERCENT = r"\s*%$"
LAST = Screen(last=flags(b"%"))


@dataclass(frozen=True, slots=True)
class Bare:
    """A batch without ``Rp`` in front and ``%`` or a unit behind, and where these stood."""

    texts: Array
    currency: Array
    percent: Array
    united: Array
    unit: str = ""


def bare(array: Array) -> Bare:
    currency = pc.fill_null(pc.match_substring_regex(array, CURRENCY), False)
    percent = ends_in_percent(array)
    if pc.any(currency).as_py():
        array = pc.replace_substring_regex(array, CURRENCY, "")
    if pc.any(percent).as_py():
        array = pc.replace_substring_regex(array, PERCENT, "")
    suffix, unit = unit_behind(array)
    if not unit:
        return Bare(array, currency, percent, pc.and_(currency, False))
    united = pc.fill_null(pc.ends_with(array, suffix), False)
    texts = pc.if_else(united, pc.utf8_slice_codeunits(array, 0, -len(suffix)), array)
    return Bare(texts, currency, percent, united, unit)


def unit_behind(array: Array) -> tuple[str, str]:
    """What stands behind the digits of one of the first values, and the unit that it names.

    Behind any other digits it means the same, since ``numbers.py`` looks at both apart. Of a number at which
    more was done nothing is said.
    """
    for text in array[:FIRST].to_pylist():
        number = take_apart(text) if text else None
        if number and number.unit not in ("", "%") and not number.currency and not number.changed:
            digits = "-" * number.negative + number.core
            if text.startswith(digits) and number.shape not in TYPED_SHAPES:
                return text[len(digits) :], number.unit
    return "", ""


def ends_in_percent(array: Array) -> Array:
    if not LAST.catches(array):
        return pc.and_(pc.is_null(array), False)
    return pc.fill_null(pc.ends_with(array, "%"), False)


def shapes_of(array: Array) -> Iterator[tuple[Shape, Array]]:
    """Each shape with a mask of the values that have it; a value has at most one."""
    free = pc.is_valid(array)
    for shape, pattern in PATTERNS:
        if shape is Shape.SCIENTIFIC:
            continue
        mask = pc.and_(
            free, pc.fill_null(pc.match_substring_regex(array, f"^-?(?:{pattern.pattern})$"), False)
        )
        if pc.any(mask).as_py():
            free = pc.and_not(free, mask)
            yield shape, mask
            if not pc.any(free).as_py():
                return


def examples(bare: Bare, shape: Shape, mask: Array, known: Container[str]) -> Iterator[tuple[str, int]]:
    """Labels as ``classify.labels`` has them, each with the place of the first number that has it.

    Not sought again are those of ``numbers.telling`` that are ``known`` from batches before.
    """
    yield from ((label, first(mask)) for label in (str(Kind.NUMBER), str(shape)))
    if (place := first(pc.and_(mask, bare.united))) >= 0:
        yield f"unit {bare.unit}", place
    label, pattern = TELLING.get(shape, ("", ""))
    if (
        label
        and label not in known
        and (place := first(pc.and_(mask, pc.match_substring_regex(bare.texts, pattern)))) >= 0
    ):
        yield label, place


def first(mask: Array) -> int:
    """-1 where there is none."""
    return int(pc.index(mask, True).as_py())


def convert(array: Array, style: Style, kind: pa.DataType, changes: Counter[str]) -> tuple[Array, Array]:
    """The values that can be read at once, and the array with only the others left."""
    stripped = bare(array)
    short = pc.less_equal(pc.binary_length(stripped.texts), EXACT_LENGTH)
    mask = pc.fill_null(pc.and_(pc.match_substring_regex(stripped.texts, READABLE[style]), short), False)
    if pa.types.is_integer(kind) and style is not Style.NONE:
        mask = pc.and_not(mask, pc.fill_null(pc.match_substring(stripped.texts, decimal_sign(style)), False))
    texts = pc.if_else(mask, stripped.texts, None)
    count(changes, "Rp dihapus", pc.and_(mask, stripped.currency))
    count(changes, 'satuan "%" dipindahkan ke keterangan kolom', pc.and_(mask, stripped.percent))
    count(
        changes, f'satuan "{stripped.unit}" dipindahkan ke keterangan kolom', pc.and_(mask, stripped.united)
    )
    for sign, change in signs(style):
        count(changes, change, pc.match_substring(texts, sign))
    return cast(texts, style, kind), pc.if_else(mask, None, array)


def cast(texts: Array, style: Style, kind: pa.DataType) -> Array:
    if style is Style.COMMA:
        texts = pc.replace_substring(pc.replace_substring(texts, ".", ""), ",", ".")
    elif style is Style.DOT:
        texts = pc.replace_substring(texts, ",", "")
    return without_negative_zero(pc.cast(texts, kind))


def without_negative_zero(values: Array) -> Array:
    return pc.add(values, 0.0) if pa.types.is_floating(values.type) else values


def count(changes: Counter[str], change: str, mask: Array) -> None:
    if found := pc.sum(mask).as_py():
        changes[change] += found


def decimal_sign(style: Style) -> str:
    return "," if style is Style.COMMA else "."


def signs(style: Style) -> tuple[tuple[str, str], ...]:
    """Separators that a style removes or replaces, with the words of ``convert.changes_of``."""
    if style is Style.COMMA:
        return ((".", "titik ribuan dihapus"), (",", "koma desimal menjadi titik"))
    return ((",", "koma ribuan dihapus"),) if style is Style.DOT else ()
