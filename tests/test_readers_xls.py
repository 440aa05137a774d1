"""Real ``.xls`` files, and their stumps."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_biff import xls
from tabular import opened

ROWS: list[list[str | float | None]] = [
    ["Tabel 1", None],
    ["Kecamatan", "Jumlah (jiwa)"],
    ["Sail é", 1234.0],
    ["人", 2.0],
]


def test_a_real_xls_is_read_with_its_types(tmp_path: Path) -> None:
    got = opened(tmp_path, xls(ROWS), "uji.xls")
    assert got.rows == [
        {"Kecamatan": "Sail é", "Jumlah (jiwa)": 1234},
        {"Kecamatan": "人", "Jumlah (jiwa)": 2},
    ]
    assert got.table
    assert got.table.notes == ("Tabel 1",)


def test_its_content_decides_and_not_its_suffix(tmp_path: Path) -> None:
    assert opened(tmp_path, xls(ROWS), "uji.xlsx").values("Jumlah (jiwa)") == [1234, 2]


@pytest.mark.parametrize("length", [8, 600, 1200, 2500])
def test_a_stump_is_a_finding(tmp_path: Path, length: int) -> None:
    got = opened(tmp_path, xls(ROWS)[:length], "uji.xls")
    assert got.table is None
    assert got.codes
