"""The values of one column, read as its plan says, with everything that was changed counted.

Canonical integers and text are taken by Arrow in one step; else each distinct value of a batch is read
once. What cannot be read becomes a fault and a missing value, never another value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from generator.kinds.dataset import ColumnType as Type
from generator.readers.grid import TYPED, cell
from generator.tables import bulk, numbers, slashed, zoned
from generator.tables.arrow import Array
from generator.tables.bytewise import canonical_integers
from generator.tables.datevalues import REWRITTEN, ZONED, Reading, read_date, read_mixed_date
from generator.tables.faults import Faults
from generator.tables.known import CACHE, SHORT
from generator.tables.numbers import Number, Shape, Style
from generator.tables.plan import Plan, Way
from generator.tables.problems import quoted
from generator.tables.refused import Refused, no_number, refuse_out_of_range, refuse_rounded, whole
from generator.tables.textvalues import read_text
from generator.tables.words import FALSE, MISSING, TRUE

ARROW: dict[Type, pa.DataType] = {
    Type.INTEGER: pa.int64(), Type.YEAR: pa.int64(), Type.DECIMAL: pa.float64(), Type.PERCENT: pa.float64(),
    Type.RUPIAH: pa.float64(), Type.DATE: pa.date32(), Type.DATETIME: pa.timestamp("us"),
    Type.BOOLEAN: pa.bool_(), Type.LATITUDE: pa.float64(), Type.LONGITUDE: pa.float64(),
}  # fmt: skip
"""Arrow type of each column type; the others are text."""
LIMITS = {Type.YEAR: (1000, 9999), Type.LATITUDE: (-90, 90), Type.LONGITUDE: (-180, 180)}
"""Beyond these, ``refuse_out_of_range`` refuses a value."""


@dataclass(slots=True)
class Converter:
    """Takes the batches of one column in their order."""

    plan: Plan
    faults: Faults
    answers: bool = False
    """The column says "Ada" too, so that "Tidak Ada" is an answer."""
    changes: Counter[str] = field(default_factory=Counter)
    _known: dict[str, tuple[Reading, Refused | None]] = field(default_factory=dict, repr=False)
    _names: Array = field(default=None, repr=False)
    """Those that nothing was done to …"""
    _values: Array = field(default=None, repr=False)
    """… and their values."""
    _met: int = field(default=0, repr=False)
    """How many were known then."""

    @property
    def type(self) -> pa.DataType:
        return pa.int64() if self.plan.whole else ARROW.get(self.plan.type, pa.string())

    def convert(self, array: Array, row: int, taken: Array = None, spaced: int = 0) -> Array:
        """``row``: number in the table of the first value; ``taken`` and ``spaced`` as evidence has them."""
        if not pa.types.is_string(array.type):
            return self._from_typed(array, row)
        if self.plan.way is Way.TEXT:
            return read_text(array, self.plan.type, self.changes, self.answers)
        if taken is not None and (values := self._as_taken(taken, spaced)) is not None:
            return values
        if self.plan.way is Way.NUMBER and (numbers := self._at_once(array)) is not None:
            return numbers
        if self.plan.way is Way.NUMBER and self._is_worth_bulk(array) and not few(array):
            values, array = bulk.convert(array, self.plan.style, self.type, self.changes)
            return pc.coalesce(values, self._by_distinct_value(array, row))
        return self._by_distinct_value(array, row)

    def _is_worth_bulk(self, array: Array) -> bool:
        odd = self.plan.undecided or self.plan.suspicious or self.plan.type in LIMITS
        return len(array) >= bulk.LEAST and not odd

    def _as_taken(self, taken: Array, spaced: int) -> Array | None:
        """What was read while evidence was gathered, where the plan reads it likewise."""
        if self.plan.way is Way.DATE and taken.type == self.type and not self.plan.undecided:
            if spaced:
                self.changes[REWRITTEN] += spaced
            return taken
        if self.plan.way is not Way.NUMBER or not numeric(taken.type) or not self._reads_plainly():
            return None
        if self.plan.whole and pa.types.is_floating(taken.type):
            return None
        return self._within_limits(pc.cast(taken, self.type))

    def _slashed(self, array: Array) -> Array | None:
        """Times behind ``a/b/year``, where the order is known and each of them is one, or with a zone."""
        wanted = self.plan.way is Way.DATE and self.plan.type is Type.DATETIME and not self.plan.undecided
        if wanted and (zone := zoned.read(array)):
            self.changes[ZONED] += len(array) - array.null_count
            return zone.values
        found = slashed.read(array) if wanted else None
        moments = found.moments(self.plan.month_first) if found else None
        if moments is not None:
            self.changes[REWRITTEN] += len(moments) - moments.null_count
        return moments

    def _reads_plainly(self) -> bool:
        """Numbers without signs of thousands mean what they say."""
        return self.plan.style is not Style.COMMA and not self.plan.undecided and not self.plan.suspicious

    def _at_once(self, array: Array) -> Array | None:
        """Plain numbers, none of them beyond the limits that their type has."""
        if self.plan.whole:
            values = as_integers(array) if self.plan.plain else canonical_integers(array)
        else:
            values = bulk.cast(array, Style.NONE, pa.float64()) if self.plan.plain else None
        return None if values is None else self._within_limits(values)

    def _within_limits(self, values: Array) -> Array | None:
        """None where a value must be refused."""
        if self.plan.type not in LIMITS:
            return values
        low, high = LIMITS[self.plan.type]
        ends = pc.min_max(values).as_py()
        return values if ends["min"] is None or low <= ends["min"] <= ends["max"] <= high else None

    def _from_typed(self, array: Array, row: int) -> Array:
        """A column of a Parquet file; what does not fit its declared type goes the way of text."""
        if numeric(array.type) and pa.types.is_floating(self.type):
            finite = pc.is_finite(array)
            if pc.all(finite).as_py() is False or self.plan.type in LIMITS:
                return self._by_distinct_value(as_cells(array), row)
            return pc.cast(array, self.type, safe=False)
        if array.type == self.type and self.plan.type is not Type.YEAR:
            return array
        return self.convert(as_cells(array), row)

    def _by_distinct_value(self, array: Array, row: int) -> Array:
        if (moments := self._slashed(array)) is not None:
            return moments
        encoded = pc.dictionary_encode(array)
        if (known := self._all_known(encoded.dictionary)) is not None:
            return known.take(encoded.indices)
        texts = encoded.dictionary.to_pylist()
        read = [self._read(text) for text in texts]
        indices = encoded.indices.fill_null(len(texts)).to_numpy(zero_copy_only=False)
        counts = np.bincount(indices, minlength=len(texts) + 1)
        for number, ((_, done), refused) in enumerate(read):
            for change in done:
                self.changes[change] += int(counts[number])
            if refused:
                rows = np.flatnonzero(indices == number)[: self.faults.limit] + row
                self._refuse(texts[number], refused, rows.tolist(), int(counts[number]))
        values = pa.array([*(value for (value, _), _ in read), None], self.type)
        return values.take(pa.array(indices, pa.int64()))

    def _all_known(self, texts: Array) -> Array | None:
        """Their values where each was read before, and nothing had to be changed or refused."""
        if self._met < len(self._known) or self._names is None:
            self._met = len(self._known)
            quiet = {
                text: value
                for text, ((value, done), refused) in self._known.items()
                if not done and not refused
            }
            self._names, self._values = (
                pa.array(list(quiet), pa.string()),
                pa.array(quiet.values(), self.type),
            )
        places = pc.index_in(texts, value_set=self._names)
        return None if places.null_count else self._values.take(places)

    def _refuse(self, text: str, refused: Refused, rows: list[int], count: int) -> None:
        message = f'kolom "{self.plan.header}": {quoted(text)} {refused.why}'
        self.faults.add(
            self.plan.header, rows, count, message=message, remedy=refused.remedy, code=refused.code
        )

    def _read(self, text: str) -> tuple[Reading, Refused | None]:
        known = self._known.get(text)
        if known is None:
            known = self._read_anew(text)
            if len(self._known) < CACHE and len(text) <= SHORT:
                self._known[text] = known
        return known

    def _read_anew(self, text: str) -> tuple[Reading, Refused | None]:
        plain = text.strip()
        spaces = ("spasi di tepi dihapus",) if plain != text else ()
        if not plain:
            return (None, ("sel berisi spasi saja dibaca sebagai kosong",)), None
        word = plain.removeprefix(TYPED)
        if word.lower() in MISSING:
            return (None, (f'"{word}" dibaca sebagai kosong',)), None
        try:
            value, changes = READ[self.plan.way](plain, self.plan)
        except Refused as refused:
            return (None, ()), refused
        return (value, (*spaces, *changes)), None


def few(array: Array) -> bool:
    """Different values, each of which is read but once."""
    return bool(pc.count_distinct(array).as_py() < bulk.LEAST)


def numeric(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind))


def as_integers(array: Array) -> Array | None:
    """Of texts that are plain numbers; None where one has decimals."""
    try:
        return pc.cast(array, pa.int64())
    except pa.ArrowInvalid:
        return None


def as_cells(array: Array) -> Array:
    """Typed values in the notation of a reader's cells."""
    return pa.array([None if value is None else cell(value) for value in array.to_pylist()], pa.string())


