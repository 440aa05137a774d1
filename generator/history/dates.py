"""When each item first and last changed, kept by the newest commit and brought up to date by what came since.

Reading the whole history takes longer than checking a change. What a check needs of it is little: two days
an item, old names, and what is gone. That is kept, and commits that only change files in place, or add
items under new names, are added to it; after anything else the history is read whole again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta, timezone
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from generator.findings import Finding
from generator.history.commits import EARLIEST, FORMAT, Change, Commit, parse
from generator.history.git import GitFailed, GitMissing, run
from generator.history.log import History, State, read_history
from generator.history.logfile import LOG, continues
from generator.history.tracks import declared, folder
from generator.kept import Kept
from generator.kinds import KINDS
from generator.kinds.resource import WIB
from generator.model import Item, Revision

Name = tuple[str, str]
"""(kind, slug)"""
BESIDE = tuple(model.filename for model in KINDS.values() if not model.filename.startswith("*"))


class Days(NamedTuple):
    """Of one declaring file."""

    former: tuple[str, ...]
    """Old slugs that its metadata named when this was worked out."""
    first: float
    last: float
    """Seconds of the first and the last commit (UTC)."""
    several: bool
    alive: bool
    """False where git no longer has the file."""

    def moments(self, zone: timezone = WIB) -> tuple[datetime, datetime]:
        return datetime.fromtimestamp(self.first, zone), datetime.fromtimestamp(self.last, zone)


class Tip(NamedTuple):
    """The newest commit, and the portal's folder inside the repository."""

    head: str
    date: datetime
    prefix: str


