"""Numbers in HTML that Excel and LibreOffice wrote: beside what a cell shows they keep its value.

Excel writes ``x:num="47310.5"``, LibreOffice ``sdval="47310.5"``. The value is taken where it is
what the cell shows, with any of both decimal signs; of days, codes and thousands the shown text counts.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from generator.readers.grid import TYPED, number
from generator.readers.told import hundredfold

PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,20})?(?:[eE]-\d{1,2})?")
SIGN, MONEY = r"(?:(-|\()?\s*)", r"(?:((?i:rp)\.?)\s*)?"
SHOWN = re.compile(SIGN + MONEY + SIGN + r"(\d[\d.,\u00a0'\x20]*)\)?" + r"\s*(%)?")
"""Minus, money, minus again, digits, per cent."""
NO_DIGIT = re.compile(r"\D")
GROUPED = re.compile(r"[1-9]\d{0,2}(?:([., '])\d{3})(?:\1\d{3})*|0|[1-9]\d*")


def typed(shown: str | None, stored: str) -> str | None:
    """The cell as a typed number where ``stored`` is the number that it shows; else the cell as it is."""
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
