"""Tasks are done beside the main process with the same results; what goes wrong is heard; nothing stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from operator import floordiv, mul
from pathlib import Path
from threading import get_native_id

import pytest

from generator.output import Output
from generator.workers import BATCH, HOME, WORTH, Lost, Workers

MANY = WORTH + 3 * BATCH + 1


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


@pytest.mark.parametrize("most", [1, 2, 4])
@pytest.mark.parametrize("count", [0, 3, MANY])
def test_every_task_is_done_once(most: int, count: int) -> None:
    workers = Workers(most)
    for number in range(count):
        workers.give(f"n{number}", partial(mul, number, number))
    assert sorted(workers.finish()) == sorted((f"n{number}", number**2) for number in range(count))


def test_many_tasks_are_done_by_other_processes_and_few_are_not() -> None:
    for count, here in ((3, True), (MANY, False)):
        workers = Workers(2)
        for number in range(count):
            workers.give(number, os.getpid)
        assert ({pid for _, pid in workers.finish()} == {os.getpid()}) is here


def test_nobody_is_left_when_all_is_done() -> None:
    workers = Workers(2)
    for number in range(MANY):
        workers.give(number, os.getpid)
    assert not any(alive(pid) for _, pid in workers.finish())


def test_a_worker_that_took_much_memory_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.workers.LARGE", 1)
    for grown, few in ((-1, False), (1 << 60, True)):
        monkeypatch.setattr("generator.workers.GROWN", grown)
        workers = Workers(2)
        for number in range(MANY):
            workers.give(number, os.getpid)
        assert (len({pid for _, pid in workers.finish()}) <= 2) is few


def test_a_worker_that_took_much_memory_is_followed_by_another_before_other_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("generator.workers.LARGE", 1)
    workers = Workers(2)
    for work in (os.getpid, get_native_id):  # of a process with one thread both are the same
        for _ in range(WORTH):
            workers.give(work, work)
    done = workers.finish()
    first, second = ({pid for name, pid in done if name is work} for work in (os.getpid, get_native_id))
    assert len(done) == 2 * WORTH
    assert first
    assert not first & second


def test_the_memory_of_the_main_process_is_not_the_worker_s() -> None:
    code = "from generator.worker import memory; print(memory())"
    held = bytearray(b"x") * 300_000_000
    done = subprocess.run([sys.executable, "-c", code], cwd=HOME, capture_output=True, text=True, check=True)
    assert 1_000_000 < int(done.stdout) < 200_000_000 < len(held)


@pytest.mark.parametrize("most", [1, 3])
def test_what_a_task_raises_is_raised_here(most: int) -> None:
    with pytest.raises(ZeroDivisionError):
        divided(Workers(most))


def divided(workers: Workers) -> None:
    for number in range(MANY):
        workers.give(number, partial(floordiv, 1, number - 20))
    workers.finish()


def test_the_lines_where_it_happened_are_told_too() -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        divided(Workers(2))
    assert "generator/worker.py" in raised.value.__notes__[0]


def test_a_worker_that_is_killed_is_no_success() -> None:
    workers = Workers(2)
    for number in range(MANY):
        workers.give(number, os.getpid)
    for number in range(MANY):
        workers.give(number, partial(os._exit, 3))
    with pytest.raises(Lost):
        workers.finish()


def test_a_worker_that_cannot_be_followed_by_another_is_no_success(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.workers.LARGE", 1)
    monkeypatch.setattr("generator.workers.GROWN", -1)
    workers = Workers(2)
    for number in range(WORTH):
        workers.give(number, os.getpid)
    monkeypatch.setattr("generator.workers.HOME", HOME / "tidak-ada")
    for number in range(MANY):
        workers.give(number, os.getpid)
    with pytest.raises(Lost):
        workers.finish()
    workers.stop()


def test_no_worker_at_all_is_no_success(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.workers.HOME", HOME / "tidak-ada")
    with pytest.raises(Lost):
        divided(Workers(2))


def test_what_a_task_prints_does_not_mix_with_answers(capfd: pytest.CaptureFixture[str]) -> None:
    workers = Workers(2)
    for number in range(MANY):
        workers.give(number, partial(print, f"kata {number}"))
    assert len(workers.finish()) == MANY
    assert "kata 7" in capfd.readouterr().err


def test_stopped_it_ends_at_once_and_nobody_is_left() -> None:
    workers = Workers(2)
    for number in range(MANY):
        workers.give(number, partial(time.sleep, 600))
    processes = [member.process for member in workers._crew]
    assert processes
    workers.stop()
    assert all(process.returncode == -signal.SIGKILL for process in processes)


STRAY = """
import os, time
from functools import partial
from generator.workers import WORTH, Workers
workers = Workers(2)
for number in range(WORTH):
    workers.give(number, partial(time.sleep, 0.01))
print(*(member.process.pid for member in workers._crew), flush=True)
os.kill(os.getpid(), 9)
"""


def test_workers_end_with_a_process_that_is_killed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STRAY], cwd=HOME, capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGKILL
    pids = [int(word) for word in done.stdout.split()]
    assert pids
    while any(map(alive, pids)):
        time.sleep(0.01)


def write(text: str, path: Path) -> None:
    path.write_text(text)


def test_files_made_by_workers_are_those_made_here(tmp_path: Path) -> None:
    out = Output(tmp_path / "docs", tmp_path / "files", _workers=Workers(2))
    for number in range(MANY):
        out.apart(f"a/{number % 7}/{number}.txt", partial(Path.touch), "uji", str(number))
    assert out.write().written == MANY
    assert len(list((tmp_path / "files").rglob("*.txt"))) == MANY


def test_under_the_same_key_nothing_is_made_again(tmp_path: Path) -> None:
    def run(key: str) -> tuple[int, int]:
        out = Output(tmp_path / "docs", tmp_path / "files")
        for number in range(3):
            out.apart(f"{number}.txt", partial(write, "isi"), "uji", key)
        done = out.write()
        return done.written, done.unchanged

    assert run("a") == (3, 0)
    assert run("a") == (0, 3)
    assert run("b") == (0, 3)
    (tmp_path / "files/1.txt").write_text("diubah orang")
    assert run("b") == (1, 2)


def test_a_run_that_failed_in_a_worker_is_not_believed(tmp_path: Path) -> None:
    def run(key: str, make: partial[None]) -> int:
        with Output(tmp_path / "docs", tmp_path / "files") as out:
            out.apart("a.txt", make, "uji", key)
            return out.write().written

    assert run("a", partial(write, "isi")) == 1
    with pytest.raises(TypeError):
        run("b", partial(write, "isi", "terlalu", "banyak"))
    assert run("a", partial(write, "lain")) == 1
