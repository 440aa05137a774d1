"""Workbooks that are written as XML: what Excel would change must not be lost, whatever the cells hold."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook
from tabular import opened

from generator.model import Table
from generator.tables.cellxml import CELL_TEXT, CUT, EXACT, cut, xml_text
from generator.tables.forms import made


def table_of(folder: Path, columns: dict[str, list[object]]) -> Table:
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    table = opened(folder, stream.getvalue(), "uji.parquet").table
    assert table
    return table


COLUMNS: dict[str, list[object]] = {
    "teks": ["=1+1", None, " <b>&amp;</b> ada spasi", "人口 😀"],
    "bulat": [EXACT, EXACT + 1, -EXACT - 1, None],
    "pecah": [0.1, -1e-7, 1e20, None],
    "hari": [date(1900, 2, 28), date(1900, 3, 1), date(9999, 12, 31), None],
    "saat": [datetime(2021, 3, 2, 8, 30, 15), None, datetime(1899, 1, 1, 1, 1), datetime(1970, 1, 1)],
    "logis": [True, False, None, True],
}


def test_openpyxl_and_calamine_read_what_was_written(tmp_path: Path) -> None:
    path = made(table_of(tmp_path, COLUMNS), "xlsx").path
    rows = list(openpyxl.load_workbook(path)["Data"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == ["=1+1", None, "<b>&amp;</b> ada spasi", "人口 😀"]
    assert [row[1] for row in rows] == [EXACT, str(EXACT + 1), str(-EXACT - 1), None]
    assert [row[2] for row in rows] == [0.1, -1e-7, 1e20, None]
    assert [row[3] for row in rows] == ["1900-02-28", datetime(1900, 3, 1), datetime(9999, 12, 31), None]
    assert [row[4] for row in rows] == [COLUMNS["saat"][0], None, "1899-01-01T01:01:00", datetime(1970, 1, 1)]
    assert [row[5] for row in rows] == COLUMNS["logis"]
    other = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Data").to_python()
    assert other[1][0] == "=1+1"
    assert other[2][3] == date(1900, 3, 1)
    assert [row[5] for row in other[1:]] == [True, False, "", True]


def test_every_part_is_well_formed_and_has_no_clock(tmp_path: Path) -> None:
    with zipfile.ZipFile(made(table_of(tmp_path, COLUMNS), "xlsx").path) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))


def test_the_rows_go_on_over_batches(tmp_path: Path) -> None:
    path = made(table_of(tmp_path, {"n": list(range(45_000)), "m": ["x"] * 45_000}), "xlsx").path
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Data").to_python()
    assert [row[0] for row in sheet[1:]] == list(range(45_000))


@pytest.mark.parametrize(
    ("text", "xml"),
    [
        ("a&b<c>", "a&amp;b&lt;c&gt;"),
        ("a\rb", "a_x000D_b"),
        ("_x000D_", "_x005F_x000D_"),
        ("_x00", "_x00"),
        ("\x00\x1f\ufffe", ""),
        ("]]>", "]]&gt;"),
    ],
)
def test_text_in_xml(text: str, xml: str) -> None:
    assert xml_text(text) == xml


@pytest.mark.parametrize("letter", ["x", "😀"])
def test_long_text_is_cut_by_what_excel_counts(letter: str) -> None:
    found = cut(letter * 40_000)
    assert len(found.encode("utf-16-le")) // 2 <= CELL_TEXT
    assert found.endswith(CUT)
    assert cut(letter * 100) == letter * 100
