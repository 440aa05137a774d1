"""Parquet: already typed columns, handed over as Arrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from generator.findings import one_line
from generator.readers.grid import COLUMN_LIMIT, Unreadable

CELLS = 600_000_000
"""50,000,000 rows of 12 columns."""
BUFFER = 1 << 18
"""Bytes of a column that are read at a time; without it whole row groups would be held."""
DICTIONARY = 8_000_000
"""Bytes of a column in one row group, up to which it may be kept as its dictionary."""
EXTENSION = b"ARROW:extension:name"
UNPACKED = 20_000_000_000
"""Bytes of all pages."""


def read(path: Path, work: Path | None = None) -> pq.ParquetFile:
    """The open file; its columns are flat and bounded. Raises Unreadable."""
    try:
        file = pq.ParquetFile(path, pre_buffer=False)
        schema = file.schema_arrow
    except MemoryError:  # Arrow's is an ArrowException too
        raise
    except (pa.ArrowException, OSError, ValueError) as error:
        raise broken() from error
    if len(schema) > COLUMN_LIMIT:
        raise Unreadable(
            f"tabel ini memuat {len(schema)} kolom; paling banyak {COLUMN_LIMIT}.",
            "Susun ulang menjadi tabel panjang.",
            "terlalu-banyak-kolom",
        )
    refuse_bomb(file)
    for field in schema:
        if pa.types.is_nested(field.type):
            raise Unreadable(
                f'kolom "{field.name}" berisi daftar atau susunan, bukan satu nilai.',
                "Jadikan satu nilai per sel sebelum disimpan sebagai Parquet.",
                "sel-bersarang",
            )
        if name := extension(field):
            raise unknown(field.name, name)
    return pq.ParquetFile(
        path,
        metadata=file.metadata,
        read_dictionary=repeating(file),
        buffer_size=BUFFER,
        coerce_int96_timestamp_unit="us",  # nanoseconds end in 2262, and 9999 would silently be 1816
        pre_buffer=False,  # what is read ahead is kept to the end
    )


def extension(field: pa.Field[Any]) -> str:
    """The name of a kind that is stored as another one: pandas' months as numbers counted from 1970. With
    pandas imported Arrow gives the kind itself, else the numbers. Empty where text is stored."""
    known = field.type if isinstance(field.type, pa.BaseExtensionType) else None
    stored = known.storage_type if known else field.type
    if pa.types.is_string(stored) or pa.types.is_large_string(stored):
        return ""
    return (
        known.extension_name if known else (field.metadata or {}).get(EXTENSION, b"").decode(errors="replace")
    )


def unknown(name: str, kind: object) -> Unreadable:
    return Unreadable(
        f'kolom "{one_line(name, 60)}" memuat jenis nilai {kind}, yang tidak dikenal.',
        "Simpan kolom itu sebagai teks.",
        "jenis-nilai",
    )


def repeating(file: pq.ParquetFile) -> list[str]:
    """Columns of text that are little more than a dictionary, and are handed over so: one long text a million
    times has to be seen before it is a million texts. Arrow keeps the dictionary of a whole row group, which
    for texts that hardly repeat would be all of them."""
    data = file.metadata
    groups = [data.row_group(number) for number in range(data.num_row_groups)]
    return [
        data.schema.column(place).path
        for place in range(data.num_columns)
        if data.schema.column(place).physical_type == "BYTE_ARRAY"
        and all(group.column(place).total_uncompressed_size <= DICTIONARY for group in groups)
    ]


def refuse_bomb(file: pq.ParquetFile) -> None:
    """A few hundred kilobytes can unfold to thousands of millions of values."""
    data = file.metadata
    unpacked = sum(data.row_group(number).total_byte_size for number in range(data.num_row_groups))
    if data.num_rows * max(1, data.num_columns) > CELLS or unpacked > UNPACKED:
        raise Unreadable(
            f"tabel ini memuat {data.num_rows} baris dan terlalu besar untuk diterbitkan.",
            "Bagi menjadi beberapa berkas, misalnya satu tiap tahun.",
            "parquet-terlalu-besar",
        )


def broken() -> Unreadable:
    return Unreadable(
        "berkas Parquet ini rusak atau tidak utuh.", "Unggah ulang berkas aslinya.", "parquet-rusak"
    )
