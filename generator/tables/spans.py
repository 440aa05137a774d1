"""Ages, other ranges and codes that Excel took for days: ``5-9`` became 9 May, ``5.1.01`` 5 January 2001."""

from __future__ import annotations

import re
from pathlib import Path

import pyarrow.parquet as pq

from generator.kinds.dataset import ColumnType as Type
from generator.tables.plan import Plan
from generator.tables.problems import Problem, quoted
from generator.tables.words import MONTHS

RANGES = re.compile(r"(?i)\b(?:umur|usia|kelompok|rentang|golongan|interval|kelas|nilai|skor)\b")
"""Headers of columns that hold ranges and never days."""
CODES = re.compile(r"(?i)\b(?:kode|rekening|rt|rw)\b")
"""And of those that hold codes."""
DAYS = re.compile(r"(?i)\b(?:tanggal|tgl|waktu|hari)\b")
NAMES = "|".join(sorted({name[:3] for name in MONTHS}))
TAKEN = re.compile(rf"(?i)\d{{1,2}}[- ](?:{NAMES})|(?:{NAMES})[- ]\d{{1,2}}|\d{{4}}-\d\d-\d\d")
MOST = 5_000
"""Rows of a table about ages; longer ones are not looked at."""


def taken_for_days(target: Path, rows: int, plans: list[Plan]) -> list[Problem]:
    """Columns of text with such a header in which a day stands among other words."""
    suspect = [
        n for n, plan in enumerate(plans) if plan.type in (Type.TEXT, Type.CODE) and named(plan.header)
    ]
    if not suspect or rows > MOST:
        return []
    table = pq.read_table(target)
    return [problem for n in suspect if (problem := taken_in(plans[n].header, table.column(n).to_pylist()))]


def named(header: str) -> bool:
    words = header.replace("_", " ")
    return bool((RANGES.search(words) or CODES.search(words)) and not DAYS.search(words))


def taken_in(header: str, values: list[str | None]) -> Problem | None:
    found = [row for row, value in enumerate(values) if value and TAKEN.fullmatch(value)]
    if not found or len(found) == sum(value is not None for value in values):
        return None
    day = quoted(values[found[0]] or "")
    if not RANGES.search(header.replace("_", " ")):
        return Problem(
            f'kolom "{header}": {day} tampaknya kode yang diubah Excel menjadi tanggal.',
            "Format kolom itu sebagai Teks, lalu ketik ulang kodenya dari sumber aslinya.",
            "rentang-jadi-tanggal",
            found[0],
        )
    return Problem(
        f'kolom "{header}": {day} tampaknya rentang yang diubah Excel menjadi tanggal.',
        "Format kolom itu sebagai Teks, lalu ketik ulang rentangnya, misalnya 5–9.",
        "rentang-jadi-tanggal",
        found[0],
    )
