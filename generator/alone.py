"""One build of a portal at a time: two would make the same files, and each would tidy away the other's."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.progress import Progress


@contextmanager
def alone(build: Path, progress: Progress) -> Iterator[None]:
    """Waits until no other process builds in this folder. The system lifts the lock of who was killed."""
    build.mkdir(parents=True, exist_ok=True)
    folder = os.open(build, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            progress.say("menunggu pembangunan lain di folder ini selesai")
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
