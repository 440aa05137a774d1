"""ISO 8601 intervals as officers may write them, spelled out as first and last instant.

``2025``, ``2025-06``, ``2021/2025``, ``2025-01-01/2025-06-30``; also with a duration (``2025-01-01/P6M``,
``P1Y/2025-12-31``) or with an end that leaves out what it shares with the start (``2025-05-01/31``).
ISO 8601-1:2019, 5.5.2 and 5.6.1. Days count whole: ``2025-01-01/P1Y`` ends with 31 December.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

INSTANT = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
INTERVAL = re.compile(rf"{INSTANT}(?:/{INSTANT})?")
DURATION = re.compile(
    r"P(?=\d)(?:(?P<years>\d{1,3})Y)?(?:(?P<months>\d{1,3})M)?(?:(?P<weeks>\d{1,3})W)?(?:(?P<days>\d{1,4})D)?"
)
SHORTENED = re.compile(r"\d{2}(?:-\d{2})?")


def spelled_out(value: str) -> str:
    """The interval as start and end, or as it is. ValueError for days that no calendar has."""
    start, _, end = value.partition("/")
    if re.fullmatch(INSTANT, start) and (found := DURATION.fullmatch(end)):
        first = first_day(start)
        return f"{first}/{moved(first, found, 1) - timedelta(1)}"
    if (found := DURATION.fullmatch(start)) and re.fullmatch(INSTANT, end):
        last = last_day(end)
        return f"{moved(last + timedelta(1), found, -1)}/{last}"
    shared = start[: -len(end)] if SHORTENED.fullmatch(end) and len(end) < len(start) else ""
    return f"{start}/{shared}{end}" if shared.endswith("-") else value


def moved(day: date, duration: re.Match[str], sign: int) -> date:
    """Years and months first, which keep within the month; then weeks and days."""
    years, months, weeks, days = (int(part or 0) for part in duration.groups())
    number = day.year * 12 + day.month - 1 + sign * (years * 12 + months)
    year, month = divmod(number, 12)
    kept = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return kept + sign * timedelta(weeks * 7 + days)


def interval(value: str) -> tuple[date, date]:
    """First and last day of an interval that is spelled out."""
    first, _, last = value.partition("/")
    return first_day(first), last_day(last or first)


def first_day(instant: str) -> date:
    year, month, day = [*instant.split("-"), "1", "1"][:3]
    return date(int(year), int(month), int(day))


def last_day(instant: str) -> date:
    parts = [int(part) for part in instant.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    first_of_next = date(year + month // 12, month % 12 + 1, 1) if year < 9999 else date(9999, 12, 31)
    return date.fromordinal(first_of_next.toordinal() - 1)
