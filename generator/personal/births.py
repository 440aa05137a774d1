"""Days of birth in running text, behind a word that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.evidence import Hit, Strength

CUES = ("lahir", "ttl", "dob", "birth")
DATE = (
    r"\d{1,2}[ ./-]{1,3}(?:\d{1,2}|jan\w*|feb\w*|mar\w*|apr\w*|mei|jun\w*|jul\w*|agu?s?t?\w*|sep\w*|okt\w*|"
    r"nov\w*|des\w*)[ ./-]{1,3}\d{4}|\d{4}-\d{2}-\d{2}"
)
BIRTH = re.compile(
    rf"(?:(?:tempat|tpt|tmp|tgl|tanggal|hari)[ ,./&dan]{{0,6}})+(?:lahir|kelahiran)"
    rf"\s{{0,3}}[:=]?\s{{0,3}}[^\n]{{0,40}}?({DATE})|"
    rf"\bttl\s{{0,3}}[:=.]?[^\n\d]{{0,40}}?({DATE})|"
    rf"\b(?:lahir|dob|date of birth|birth ?date)\s{{0,3}}[:=][^\n\d]{{0,40}}?({DATE})|"
    r"(?:\blahir (?:di|pada|tanggal|tgl)\b|(?<!jumlah )(?<!angka )(?<!akta )\bkelahiran [a-z]+,?)"
    rf"[^\n\d]{{0,40}}?({DATE})|"
    rf"(?<!hari )\blahir,? ({DATE})",
    re.IGNORECASE,
)
SURE = 3
"""Alternatives of ``BIRTH`` up to which a label says it."""
LIVING = 1900
"""Births before are history."""
NOT_BIRTH = re.compile(r"hari\s+lahir", re.IGNORECASE)


def births(text: str, small: str) -> Iterator[Hit]:
    """``small``: the text in lower case."""
    if not any(cue in small for cue in CUES):
        return
    for match in BIRTH.finditer(text):
        group = match.lastindex or 0
        year = max(map(int, re.findall(r"\d{4}", match[group])))
        if not NOT_BIRTH.search(match[0]) and year >= LIVING:
            yield Hit(
                "tanggal-lahir", *match.span(group), Strength.STRONG if group <= SURE else Strength.WEAK
            )
