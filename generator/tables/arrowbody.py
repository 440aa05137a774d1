"""The rows of a Parquet file, in batches like those of any other table, but already typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from generator.findings import Finding, one_line
from generator.readers.encoding import DROPPED
from generator.readers.grid import CELL_LIMIT, Unreadable
from generator.readers.parquet import broken, unknown
from generator.tables.arrow import Array
from generator.tables.beside import LONG, ahead
from generator.tables.body import BATCH, BATCH_BYTES, Batch


@dataclass(slots=True)
class ArrowBody:
    file: pq.ParquetFile
    notes: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    typed: bool = True
    midnights: bool = False

    @property
    def headers(self) -> list[str]:
        return list(self.file.schema_arrow.names)

    def batches(self) -> Iterator[Batch]:
        return ahead(self._batches()) if self.file.metadata.num_rows >= LONG else self._batches()

    def _batches(self) -> Iterator[Batch]:
        self.notes = []
        row = 1
        try:
            for rows in self.file.iter_batches(batch_size=self._rows(), use_threads=False):
                for batch in bounded(rows):
                    columns = [
                        self._plain(name, column)
                        for name, column in zip(self.headers, batch.columns, strict=True)
                    ]
                    yield Batch(columns, range(row, row + len(batch)))
                    row += len(batch)
        except MemoryError:  # Arrow's is an ArrowException too
            raise
        except (pa.ArrowException, OSError) as error:
            raise broken() from error

    def _rows(self) -> int:
        """Of a batch; less where they are long."""
        data = self.file.metadata
        groups = [data.row_group(number) for number in range(data.num_row_groups)]
        longest = max((group.total_byte_size / max(1, group.num_rows) for group in groups), default=1)
        return max(1, min(BATCH, int(BATCH_BYTES / max(1, longest))))

    def _plain(self, name: str, column: Array) -> Array:
        values, change = plain(name, column)
        if change and change not in self.notes:
            self.notes.append(change)
        return values

    def lines_of(self, rows: list[int]) -> dict[int, int]:
        return {row: row + 1 for row in rows}


def bounded(batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    """In halves, until the texts that it refers to are no more than memory bears."""
    if len(batch) > 1 and sum(map(expanded, batch.columns)) > BATCH_BYTES:
        half = len(batch) // 2
        yield from bounded(batch.slice(0, half))
        yield from bounded(batch.slice(half))
    elif len(batch):
        yield batch


def expanded(column: Array) -> int:
    """Bytes of the texts of a column that is stored as a dictionary."""
    if not (pa.types.is_dictionary(column.type) and pa.types.is_string(column.type.value_type)):
        return 0
    lengths = pc.cast(pc.binary_length(column.dictionary), pa.int64())
    return pc.sum(lengths.take(column.indices)).as_py() or 0


def plain(name: str, column: Array) -> tuple[Array, str]:
    """One of the few types that the rest of the program knows (text, int64, float64, date, time, boolean).

    With a sentence on what was done, empty where nothing was. What cannot be kept exactly is refused.
    """
    kind = column.type
    if isinstance(kind, pa.BaseExtensionType) or pa.types.is_dictionary(kind):
        return plain(name, column.dictionary_decode() if pa.types.is_dictionary(kind) else column.storage)
    if pa.types.is_timestamp(kind):
        return instants(name, column)
    if pa.types.is_floating(kind):
        return meant(column), ""
    for known, target in TARGETS:
        if known(kind):
            return exactly(name, column, target), ""
    if pa.types.is_duration(kind) or not castable(kind):
        raise unknown(name, kind)
    written = pc.cast(column, pa.string())
    if pa.types.is_time(kind):
        return pc.replace_substring_regex(written, NO_PART, r"\1"), ""
    return texts(name, written)


def meant(column: Array) -> Array:
    """Of four and of two bytes the digits that were meant: 0.1, not 0.10000000149 or 0.09998."""
    if column.type == pa.float64():
        return column
    if column.type == pa.float32():
        return pc.cast(pc.cast(column, pa.string()), pa.float64())
    found = pc.dictionary_encode(column)  # there are 65,536 of two bytes
    values = [float(str(value)) for value in found.dictionary.to_numpy(zero_copy_only=False)]
    return pa.array(values, pa.float64()).take(found.indices)


def castable(kind: pa.DataType) -> bool:
    return bool(
        pa.types.is_string(kind)
        or pa.types.is_large_string(kind)
        or pa.types.is_time(kind)
        or pa.types.is_null(kind)
        or str(kind) == "string_view"
    )


def texts(name: str, column: Array) -> tuple[Array, str]:
    """Without control characters, which are never part of a value."""
    if (pc.max(pc.utf8_length(column)).as_py() or 0) > CELL_LIMIT:
        raise Unreadable(
            f'kolom "{one_line(name, 60)}" memuat sel dengan lebih dari {CELL_LIMIT} huruf.',
            "Pindahkan isi yang panjang ke dokumen.",
            "sel-terlalu-panjang",
        )
    if not pc.any(pc.match_substring_regex(column, HIDDEN)).as_py():
        return column, ""
    return pc.replace_substring_regex(column, HIDDEN, ""), DROPPED


def exactly(name: str, column: Array, target: pa.DataType) -> Array:
    """Cast, unless another number or no day of the calendar would come of it."""
    try:
        values = pc.cast(column, target)
        same = pc.all(pc.equal(pc.cast(values, column.type), column)).as_py() is not False
    except pa.ArrowInvalid:
        same = False
    if not same:
        raise Unreadable(
            f'kolom "{one_line(name, 60)}" memuat bilangan yang tidak dapat disimpan dengan semua angkanya.',
            "Simpan kolom itu sebagai teks, atau kurangi angkanya.",
            "angka-terpotong",
        )
    if target == pa.date32():
        check_range(name, pc.cast(values, pa.int32()), DAYS)
    return values


def instants(name: str, column: Array) -> tuple[Array, str]:
    """To the microsecond; with a zone in Western Indonesian time, as everywhere."""
    ticks = pc.cast(pc.cast(column, pa.timestamp("us", column.type.tz), safe=False), pa.int64())
    check_range(name, ticks, (DAYS[0] * DAY, (DAYS[1] + 1) * DAY - 1))
    if not column.type.tz:
        return pc.cast(ticks, pa.timestamp("us")), ""
    shifted = pc.cast(pc.add(ticks, WIB), pa.timestamp("us"))
    return shifted, f'Waktu berzona di kolom "{one_line(name, 60)}" diubah ke WIB.'


def check_range(name: str, values: Array, allowed: tuple[int, int]) -> None:
    ends = pc.min_max(values).as_py()
    if ends["min"] is not None and not (allowed[0] <= ends["min"] and ends["max"] <= allowed[1]):
        raise Unreadable(
            f'kolom "{one_line(name, 60)}" memuat tanggal di luar tahun 1 sampai 9999.',
            "Kosongkan tanggal yang tidak diketahui.",
            "tanggal-rusak",
        )


HIDDEN = (
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x{200b}\x{200e}\x{200f}\x{202a}-\x{202e}\x{2060}\x{2066}-\x{2069}"
    r"\x{feff}\x{fffe}\x{ffff}]"
)
"""``CONTROLS`` in the words of RE2."""
NO_PART = r"^(\d\d:\d\d:\d\d(?:\.\d*[1-9])?)\.?0+$"
"""Of a second: ``07:30:00.000000``, as Arrow writes every hour of a column in microseconds."""
DAYS = (-719_162, 2_932_896)
"""1 January of the year 1 and 31 December 9999, in days from 1970."""
DAY = 86_400_000_000
"""Microseconds."""
WIB = 7 * DAY // 24
TARGETS = (
    (pa.types.is_integer, pa.int64()),
    (pa.types.is_decimal, pa.float64()),
    (pa.types.is_date, pa.date32()),
    (pa.types.is_boolean, pa.bool_()),
)
