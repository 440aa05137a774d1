"""What many outputs ask of the same catalogue is worked out once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from generator.model import Catalogue
from generator.once import once
from generator.settings import Settings


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue(Settings(), tmp_path, tmp_path, (), datetime(2026, 1, 1, tzinfo=UTC))


def test_the_first_who_asks_works_it_out(catalogue: Catalogue) -> None:
    numbers = count()
    assert [once(catalogue, "n", lambda: next(numbers)) for _ in range(3)] == [0, 0, 0]
    assert once(catalogue, "another", lambda: next(numbers)) == 1


def test_nothing_is_known_of_another_catalogue(catalogue: Catalogue) -> None:
    numbers, other = count(), replace(catalogue)
    asked = [once(each, "n", lambda: next(numbers)) for each in (catalogue, other, other, catalogue)]
    assert asked == [0, 1, 1, 2]


def test_what_failed_is_tried_again(catalogue: Catalogue) -> None:
    with pytest.raises(ZeroDivisionError):
        once(catalogue, "n", lambda: 1 // 0)
    assert once(catalogue, "n", lambda: 7) == 7
