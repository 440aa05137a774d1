"""Days that an English Excel may have read month first: a sheet keeps as text what it could not read so.

``01/02/2024`` became 2 January, ``13/02/2024`` stayed text. In such a column no date is after the 12th,
and every text has a number above 12.
"""

from __future__ import annotations

import re
from itertools import islice

from generator.findings import Finding, Place, Severity
from generator.readers.grid import Grid, Row
from generator.tables.layout import Layout
from generator.tables.problems import quoted

LOOK = 2_000
"""Rows that are looked at."""
LEAST = 2
"""Dates in a column from which a pattern is none of chance alone."""
DATED = re.compile(r"\d{4}-\d{2}-(\d{2})")
WRITTEN = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](?:19|20)\d{2}\s*")


def swapped_days(grid: Grid, layout: Layout, source: str) -> list[Finding]:
    """A warning for each column of a workbook whose days may have been exchanged with their months."""
    if not grid.spreadsheet or grid.typed:
        return []
    rows = [(line, row) for line, row in islice(grid.rows(), LOOK) if line >= layout.first_line]
    named = zip(layout.columns, layout.headers, strict=True)
    return [found for column, header in named if (found := finding(rows, column, header, source))]


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
