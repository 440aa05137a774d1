"""Days that an English Excel may have read month first: a sheet keeps as text what it could not read so.

``01/02/2024`` became 2 January, ``13/02/2024`` stayed text. In such a column no date is after the 12th,
and every text has a number above 12. And years in cells that are formatted as days.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import islice

from generator.findings import Finding, Place, Severity
from generator.readers.grid import Grid, Row
from generator.tables.layout import Layout
from generator.tables.problems import quoted

LOOK = 2_000
"""Rows that are looked at."""
LEAST = 2
"""Dates in a column from which a pattern is none of chance alone."""
DAY_ZERO = date(1899, 12, 30)
FROM_YEAR, TO_YEAR = "1905-05-31", "1905-08-31"
"""Days 1978 and 2070 of Excel."""
YEARS = re.compile(r"(?i)\b(?:tahun|thn|year)\b")
DATED = re.compile(r"\d{4}-\d{2}-(\d{2})")
WRITTEN = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](?:19|20)\d{2}\s*")


def swapped_days(grid: Grid, layout: Layout, source: str) -> list[Finding]:
    """A warning for each column of a workbook whose days may have been exchanged with their months."""
    if not grid.spreadsheet or grid.typed:
        return []
    rows = [(line, row) for line, row in islice(grid.rows(), LOOK) if line >= layout.first_line]
    named = [*zip(layout.columns, layout.headers, strict=True)]
    return [
        *(found for column, header in named if (found := finding(rows, column, header, source))),
        *(found for column, header in named if (found := years_as_days(rows, column, header, source))),
    ]


def years_as_days(rows: list[tuple[int, Row]], column: int, header: str, source: str) -> Finding | None:
    """2023 in cells that are formatted as days is 15 July 1905, the 2023rd since 1900."""
    days = [
        (line, text) for line, row in rows if column < len(row) and DATED.fullmatch(text := row[column] or "")
    ]
    odd = [(line, text) for line, text in days if FROM_YEAR <= text <= TO_YEAR]
    if not odd or not (YEARS.search(header) or len(days) == len(odd) >= LEAST):
        return None
    line, text = odd[0]
    year = (date.fromisoformat(text) - DAY_ZERO).days
    return Finding(
        Place(source, line, column + 1),
        f'kolom "{header}": {quoted(text)} tampaknya tahun {year} dalam sel yang berformat tanggal.',
        "Ubah format selnya menjadi Umum (General), lalu ketik ulang tahunnya.",
        "tanggal-rusak",
    )


def finding(rows: list[tuple[int, Row]], column: int, header: str, source: str) -> Finding | None:
    texts = [(line, text) for line, row in rows if column < len(row) and (text := row[column])]
    dated = [int(match[1]) for _, text in texts if (match := DATED.fullmatch(text))]
    written = [(line, match) for line, text in texts if (match := WRITTEN.fullmatch(text))]
    if len(dated) < LEAST or not written or max(dated) > 12:
        return None
    if not all(max(int(match[1]), int(match[2])) > 12 for _, match in written):
        return None
    line, match = written[0]
    return Finding(
        Place(source, line, column + 1),
        f'kolom "{header}": {quoted(match[0])} tersimpan sebagai teks dan tanggal lain tidak ada yang lewat '
        "tanggal 12; hari dan bulannya mungkin tertukar.",
        "Cocokkan dengan sumber aslinya, lalu tulis semua sebagai tahun-bulan-hari.",
        "tanggal-tak-pasti",
        Severity.WARNING,
    )
