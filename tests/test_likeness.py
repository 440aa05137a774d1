"""Equal digests only for what a page cannot tell apart; none for what nobody can compare."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

import pytest
from made_up import catalogue, item
from markupsafe import Markup

from generator.history.commits import Change, Commit
from generator.kinds.resource import Status
from generator.likeness import likeness
from generator.model import Catalogue, Event, Revision

OFFICE = item("organisasi", "disdik")
DATASET = item("dataset", "siswa", penerbit="disdik")
MARKS = {"organisasi/disdik": "a", "dataset/siswa": "b"}
NOON = datetime(2025, 1, 2, 12, tzinfo=UTC)


@dataclass
class Pair:
    left: object
    right: object = None


class Counted(tuple[Change, ...]):
    """Changes that know how often somebody went through them."""

    times: list[int]

    def __iter__(self) -> Iterator[Change]:
        self.times.append(1)
        return super().__iter__()


def commit(*paths: str) -> Commit:
    """The first of a portal, which brings all these files."""
    changes = Counted(Change("A", path, path, None, "e69de29") for path in paths)
    changes.times = []
    return Commit("c0ffee", (), NOON, NOON, "Awal", changes)


class Word(StrEnum):
    REVOKED = "dicabut"


def made(marks: dict[str, str] | None = None) -> Catalogue:
    return replace(catalogue(OFFICE, DATASET), marks=MARKS if marks is None else marks)


def test_values_that_look_different_have_different_digests() -> None:
    values = [
        *("a", Markup("a"), b"a", "", None, 0, False, 0.0, 1, 1.5, Decimal("1.5"), "1.5"),
        *((), ("",), ("a", "b"), ("ab",), {"a": "b"}, {"b": "a"}, {"a": "b", "c": ""}, {"c": "", "a": "b"}),
        *(date(2025, 1, 2), NOON, Status.REVOKED, Word.REVOKED, "dicabut", {"a"}, {"a", "b"}),
        *(Pair("a"), Pair("a", "b"), Pair(None, "a"), OFFICE, DATASET, [DATASET], [OFFICE, DATASET]),
    ]
    one = likeness(made())
    assert [(a, b) for a, b in combinations(values, 2) if one.of(a) == one.of(b)] == []
    assert all(one.of(each) for each in values)


def test_the_same_has_the_same_digest_in_another_build() -> None:
    value = {"a": [Pair({"x", "y", "z"}, NOON)], "b": (DATASET, OFFICE.meta)}
    again = {"a": [Pair({"z", "x", "y"}, NOON)], "b": (replace(DATASET), OFFICE.meta)}
    assert likeness(made()).key(value) == likeness(made()).key(again) != ""


@pytest.mark.parametrize("value", [len, lambda: "a", iter(()), Pair, object()])
def test_what_cannot_be_taken_apart_is_like_nothing(value: object) -> None:
    one = likeness(made())
    assert one.of({"a": [Pair(value)]}) == one.key(value) == ""


@pytest.mark.parametrize("gone", MARKS)
def test_an_item_whose_files_are_to_be_read_again_is_like_nothing(gone: str) -> None:
    """Nor is what it publishes."""
    one = likeness(made({key: mark for key, mark in MARKS.items() if key != gone}))
    assert one.of(DATASET) == ""
    assert (one.of(OFFICE) == "") is (gone == OFFICE.key)


REVISION = Revision("c" * 40, NOON, "Betulkan")
OTHERS: dict[str, Callable[[], str]] = {
    "its files": lambda: likeness(made(MARKS | {"dataset/siswa": "c"})).of(DATASET),
    "its publisher's files": lambda: likeness(made(MARKS | {"organisasi/disdik": "c"})).of(DATASET),
    "its first day": lambda: likeness(made()).of(replace(DATASET, issued=NOON)),
    "its last day": lambda: likeness(made()).of(replace(DATASET, modified=NOON)),
    "its history": lambda: likeness(made()).of(replace(DATASET, revisions=(REVISION,))),
}


@pytest.mark.parametrize("name", OTHERS)
def test_an_item_is_another_with(name: str) -> None:
    assert OTHERS[name]() not in ("", likeness(made()).of(DATASET))


def test_an_item_that_is_made_and_forgotten_lends_its_digest_to_no_other() -> None:
    """Objects get the ``id`` of those that are gone."""
    one = likeness(made())
    days = [datetime(2025, 1, day, tzinfo=UTC) for day in range(1, 29)]
    assert len({one.of(replace(DATASET, modified=day)) for day in days}) == len(days)


def test_events_are_told_apart_by_all_they_say() -> None:
    event = Event("tag:a", "baru", "dataset", "siswa", "Siswa", NOON, "Terbit.")
    others = [replace(event, note="Terbit"), replace(event, commit="c"), replace(event, date=datetime.max)]
    one = likeness(made())
    assert len({one.of(each) for each in (event, *others)}) == 4


def test_commits_are_told_apart_by_the_files_that_they_changed() -> None:
    one = likeness(made())
    assert one.of(commit("content/a.md")) == one.of(commit("content/a.md"))
    assert one.of(commit("content/a.md")) != one.of(commit("content/b.md"))


def test_a_commit_of_many_histories_is_taken_apart_once() -> None:
    """Else a portal that came in one commit would cost the square of its files."""
    one, first = likeness(made()), commit("content/a.md", "content/b.md")
    assert len({one.of(Pair(slug, first)) for slug in ("a", "b", "c")}) == 3
    assert isinstance(first.changes, Counted)
    assert len(first.changes.times) == 1


def test_settings_and_the_machine_are_part_of_every_key(monkeypatch: pytest.MonkeyPatch) -> None:
    other = made()
    other = replace(other, settings=other.settings.model_copy(update={"name": "Portal Lain"}))
    keys = {likeness(made()).key("a"), likeness(other).key("a")}
    monkeypatch.setattr("generator.likeness.machine", lambda: ("Python 4",))
    keys.add(likeness(made()).key("a"))
    monkeypatch.setattr("generator.likeness.program_digest", lambda: "another")
    keys.add(likeness(made()).key("a"))
    assert len(keys) == 4


def test_all_who_ask_in_one_build_share_what_is_known() -> None:
    one = made()
    assert likeness(one) is likeness(one)
    assert likeness(one) is not likeness(made())
