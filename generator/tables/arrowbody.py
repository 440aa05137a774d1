"""The rows of a Parquet file, in batches like those of any other table, but already typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from generator.findings import Finding
from generator.readers.grid import Unreadable
from generator.readers.parquet import broken
from generator.tables.arrow import Array
from generator.tables.body import BATCH, Batch


@dataclass(slots=True)
class ArrowBody:
    file: pq.ParquetFile
    notes: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    typed: bool = True

    @property
    def headers(self) -> list[str]:
        return list(self.file.schema_arrow.names)

    def batches(self) -> Iterator[Batch]:
        row = 1
        try:
            for batch in self.file.iter_batches(batch_size=BATCH):
                yield Batch([plain(column) for column in batch.columns], range(row, row + len(batch)))
                row += len(batch)
        except (pa.ArrowException, OSError) as error:
            raise broken() from error

    def lines_of(self, rows: list[int]) -> dict[int, int]:
        return {row: row + 1 for row in rows}


def plain(column: Array) -> Array:
    """One of the few types that the rest of the program knows: text, int64, float64, date, time, boolean."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return plain(column.dictionary_decode())
    if pa.types.is_timestamp(kind):
        local = pc.local_timestamp(column) if kind.tz else column
        return pc.cast(local, pa.timestamp("us"), safe=False)
    for known, target in TARGETS:
        if known(kind):
            return pc.cast(column, target)
    try:
        return pc.cast(column, pa.string())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise Unreadable(
            f"tabel ini memuat jenis nilai {kind}, yang tidak dikenal.",
            "Simpan kolom itu sebagai teks.",
            "jenis-nilai",
        ) from error


TARGETS = (
    (pa.types.is_uint64, pa.float64()),
    (pa.types.is_integer, pa.int64()),
    (pa.types.is_floating, pa.float64()),
    (pa.types.is_decimal, pa.float64()),
    (pa.types.is_date, pa.date32()),
    (pa.types.is_boolean, pa.bool_()),
)
