"""What a check remembers of each item, so that the next one need not read the item again.

A brief is made of plain values: what was found in the item's own files, what its rules said, which questions
about the rest of the portal they asked and what the answers were, and the little that rules about the whole
portal need of it. It counts while the files have the same marks; what the rules said, while the answers
are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from generator.findings import Finding, Place, Severity
from generator.kept import PlainUnpickler, store, stored
from generator.model import Item

Question = tuple[Any, ...]
Answer = Any
Asked = tuple[tuple[Question, Answer], ...]
Plain = tuple[Any, ...]
ASKED = 6
"""Place of what was asked in the plain values of a brief."""


@dataclass(slots=True)
class Brief:
    """Of one item, or of a file that should be one and is broken."""

    mark: str
    """Digest of its files; empty where they changed while they were read."""
    broken: bool
    issued: str = ""
    """``tanggal``, as ISO day."""
    former: tuple[str, ...] = ()
    read: tuple[Plain, ...] = ()
    """Findings in the item's own files, as plain values."""
    said: tuple[Plain, ...] = ()
    """Findings of its rules."""
    asked: Asked | None = None
    """None where the rules did not look yet."""
    gists: dict[str, Any] | None = None
    """Rule → what it needs of the item when it looks at the whole portal; None before they looked."""
    places: dict[tuple[Any, ...], tuple[int, int]] = field(default_factory=dict)
    """Path of keys → line and column, for the keys that something was said of."""
    fresh: bool = True
    """Not yet written down."""

    row: Plain = ()
    """What was written down of it, where it is not fresh."""

    def plain(self, share: dict[Any, Any]) -> Plain:
        """Equal questions become one object, which is written once."""
        if not self.fresh:
            return self.row
        asked = tuple(share.setdefault(each, each) for each in self.asked or ())
        return (
            *(self.mark, self.broken, self.issued, self.former, self.read, self.said, asked),
            *(self.gists, self.places, False),
        )


def plain(findings: Iterable[Finding]) -> tuple[Plain, ...]:
    return tuple(
        (*(f.place.file, f.place.line, f.place.column), f.message, f.remedy, f.code, f.severity.value,
         f.suggestion)
        for f in findings
    )  # fmt: skip


def findings(plain: Iterable[Plain]) -> list[Finding]:
    return [
        Finding(Place(file, line, column), message, remedy, code, Severity(severity), suggestion)
        for file, line, column, message, remedy, code, severity, suggestion in plain
    ]


class Memory(NamedTuple):
    """What the last check remembered."""

    briefs: dict[str, Brief]
    """By declaring file."""
    history: dict[str, Any]
    asked: Asked
    """Every question with its answer once; the briefs hold these very objects."""


NOTHING = Memory({}, {}, ())


def recall(path: Path) -> Memory:
    known = stored(path, PlainUnpickler)
    briefs, history, asked = known.get("items"), known.get("history"), known.get("asked")
    if not isinstance(briefs, dict) or not isinstance(history, dict) or not isinstance(asked, list):
        return NOTHING
    return Memory({source: recalled(each) for source, each in briefs.items()}, history, tuple(asked))


def recalled(row: Plain) -> Brief:
    brief = Brief(*row)
    brief.row = row
    return brief


def remember(path: Path, briefs: dict[str, Brief], history: dict[str, Any], known: Asked = ()) -> None:
    """``known``: what was recalled as asked, the objects that unchanged briefs hold."""
    share = dict(zip(known, known, strict=True))
    items = {
        source: brief.plain(share)
        for source, brief in briefs.items()
        if brief.broken or brief.gists is not None
    }
    asked = {id(each): each for row in items.values() for each in row[ASKED]}
    store(path, {"items": items, "history": history, "asked": list(asked.values())})


class Unread(Item):
    """An item whose files need not be read unless something of them is asked for."""

    __slots__ = ("_more", "_old")

    _more: Any
    """Field → its value; reads the files."""
    _old: tuple[str, ...]

    def __getattr__(self, name: str) -> Any:
        """Only called for what is not there yet."""
        if name not in LATER:
            raise AttributeError(name)
        for field_name, value in self._more(self, name).items():
            object.__setattr__(self, field_name, value)
        return object.__getattribute__(self, name)

    @property
    def former(self) -> tuple[str, ...]:
        return self._old


SET_KIND, SET_SLUG, SET_SOURCE = (vars(Item)[name].__set__ for name in ("kind", "slug", "source"))
SET_FORMER, SET_MORE = (vars(Unread)[name].__set__ for name in ("_old", "_more"))
"""The slots themselves: ten thousand items are made in each check, and are frozen for everybody else."""
LATER = ("meta", "files", "tables", "body", "revisions", "issued", "modified")


def unread(
    name: tuple[str, str, str],
    known: dict[str, Any],
    former: tuple[str, ...],
    more: Callable[[Item, str], dict[str, Any]],
) -> Unread:
    """``name``: kind, slug and source; ``known``: other fields that are known; ``more(item, field)`` gives
    the others, ``field`` among them."""
    item = Unread.__new__(Unread)
    SET_KIND(item, name[0])
    SET_SLUG(item, name[1])
    SET_SOURCE(item, name[2])
    SET_FORMER(item, former)
    SET_MORE(item, more)
    for field_name, value in known.items():
        object.__setattr__(item, field_name, value)
    return item
