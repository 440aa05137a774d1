"""What git knows of the portal, and the questions that can be asked of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timezone
from enum import StrEnum
from pathlib import Path

from generator.findings import Finding, Place, Severity, one_line
from generator.history.commits import FORMAT, WHERE, Commit, parse, with_plausible_dates
from generator.history.facts import Facts, facts_of
from generator.history.git import BLOB_LIMIT, GitFailed, GitMissing, read_blobs, run
from generator.history.logfile import read_log
from generator.history.tracks import Entry, Track, Tracker
from generator.kept import Kept
from generator.kinds.resource import WIB
from generator.model import Item, Revision, Withdrawn


class State(StrEnum):
    """How much git can tell."""

    COMPLETE = "lengkap"
    SHALLOW = "dangkal"
    NO_COMMITS = "kosong"
    NO_REPOSITORY = "tanpa-repositori"
    NO_GIT = "tanpa-git"
    BROKEN = "rusak"


INNOCENT = {
    "not a git repository": State.NO_REPOSITORY,
    "does not have any commits": State.NO_COMMITS,
}
"""What git says (in the C locale) where there is simply no history yet."""


@dataclass
class History:
    """Questions to the log; everything but the content of old files is answered from memory."""

    root: Path
    state: State
    findings: tuple[Finding, ...] = ()
    head: str | None = None
    head_date: datetime | None = None
    commits: tuple[Commit, ...] = field(default=(), repr=False)
    """Newest first; a commit comes before its parents."""
    prefix: str = ""
    """The portal's folder inside the repository, ending with a slash; "" where it is the repository."""
    kept: Kept = field(default_factory=Kept.none, repr=False)
    """Facts of old states, read once."""
    tracker: Tracker = field(init=False, repr=False)
    _order: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.tracker = Tracker(reversed(self.commits))
        self._order = {commit.hash: n for n, commit in enumerate(self.commits)}

    def revisions(self, paths: Iterable[str], former: Iterable[str] = ()) -> tuple[Revision, ...]:
        """States of an item, newest first. ``paths``: its declaring file and its other files;
        ``former``: slugs that its metadata names as its old ones."""
        paths = list(paths)
        if entries := self.entries(paths, former):
            return tuple(entry.revision for _, entry in entries)
        return self._loose(paths)

    def entries(self, paths: Iterable[str], former: Iterable[str] = ()) -> list[tuple[Track, Entry]]:
        """The same with all that the log says; a change that was cherry-picked shows once."""
        living = [track for path in paths if (track := self.tracker.at.get(path))][:1]
        old = [
            track
            for slug in former
            if living and (track := self.tracker.named.get((living[0].kind, slug))) and track is not living[0]
        ]
        chosen: dict[str, tuple[Track, Entry]] = {}
        for track in [*old, *living]:
            for entry in track.entries:
                known = chosen.get(entry.commit.hash)
                chosen[entry.commit.hash] = (track, entry.after(known[1]) if known else entry)
        in_order = sorted(chosen.values(), key=lambda pair: self.order(pair[1].commit.hash))
        return list({signature(entry): (track, entry) for track, entry in in_order}.values())

    def _loose(self, paths: list[str]) -> tuple[Revision, ...]:
        """Files that belong to no item, such as hand-written pages."""
        touched: dict[str, tuple[Commit, list[tuple[str, str]]]] = {}
        for path in dict.fromkeys(paths):
            for commit, change in self.tracker.files.get(path, ()):
                touched.setdefault(commit.hash, (commit, []))[1].append((change.status, change.path))
        found = [Revision(c.hash, c.date, c.subject, tuple(sorted(p))) for c, p in touched.values()]
        return tuple(sorted(found, key=lambda revision: self.order(revision.commit)))

    def order(self, commit: str) -> int:
        """0 is the newest."""
        return self._order.get(commit, len(self._order))

    def former(self, source: str) -> tuple[str, ...]:
        """Slugs that the item declared by this file had before, oldest first."""
        track = self.tracker.at.get(source)
        return tuple(dict.fromkeys(slug for slug in track.former if slug != track.slug)) if track else ()

    def gone(self, items: Iterable[Item] = ()) -> list[Track]:
        """Items that were public and are not: withdrawn by a commit or missing among ``items``.
        An address that an item has now, or redirects from, is not gone."""
        items = list(items)
        sources = {item.source for item in items}
        taken = {(item.kind, slug) for item in items for slug in (item.slug, *item.meta.former)}
        return [
            track
            for track in self.tracker.tracks
            if (track.kind, track.slug) not in taken
            and self.tracker.named.get((track.kind, track.slug)) is track
            and (not track.alive or (items and track.source not in sources))
        ]

    def dead(self) -> list[tuple[str, str]]:
        """(kind, slug) of all that commits withdrew and that has no successor of its name."""
        tracks = [track for track in self.tracker.tracks if not track.alive]
        named = self.tracker.named
        return [(t.kind, t.slug) for t in tracks if named.get((t.kind, t.slug)) is t]

    def deleted(self, items: Iterable[Item] = ()) -> tuple[Withdrawn, ...]:
        """What is gone, with the title it had last, newest first."""
        tracks = self.gone(items)
        facts = self.facts(last_metadata(track) for track in tracks)
        withdrawn = [self._withdrawn(track, facts.get(last_metadata(track), Facts())) for track in tracks]
        return tuple(sorted(withdrawn, key=lambda gone: (-gone.date.timestamp(), gone.kind, gone.slug)))

    def _withdrawn(self, track: Track, facts: Facts) -> Withdrawn:
        last = track.entries[-1].commit
        missing = self.head_date if track.alive else None
        return Withdrawn(
            kind=track.kind,
            slug=track.slug,
            title=facts.title or track.slug,
            date=missing or last.date,
            reason=facts.reason or ("" if track.alive else last.subject),
            commit=None if missing else last.hash,
            publisher=facts.publisher,
            category=facts.category,
            themes=facts.themes,
            area=facts.area,
        )

    def facts(self, blobs: Iterable[str]) -> dict[str, Facts]:
        """Object id → what that state of the metadata said."""
        wanted = dict.fromkeys(blob for blob in blobs if blob)
        found = {blob: facts for blob in wanted if (facts := self.kept.find(f"keadaan/{blob}", blob))}
        for blob, raw in self.blobs((blob for blob in wanted if blob not in found), limit=1_000_000):
            found[blob] = self.kept.put(f"keadaan/{blob}", blob, facts_of(raw))
        return found

    def blobs(self, blobs: Iterable[str], limit: int = BLOB_LIMIT) -> Iterator[tuple[str, bytes]]:
        """Old contents by object id, one git process for all; what cannot be read is left out."""
        return read_blobs(self.root, blobs, limit)


