"""What is wrong with the input, where, and how to mend it.

A finding is data, not an exception: a check collects all of them, sorts them by
place and prints them together. ``Rejected`` is the only exception that ends a run
because of its input.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "masalah"
    WARNING = "peringatan"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in an officer's file; ``line`` and ``column`` count from 1, 0 is the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        spot = self.file.encode("unicode_escape").decode() if not self.file.isprintable() else self.file
        if self.line:
            spot += f":{self.line}"
            if self.column:
                spot += f":{self.column}"
        return spot


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: where it is, one sentence in Indonesian, what to do, and a code to look up."""

    place: Place
    message: str
    remedy: str
    code: str
    severity: Severity = Severity.ERROR
    suggestion: str = ""
    """A whole file to put there, where one can be proposed; only the formats for machines carry it."""

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        return self.place, self.code, self.message

    def __str__(self) -> str:
        prefix = "peringatan: " if self.severity is Severity.WARNING else ""
        return f"{self.place}: {prefix}{one_line(f'{self.message} {self.remedy}'.rstrip())} [{self.code}]"


class Rejected(Exception):
    """The input has errors; nothing is published."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = in_order(findings)
        super().__init__(f"{len(errors(self.findings))} masalah")


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sorted by place, each only once."""
    return sorted(set(findings), key=lambda finding: finding.sort_key)


def errors(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def one_line(text: str, limit: int = 400) -> str:
    """Hostile text made safe for a terminal and for a line-based format."""
    clean = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``Maksud Anda "x"?`` for the nearest known word, or nothing."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f'Maksud Anda "{near[0]}"?' if near else ""


def summary(findings: list[Finding], verdict: str) -> str:
    wrong = len(errors(findings))
    warned = len(findings) - wrong
    parts = ([f"{wrong} masalah"] if wrong else []) + ([f"{warned} peringatan"] if warned else [])
    return f"{', '.join(parts) or 'tidak ada masalah'}; {verdict}"


def as_text(findings: list[Finding]) -> list[str]:
    return [str(finding) for finding in findings]


def as_github(findings: list[Finding]) -> list[str]:
    """Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions"""

    def escape(text: str, also: str = "") -> str:
        for character in "%\r\n" + also:
            text = text.replace(character, f"%{ord(character):02X}")
        return text

    lines = []
    for finding in findings:
        level = "error" if finding.severity is Severity.ERROR else "warning"
        place = f"file={escape(finding.place.file, ':,')}"
        if finding.place.line:
            place += f",line={finding.place.line}"
        if finding.place.column:
            place += f",col={finding.place.column}"
        sentence = f"{finding.message} {finding.remedy}".rstrip()
        lines.append(f"::{level} {place},title={finding.code}::{escape(one_line(sentence))}")
    return lines


def as_json(findings: list[Finding]) -> list[str]:
    rows = [
        {
            "file": finding.place.file,
            "line": finding.place.line or None,
            "column": finding.place.column or None,
            "severity": "error" if finding.severity is Severity.ERROR else "warning",
            "code": finding.code,
            "message": finding.message,
            "remedy": finding.remedy,
            **({"suggestion": finding.suggestion} if finding.suggestion else {}),
        }
        for finding in findings
    ]
    return [json.dumps(rows, ensure_ascii=False, indent=2)]


FORMATS = {"text": as_text, "github": as_github, "json": as_json}
