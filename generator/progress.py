"""Progress of long work: a bar in a terminal, plain lines elsewhere, nothing with ``--quiet``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rich.console import Console
from rich.progress import track

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """Where progress goes: standard error, so that findings on standard output stay clean."""

    console: Console | None

    @classmethod
    def silent(cls) -> Progress:
        return cls(None)

    @classmethod
    def on_terminal(cls) -> Progress:
        return cls(Console(stderr=True, highlight=False))

    def say(self, text: str) -> None:
        if self.console:
            self.console.print(text, markup=False)

    def over(self, things: Sequence[T], label: str) -> Iterator[T]:
        if self.console is None or not self.console.is_terminal:
            yield from things
            return
        yield from track(things, description=label, console=self.console, transient=True)
