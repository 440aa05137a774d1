"""The text of ``git log``, kept on disk and lengthened by what was committed since.

``--raw`` gives the object before and after each change, so every later question (what stood in
this file then?) is answered by object id, whatever branch it was made on. All parents are walked
(``--full-history``): a change shows once, at the commit that made it, and a merge only where it
changed something itself (``-c``: files that differ from all its parents).

Where the portal is the whole repository, git is not told to look below ``content`` and ``datasets``
only: it would compare every listing twice and every name in it with those two, which takes more than
twice as long as comparing everything once. ``parse`` leaves out what lies elsewhere.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.history.commits import BELOW, FORMAT
from generator.history.git import GitFailed, run

LOG = (
    *("log", "--raw", "-z", "--no-abbrev", "-M", "-l2000", "-c", "--full-history", "--date-order"),
    *("--no-ext-diff", "--no-textconv", "--no-color", "--encoding=UTF-8", f"--format={FORMAT}"),
)


def read_log(root: Path, folder: Path | None, head: str, prefix: str) -> bytes:
    """The whole log up to ``head``, newest first; ``folder`` keeps it for the next time."""
    below = ("--", *BELOW) if prefix else ("--",)
    if folder is None:
        return run(root, *LOG, *below)
    path = folder / f"{hashlib.sha256(repr((LOG, below, prefix)).encode()).hexdigest()[:32]}.log"
    known, raw = kept(path)
    if known == head:
        return raw
    if known and continues(root, known, head):
        raw = run(root, *LOG, f"{known}..{head}", *below) + raw
    else:
        raw = run(root, *LOG, head, *below)
    keep(path, head, raw)
    return raw


def continues(root: Path, known: str, head: str) -> bool:
    """The newer commits are one line on top of the known one. (Anything else, such as a merge of an
    older branch, may come to stand between the commits that are known.)"""
    try:
        run(root, "merge-base", "--is-ancestor", known, head)
        return run(root, "rev-list", "--count", "--merges", f"{known}..{head}").strip() == b"0"
    except GitFailed:
        return False


def kept(path: Path) -> tuple[str, bytes]:
    """(commit, log); a damaged file counts for nothing."""
    try:
        first, _, raw = path.read_bytes().partition(b"\n")
        head, digest = first.decode().split()
    except (OSError, ValueError):
        return "", b""
    return (head, raw) if hashlib.sha256(raw).hexdigest() == digest else ("", b"")


def keep(path: Path, head: str, raw: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.write_bytes(f"{head} {hashlib.sha256(raw).hexdigest()}\n".encode() + raw)
    partial.replace(path)
