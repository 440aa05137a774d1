"""Work that needs nothing but its own data, done beside the main process.

A task is what pickle takes: a function of a module with plain values. Workers are processes of this program
(``worker.py``). They begin once there is more to do than it costs to begin one, and end with the build, or
with the process that began them, however that ends. With a single core everything is done here.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any

HOME = Path(__file__).parent.parent
"""Where the program is found by a process of its own."""
WORTH = 48
"""Tasks that take longer than beginning a worker does (0.3 s)."""
BATCH, HEAVY = 16, 1 << 16
"""Tasks that a worker is given at once, and bytes of pickle from which on there are no more of them."""

LARGE, GROWN = 200_000_000, 50_000_000
"""Bytes: a worker that took more memory than the first makes room for a new one before other work, or once
its memory grows by the second. What a library takes to begin with it would take in the new one, too."""

Task = Callable[[], Any]
Result = tuple[Any, Any]
"""Name of the task and what it gave."""
Answer = tuple[list[Any], BaseException | None, int]
"""What the tasks gave, how the first failed that did, and the bytes of memory that the worker took so far."""
Batch = tuple[str, list[Any], list[bytes]]
"""Some tasks of one work: the work, the tasks' names, and the tasks as pickled."""


class Lost(MemoryError):
    """A worker went without an answer: it was killed, or memory ran out."""

    def __str__(self) -> str:
        return "Proses pembantu berhenti sebelum selesai; mungkin memori habis."


def cores() -> int:
    """That this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Workers:
    """``give`` any number of tasks, then ``finish`` once, or ``stop`` where the build fails."""

    def __init__(self, most: int | None = None) -> None:
        self.most = cores() if most is None else most
        self._gathered: list[tuple[Any, Task, bytes]] = []
        self._batches: SimpleQueue[Batch | None] = SimpleQueue()
        self._crew: list[Member] = []
        self._lock = Lock()
        self._results: list[Result] = []
        self._failure: BaseException | None = None

    def give(self, name: Any, task: Task) -> None:
        """The task is done some time before ``finish`` ends; ``name`` is given back with its result."""
        if self.most < 2:
            self._results.append((name, task()))
            return
        self._gathered.append((name, task, pickle.dumps(task)))
        if len(self._gathered) >= (BATCH if self._crew else WORTH):
            self._send()

    def finish(self) -> list[Result]:
        """Waits for all. Raises what a task raised, or Lost."""
        if not self._crew:
            self._results += [(name, task()) for name, task, _ in self._gathered]
            self._gathered = []
            return self._results
        self._send()
        while len(self._crew) < min(self.most, self._batches.qsize()):
            self._begin()  # the main process waits now: its core is free
        self._end()
        if self._failure:
            raise self._failure
        return self._results

    def share(self) -> list[Result]:
        """As ``finish``, with this process doing what no worker has begun. Raises whatever a task raises."""
        self._send()
        with suppress(Empty):
            while self._crew and not self._failure and (batch := self._batches.get_nowait()):
                _, names, tasks = batch
                mine = [(name, pickle.loads(task)()) for name, task in zip(names, tasks, strict=True)]  # noqa: S301  # just pickled here
                with self._lock:
                    self._results += mine
        return self.finish()

    def stop(self) -> None:
        """Nothing of it is wanted any more."""
        self._gathered = []
        self._failure = self._failure or Lost()
        for member in self._crew:
            member.process.kill()
        self._end()

    def _send(self) -> None:
        work = ""
        names: list[Any] = []
        tasks: list[bytes] = []
        for name, task, raw in self._gathered:
            if tasks and (work_of(task) != work or len(tasks) >= BATCH or sum(map(len, tasks)) >= HEAVY):
                self._batches.put((work, names, tasks))
                names, tasks = [], []
            work = work_of(task)
            names.append(name)
            tasks.append(raw)
        if tasks:
            self._batches.put((work, names, tasks))
        self._gathered = []
        if len(self._crew) < min(self.most - 1, self._batches.qsize()):
            self._begin()

    def _begin(self) -> None:
        member = Member(started())
        member.thread = Thread(target=self._lead, args=(member,), daemon=True)
        self._crew.append(member)
        member.thread.start()

    def _lead(self, member: Member) -> None:
        """One worker through batch after batch; after a failure anywhere the rest is left."""
        while (batch := self._batches.get()) is not None:
            if self._failure:
                continue
            try:
                self._have_done(member, batch)
            except Exception as error:  # else it would end with this thread, and nobody miss the files
                self._failure = error

    def _have_done(self, member: Member, batch: Batch) -> None:
        work, names, tasks = batch
        if member.peak > LARGE and (work != member.work or member.peak > member.first + GROWN):
            ended(member.process)
            member.process, member.first = started(), 0
        values, failure, member.peak = answered(member.process, tasks)
        member.work, member.first = work, member.first or member.peak
        with self._lock:
            self._results += zip(names, values, strict=False)
            self._failure = self._failure or failure

    def _end(self) -> None:
        for _ in self._crew:
            self._batches.put(None)
        for member in self._crew:
            member.thread.join()
            ended(member.process)
        self._crew = []


@dataclass
class Member:
    """A worker and the thread that leads it."""

    process: subprocess.Popen[bytes]
    thread: Thread = field(default_factory=Thread)
    peak: int = 0
    """Bytes of memory that the process took at most."""
    first: int = 0
    """The same, after its first batch."""
    work: str = ""
    """Of the last batch."""


def work_of(task: Task) -> str:
    """Module of what is done in the end; ``partial(write_one, folder, path, draw)`` draws."""
    while isinstance(task, partial):
        task = next(filter(callable, task.args), task.func)
    return task.__module__


def started() -> subprocess.Popen[bytes]:
    """Raises Lost where this computer begins no more processes."""
    command = [sys.executable, "-m", "generator.worker", str(os.getpid())]
    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=HOME)
    except OSError as error:
        raise Lost from error


def ended(process: subprocess.Popen[bytes]) -> None:
    """Without more to read it ends by itself."""
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # the worker is gone, and what was meant for it too
            pipe.close() if pipe else None
    process.wait()


def answered(process: subprocess.Popen[bytes], tasks: list[bytes]) -> Answer:
    assert process.stdin
    assert process.stdout
    try:
        pickle.dump(tasks, process.stdin)
        process.stdin.flush()
        answer: Answer = pickle.load(process.stdout)  # noqa: S301  # our own process
    except (OSError, EOFError, pickle.UnpicklingError):
        return [], Lost(), 0
    return answer
