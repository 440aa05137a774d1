"""Puts one file in its place: whole or not at all, and only where it differs from what is there."""

from __future__ import annotations

import filecmp
import hashlib
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

Content = bytes | Path | Callable[[Path], None]
"""Bytes, an original to be copied, or what writes the file at the path it is given."""


def state(path: str | Path) -> tuple[int, int]:
    """Size and time: a file that somebody else touched is made anew."""
    try:
        status = os.lstat(path)
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns


def write_one(root: Path, path: Path, content: Content) -> tuple[bool, int, int]:
    """True if the file changed; its size and time."""
    return (not same(path, content) and replace(root, path, writing(content)), *state(path))


def same(path: Path, content: Content) -> bool:
    """Equal bytes are there already; what has to be made first is compared later."""
    if isinstance(content, bytes):
        return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
    return isinstance(content, Path) and path.is_file() and same_file(path, content)


def writing(content: Content) -> Callable[[Path], None]:
    if isinstance(content, bytes):
        return partial(write_bytes, content)
    return partial(copy, content) if isinstance(content, Path) else content


def write_bytes(content: bytes, path: Path) -> None:
    path.write_bytes(content)


def replace(root: Path, path: Path, make: Callable[[Path], None]) -> bool:
    """Whole or not at all: made beside, then moved into place; False where it was the same already."""
    make_room(root, path)
    partial = path.with_name(f".terang-{hashlib.sha256(path.name.encode()).hexdigest()[:12]}")
    partial.unlink(missing_ok=True)
    try:
        make(partial)
        if path.is_file() and same_file(path, partial):
            return False
        partial.replace(path)
        return True
    finally:
        partial.unlink(missing_ok=True)


def make_room(root: Path, path: Path) -> None:
    """A folder for the file. Where an earlier run had a file for a folder, or a folder for this file, that
    goes: nobody claims it in this run, or there would have been a conflict."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        for folder in path.parents:
            if folder != root and folder.is_file():
                folder.unlink()
        path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        shutil.rmtree(path)


def same_file(published: Path, original: Path) -> bool:
    """Equal bytes. A copy carries the time of its original, so equal size and time need no reading."""
    mine, theirs = published.stat(), original.stat()
    if mine.st_size != theirs.st_size:
        return False
    return mine.st_mtime_ns == theirs.st_mtime_ns or filecmp.cmp(published, original, shallow=False)


def copy(original: Path, target: Path) -> None:
    """A copy, not a link: whoever edits the original in place must not edit what is published."""
    shutil.copyfile(original, target)
    status = original.stat()
    os.utime(target, ns=(status.st_mtime_ns, status.st_mtime_ns))
