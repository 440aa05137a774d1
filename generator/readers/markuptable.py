"""What HTML and Excel 2003 XML have in common: rows with cells that span others."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.readers.grid import COLUMN_LIMIT, Row, Unreadable
from generator.readers.told import Told


@dataclass(slots=True)
class Found:
    """One table of a document."""

    name: str = ""
    rows: list[Row] = field(default_factory=list)
    merged: list[list[int]] = field(default_factory=list)
    told: Told = field(default_factory=Told)
    notes: list[str] = field(default_factory=list)


def skip_taken(row: Row, taken: dict[int, int]) -> None:
    """Cells of a rowspan from above; those that the current row has just begun lie left of the end."""
    while taken.get(len(row), 0) > 0:
        row.append(None)


def check_width(width: int) -> None:
    if width > COLUMN_LIMIT:
        raise Unreadable("tabel HTML ini terlalu lebar.", "Simpan sebagai CSV.", "terlalu-banyak-kolom")
