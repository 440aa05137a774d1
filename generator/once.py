"""What many outputs ask of the same catalogue, worked out by the first of them.

Only of the catalogue that was asked last, so that nothing of an earlier build stays in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import Any, TypeVar

from generator.model import Catalogue

Result = TypeVar("Result")
LAST: ContextVar[tuple[Catalogue, dict[Hashable, Any]] | None] = ContextVar("once", default=None)


def once(catalogue: Catalogue, name: Hashable, make: Callable[[], Result]) -> Result:
    """What ``make`` gave to the first who asked under this name; nobody changes it."""
    last = LAST.get()
    if last is None or last[0] is not catalogue:
        last = catalogue, {}
        LAST.set(last)
    known = last[1]
    if name not in known:
        known[name] = make()
    found: Result = known[name]
    return found
