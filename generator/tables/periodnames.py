"""Periods that stand in a column's header: ``Jumlah Tahun 2019 (jiwa)``, ``Januari 2024``, ``TW II``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.tables.words import MONTH_NAMES, MONTHS

YEARS = range(1945, 2101)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
BEFORE = (
    r"(?:\b(?:tahun(?:\s+(?:ajaran|anggaran|pelajaran))?|thn|th|ta|bulan|bln|year)\b\.?\s*(?:[-–:]\s*)?)?"
)
"""Words that only announce the period and go with it."""
REMARK = r"\s*\((?:angka\s+)?(?:sangat\s+)?(?:sementara|perbaikan|revisi|final)\)"
AFTER = rf"(?:\s*\*+\)?|\s?[\u00b9\u00b2\u00b3]\)?|\s\d\)|\s?[rxep]\)?(?!\w)|{REMARK})?"
"""The mark of a preliminary or revised figure."""
SHORT_YEAR = re.compile(r"['\u2019-]?\s*\d{2}")
YEAR = r"(?<![\d.,])((?:19|20)\d\d)(?![\d.,]\d|\d)"
MONTH_WORD = "|".join(sorted(MONTHS, key=len, reverse=True))
WHOLE = {
    "bulan": re.compile(rf"{BEFORE}{YEAR}-(0[1-9]|1[0-2])(?!\d){AFTER}", re.IGNORECASE),
    "tahun ajaran": re.compile(rf"{BEFORE}{YEAR}\s*/\s*((?:19|20)\d\d)(?!\d){AFTER}", re.IGNORECASE),
    "tahun": re.compile(rf"{BEFORE}{YEAR}{AFTER}", re.IGNORECASE),
}
PART = {
    "triwulan": re.compile(r"\b(?:triwulan|tri wulan|kuartal|tw|q)\b\.?\s*-?\s*(iv|i{1,3}|[1-4])\b", re.I),
    "semester": re.compile(r"\b(?:semester|smt|sem)\b\.?\s*-?\s*(i{1,2}|[12])\b", re.I),
    "bulan": re.compile(rf"{BEFORE}(?<!\w)({MONTH_WORD})(?!\w)\.?{AFTER}", re.I),
}
QUARTER = re.compile(r"\bq(?=[1-4]\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """``unit`` is the name of a column of such periods; ``stem`` is what else the header says."""

    unit: str
    period: str
    """``2019``, ``2019/2020``, ``2024-01``, ``2024-Q2``, ``2024-S1``, or, without a year, ``Januari``."""
    stem: str


def named(header: str) -> Named | None:
    """The one period that a header names; None where it names none, or more than one."""
    text = QUARTER.sub("q ", " ".join(header.replace("_", " ").split()))
    year, text = year_in(text)
    part, text = part_in(text)
    if year is None:
        return None
    if part is None:
        return Named(year[0], year[1], stem_of(text)) if year[0] else None
    if year[0] not in ("", "tahun"):
        return None
    if not year[1] and SHORT_YEAR.fullmatch(text.strip()):
        return None  # Jan-21: of which century, nobody says
    return Named(part[0], dated(part[0], part[1], year[1]), stem_of(text))


def year_in(text: str) -> tuple[tuple[str, str] | None, str]:
    """(unit, period) with the text left over; ``("", "")`` without a year, None where there are several."""
    for unit, pattern in WHOLE.items():
        found = list(pattern.finditer(text))
        if len(found) > 1:
            return None, text
        if found:
            numbers = found[0].groups()
            rest = text[: found[0].start()] + " " + text[found[0].end() :]
            if int(numbers[0]) not in YEARS or WHOLE["tahun"].search(rest):
                return None, text
            return (unit, ("/" if unit == "tahun ajaran" else "-").join(numbers)), rest
    return ("", ""), text


def part_in(text: str) -> tuple[tuple[str, int] | None, str]:
    for unit, pattern in PART.items():
        found = list(pattern.finditer(text))
        if len(found) == 1:
            word = found[0][1].lower()
            number = MONTHS[word] if unit == "bulan" else ROMAN[word]
            return (unit, number), text[: found[0].start()] + " " + text[found[0].end() :]
    return None, text


def dated(unit: str, number: int, year: str) -> str:
    if unit == "bulan":
        return f"{year}-{number:02}" if year else MONTH_NAMES[number - 1]
    if year:
        return f"{year}-{'Q' if unit == 'triwulan' else 'S'}{number}"
    return f"{unit.capitalize()} {number}"


def stem_of(text: str) -> str:
    """Without brackets that are empty now, and without signs at the ends and between."""
    text = re.sub(r"[(\[]\s*[)\]]", " ", text)
    text = re.sub(r"\s*–(?:\s*–)+\s*", " – ", text)
    return " ".join(text.split()).strip(" –-—:;,/|.*").strip()
