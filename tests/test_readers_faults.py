"""Cells without a value of their own in ODS, XLSX and Excel 2003 XML: found, wherever they stand."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from tabular import opened, workbook

from generator.readers.sheetods import told
from generator.readers.sheetxml import faults_in, find_hidden
from generator.readers.told import Told

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
MANIFEST = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
ERROR = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
    'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
)
UNKNOWN = '<table:table-cell table:formula="of:=1+1"/>'
EMPTY = '<table:table-cell table:number-columns-repeated="2"/>'
XML_2003 = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>{}</Table>'
    "</Worksheet></Workbook>"
)


def ods(path: Path, rows: str) -> Path:
    content = (
        f"<office:document-content {SPACES}><office:body><office:spreadsheet>"
        f'<table:table table:name="Data">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", content)
    return path


def test_errors_of_ods_are_found_behind_repetitions(tmp_path: Path) -> None:
    rows = (
        f'<table:table-row table:number-rows-repeated="3">{EMPTY}</table:table-row>'
        f"<table:table-row>{EMPTY}{ERROR}</table:table-row><table:table-row>{UNKNOWN}</table:table-row>"
    )
    found = told(ods(tmp_path / "uji.ods", rows))
    assert found["Data"].faults == [(4, 3, "#DIV/0!"), (5, 1, "rumus")]


def test_an_ods_without_errors_has_none(tmp_path: Path) -> None:
    assert told(ods(tmp_path / "uji.ods", f"<table:table-row>{EMPTY}</table:table-row>")) == {}


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (b'<c r="B2"><f>1+1</f></c>', [(2, 2, "rumus")]),
        (b"<c s='0' r='B2'><f>1+1</f></c>", [(2, 2, "rumus")]),
        (b"<x:c r='B2' t='e'><x:v>#N/A</x:v></x:c>", [(2, 2, "#N/A")]),
        (b'<c r="B2"><f>1+1</f><v>2</v></c>', []),
        (b'<c r="A1" t="e"/><c r="B2"><f>1</f><v>2</v></c>', []),
    ],
)
def test_faults_of_xlsx(cell: bytes, found: list[tuple[int, int, str]]) -> None:
    assert faults_in(b"<sheetData><row>" + cell + b"</row></sheetData>") == found


def test_cells_that_never_end_take_no_longer_than_others() -> None:
    start = time.process_time()
    faults_in(b'<c x="1"><f>' * 200_000)
    assert time.process_time() - start < 5


def test_a_tag_that_never_ends_takes_no_longer_than_others() -> None:
    """The search for hidden rows was quadratic in the length of a tag."""
    start = time.process_time()
    find_hidden(b"<sheetData><row " + b'hidden="1" ' * 300_000, Told())
    assert time.process_time() - start < 5


def test_control_characters_of_a_workbook_are_dropped_and_said(tmp_path: Path) -> None:
    content = workbook([["nama", "n"], ["aXb", 1], ["c", 2]])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part.replace(b"aXb", b"a_x0000_b"))
    got = opened(tmp_path, stream.getvalue(), "uji.xlsx")
    assert got.values("nama") == ["ab", "c"]
    assert got.table
    assert got.table.notes == ("Karakter kendali yang tidak terlihat dihapus dari berkas.",)


def row(*cells: str) -> str:
    return f"<Row>{''.join(cells)}</Row>"


def data(value: str, kind: str = "String", more: str = "") -> str:
    return f'<Cell {more}><Data ss:Type="{kind}">{value}</Data></Cell>'


def test_numbers_of_excel_2003_are_typed_and_merged_cells_move_nothing(tmp_path: Path) -> None:
    rows = [
        row(data("Wilayah", more='ss:MergeDown="1"'), data("Jumlah", more='ss:MergeAcross="1"')),
        row(data("L"), data("P")),
        row(data("A"), data("1.234", "Number"), data("2.5E3", "Number")),
        row(data("B"), data("2.5", "Number"), data("7", "Number")),
    ]
    got = opened(tmp_path, XML_2003.format("".join(rows)), "uji.xls")
    assert got.rows == [
        {"Wilayah": "A", "Jumlah – L": 1.234, "Jumlah – P": 2500},
        {"Wilayah": "B", "Jumlah – L": 2.5, "Jumlah – P": 7},
    ]


def test_an_error_of_excel_2003_is_a_finding(tmp_path: Path) -> None:
    rows = [
        row(data("a"), data("b")),
        row(data("x"), data("#DIV/0!", "Error")),
        row(data("y"), data("3", "Number")),
    ]
    got = opened(tmp_path, XML_2003.format("".join(rows)), "uji.xls")
    assert [(f.code, f.place.line, f.place.column) for f in got.findings] == [("sel-galat", 2, 2)]


def test_scripts_of_html_are_no_part_of_a_cell(tmp_path: Path) -> None:
    rows = "<tr><th>a<th>b<tr><td><script>alert(1)</script>x<td>1<tr><td>y<td>2"
    assert opened(tmp_path, f"<html><table>{rows}</table>", "uji.xls").values("a") == ["x", "y"]


def test_hidden_parts_and_per_cent_of_ods_count_with_their_repetitions(tmp_path: Path) -> None:
    percent = '<table:table-cell office:value-type="percentage" office:value="0.12" {}/>'
    rows = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/>'
        f'<table:table-row table:visibility="filter" table:number-rows-repeated="3">{EMPTY}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="2">{EMPTY}{percent.format("")}</table:table-row>'
        f"<table:table-row>{percent.format('table:number-columns-repeated=' + chr(34) + '3' + chr(34))}"
        "</table:table-row>"
    )
    found = told(ods(tmp_path / "uji.ods", rows))["Data"]
    assert (found.hidden_columns, found.hidden_rows) == ([[3, 3]], [[1, 3]])
    assert found.percent == {3: [[4, 6]], 1: [[6, 6]], 2: [[6, 6]]}


def test_merged_cells_of_ods_make_headers_and_names(tmp_path: Path) -> None:
    def cell(text: str, spans: str = "") -> str:
        return (
            f'<table:table-cell office:value-type="string" {spans}><text:p>{text}</text:p></table:table-cell>'
        )

    covered = "<table:covered-table-cell/>"
    tall, wide = 'table:number-rows-spanned="2"', 'table:number-columns-spanned="2"'
    rows = (
        (cell("Kab", tall), cell("Kec", tall), cell("Penduduk", wide), covered),
        (covered, covered, cell("L"), cell("P")),
        (cell("X", tall), cell("A"), cell("1"), cell("2")),
        (covered, cell("B"), cell("3"), cell("4")),
    )
    content = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    table = opened(tmp_path, ods(tmp_path / "a.ods", content).read_bytes(), "uji.ods")
    assert table.rows == [
        {"Kab": "X", "Kec": "A", "Penduduk – L": 1, "Penduduk – P": 2},
        {"Kab": "X", "Kec": "B", "Penduduk – L": 3, "Penduduk – P": 4},
    ]
