"""The life of every item, told from the commits: where it lay, what changed, when it went.

A *track* is one item from its first commit on. It follows the item's declaring file through
renames and moved folders, and takes up again when a withdrawn address is published anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from generator.history.commits import Change, Commit
from generator.kinds import KINDS
from generator.model import Revision

ALIKE = 90
"""Per cent. Metadata files resemble each other, so git's own 50 % would call a new item the
renamed old one; below this, only a data file that moved along unchanged proves the rename."""


@dataclass(slots=True)
class Entry:
    """What one commit did to one item."""

    commit: Commit
    before: str
    """The declaring file before the commit."""
    source: str
    """The declaring file after the commit (or before it, if that removed it)."""
    metadata: str | None
    """Object id of the declaring file after the commit."""
    alive: bool = True
    """False where the commit withdrew the item."""
    changes: list[Change] = field(default_factory=list)

    @property
    def files(self) -> list[Change]:
        """Changes of the files beside the metadata. A file that went from the old folder and one
        of the same name that came into the new one are one file, even where git saw no likeness."""
        beside = [change for change in self.changes if change.path not in (self.before, self.source)]
        gone = {name_of(change.path): change for change in beside if change.new is None}
        joined = {}
        for change in beside:
            if change.new and change.old is None and (old := gone.get(name_of(change.path))):
                joined[change.path] = Change("M", change.path, old.path, old.old, change.new)
                del gone[name_of(change.path)]
        kept = [joined.get(c.path, c) for c in beside if c.new or gone.get(name_of(c.path)) is c]
        return sorted(kept, key=lambda change: change.path)

    @property
    def revision(self) -> Revision:
        paths = tuple(sorted((change.status, change.path) for change in self.changes))
        return Revision(self.commit.hash, self.commit.date, self.commit.subject, paths)

    def after(self, other: Entry) -> Entry:
        """One commit that ended ``other`` and began this one, as one entry."""
        changes = [*other.changes, *self.changes]
        return Entry(self.commit, other.before, self.source, self.metadata, self.alive, changes)


@dataclass(slots=True)
class Track:
    kind: str
    slug: str
    first_slug: str
    """The slug under which it was first published: part of the ids of its events."""
    source: str
    entries: list[Entry] = field(default_factory=list)
    """Oldest first."""
    former: list[str] = field(default_factory=list)
    """Slugs that it had before, oldest first."""
    alive: bool = False

    def entry(self, commit: Commit) -> Entry:
        """The entry of this commit, the last one."""
        if not self.entries or self.entries[-1].commit is not commit:
            metadata = self.entries[-1].metadata if self.entries else None
            self.entries.append(Entry(commit, self.source, self.source, metadata))
        return self.entries[-1]


def declared(path: str) -> tuple[str, str] | None:
    """(kind, slug) if this path is where an item of some kind is declared; no file is looked at."""
    place, _, name = path.rpartition("/")
    for kind, model in KINDS.items():
        if not path.startswith(model.home + "/"):
            continue
        if model.filename.startswith("*"):
            return (kind, name[: 1 - len(model.filename)]) if name.endswith(model.filename[1:]) else None
        return (kind, PurePosixPath(place).name) if name == model.filename and place != model.home else None
    return None


def folder_of(source: str) -> str | None:
    """The folder whose files belong to the item; None where the item is a single file."""
    place, _, name = source.rpartition("/")
    return place if any(model.filename == name for model in KINDS.values()) else None


class Tracker:
    """Reads the commits, oldest first, and keeps what lies where at each of them."""

    def __init__(self, oldest_first: Iterable[Commit]) -> None:
        self.tracks: list[Track] = []
        self.at: dict[str, Track] = {}
        """Declaring file → track, of the living."""
        self.of_folder: dict[str, Track] = {}
        """Folder → the track that lives there, or lived there last."""
        self.named: dict[tuple[str, str], Track] = {}
        """(kind, slug) → the latest track of that name."""
        self.lying: dict[str, dict[str, str]] = defaultdict(dict)
        """Folder → path → object id, of all files that declare nothing."""
        self.files: dict[str, list[tuple[Commit, Change]]] = {}
        """Path of a file → its changes, through renames."""
        for commit in oldest_first:
            self._take(commit)

    def _take(self, commit: Commit) -> None:
        moved = {
            (folder(change.before), folder(change.path))
            for change in commit.changes
            if change.status == "R" and change.old == change.new and not declared(change.path)
        }
        self._declarations(commit, moved)
        for change in commit.changes:
            if not declared(change.path):
                self._file(commit, change)
            past = self.files.pop(change.before, []) if change.before != change.path else []
            self.files.setdefault(change.path, past).append((commit, change))

    def _declarations(self, commit: Commit, moved: set[tuple[str, str]]) -> None:
        """Removals before additions, so that a removal and an addition of one slug are a move."""
        arrivals = []
        for change in commit.changes:
            before, after = declared(change.before), declared(change.path)
            track = self.at.get(change.before) if before else None
            stays = after is not None and change.new is not None and goes_on(change, before, after, moved)
            if track and not stays:
                self._withdraw(track, commit, change)
            if after and change.new:
                arrivals.append((change, after, track if stays else None))
        for change, name, track in arrivals:
            self._arrive(commit, change, name, track)

    def _withdraw(self, track: Track, commit: Commit, change: Change) -> None:
        entry = track.entry(commit)
        entry.changes.append(removal(change))
        entry.metadata, entry.alive, track.alive = None, False, False
        self.at.pop(track.source, None)

    def _arrive(self, commit: Commit, change: Change, name: tuple[str, str], track: Track | None) -> None:
        known = self.named.get(name)
        if track is None and known and not known.alive:
            track = known
        if track is None:
            track = Track(*name, name[1], change.path)
            self.tracks.append(track)
        fresh = not track.alive
        entry = track.entry(commit)
        self._settle(track, change.path, name)
        if fresh:
            entry.changes += self._found_there(change.path)
        entry.changes.append(change)
        entry.source, entry.metadata, entry.alive = change.path, change.new, True

    def _settle(self, track: Track, source: str, name: tuple[str, str]) -> None:
        """The track lives at ``source`` from now on."""
        if track.slug != name[1]:
            track.former.append(track.slug)
        if self.at.get(track.source) is track:
            del self.at[track.source]
        track.slug, track.source, track.alive = name[1], source, True
        self.at[source] = self.named[name] = track
        if place := folder_of(source):
            self.of_folder[place] = track

    def _found_there(self, source: str) -> list[Change]:
        """Files that lay in the folder before it was declared become public with it."""
        place = folder_of(source)
        lying = self.lying.get(place, {}) if place else {}
        return [Change("A", path, path, None, blob) for path, blob in sorted(lying.items())]

    def _file(self, commit: Commit, change: Change) -> None:
        before, after = folder(change.before), folder(change.path)
        self.lying[before].pop(change.before, None)
        if change.new:
            self.lying[after][change.path] = change.new
        giver, receiver = self._owner(before, commit), self._owner(after, commit)
        if giver and giver is not receiver:
            self._add(giver.entry(commit), removal(change))
        if receiver:
            within = before == after or giver is receiver
            self._add(receiver.entry(commit), change if within else arrival(change))

    def _owner(self, place: str, commit: Commit) -> Track | None:
        """The track that lives in this folder, or that this very commit took out of it."""
        track = self.of_folder.get(place)
        if track and track.alive and folder_of(track.source) == place:
            return track
        if track and track.entries[-1].commit is commit and folder_of(track.entries[-1].before) == place:
            return track
        return None

    def _add(self, entry: Entry, change: Change) -> None:
        if all(known.path != change.path or known.status != change.status for known in entry.changes):
            entry.changes.append(change)


def goes_on(
    change: Change, before: tuple[str, str] | None, after: tuple[str, str], moved: set[tuple[str, str]]
) -> bool:
    """The same item before and after: in place, moved without a new slug, or renamed for certain."""
    if before == after:
        return True
    if before is None or before[0] != after[0]:
        return False
    return change.likeness >= ALIKE or (folder(change.before), folder(change.path)) in moved


def removal(change: Change) -> Change:
    return Change("D", change.before, change.before, change.old, None)


def arrival(change: Change) -> Change:
    return Change("A", change.path, change.path, None, change.new)


def name_of(path: str) -> str:
    return path.rpartition("/")[2]


def folder(path: str) -> str:
    return path.rpartition("/")[0]
