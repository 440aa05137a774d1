"""What was read of files that have not changed since, kept in the cache beside the marks of those files.

A check after one change then costs the one change, not the portal. An entry counts only for the same
program and the same mark; anything else, a damaged file included, is read again. Entries hold our own
records and are unpickled with a list of what they may be made of: a cache is no way to bring in code.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

from generator.program import program_digest

T = TypeVar("T")
Mark = str | tuple[Any, ...]

Shard = dict[str, tuple[Mark, Any]]
SHARDS = 64
SETTLED_NS = 2_000_000_000
"""A file that changed this short before may change again within one tick of the file system's clock, and
then look the same (git calls such entries racily clean); it is not kept before it has settled."""
OURS = (
    *("generator.kinds.", "generator.model", "generator.reading", "generator.findings"),
    *("generator.history.facts", "generator.personal.evidence"),
)
BROKEN = (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, ValueError, TypeError)
"""What unpickling raises where the bytes are none of ours (docs.python.org, pickle)."""
OTHERS: Final = {
    *(("datetime", name) for name in ("date", "datetime", "timezone", "timedelta")),
    *(("pathlib", name) for name in ("Path", "PosixPath", "WindowsPath")),
    ("decimal", "Decimal"),
}


def any_is_whole(found: object) -> bool:
    return True


class Kept:
    """Readings by name, in shards so that one change writes one of them. ``Kept.none()`` keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.began = time.time_ns()
        self.before = shards_of(path) if path else {}
        self.known: dict[int, Shard] = {}
        self.after: dict[int, Shard] = {}

    @classmethod
    def none(cls) -> Kept:
        return cls(None)

    def of(
        self, name: str, mark: Mark, read: Callable[[], T], whole: Callable[[T], bool] = any_is_whole
    ) -> T:
        """What ``read`` gave last time for this name and mark, if it is still ``whole``, or gives now."""
        found: T | None = self.find(name, mark)
        return found if found is not None and whole(found) else self.put(name, mark, read())

    def find(self, name: str, mark: Mark) -> Any:
        """What was put under this name and mark; None where nothing was."""
        number = shard_of(name)
        if number not in self.known:
            self.known[number] = unpickled(self.before.get(number, b""))
        entry = self.known[number].get(name)
        if entry is None or entry[0] != mark:
            return None
        self.after.setdefault(number, {})[name] = entry
        return entry[1]

    def put(self, name: str, mark: Mark, result: T) -> T:
        """``result`` is not changed afterwards by anyone."""
        shard = self.after.setdefault(shard_of(name), {})
        shard.pop(name, None)
        if self.path and newest(mark) < self.began - SETTLED_NS:
            shard[name] = (mark, result)
        return result

    def save(self) -> None:
        """For the next time; what was not asked for this time is forgotten."""
        fresh = {number: self.pickled(number) for number in sorted(self.after) if self.after[number]}
        if self.path is None or fresh == self.before:
            return
        content = pickle.dumps(fresh, 5)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        partial = self.path.with_suffix(f".{os.getpid()}")
        partial.write_bytes(stamp(content) + content)
        partial.replace(self.path)
        self.before, self.known = fresh, self.after

    def pickled(self, number: int) -> bytes:
        """A shard whose entries all stayed is not pickled again."""
        before, after = self.known.get(number, {}), self.after[number]
        same = before.keys() == after.keys() and all(before[name] is after[name] for name in after)
        return self.before[number] if same else pickle.dumps(after, 5)


def shard_of(name: str) -> int:
    return zlib.crc32(name.encode("utf-8", "surrogateescape")) % SHARDS


def mark_of(path: Path, *names: str) -> Mark:
    """State of files beside ``path`` (itself first) as the file system tells it, their names included.
    Who changes a file without changing its size or any of its times has to clear the cache."""
    states = [("", path.stat()), *((name, (path.parent / name).stat()) for name in names)]
    return tuple((name, s.st_size, s.st_mtime_ns, s.st_ctime_ns, s.st_ino) for name, s in states)


def newest(mark: Mark) -> int:
    """Nanoseconds: when the last of the files changed; 0 for a mark that is a digest."""
    return 0 if isinstance(mark, str) else max(max(state[2], state[3]) for state in mark)


def shards_of(path: Path) -> dict[int, bytes]:
    try:
        raw = path.read_bytes()
    except OSError:
        return {}
    head, content = raw[:64], raw[64:]
    return unpickled(content) if head == stamp(content) else {}


def stamp(content: bytes) -> bytes:
    """Of the entries and of the program that made them."""
    return hashlib.sha256(program_digest().encode() + content).hexdigest().encode()


class Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in OTHERS:
            return super().find_class(module, name)
        if module.startswith(OURS) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def unpickled(raw: bytes) -> Any:
    """A mapping; an empty one where the bytes are none of ours."""
    try:
        found = Unpickler(io.BytesIO(raw)).load()
    except BROKEN:
        return {}
    return found if isinstance(found, dict) else {}
