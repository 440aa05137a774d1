"""The only module that writes what is published.

Each address is refused when somebody else has claimed it, and written at once, so that a whole site is
never held in memory; unchanged files are left alone. At the end files of an earlier run that nobody
claimed this time are pruned. What is written here becomes the site only when the site is whole
(``site.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import TracebackType

from generator.placing import Content, make_room, state, write_one
from generator.staging import MARKER, Escape, Tree, prepare
from generator.workers import Task, Workers

__all__ = ["MARKER", "Conflict", "Escape", "Output", "Written"]

TREES = ("docs", "files")
MAX_NAME = 255


class Conflict(Exception):
    """Two sources want one address; the text names both."""


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
    _trees: dict[str, Tree] = field(default_factory=dict, repr=False)
    _taken: dict[str, str] = field(default_factory=dict, repr=False)
    """Published address, case folded → who claimed it."""
    _folders: dict[str, str] = field(default_factory=dict, repr=False)
    """Every folder of a claimed address, case folded → who claimed something in it first."""
    _done: Written = field(default_factory=Written, repr=False)
    _closed: set[str] = field(default_factory=set, repr=False)
    _workers: Workers = field(default_factory=Workers, repr=False)
    _gathering: list[tuple[str, str]] | None = field(default=None, repr=False)
    """Address and claimant of the files that belong together, while they are made."""
    _again: list[tuple[str, str]] = field(default_factory=list, repr=False)
    """Address of a file, and of the one whose bytes it is to have."""

    def __enter__(self) -> Output:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        """No worker goes on after this, whatever happened."""
        self._workers.stop()

    def page(self, address: str, markdown: str | Callable[[], str], source: str, key: str = "") -> None:
        """A Markdown page at a site address: ``dataset/x/`` → ``dataset/x/index.md``.

        ``key`` is a digest of everything that goes into it, as for ``made``.
        """
        if address and not address.endswith("/"):
            raise Escape(f"alamat halaman harus berakhir dengan garis miring: {address}")
        content = markdown.encode() if isinstance(markdown, str) else partial(write_text, markdown)
        self._put("docs", f"{address}index.md", content, source, key)

    def file(self, address: str, content: bytes | str | Path, source: str) -> None:
        """A finished file at a site address: bytes, text, or a path to be published byte for byte."""
        self._put("files", address, content.encode() if isinstance(content, str) else content, source)

    def made(self, address: str, make: Callable[[Path], None], source: str, key: str = "") -> None:
        """A finished file that ``make(path)`` writes, for what is too large to hold in memory.

        ``key`` is a digest of everything that goes into it: under the key of the last run the file is
        left as it is and ``make`` not called.
        """
        self._put("files", address, make, source, key)

    def apart(self, address: str, make: Callable[[Path], None], source: str, key: str) -> None:
        """The same by a worker, some time before ``write`` ends.

        ``make`` is a function of a module with plain values (``workers.py``) and reads nothing that is
        published by this run. Its module should not import much.
        """
        self._claim("files", address, source)
        tree = self._tree("files")
        if tree.stands(address, key):
            self._done.unchanged += 1
            return
        # Folders are made here alone, so that no two processes make and remove them at one time.
        make_room(tree.root, tree.root / address)
        self._workers.give((address, key), partial(write_one, tree.root, tree.root / address, make))

    def again(self, address: str, of: str, source: str) -> None:
        """The file at the address ``of`` at another one as well, as soon as it is there."""
        self._claim("files", address, source)
        self._again.append((address, of))

    def together(self, name: str, key: str) -> bool:
        """True where what was ``gathered`` in the last run under this name and key is all there still; then
        it is published again."""
        tree = self._tree("files")
        known = tree.groups_before.get(name) if key else None
        if known is None or known[0] != key:
            return False
        if any(state(f"{tree.root}/{address}") != (size, time) for address, _, size, time in known[1]):
            return False
        for address, source, _, _ in known[1]:
            self._claim("files", address, source)
            tree.keep(address)
        self._done.unchanged += len(known[1])
        tree.groups[name] = known
        return True

    @contextmanager
    def gathered(self, name: str) -> Iterator[Callable[[str], None]]:
        """Files that are claimed here belong together; with the key that the function is then told they are
        known again in the next run. None of them is made ``apart``."""
        tree, self._gathering = self._tree("files"), []

        def keep_as(key: str) -> None:
            members = [(*each, *state(f"{tree.root}/{each[0]}")) for each in self._gathering or ()]
            if key:
                tree.groups[name] = (key, members)

        try:
            yield keep_as
        finally:
            self._gathering = None

    def prepare(self, task: Task) -> None:
        """What a worker puts into the cache for whoever asks for it later; nothing where there are none."""
        if self._workers.most > 1:
            self._workers.give(None, task)

    def addresses(self, tree: str = "files") -> list[str]:
        return sorted(self._tree(tree).addresses)

    def is_free(self, address: str) -> bool:
        """Nobody has claimed this address of a file, nor one that excludes it."""
        folded = address.casefold()
        above = folded.split("/")[:-1]
        parents = ("/".join(above[: n + 1]) for n in range(len(above)))
        return (
            folded not in self._taken
            and folded not in self._folders
            and self._taken.keys().isdisjoint(parents)
        )

    def write(self, *trees: str) -> Written:
        """Wait for the workers and drop what earlier runs left and nobody claimed; returns what was done
        in all. The pages (``docs``) can be had before the files (``files``)."""
        for name in trees or TREES:
            if name not in self._closed:
                self._closed.add(name)
                if name == "files":
                    self._wait()
                    for address, of in self._again:
                        self._count(self._tree(name).put(address, self.files / of, ""))
                self._done.pruned += self._tree(name).close()
        return self._done

    def _wait(self) -> None:
        for name, done in self._workers.finish():
            if name:
                self._count(self._tree("files").note(*name, *done))

    def _count(self, changed: bool) -> None:
        if changed:
            self._done.written += 1
        else:
            self._done.unchanged += 1

    def _put(self, tree: str, address: str, content: Content, source: str, key: str = "") -> None:
        self._claim(tree, address, source)
        self._count(self._tree(tree).put(address, content, key))
        if self._gathering is not None and tree == "files":
            self._gathering.append((address, source))

    def _claim(self, tree: str, address: str, source: str) -> None:
        parts = [part for part in address.split("/") if part not in ("", ".")]
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
            self._trees[name] = prepare(self.docs if name == "docs" else self.files)
        return self._trees[name]


def write_text(make: Callable[[], str], path: Path) -> None:
    path.write_bytes(make().encode())
