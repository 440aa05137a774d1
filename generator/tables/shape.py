"""What a row looks like, without knowing what it means."""

from __future__ import annotations

from collections.abc import Sequence

from generator.readers.grid import TYPED
from generator.tables.classify import Kind, classify
from generator.tables.words import MISSING, is_missing

NOTHING = MISSING - {"tidak ada", "tidak tersedia"}


def count(row: Sequence[str | None]) -> int:
    """Cells that are not blank."""
    return sum(1 for cell in row if cell and not cell.isspace())


def filled(row: Sequence[str | None]) -> list[str]:
    return [cell for cell in row if cell and not cell.isspace()]


def is_blank(row: Sequence[str | None]) -> bool:
    return count(row) == 0


def is_nothing(row: Sequence[str | None]) -> bool:
    """Blank, or words for nothing in every cell: no row. "Tidak Ada" may be an answer, so it is one."""
    return all(not cell or cell.isspace() or cell.strip().lower() in NOTHING for cell in row)


def is_number(cell: str | None) -> bool:
    return cell is not None and classify(cell).kind is Kind.NUMBER


def is_year(cell: str | None) -> bool:
    text = (cell or "").strip().removeprefix(TYPED).rstrip("*")
    return len(text) == 4 and text.isascii() and text.isdigit() and 1900 <= int(text) <= 2200


def is_label(cell: str | None) -> bool:
    """Could be part of a header: words, or a year, but no word for "nothing here"."""
    if not (cell and cell.strip()) or is_missing(cell):
        return False
    return is_year(cell) or not is_number(cell)
