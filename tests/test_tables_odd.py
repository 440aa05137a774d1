"""Odd files in the manner of offices: what a careful person would read in them, and what must be told."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from made_biff import xls, xls5
from tabular import opened

VALUES: dict[str, tuple[str, list[Any]]] = {
    "minus behind": ("5-\n1.200-\n300\n1.100", [-5, -1200, 300, 1100]),
    "mark of a footnote": ("1.234 1)\n1.345r\n1.456*)\n980\n1.100 r)", [1234, 1345, 1456, 980, 1100]),
    "raised digits": ("1.234¹\n1.345²)\n1.450\n980", [1234, 1345, 1450, 980]),
    "spaces between thousands": ("1 234\n12\u00a0345\n1\u2009234\n7", [1234, 12345, 1234, 7]),
    "rupiah in brackets": ("Rp (1.500.000)\nRp 2.000.000", [-1500000, 2000000]),
    "rupiah with a dash": ("Rp250.000,-\nRp -\nRp.1.000", [250000, None, 1000]),
    "dashes of any width": ("5\n‒\n―\n−\n7", [5, None, None, None, 7]),
    "words for nothing": ("5\nt.a.d.\nNihil\ntad\n7", [5, None, None, None, 7]),
    "weekdays": (
        "Senin, 3 Maret 2025\nJum’at, 7 Maret 2025\nSelasa 11 Maret 2025",
        [date(2025, 3, 3), date(2025, 3, 7), date(2025, 3, 11)],
    ),
    "months cut short": ("3 Agt 2024\n17 Agust 2024", [date(2024, 8, 3), date(2024, 8, 17)]),
    "letters that cannot be seen": ("\u200bx\ny\u200e\n\u202az", ["x", "y", "z"]),
    "shares in brackets": ("(5,5%)\n10%", [-5.5, 10]),
    "thousand millions": ("Rp1,5 M\nRp2 M", [1.5, 2]),
    "powers and houses": ("10²\n101e\n121)\nRp 500-", ["10²", "101e", "121)", "Rp 500-"]),
}  # fmt: skip


@pytest.mark.parametrize("name", VALUES)
def test_values(tmp_path: Path, name: str) -> None:
    written, read = VALUES[name]
    content = "kec;isi\n" + "".join(f"{n};{each}\n" for n, each in enumerate(written.split("\n")))
    assert opened(tmp_path, content).values("isi") == read


WAYS_OF_WRITING: dict[str, tuple[str, list[list[Any]]]] = {
    "marks behind backslashes": ('a,b\n"kata \\"ya\\", lalu",5\nx,6\n', [['kata "ya", lalu', 5], ["x", 6]]),
    "backslashes in paths": ('a,b\n"C:\\data\\",5\nx,6\n', [["C:\\data\\", 5], ["x", 6]]),
    "both": ('a,b\n"C:\\data \\"x\\" y",5\n"D:\\\\",6\n', [['C:\\data "x" y', 5], ["D:\\\\", 6]]),
    "spaces before marks": ('"a", "b"\n"x, y", "1"\n"z", "2"\n', [["x, y", 1], ["z", 2]]),
    "lines in marks": ('"a,b"\n"x,1"\n"""y, z"",2"\n', [["x", 1], ["y, z", 2]]),
    "one column of addresses": ("Alamat\nJl. A, No. 1\nJl. B, Gg. C\n", [["Jl. A, No. 1"], ["Jl. B, Gg. C"]]),
    "years twice over sexes": (
        "Kec;2022;2022;2023;2023\n;L;P;L;P\nA;1;2;3;4\nB;5;6;7;8\n",
        [["A", 1, 2, 3, 4], ["B", 5, 6, 7, 8]],
    ),
    "the header in English": (
        "Kabupaten/Kota;Luas;Penduduk\nRegency/Municipality;Area;Population\n(1);(2);(3)\nA;1,5;100\nB;2,5;200\n",
        [["A", 1.5, 100], ["B", 2.5, 200]],
    ),
    "one column of numbers in English": ("Kecamatan;Jumlah\nSubdistrict;Total\nA;1\n", [["A", 1]]),
    "a first row of words": ("Kec;n\nA;rusak\nB;2\nC;3\n", [["A", "rusak"], ["B", "2"], ["C", "3"]]),
    "numbers of columns with a minus": ("Kec;L;P\n-1;-2;-3\nA;1;2\nB;3;4\n", [["A", 1, 2], ["B", 3, 4]]),
    "columns by letters": ("Kec;L;P\n(a);(b);(c)\nA;1;2\nB;3;4\n", [["A", 1, 2], ["B", 3, 4]]),
    "a footnote at once": ("Kec;n;m\nA;1;2\n1) Termasuk WNA;;\nKeterangan/Note : -;;\n", [["A", 1, 2]]),
    "a day at once": ("Kec;n;m\nA;1;2\nUpdate terakhir: 3 Maret 2025;;\n", [["A", 1, 2]]),
    "rows that begin like footnotes": (
        "Uraian;n;m\n1) Pajak;1;2\n2) Denda;;\n",
        [["1) Pajak", 1, 2], ["2) Denda", None, None]],
    ),
    "a signature at once": (
        "No;Nama;n\n1;A;1\n2;B;2\n;;Siak, 3 Maret 2025\n;;Kepala Dinas\n;;NIP. 19700101\n",
        [[1, "A", 1], [2, "B", 2]],
    ),
    "the title on every page": (
        "Tabel 1;;\nKec;L;P\nA;1;2\nTabel 1 (lanjutan);;\nKec;L;P\nB;3;4\n",
        [["A", 1, 2], ["B", 3, 4]],
    ),
    "codes behind formulas": ('Kode,n\n"=""00123""",1\n"=""00124""",2\n', [["00123", 1], ["00124", 2]]),
    "numbers of a list": ("No;n\n1);10\n2);20\n", [["1)", 10], ["2)", 20]]),
    "months as numbers": ("Periode;n\n202401;1\n202402;2\n", [["202401", 1], ["202402", 2]]),
    "a title in three cells": (
        "Tabel;3.1;Penduduk;\nKec;L;P;J\nA;1;2;3\nB;1;2;3\n",
        [["A", 1, 2, 3], ["B", 1, 2, 3]],
    ),
    "a row of words in between": (
        "Kec;Jan;Feb\nA;1;2\nB;libur;tutup\nC;5;6\n",
        [["A", "1", "2"], ["B", "libur", "tutup"], ["C", "5", "6"]],
    ),
    "pages with empty rows": ("a;b\nx;1\n\na;b\ny;2\n", [["x", 1], ["y", 2]]),
    "an index of two columns": (",n\nA,1\nB,2\n", [["A", 1], ["B", 2]]),
    "nothing of MySQL": ("a,b\nx,\\N\ny,2\n", [["x", None], ["y", 2]]),
    "a group below three levels": (
        "Kec;n;;;\n;2022;;2023;\n;L;P;L;P\n;;;;\nKabupaten Siak;;;;\nA;1;2;3;4\nB;5;6;7;8\n",
        [["Kabupaten Siak", None, None, None, None], ["A", 1, 2, 3, 4], ["B", 5, 6, 7, 8]],
    ),
    "units without brackets": (
        "Kec;Luas;Penduduk\n;km2;jiwa\nA;1,5;1.000\nB;2,5;20\n",
        [["A", 1.5, 1000], ["B", 2.5, 20]],
    ),
    "accounts": ("Urusan;n\n1.01;1\n1.02;2\n1.10;3\n", [["1.01", 1], ["1.02", 2], ["1.10", 3]]),
    "moments of Dapodik": ("a;Sinkron\nx;01 Mar 2024 10:11:12\n", [["x", "2024-03-01T10:11:12"]]),
}  # fmt: skip


