"""What was read of files that have not changed since, kept in the cache beside marks: digests of those files.

A check after one change then costs the one change, not the portal. An entry counts only for the same
program and the same mark; anything else, a damaged file included, is read again. Entries hold our own
records and are unpickled with a list of what they may be made of: a cache is no way to bring in code.
"""

from __future__ import annotations

import gc
import hashlib
import io
import os
import pickle
import zlib
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

from generator.program import program_digest

T = TypeVar("T")

Shard = dict[str, tuple[str, Any]]
SHARDS = 256
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
    """Readings by name in the folder ``path``, in shards: what is not asked for is not even read, and one
    change writes one shard. ``Kept.none()`` keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.known: dict[int, Shard] = {}
        self.touched: set[int] = set()

    @classmethod
    def none(cls) -> Kept:
        return cls(None)

    def of(self, name: str, mark: str, read: Callable[[], T], whole: Callable[[T], bool] = any_is_whole) -> T:
        """What ``read`` gave last time for this name and mark, if it is still ``whole``, or gives now."""
        found: T | None = self.find(name, mark)
        return found if found is not None and whole(found) else self.put(name, mark, read())

    def find(self, name: str, mark: str) -> Any:
        """What was put under this name and mark; None where nothing was."""
        entry = self.shard(name).get(name)
        return entry[1] if entry and entry[0] == mark else None

    def put(self, name: str, mark: str, result: T) -> T:
        """Under no mark nothing is kept. ``result`` is not changed afterwards by anyone."""
        shard = self.shard(name)
        if self.path and mark:
            shard[name] = (mark, result)
            self.touched.add(shard_of(name))
        elif shard.pop(name, None):
            self.touched.add(shard_of(name))
        return result

    def shard(self, name: str) -> Shard:
        return self.numbered(shard_of(name))

    def numbered(self, number: int) -> Shard:
        if number not in self.known:
            self.known[number] = stored(self.path / f"{number:02x}", Unpickler) if self.path else {}
        return self.known[number]

    def forget(self, living: Callable[[str], bool]) -> None:
        """Drops, out of the shards that were read, what has a name that nobody will ask for again."""
        for number, shard in self.known.items():
            for name in [name for name in shard if not living(name)]:
                del shard[name]
                self.touched.add(number)

    def forget_all_but(self, names: Container[str]) -> None:
        """The same in every shard."""
        for number in range(SHARDS):
            self.numbered(number)
        self.forget(names.__contains__)

    def save(self) -> None:
        for number in sorted(self.touched):
            if self.path:
                store(self.path / f"{number:02x}", self.known[number])
        self.touched.clear()


def shard_of(name: str) -> int:
    return zlib.crc32(name.encode("utf-8", "surrogateescape")) % SHARDS


def stored(path: Path, reader: type[pickle.Unpickler]) -> dict[Any, Any]:
    """The mapping that ``store`` wrote; an empty one where the file is gone, damaged, not ours, or of
    another program."""
    try:
        raw = path.read_bytes()
    except OSError:
        return {}
    head, content = raw[:64], raw[64:]
    return unpickled(content, reader) if head == stamp(content) else {}


def store(path: Path, content: dict[Any, Any]) -> None:
    raw = pickle.dumps(content, 5)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{os.getpid()}")
    partial.write_bytes(stamp(raw) + raw)
    partial.replace(path)


def stamp(content: bytes) -> bytes:
    """Of the entries and of the program that made them."""
    return hashlib.sha256(program_digest().encode() + content).hexdigest().encode()


class Unpickler(pickle.Unpickler):
    """Makes our own records and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in OTHERS:
            return super().find_class(module, name)
        if module.startswith(OURS) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


class PlainUnpickler(pickle.Unpickler):
    """Makes words, numbers, and tuples, lists and mappings of them."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name}")


def unpickled(raw: bytes, reader: type[pickle.Unpickler] = Unpickler) -> dict[Any, Any]:
    """A mapping; an empty one where the bytes are none of ours."""
    try:
        with without_collector():
            found = reader(io.BytesIO(raw)).load()
    except BROKEN:
        return {}
    return found if isinstance(found, dict) else {}


@contextmanager
def all_lasting() -> Iterator[None]:
    """What is in memory stays for as long as this takes: looking for garbage does not go through it again
    and again."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def without_collector() -> Iterator[None]:
    """Many new records that all stay: looking for garbage among them again and again finds none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
