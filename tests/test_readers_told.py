"""What a workbook says besides its values: per cent, hidden parts, days that are none, errors."""

from __future__ import annotations

import io
import re
import time
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from made_biff import xls
from tabular import Opened, opened, workbook

from generator.readers.told import hundredfold, is_day, is_percent, no_day
from generator.tables.sheets import spans


def styled(cells: list[list[Any]], formats: dict[str, str], **hidden: list[Any]) -> bytes:
    book = openpyxl.Workbook()
    for row in cells:
        book.active.append(row)
    for address, code in formats.items():
        book.active[address].number_format = code
    for number in hidden.get("rows", []):
        book.active.row_dimensions[number].hidden = True
    for letter in hidden.get("columns", []):
        book.active.column_dimensions[letter].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("code", "percent", "day"),
    [
        ("0.00%", True, False),
        ("0%;[Red]-0%", True, False),
        ('0.0" %"', False, False),
        ('"Rp"#,##0_);(#,##0)', False, False),
        ("dd/mm/yyyy", False, True),
        ("[$-421]dd mmmm yyyy;@", False, True),
        ("[h]:mm:ss", False, False),
        ("hh:mm", False, False),
        ("General", False, False),
        ("[Red]0.00", False, False),
    ],
)
def test_what_a_number_format_shows(code: str, percent: bool, day: bool) -> None:
    assert (is_percent(code), is_day(code)) == (percent, day)


@pytest.mark.parametrize(("serial", "none"), [(0, 1), (0.5, 1), (-1, 1), (1, 0), (59, 0), (60, 1), (60.5, 1), (61, 0), (2_958_465, 0), (2_958_466, 1)])  # fmt: skip  # noqa: E501
def test_numbers_that_are_no_day(serial: float, none: int) -> None:
    assert no_day(serial) == bool(none)


def test_days_since_1904() -> None:
    assert [no_day(serial, since_1904=True) for serial in (0, 60, 2_957_003, 2_957_004)] == [1, 0, 0, 1]


def test_per_cent_is_what_the_sheet_shows(tmp_path: Path) -> None:
    """0.29 × 100 is 28.999999999999996 for a computer; here it is 29."""
    content = styled(
        [["Kec", "Hadir"], ["A", 0.29], ["B", 1.2], ["C", 0.055]], dict.fromkeys(("B2", "B3", "B4"), "0.0%")
    )
    table = opened(tmp_path, content, "uji.xlsx")
    assert (table.values("Hadir"), table.types()["Hadir"]) == ([29.0, 120.0, 5.5], "persen")
    assert table.column("Hadir").spec.unit == "%"
    assert "pada 3 nilai" in table.column("Hadir").normalised[0]


def test_per_cent_in_some_cells_only_is_an_error(tmp_path: Path) -> None:
    content = styled([["Kec", "Hadir"], ["A", 0.25], ["B", 30]], {"B2": "0%"})
    assert opened(tmp_path, content, "uji.xlsx").codes == ["satuan-sebagian"]


def test_cells_without_addresses_are_counted(tmp_path: Path) -> None:
    """Few programs leave out where a cell stands; the style of the second is still its own."""
    content = styled([["Kec", "Hadir"], ["A", 0.25], ["B", 0.5]], {"B2": "0%", "B3": "0%"})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    members[sheet] = re.sub(rb'(<(?:c|row)) r="\w+"', rb"\1", members[sheet])
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    assert opened(tmp_path, (tmp_path / "a.xlsx").read_bytes(), "uji.xlsx").values("Hadir") == [25, 50]


@pytest.mark.parametrize("value", [60, 0, -1, 2_958_466])
def test_a_day_that_no_calendar_has(tmp_path: Path, value: int) -> None:
    content = styled([["Tanggal", "n"], [value, 1], [61, 2]], {"A2": "yyyy-mm-dd", "A3": "yyyy-mm-dd"})
    table = opened(tmp_path, content, "uji.xlsx")
    assert table.codes == ["tanggal-rusak"]
    assert (table.findings[0].place.line, table.findings[0].place.column) == (2, 1)


