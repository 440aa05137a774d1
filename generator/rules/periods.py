"""The rows of a table lie within the period that its dataset declares.

Judul: Periode dan baris
Kode: `periode-tak-cocok`

Mengapa: periode tampil di halaman, katalog, dan penyaring pencarian; bila tidak cocok, warga melewatkan
data yang sebenarnya ada.

Contoh: `periode: 2021/2023`, tetapi kolom `tahun` berisi sampai 2024.

Perbaikan: mutakhirkan `periode:`, atau betulkan tahun yang salah ketik.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from generator.around import Around
from generator.findings import Finding
from generator.kinds.dataset import ColumnType
from generator.kinds.intervals import interval
from generator.late import Late
from generator.model import Column, Item, Table

if TYPE_CHECKING:
    import pyarrow.compute as pc

    from generator.tables import values
else:
    pc, values = Late("pyarrow.compute"), Late("generator.tables.values")

SPANS = {ColumnType.YEAR: 4, ColumnType.MONTH: 7, ColumnType.DATE: 10, ColumnType.DATETIME: 10}
"""Types of time, and how many characters of an ISO date they have."""


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    if item.meta.period:
        for table in item.tables:
            for column in table.columns:
                yield from compared(around, item, table, column)


def compared(around: Around, item: Item, table: Table, column: Column) -> Iterator[Finding]:
    length = SPANS.get(column.spec.type) if column.spec.type else None
    if length is None or not item.meta.period or is_of_life(column):
        return
    first, last = (day.isoformat()[:length] for day in interval(item.meta.period))
    begin, end = range_of(table, column)
    if begin and end and not (first <= begin[:length] and end[:length] <= last):
        yield around.warning(
            item,
            ("periode",),
            f'periode {item.meta.period} tidak mencakup kolom "{column.title}" '
            f"di {table.file.name} ({begin} sampai {end}).",
            "Mutakhirkan `periode:`, atau betulkan barisnya.",
            "periode-tak-cocok",
        )


def is_of_life(column: Column) -> bool:
    """Years in which something was built or born are not what the rows are about."""
    words = f"{column.name} {column.title}".lower()
    return any(
        word in words
        for word in ("lahir", "berdiri", "dibangun", "pembuatan", "pengadaan", "dasar", "perolehan")
    )


def range_of(table: Table, column: Column) -> tuple[str, str]:
    """Smallest and largest value as ISO text; two empty words where the column is empty."""
    profile = column.profile
    if profile.minimum is not None and profile.maximum is not None:
        return str(profile.minimum), str(profile.maximum)
    found: list[Any] = []
    for batch in values.iter_batches(table, [column.name]):
        ends = pc.min_max(batch.column(0)).as_py()
        found += [value for value in ends.values() if value is not None]
    return (str(min(found)), str(max(found))) if found else ("", "")
