"""load → check: every finding about a portal, sorted, nothing written."""

from __future__ import annotations

from collections.abc import Iterable

from generator.findings import Finding, in_order
from generator.personal.conceal import conceal, concealed
from generator.places import Loaded
from generator.rules import RULES


def check(loaded: Loaded) -> list[Finding]:
    """All findings of the loader and of every rule; none quotes a person's number."""
    findings = list(loaded.findings)
    for rule in RULES.values():
        findings += rule(loaded)
    return in_order(conceal(finding) for finding in findings)


def within(findings: list[Finding], paths: Iterable[str]) -> list[Finding]:
    """Only what lies in or below the given portal paths; all of it when none is given."""
    wanted = [concealed(path.strip("/").removeprefix("./")) for path in paths]
    if not wanted or "." in wanted or "" in wanted:
        return findings
    return [
        f
        for f in findings
        if any(f.place.file == path or f.place.file.startswith(path + "/") for path in wanted)
    ]
