"""A folder of outputs, and what is known of it from the last run.

A marker file guards the prune, so that a folder that is not ours is never emptied, and says what the last
run made by which key.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from generator.placing import Content, state, write_one

MARKER = ".terang"


class Escape(Exception):
    """An address that would leave the output folder, or a folder that is not ours."""


Standing = list[str | int]
"""[key, size, time] of a file."""
Member = tuple[str, str, int, int]
"""(address, who claimed it, size, time) of a file that was made with others."""

Group = tuple[str, list[Member]]
"""Key of files that were made together, and the files."""


@dataclass(slots=True)
class Tree:
    """A folder of outputs. ``before`` and ``after``: address → what was made by key."""

    root: Path
    before: dict[str, Standing]
    earlier: set[str] | None
    """Addresses of the last run; None where it was cut off and nobody knows them."""
    groups_before: dict[str, Group]
    after: dict[str, Standing] = field(default_factory=dict)
    addresses: set[str] = field(default_factory=set)
    groups: dict[str, Group] = field(default_factory=dict)
    """Name → files that were made together."""

    def put(self, address: str, content: Content, key: str) -> bool:
        """True if the file changed."""
        if self.stands(address, key):
            return False
        return self.note(address, key, *write_one(self.root, self.root / address, content))

    def stands(self, address: str, key: str) -> bool:
        """The address is in use; True where what the last run made under this key is still there."""
        self.addresses.add(address)
        known = self.before.get(address) if key else None
        if known is None or known != [key, *state(f"{self.root}/{address}")]:
            return False
        self.after[address] = known
        return True

    def keep(self, address: str) -> None:
        """The file of the last run stands, whatever its own key."""
        self.addresses.add(address)
        if address in self.before:
            self.after[address] = self.before[address]

    def note(self, address: str, key: str, changed: bool, size: int, time: int) -> bool:
        if key:
            self.after[address] = [key, size, time]
        return changed

    def close(self) -> int:
        """Returns how many files of earlier runs went."""
        if self.earlier is None:
            pruned = prune(self.root, self.addresses)
        else:
            pruned = sum(drop(self.root, address) for address in sorted(self.earlier - self.addresses))
        others = sorted(self.addresses - self.after.keys())
        known = {"made": self.after, "others": others, "together": self.groups}
        (self.root / MARKER).write_text(json.dumps(known, sort_keys=True), "utf-8")
        return pruned


def prepare(root: Path) -> Tree:
    """Make the folder ours, or refuse one that holds someone else's files.

    While writing, the marker says nothing, so that a run that is cut off is not believed.
    """
    marker = root / MARKER
    if root.exists() and any(root.iterdir()) and not marker.is_file():
        raise Escape(f"{root} berisi berkas yang bukan buatan Terang; kosongkan atau pilih folder lain.")
    root.mkdir(parents=True, exist_ok=True)
    try:
        known = json.loads(marker.read_text("utf-8"))
        made: dict[str, Standing] = dict(known["made"])
        earlier = made.keys() | set(known["others"])
        groups: dict[str, Group] = dict(known["together"])
    except (OSError, ValueError, KeyError, TypeError):
        made, earlier, groups = {}, None, {}
    marker.write_text("{}", "utf-8")
    return Tree(root, made, earlier, groups)


def drop(root: Path, address: str) -> bool:
    """Remove a file of the last run, and folders that are left empty; False where it went before."""
    path = root / address
    if not path.is_file() and not path.is_symlink():
        return False
    path.unlink()
    for folder in path.parents:
        if folder == root or any(folder.iterdir()):
            break
        folder.rmdir()
    return True


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
