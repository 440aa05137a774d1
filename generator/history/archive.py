"""Old contents of files, taken out of git once and kept on disk by object id."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from generator.files import MEDIA_TYPES
from generator.history.log import History
from generator.model import File

INDEX = "isi.json"


class Archive:
    """``fetch`` many at once (one git process), then ask for each."""

    def __init__(self, history: History, cache: Path) -> None:
        self.history = history
        self.folder = cache / "versi"
        self.known: dict[str, list[str | int]] = self._read_index()
        """Object id → [SHA-256, bytes]."""

    def fetch(self, wanted: Iterable[tuple[str, str]]) -> None:
        """(object id, file name) pairs; what git cannot give is left out."""
        missing: dict[str, set[str]] = {}
        for blob, name in wanted:
            if blob not in self.known or not self.path(blob, name).is_file():
                missing.setdefault(blob, set()).add(suffix(name))
        for blob, content in self.history.blobs(sorted(missing)):
            for ending in sorted(missing[blob]):
                write(self.path(blob, ending), content)
            self.known[blob] = [hashlib.sha256(content).hexdigest(), len(content)]
        if missing:
            self._write_index()

    def path(self, blob: str, name: str) -> Path:
        """With the suffix of the name: readers go by it."""
        return self.folder / blob[:2] / (blob[2:] + suffix(name))

    def file(self, blob: str | None, source: str) -> File | None:
        """An old content as the file it was; None where git does not have it (any more)."""
        name = PurePosixPath(source).name
        if blob not in self.known or not self.path(blob, name).is_file():
            return None
        digest, size = self.known[blob]
        media_type = MEDIA_TYPES.get(suffix(name), "application/octet-stream")
        return File(name, self.path(blob, name), source, int(size), str(digest), media_type)

    def _read_index(self) -> dict[str, list[str | int]]:
        try:
            found = json.loads((self.folder / INDEX).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write_index(self) -> None:
        write(self.folder / INDEX, json.dumps(self.known, sort_keys=True).encode())


def suffix(name: str) -> str:
    """Of a name, or of a suffix alone; only harmless ones become part of a path."""
    ending = PurePosixPath("x" + name if name.startswith(".") else name).suffix.lower()
    return ending if ending in MEDIA_TYPES else ""


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    partial.write_bytes(content)
    partial.replace(path)
