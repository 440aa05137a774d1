"""Progress of long work: a bar in a terminal, plain lines elsewhere, nothing with ``--quiet``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from generator.late import Late

if TYPE_CHECKING:
    from rich import console as consoles
    from rich import progress as bars
else:
    consoles, bars = Late("rich.console"), Late("rich.progress")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """Where progress goes: standard error, so that findings on standard output stay clean."""

    console: consoles.Console | None

    @classmethod
    def silent(cls) -> Progress:
        return cls(None)

    @classmethod
    def on_terminal(cls) -> Progress:
        return cls(consoles.Console(stderr=True, highlight=False))

    def say(self, text: str) -> None:
        if self.console:
            self.console.print(text, markup=False)

    def over(self, things: Sequence[T], label: str) -> Iterator[T]:
        if self.console is None or not self.console.is_terminal:
            yield from things
            return
        yield from bars.track(things, description=label, console=self.console, transient=True)
