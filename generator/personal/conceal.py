"""Findings without the persons' numbers that they would otherwise quote.

A cell that is no number is quoted by other checks, and a path may carry a NIK in its name: whatever is
printed into the public log of a pull request must be masked too.
"""

from __future__ import annotations

from dataclasses import replace

from generator.findings import Finding
from generator.personal.evidence import mask
from generator.personal.text import find

SHORTEST = 8
"""Characters of the shortest value that can be masked."""


def concealed(text: str) -> str:
    """The text with every number or address of a person masked."""
    if len(text) < SHORTEST:
        return text
    for hit in reversed(find(text)):
        text = text[: hit.start] + mask(text[hit.start : hit.end]) + text[hit.end :]
    return text


def conceal(finding: Finding) -> Finding:
    place = replace(finding.place, file=concealed(finding.place.file))
    message, remedy = concealed(finding.message), concealed(finding.remedy)
    return replace(finding, place=place, message=message, remedy=remedy)
