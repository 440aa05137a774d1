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


SUM = bytes.fromhex("25 0100 0200 01c0 01c0 19 10 0000")
MEAN = bytes.fromhex("25 0100 0200 01c0 01c0 42 01 0500")
RATIO = bytes.fromhex("44 0100 01c0 44 0200 01c0 06")
WORD = bytes.fromhex("1d 01 17 0000 19 08 0b00 17 0100 79 19 08 0300 42 03 0100")
"""``IF(TRUE; ""; "y")``."""


@pytest.mark.parametrize("tokens", [SUM, MEAN, RATIO])
def test_a_sum_that_is_empty_text_was_never_calculated(tmp_path: Path, tokens: bytes) -> None:
    """As Python's xlwt leaves all its formulas; the row would be lost in silence."""
    rows = [["Kec", "n", "m"], ["A", 1.0, WORD], ["B", 2.0, 5.0], [None, tokens, None]]
    got = opened(tmp_path, xls(rows), "uji.xls")
    assert [(each.code, each.place.line) for each in got.findings] == [
        ("rumus-belum-dihitung", 2),
        ("rumus-belum-dihitung", 4),
    ]


def test_a_choice_of_words_may_be_empty(tmp_path: Path) -> None:
    got = opened(tmp_path, xls([["Kec", "ket"], ["A", WORD], ["B", "x"]]), "uji.xls")
    assert (got.values("ket"), got.findings) == ([None, "x"], [])
