"""Digests of what a page is made of: equal digests, equal pages.

An item stands for itself by the state of its files, its days and its revisions, with its publisher, whom
every card of it names; everything else is taken apart into plain values. What cannot be taken apart, a
function for instance, is like nothing, so that nothing that a page sees is left out by mistake.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from pathlib import Path, PurePath
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.history.commits import Commit
from generator.model import Catalogue, Event, Item
from generator.once import once
from generator.program import program_digest

T = TypeVar("T")
PLAIN = (str, int, float, bytes, bool, type(None), date, Decimal, PurePath)
"""Whose ``repr`` says all that there is to them; escaped words are another type than words."""
MOST = frozenset({str, int, float, bool, type(None), datetime})
"""The types of most values: asked first, a page of 200 rows costs half the time."""


class Unlike(Exception):
    """Something of which nobody can tell whether it is the same as in the last build."""


INSTALLED = (".dist-info", ".egg-info")
"""End of the names of folders that tell a package and its version."""
EVENT_FIELDS = tuple(each.name for each in fields(Event))


def likeness(catalogue: Catalogue) -> Likeness:
    """One for all who ask in the same build."""
    return once(catalogue, "likeness", partial(Likeness, catalogue))


class Likeness:
    """Digests of values of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.everywhere = digest_of((program_digest(), machine(), catalogue.settings.model_dump_json()))
        """Of what every page is made of."""
        self._digests: dict[int, tuple[object, str]] = {}
        """By ``id`` of the item, event or commit, which is held so that no other gets its ``id``."""
        self._alone: dict[str, tuple[Item, str]] = {}
        """Key of an item → it and its digest without its publisher."""
        self._known: dict[type[Any], tuple[str, ...]] = {}
        """Dataclass → names of its fields."""

    def of(self, *values: object) -> str:
        """ "" where it holds an item that is to be looked at anew."""
        try:
            return digest_of(tuple(self._plain(value) for value in values))
        except Unlike:
            return ""

    def key(self, *values: object) -> str:
        """Of a page that is made of nothing but these values and what is the same everywhere."""
        found = self.of(*values)
        return found and digest_of((self.everywhere, found))

    def _plain(self, value: Any) -> object:
        if type(value) in MOST:
            return value
        if isinstance(value, Item):
            return self._once(value, self._item)
        if isinstance(value, Event):
            return self._once(value, self._event)
        if isinstance(value, Commit):
            return self._once(value, self._commit)
        if isinstance(value, Enum):
            return (type(value).__name__, value.value)
        return value if isinstance(value, PLAIN) else self._several(value)

    def _several(self, value: Any) -> object:
        if isinstance(value, (tuple, list)):
            return tuple(map(self._plain, value))
        if isinstance(value, Mapping):
            return ("mapping", *map(self._plain, value), *map(self._plain, value.values()))
        if isinstance(value, (set, frozenset)):
            return ("set", *sorted(repr(self._plain(each)) for each in value))
        if isinstance(value, BaseModel):
            return (type(value).__name__, value.model_dump_json())
        if is_dataclass(value) and not isinstance(value, type):
            return self._fields(value)
        raise Unlike(type(value).__name__)

    def _fields(self, value: Any) -> tuple[object, ...]:
        kind = type(value)
        return (kind.__name__, *[self._plain(getattr(value, name)) for name in self._names(kind)])

    def _names(self, kind: type[Any]) -> tuple[str, ...]:
        """Fields of a dataclass."""
        if kind not in self._known:
            self._known[kind] = tuple(each.name for each in fields(kind))
        return self._known[kind]

    def _once(self, value: T, take: Callable[[T], str]) -> str:
        known = self._digests.get(id(value))
        if known is None:
            known = self._digests[id(value)] = (value, take(value))
        return known[1]

    def _event(self, event: Event) -> str:
        return digest_of([getattr(event, name) for name in EVENT_FIELDS])

    def _commit(self, commit: Commit) -> str:
        """Once for all histories that it is part of: the first commit of a portal changed every file."""
        return digest_of(self._fields(commit))

    def _item(self, item: Item) -> str:
        """With its publisher."""
        publisher = self.catalogue.publisher(item)
        return digest_of((self._own(item), self._own(publisher) if publisher else ""))

    def _own(self, item: Item) -> str:
        known = self._alone.get(item.key)
        if known is None or known[0] is not item:
            mark = self.catalogue.marks.get(item.key)
            if mark is None:
                raise Unlike(item.key)
            areas = [table.area for table in item.tables]
            state = (item.key, item.source, mark, item.issued, item.modified, item.revisions, areas)
            known = self._alone[item.key] = item, digest_of(state)
        return known[1]


def digest_of(plain: Iterable[object]) -> str:
    """Of what tells all about itself by its ``repr``."""
    return hashlib.sha256(repr(plain).encode("utf-8", "backslashreplace")).hexdigest()


@cache
def machine() -> tuple[str, ...]:
    """What else the bytes of a page may depend on: Python, the packages, and whether scans can be read."""
    folders = [folder for folder in map(Path, sys.path) if folder.is_dir()]
    names = {each.name for folder in folders for each in folder.iterdir() if each.name.endswith(INSTALLED)}
    return (sys.version, *sorted(names), str(shutil.which("tesseract")))
