"""load → check: every finding about a portal, sorted, nothing written."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from generator.findings import Finding, Place, in_order, one_line
from generator.personal.conceal import conceal, concealed
from generator.places import Loaded
from generator.rules import RULES


def check(loaded: Loaded) -> list[Finding]:
    """All findings of the loader and of every rule; none quotes a person's number."""
    findings = list(loaded.findings)
    for rule in RULES.values():
        findings += rule(loaded)
    loaded.kept.save()
    return in_order(conceal(finding) for finding in findings)


def within(findings: list[Finding], root: Path, paths: Iterable[str]) -> list[Finding]:
    """Only what lies in or below the given paths; all of it when none is given.

    A path is one of the portal's, or one that begins at the working folder, as a shell completes it; one
    that leads nowhere is a finding, since silence would read as praise.
    """
    wanted = [inside(root, path) for path in paths]
    if not wanted or "." in wanted:
        return findings
    lost = [conceal(nowhere(path)) for path in wanted if not (root / path).exists()]
    names = [concealed(path) for path in wanted]
    return in_order(lost + [f for f in findings if any(lies_in(f.place.file, name) for name in names)])


def inside(root: Path, path: str) -> str:
    """The path as the portal says it: ``datasets/penduduk``."""
    if (root / path).exists() or not Path(path).exists():
        return os.path.relpath(root / path, root)
    return os.path.relpath(Path(path).absolute(), root)


def lies_in(file: str, path: str) -> bool:
    return file == path or file.startswith(path + "/")


def nowhere(path: str) -> Finding:
    return Finding(
        Place(one_line(path)),
        "jalur ini tidak ada di portal.",
        "Periksa nama folder atau berkasnya.",
        "jalur-tidak-ada",
    )
