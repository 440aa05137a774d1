"""``NAME.parquet``: the canonical values, sorted for range reading; see ``sorting.order_of``."""

from __future__ import annotations

from pathlib import Path

from generator.model import Table
from generator.tables.sorting import order_of, write_sorted


def write(table: Table, target: Path) -> None:
    write_sorted(table.parquet, order_of(table), target)
