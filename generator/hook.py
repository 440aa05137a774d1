"""The same rules before a commit: what was pushed to a public repository is out, whatever is done after.

``terang hook install`` writes git's pre-commit hook; the hook runs ``python -m generator.hook``, which
loads only what checking needs. It checks what the commit will hold, not what lies in the folder: a file
that was cleaned but not added again, or never added, must not be praised.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

from generator.check import check, gists_of
from generator.findings import Finding, Place, Rejected, as_text, errors, summary
from generator.history.git import GitFailed, GitMissing, run
from generator.load import MEMORY as OF_FOLDER
from generator.load import glance

MARK = "# Dipasang oleh `terang hook install`; hapus berkas ini untuk melepasnya."
SCRIPT = """\
#!/bin/sh
{mark}
exec {python} -m generator.hook {portal}
"""


def install(root: Path) -> Path:
    """The path of the hook that was written. Raises Rejected where that cannot be done safely."""
    try:
        common = run(root, "rev-parse", "--git-common-dir").decode().strip()
    except (GitFailed, GitMissing) as error:
        raise Rejected([no_repository()]) from error
    path = (root / common).resolve() / "hooks" / "pre-commit"
    if elsewhere := hooks_path(root):
        raise Rejected([foreign(elsewhere)])
    if path.is_symlink() or (path.exists() and MARK not in path.read_text("utf-8", "replace")):
        raise Rejected([foreign(".git/hooks/pre-commit")])
    path.parent.mkdir(exist_ok=True)
    python, portal = shlex.quote(sys.executable), shlex.quote(str(root.resolve()))
    path.write_text(SCRIPT.format(mark=MARK, python=python, portal=portal), encoding="utf-8")
    path.chmod(0o755)
    return path


def hooks_path(root: Path) -> str:
    """Where the repository's own configuration has put its hooks, "" for the usual place."""
    try:
        return run(root, "config", "--local", "--get", "core.hooksPath").decode().strip()
    except (GitFailed, GitMissing):
        return ""


def no_repository() -> Finding:
    return Finding(
        Place("."),
        "folder ini bukan repositori git.",
        "Jalankan di folder hasil `git clone`.",
        "bukan-repositori",
    )


def foreign(where: str) -> Finding:
    return Finding(
        Place(where),
        "sudah ada pengait lain di sini, jadi tidak diganti.",
        "Tambahkan baris `terang check --quiet` ke pengait itu, atau hapus lalu ulangi.",
        "pengait-lain",
    )


MEMORY = "terbaca-pengait"
"""The copy may hold other things than the folder: each has a memory of its own."""
COPY = "terang"
"""Folder in git's own, where nothing is ever tracked: the copy of what is staged, and its index."""


def staged(root: Path) -> Path:
    """The portal as the commit will have it, in a folder of its own that later commits only bring up to
    date. Its ``.git`` leads to the repository, so that the history is there too."""
    git = Path(run(root, "rev-parse", "--absolute-git-dir").decode().strip())
    prefix = run(root, "rev-parse", "--show-prefix").decode().rstrip("\n")
    given = os.environ.get("GIT_INDEX_FILE")  # `git commit --all` and `git commit FILE` have one of their own
    tree = run(root, "write-tree", index=Path(given).absolute() if given else None).decode().strip()
    copy = git / COPY / "berkas"
    copy.mkdir(parents=True, exist_ok=True)
    (copy / ".git").write_text(f"gitdir: {git}\n", "utf-8")
    run(copy, "read-tree", "--reset", "-u", tree, index=git / COPY / "index")
    return copy / prefix


def what_is_checked(root: Path) -> Path:
    """The staged files; the folder itself where git cannot say, as in the middle of a merge."""
    try:
        copy = staged(root)
    except (GitFailed, GitMissing, OSError):
        return root
    return copy if (copy / "mkdocs.yml").is_file() else root


def learn(cache: Path) -> None:
    """The first time from what a check of the folder remembers: most files hold the same there."""
    own, known = cache / MEMORY, cache / OF_FOLDER
    if not own.exists() and known.is_dir():
        unfinished = cache / f"{MEMORY}.{os.getpid()}"
        shutil.copytree(known, unfinished)
        unfinished.replace(own)


def main(root: Path) -> int:
    """Errors stop the commit; warnings are shown and let it pass."""
    cache = root / "build/cache"
    learn(cache)
    findings = check(glance(what_is_checked(root), cache, memory=MEMORY, gists=gists_of))
    wrong = bool(errors(findings))
    lines = [*as_text(findings), summary(findings, "belum disimpan ke git." if wrong else "boleh disimpan.")]
    print("\n".join(lines) if findings else lines[-1])
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else Path.cwd()))
