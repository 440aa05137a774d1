"""The same rules before a commit: what was pushed to a public repository is out, whatever is done after.

``terang hook install`` writes git's pre-commit hook; the hook runs ``python -m generator.hook``, which
loads only what checking needs.
"""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from generator.check import check
from generator.findings import Finding, Place, Rejected, as_text, errors, summary
from generator.history.git import GitFailed, GitMissing, run
from generator.load import load

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


def main(root: Path) -> int:
    """Errors stop the commit; warnings are shown and let it pass."""
    findings = check(load(root, root / "build/cache"))
    wrong = bool(errors(findings))
    lines = [*as_text(findings), summary(findings, "belum disimpan ke git." if wrong else "boleh disimpan.")]
    print("\n".join(lines) if findings else lines[-1])
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else Path.cwd()))
