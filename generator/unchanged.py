"""A build for which nothing changed since the last one, which need not be made.

What the last one was made of is remembered as one digest: every file of the portal and of the program as the
file system tells it, the packages, the newest commit, the address, and what was due at its hour. The site
that stands there must be the one that was made, file by file. Anything else, and the portal is built.
"""

from __future__ import annotations

import os
import stat
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from generator import briefs
from generator.check import is_lasting
from generator.contents import state_of
from generator.findings import Finding
from generator.history.git import GitFailed, GitMissing, run
from generator.kept import PlainUnpickler, store, stored
from generator.kinds.exemption import Exemption
from generator.kinds.resource import ZONES
from generator.likeness import digest_of, machine
from generator.model import Catalogue
from generator.places import Loaded
from generator.program import HERE, THEME_FOLDERS
from generator.publications import DIGESTS, LOG

RECORD = "dibangun"
"""File of the cache with what the last build was made of."""
LATER = ("manifest.json", "SHA256SUMS", LOG)
"""What is published beside the files of the manifest."""
PROGRAM = (HERE, *(folder for folder in THEME_FOLDERS if folder.is_dir()))


@dataclass(frozen=True, slots=True)
class Request:
    """A build as somebody asked for it; ``build`` is its folder."""

    root: Path
    build: Path
    base_url: str | None
    now: datetime | None


class Read(NamedTuple):
    """What a build reads, as it is when the build begins."""

    digest: str
    newest: int
    """Nanoseconds: when the last of the portal's files changed."""


class Last(NamedTuple):
    """What the last build gave."""

    findings: list[Finding]
    items: int
    files: int


def last(request: Request, read: Read) -> Last | None:
    """What the last build gave, if this one would give the same."""
    known = stored(request.build / "cache" / RECORD, PlainUnpickler)
    if not known or known["read"] != read.digest or known["hour"] != hour(known, request.now):
        return None
    return Last(briefs.findings(known["findings"]), *known["counts"]) if stands(request, known) else None


def remember(request: Request, read: Read, loaded: Loaded, made: Last) -> None:
    """For the next build; nothing where a file is too young to tell two states apart, was only read as far
    as this machine can, or where the history is not all there."""
    path = request.build / "cache" / RECORD
    lasting = all(map(is_lasting, loaded.briefs.values()))
    complete = loaded.past is not None and not loaded.past.whole.findings
    if not lasting or not complete or not loaded.contents.is_old(read.newest):
        path.unlink(missing_ok=True)
        return
    known: dict[Any, Any] = moments(loaded.catalogue)
    site = request.build / "site"
    known |= {
        "read": read.digest,
        "hour": hour(known, request.now),
        "findings": briefs.plain(made.findings),
        "counts": (made.items, made.files),
        "later": {name: state(str(site / name)) for name in LATER},
    }
    store(path, known)


def read_by(request: Request) -> Read:
    files = sorted(states(request.root, {"build", ".git"}))
    own = [sorted(states(folder, set())) for folder in PROGRAM]
    asked = request.base_url, commit(request.root), log(request.build)
    newest = max((max(status[1:3]) for _, status in files), default=0)
    return Read(digest_of((machine(), asked, own, files)), newest)


def states(folder: Path, but: set[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """(path, state) of every file below, of a link also that of what it leads to; ``but`` names folders right
    below that are passed over."""
    top = str(folder)
    for above, folders, names in os.walk(top):
        folders[:] = [
            name for name in folders if name != "__pycache__" and not (above == top and name in but)
        ]
        for name in names:
            path = f"{above}/{name}"
            status = os.lstat(path)
            yield path, (*state_of(status), *(led_to(Path(path)) if stat.S_ISLNK(status.st_mode) else ()))


def led_to(link: Path) -> tuple[int, ...]:
    return state_of(link.stat()) if link.exists() else ()


def commit(root: Path) -> str:
    """The newest, and whether those before it are all there; "" where git cannot say."""
    try:
        return run(root, "rev-parse", "HEAD", "--is-shallow-repository", "--show-prefix").decode()
    except (GitMissing, GitFailed):
        return ""


def log(build: Path) -> bytes | None:
    """The log of publications that this build is to go on with, if somebody put one there."""
    path = build / LOG
    return path.read_bytes() if path.is_file() else None


def moments(catalogue: Catalogue) -> dict[str, Any]:
    """When something becomes public, and the last days of exemptions, in order: all that ``due.py`` asks."""
    metas = [item.meta for item in catalogue.items]
    public = [meta.publish_at.astimezone(UTC).isoformat() for meta in metas if meta.publish_at]
    ends = [meta.until.isoformat() for meta in metas if isinstance(meta, Exemption) and meta.until]
    return {"public": sorted(public), "ends": sorted(ends), "zone": catalogue.settings.zone_name}


def hour(known: dict[Any, Any], now: datetime | None) -> tuple[int, ...]:
    """How many of the moments have come; nothing for a build that shows everything."""
    if now is None:
        return ()
    come = bisect_right(known["public"], now.astimezone(UTC).isoformat())
    return come, bisect_left(known["ends"], now.astimezone(ZONES[known["zone"]]).date().isoformat())


def stands(request: Request, known: dict[Any, Any]) -> bool:
    """The published site is file by file the one that was made."""
    made = stored(request.build / "cache" / DIGESTS, PlainUnpickler)
    expected: dict[str, Any] = {name: status for name, (status, _) in made.items()} | known["later"]
    site = str(request.build / "site")
    found = (f"{above}/{name}" for above, _, names in os.walk(site) for name in names)
    return expected == {path[len(site) + 1 :]: state(path) for path in found}


def state(path: str) -> tuple[int, int, int]:
    """As ``site.py`` notes it."""
    status = os.lstat(path)
    return status.st_ino, status.st_size, status.st_mtime_ns
