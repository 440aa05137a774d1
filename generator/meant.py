"""What an officer meant by a value that is written otherwise than YAML, ISO 8601 or an address wants it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from generator.kinds.resource import INTERVAL, interval

TYPES = {
    **dict.fromkeys(("angka", "number", "integer", "int", "numerik", "bulat"), "bilangan"),
    **dict.fromkeys(("string", "text", "huruf", "kata"), "teks"),
    **dict.fromkeys(("float", "double", "decimal", "pecahan"), "desimal"),
    "date": "tanggal",
    "datetime": "waktu",
    "boolean": "logika",
    "uang": "rupiah",
    "%": "persen",
}
"""Words of other programs for types of columns."""
OFTEN = {
    **dict.fromkeys(
        ("6 bulan", "enam bulan", "semester", "setengah tahun", "dua kali setahun"), "semesteran"
    ),
    **dict.fromkeys(("3 bulan", "tiga bulan", "triwulan", "kuartal", "quarterly", "tw"), "triwulanan"),
    **dict.fromkeys(("tahun", "1 tahun", "12 bulan", "setahun", "yearly", "annual", "annually"), "tahunan"),
    **dict.fromkeys(("bulan", "1 bulan", "sebulan", "monthly"), "bulanan"),
    **dict.fromkeys(("minggu", "1 minggu", "seminggu", "pekan", "weekly"), "mingguan"),
    **dict.fromkeys(("hari", "1 hari", "daily"), "harian"),
    **dict.fromkeys(("sewaktu-waktu", "tidak tentu", "jika perlu"), "insidental"),
}
"""Words for how often something is published."""
LEADING = re.compile(r"(?:setiap|tiap|per|sekali)[ -]*(?:tiap )?|(?: sekali)$")
MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "ag", "sep", "okt", "nov", "des")
DAY = re.compile(r"(\d{1,2})[ ./-]+(\d{1,2}|[a-z]{3,10})[ ./-]+(\d{4})", re.IGNORECASE)
BACKWARDS = re.compile(r"(\d{4})[ ./](\d{1,2})[ ./](\d{1,2})")
YEARS = re.compile(
    r"(?:tahun )?(\d{4})\s*(?:-|–|s\.? ?/? ?d\.?|sampai(?: dengan)?|hingga)\s*(\d{4})", re.IGNORECASE
)
PART = re.compile(r"(semester|triwulan|tw\.?|kuartal)\s*([ivIV]{1,3}|\d)\s*(?:tahun )?(\d{4})", re.IGNORECASE)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
LONGEST = 60


def choice_of(value: str) -> str:
    """A type of column or a frequency; "" where nothing is known."""
    said = value.casefold().strip()
    return TYPES.get(said) or OFTEN.get(LEADING.sub("", said).strip()) or OFTEN.get(said, "")


def day_of(value: str) -> str:
    """``2025-07-01`` for ``1 Juli 2025``, ``01/07/2025``, ``2025.7.1``: days come first; "" for no day."""
    text = value.strip()[:LONGEST]
    if found := DAY.fullmatch(text):
        day, month, year = found.groups()
    elif found := BACKWARDS.fullmatch(text):
        year, month, day = found.groups()
    else:
        return ""
    number = int(month) if month.isdigit() else month_of(month)
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return ""


def month_of(word: str) -> int:
    small = word.casefold().replace("peb", "feb").replace("nop", "nov")
    return next((number for number, start in enumerate(MONTHS, 1) if small.startswith(start)), 0)


def interval_of(value: str) -> str:
    """``2021/2025`` for ``2021-2025`` or ``2021 s.d. 2025``; ``2025-01/2025-06`` for ``Semester I 2025``."""
    text = value.strip()[:LONGEST]
    meant = ""
    if found := YEARS.fullmatch(text):
        meant = f"{found[1]}/{found[2]}"
    elif found := PART.fullmatch(text):
        months = 6 if found[1].casefold().startswith("s") else 3
        number = ROMAN.get(found[2].casefold()) or (int(found[2]) if found[2].isdigit() else 0)
        if 1 <= number <= 12 // months:
            meant = f"{found[3]}-{(number - 1) * months + 1:02}/{found[3]}-{number * months:02}"
    return meant if meant and INTERVAL.fullmatch(meant) and in_order(meant) else ""


def in_order(meant: str) -> bool:
    try:
        start, end = interval(meant)
    except ValueError:
        return False
    return start <= end


def address_of(value: str) -> str:
    """``ekonomi-kreatif`` for ``Ekonomi Kreatif``; "" where no address can be made."""
    plain = unicodedata.normalize("NFKD", value[: LONGEST + 1]).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) if len(value) <= LONGEST else ""
