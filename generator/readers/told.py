"""What a workbook says of a sheet besides the values, and what calamine does not tell.

Formulas that were never calculated and error values would be read as 0 or as nothing, a cell that shows 12%
as 0.12, and day 60 of Excel, which no calendar has, as its neighbour: each of them a wrong number.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from generator.readers.grid import TYPED, Row, cell, number, text

Fault = tuple[int, int, str]
"""Row and column from 1, and ``rumus``, an error word such as ``#DIV/0!``, or ``tanggal`` with the number."""
FAULT_LIMIT = 1_000
Spans = list[list[int]]
"""First and last of each run, from 1, in ascending order."""
QUIET = re.compile(r"\"[^\"]*\"?|\[[^\]]*\]|[\\_*].")
"""What a number format shows as it is: quoted words, colours and conditions, single signs."""

LITERAL = re.compile(r'"([^"]*)"|\\(.)')
BARE = re.compile(r"[0-]+")
PICTURE = re.compile(r"0{2,}|0+(?:[ ./-]0+)+|0#")
"""Codes whose zeros in front and signs between the sheet shows and does not store."""
CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
MONTH, YEAR = PERIODS = ("yyyy-mm", "yyyy")
"""What formats show of a day, as signs."""
BRACKETS = re.compile(r"\[[^\]]*\]")
DIGITS = re.compile(r"[#0?](?:[#0?.,]*[#0?])?|(?i:general|standard)")
SCALED = re.compile(r"[#0?],+(?![#0?,])")
RUPIAH = re.compile(r"(?i)-?\s*(?:rp\.?|idr)")
FOREIGN = ("$", "US$", "USD", "€", "EUR", "£", "¥", "SAR")
UNIT = re.compile(r"(?:[^\W\d_]{1,15}/)?[ckdh]?m[23](?:/[^\W\d_]{1,15})?|[^\W\d_][^\d#?]{0,19}|%|[$€£¥]")


@dataclass(slots=True)
class Told:
    """Of one sheet."""

    faults: list[Fault] = field(default_factory=list)
    hidden_rows: Spans = field(default_factory=list)
    hidden_columns: Spans = field(default_factory=list)
    unseen: Spans = field(default_factory=list)
    """Rows with values that the sheet does not show."""
    percent: dict[int, Spans] = field(default_factory=dict)
    """Column → rows whose numbers are shown a hundredfold, with ``%``."""
    signs: dict[tuple[int, str], Spans] = field(default_factory=dict)
    """(column, sign) → rows whose numbers are shown with that sign: see ``sign_of``."""

    texts: dict[int, dict[int, str]] = field(default_factory=dict)
    """Row → column → text with what raises or parts its letters."""
    merged: list[list[int]] = field(default_factory=list)
    """Top, left, bottom and right from 0; only of ODS, of which calamine tells none."""

    def add_fault(self, row: int, column: int, why: str) -> None:
        if len(self.faults) < FAULT_LIMIT:
            self.faults.append((row, column, why))

    def add_percent(self, row: int, column: int, last: int = 0) -> None:
        extend(self.percent.setdefault(column, []), row, last or row)

    def add_sign(self, row: int, column: int, sign: str, last: int = 0) -> None:
        extend(self.signs.setdefault((column, sign), []), row, last or row)

    def add_text(self, row: int, column: int, text: str) -> None:
        self.texts.setdefault(row, {})[column] = text

    def keep_periods(self, rows: list[list[Any]]) -> None:
        """A format that shows only months says nothing where a day is not the first of its month."""
        for column, sign in [place for place in self.signs if place[1] in PERIODS]:
            spans = self.signs[column, sign]
            values = [
                row[column - 1]
                for first, last in spans
                for row in rows[first - 1 : last]
                if column <= len(row)
            ]
            days = [value for value in values if isinstance(value, date)]
            if any(period_in(value, sign) == value.isoformat() for value in days):
                del self.signs[column, sign]


def extend(spans: Spans, first: int, last: int) -> None:
    """Joined to the run before where both touch."""
    if spans and spans[-1][0] <= first <= spans[-1][1] + 1:
        spans[-1][1] = max(last, spans[-1][1])
    else:
        spans.append([first, last])


def is_percent(code: str) -> bool:
    """Whether a number format shows hundredths: ``0.00%``, but not ``0.0" %"``."""
    return "%" in QUIET.sub("", code)


def is_unseen(code: str) -> bool:
    """Whether a number format shows nothing of any number: ``;;;``."""
    return len(parts := code.split(";")) >= 3 and not "".join(parts).replace('"', "").strip()


def is_day(code: str) -> bool:
    """Whether a number format shows days or years, not only hours."""
    plain = QUIET.sub("", code).lower()
    return ("d" in plain or "y" in plain) and "general" not in plain and "standard" not in plain


