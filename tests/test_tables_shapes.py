"""Tables in the shapes in which offices export them: several header rows, signatures, pages, neighbours."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tabular import opened, workbook

from generator.tables import body


def sheet(rows: Sequence[Sequence[Any]], merged: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    for box in merged:
        book.active.merge_cells(box)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


POPULATION: list[list[Any]] = [
    ["Jumlah Penduduk Menurut Kecamatan dan Jenis Kelamin di Kabupaten X"],
    ["Kecamatan", "Penduduk", None, None, None],
    [None, "L", None, "P", None],
    [None, 2019, 2020, 2019, 2020],
    ["Ciwidey", 40321, 40890, 39011, 39412],
    ["Rancabali", 26011, "-", 25100, "..."],
    ["Pasirjambu", 43000, 43111, 41000, 41222],
    [],
    ["Sumber: BPS Kabupaten X"],
]
NAMES = ["Kecamatan", *(f"Penduduk – {sex} – {year}" for sex in "LP" for year in (2019, 2020))]


def as_csv(rows: list[list[Any]]) -> str:
    return "".join(";".join("" if cell is None else str(cell) for cell in [*row, *[None] * (5 - len(row))]) + "\n" for row in rows)  # fmt: skip  # noqa: E501


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (sheet(POPULATION, ["A1:E1", "A2:A4", "B2:E2", "B3:C3", "D3:E3"]), "bps.xlsx"),
        (as_csv(POPULATION), "bps.csv"),
    ],
)
def test_three_header_rows_below_a_title(tmp_path: Path, content: str | bytes, name: str) -> None:
    """As BPS exports them: with merged cells, and the same saved as CSV, where nothing is merged."""
    table = opened(tmp_path, content, name)
    assert list(table.rows[0]) == NAMES
    assert [list(row.values()) for row in table.rows] == [
        ["Ciwidey", 40321, 40890, 39011, 39412],
        ["Rancabali", 26011, None, 25100, None],
        ["Pasirjambu", 43000, 43111, 41000, 41222],
    ]
    assert table.table
    assert table.table.notes == (POPULATION[0][0], "Sumber: BPS Kabupaten X")


SHAPES = {
    "a row of units": (
        "Kecamatan;Luas;Penduduk\n;(km2);(jiwa)\nA;1,5;100\nB;2,5;200\n",
        [["A", 1.5, 100], ["B", 2.5, 200]],
    ),
    "numbers of columns with formulas": (
        "Uraian;Pagu;Realisasi;%\n1;2;3;4=3/2\nGaji;10;5;50\nATK;20;5;25\n",
        [["Gaji", 10, 5, 50.0], ["ATK", 20, 5, 25.0]],
    ),
    "remarks as key and value": (
        "Kota:,X,,\nTahun:,2021,,\n,,,\nKec,L,P,Jumlah\nA,1,2,3\nB,4,5,9\n",
        [["A", 1, 2, 3], ["B", 4, 5, 9]],
    ),
    "the header on every page": (
        "Kec,Jumlah\nA,1200\nKec,Jumlah\nB,980\n",
        [["A", 1200], ["B", 980]],
    ),
    "a signature of two columns": (
        'Kec,Jumlah\nA,1\nB,2\n,\n"Xkota, 12 Maret 2022",\nKepala Dinas,\n,\nNIP. 19800101 200501 1 001,\n',
        [["A", 1], ["B", 2]],
    ),
    "two signatures side by side": (
        "No,Kec,Jumlah\n1,A,1\n2,B,2\n,,\n,Mengetahui,Kepala Dinas\n,Sekretaris,NIP. 19800101\n",
        [[1, "A", 1], [2, "B", 2]],
    ),
    "a row of nothing below an empty one": (
        "Kec,L,P\nA,1,2\nB,3,4\n,,\nC,-,-\nD,5,6\n",
        [["A", 1, 2], ["B", 3, 4], ["C", None, None], ["D", 5, 6]],
    ),
    "rows of nothing between": (
        "Kec,n\nA,1\n,\n -,n/a\nB,2\n" + "C,3\n" * 70,
        [["A", 1], ["B", 2], *[["C", 3]] * 70],
    ),
    "days as headers": (
        "Pos,1,2,3\nA,10,20,30\nB,1,2,3\n",
        [["A", 10, 20, 30], ["B", 1, 2, 3]],
    ),
}


@pytest.mark.parametrize("large", [body.FAST_FROM, 0])
@pytest.mark.parametrize("shape", SHAPES)
def test_shape(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: str, large: int) -> None:
    """The same, whether the file is read row by row or, as large ones are, by Arrow."""
    monkeypatch.setattr(body, "FAST_FROM", large)
    content, wanted = SHAPES[shape]
    assert [list(row.values()) for row in opened(tmp_path, content).rows] == wanted


def test_what_stood_between_pages_and_below_is_told(tmp_path: Path) -> None:
    table = opened(tmp_path, SHAPES["the header on every page"][0])
    assert table.table
    assert table.table.notes == ("Judul kolom yang terulang di baris 3 tidak ikut diterbitkan.",)


@pytest.mark.parametrize("content", ["1,Andir,1200\n2,Coblong,1300\n", "Andir,1200,5.5\nCoblong,1300,6.5\n"])
def test_a_missing_header_is_an_error(tmp_path: Path, content: str) -> None:
    assert opened(tmp_path, content).codes == ["tanpa-baris-judul"]


def test_tables_beside_each_other(tmp_path: Path) -> None:
    """Other rows on both sides are two tables for certain; the same number of rows is a question."""
    longer = opened(tmp_path, "Kec,L,,Kel,KK\nA,1,,X,5\nB,2,,Y,6\n,,,Z,7\n", "a.csv")
    even = opened(tmp_path, "Kec,L,,Kel,KK\nA,1,,X,5\nB,2,,Y,6\n", "b.csv")
    spaced = opened(tmp_path, "Kec,L,,P,Total\nA,1,,2,3\nB,2,,3,5\n", "c.csv")
    assert (longer.codes, even.codes, even.warnings) == (["beberapa-tabel"], [], ["beberapa-tabel"])
    assert (spaced.codes, spaced.warnings) == ([], [])


def test_a_name_merged_over_rows_belongs_to_each(tmp_path: Path) -> None:
    rows = [["Tahun", "Kab", "Kec", "n"], [2020, "X", "A", 1], [None, None, "B", 2], [2021, "Y", "C", 3]]
    table = opened(tmp_path, workbook(rows, merged=["A2:A3", "B2:B3"]), "uji.xlsx")
    assert [list(row.values()) for row in table.rows] == [
        [2020, "X", "A", 1],
        [2020, "X", "B", 2],
        [2021, "Y", "C", 3],
    ]
    assert table.table
    assert table.table.notes[1] == 'Isi sel gabung di kolom "Kab" disalin ke 1 baris di bawahnya.'
    assert table.warnings == []


@pytest.mark.parametrize("merged", ["B2:B3", "B2:C2"])
def test_a_merged_number_is_not_copied_but_told(tmp_path: Path, merged: str) -> None:
    table = opened(
        tmp_path, workbook([["Kec", "L", "P"], ["A", 5, None], ["B", None, 3]], merged=[merged]), "u.xlsx"
    )
    assert [list(row.values()) for row in table.rows] == [["A", 5, None], ["B", None, 3]]
    assert table.warnings == ["sel-gabung"]
    assert table.findings[0].place.line == 2
