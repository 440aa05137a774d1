"""Dates as offices write them: ISO, day/month/year, month names in any case, and mixed precision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from generator.tables.words import DAYS, MONTH_NAMES, MONTHS

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
YEAR_FIRST = re.compile(r"(1[89]\d\d|2[01]\d\d)/(\d{1,2})/(\d{1,2})")
ISO_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)\s*(Z|[+-]\d{2}:?\d{2}|(?i:WIB|WITA|WIT))?"
)
SLASHED = re.compile(
    r"(\d{1,2})([/.-])(\d{1,2})\2(1[89]\d\d|2[01]\d\d)(?:\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?"
    r"(?:\s*((?i:WIB|WITA|WIT)))?)?"
)
NAMED = re.compile(
    r"(\d{1,2})[\s-]+([^\W\d_]+)\.?[\s,-]+(\d{4})(?:,?\s+(?:(?:pukul|jam|pkl\.?)\s+)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?"
    r"(?:\s*((?i:WIB|WITA|WIT)))?)?",
    re.IGNORECASE,
)
MONTH_DAY = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2}),?\s+(\d{4})")
MONTH_YEAR = re.compile(r"([^\W\d_]+)\.?[\s,/-]+(\d{4})")
NUMBERED = "bulan angka"
"""Precision of ``03/2025``: a month only where the header says so, else it may be number 3 of 2025."""
MONTH_NUMBER = re.compile(r"(0?[1-9]|1[0-2])\s?[/.-]\s?(\d{4})")
YEAR_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
TOO_LATE = re.compile(r"\d{5,}-\d{2}-\d{2}")
SHORT = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2\d{2}")
SHORT_NAMED = re.compile(r"(?:\d{1,2}[\s-])?([^\W\d_]+)\.?[\s'\u2019-]\d{2}")
WEEKDAY = re.compile(r"([A-Za-z]{3,6}(?:['\u2019][A-Za-z]{2})?)\s*(?:,\s*|\s)(?=\d)")
ZONES = {"wib": "+07:00", "wita": "+08:00", "wit": "+09:00", "z": "+00:00"}
YEARS = range(1000, 10_000)
CENTURIES = range(1800, 2201)
LENGTH = 40


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as far as it is known."""

    precision: str
    """``hari``, ``waktu``, ``bulan`` (with a year), ``nama bulan`` (without), ``tahun``."""
    first: int = 0
    """Of ``a/b/year``: the first number; 0 for all other notations."""
    second: int = 0
    year: int = 0
    text: str = ""
    """ISO 8601; empty for ``a/b/year`` until the order of the column is known."""
    clock: str = ""
    changed: bool = False
    """Written otherwise than in ISO 8601."""
    minutes: bool = False
    """A time whose seconds are not known."""

    def iso(self, month_first: bool = False) -> str | None:
        """ISO 8601 in the order of the column; None when there is no such day."""
        if not self.first:
            return self.text
        day, month = (self.second, self.first) if month_first else (self.first, self.second)
        found = real_day(self.year, month, day)
        return found + self.clock if found else None

    def known(self, month_first: bool = False) -> str | None:
        """ISO 8601 without what was not written: ``2025-07-01T08:30``."""
        found = self.iso(month_first)
        return found[:16] + found[19:] if found and self.minutes else found


def take_apart(text: str) -> Moment | None:
    """A trimmed cell as a date, or None."""
    if not 3 <= len(text) <= LENGTH:
        return None
    text = without_weekday(text)
    for read in (iso_day, iso_time, slashed, named, month_and_year, year_and_month, month_name):
        if found := read(text):
            return found
    return None


def names_no_day(text: str) -> bool:
    """Written like a date, but no calendar has the day: 30 February, 29 February 1900."""
    if len(text) > LENGTH:
        return False
    text = without_weekday(text)
    if any(pattern.fullmatch(text) for pattern in (ISO, SLASHED, TOO_LATE)):
        return True
    match = NAMED.fullmatch(text)
    return bool(match and match[2].lower() in MONTHS)


def has_short_year(text: str) -> bool:
    """``31/12/21``, ``Des-21``: of which century, only the officer knows."""
    if found := SHORT.fullmatch(text):
        return bool(
            real_day(2000, int(found[3]), int(found[1])) or real_day(2000, int(found[1]), int(found[3]))
        )
    named_month = SHORT_NAMED.fullmatch(text)
    return bool(named_month and named_month[1].lower() in MONTHS)