def test_hidden_rows_and_columns_are_named(tmp_path: Path) -> None:
    rows = [["NIK", "nama", "n"], *([str(n), "x", n] for n in range(2, 9))]
    table = opened(tmp_path, styled(rows, {}, rows=[3, 4, 5, 8, 400], columns=["A"]), "uji.xlsx")
    assert table.warnings == ["kolom-tersembunyi", "baris-tersembunyi"]
    columns, lines = (str(finding) for finding in table.findings)
    assert 'lembar "Sheet" ikut terbit: A.' in columns
    assert "ikut terbit: 3–5 dan 8." in lines


def test_cells_whose_format_shows_nothing_are_named(tmp_path: Path) -> None:
    rows = [["Kec", "n"], ["A", 1], ["B", 2], ["C", 3], ["D", None]]
    content = styled(rows, {"B2": ";;;", "B3": '"";"";""', "B4": "0;-0;;@", "B5": ";;;"})
    table = opened(tmp_path, content, "uji.xlsx")
    assert (table.warnings, table.values("n")) == (["sel-tak-tampak"], [1, 2, 3, None])
    assert "ikut terbit: baris 2–3." in str(table.findings[0])


def test_of_many_hidden_runs_only_the_first_are_listed() -> None:
    assert spans([(n, n) for n in range(2, 30, 2)], str) == "2, 4, 6, 8, 10, 12, 14, 16 … (14 semuanya)"


def test_formulas_of_programs_that_only_write_are_not_zero(tmp_path: Path) -> None:
    """XlsxWriter says 0 for each formula, and asks Excel to calculate when it opens the file."""
    content = workbook([["a", "b"], [1, "=A2*2"]])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert b"fullCalcOnLoad" in members["xl/workbook.xml"]
    sheet = "xl/worksheets/sheet1.xml"
    members[sheet] = re.sub(rb"</f><v\s*/?>(?:</v>)?", b"</f><v>0</v>", members[sheet])
    assert b"<v>0</v>" in members[sheet]
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    assert opened(tmp_path, (tmp_path / "a.xlsx").read_bytes(), "uji.xlsx").codes == ["rumus-belum-dihitung"]


def test_a_cell_in_the_last_row_costs_little(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Kec", "n"], ["A", 1]):
        book.active.append(row)
    book.active.cell(1_048_576, 1).value = "Sumber: BPS"
    stream = io.BytesIO()
    book.save(stream)
    start = time.process_time()
    table = opened(tmp_path, stream.getvalue(), "uji.xlsx")
    assert (
        time.process_time() - start < 10
    )  # the child's time is not in it: that of the million rows read here
    assert (table.values("n"), table.table and table.table.notes) == ([1], ("Sumber: BPS",))


def old(folder: Path, rows: list[list[Any]], **more: Any) -> Opened:
    return opened(folder, xls(rows, **more), "uji.xls")


def test_a_real_xls_tells_the_same(tmp_path: Path) -> None:
    rows = [["Kec", "Hadir", "n"], ["A", 0.29, 1.0], ["B", 1.2, 2.0]]
    table = old(tmp_path, rows, formats={1: "0.0%"}, hidden_rows={2}, hidden_columns={0})
    assert table.values("Hadir") == [29.0, 120.0]
    assert table.warnings == ["kolom-tersembunyi", "baris-tersembunyi"]


def test_a_real_xls_tells_cells_whose_format_shows_nothing(tmp_path: Path) -> None:
    rows = [["Kec", "n"], ["A", 1.0], ["B", 2.0]]
    table = old(tmp_path, rows, formats={1: ";;;"})
    assert (table.warnings, table.values("n")) == (["sel-tak-tampak"], [1, 2])


def test_errors_of_a_real_xls(tmp_path: Path) -> None:
    rows = [["Kec", "n"], ["A", 1.0], ["B", "#DIV/0!"], ["C", "#N/A"]]
    table = old(tmp_path, rows)
    assert table.codes == ["sel-galat", "sel-galat"]
    assert [finding.place.line for finding in table.findings] == [3, 4]


def test_days_of_a_real_xls(tmp_path: Path) -> None:
    rows = [["Tanggal", "n"], [60.0, 1.0], [61.0, 2.0]]
    assert old(tmp_path, rows, formats={0: "dd/mm/yyyy"}).codes == ["tanggal-rusak"]


def test_a_hundredfold_is_exact() -> None:
    assert [hundredfold(value) for value in map(Decimal, ("0.29", "-1", "NaN"))] == [
        "\x0129%", "\x01-100%", "",
    ]  # fmt: skip


MARKUP = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="p">'
    '<NumberFormat ss:Format="Percent"/></Style></Styles><Worksheet ss:Name="S"><Table>'
    '<Column/><Column ss:StyleID="p"/><Column ss:Hidden="1"/>{}</Table></Worksheet></Workbook>'
)


