"""The quality of a dataset as facts that anybody can check, never as a score."""

from __future__ import annotations

from generator.calendar_id import next_update
from generator.cite import licence
from generator.emitters.items.facts import Pair
from generator.kinds.dataset import ColumnType
from generator.model import Catalogue, Column, Item
from generator.render import date_id, number_id

OPEN = ("CSV", "JSON", "Parquet")
MEASURES = {ColumnType.INTEGER, ColumnType.DECIMAL}
"""Types that say nothing of their unit themselves."""


def quality(catalogue: Catalogue, item: Item) -> list[Pair]:
    """Complete, on time, documented, open format; nothing for a dataset without tables."""
    if not item.tables:
        return []
    columns = [column for table in item.tables for column in table.columns]
    return [
        ("Lengkap", complete(item)),
        ("Tepat waktu", timely(item)),
        ("Terdokumentasi", documented(columns)),
        ("Format terbuka", f"{', '.join(OPEN)}; {licence(catalogue.licence(item)).name}."),
    ]


def complete(item: Item) -> str:
    cells = sum(table.rows * len(table.columns) for table in item.tables)
    missing = sum(column.profile.missing for table in item.tables for column in table.columns)
    if not missing:
        return f"Semua {number_id(cells)} sel terisi."
    return f"{number_id(cells - missing)} dari {number_id(cells)} sel terisi; {number_id(missing)} kosong."


def timely(item: Item) -> str:
    """What was promised and when it was last kept: the reader knows what day it is, the build does not."""
    last = item.modified.date()
    frequency = item.meta.frequency
    due = next_update(last, frequency) if frequency else None
    if not frequency:
        return f"Dimutakhirkan {date_id(last)}; frekuensinya tidak dijanjikan."
    if due is None:
        return f"Dimutakhirkan {date_id(last)}; berikutnya bila ada perubahan."
    return f"Dimutakhirkan {date_id(last)} ({frequency.value}); berikutnya paling lambat {date_id(due)}."


def documented(columns: list[Column]) -> str:
    defined = sum(1 for column in columns if column.spec.definition)
    text = f"{number_id(defined)} dari {number_id(len(columns))} kolom punya definisi"
    numbers = [column for column in columns if column.spec.type in MEASURES]
    if not numbers:
        return f"{text}."
    united = sum(1 for column in numbers if column.spec.unit)
    return f"{text}, {number_id(united)} dari {number_id(len(numbers))} kolom angka punya satuan."
