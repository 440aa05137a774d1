"""Work of a long table that is done beside other work, in threads: Arrow, NumPy and hashes hold no lock.

What comes out does not depend on who was faster: a thread does its work in the order in which it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

LONG = 50_000
"""Rows of a table for which it is worth to begin threads."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class Behind:
    """Does what it is told while the caller goes on, one thing at a time; errors come with the next thing.

    Where it is not worth a thread, or no memory is left for one, things are done at once.
    """

    def __init__(self, worth: bool = True) -> None:
        self._worth = worth
        self._thread: ThreadPoolExecutor | None = None
        self._doing: Future[object] | None = None

    def do(self, work: Callable[..., object], *given: Any) -> None:
        if self._worth and not self._thread:
            self._worth = self._begin()
        self.wait()
        if self._thread:
            self._doing = self._thread.submit(work, *given)
        else:
            work(*given)

    def _begin(self) -> bool:
        thread = ThreadPoolExecutor(1)
        try:
            thread.submit(int).result()
        except RuntimeError:  # no room for its stack
            return False
        self._thread = thread
        return True

    def wait(self) -> None:
        """Until nothing is left to do."""
        doing, self._doing = self._doing, None
        if doing:
            doing.result()

    def __enter__(self) -> Behind:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if self._thread:
            self._thread.shutdown()
        if kind is None:
            self.wait()


def ahead(items: Iterator[Item]) -> Iterator[Item]:
    """The same, the next of them made while one is used."""
    end = object()
    made: list[Any] = []

    def make() -> None:
        made.append(next(items, end))

    with Behind() as other:
        other.do(make)
        while True:
            other.wait()
            item = made.pop()
            if item is end:
                return
            other.do(make)
            yield item


def each(work: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
    """``work`` of each item in their order, two at a time."""
    left, done = enumerate(items), {}

    def rest() -> None:
        for number, item in left:
            done[number] = work(item)

    with Behind() as other:
        other.do(rest)
        rest()
    return [done[number] for number in sorted(done)]
