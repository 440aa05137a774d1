"""``python bench/register.py FILE ROWS``: one long CSV with twelve columns, as registers have them.

A program of its own, because it imports pyarrow before ``generator`` could say how that is to hold memory.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv

PIECE = 100_000


def write_table(path: Path, rows: int) -> None:
    """Twelve columns as registers have them; the same for the same number of rows."""
    random = np.random.default_rng(2026)
    names = np.array(
        [f"Kelurahan {name}" for name in ("Sail", "Tampan", "Rumbai", "Bukit Raya", "Lima Puluh")]
    )
    with path.open("wb") as stream:
        for start in range(0, rows, PIECE):
            count = min(PIECE, rows - start)
            batch = pa.table(piece(random, names, start, count))
            options = pyarrow.csv.WriteOptions(include_header=start == 0, quoting_style="needed")
            pyarrow.csv.write_csv(batch, stream, options)


def piece(random: np.random.Generator, names: Any, start: int, count: int) -> dict[str, Any]:
    area = random.integers(1, 16, count)
    days = np.datetime64("2015-01-01") + random.integers(0, 4_000, count)
    return {
        "id": pa.array(np.arange(start + 1, start + count + 1)),
        "kode": pa.array([f"14.71.{number:02}" for number in area]),
        "nama": pa.array(names[random.integers(0, len(names), count)]),
        "tanggal": pa.array(days),
        "tahun": pa.array(days.astype("datetime64[Y]").astype(int) + 1970),
        "jumlah": pa.array(random.integers(0, 100_000, count)),
        "luas": pa.array(random.random(count).round(3) * 100),
        "nilai": pa.array((random.random(count) * 1e6).round(2)),
        "persen": pa.array((random.random(count) * 100).round(1)),
        "status": pa.array(np.array(["baru", "proses", "selesai"])[random.integers(0, 3, count)]),
        "nomor": pa.array([f"{number:08}" for number in random.integers(0, 10**8, count)]),
        "catatan": pa.array([f"Catatan {number}" for number in random.integers(0, 50_000, count)]),
    }


if __name__ == "__main__":
    write_table(Path(sys.argv[1]), int(sys.argv[2]))
