"""Rows that number the columns below a header: ``(1) (2) (3)``, ``1 2 3=2-1``, ``a b c``, ``I II III``."""

from __future__ import annotations

import re

from generator.readers.grid import TYPED, Row
from generator.tables.shape import is_label

NUMBERED = 3
"""Columns at least that are numbered without brackets."""
FORMULA = re.compile(r"\s*=.*?(?=[)\]]?$)|(?<=\d)\s*\(\s*\d+(?:\s*[-+:/xX*\u2013]\s*\d+)+\s*\)$")
"""``5=4-3``, ``5 (3+4)``: what a numbered column is made of."""
RULE = re.compile(r"\s*[:|+]*(?:-{3,}|={3,}|_{3,})[:|+]*\s*")
ROMAN = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
    "XVII", "XVIII", "XIX", "XX",
)  # fmt: skip


def is_numbering(row: Row, below: list[Row]) -> bool:
    """``(1) (2) (3)`` below the header, as BPS numbers its columns, or ``1 2 3=2-1`` of a budget.

    Without brackets it could be a row of the table, unless words stand below a number; of two columns,
    where ``1, 2`` comes by chance, it stays one.
    """
    cells = [FORMULA.sub("", (cell or "").strip().removeprefix(TYPED)) for cell in row]
    numbered = [cell for cell in cells if cell]
    if len(numbered) < 2:
        return False
    if [cell.strip("()[]") for cell in numbered] not in sequences(len(numbered)):
        return False
    if all(cell.startswith(("(", "[")) for cell in numbered):
        return True
    return len(numbered) >= NUMBERED and any(
        cell and n < len(other) and is_label(other[n]) for other in below for n, cell in enumerate(cells)
    )


def is_rule(row: Row) -> bool:
    """``=====`` or ``---:`` in all cells: a line that a program drew below the header."""
    cells = [cell for cell in row if cell and cell.strip()]
    return bool(cells) and all(map(RULE.fullmatch, cells))


def sequences(length: int) -> list[list[str]]:
    """1, 2, 3; -1, -2, -3, which Excel makes of (1) (2) (3); a, b, c; I, II, III."""
    numbers = [str(number) for number in range(1, length + 1)]
    letters = [chr(97 + number) for number in range(min(length, 26))]
    capitals = [letter.upper() for letter in letters]
    return [numbers, [f"-{number}" for number in numbers], letters, capitals, [*ROMAN[:length]]]
