"""HTML and Excel 2003 XML of web applications: what a reader of the page sees, and nothing else."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from tabular import Opened, opened

from generator.readers.markupnumbers import typed

HEAD = "<tr><th>Kec</th><th>Penduduk</th></tr>"
Rows = list[list[Any]]


def page(folder: Path, table: str) -> Opened:
    return opened(folder, f"<html><body><table>{table}</table></body></html>", "uji.xls")


def body(*rows: tuple[str, str]) -> str:
    return HEAD + "".join(f"<tr><td>{name}</td><td>{cell}</td></tr>" for name, cell in rows)


CELLS: dict[str, tuple[str, str, Rows]] = {
    "raised digits of footnotes": (
        "1.234.567<sup>2</sup>", "980.100<sup>1)</sup>", [["A", 1234567], ["B", 980100]],
    ),
    "raised by a style": (
        '1.234.567<span style="vertical-align: super">2</span>', "5", [["A", 1234567], ["B", 5]],
    ),
    "a key to sort by": (
        '<span style="display:none">0001500</span>1.500.000', "<i hidden>7</i>5", [["A", 1500000], ["B", 5]],
    ),
    "what is chosen": (
        "<select><option>Draf<option selected>Final</select>",
        "<select><option>Draf<option>Final</select>",
        [["A", "Final"], ["B", "Draf"]],
    ),
    "what is written": (
        '<input value="5">', '<input type=hidden value="9"><input type=date value="6">', [["A", 5], ["B", 6]],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CELLS)
def test_what_a_cell_shows(tmp_path: Path, name: str) -> None:
    first, second, rows = CELLS[name]
    assert [[*row.values()] for row in page(tmp_path, body(("A", first), ("B", second))).rows] == rows


def test_raised_digits_in_headers(tmp_path: Path) -> None:
    head = "<tr><th>Kec</th><th>2020<sup>1</sup></th><th>Luas (km<sup>2</sup>)</th></tr>"
    got = page(tmp_path, head + "<tr><td>A</td><td>5</td><td>7,5</td></tr>")
    assert list(got.rows[0]) == ["Kec", "2020¹", "Luas (km²)"]


def test_the_foot_of_a_table_stands_last(tmp_path: Path) -> None:
    rows = "<tbody><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr></tbody>"
    got = page(tmp_path, f"<thead>{HEAD}</thead><tfoot><tr><td>Total</td><td>3</td></tr></tfoot>{rows}")
    assert (got.values("Kec"), got.warnings) == (["A", "B", "Total"], ["baris-jumlah"])


def test_a_span_ends_with_its_part_of_the_table(tmp_path: Path) -> None:
    head = "<thead><tr><th rowspan=3>Kec</th><th>Penduduk</th></tr></thead>"
    got = page(tmp_path, f"{head}<tbody><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr></tbody>")
    assert [[*row.values()] for row in got.rows] == [["A", 1], ["B", 2]]


@pytest.mark.parametrize("how", ["hidden", 'style="display: none"'])
def test_hidden_rows_and_columns_are_told(tmp_path: Path, how: str) -> None:
    got = page(tmp_path, f"{HEAD}<tr {how}><td>A</td><td>1</td></tr><tr><td>B</td><td {how}>2</td></tr>")
    assert got.warnings == ["kolom-tersembunyi", "baris-tersembunyi"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('x:num="45717">03/01/2025', 'x:num="45718">3/2/2025'),
        ('sdval="45717">01/03/25', 'sdval="45718">02-03-25'),
    ],
)
def test_the_number_of_a_day_says_which_is_the_month(tmp_path: Path, first: str, second: str) -> None:
    rows = "".join(f"<tr><td>A</td><td {cell}</td></tr>" for cell in (first, second))
    got = page(tmp_path, HEAD + rows)
    assert (got.values("Penduduk"), got.findings) == ([date(2025, 3, 1), date(2025, 3, 2)], [])


@pytest.mark.parametrize("stored", ["45717", "60", "2958466", "9" * 30, "1e4", ""])
def test_a_number_of_another_day_says_nothing(stored: str) -> None:
    assert typed("04/05/2025", stored) == "04/05/2025"


def test_html_below_a_warning_of_php(tmp_path: Path) -> None:
    content = (
        f"Warning: Undefined index in x.php on line 3\n<table border=1>{body(('A', '5'), ('B', '6'))}</table>"
    )
    assert opened(tmp_path, content, "uji.xls").values("Penduduk") == [5, 6]


def sheet(rows: str, styles: str = "", encoding: str = "UTF-8") -> bytes:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    content = (
        f'<?xml version="1.0" encoding="{encoding}"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Styles>{styles}</Styles><Worksheet ss:Name="Data"><Table>{rows}</Table></Worksheet></Workbook>'
    )
    return content.encode(encoding)


def data(kind: str, value: str, style: str = "") -> str:
    return f'<Cell ss:StyleID="{style}"><Data ss:Type="{kind}">{value}</Data></Cell>'


def column(kind: str, *values: str, style: str = "s1") -> str:
    rows = [data("String", "Kec") + data("String", "Isi")]
    rows += [data("String", f"x{n}") + data(kind, value, style) for n, value in enumerate(values)]
    return "".join(f"<Row>{row}</Row>" for row in rows)


def style(code: str) -> str:
    return f'<Style ss:ID="s1"><NumberFormat ss:Format="{code}"/></Style>'


VALUES: dict[str, tuple[str, str, list[Any]]] = {
    "serial days": (
        column("Number", "45658", "4.6023e4"), style("Short Date"), [date(2025, 1, 1), date(2026, 1, 1)],
    ),
    "serial moments": (
        column("Number", "45658.354166666664", "59.5"),
        style("dd/mm/yyyy hh:mm"),
        [datetime(2025, 1, 1, 8, 30), datetime(1900, 2, 28, 12)],
    ),
    "times of day": (
        column("DateTime", "1899-12-31T08:30:00.000", "1899-12-31T15:00:00.000"),
        style("Short Time"),
        ["08:30:00", "15:00:00"],
    ),
    "hours beyond a day": (
        column("DateTime", "1900-01-01T06:05:00.000", "1899-12-31T02:00:00.000"),
        style("[h]:mm:ss"),
        ["30:05:00", "02:00:00"],
    ),
    "the format of a parent": (
        column("Number", "0.5", "0.25", style="s2"),
        style("0%") + '<Style ss:ID="s2" ss:Parent="s1"><Font/></Style>',
        [50, 25],
    ),
    "months": (
        column("DateTime", "2024-01-01T00:00:00.000", "2024-02-01T00:00:00.000"),
        style("mmm\\-yy"),
        ["2024-01", "2024-02"],
    ),
    "days that are shown as months": (
        column("DateTime", "2024-01-01T00:00:00.000", "2024-02-15T00:00:00.000"),
        style("mmm\\-yy"),
        [date(2024, 1, 1), date(2024, 2, 15)],
    ),
    "what is no day": (
        column("DateTime", "2024-01-01T00:00:00.000", "2024-13-15T00:00:00.000"),
        style("yyyy"),
        ["2024-01-01", "2024-13-15T00:00:00.000"],
    ),
    "raised digits": (
        column("String", "1.234.567<Sup xmlns='http://www.w3.org/TR/REC-html40'>2</Sup>", "5"),
        "",
        [1234567, 5],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", VALUES)
def test_values_of_excel_2003(tmp_path: Path, name: str) -> None:
    rows, styles, values = VALUES[name]
    assert opened(tmp_path, sheet(rows, styles), "uji.xls").values("Isi") == values


def test_days_that_are_none_in_excel_2003(tmp_path: Path) -> None:
    got = opened(tmp_path, sheet(column("Number", "60", "45658"), style("Short Date")), "uji.xls")
    assert [(each.code, each.place.line) for each in got.findings] == [("tanggal-rusak", 2)]


def test_excel_2003_in_utf_16(tmp_path: Path) -> None:
    raw = sheet(column("Number", "5", "6"), encoding="UTF-16")
    assert opened(tmp_path, raw, "uji.xls").values("Isi") == [5, 6]
