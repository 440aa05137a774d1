"""The only module that writes what is published.

Each address is refused when somebody else has claimed it, and written at once, so that a whole site is
never held in memory; unchanged files are left alone. At the end files of an earlier run that nobody
claimed this time are pruned. What is written here becomes the site only when the site is whole
(``site.py``). A marker file guards the prune, so that a folder that is not ours is never emptied.
"""

from __future__ import annotations

import filecmp
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

MARKER = ".terang"
MAX_NAME = 255

Content = bytes | Path | Callable[[Path], None]
"""Bytes, an original to be copied, or what writes the file at the path it is given."""


class Conflict(Exception):
    """Two sources want one address; the text names both."""


class Escape(Exception):
    """An address that would leave the output folder."""


@dataclass(slots=True)
class Written:
    written: int = 0
    unchanged: int = 0
    pruned: int = 0


@dataclass(slots=True)
class Tree:
    """A folder of outputs. ``before`` and ``after``: address → [key, size, time] of what was made by key."""

    root: Path
    before: dict[str, list[str | int]]
    after: dict[str, list[str | int]] = field(default_factory=dict)
    addresses: set[str] = field(default_factory=set)

    def put(self, address: str, content: Content, key: str) -> bool:
        """True if the file changed."""
        path = self.root / address
        self.addresses.add(address)
        kept = key != "" and self.before.get(address) == [key, *state(path)]
        changed = not kept and write_one(self.root, path, content)
        if key:
            self.after[address] = [key, *state(path)]
        return changed

    def close(self) -> int:
        """Returns how many files of earlier runs went."""
        pruned = prune(self.root, self.addresses)
        (self.root / MARKER).write_text(json.dumps(self.after, sort_keys=True), "utf-8")
        return pruned


@dataclass
class Output:
    """Two trees: ``docs`` holds Markdown for the site builder, ``files`` what is published as it is."""

    docs: Path
    files: Path
    _trees: dict[str, Tree] = field(default_factory=dict, repr=False)
    _taken: dict[str, str] = field(default_factory=dict, repr=False)
    """Published address, case folded → who claimed it."""
    _folders: dict[str, str] = field(default_factory=dict, repr=False)
    """Every folder of a claimed address, case folded → who claimed something in it first."""
    _done: Written = field(default_factory=Written, repr=False)

    def page(self, address: str, markdown: str, source: str) -> None:
        """A Markdown page at a site address: ``dataset/x/`` → ``dataset/x/index.md``."""
        if address and not address.endswith("/"):
            raise Escape(f"alamat halaman harus berakhir dengan garis miring: {address}")
        self._put("docs", f"{address}index.md", markdown.encode(), source)

    def file(self, address: str, content: bytes | str | Path, source: str) -> None:
        """A finished file at a site address: bytes, text, or a path to be published byte for byte."""
        self._put("files", address, content.encode() if isinstance(content, str) else content, source)

    def made(self, address: str, make: Callable[[Path], None], source: str, key: str = "") -> None:
        """A finished file that ``make(path)`` writes, for what is too large to hold in memory.

        ``key`` is a digest of everything that goes into it: under the key of the last run the file is
        left as it is and ``make`` not called.
        """
        self._put("files", address, make, source, key)

    def addresses(self, tree: str = "files") -> list[str]:
        return sorted(self._tree(tree).addresses)

    def write(self) -> Written:
        """Drop what earlier runs left and nobody claimed; returns what was done in all."""
        for name in ("docs", "files"):
            self._done.pruned += self._tree(name).close()
        return self._done

    def _put(self, tree: str, address: str, content: Content, source: str, key: str = "") -> None:
        self._claim(tree, address, source)
        if self._tree(tree).put(address, content, key):
            self._done.written += 1
        else:
            self._done.unchanged += 1

    def _claim(self, tree: str, address: str, source: str) -> None:
        parts = PurePosixPath(address).parts
        if not parts or address.startswith("/") or ".." in parts or "\0" in address or "\\" in address:
            raise Escape(f"alamat di luar situs: {address!r} (dari {source})")
        if any(len(part.encode()) > MAX_NAME for part in parts):
            raise Escape(f"nama terlalu panjang: {address!r} (dari {source})")
        # Both trees end in one site, and case-insensitive disks and hosts would make one file of two.
        published = address.removesuffix("index.md") + "index.html" if tree == "docs" else address
        folded = published.casefold()
        if folded in self._taken:
            raise Conflict(f"{published} diminta oleh {self._taken[folded]} dan {source}")
        if folded in self._folders:
            raise Conflict(
                f"{published} diminta oleh {source} dan sebagai folder oleh {self._folders[folded]}"
            )
        self._claim_folders(folded, source)
        self._taken[folded] = source

    def _claim_folders(self, published: str, source: str) -> None:
        """``a/b`` cannot be a file where ``a/b/c`` is wanted too."""
        folder = published.rpartition("/")[0]
        while folder and folder not in self._folders:
            if folder in self._taken:
                raise Conflict(
                    f"{folder} diminta oleh {self._taken[folder]} dan sebagai folder oleh {source}"
                )
            self._folders[folder] = source
            folder = folder.rpartition("/")[0]

    def _tree(self, name: str) -> Tree:
        """Made ours with the first claim."""
        if name not in self._trees:
            root = self.docs if name == "docs" else self.files
            self._trees[name] = Tree(root, prepare(root))
        return self._trees[name]


def prepare(root: Path) -> dict[str, list[str | int]]:
    """Make the folder ours, or refuse one that holds someone else's files.

    Returns what the last run made by key: address → [key, size, time]. While writing, the marker says
    nothing, so that a run that is cut off is not believed.
    """
    marker = root / MARKER
    if root.exists() and any(root.iterdir()) and not marker.is_file():
        raise Escape(f"{root} berisi berkas yang bukan buatan Terang; kosongkan atau pilih folder lain.")
    root.mkdir(parents=True, exist_ok=True)
    try:
        known = json.loads(marker.read_text("utf-8"))
    except (OSError, ValueError):
        known = {}
    marker.write_text("{}", "utf-8")
    return known if isinstance(known, dict) else {}


def state(path: Path) -> tuple[int, int]:
    """Size and time: a file that somebody else touched is made anew."""
    try:
        status = path.stat()
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns


def prune(root: Path, wanted: set[str]) -> int:
    """Remove the files of earlier runs that nobody claims now, and folders left empty."""
    removed, top, gone = 0, str(root), set[str]()
    for folder, folders, names in os.walk(top, topdown=False):
        # Strings, not paths: a portal has ten files for each item.
        above = folder[len(top) + 1 :].replace(os.sep, "/")
        unwanted = [
            name
            for name in names
            if (address := f"{above}/{name}" if above else name) not in wanted and address != MARKER
        ]
        for name in unwanted:
            Path(folder, name).unlink()
        removed += len(unwanted)
        if (
            above
            and len(unwanted) == len(names)
            and gone.issuperset(f"{folder}{os.sep}{each}" for each in folders)
        ):
            Path(folder).rmdir()
            gone.add(folder)
    return removed


def write_one(root: Path, path: Path, content: Content) -> bool:
    """True if the file changed."""
    if isinstance(content, bytes):
        if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
        return replace(root, path, lambda target: write_bytes(target, content))
    if isinstance(content, Path):
        if path.is_file() and same_file(path, content):
            return False
        return replace(root, path, lambda target: copy(content, target))
    return replace(root, path, content)


def write_bytes(path: Path, content: bytes) -> None:
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
