"""The only module that writes what is published.

An output tree is planned in memory (address → how to get the bytes), refused when two sources
claim one address, and written at the end: unchanged files are left alone, files of an earlier
run that nobody claims any more are pruned. A marker file guards the prune, so that a folder that
is not ours is never emptied.
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


class Conflict(Exception):
    """Two sources want one address; the text names both."""


class Escape(Exception):
    """An address that would leave the output folder."""


@dataclass(slots=True)
class Claim:
    source: str
    content: bytes | Path | Callable[[Path], None]
    key: str = ""
    """Digest of everything that the content is made from, where somebody knows it."""


@dataclass(slots=True)
class Written:
    written: int = 0
    unchanged: int = 0
    pruned: int = 0


@dataclass
class Output:
    """Two trees: ``docs`` holds Markdown for the site builder, ``files`` what is published as it is."""

    docs: Path
    files: Path
    _claims: dict[tuple[str, str], Claim] = field(default_factory=dict, repr=False)
    _taken: dict[str, str] = field(default_factory=dict, repr=False)

    def page(self, address: str, markdown: str, source: str) -> None:
        """A Markdown page at a site address: ``dataset/x/`` → ``dataset/x/index.md``."""
        if address and not address.endswith("/"):
            raise Escape(f"alamat halaman harus berakhir dengan garis miring: {address}")
        self._claim("docs", f"{address}index.md", Claim(source, markdown.encode()))

    def file(self, address: str, content: bytes | str | Path, source: str) -> None:
        """A finished file at a site address: bytes, text, or a path to be published byte for byte."""
        self._claim(
            "files", address, Claim(source, content.encode() if isinstance(content, str) else content)
        )

    def made(self, address: str, make: Callable[[Path], None], source: str, key: str = "") -> None:
        """A finished file that ``make(path)`` writes, for what is too large to hold in memory.

        ``key`` is a digest of everything that goes into it: under the key of the last run the file is
        left as it is and ``make`` not called.
        """
        self._claim("files", address, Claim(source, make, key))

    def addresses(self, tree: str = "files") -> list[str]:
        return sorted(address for (where, address) in self._claims if where == tree)

    def _claim(self, tree: str, address: str, claim: Claim) -> None:
        parts = PurePosixPath(address).parts
        if not parts or address.startswith("/") or ".." in parts or "\0" in address or "\\" in address:
            raise Escape(f"alamat di luar situs: {address!r} (dari {claim.source})")
        if any(len(part.encode()) > MAX_NAME for part in parts):
            raise Escape(f"nama terlalu panjang: {address!r} (dari {claim.source})")
        # Both trees end in one site, and case-insensitive disks and hosts would make one file of two.
        published = address.removesuffix("index.md") + "index.html" if tree == "docs" else address
        folded = published.casefold()
        if folded in self._taken:
            raise Conflict(f"{published} diminta oleh {self._taken[folded]} dan {claim.source}")
        self._taken[folded] = claim.source
        self._claims[tree, address] = claim

    def _refuse_file_as_folder(self) -> None:
        """``a/b`` cannot be a file where ``a/b/c`` is wanted too."""
        for published in self._taken:
            for parent in PurePosixPath(published).parents:
                if (over := self._taken.get(str(parent))) is not None:
                    raise Conflict(
                        f"{parent} diminta oleh {over} dan sebagai folder oleh {self._taken[published]}"
                    )

    def write(self) -> Written:
        """Write both trees; returns what was done."""
        self._refuse_file_as_folder()
        done = Written()
        for tree, root in (("docs", self.docs), ("files", self.files)):
            claims = {address: claim for (where, address), claim in self._claims.items() if where == tree}
            before = prepare(root)
            done.pruned += prune(root, set(claims))
            after = {}
            for address, claim in sorted(claims.items()):
                if claim.key and before.get(address) == [claim.key, *state(root / address)]:
                    done.unchanged += 1
                elif write_one(root / address, claim):
                    done.written += 1
                else:
                    done.unchanged += 1
                if claim.key:
                    after[address] = [claim.key, *state(root / address)]
            (root / MARKER).write_text(json.dumps(after), "utf-8")
        return done


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
    removed = 0
    for folder, _, names in os.walk(root, topdown=False):
        for name in names:
            path = Path(folder, name)
            address = path.relative_to(root).as_posix()
            if address != MARKER and address not in wanted:
                path.unlink()
                removed += 1
        if Path(folder) != root and not any(Path(folder).iterdir()):
            Path(folder).rmdir()
    return removed


def write_one(path: Path, claim: Claim) -> bool:
    """True if the file changed. A hard link to the original costs nothing and keeps every byte."""
    content = claim.content
    if isinstance(content, bytes):
        if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
        return replace(path, lambda target: write_bytes(target, content))
    if isinstance(content, Path):
        if path.is_file() and same_file(path, content):
            return False
        return replace(path, lambda target: copy(content, target))
    return replace(path, content)


def write_bytes(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def replace(path: Path, make: Callable[[Path], None]) -> bool:
    """Whole or not at all: made beside, then moved into place; False where it was the same already."""
    path.parent.mkdir(parents=True, exist_ok=True)
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
