"""Commits and their changes, out of the text of ``git log --raw -z``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from generator.findings import Finding, Place, Severity
from generator.kinds.resource import WIB

FORMAT = "%H%x00%P%x00%at%x00%ct%x00%s"
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
"""git is of 2005; anything before this is a clock that was never set."""
REGULAR = ("100644", "100755", "100664")
"""Symbolic links and submodules are never published."""
BELOW = ("content", "datasets")
"""Folders of the portal; the history of what lies elsewhere is nobody's concern here."""
FINDINGS_LIMIT = 10
WHERE = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Change:
    """One file in one commit; ``old`` and ``new`` are git's object ids, None where there is none."""

    status: str
    """A added, M modified, D deleted, R renamed."""
    path: str
    """Inside the portal, after the change."""
    before: str
    """The path before: the same, unless renamed."""
    old: str | None
    new: str | None
    likeness: int = 0
    """Per cent, of a rename."""


@dataclass(frozen=True, slots=True)
class Commit:
    hash: str
    parents: tuple[str, ...]
    date: datetime
    """Author date, in WIB until ``read_history`` knows better."""
    committed: datetime
    subject: str
    changes: tuple[Change, ...]


def parse(raw: bytes, prefix: str) -> Iterator[Commit]:
    """Newest first, also those that changed nothing below the portal's folders. A log that breaks off
    in the middle of a commit gives the commits before it."""
    words = (word.lstrip("\n") for word in raw.decode(errors="backslashreplace").split("\0"))
    header: list[str] = []
    changes: list[Change] = []
    for word in words:
        if word.startswith(":") and len(header) == 5:
            if (change := parse_change(word, words, prefix)) is not None:
                changes.append(change)
        elif len(header) == 5 and word:
            yield commit_of(header, changes)
            header, changes = [word], []
        elif word or 0 < len(header) < 5:
            header.append(word)
    if len(header) == 5:
        yield commit_of(header, changes)


def parse_change(word: str, words: Iterator[str], prefix: str) -> Change | None:
    """``:MODE MODE ID ID STATUS``, path, and a second path after R; a merge has one more mode
    and id for each further parent, and one path."""
    parents = len(word) - len(word.lstrip(":"))
    fields = word[parents:].split(" ")
    if len(fields) != 2 * parents + 3:
        return None
    mode, old, new = fields[parents], fields[parents + 1], fields[-2]
    status = fields[-1]
    path = next(words, "")
    before = path
    if parents == 1 and status[0] in "RC":
        path = next(words, "")
    came, went = concerns(path, prefix), concerns(before, prefix)
    if not (came or went) or (mode not in REGULAR and mode.strip("0")):
        return None
    old_blob, new_blob = (None if not blob.strip("0") else blob for blob in (old, new))
    if not went:
        before, old_blob = path, None
    elif not came:
        path, new_blob = before, None
    if old_blob == new_blob and before == path:
        return None  # only the mode changed
    letter = "A" if old_blob is None else "D" if new_blob is None else status[0] if before != path else "M"
    score = int(status[1:]) if parents == 1 and status[1:].isdigit() else 0
    return Change(letter, path.removeprefix(prefix), before.removeprefix(prefix), old_blob, new_blob, score)


def concerns(path: str, prefix: str) -> bool:
    """The path of the repository lies in one of the portal's folders."""
    return path.startswith(prefix) and path[len(prefix) :].startswith(tuple(f"{name}/" for name in BELOW))


def commit_of(header: list[str], changes: list[Change]) -> Commit:
    name, parents, author, committer, subject = header
    return Commit(
        name, tuple(parents.split()), instant(author), instant(committer), subject.strip(), tuple(changes)
    )


def instant(seconds: str) -> datetime:
    """In WIB; a number that is none, or beyond the calendar, is 1970 or 9999 and thus implausible."""
    try:
        return datetime.fromtimestamp(int(seconds), WIB)
    except (ValueError, OverflowError, OSError):
        return datetime(9999 if seconds.lstrip("+").isdigit() else 1970, 1, 1, tzinfo=UTC)


def with_plausible_dates(commits: list[Commit], now: datetime) -> tuple[list[Commit], list[Finding]]:
    """Dates before 2000 or after tomorrow give way to the committer's, else to the next older
    plausible date, else to the next newer one: all of them dates that the repository holds."""

    def plausible(date: datetime) -> bool:
        return EARLIEST <= date <= now + timedelta(days=1)

    known = [next((d for d in (c.date, c.committed) if plausible(d)), None) for c in commits]
    last = next((date for date in reversed(known) if date), EARLIEST)
    used: list[datetime] = []
    for date in reversed(known):
        last = date or last
        used.append(last)
    pairs = list(zip(commits, reversed(used), strict=True))
    wrong = [(commit, date) for commit, date in pairs if commit.date != date]
    return [replace(commit, date=date) for commit, date in pairs], wrong_dates(wrong)


def wrong_dates(wrong: list[tuple[Commit, datetime]]) -> list[Finding]:
    findings = [wrong_date(commit, used) for commit, used in wrong[:FINDINGS_LIMIT]]
    if more := len(wrong) - len(findings):
        message = f"masih ada {more} commit lain yang tanggalnya tidak masuk akal."
        findings.append(replace(findings[-1], place=Place(WHERE), message=message))
    return findings


def wrong_date(commit: Commit, used: datetime) -> Finding:
    return Finding(
        Place(commit.changes[0].path if commit.changes else WHERE),
        f"tanggal commit {commit.hash[:8]} tidak masuk akal: {commit.date.date()}; dipakai {used.date()}.",
        "Betulkan jam komputer yang membuat commit, dan tulis `tanggal:` di keterangannya.",
        "tanggal-commit",
        Severity.WARNING,
    )
