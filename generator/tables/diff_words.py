"""A difference in one Indonesian sentence, for feeds, logs and pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa

from generator.tables.diff import Difference
from generator.tables.diff_output import CELL, Block, changes, largest_first

EXAMPLES = 2
COLUMNS_NAMED = 4
ROW_VALUES = 8
TEXT_LIMIT = 40
UNSEPARATED = ("tahun", "kode")
"""Column types whose numbers carry no dots between thousands."""
SAME = "isi tabel tidak berubah"


def in_words(difference: Difference, types: Mapping[str, str] | None = None) -> str:
    """``12 baris baru, 3 nilai berubah (jumlah: 1.204 → 1.240 …)``.

    ``types``: column types as in the metadata, so that a year is written as one.
    """
    parts = [
        *rows_in_words(difference),
        *cells_in_words(difference, types or {}),
        *columns_in_words(difference),
    ]
    return ", ".join(parts) or SAME


def rows_in_words(difference: Difference) -> list[str]:
    counts = ((len(difference.added), "baris baru"), (len(difference.removed), "baris hilang"))
    return [f"{thousands(count)} {words}" for count, words in counts if count]


def cells_in_words(difference: Difference, types: Mapping[str, str]) -> list[str]:
    """The columns with the most changes, each with its largest ones as examples."""
    shared = {name: rows for name, rows in difference.cells.items() if name in difference.shared}
    if not shared:
        return []
    most = sorted(shared, key=lambda name: -len(shared[name][0]))
    told = [column_in_words(difference, name, types.get(name, "")) for name in most[:COLUMNS_NAMED]]
    if len(most) > COLUMNS_NAMED:
        told.append(f"dan {len(most) - COLUMNS_NAMED} kolom lain")
    return [f"{thousands(difference.changed_cells)} nilai berubah ({'; '.join(told)})"]


def column_in_words(difference: Difference, name: str, type_: str) -> str:
    left, right = difference.cells[name]
    first = largest_first(difference, Block(CELL, name, left, right), EXAMPLES)
    pairs = [f"{value_id(c.old, type_)} → {value_id(c.new, type_)}" for c in changes(difference, first)]
    more = " …" if len(left) > EXAMPLES else ""
    return f"{name}: {', '.join(pairs)}{more}"


def columns_in_words(difference: Difference) -> list[str]:
    parts = []
    if difference.columns_added:
        parts.append(f"kolom baru: {', '.join(difference.columns_added)}")
    if difference.columns_removed:
        parts.append(f"kolom hilang: {', '.join(difference.columns_removed)}")
    parts += [f"kolom {pair.old} berganti nama menjadi {pair.new}" for pair in difference.columns_renamed]
    parts += [
        f"kolom {each.name} berubah dari {each.old} menjadi {each.new}" for each in difference.columns_retyped
    ]
    return parts


def filled_in_words(column: pa.ChunkedArray[Any]) -> str:
    """Of a column that came or went: ``12 nilai``, ``kosong``."""
    filled = len(column) - column.null_count
    return f"{thousands(filled)} nilai" if filled else "kosong"


def row_in_words(row: Mapping[str, Any], types: Mapping[str, str]) -> str:
    """``jumlah: 1.204; sumber: BPS``."""
    told = [f"{name}: {value_id(value, types.get(name, ''))}" for name, value in row.items()]
    more = [f"dan {len(told) - ROW_VALUES} nilai lain"] if len(told) > ROW_VALUES else []
    return "; ".join([*told[:ROW_VALUES], *more])


def value_id(value: Any, type_: str = "") -> str:
    """A value as Indonesians write it: ``1.204,5``; a gap is ``(kosong)``."""
    if value is None:
        return "(kosong)"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, int | float | Decimal):
        return str(value) if type_ in UNSEPARATED else thousands(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    text = " ".join(str(value).split())
    return text if len(text) <= TEXT_LIMIT else text[: TEXT_LIMIT - 1] + "…"


def thousands(number: float | Decimal) -> str:
    whole, point, rest = f"{number:,}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + ("," + rest if point and rest else "")
