"""What the rules of one item may ask about the rest of the portal.

Each answer is noted, so that what the rules said of an item can be kept for exactly as long as the answers
stay the same. Rules of an item get nothing else of the portal to see.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from generator import briefs
from generator.briefs import Answer, Asked, Question
from generator.findings import Finding, Place, errors
from generator.kept import Kept
from generator.model import Catalogue, Item
from generator.places import Loaded

T = TypeVar("T")


class Around:
    """The portal around an item."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._answers: dict[Question, Answer] = {}
        self._asked: dict[Question, Answer] = {}
        self._made: dict[str, Any] = {}

    def asked(self) -> Asked:
        """What was asked since the last time, with the answers."""
        asked, self._asked = self._asked, {}
        return tuple(asked.items())

    def answer(self, question: Question) -> Answer:
        """Plain values; None where the answer may change without anybody noticing it."""
        if question not in self._answers:
            self._answers[question] = ANSWERS[question[0]](self._loaded, *question[1:])
        return self._answers[question]

    def _ask(self, *question: Any) -> Answer:
        self._asked[question] = answer = self.answer(question)
        return answer

    def knows(self, kind: str, slug: str) -> bool:
        return bool(self._ask("knows", kind, slug))

    def committed(self) -> bool:
        """There is a commit, so that somebody knows what today is."""
        return bool(self._ask("committed"))

    def is_past(self, day: date) -> bool:
        """It was before today."""
        return bool(self._ask("is_past", day.isoformat()))

    def is_ahead(self, day: date, by: timedelta) -> bool:
        """It comes later than ``by`` from today."""
        return bool(self._ask("is_ahead", day.isoformat(), by.days))

    def modified(self, item: Item) -> date:
        """Day of its newest state, which git knows."""
        return date.fromisoformat(self._ask("modified", item.kind, item.slug))

    def body_name(self) -> str:
        return str(self._ask("body_name"))

    def zone_name(self) -> str:
        return str(self._ask("zone_name"))

    def slugs(self, kind: str) -> list[str]:
        self._ask("slugs", kind)
        return self.once(f"slugs {kind}", lambda: slugs(self._loaded, kind))

    def codes(self, key: str) -> frozenset[str]:
        """Codes that ``kewajiban`` or ``wilayah`` may name; empty where the portal has none."""
        self._ask("codes", key)
        return self.once(f"codes {key}", lambda: codes(self._loaded, key))

    def exempt(self) -> list[tuple[str, Any]]:
        """What is exempt today: declaring files, and the gists of the rule."""
        self._ask("exempt")
        return self.once("exempt gists", lambda: exempt(self._loaded))

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What is made out of answers that are the same for every item; they are asked for each time."""
        if name not in self._made:
            self._made[name] = make()
        made: T = self._made[name]
        return made

    def item(self, kind: str, slug: str) -> Item | None:
        """With all that its files say; None also where it is broken."""
        self._ask("item", kind, slug)
        return self._loaded.catalogue.get(kind, slug)

    def is_broken(self, kind: str, slug: str) -> bool:
        self._ask("item", kind, slug)
        return (kind, slug) in self._loaded.broken

    def portal(self, *kinds: str) -> Catalogue:
        """The catalogue, of which only items of these kinds are looked at."""
        for kind in kinds:
            self._ask("kind", kind)
        return self._loaded.catalogue

    @property
    def cache(self) -> Path:
        return self._loaded.catalogue.cache

    @property
    def kept(self) -> Kept:
        return self._loaded.kept

    def has_refused_files(self, item: Item) -> bool:
        """Of the item's own folder: a file that is named or lies there, but could not be taken."""
        return bool(errors(briefs.findings(self._loaded.briefs[item.source].read)))

    def place(self, item: Item, *path: str | int, key: bool = False) -> Place:
        return self._loaded.place(item, *path, key=key)

    def error(self, item: Item, path: tuple[str | int, ...], message: str, remedy: str, code: str) -> Finding:
        return self._loaded.error(item, path, message, remedy, code)

    def warning(
        self, item: Item, path: tuple[str | int, ...], message: str, remedy: str, code: str
    ) -> Finding:
        return self._loaded.warning(item, path, message, remedy, code)


def slugs(loaded: Loaded, kind: str) -> list[str]:
    return [item.slug for item in loaded.catalogue.of_kind(kind)]


def codes(loaded: Loaded, key: str) -> frozenset[str]:
    if key == "wilayah":
        return frozenset(area for item, area in loaded.gists("tree"))
    return frozenset(duty.code for group in loaded.catalogue.duties for duty in group.duties)


def exempt(loaded: Loaded) -> list[tuple[str, Any]]:
    """What has passed is to be published, and may bear its name."""
    today = loaded.today.isoformat()
    return [(item.source, gist) for item, gist in loaded.gists("exempt") if not gist[3] or gist[3] >= today]


def digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "backslashreplace")).hexdigest()


def modified(loaded: Loaded, kind: str, slug: str) -> Answer:
    item = loaded.catalogue.get(kind, slug)
    return item.modified.date().isoformat() if item else ""


def mark(loaded: Loaded, kind: str, slug: str) -> Answer:
    """Of the files that declare the item; None where they changed while they were read."""
    brief = loaded.named.get((kind, slug))
    return () if brief is None else brief.mark or None


def of_kind(loaded: Loaded, kind: str) -> Answer:
    marks = [(slug, brief.mark) for (each, slug), brief in loaded.named.items() if each == kind]
    return digest(marks) if all(mark for _, mark in marks) else None


ANSWERS: dict[str, Any] = {
    "knows": lambda loaded, kind, slug: loaded.knows(kind, slug),
    "committed": lambda loaded: loaded.committed is not None,
    "is_past": lambda loaded, day: date.fromisoformat(day) < loaded.today,
    "is_ahead": lambda loaded, day, by: date.fromisoformat(day) > loaded.today + timedelta(by),
    "modified": modified,
    "body_name": lambda loaded: loaded.catalogue.settings.body_name or "",
    "zone_name": lambda loaded: loaded.catalogue.settings.zone_name,
    "slugs": lambda loaded, kind: digest(slugs(loaded, kind)),
    "codes": lambda loaded, key: digest(sorted(codes(loaded, key))),
    "exempt": lambda loaded: digest(exempt(loaded)),
    "item": mark,
    "kind": of_kind,
}
"""Question → how it is answered: by plain values that change whenever what the rule sees does."""
