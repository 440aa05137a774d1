"""Parquet: already typed columns, handed over as Arrow."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from generator.readers.grid import COLUMN_LIMIT, Unreadable


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
    for field in schema:
        if pa.types.is_nested(field.type):
            raise Unreadable(
                f'kolom "{field.name}" berisi daftar atau susunan, bukan satu nilai.',
                "Jadikan satu nilai per sel sebelum disimpan sebagai Parquet.",
                "sel-bersarang",
            )
    return file


def broken() -> Unreadable:
    return Unreadable(
        "berkas Parquet ini rusak atau tidak utuh.", "Unggah ulang berkas aslinya.", "parquet-rusak"
    )
