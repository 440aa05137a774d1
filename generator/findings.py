"""What is wrong with the input, where, and how to mend it.

A finding is data, not an exception: a check collects all of them, sorts them by
place and prints them together. ``Rejected`` is the only exception that ends a run
because of its input.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote


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
class Words:
    """What a report says around its findings, in one language."""

    error: str
    warning: str
    errors: str
    warnings: str
    nothing: str
    head: tuple[str, str, str, str]
    more: str


INDONESIAN = Words(
    error="masalah",
    warning="peringatan",
    errors="{} masalah",
    warnings="{} peringatan",
    nothing="tidak ada masalah",
    head=("Tempat", "Temuan", "Yang dilakukan", "Kode"),
    more="Dan {} temuan lain; jalankan `terang check`.",
)
ENGLISH = Words(
    error="error",
    warning="warning",
    errors="errors: {}",
    warnings="warnings: {}",
    nothing="no errors",
    head=("Place", "Finding", "What to do", "Code"),
    more="And {} more findings; run `terang check --bahasa en`.",
)


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
        return self.line(INDONESIAN)

    def line(self, words: Words) -> str:
        prefix = f"{words.warning}: " if self.severity is Severity.WARNING else ""
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
    """``Maksud Anda "x"?`` for the nearest known word without regard to case, or nothing."""
    words = {each.casefold(): each for each in sorted(known, reverse=True)}
    near = difflib.get_close_matches(word.casefold(), sorted(words), n=1, cutoff=0.6)
    return f'Maksud Anda "{words[near[0]]}"?' if near else ""


def summary(findings: list[Finding], verdict: str, words: Words = INDONESIAN) -> str:
    wrong = len(errors(findings))
    warned = len(findings) - wrong
    parts = ([words.errors.format(wrong)] if wrong else []) + (
        [words.warnings.format(warned)] if warned else []
    )
    return f"{', '.join(parts) or words.nothing}; {verdict}"


def as_text(findings: list[Finding], words: Words = INDONESIAN) -> list[str]:
    return [finding.line(words) for finding in findings]


def as_github(findings: list[Finding], words: Words = INDONESIAN) -> list[str]:
    """Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions"""

    def escape(text: str, also: str = "") -> str:
        for character in "%\r\n" + also:
            text = text.replace(character, f"%{ord(character):02X}")
        return text

    lines = []
    for finding in findings:
        level = "error" if finding.severity is Severity.ERROR else "warning"
        place = f"file={escape(str(Place(finding.place.file)), ':,')}"
        if finding.place.line:
            place += f",line={finding.place.line}"
        if finding.place.column:
            place += f",col={finding.place.column}"
        sentence = f"{finding.message} {finding.remedy}".rstrip()
        lines.append(f"::{level} {place},title={finding.code}::{escape(one_line(sentence))}")
    return lines


def as_json(findings: list[Finding], words: Words = INDONESIAN) -> list[str]:
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


def as_sarif(findings: list[Finding], words: Words = INDONESIAN) -> list[str]:
    """SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code scanning and editors."""
    codes = sorted({finding.code for finding in findings})
    driver = {"name": "Terang", "rules": [{"id": code} for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [sarif_result(finding, codes.index(finding.code)) for finding in findings],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    log = {"$schema": schema, "version": "2.1.0", "runs": [run]}
    return [json.dumps(log, ensure_ascii=False, indent=2)]


def sarif_result(finding: Finding, rule: int) -> dict[str, object]:
    """``rule``: position of the finding's code among the rules of the run."""
    place = finding.place
    region = {"startLine": place.line} | ({"startColumn": place.column} if place.column else {})
    where = {"artifactLocation": {"uri": quote(place.file)}} | ({"region": region} if place.line else {})
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": "error" if finding.severity is Severity.ERROR else "warning",
        "message": {"text": one_line(f"{finding.message} {finding.remedy}".rstrip())},
        "locations": [{"physicalLocation": where}],
    }


MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]()#+!|~>-])")
SUMMARY_LIMIT = 500
"""Rows; GitHub takes a summary of at most 1 MiB."""


def as_markdown(findings: list[Finding], words: Words = INDONESIAN) -> list[str]:
    """A table for ``$GITHUB_STEP_SUMMARY``: no word of a file can become markup in it."""
    if not findings:
        return [f"{words.nothing.capitalize()}."]
    lines = [f"| | {' | '.join(words.head)} |", "|---|---|---|---|---|"]
    for finding in findings[:SUMMARY_LIMIT]:
        sign = words.error if finding.severity is Severity.ERROR else words.warning
        cells = (sign, str(finding.place), finding.message, finding.remedy)
        lines.append(f"| {' | '.join(plain_markdown(cell) for cell in cells)} | `{finding.code}` |")
    if len(findings) > SUMMARY_LIMIT:
        lines += ["", words.more.format(len(findings) - SUMMARY_LIMIT)]
    return lines


def plain_markdown(text: str) -> str:
    safe = MARKDOWN_SIGNS.sub(r"\\\1", one_line(text)).replace("&", "&amp;").replace("<", "&lt;")
    return safe.replace("://", ":&#47;&#47;").replace("@", "&#64;")


FORMATS = {"text": as_text, "github": as_github, "json": as_json, "markdown": as_markdown, "sarif": as_sarif}
