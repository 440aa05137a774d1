"""Findings without what they would otherwise quote of persons.

A cell that is no number is quoted by other checks, and a path may carry a NIK in its name: whatever is
printed into the public log of a pull request must be masked too.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.findings import Finding
from generator.personal.evidence import mask
from generator.personal.headers import Role, role_of
from generator.personal.text import find

SHORTEST = 8
"""Characters of the shortest value that can be masked."""
CUT_OFF = re.compile(r"\d[\d .-]{4,}\d(?=…)|[\w.+-]+@[\w.-]*(?=…)")
"""A number or address that a quotation ends in: what is left of it tells enough of the rest."""
COLUMN = re.compile(r'\bkolom "([^"]*)"')
QUOTED = re.compile(r'"([^"]+)"')
OF_PERSONS = {Role.NAME, Role.CHILD, Role.PATIENT, Role.BIRTH, Role.HOME, Role.HEALTH}


def concealed(text: str) -> str:
    """The text with every number or address of a person masked."""
    if len(text) < SHORTEST:
        return text
    for hit in reversed(find(text)):
        text = text[: hit.start] + mask(text[hit.start : hit.end]) + text[hit.end :]
    return CUT_OFF.sub(lambda match: mask(match[0]), text)


def conceal(finding: Finding) -> Finding:
    place = replace(finding.place, file=concealed(finding.place.file))
    message, remedy = unquoted(finding.message), concealed(finding.remedy)
    return replace(finding, place=place, message=message, remedy=remedy)


def unquoted(message: str) -> str:
    """No value of a column that is about persons by its header: ``kolom "nama pasien": "••••" …``."""
    message = concealed(message)
    column = COLUMN.search(message)
    if not column or role_of(column[1]) not in OF_PERSONS:
        return message
    return message[: column.end()] + QUOTED.sub(lambda match: f'"{mask(match[1])}"', message[column.end() :])
