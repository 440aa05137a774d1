"""What the values of one column say together, gathered batch by batch.

Clean batches (all of them canonical integers, decimals, digits or ISO days, or text once the column is
settled) are taken in one step; only what is left is looked at value by value, each distinct value once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from generator.tables import bulk, bytewise, moments
from generator.tables.arrow import Array
from generator.tables.classify import Kind, Seen, labels
from generator.tables.known import Known
from generator.tables.numbers import LONG, Shape
from generator.tables.plaintext import RECOGNISED
from generator.tables.words import ANSWERS_TO_TIDAK_ADA

SETTLED = 1_000
"""Values after which a column that is mostly text is text; more would change nothing."""
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
    midnights: bool = False
    """The file is a sheet, which stores a day as the time at which it begins."""
    kinds: Counter[Kind] = field(default_factory=Counter)
    shapes: Counter[Shape] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    precisions: Counter[str] = field(default_factory=Counter)
    examples: dict[str, tuple[str, int]] = field(default_factory=dict)
    currency: int = 0
    bare_integer: bool = False
    ends_in_zero: bool = False
    pointed: bool = False
    """A whole batch of plain decimals was taken at once, without a look at how many each has."""
    smallest: int | None = None
    largest: int | None = None
    """Of the values without separators."""
    rewritten: int = 0
    """Days and times that do not stand in ISO 8601 as a sheet's reader writes them."""
    slashed: int = 0
    """Dates written a/b/year …"""
    day_first: int = 0
    """… of which a cannot be a month …"""
    month_first: int = 0
    """… or b cannot be one …"""
    first_of: int = 0
    """… or b is 1, which days of months are where the column is one of months."""
    settled: bool = False
    """Certainly text: no more values are looked at."""
    answers: bool = False
    """The column says "Ada", so that "Tidak Ada" is an answer and not a missing value."""
    clean: bool = True
    """So far nothing but plain integers and decimals, which Arrow casts without a look at each."""
    taken: Array = field(default=None, repr=False)
    """The last batch as numbers, days or times, where all of it could be read at once …"""
    spaced: int = 0
    """… and how many of these times have a space before the hour."""
    _known: Known = field(default_factory=Known, repr=False)

    @property
    def present(self) -> int:
        return sum(count for kind, count in self.kinds.items() if kind is not Kind.MISSING)

    def observe(self, array: Array, row: int) -> None:
        """``row``: number of the first value in the table."""
        self.taken, self.spaced = None, 0
        if self.settled or self._take_typed(array) or self._take_integers(array):
            return
        if self._take_decimals(array, row):
            return
        self.clean = False
        if self._take_digits(array, row) or self._take_moments(array, row):
            return
        counted = self._known.without(pc.value_counts(array.drop_null()))
        if not len(counted):
            return
        counted = self._take_certain(counted, array, row)
        if len(counted) >= bulk.LEAST:
            new = pc.is_in(array, value_set=counted.field(0))
            array = self._take_numbers_in_bulk(pc.if_else(new, array, None), row)
            counted = pc.value_counts(array.drop_null())
        self._look_at_each(counted, array, row)
        if self._is_settled():
            self.settled = True
            self.forget()

    def _take_certain(self, counted: Array, array: Array, row: int) -> Array:
        """Those that need a look at each."""
        for kind, recognise in RECOGNISED.items():
            certain = recognise(counted.field(0))
            if (place := pc.index(certain, True).as_py()) >= 0:
                self.kinds[kind] += pc.sum(counted.field(1).filter(certain)).as_py()
                self._keep(str(kind), array, pc.index(array, counted.field(0)[place]).as_py(), row)
                counted = counted.filter(pc.invert(certain))
        return counted

    def _look_at_each(self, counted: Array, array: Array, row: int) -> None:
        first: dict[str, str] = {}
        for text, count in zip(counted.field(0).to_pylist(), counted.field(1).to_pylist(), strict=True):
            seen = self._known.classify(text)
            self._count(text, seen, count)
            for label in labels(seen):
                if label not in self.examples or self.examples[label][1] >= row:
                    first.setdefault(label, text)
        for label, text in first.items():
            self._keep(label, array, pc.index(array, text).as_py(), row)

    def _is_settled(self) -> bool:
        """What came again counts too, though it is only added up at the end."""
        kinds = [(seen.kind, count) for _, seen, count in self._known.again()]
        texts = self.kinds[Kind.TEXT] + sum(count for kind, count in kinds if kind is Kind.TEXT)
        present = self.present + sum(count for kind, count in kinds if kind is not Kind.MISSING)
        return bool(present >= SETTLED and texts > 0.5 * present)

    def add_up(self) -> None:
        """From now on all counts are those of the rows seen so far."""
        for text, seen, count in self._known.add_up():
            self._count(text, seen, count)

    def forget(self) -> None:
        """Nothing more will be classified."""
        self.add_up()
        self._known = Known()

    def _take_numbers_in_bulk(self, array: Array, row: int) -> Array:
        """Counts plain numbers with separators; gives back the array with the others only."""
        bare = bulk.bare(array)
        # Two of them at once are strange enough for a closer look.
        taken = pc.and_(bare.currency, pc.or_(bare.percent, bare.united))
        for shape, mask in bulk.shapes_of(pc.if_else(taken, None, bare.texts)):
            for label, place in bulk.examples(bare, shape, mask, self.examples):
                self._keep(label, array, place, row)
            self._count_in_bulk(bare, shape, mask)
            array = pc.if_else(mask, None, array)
        return array

    def _count_in_bulk(self, bare: bulk.Bare, shape: Shape, mask: Array) -> None:
        count = pc.sum(mask).as_py()
        percent, united = (pc.sum(pc.and_(mask, each)).as_py() for each in (bare.percent, bare.united))
        self.kinds[Kind.NUMBER] += count
        self.shapes[shape] += count
        self.units[""] += count - percent - united
        self.units["%"] += percent
        self.units[bare.unit] += united
        self.currency += pc.sum(pc.and_(mask, bare.currency)).as_py()
        found = bare.texts.filter(mask)
        if shape in (Shape.DOT_THREE, Shape.COMMA_THREE):
            self.ends_in_zero = self.ends_in_zero or pc.any(pc.ends_with(found, "0")).as_py()
        if shape is Shape.INTEGER and not pc.any(pc.match_substring(found, " ")).as_py():
            self.bare_integer = True
            self._stretch_all(pc.cast(found, pa.int64()))

    def _stretch_all(self, numbers: Array) -> None:
        self._stretch(*map(int, pc.min_max(numbers).as_py().values()))

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
        whole = bytewise.canonical_integers(array) if self.clean else None
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
        self._stretch_all(whole)
        self.taken = whole
        return True

    def _take_decimals(self, array: Array, row: int) -> bool:
        """Plain numbers with a decimal point, once some value has proved that it is one."""
        if not self.clean or pc.max(pc.binary_length(array)).as_py() > EXACT_LENGTH:
            return False
        found = bytewise.decimals(array)
        if found is None or pc.max(pc.abs(found.values)).as_py() >= TOO_LONG:
            return False
        if not self.shapes[Shape.DOT_DECIMAL]:
            place = pc.index(pc.match_substring_regex(array, PROOF), True).as_py()
            if place < 0:
                return False
            self._keep(str(Shape.DOT_DECIMAL), array, place, row)
        self.pointed = True
        count = len(array) - array.null_count
        self.kinds[Kind.NUMBER] += count
        self.units[""] += count
        self.shapes[Shape.DOT_DECIMAL] += found.dotted
        self.shapes[Shape.INTEGER] += count - found.dotted
        self.bare_integer = self.bare_integer or count > found.dotted
        self._stretch_all(found.values)
        self.taken = bulk.without_negative_zero(found.values)
        return True

    def _take_digits(self, array: Array, row: int) -> bool:
        """Codes that nobody would call plain numbers, because a zero stands in front of some."""
        found = bytewise.digits(array)
        if found is None:
            return False
        long = pc.and_not(pc.greater_equal(pc.binary_length(array), LONG), found.zeros)
        usual = pc.and_not(pc.invert(long), found.zeros)
        self._keep(str(Kind.NUMBER), array, pc.index(pc.is_valid(array), True).as_py(), row)
        for shape, mask in ((Shape.LEADING_ZERO, found.zeros), (Shape.LONG, long), (Shape.INTEGER, usual)):
            if count := pc.sum(mask).as_py():
                self.shapes[shape] += count
                self.kinds[Kind.NUMBER] += count
                self.units[""] += count
                self.bare_integer = self.bare_integer or shape is Shape.INTEGER
                self._keep(str(shape), array, pc.index(mask, True).as_py(), row)
        self._stretch_all(found.values)
        return True

    def _take_moments(self, array: Array, row: int) -> bool:
        """Days and times as ISO 8601 has them, also with a zone, and times behind ``a/b/year``."""
        found = moments.read(array)
        if found is None:
            return False
        for name, count in found.counts.items():
            setattr(self, name, getattr(self, name) + count)
        self.taken, self.spaced = found.taken, found.spaced
        count = len(array) - array.null_count
        self.kinds[Kind.DATE] += count
        self.precisions[found.precision] += count
        for label, place in {str(Kind.DATE): found.examples[found.precision], **found.examples}.items():
            self._keep(label, array, place, row)
        return True

    def _keep(self, label: str, array: Array, place: int, row: int) -> None:
        """The value at this place as an example, where there is none before it."""
        if label not in self.examples or self.examples[label][1] > row + place:
            self.examples[label] = (array[place].as_py(), row + place)

    def _count(self, text: str, seen: Seen, count: int) -> None:
        self.kinds[seen.kind] += count
        if seen.kind is Kind.TEXT and text.strip().lower() in ANSWERS_TO_TIDAK_ADA:
            self.answers = True
        if seen.moment:
            self.precisions[seen.moment.precision] += count
            self.rewritten += count if seen.moment.changed else 0
            self.slashed += count if seen.moment.first else 0
            self.day_first += count if seen.moment.first > 12 else 0
            self.month_first += count if seen.moment.second > 12 else 0
            self.first_of += count if seen.moment.second == 1 else 0
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

    def _stretch(self, *values: int) -> None:
        self.smallest = min(values if self.smallest is None else (self.smallest, *values))
        self.largest = max(values if self.largest is None else (self.largest, *values))
