"""Parquet: already typed columns, handed over as Arrow."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from generator.readers.grid import COLUMN_LIMIT, Unreadable

CELLS = 600_000_000
"""50,000,000 rows of 12 columns."""
UNPACKED = 20_000_000_000
"""Bytes of all pages."""


def read(path: Path, work: Path | None = None) -> pq.ParquetFile:
    """The open file; its columns are flat and bounded. Raises Unreadable."""
    try:
        file = pq.ParquetFile(path)
        schema = file.schema_arrow
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
    return file


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
