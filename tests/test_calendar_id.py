"""Working days in Indonesia, around weekends, holidays and leap days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.calendar_id import (
    is_working,
    months_later,
    moving_holidays_known,
    next_update,
    working_day_after,
    working_days_between,
)
from generator.kinds.holiday import Holidays
from generator.kinds.resource import Frequency

NONE = Holidays()
SOME = Holidays.model_validate(
    {
        "tetap": [{"hari": "08-17", "judul": "Kemerdekaan"}, {"hari": "01-01", "judul": "Tahun Baru"}],
        "libur": [{"tanggal": "2026-03-20", "judul": "Hari raya"}],
    }
)
DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday → Monday
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # Saturday → Monday
        (date(2026, 11, 20), 10, date(2026, 12, 4)),
        (date(2026, 8, 14), 1, date(2026, 8, 18)),  # Monday 17 August is free
        (date(2026, 3, 19), 1, date(2026, 3, 23)),  # Friday 20 March is free, then a weekend
        (date(2028, 2, 28), 1, date(2028, 2, 29)),  # a leap day is a day like others
        (date(2026, 11, 24), 0, date(2026, 11, 24)),
    ],
)
def test_terms_end_where_the_law_counts_them(start: date, days: int, end: date) -> None:
    assert working_day_after(start, days, SOME) == end


@given(DAYS, st.integers(1, 120))
def test_a_term_ends_on_a_working_day_and_is_as_long_as_it_says(start: date, days: int) -> None:
    end = working_day_after(start, days, SOME)
    assert end is not None
    assert is_working(end, SOME)
    assert working_days_between(start, end, SOME) == days


@given(DAYS, st.integers(0, 700))
def test_counting_is_the_same_as_walking_from_day_to_day(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    walked = sum(is_working(start + timedelta(days=step), SOME) for step in range(1, length + 1))
    assert working_days_between(start, end, SOME) == walked


@given(DAYS, st.integers(1, 60))
def test_a_holiday_never_makes_a_term_end_sooner(start: date, days: int) -> None:
    with_holidays, without = (working_day_after(start, days, each) for each in (SOME, NONE))
    assert with_holidays is not None
    assert without is not None
    assert with_holidays >= without


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_end_with_the_month(start: date, months: int, end: date) -> None:
    assert months_later(start, months) == end


def test_what_comes_irregularly_is_never_due() -> None:
    assert next_update(date(2025, 1, 1), Frequency.IRREGULAR) is None
    assert next_update(date(2025, 1, 1), Frequency.WEEKLY) == date(2025, 1, 8)
    assert next_update(date(2025, 1, 31), Frequency.MONTHLY) == date(2025, 2, 28)


def test_beyond_the_calendar_there_is_no_day() -> None:
    assert working_day_after(date(9999, 1, 1), 5, NONE) is None
    assert months_later(date(9999, 6, 1), 12) is None


def test_a_year_whose_moving_feasts_nobody_entered_is_known() -> None:
    assert moving_holidays_known(2026, SOME)
    assert not moving_holidays_known(2027, SOME)