LAST: ContextVar[tuple[object, History] | None] = ContextVar("history", default=None)
"""What git said last, with the history that was made of it: a build asks three times."""


def signature(entry: Entry) -> tuple[object, ...]:
    return entry.commit.date, *sorted((c.path, c.old or "", c.new or "") for c in entry.changes)


def last_metadata(track: Track) -> str:
    """The declaring file as it last stood, "" where even that is unknown."""
    return next((entry.metadata for entry in reversed(track.entries) if entry.metadata), "")


def read_history(root: Path, cache: Path, now: datetime | None = None, zone: timezone = WIB) -> History:
    """What git knows of the portal at ``root`` (which may be a folder inside the repository).

    ``now`` only decides which commit dates lie in the future; no output carries it. ``zone``: of all dates.
    """
    try:
        answer = run(root, "rev-parse", "--show-prefix", "--is-shallow-repository")
        head = next(parse(run(root, "log", "--no-walk", "-z", f"--format={FORMAT}"), ""))
    except GitMissing:
        return History(root, State.NO_GIT)
    except GitFailed as failure:
        return unreadable(root, str(failure))
    prefix, shallow = answer.decode(errors="replace").rstrip("\n").rsplit("\n", 1)
    state, findings = State.COMPLETE, []
    if shallow == "true":
        state, findings = State.SHALLOW, [shallow_clone()]
    try:
        raw = read_log(root, None if findings else cache / "history", head.hash, prefix)
    except GitFailed as failure:
        state, raw = State.BROKEN, failure.partial
        findings.append(broken(str(failure)))
    told = hashlib.sha256(raw).digest()
    asked = (root, state, tuple(findings), head, prefix, told, now, zone, datetime.now(UTC).date())
    if (known := LAST.get()) and known[0] == asked:
        return known[1]
    # The head dates the build, whatever it changed; other commits count by what they changed.
    commits = [commit for commit in parse(raw, prefix) if commit.changes or commit.hash == head.hash]
    if not commits or commits[0].hash != head.hash:
        commits.insert(0, head)
    dated, wrong = with_plausible_dates(commits, now or datetime.now(UTC))
    if zone != WIB:
        dated = [replace(each, date=each.date.astimezone(zone)) for each in dated]
    history = History(root, state, (*findings, *wrong), head.hash, dated[0].date, tuple(dated), prefix)
    LAST.set((asked, history))
    return history


def unreadable(root: Path, complaint: str) -> History:
    """No history at all: for a reason that is nobody's fault, or for one that must be said."""
    for words, state in INNOCENT.items():
        if words in complaint:
            return History(root, state)
    return History(root, State.BROKEN, (broken(complaint),))


def shallow_clone() -> Finding:
    return Finding(
        Place(WHERE),
        "riwayat git di sini terpotong (salinan dangkal), jadi tanggal dan perubahan tidak lengkap.",
        "Tulis `fetch-depth: 0` pada langkah actions/checkout, atau jalankan `git fetch --unshallow`.",
        "riwayat-dangkal",
        Severity.WARNING,
    )


def broken(complaint: str) -> Finding:
    return Finding(
        Place(WHERE),
        f"riwayat git tidak dapat dibaca seluruhnya ({one_line(complaint, 160)}).",
        "Jalankan `git fsck`, lalu ambil ulang repositori dengan `git clone`.",
        "riwayat-rusak",
        Severity.WARNING,
    )
