"""What files hold, as digests: a file that was only written anew is the file that it was.

A fresh checkout, as every run of a workflow begins with, gives all files another time and another place on
the disk; what is remembered of them by their digests counts there as well. A digest is taken once and stands
while the file system says that the file is the same, as git does it for its index.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from pathlib import Path

from generator.kept import PlainUnpickler, store, stored

State = tuple[int, int, int, int]
SETTLED_NS = 2_000_000_000
"""A file that changed this short before may change again within one tick of the file system's clock, and then
look the same (git calls such entries racily clean); its digest is not noted before it has settled."""


def state_of(state: os.stat_result) -> State:
    """As the file system tells it. Who changes a file without changing its size or any of its times has to
    clear the cache."""
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


class Contents:
    """Digests of a portal's files, noted in the file ``path``; ``Contents(None)`` notes nothing."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.began = time.time_ns()
        self.known: dict[str, tuple[State, bytes]] = stored(path, PlainUnpickler) if path else {}
        self.asked: set[str] = set()
        self.fresh = False

    def of(self, root: Path, source: str, state: State) -> bytes:
        """SHA-256 of ``root/source`` of this state; empty where it cannot be read, which its reader tells."""
        self.asked.add(source)
        known = self.known.get(source)
        if known and known[0] == state:
            return known[1]
        try:
            with (root / source).open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").digest()
        except OSError:
            return b""
        if self.is_old(max(state[1:3])):
            self.known[source], self.fresh = (state, digest), True
        return digest

    def is_old(self, changed: int) -> bool:
        """``changed``: when something last did, in nanoseconds."""
        return changed < self.began - SETTLED_NS

    def mark(self, root: Path, states: Iterable[tuple[str, State]]) -> str:
        """Names and contents of some files together; empty where one of them cannot be read."""
        found = [(source, self.of(root, source, state)) for source, state in states]
        if not all(digest for _, digest in found):
            return ""
        return hashlib.sha256(repr(found).encode("utf-8", "surrogateescape")).hexdigest()

    def mark_of(self, root: Path, source: str) -> str:
        """Of a single file; empty for a link, which is not followed."""
        path = root / source
        return "" if path.is_symlink() else self.mark(root, [(source, state_of(path.stat()))])

    def save(self) -> None:
        """Of the files that were asked for; others are not there any more."""
        gone = self.known.keys() - self.asked
        for source in gone:
            del self.known[source]
        if self.path and (gone or self.fresh):
            store(self.path, self.known)
        self.fresh = False
