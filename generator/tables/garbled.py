"""Letters that went wrong before the file came here: UTF-8 that some program took for Windows-1252."""

from __future__ import annotations

import re
from itertools import islice

from generator.findings import Finding, Place, Severity
from generator.readers.grid import Grid, shown

LOOK = 2_000
"""Rows that are looked at."""
GARBLED = re.compile(
    "â€[\u0080-\u02ff\u2010-\u203a\u20ac\u2122]|Ã[\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]|Â[\u00a0-\u00bf]|\ufffd"
)
"""``â€“`` for –, ``Ã©`` for é, and the sign for a letter that was lost."""


def garbled(grid: Grid, source: str) -> list[Finding]:
    """A warning at the first cell of this kind."""
    for line, row in islice(grid.rows(), LOOK):
        for column, cell in enumerate(row, 1):
            if cell and not cell.isascii() and GARBLED.search(cell):
                return [finding(Place(source, line, column), cell)]
    return []


def finding(place: Place, cell: str) -> Finding:
    return Finding(
        place,
        f'huruf di "{shown(cell.strip(), 40)}" rusak sejak sebelum berkas ini disimpan.',
        "Buka sumber aslinya sebagai UTF-8, lalu simpan ulang sebagai CSV UTF-8 atau .xlsx.",
        "huruf-rusak",
        Severity.WARNING,
    )