class Past:
    """What git knows; ``whole`` is read when something is asked that was not kept."""

    def __init__(
        self, root: Path, cache: Path, kept: Kept, remembered: dict[str, Any], zone: timezone = WIB
    ) -> None:
        self.root, self.cache, self.kept, self.zone = root, cache, kept, zone
        self.tip = tip_of(root) if remembered else None
        self.days = renewed(root, remembered, self.tip) if self.tip else None
        self.remembered = remembered if self.days is not None else {}
        self.fresh = not (self.tip and self.remembered and self.tip.head == remembered["head"])
        """Not yet written down."""

    @cached_property
    def whole(self) -> History:
        history = read_history(self.root, self.cache, zone=self.zone)
        history.kept = self.kept
        return history

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the history; one with faults is not remembered."""
        return self.whole.findings if self.days is None else ()

    @property
    def head_date(self) -> datetime | None:
        return (
            self.tip.date.astimezone(self.zone)
            if self.tip and self.days is not None
            else self.whole.head_date
        )

    def of(self, source: str, former: tuple[str, ...]) -> Days | None:
        """None where git does not know the file."""
        if self.days is not None:
            known = self.days.get(source)
            if known is None or known.former == former:
                return known
        found = kept_days(self.whole, source, former)
        if self.days is not None and found:
            self.days[source], self.fresh = found, True
        return found

    def former(self, source: str) -> tuple[str, ...]:
        """Slugs that the item had before, oldest first."""
        if self.days is not None:
            return tuple(self.remembered["renamed"].get(source, ()))
        return self.whole.former(source)

    def renamed(self) -> Collection[str] | None:
        """Declaring files of items that had another slug; None where all have to be asked."""
        return self.remembered["renamed"] if self.days is not None else None

    def gone(self, items: Collection[Item]) -> set[Name]:
        """Names of items that were public and are not, as ``History.gone`` says it."""
        if self.days is None:
            return {(track.kind, track.slug) for track in self.whole.gone(items)}
        sources = {item.source for item in items}
        taken = {(item.kind, slug) for item in items for slug in (item.slug, *item.former)}
        lost = {
            name
            for source, days in self.days.items()
            if days.alive and items and source not in sources and (name := declared(source))
        }
        return ({(kind, slug) for kind, slug in self.remembered["dead"]} | lost) - taken

    def to_remember(self, items: Iterable[Item]) -> dict[str, Any]:
        """Plain values; none where the history is not all there, or has dates that are not believed."""
        if self.days is not None and self.tip:
            return {**self.remembered, "head": self.tip.head, "days": dict(plain(self.days))}
        history = self.whole
        if history.state is not State.COMPLETE or history.findings or not history.head:
            return {}
        tracker = history.tracker
        former = {item.source: item.former for item in items}
        days = {
            source: found
            for source in {path for path in [*tracker.at, *tracker.files] if declared(path)}
            if (found := kept_days(history, source, former.get(source, ())))
        }
        living = {(track.kind, track.slug) for track in tracker.at.values()}
        return {
            "head": history.head,
            "prefix": history.prefix,
            "days": dict(plain(days)),
            "renamed": {source: names for source in tracker.at if (names := history.former(source))},
            "dead": history.dead(),
            "names": [name for name in tracker.named if name not in living],
        }


def plain(days: dict[str, Days]) -> Iterable[tuple[str, tuple[Any, ...]]]:
    return ((source, tuple(each)) for source, each in days.items())


def kept_days(history: History, source: str, former: tuple[str, ...]) -> Days | None:
    return days_of(history.revisions([source], former), former, source in history.tracker.at)


def days_of(revisions: tuple[Revision, ...], former: tuple[str, ...], alive: bool) -> Days | None:
    if not revisions:
        return None
    first, last = revisions[-1].date.timestamp(), revisions[0].date.timestamp()
    return Days(former, first, last, len(revisions) > 1, alive)


def tip_of(root: Path) -> Tip | None:
    """None where git cannot say, or where more than this has to be looked at."""
    try:
        answer = run(root, "rev-parse", "--show-prefix", "--is-shallow-repository")
        head = next(parse(run(root, "log", "--no-walk", "-z", f"--format={FORMAT}"), ""))
    except (GitMissing, GitFailed, StopIteration):
        return None
    prefix, shallow = answer.decode(errors="replace").rstrip("\n").rsplit("\n", 1)
    believed = EARLIEST <= head.date <= datetime.now(UTC) + timedelta(days=1)
    return Tip(head.hash, head.date, prefix) if shallow == "false" and believed else None


def renewed(root: Path, remembered: dict[str, Any], tip: Tip) -> dict[str, Days] | None:
    """The days as of ``tip``; None where the history has to be read whole."""
    try:
        days = {source: Days(*each) for source, each in remembered["days"].items()}
        known, prefix, names = remembered["head"], remembered["prefix"], remembered["names"]
    except (KeyError, TypeError, AttributeError):
        return None
    if prefix != tip.prefix:
        return None
    if known == tip.head:
        return days
    commits = since(root, known, tip)
    taken = {(kind, slug) for kind, slug in names}
    return days if commits is not None and all(add(commit, days, taken) for commit in commits) else None


def since(root: Path, known: str, tip: Tip) -> list[Commit] | None:
    """Oldest first; None where they do not lie in one line on top of the known one."""
    try:
        if not continues(root, known, tip.head):
            return None
        raw = run(root, *LOG, f"{known}..{tip.head}", "--", *(("content", "datasets") if tip.prefix else ()))
    except GitFailed:
        return None
    return [commit for commit in parse(raw, tip.prefix) if commit.changes][::-1]


def add(commit: Commit, days: dict[str, Days], names: set[Name]) -> bool:
    """Puts one commit into ``days``; False where only the whole history can tell what it did."""
    if not EARLIEST <= commit.date <= datetime.now(UTC) + timedelta(days=1):
        return False
    if not all(is_simple(change, days, names) for change in commit.changes):
        return False
    moment = commit.date.timestamp()
    fresh = {change.path for change in commit.changes if declared(change.path) and change.status == "A"}
    if len({declared(path) for path in fresh}) < len(fresh):
        return False
    for source in {owner(change, days) for change in commit.changes} - {""} - fresh:
        known = days[source]
        if known.former or known.last == moment:  # may be one change, made twice
            return False
        if known.alive:
            days[source] = known._replace(last=moment, several=True)
    days |= dict.fromkeys(fresh, Days((), moment, moment, False, True))
    return True


def owner(change: Change, days: dict[str, Days]) -> str:
    """The declaring file of the item that the changed file belongs to."""
    if declared(change.path):
        return change.path
    near = (f"{folder(change.path)}/{name}" for name in BESIDE)
    return next((path for path in near if path in days), "")


def is_simple(change: Change, days: dict[str, Days], names: set[Name]) -> bool:
    if change.path != change.before:
        return False
    name = declared(change.path)
    if name is None:
        return True
    if change.status == "A":
        return change.path not in days and name not in names and name not in map(declared, days)
    return change.status == "M" and change.path in days and days[change.path].alive
