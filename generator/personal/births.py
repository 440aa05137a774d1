"""Days of birth in running text: behind a word that says so, or a town and a day beside a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.personal.evidence import Hit, Strength
from generator.personal.lines import on_line_with

CUES = ("lahir", "lhr", "ttl", "dob", "birth")
MONTH = r"(?:jan|feb|mar|apr|mei|may|jun|jul|a[gu]+s?t?|sep|o[kc]t|nov|de[sc])[a-z]*"
PARTED = r"[ ./,'-]{1,3}"
YEAR = r"(?:19|20)\d\d"
WORDED = rf"\d{{1,2}}(?:{PARTED})?{MONTH}(?:{PARTED}(?:th\w*\.? ?)?)?(?:{YEAR}|\d\d)"
ENGLISH = rf"{MONTH}\.? \d{{1,2}}, ?{YEAR}"
NUMBERED = rf"\d{{1,2}}{PARTED}\d{{1,2}}{PARTED}(?:{YEAR}|\d\d)|{YEAR}[-/.]\d\d[-/.]\d\d|[0-3]\d[01]\d{YEAR}"
HOUR = r",?[ T]\d\d(?::\d\d|\.[0-5]\d(?![.\d]))"
DATE = rf"(?<!\d)(?<!\d[.,/-])(?:{WORDED}|{NUMBERED}|(?<![A-Za-z]){ENGLISH})(?!\d)(?![.,/-]\d)(?!{HOUR})"
NOBODY = "kota|kab|provinsi|desa|negara|undang|organisasi|partai|lembaga"
DAY = r"(?:tempat|tpt|tmp|tmpt|tgl|tanggal|hari)[\s,./&_-]{0,3}(?:dan )?"
CUE = re.compile(
    rf"(?:{DAY}){{0,3}}(?:ke)?lahir(?:an)?(?![a-z])(?!\s+(?:{NOBODY})\w*(?!\.? ?\w+ ?, ?\d))|"
    r"(?<![a-z])(?:(?:(?:tgl|tanggal)[ ._]{0,2})?lhr|ttl|dob|birth(?:[ _]?da(?:te|y))?)(?![a-z])",
    re.IGNORECASE,
)
REACH = 48
"""Characters between the word and the day: a colon, a town."""
FIRST = re.compile(DATE, re.IGNORECASE)
LABEL = re.compile(r"[\s\"']{0,4}[:=]|\s*\n")
ENDS = re.compile(r"\n[^\n]*\n|[;|]|\d")
"""What a birth does not go beyond."""
AGE = re.compile(r"\d{1,3} ?(?:tahun|thn|th)\b", re.IGNORECASE)
BEFORE = "jumlah|angka|akta|kutipan|undang|peraturan|pancasila|indonesia|gagasan|program|kebijakan"
OTHERWISE = re.compile(
    rf"hari\s+lahir|(?<![a-z])(?:{BEFORE}|{NOBODY})\w*\W+(?:\w+\W+){{0,2}}$", re.IGNORECASE
)
LIVING = 1900
"""Births before are history."""
BESIDE = frozenset(("nik", "kk", "nip", "hp"))
PLACED = re.compile(
    rf"(?:[A-Z][A-Za-z.]+ ?){{1,3}}\s{{0,3}}[,/(-]?\s{{0,3}}(?:(?:tgl|tanggal|pada)\.? )?(?i:{DATE})"
)
EVENT = re.compile(
    r"(?<![a-z])(?:tmt|pada|sejak|mulai|per|s[./]?d\.?|sampai|hingga|tertanggal|terhitung)"
    r"(?: (?:hari|tgl|tanggal)\.?)?[ :]{1,3}$",
    re.IGNORECASE,
)
"""Words before a day on which something else happened …"""
BACK = 24
"""… and so many characters in which they stand."""
LIST, SEVERAL = 3, 2
"""So many lines with a person's number are a list of persons, and so many numbers
on one line are a person's record: any day in it may be a birth."""


def births(text: str, small: str, numbers: Sequence[Hit] = ()) -> Iterator[Hit]:
    """``small``: the text in lower case. ``numbers``: what was found of persons in it."""
    if any(cue in small for cue in CUES):
        yield from named(text)
    if numbers:
        yield from beside(text, numbers)


def named(text: str) -> Iterator[Hit]:
    for cue in CUE.finditer(text):
        ahead = text[max(0, cue.start() - 40) : cue.start()]
        window = text[cue.end() : cue.end() + REACH + 24]
        date = FIRST.search(window)
        if not date or date.start() > REACH or ENDS.search(AGE.sub("", window[: date.start()])):
            continue
        if OTHERWISE.search(ahead) or OTHERWISE.search(cue[0]) or not living(date[0]):
            continue
        label = LABEL.match(window) or cue[0][:1] in "tT"
        yield Hit(
            "tanggal-lahir", cue.end() + date.start(), cue.end() + date.end(),
            Strength.STRONG if label else Strength.WEAK,
        )  # fmt: skip


def beside(text: str, numbers: Sequence[Hit]) -> Iterator[Hit]:
    """A town and a day on the line of a person's number, as in lists of persons."""
    lines = list(on_line_with(text, numbers, BESIDE))
    for start, end, here in lines:
        pattern = FIRST if len(lines) >= LIST or len(here) >= SEVERAL else PLACED
        for match in pattern.finditer(text, start, end):
            date = FIRST.search(match[0])
            ahead = max(start, match.start() - BACK)
            if date and living(date[0]) and not EVENT.search(text, ahead, match.start()):
                yield Hit("tanggal-lahir", match.start() + date.start(), match.end(), Strength.WEAK)


def living(date: str) -> bool:
    years = [int(year) for year in re.findall(r"\d{4}$|^\d{4}", date)]
    return not years or max(years) >= LIVING
