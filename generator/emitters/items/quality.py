"""The quality of a dataset as facts that anybody can check, never as a score."""

from __future__ import annotations

from itertools import pairwise

from generator.calendar_id import next_update
from generator.duties import GONE, reference_day, states
from generator.emitters.items.facts import Pair
from generator.kinds.dataset import ColumnType
from generator.kinds.resource import Frequency
from generator.licences import licence
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
        ("Tepat waktu", timely(catalogue, item)),
        ("Terdokumentasi", documented(columns)),
        ("Format terbuka", f"{', '.join(OPEN)}; {licence(catalogue.licence(item)).name}."),
    ]


def complete(item: Item) -> str:
    cells = sum(table.rows * len(table.columns) for table in item.tables)
    missing = sum(column.profile.missing for table in item.tables for column in table.columns)
    if not missing:
        return f"Semua {number_id(cells)} sel terisi."
    return f"{number_id(cells - missing)} dari {number_id(cells)} sel terisi; {number_id(missing)} kosong."


def timely(catalogue: Catalogue, item: Item) -> str:
    """Whether the promise is kept on the catalogue's own day, and how it was kept before.

    The day stands beside it: the page is read later than it was built.
    """
    last, frequency = item.modified.date(), item.meta.frequency
    if item.meta.status in GONE:
        return f"Dimutakhirkan terakhir {date_id(last)}; tidak dimutakhirkan lagi."
    if not frequency:
        return f"Dimutakhirkan {date_id(last)}; frekuensinya tidak dijanjikan."
    due = next_update(last, frequency)
    if due is None:
        return f"Dimutakhirkan {date_id(last)}; berikutnya bila ada perubahan."
    day = reference_day(catalogue)
    verdict = f"{'Terlambat' if due < day else 'Tepat waktu'} per {date_id(day)}"
    coming = "seharusnya lagi" if due < day else "berikutnya"
    promise = f"dimutakhirkan {date_id(last)} ({frequency.value}), {coming} paling lambat {date_id(due)}."
    return f"{verdict}: {promise}{kept_before(item, frequency)}"


def kept_before(item: Item, frequency: Frequency) -> str:
    """How many of the earlier updates came in time, by the days of its states."""
    days = states([item])
    dues = [(next_update(here, frequency), following) for here, following in pairwise(days)]
    delays = [(following - due).days for due, following in dues if due]
    late = [delay for delay in delays if delay > 0]
    if not delays:
        return ""
    if not late:
        return f" {number_id(len(delays))} pemutakhiran sebelumnya datang pada waktunya."
    return (
        f" Dari {number_id(len(delays))} pemutakhiran sebelumnya {number_id(len(late))} terlambat, "
        f"paling lama {number_id(max(late))} hari."
    )


def documented(columns: list[Column]) -> str:
    defined = sum(1 for column in columns if column.spec.definition)
    text = f"{number_id(defined)} dari {number_id(len(columns))} kolom punya definisi"
    numbers = [column for column in columns if column.spec.type in MEASURES]
    if not numbers:
        return f"{text}."
    united = sum(1 for column in numbers if column.spec.unit)
    return f"{text}, {number_id(united)} dari {number_id(len(numbers))} kolom angka punya satuan."