def read_number(text: str, plan: Plan) -> Reading:
    number = numbers.take_apart(text)
    if number and plan.undecided:
        return None, ()  # the column as a whole is reported, and nothing of it is published
    if number and number.shape in plan.suspicious:
        raise Refused(
            "mungkin kehilangan nol: kolom ini memakai titik ribuan.",
            f"Periksa aslinya; tulis lengkap, misalnya {number.core.ljust(number.core.index('.') + 4, '0')}.",
            "nol-hilang",
        )
    value = numbers.value(number, plan.style) if number else None
    if number is None or value is None:
        raise no_number(text, plan)
    if number.shape is Shape.SCIENTIFIC and abs(value) >= 10**15:
        raise Refused("kehilangan angka terakhirnya.", "Tulis semua angkanya, tanpa E.", "angka-terpotong")
    if plan.whole:
        value = whole(value, plan)
    refuse_out_of_range(value, plan)
    stored = int(value) if plan.whole else float(value)
    refuse_rounded(value, stored, plan)
    return stored, changes_of(number, value, stored, plan)


def changes_of(number: Number, value: Decimal, stored: float, plan: Plan) -> tuple[str, ...]:
    changes = list(number.changed)
    if number.shape not in (Shape.TYPED_INTEGER, Shape.TYPED_DECIMAL):
        style, core = plan.style, number.core
        if "." in core and style is Style.COMMA:
            changes.append("titik ribuan dihapus")
        if "," in core:
            changes.append("koma desimal menjadi titik" if style is Style.COMMA else "koma ribuan dihapus")
    if number.shape is Shape.SCIENTIFIC:
        changes.append("notasi ilmiah ditulis lengkap")
    if number.shape is Shape.LEADING_ZERO:
        changes.append("nol di depan dihapus")
    if number.unit:
        changes.append(f'satuan "{number.unit}" dipindahkan ke keterangan kolom')
    if Decimal(repr(stored)) != value:
        changes.append("dibulatkan ke ketelitian 15 angka")
    return tuple(changes)


def read_boolean(text: str, plan: Plan) -> Reading:
    word = text.removeprefix(TYPED).lower()
    if word in TRUE or word in FALSE:
        answer = word in TRUE
        changed = text not in ("true", "false")
        return answer, (
            f'"{text.removeprefix(TYPED)}" ditulis sebagai {str(answer).lower()}',
        ) if changed else ()
    raise Refused("bukan ya atau tidak.", "Tulis ya atau tidak.", "logika-rusak")


READ: dict[Way, Callable[[str, Plan], Reading]] = {
    Way.NUMBER: read_number,
    Way.DATE: read_date,
    Way.MIXED_DATE: read_mixed_date,
    Way.BOOLEAN: read_boolean,
}
