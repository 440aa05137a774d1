"""Faults of single values, gathered while a table streams by: the first twenty a column, then a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from generator.findings import Finding, Place

LIMIT = 20


@dataclass(slots=True)
class Faults:
    """Rows are counted in the table from 0; the lines of the file are asked for at the end."""

    limit: int = LIMIT
    counts: Counter[str] = field(default_factory=Counter)
    kept: dict[str, list[tuple[int, str, str, str]]] = field(default_factory=dict)
    """By column: (row, sentence, remedy, code)."""

    def add(self, column: str, rows: list[int], count: int, *, message: str, remedy: str, code: str) -> None:
        """``rows``: at most ``limit`` of the ``count`` rows that have this fault."""
        self.counts[column] += count
        kept = self.kept.setdefault(column, [])
        kept += [(row, message, remedy, code) for row in rows]
        kept.sort()
        del kept[self.limit :]

    def findings(self, source: str, line_of: Callable[[list[int]], dict[int, int]]) -> list[Finding]:
        """``line_of`` gives the lines of many rows at once, because it may have to read the file again."""
        lines = line_of(sorted({row for kept in self.kept.values() for row, *_ in kept}))
        findings = [
            Finding(Place(source, lines[row]), message, remedy, code)
            for kept in self.kept.values()
            for row, message, remedy, code in kept
        ]
        return findings + [
            rest(source, column, count - len(self.kept[column]))
            for column, count in self.counts.items()
            if count > len(self.kept[column])
        ]


def rest(source: str, column: str, count: int) -> Finding:
    return Finding(
        Place(source),
        f'kolom "{column}": masih ada {count} nilai lain yang salah.',
        "Betulkan yang disebut lebih dahulu, lalu periksa lagi.",
        "masih-ada-lagi",
    )
