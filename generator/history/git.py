"""The only module that runs git: without hooks, pagers, filters or the network, and read-only but for
the copy of what is staged (``hook.py``).

The repository may belong to another user (a container in CI) and its configuration may be
hostile, so everything in it that could start a program is switched off, and git's own refusal to
read it (``safe.directory``) with it. Replacement objects and grafts are ignored: one commit has
one history, wherever it is read.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

TIMEOUT = 600
"""Seconds for one git process."""
BLOB_LIMIT = 200_000_000
"""Larger objects are skipped; GitHub refuses files of 100 MiB."""
CHUNK = 1 << 20
RESTARTS = 50
"""A repository with more corrupt objects than this is not worth reading on."""

SAFE = {
    "safe.directory": "*",
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.quotePath": "false",
    "log.showSignature": "false",
    "log.mailmap": "false",
    "protocol.allow": "never",
}
ALONE = {
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class GitMissing(Exception):
    """There is no git on this machine, or it does not start."""


class GitFailed(Exception):
    """git ended with an error; ``partial`` is what it said before."""

    def __init__(self, complaint: str, partial: bytes = b"") -> None:
        super().__init__(complaint)
        self.partial = partial


def command(arguments: Iterable[str]) -> list[str]:
    options = [word for key, value in SAFE.items() for word in ("-c", f"{key}={value}")]
    return ["git", "--no-pager", *options, *arguments]


def environment() -> dict[str, str]:
    """Without the GIT_* variables that a hook sets: they would point at another repository."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return mine | ALONE


def run(folder: Path, *arguments: str, index: Path | None = None) -> bytes:
    """Standard output of one git process in ``folder``; ``index`` is another one than the repository's."""
    try:
        done = subprocess.run(
            command(arguments),
            cwd=folder,
            env=environment() | ({"GIT_INDEX_FILE": str(index)} if index else {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
    except OSError as error:
        raise GitMissing(str(error)) from error
    except subprocess.TimeoutExpired as error:
        raise GitFailed(f"git tidak selesai dalam {TIMEOUT} detik") from error
    if done.returncode:
        raise GitFailed(done.stderr.decode(errors="replace").strip(), done.stdout)
    return done.stdout


def read_blobs(folder: Path, blobs: Iterable[str], limit: int = BLOB_LIMIT) -> Iterator[tuple[str, bytes]]:
    """(id, content) of each object that can be read and is not larger than ``limit`` bytes.

    One process for all; git gives up at a corrupt object, so another one reads on behind it.
    Lost, corrupt and oversized objects are left out, never an exception.
    """
    wanted = [blob for blob in dict.fromkeys(blobs) if blob]
    for _ in range(RESTARTS):
        if not wanted:
            return
        done = 0
        for blob, content in ask(folder, wanted, limit):
            done += 1
            if content is not None:
                yield blob, content
        wanted = wanted[done + 1 :]


def ask(folder: Path, blobs: list[str], limit: int) -> Iterator[tuple[str, bytes | None]]:
    """Answers of one ``git cat-file``, in the order of the questions; shorter if it breaks off."""
    with tempfile.TemporaryFile() as questions:
        questions.write("".join(f"{blob}\n" for blob in blobs).encode())
        questions.seek(0)
        try:
            process = subprocess.Popen(
                command(("cat-file", "--batch", "--buffer")),
                cwd=folder,
                env=environment(),
                stdin=questions,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            return
        with process:
            assert process.stdout is not None
            try:
                yield from answers(process.stdout, limit)
            finally:
                process.kill()


def answers(stream: IO[bytes], limit: int) -> Iterator[tuple[str, bytes | None]]:
    """``ID blob SIZE``, newline, content, newline; or ``ID missing``."""
    while header := stream.readline():
        blob, *words = header.decode().split()
        if len(words) != 2:
            yield blob, None
            continue
        size = int(words[1])
        if words[0] != "blob" or size > limit:
            skip(stream, size + 1)
            yield blob, None
            continue
        content = stream.read(size + 1)
        if len(content) <= size:
            return
        yield blob, content[:-1]


def skip(stream: IO[bytes], size: int) -> None:
    while size > 0 and (chunk := stream.read(min(size, CHUNK))):
        size -= len(chunk)
