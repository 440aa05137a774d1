"""What the values of one column say together, gathered batch by batch.

Clean batches (all canonical integers, or all text once the column is settled) are taken by Arrow in one
step; only what is left is looked at value by value, each distinct value of a batch once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from generator.tables import bulk
from generator.tables.arrow import Array
from generator.tables.classify import Kind, Seen, classify
from generator.tables.numbers import Shape
from generator.tables.words import ANSWERS_TO_TIDAK_ADA

SETTLED = 1_000
"""Values after which a column that is mostly text is text; more would change nothing."""
CACHE = 20_000
"""Distinct values of a column whose reading is remembered …"""
SHORT = 100
"""… and their letters."""
PLAIN = r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$"
PROOF = r"^-?(?:0\.[0-9]+|[0-9]{4,}\.[0-9]+|[0-9]+\.[0-9]{4,})$"
"""Only a decimal point can stand so: see ``Shape.DOT_DECIMAL``."""
TOO_LONG = 10**15
EXACT_LENGTH = 16
"""Characters of a number, sign and point included, that a float holds exactly."""


@dataclass(slots=True)
class Evidence:
    """Counts of kinds and shapes; ``examples`` holds the first value of each with its row."""

    typed: bool = False
    """The file says itself what is a number (JSON, Parquet)."""
    kinds: Counter[Kind] = field(default_factory=Counter)
    shapes: Counter[Shape] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    precisions: Counter[str] = field(default_factory=Counter)
    examples: dict[str, tuple[str, int]] = field(default_factory=dict)
    currency: int = 0
    bare_integer: bool = False
    ends_in_zero: bool = False
    smallest: int | None = None
    largest: int | None = None
    """Of the values without separators."""
    slashed: int = 0
    """Dates written a/b/year …"""
    day_first: int = 0
    """… of which a cannot be a month …"""
    month_first: int = 0
    """… or b cannot be one."""
    settled: bool = False
    """Certainly text: no more values are looked at."""
    answers: bool = False
    """The column says "Ada", so that "Tidak Ada" is an answer and not a missing value."""
    clean: bool = True
    """So far nothing but plain integers and decimals, which Arrow casts without a look at each."""
    _known: dict[str, Seen] = field(default_factory=dict, repr=False)
    _names: Array = field(default_factory=lambda: pa.array([], pa.string()), repr=False)
    """Those that are known …"""
    _again: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64), repr=False)
    """… and how often each came again."""

    @property
    def present(self) -> int:
        return sum(count for kind, count in self.kinds.items() if kind is not Kind.MISSING)

    def observe(self, array: Array, row: int) -> None:
        """``row``: number of the first value in the table."""
        if (
            self.settled
            or self._take_typed(array)
            or self._take_integers(array)
            or self._take_decimals(array, row)
        ):
            return
        self.clean = False
        counted = self._without_known(pc.value_counts(array.drop_null()))
        if len(counted) >= bulk.LEAST:
            new = pc.is_in(array, value_set=counted.field(0))
            array = self._take_numbers_in_bulk(pc.if_else(new, array, None), row)
            counted = pc.value_counts(array.drop_null())
        if not len(counted):
            return
        first: dict[str, str] = {}
        for text, count in zip(counted.field(0).to_pylist(), counted.field(1).to_pylist(), strict=True):
            seen = self._classify(text)
            self._count(text, seen, count)
            for label in labels(seen):
                if label not in self.examples:
                    first.setdefault(label, text)
        for label, text in first.items():
            self.examples[label] = (text, row + pc.index(array, text).as_py())
        self.settled = self._is_settled()
        if self.settled:
            self.forget()

    def _is_settled(self) -> bool:
        """What came again counts too, though it is only added up at the end."""
        kinds = [(seen.kind, again) for seen, again in zip(self._known.values(), self._again, strict=False)]
        texts = self.kinds[Kind.TEXT] + sum(again for kind, again in kinds if kind is Kind.TEXT)
        present = self.present + sum(again for kind, again in kinds if kind is not Kind.MISSING)
        return bool(present >= SETTLED and texts > 0.5 * present)

    def _without_known(self, counted: Array) -> Array:
        """Counts values that were classified before by their place among these, all at once."""
        if not self._known:
            return counted
        if len(self._names) < len(self._known):
            self._names = pa.array(list(self._known), pa.string())
            self._again = np.pad(self._again, (0, len(self._names) - len(self._again)))
        places = pc.index_in(counted.field(0), value_set=self._names)
        known = pc.is_valid(places)
        self._again[places.drop_null().to_numpy()] += counted.field(1).filter(known).to_numpy()
        return counted.filter(pc.invert(known))

    def forget(self) -> None:
        """Nothing more will be classified."""
        for (text, seen), again in zip(self._known.items(), self._again.tolist(), strict=False):
            if again:
                self._count(text, seen, again)
        self._known.clear()
        self._names, self._again = pa.array([], pa.string()), np.zeros(0, np.int64)

    def _take_numbers_in_bulk(self, array: Array, row: int) -> Array:
        """Counts plain numbers with separators; gives back the array with the others only."""
        bare = bulk.bare(array)
        taken = pc.and_(bare.currency, bare.percent)  # both at once is strange enough for a closer look
        for shape, mask in bulk.shapes_of(pc.if_else(taken, None, bare.texts)):
            place = pc.index(mask, True).as_py()
            for label in (str(Kind.NUMBER), str(shape)):
                self.examples.setdefault(label, (array[place].as_py(), row + place))
            self._count_in_bulk(bare, shape, mask)
            array = pc.if_else(mask, None, array)
        return array

    def _count_in_bulk(self, bare: bulk.Bare, shape: Shape, mask: Array) -> None:
        count = pc.sum(mask).as_py()
        percent = pc.sum(pc.and_(mask, bare.percent)).as_py()
        self.kinds[Kind.NUMBER] += count
        self.shapes[shape] += count
        self.units[""] += count - percent
        self.units["%"] += percent
        self.currency += pc.sum(pc.and_(mask, bare.currency)).as_py()
        found = bare.texts.filter(mask)
        if shape in (Shape.DOT_THREE, Shape.COMMA_THREE):
            self.ends_in_zero = self.ends_in_zero or pc.any(pc.ends_with(found, "0")).as_py()
        if shape is Shape.INTEGER and not pc.any(pc.match_substring(found, " ")).as_py():
            self.bare_integer = True
            self._stretch_all(pc.cast(found, pa.int64()))

    def _stretch_all(self, numbers: Array) -> None:
        for value in pc.min_max(numbers).as_py().values():
            self._stretch(int(value))

    def _take_typed(self, array: Array) -> bool:
        """Columns of a Parquet file that are no text."""
        kind = array.type
        if pa.types.is_string(kind):
            return False
        count = len(array) - array.null_count
        self.clean = False
        if pa.types.is_integer(kind) or pa.types.is_floating(kind):
            self._take_numbers(array, count)
        elif pa.types.is_temporal(kind):
            self.kinds[Kind.DATE] += count
            self.precisions["hari" if pa.types.is_date(kind) else "waktu"] += count
        else:
            self.kinds[Kind.BOOLEAN] += count
        return True

    def _take_numbers(self, array: Array, count: int) -> None:
        integer = pa.types.is_integer(array.type)
        self.kinds[Kind.NUMBER] += count
        self.shapes[Shape.TYPED_INTEGER if integer else Shape.TYPED_DECIMAL] += count
        self.units[""] += count
        if integer and count:
            self._stretch_all(array)

    def _take_integers(self, array: Array) -> bool:
        if len(array) == array.null_count:
            return True
        if not self.clean:
            return False
        whole = canonical_integers(array)
        if whole is None:
            return False
        count = len(array) - array.null_count
        low, high = pc.min_max(whole).as_py().values()
        if high >= TOO_LONG or low <= -TOO_LONG:
            return False
        self.kinds[Kind.NUMBER] += count
        self.shapes[Shape.INTEGER] += count
        self.units[""] += count
        self.bare_integer = True
        self._stretch(low)
        self._stretch(high)
        return True

    def _take_decimals(self, array: Array, row: int) -> bool:
        """Plain numbers with a decimal point, once some value has proved that it is one."""
        if not self.clean or pc.max(pc.binary_length(array)).as_py() > EXACT_LENGTH:
            return False
        if not pc.all(pc.match_substring_regex(array, PLAIN)).as_py():
            return False
        numbers = pc.cast(array, pa.float64())
        if pc.max(pc.abs(numbers)).as_py() >= TOO_LONG:
            return False
        if not self.shapes[Shape.DOT_DECIMAL]:
            place = pc.index(pc.match_substring_regex(array, PROOF), True).as_py()
            if place < 0:
                return False
            self.examples.setdefault(str(Shape.DOT_DECIMAL), (array[place].as_py(), row + place))
        count = len(array) - array.null_count
        dotted = pc.sum(pc.match_substring(array, ".")).as_py() or 0
        self.kinds[Kind.NUMBER] += count
        self.units[""] += count
        self.shapes[Shape.DOT_DECIMAL] += dotted
        self.shapes[Shape.INTEGER] += count - dotted
        self.bare_integer = self.bare_integer or count > dotted
        self._stretch_all(numbers)
        return True

    def _classify(self, text: str) -> Seen:
        seen = self._known.get(text)
        if seen is None:
            seen = classify(text)
            if len(self._known) < CACHE and len(text) <= SHORT:
                self._known[text] = seen
        return seen

    def _count(self, text: str, seen: Seen, count: int) -> None:
        self.kinds[seen.kind] += count
        if seen.kind is Kind.TEXT and text.strip().lower() in ANSWERS_TO_TIDAK_ADA:
            self.answers = True
        if seen.moment:
            self.precisions[seen.moment.precision] += count
            self.slashed += count if seen.moment.first else 0
            self.day_first += count if seen.moment.first > 12 else 0
            self.month_first += count if seen.moment.second > 12 else 0
        number = seen.number
        if number is None:
            return
        self.shapes[number.shape] += count
        self.units[number.unit] += count
        self.currency += count if number.currency else 0
        if number.shape is Shape.INTEGER:
            self.bare_integer = True
        if number.shape in (Shape.DOT_THREE, Shape.COMMA_THREE) and number.core.endswith("0"):
            self.ends_in_zero = True
        if number.core.isdigit() and len(number.core) <= 18:
            self._stretch(-int(number.core) if number.negative else int(number.core))

    def _stretch(self, value: int) -> None:
        self.smallest = value if self.smallest is None else min(self.smallest, value)
        self.largest = value if self.largest is None else max(self.largest, value)


def canonical_integers(array: Array) -> Array | None:
    """The values as int64 when each is written as Arrow would write it, so 007 and 0x1F do not pass."""
    if "." in (next((text for text in array[:9].to_pylist() if text), "")):
        return None  # sooner than Arrow, which takes its time to refuse
    try:
        whole = pc.cast(array, pa.int64())
    except pa.ArrowInvalid:
        return None
    same = pc.all(pc.equal(pc.cast(whole, pa.string()), array)).as_py()
    return whole if same is not False else None


def labels(seen: Seen) -> list[str]:
    """Under what a value may be needed as an example."""
    if seen.number:
        unit = [f"unit {seen.number.unit}"] if seen.number.unit else []
        return [str(seen.kind), str(seen.number.shape), *unit]
    if seen.moment:
        order = ["sehari"] if seen.moment.first > 12 else ["sebulan"] if seen.moment.second > 12 else []
        return [str(seen.kind), seen.moment.precision, *order]
    return [str(seen.kind)]