@functools.cache
def sign_of(code: str) -> str:
    r"""What a number format shows beside numbers: ``"Rp"#,##0`` → ``Rp``, ``0" kg"`` → ``kg``.

    Pictures of codes stay: ``000``, ``00"."00`` → ``00.00``, ``\0#`` → ``0#``.
    Empty for none, for hundredths and days, and for formats that show another size (``0,"ribu"``).
    """
    code = code.partition(";")[0]
    if picture := picture_of(code):
        return picture
    plain = BRACKETS.sub("", CURRENCY.sub(r'"\1"', code))
    found = DIGITS.search(plain)
    if is_day(code):
        return period_of(code)
    if is_percent(code) or not found or SCALED.search(plain):
        return ""
    before, after = (literal(part) for part in (plain[: found.start()], plain[found.end() :]))
    if RUPIAH.fullmatch(before):
        return "Rp"
    unit = after or (before if before in FOREIGN else "")
    return unit if UNIT.fullmatch(unit) else ""


def period_of(code: str) -> str:
    """``Jan-24`` and ``Januari 2024`` are months, which Excel keeps as their first days; empty for days."""
    plain = BRACKETS.sub("", QUIET.sub("", code)).lower()
    if "d" in plain or "h" in plain or "s" in plain or "y" not in plain:
        return ""
    return MONTH if "m" in plain else YEAR


def picture_of(code: str) -> str:
    """``00"."00`` → ``00.00``; empty for formats of quantities, in which a bare point is a decimal one."""
    written = "".join(found[1] or found[2] or "" for found in LITERAL.finditer(code))
    bare = LITERAL.sub("", code)
    if bare == "#" and written == "0":
        return "0#"
    picture = LITERAL.sub(lambda found: found[1] or found[2] or "", code)
    return picture if PICTURE.fullmatch(picture) and BARE.fullmatch(bare) and "0" not in written else ""


def literal(part: str) -> str:
    """Quoted words and single signs, without what only makes room."""
    return re.sub(r'[_*].|["\\]', "", part).strip()


def no_day(serial: float, *, since_1904: bool = False) -> bool:
    """Numbers formatted as days that are none: Excel shows 29 February 1900, 0 January, or only ``####``."""
    if since_1904:
        return not 1 <= serial < 2_957_004  # 0 would be the first day, but is read as midnight
    return serial < 1 or 60 <= serial < 61 or serial >= 2_958_466


def cells(rows: Iterable[tuple[int, list[Any]]], told: Told) -> Iterator[tuple[int, Row]]:
    """The rows of a sheet from the top, with their lines and with what is shown beside numbers."""
    shown = [((column, "%"), told.percent[column], in_percent) for column in told.percent]
    shown += [(place, spans, partial(with_sign, place[1])) for place, spans in told.signs.items()]
    waiting = [(column, sorted(spans, reverse=True), show) for (column, _), spans, show in shown]
    for line, values in rows:
        row = [cell(value) for value in values]
        for column, spans, show in waiting:
            while spans and spans[-1][1] < line:
                spans.pop()
            if spans and spans[-1][0] <= line and column <= len(row):
                row[column - 1] = show(values[column - 1], row[column - 1])
        for column, written in told.texts.get(line, {}).items():
            row[column - 1 : column] = [text(written)]
        yield line, row


def with_sign(sign: str, value: Any, text: str | None) -> str | None:
    """``Rp`` before the digits, a unit behind them; whole numbers as the picture of a code shows them."""
    if sign in PERIODS:
        return period_in(value, sign) if isinstance(value, date) else text
    if not sign or isinstance(value, bool) or not isinstance(value, int | float | Decimal) or not text:
        return text
    digits = text.removeprefix(TYPED)
    if PICTURE.fullmatch(sign):
        return in_picture(digits, sign) if digits.isdigit() else text
    return f"{TYPED}Rp{digits}" if sign == "Rp" else f"{text} {sign}"


def period_in(value: date, sign: str) -> str:
    """``2024-01`` of its first day; all of any other."""
    whole = value.isoformat()
    day = whole.removesuffix("T00:00:00")
    if sign == MONTH and day.endswith("-01") and len(day) == len("2024-01-01"):
        return day[:7]
    return day[:4] if sign == YEAR and day[4:] == "-01-01" else whole


def in_picture(digits: str, picture: str) -> str:
    """``5`` in ``000`` is ``005``; a number, still, where the picture adds nothing."""
    if picture.endswith("#"):
        return picture[:-1] + digits
    left = [*digits.zfill(picture.count("0"))]
    shown = [left.pop() if sign == "0" else sign for sign in reversed(picture)]
    written = "".join([*left, *reversed(shown)])
    return TYPED + digits if written == digits else written


def in_percent(value: Any, text: str | None) -> str | None:
    """0.125 → ``12.5%`` exactly; what is no number stays."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return text
    return hundredfold(Decimal(repr(value)) if isinstance(value, float) else Decimal(value)) or text


def hundredfold(value: Decimal) -> str:
    """With the mark of a typed number; empty for infinity and what is no number."""
    return f"{number((value * 100).normalize())}%" if value.is_finite() else ""
