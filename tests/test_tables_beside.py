"""Work beside other work: the same results in the same order, and errors that are told."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, current_thread
from typing import Any

import pytest
from tabular import opened

from generator.tables import attempt, body, forms, lineforms, profile, sorting
from generator.tables.beside import Behind, ahead, each
from generator.tables.forms import all_made
from generator.tables.stored import column_data


@pytest.fixture(params=["threads", "no room"])
def room(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether memory has room for the stack of a thread."""

    def refuse(*_: Any) -> None:
        raise RuntimeError("can't start new thread")

    if request.param == "no room":
        monkeypatch.setattr(ThreadPoolExecutor, "submit", refuse)
    return bool(request.param == "threads")


@pytest.mark.usefixtures("room")
def test_the_same_in_the_same_order() -> None:
    assert list(ahead(iter(range(50)))) == list(range(50))
    assert list(ahead(iter(()))) == []
    assert each(lambda number: number * 2, range(50)) == list(range(0, 100, 2))
    done: list[int] = []
    with Behind() as other:
        for number in range(50):
            other.do(done.append, number)
    assert done == list(range(50))


def test_one_thread_makes_what_another_uses(room: bool) -> None:
    names = {current_thread().name}
    assert len({*ahead(current_thread().name for _ in range(9)), *names}) == (2 if room else 1)


def test_both_threads_work_at_a_time() -> None:
    """Each waits for the other, which would never come if it had to wait itself."""
    met = [Event(), Event()]

    def meet(number: int) -> bool:
        met[number].set()
        return met[1 - number].wait(60)

    assert each(meet, [0, 1]) == [True, True]


def broken() -> Iterator[int]:
    yield 1
    raise MemoryError


@pytest.mark.usefixtures("room")
def test_errors_come_to_the_caller() -> None:
    found: list[int] = []
    with pytest.raises(MemoryError):
        found.extend(ahead(broken()))
    with pytest.raises(ZeroDivisionError):
        each(lambda number: 1 // number, [1, 2, 0, 3])
    with pytest.raises(OSError, match="disk"), Behind() as other:
        other.do(fail)


def fail() -> None:
    raise OSError("disk")


@pytest.mark.usefixtures("room")
def test_what_is_no_longer_wanted_is_let_go() -> None:
    closed = Event()

    def numbers() -> Iterator[int]:
        try:
            yield from range(9)
        finally:
            closed.set()

    for number in ahead(numbers()):
        if number == 3:
            break
    assert closed.wait(60)


def test_an_error_of_the_caller_is_not_hidden_by_another() -> None:
    def both() -> None:
        with Behind() as other:
            other.do(fail)
            raise KeyError

    with pytest.raises(KeyError):
        both()


def test_where_it_is_not_worth_a_thread_things_are_done_at_once() -> None:
    names: list[str] = []
    with Behind(worth=False) as other:
        other.do(lambda: names.append(current_thread().name))
        assert names == [current_thread().name]


ROWS = 130
CONTENT = "kode,tanggal,jumlah,nama\n" + "".join(
    f"{n * 7 % ROWS:03},2024-01-{1 + n % 28:02},{n * n},Nama {n % 9}\n" for n in range(ROWS)
)


def test_a_table_is_the_same_in_threads_and_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read fast, in many batches, profiled and written in every form."""
    found = []
    for name, long in (("apart", 10**9), ("together", 1)):
        (tmp_path / name).mkdir()
        for module in (profile, forms, lineforms, sorting):
            monkeypatch.setattr(module, "LONG", long)
        monkeypatch.setattr(body, "FAST_FROM", 1 if long == 1 else 10**9)
        monkeypatch.setattr(body, "BATCH", 10)
        monkeypatch.setattr(body, "BLOCK", 256)
        monkeypatch.setattr(attempt, "RELEASE", 2)
        table = opened(tmp_path / name, CONTENT, kunci=["kode"], urut=["tanggal", "kode"]).table
        assert table
        made = all_made(table, ["csv", "json", "parquet", "xlsx"])
        described = [column_data(column) for column in table.columns]
        found.append((described, [(each.size, each.sha256) for each in made]))
    assert found[0] == found[1]
