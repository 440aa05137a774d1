"""Modules that are imported when something of them is first asked for.

A check of one changed file must not pay for what reads PDFs, draws charts or builds the site. Who needs such
a module only now and then writes, beside its other imports::

    if TYPE_CHECKING:
        from generator.tables import open as opening
    else:
        opening = Late("generator.tables.open")

so that readers, mypy and the test of the architecture see an import like any other.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Late:
    """Stands for the module of this full name."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(importlib.import_module(self._name), attribute)


class Missing:
    """As if the module of this name were not installed, unless somebody has imported it already."""

    def __init__(self, name: str) -> None:
        self._name = name

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        if name == self._name:
            raise ModuleNotFoundError(name)


@contextmanager
def missing(name: str) -> Iterator[None]:
    """Nobody can import the module meanwhile."""
    finder = Missing(name)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
