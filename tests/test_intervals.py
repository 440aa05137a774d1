"""Periods in every form of ISO 8601 that officers and other programs write, and what is meant by others."""

from __future__ import annotations

import pytest

from generator.kinds.resource import is_interval
from generator.meant import choice_of, day_of, interval_of, is_multiple


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2025", "2025"),
        ("2021/2025", "2021/2025"),
        ("2025-01-01/2025-06-30", "2025-01-01/2025-06-30"),
        ("2025-01-01/P1Y", "2025-01-01/2025-12-31"),
        ("2024-02-29/P1Y", "2024-02-29/2025-02-27"),
        ("2025/P6M", "2025-01-01/2025-06-30"),
        ("2025-01-31/P1M", "2025-01-31/2025-02-27"),
        ("2025-01-01/P2W", "2025-01-01/2025-01-14"),
        ("P1Y6M/2025-12-31", "2024-07-01/2025-12-31"),
        ("2025-05-01/31", "2025-05-01/2025-05-31"),
        ("2025-05/08", "2025-05/2025-08"),
        ("2025-05-01/06-30", "2025-05-01/2025-06-30"),
    ],
)
def test_intervals_are_spelled_out(written: str, kept: str) -> None:
    assert is_interval(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "2025/..",
        "P1Y",
        "P/2025",
        "2025/P",
        "2025-13/P1Y",
        "2025/25-01",
        "2025/P999Y",
        "2025-02-30/P1D",
        "2999/P9Y",
    ],
)
def test_what_has_no_two_ends_is_none(written: str) -> None:
    with pytest.raises(ValueError, match=r"interval|day|calendar"):
        is_interval(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("2025-S1", "2025-01/2025-06"), ("2025 Q3", "2025-07/2025-09"), ("TW II/2025", "2025-04/2025-06")],
)
def test_parts_of_a_year(written: str, meant: str) -> None:
    assert interval_of(written) == meant


def test_days_run_together_and_with_a_zone() -> None:
    assert day_of("20250701") == day_of("2025-07-01T10:00:00+07:00") == "2025-07-01"


def test_how_often_is_never_guessed_from_half_a_word() -> None:
    assert [choice_of(word) for word in ("enam bulanan", "tiga bulanan", "dua tahunan")] == [
        "semesteran",
        "triwulanan",
        "",
    ]
    assert is_multiple("dua tahunan")
    assert not is_multiple("tahunan")
