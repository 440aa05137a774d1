"""Working days in Indonesia: Monday to Friday, without the holidays that the portal names.

The law counts in working days (UU 14/2008 Pasal 22, 35–38). The day on which something happens is not
counted; a term of *n* days ends on the *n*-th working day after it. Pure functions, no clock.
"""

from __future__ import annotations

from datetime import date, timedelta

from generator.kinds.holiday import Holidays
from generator.kinds.resource import Frequency

MONTHS = {
    Frequency.YEARLY: 12,
    Frequency.HALF_YEARLY: 6,
    Frequency.QUARTERLY: 3,
    Frequency.MONTHLY: 1,
}
DAYS = {Frequency.WEEKLY: 7, Frequency.DAILY: 1}
LONGEST = 5000
"""Working days that are still counted: longer terms than twenty years are none."""
DAY = timedelta(days=1)


def is_working(day: date, holidays: Holidays) -> bool:
    return day.weekday() < 5 and not is_holiday(day, holidays)


def is_holiday(day: date, holidays: Holidays) -> bool:
    return f"{day:%m-%d}" in {each.day for each in holidays.fixed} or day in {
        each.day for each in holidays.dated
    }


def working_day_after(start: date, days: int, holidays: Holidays) -> date | None:
    """The ``days``-th working day after ``start``; ``start`` itself for 0; None beyond the calendar."""
    if days > LONGEST or start.year > date.max.year - 100:
        return None
    free = free_days(holidays)
    day = start
    while days > 0:
        day += DAY
        if day.weekday() < 5 and f"{day:%m-%d}" not in free and day.isoformat() not in free:
            days -= 1
    return day


def free_days(holidays: Holidays) -> frozenset[str]:
    """``08-17`` of every year and ``2026-03-20`` of one, for looking up."""
    return frozenset(
        {each.day for each in holidays.fixed} | {each.day.isoformat() for each in holidays.dated}
    )


def working_days_between(start: date, end: date, holidays: Holidays) -> int:
    """Working days after ``start`` up to and with ``end``; 0 where ``end`` is not later."""
    if end <= start:
        return 0
    weeks, rest = divmod((end - start).days, 7)
    count = weeks * 5 + sum((start + DAY * step).weekday() < 5 for step in range(1, rest + 1))
    free = {each.day for each in holidays.dated}
    for year in range(start.year, end.year + 1):
        free |= {date.fromisoformat(f"{year:04}-{each.day}") for each in holidays.fixed}
    return count - sum(start < day <= end and day.weekday() < 5 for day in free)


def moving_holidays_known(year: int, holidays: Holidays) -> bool:
    """Whether anybody has entered the moving feasts of a year; without them terms end too early."""
    return any(each.day.year == year for each in holidays.dated)


def months_later(start: date, months: int) -> date | None:
    """The same day some months on, or the last of that month; None beyond the calendar."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year - 1:
        return None
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(first_of_next - DAY, date(year, month + 1, 1) + timedelta(days=start.day - 1))


def next_update(last: date, frequency: Frequency) -> date | None:
    """The day by which the next state is due; None for what comes irregularly."""
    if frequency in MONTHS:
        return months_later(last, MONTHS[frequency])
    if frequency not in DAYS or last.year >= date.max.year:
        return None
    return last + timedelta(days=DAYS[frequency])
