"""Numbers in HTML that Excel and LibreOffice wrote: beside what a cell shows they keep its value.

Excel writes ``x:num="47310.5"``, LibreOffice ``sdval="47310.5"``. The value is taken where it is
what the cell shows, with any of both decimal signs, or the day with month and day in any order; of codes
and thousands the shown text counts.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from generator.readers.grid import TYPED, number
from generator.readers.told import hundredfold

PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,20})?(?:[eE]-\d{1,2})?")
SIGN, MONEY = r"(?:(-|\()?\s*)", r"(?:((?i:rp)\.?)\s*)?"
SHOWN = re.compile(SIGN + MONEY + SIGN + r"(\d[\d.,\u00a0'\x20]*)\)?" + r"\s*(%)?")
"""Minus, money, minus again, digits, per cent."""
DATED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})", re.ASCII)
DAY_ZERO = date(1899, 12, 30)
LEAST, BEYOND = 61, 2_958_466
"""Days of Excel after its own 29 February 1900, and before the year 10000."""
NO_DIGIT = re.compile(r"\D")
GROUPED = re.compile(r"[1-9]\d{0,2}(?:([., '])\d{3})(?:\1\d{3})*|0|[1-9]\d*")


def typed(shown: str | None, stored: str) -> str | None:
    """The cell as a typed number where ``stored`` is the number that it shows; else the cell as it is."""
    if dated := DATED.fullmatch(shown or ""):
        return day(dated, stored) or shown
    found = SHOWN.fullmatch(shown or "")
    if not found or not PLAIN.fullmatch(stored) or stored == shown:
        return shown
    minus, money, later, digits, share = found.groups()
    value = Decimal(stored)
    written = value * 100 if share else value
    negative = bool(minus or later)
    if negative != (value < 0) or not shows(digits.replace("\u00a0", " ").strip(), abs(written)):
        return shown
    if share:
        return hundredfold(value)
    plain = number(value)
    return f"{TYPED}Rp{plain.removeprefix(TYPED)}" if money else plain


def day(shown: re.Match[str], stored: str) -> str:
    """The day as ISO 8601 where the sheet's number of it is what the cell shows, in whatever order."""
    if not stored.isascii() or not stored.isdigit() or not LEAST <= int(stored[:9]) < BEYOND:
        return ""
    counted = DAY_ZERO + timedelta(days=int(stored))
    first, second, year = map(int, shown.groups())
    fits = {first, second} == {counted.day, counted.month} and year in (counted.year, counted.year % 100)
    return counted.isoformat() if fits else ""


def shows(digits: str, value: Decimal) -> bool:
    """Whether the value, rounded as sheets do, is written so with a decimal point or a decimal comma."""
    readings = [(digits, "")]
    readings += [(whole, part) for sign in ".," for whole, _, part in [digits.rpartition(sign)] if whole]
    return any(is_written(value, whole, part) for whole, part in readings)


def is_written(value: Decimal, whole: str, part: str) -> bool:
    if not GROUPED.fullmatch(whole) or (part and not part.isdigit()) or len(part) > 10:
        return False
    written = Decimal(f"{NO_DIGIT.sub('', whole)}.{part or 0}")
    return value.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP) == written
