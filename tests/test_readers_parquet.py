"""Parquet as Spark, polars and duckdb write it."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
from datetime import datetime, time
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from tabular import opened, reopened

TESTS = Path(__file__).parent


def written(columns: dict[str, Any], **how: Any) -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream, **how)
    return stream.getvalue()


def test_the_last_day_of_spark_is_not_in_1816(tmp_path: Path) -> None:
    """INT96 holds nanoseconds of a day and the day; Arrow's own nanoseconds end in 2262."""
    days = [datetime(2024, 1, 1), datetime(2024, 1, 2)]
    plain = {"use_dictionary": False, "compression": "none", "write_statistics": False, "store_schema": False}
    raw = written({"a": ["x", "y"], "sampai": days}, use_deprecated_int96_timestamps=True, **plain)
    first, last = struct.pack("<qI", 0, 2_460_311), struct.pack("<qI", 0, 5_373_484)
    assert raw.count(first) == 1
    got = opened(tmp_path, raw.replace(first, last), "uji.parquet")
    assert got.values("sampai") == [datetime(9999, 12, 31), datetime(2024, 1, 2)]


def test_numbers_of_two_bytes_keep_the_digits_that_were_meant(tmp_path: Path) -> None:
    raw = written({"a": ["x", "y", "z"], "n": pa.array(np.array([0.1, 3.14, 0.1], np.float16))})
    assert opened(tmp_path, raw, "uji.parquet").values("n") == [0.1, 3.14, 0.1]


def test_hours_without_parts_of_a_second(tmp_path: Path) -> None:
    for unit in ("us", "ns"):
        hours = pa.array([time(7, 30), time(10), time(8, 0, 0, 500_000), None], pa.time64(unit))
        got = opened(tmp_path, written({"a": [*"wxyz"], "buka": hours}), "uji.parquet")
        assert got.values("buka") == ["07:30:00", "10:00:00", "08:00:00.5", None]


MONTHS = """
import sys, pandas
months = pandas.period_range("2024-01", periods=2, freq="M")
pandas.DataFrame({"a": ["x", "y"], "bulan": months}).to_parquet(sys.argv[1])
"""
FOUND = """
import sys
from pathlib import Path
from tabular import reopened
print([str(each) for each in reopened(Path(sys.argv[1])).findings], "pandas" in sys.modules)
"""


def test_months_of_pandas_are_no_numbers_where_pandas_is_not_imported(tmp_path: Path) -> None:
    path = tmp_path / "uji.parquet"
    said = [
        subprocess.run(
            [sys.executable, "-c", code, path], capture_output=True, text=True, check=True, cwd=TESTS
        )
        for code in (MONTHS, FOUND)
    ]
    assert "pandas.period" in said[1].stdout
    assert said[1].stdout.endswith("[jenis-nilai]'] False\n")
    assert reopened(path).codes == ["jenis-nilai"]


def test_an_extension_whose_values_are_text_is_text(tmp_path: Path) -> None:
    told = pa.ExtensionArray.from_storage(pa.json_(), pa.array(['{"a": 1}', "5"]))
    assert opened(tmp_path, written({"n": [1, 2], "j": told}), "uji.parquet").values("j") == ['{"a": 1}', "5"]
