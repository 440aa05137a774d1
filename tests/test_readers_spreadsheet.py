"""Workbooks: which sheet, what is hidden, what was never calculated, what is no workbook at all."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from tabular import opened, workbook

from generator.readers.sheetxml import column_number
from generator.tables.blocks import letters

TABLE = [["a", "b"], [1, 2]]
OTHER = [["x", "y"], [3, 4]]


def rewritten(content: bytes, member: str, change: tuple[bytes, bytes]) -> bytes:
    """The workbook with one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(*change) if name == member else part)
    return stream.getvalue()


def test_the_first_filled_sheet_is_the_table_and_others_are_named(tmp_path: Path) -> None:
    got = opened(tmp_path, workbook([], TABLE, OTHER), "uji.xlsx")
    assert got.rows == [{"a": 1, "b": 2}]
    assert got.warnings == ["beberapa-lembar"]
    assert "Lembar 3" in got.findings[0].message


def test_a_declared_sheet(tmp_path: Path) -> None:
    got = opened(tmp_path, workbook(TABLE, OTHER), "uji.xlsx", lembar="Lembar 2")
    assert got.rows == [{"x": 3, "y": 4}]
    assert got.findings == []


def test_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    got = opened(tmp_path, workbook(TABLE), "uji.xlsx", lembar="Lembar1")
    assert got.codes == ["lembar-tidak-ada"]
    assert got.findings[0].remedy == 'Maksud Anda "Lembar 1"?'


def test_hidden_sheets_are_told_and_never_the_table(tmp_path: Path) -> None:
    got = opened(tmp_path, workbook(OTHER, TABLE, hidden=[0]), "uji.xlsx")
    assert got.rows == [{"a": 1, "b": 2}]
    assert got.warnings == ["lembar-tersembunyi"]


def test_a_formula_that_was_never_calculated(tmp_path: Path) -> None:
    got = opened(tmp_path, workbook([["a", "b"], [1, "=A2*2"], [3, 4]]), "uji.xlsx")
    assert [(f.code, f.place.line, f.place.column) for f in got.findings] == [("rumus-belum-dihitung", 2, 2)]


@pytest.mark.parametrize("value", [b"<v>0</v>", b"<v>24</v>"])
def test_a_calculated_formula_is_its_value(tmp_path: Path, value: bytes) -> None:
    content = workbook([["a", "b"], [1, "=A2*2"], [3, 4]])
    content = rewritten(content, "xl/worksheets/sheet1.xml", (b"<v></v>", value))
    content = rewritten(content, "xl/worksheets/sheet1.xml", (b"<v />", value))
    content = rewritten(content, "xl/workbook.xml", (b' fullCalcOnLoad="1"', b""))
    assert opened(tmp_path, content, "uji.xlsx").values("b") == [int(re.findall(rb"\d+", value)[0]), 4]


def test_an_error_value_is_a_finding(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["a", "b"], [1, 2], [3, 4]):
        book.active.append(row)
    book.active["B3"].value = "#DIV/0!"
    book.active["B3"].data_type = "e"
    stream = io.BytesIO()
    book.save(stream)
    got = opened(tmp_path, stream.getvalue(), "uji.xlsx")
    assert got.codes == ["sel-galat"]
    assert "#DIV/0!" in got.findings[0].message
    assert (got.findings[0].place.line, got.findings[0].place.column) == (3, 2)


def test_a_far_away_cell_cannot_fill_the_memory(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "a", "z"
    stream = io.BytesIO()
    book.save(stream)
    assert opened(tmp_path, stream.getvalue(), "uji.xlsx").codes == ["lembar-kerja-rusak"]


@pytest.mark.parametrize("start", ["<!DOCTYPE html>", "\ufeff<html>", "  \n<table>", "<!-- ekspor -->"])
def test_html_that_calls_itself_xls(tmp_path: Path, start: str) -> None:
    rows = "<table><tr><th>nama<th>jumlah<tr><td>A &amp; B<td>1.234.567<tr><td>C<td>-</table>"
    got = opened(tmp_path, start + rows, "uji.xls")
    assert got.rows == [{"nama": "A & B", "jumlah": 1234567}, {"nama": "C", "jumlah": None}]


def test_entities_of_html_and_xml_reach_no_file(tmp_path: Path) -> None:
    (tmp_path / "rahasia.txt").write_text("RAHASIA")
    doctype = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{tmp_path}/rahasia.txt">]>'
    table = "<table><tr><td>a<td>b<tr><td>&x;<td>1</table>"
    got = opened(tmp_path, f"{doctype}<html><body>{table}</body></html>", "uji.xls")
    assert "RAHASIA" not in str(got.rows)
    content = rewritten(workbook(TABLE), "xl/workbook.xml", (b"<workbook", doctype.encode() + b"<workbook"))
    assert "RAHASIA" not in str(opened(tmp_path, content, "uji.xlsx"))


def test_scripts_in_html_are_only_text(tmp_path: Path) -> None:
    got = opened(tmp_path, "<table><tr><td>a<td>b<tr><td>&lt;script&gt;<td>1</table>", "uji.xls")
    assert got.values("a") == ["<script>"]


def test_html_without_a_table(tmp_path: Path) -> None:
    assert opened(tmp_path, "<html><p>Sesi berakhir</p></html>", "uji.xls").codes == ["html-tanpa-tabel"]


XML_2003 = """<?xml version="1.0"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="S"><Table>
<Row><Cell><Data>nama</Data></Cell><Cell><Data>kosong</Data></Cell><Cell><Data>n</Data></Cell></Row>
<Row><Cell><Data>A</Data></Cell><Cell ss:Index="3"><Data>1.5</Data></Cell></Row>
<Row><Cell><Data>B</Data></Cell><Cell><Data>x</Data></Cell><Cell><Data>2.25</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_xml_of_excel_2003(tmp_path: Path) -> None:
    assert opened(tmp_path, XML_2003, "uji.xls").values("n") == [1.5, 2.25]
    assert opened(tmp_path, XML_2003[:-40], "uji.xls").codes == ["lembar-kerja-rusak"]


def test_text_that_calls_itself_xls(tmp_path: Path) -> None:
    assert opened(tmp_path, "a\tb\n1\t2\n", "uji.xls").rows == [{"a": 1, "b": 2}]


def test_a_workbook_that_calls_itself_xls(tmp_path: Path) -> None:
    assert opened(tmp_path, workbook(TABLE), "uji.xls").rows == [{"a": 1, "b": 2}]


@pytest.mark.parametrize(("name", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("XFD", 16_384)])
def test_column_letters(name: str, number: int) -> None:
    assert column_number(name) == number
    assert letters(number - 1) == name
