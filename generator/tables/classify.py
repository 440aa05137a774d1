"""What one cell could be, before its column is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from generator.readers.grid import TYPED
from generator.tables import dates, numbers
from generator.tables.dates import Moment
from generator.tables.numbers import Number
from generator.tables.words import CLEARLY_BOOLEAN, FORMULA, gives_no_number, is_missing

CODE = re.compile(r"['\u2019]?\d+(?:\s*[./-]\s*\d+)+")
SPAN = re.compile(r"\d{1,3}\s*-\s*\d{1,3}|\d{4}\s*[/-]\s*\d{4}|\d{1,2}\.\d{2}\s*-\s*\d{1,2}\.\d{2}")
"""Ages, school years and hours of opening, which are no codes."""
URL = re.compile(r"https?://[^\s/]+\S*")
BROKEN_NUMBER = re.compile(r"(?:Rp\.?\s*)?[-+]?[\d.,]*\d[\d.,]*%?", re.IGNORECASE)


class Kind(StrEnum):
    MISSING = "kosong"
    NUMBER = "angka"
    DATE = "tanggal"
    BOOLEAN = "ya atau tidak"
    CODE = "kode"
    URL = "alamat web"
    BROKEN_DATE = "tanggal yang tidak ada"
    SHORT_YEAR = "tahun dua angka"
    TEXT = "teks"
    FORMULA = "rumus"
    NOT_FINITE = "bukan angka"


@dataclass(frozen=True, slots=True)
class Seen:
    """One distinct value and what it could be."""

    kind: Kind
    number: Number | None = None
    moment: Moment | None = None


MISSING = Seen(Kind.MISSING)
TEXT = Seen(Kind.TEXT)
BOOLEAN = Seen(Kind.BOOLEAN)
CODED = Seen(Kind.CODE)
LINK = Seen(Kind.URL)
NOT_FINITE = Seen(Kind.NOT_FINITE)
CALCULATION = Seen(Kind.FORMULA)
NO_DAY = Seen(Kind.BROKEN_DATE)
SHORT_YEAR = Seen(Kind.SHORT_YEAR)


def classify(text: str) -> Seen:
    """A cell as it stands in the file."""
    text = text.strip()
    if text.startswith(TYPED):
        number = numbers.take_apart(text)
        return Seen(Kind.NUMBER, number) if number else NOT_FINITE
    if not text or is_missing(text):
        return MISSING
    if gives_no_number(text):
        return NOT_FINITE
    if FORMULA.fullmatch(text):
        return CALCULATION
    if any(character.isdigit() for character in text[: numbers.NUMBER_LIMIT]):
        return with_digits(text)
    return in_words(text)


def in_words(text: str) -> Seen:
    if text.lower() in CLEARLY_BOOLEAN:
        return BOOLEAN
    if moment := dates.take_apart(text):
        return Seen(Kind.DATE, moment=moment)
    return LINK if URL.fullmatch(text) else TEXT


def with_digits(text: str) -> Seen:
    if number := numbers.take_apart(text):
        return Seen(Kind.NUMBER, number)
    if moment := dates.take_apart(text):
        return Seen(Kind.DATE, moment=moment)
    if dates.names_no_day(text):
        return NO_DAY
    if dates.has_short_year(text):
        return SHORT_YEAR
    if CODE.fullmatch(text) and not SPAN.fullmatch(text):
        return Seen(Kind.CODE, moment=month) if (month := dates.numbered_month(text)) else CODED
    return LINK if URL.fullmatch(text) else TEXT


def labels(seen: Seen) -> list[str]:
    """Under what a value may be needed as an example."""
    if seen.number:
        unit = [f"unit {seen.number.unit}"] if seen.number.unit else []
        return [str(seen.kind), str(seen.number.shape), *unit, *numbers.telling(seen.number)]
    if seen.moment:
        order = ["sehari"] if seen.moment.first > 12 else ["sebulan"] if seen.moment.second > 12 else []
        return [str(seen.kind), seen.moment.precision, *order]
    return [str(seen.kind)]