@pytest.mark.parametrize("name", WAYS_OF_WRITING)
def test_ways_of_writing(tmp_path: Path, name: str) -> None:
    content, rows = WAYS_OF_WRITING[name]
    found = [[*row.values()] for row in opened(tmp_path, content).rows]
    assert [[each.isoformat() if hasattr(each, "hour") else each for each in row] for row in found] == rows


TOLD = {
    "a mark that ends no cell": ('a,b\n"Toko "Makmur" Jaya",5\n', "csv-rusak"),
    "decimal commas between commas": ("a,b\nx,1,5\n", "baris-tidak-rata"),
    "a web page": ("<!DOCTYPE html><html><body>404</body></html>", "bukan-teks"),
    "a second header at once": ("Kec,L,P\nA,1,2\nB,3,4\nDesa,KK,Luas\nX,5,1\nY,6,2\n", "beberapa-tabel"),
    "a second title at once": ("Kec,n\nA,1\nB,3\nTabel 2,\nDesa,KK\nX,5\nY,6\n", "beberapa-tabel"),
    "a day that is none": ("a;Tgl\nx;31 Februari 2024\ny;17 Desember 2024\n", "tanggal-rusak"),
    "letters gone wrong": ("a;b\n0â€“4;1\n", "huruf-rusak"),
    "days without their format": ("a;Tanggal\nx;45000\ny;45001\n", "tanggal-tak-pasti"),
    "sums between": ("Kec;n\nA;1\nJumlah Kabupaten;1\nB;2\nJumlah Kota;2\n", "baris-jumlah"),
    "sums in two languages": ("Kec;n\nA;1\nB;2\nJumlah/Total;3\n", "baris-jumlah"),
    "an error of a sheet": ("Kec;n\nA;#VALUE!\nB;50\n", "sel-galat"),
    "one word among three numbers": ("Kec;n\nA;1\nB;2\nC;3\nD;e\n", "tipe-campur"),
    "rupiah in some": ("Kec;n\nA;Rp 500\nB;20\n", "satuan-sebagian"),
}


def test_a_mark_that_is_never_closed_is_told_as_such(tmp_path: Path) -> None:
    (found,) = opened(tmp_path, 'kode,nama\n1,"Sail\n2,Sukajadi\n').findings
    assert (found.place.line, "tidak pernah ditutup" in found.message) == (2, True)