def without_weekday(text: str) -> str:
    match = WEEKDAY.match(text)
    return text[match.end() :] if match and match[1].lower().replace("\u2019", "'") in DAYS else text


def real_day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def iso_day(text: str) -> Moment | None:
    match = ISO.fullmatch(text) or YEAR_FIRST.fullmatch(text)
    found = real_day(*map(int, match.groups())) if match else ""
    return Moment("hari", text=found, changed=found != text) if found else None


def compact(text: str) -> Moment | None:
    """``20210301``, in columns that are known to hold days."""
    digits = text if len(text) == 8 and text.isascii() and text.isdigit() else ""
    found = real_day(int(digits[:4]), int(digits[4:6]), int(digits[6:])) if digits else ""
    return Moment("hari", text=found, changed=True) if found else None


def iso_time(text: str) -> Moment | None:
    match = ISO_TIME.fullmatch(text)
    if match is None:
        return None
    zone = (match[3] or "").lower()
    plain = f"{match[1]}T{match[2]}{ZONES.get(zone, zone)}"
    try:
        datetime.fromisoformat(plain)
    except ValueError:
        return None
    minutes = match[2].count(":") == 1
    full = plain.replace(match[2], f"{match[2]}:00", 1) if minutes else plain
    return Moment("waktu", text=full, changed=full != text, minutes=minutes)


def slashed(text: str) -> Moment | None:
    match = SLASHED.fullmatch(text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if not (real_day(year, second, first) or real_day(year, first, second)):
        return None
    clock = clock_of(*match.groups()[4:])
    if clock is None:
        return None
    minutes = bool(clock) and not match[7]
    return Moment(
        "waktu" if clock else "hari", first, second, year, clock=clock, changed=True, minutes=minutes
    )


def clock_of(hour: str | None, minute: str | None, tick: str | None, zone: str | None) -> str | None:
    """``T08:30:00+07:00``; empty where no time is written, None where no clock shows it."""
    if not hour or not minute:
        return ""
    if int(hour) > 23 or int(minute) > 59 or int(tick or 0) > 59:
        return None
    return f"T{int(hour):02d}:{minute}:{int(tick or 0):02d}{ZONES.get((zone or '').lower(), '')}"


def named(text: str) -> Moment | None:
    """``1 Maret 2021``, also with a time, and, in English files, ``March 1, 2021``."""
    match = NAMED.fullmatch(text) or MONTH_DAY.fullmatch(text)
    day, name = (
        (match[1], match[2]) if match and match[1].isdigit() else (match[2], match[1]) if match else ("", "")
    )
    month = MONTHS.get(name.lower())
    found = real_day(int(match[3]), month, int(day)) if match and month else ""
    clock = clock_of(*match.groups()[3:]) if match and match.re is NAMED else ""
    if not found or clock is None:
        return None
    minutes = bool(match and clock and not match[6])
    return Moment("waktu" if clock else "hari", text=found + clock, changed=True, minutes=minutes)


def month_and_year(text: str) -> Moment | None:
    match = MONTH_YEAR.fullmatch(text)
    month = MONTHS.get(match[1].lower()) if match else None
    if match is None or month is None or int(match[2]) not in YEARS:
        return None
    return Moment("bulan", text=f"{match[2]}-{month:02d}", changed=True)


def year_and_month(text: str) -> Moment | None:
    match = YEAR_MONTH.fullmatch(text)
    if match is None or not 1 <= int(match[2]) <= 12 or int(match[1]) not in YEARS:
        return None
    plain = f"{match[1]}-{int(match[2]):02d}"
    return Moment("bulan", text=plain, changed=plain != text)


def numbered_month(text: str, precision: str = NUMBERED) -> Moment | None:
    match = MONTH_NUMBER.fullmatch(text)
    if match is None or int(match[2]) not in CENTURIES:
        return None
    return Moment(precision, text=f"{match[2]}-{int(match[1]):02d}", changed=True)


def month_name(text: str) -> Moment | None:
    month = MONTHS.get(text.lower().rstrip("."))
    if month is None:
        return None
    name = MONTH_NAMES[month - 1]
    return Moment("nama bulan", text=name, changed=name != text)