def row_2003(*cells: str, hidden: bool = False) -> str:
    inner = "".join(
        f'<Cell><Data ss:Type="{"Number" if cell[0].isdigit() else "String"}">{cell}</Data></Cell>'
        for cell in cells
    )
    return f"<Row{' ss:Hidden=' + chr(34) + '1' + chr(34) if hidden else ''}>{inner}</Row>"


def test_excel_2003_tells_the_same(tmp_path: Path) -> None:
    rows = row_2003("Kec", "Hadir", "n") + row_2003("A", "0.29", "1") + row_2003("B", "1.2", "2", hidden=True)
    table = opened(tmp_path, MARKUP.format(rows), "uji.xls")
    assert table.values("Hadir") == [29.0, 120.0]
    assert table.warnings == ["kolom-tersembunyi", "baris-tersembunyi"]
    formula = '<Row><Cell ss:Formula="=1+1"/></Row>'
    assert "rumus-belum-dihitung" in opened(tmp_path, MARKUP.format(rows + formula), "b.xls").codes


def strict(data: bytes) -> bytes:
    usual = b"http://schemas.openxmlformats.org/"
    data = data.replace(usual + b"spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main")
    links = b"officeDocument/2006/relationships"
    return data.replace(usual + links, b"http://purl.oclc.org/ooxml/officeDocument/relationships")


def test_strict_workbooks_tell_the_same(tmp_path: Path) -> None:
    content = styled([["Kec", "Hadir"], ["A", 0.25], ["B", 0.5]], {"B2": "0%", "B3": "0%"})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: strict(archive.read(name)) for name in archive.namelist()}
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    assert opened(tmp_path, (tmp_path / "a.xlsx").read_bytes(), "uji.xlsx").values("Hadir") == [25, 50]


def test_lines_of_an_html_cell_stay_apart_and_other_tables_are_told(tmp_path: Path) -> None:
    page = (
        "<table><tr><th>Nama<br>OPD<th>Alamat</tr><tr><td><b>Di</b>nas<td>Jl. X<br>No. 3</tr>"
        "<tr><td>B<td><p>Jl. Y</p><p>No. 4</p></tr></table>"
        "<table><tr><th>a<th>b</tr><tr><td>1<td>2</tr></table>"
    )
    table = opened(tmp_path, f"<html>{page}</html>", "uji.xls")
    assert table.rows == [
        {"Nama OPD": "Dinas", "Alamat": "Jl. X No. 3"},
        {"Nama OPD": "B", "Alamat": "Jl. Y No. 4"},
    ]
    assert table.warnings == ["beberapa-lembar"]
    second = opened(tmp_path, f"<html>{page}</html>", "uji.xls", lembar="Tabel 2")
    assert second.rows == [{"a": 1, "b": 2}]