@pytest.mark.parametrize("name", TOLD)
def test_what_is_told(tmp_path: Path, name: str) -> None:
    content, code = TOLD[name]
    assert [finding.code for finding in opened(tmp_path, content).findings] == [code]


def test_a_second_header_proposes_ranges(tmp_path: Path) -> None:
    content, _ = TOLD["a second title at once"]
    (found,) = opened(tmp_path, content).findings
    assert (found.place.line, "A1:B3 dan A5:B7" in found.message, "rentang: A1:B3" in found.remedy) == (
        5,
        True,
        True,
    )


def sheet(rows: list[list[Any]], formats: dict[str, str]) -> bytes:
    """``formats``: number format of each cell of a column, by its letter."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for letter, code in formats.items():
        for cell in book.active[letter][1:]:
            cell.number_format = code
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


FORMATS = {
    '"Rp"#,##0': ("rupiah", "Rp", [1500, 5]),
    '_-"Rp"* #,##0.00_-;-"Rp"* #,##0.00_-;_-@_-': ("rupiah", "Rp", [1500, 5]),
    "[$Rp-421] #,##0": ("rupiah", "Rp", [1500, 5]),
    '0" kg"': ("bilangan", "kg", [1500, 5]),
    '#,##0.0\\ "m²"': ("bilangan", "m²", [1500, 5]),
    '0.0"%"': ("persen", "%", [1500, 5]),
    "[$$-409]#,##0.00": ("bilangan", "$", [1500, 5]),
    '#,##0,"ribu"': ("bilangan", None, [1500, 5]),
    "#,##0;[Red](#,##0)": ("bilangan", None, [1500, 5]),
    "00000": ("kode", None, ["01500", "00005"]),
    '00"."00"."00': ("kode", None, ["00.15.00", "00.00.05"]),
    "\\0#": ("kode", None, ["01500", "05"]),
    "0#": ("bilangan", None, [1500, 5]),
    "0 000": ("bilangan", None, [1500, 5]),
    '0" MW"': ("bilangan", "MW", [1500, 5]),
}


@pytest.mark.parametrize("code", FORMATS)
def test_what_a_format_shows_beside_the_number(tmp_path: Path, code: str) -> None:
    got = opened(tmp_path, sheet([["a", "isi"], ["x", 1500], ["y", 5]], {"B": code}), "uji.xlsx")
    column = got.column("isi")
    assert (str(column.spec.type), column.spec.unit, got.values("isi")) == FORMATS[code]


ROWS = [["Kecamatan", "Pagu", "Kode"], ["Béji", 1500000.0, 5.0], ["Sail", 2500000.5, 12.0]]


@pytest.mark.parametrize("make", [xls, xls5])
def test_both_kinds_of_xls(tmp_path: Path, make: Any) -> None:
    got = opened(tmp_path, make(ROWS, formats={1: '"Rp"#,##0', 2: "000"}), "uji.xls")
    assert [[*row.values()] for row in got.rows] == [["Béji", 1500000, "005"], ["Sail", 2500000.5, "012"]]
    assert got.column("Pagu").spec.unit == "Rp"


def test_days_that_a_sheet_read_month_first(tmp_path: Path) -> None:
    rows = [["a", "Tanggal"], ["x", date(2024, 2, 1)], ["y", "13/02/2024"], ["z", date(2024, 1, 2)]]
    assert opened(tmp_path, sheet(rows, {}), "uji.xlsx").warnings == ["tanggal-tak-pasti"]
    rows[1][1] = date(2024, 2, 25)
    assert opened(tmp_path, sheet(rows, {}), "uji.xlsx").warnings == []


def test_months_above_columns(tmp_path: Path) -> None:
    """``Jan-24`` is stored as the first day of the month."""
    rows = [["Kec", date(2024, 1, 1), date(2024, 2, 1)], ["A", 1, 2]]
    assert list(opened(tmp_path, sheet(rows, {}), "uji.xlsx").rows[0]) == ["Kec", "2024-01", "2024-02"]


def test_a_cover_is_no_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in ("LAPORAN", "Dinas X", 2024):
        book.active.append([line])
    for row in (["Kec", "n"], ["A", 1], ["B", 2]):
        book["Data"].append(row) if "Data" in book.sheetnames else book.create_sheet("Data").append(row)
    stream = io.BytesIO()
    book.save(stream)
    got = opened(tmp_path, stream.getvalue(), "uji.xlsx")
    assert got.values("n") == [1, 2]
    assert got.warnings == ["beberapa-lembar"]


def test_a_declared_unit_that_the_cells_deny(tmp_path: Path) -> None:
    content = "a;Berat\nx;5 kg\ny;6 kg\n"
    denied = opened(tmp_path, content, kolom={"Berat": {"satuan": "ton"}})
    assert denied.warnings == ["satuan-bercampur"]
    for unit in ("kg", "kilogram", "karung isi 50"):  # nobody knows what the last one is
        assert opened(tmp_path, content, kolom={"Berat": {"satuan": unit}}).warnings == []
