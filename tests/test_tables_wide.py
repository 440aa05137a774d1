"""Periods as columns: found by their headers, written long with the very values that the table shows."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tabular import Opened, opened

from generator.tables.datapackage import long_fields
from generator.tables.forms import forms, made
from generator.tables.periodnames import named
from generator.tables.wide import told, wide


def long(got: Opened) -> list[list[str]]:
    assert got.table, [str(finding) for finding in got.findings]
    with made(got.table, "panjang.csv").path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


@pytest.mark.parametrize(
    ("header", "unit", "period", "stem"),
    [
        ("2019", "tahun", "2019", ""),
        ("2019*)", "tahun", "2019", ""),
        ("2020r", "tahun", "2020", ""),
        ("2022 (angka sementara)", "tahun", "2022", ""),
        ("Tahun 2019", "tahun", "2019", ""),
        ("TAHUN ANGGARAN 2019", "tahun", "2019", ""),
        ("th_2019", "tahun", "2019", ""),
        ("Jumlah Penduduk Tahun 2019 (jiwa)", "tahun", "2019", "Jumlah Penduduk (jiwa)"),
        ("Jumlah (2019)", "tahun", "2019", "Jumlah"),
        ("2019 – Laki-laki", "tahun", "2019", "Laki-laki"),
        ("2019/2020", "tahun ajaran", "2019/2020", ""),
        ("Januari", "bulan", "Januari", ""),
        ("Nopember 2023", "bulan", "2023-11", ""),
        ("2023-04", "bulan", "2023-04", ""),
        ("TW II 2023", "triwulan", "2023-Q2", ""),
        ("Triwulan IV", "triwulan", "Triwulan 4", ""),
        ("Q3 2023", "triwulan", "2023-Q3", ""),
        ("Semester I 2024", "semester", "2024-S1", ""),
    ],
)
def test_a_header_that_names_a_period(header: str, unit: str, period: str, stem: str) -> None:
    found = named(header)
    assert found
    assert (found.unit, found.period, found.stem) == (unit, period, stem)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "kode",
        "Tahun",
        "12019",
        "2019.5",
        "1234",
        "2150",
        "Kenaikan 2019 ke 2020",
        "2018-2019-2020",
        "Maret Mei",
        "Jan-21",
    ],
)
def test_a_header_that_names_none_or_several(header: str) -> None:
    assert named(header) is None


def test_years_become_rows(tmp_path: Path) -> None:
    got = opened(tmp_path, "kode;nama;2019;2020;2021*\n01;=A;1.234,5;2;3\n02;B;;5;-\n")
    assert long(got) == [
        ["kode", "nama", "tahun", "nilai"],
        ["01", "'=A", "2019", "1234.5"], ["01", "'=A", "2020", "2"], ["01", "'=A", "2021", "3"],
        ["02", "B", "2019", ""], ["02", "B", "2020", "5"], ["02", "B", "2021", ""],
    ]  # fmt: skip


def test_totals_over_the_periods_are_left_out_and_said(tmp_path: Path) -> None:
    got = opened(tmp_path, "tahun,Januari,Februari,Maret,Total,Rata-rata\n2020,1,2,3,6,2\n")
    assert long(got)[0] == ["tahun", "bulan", "nilai"]
    assert got.table
    assert 'Tanpa "Total", "Rata-rata"' in told(got.table)


def test_several_series_stand_side_by_side(tmp_path: Path) -> None:
    got = opened(tmp_path, "kec,L 2019,P 2019,L 2020,P 2020,L 2021\nA,1,2,3,4,5\nB,6,7,8,9,10\n")
    assert long(got)[0] == ["kec", "P 2019", "P 2020", "tahun", "nilai"]
    got = opened(tmp_path, "kec,L 2019,P 2019,L 2020,P 2020,L 2021,P 2021,L 2022\nA,1,2,3,4,5,6,7\n")
    assert long(got) == [
        ["kec", "tahun", "L", "P"], ["A", "2019", "1", "2"], ["A", "2020", "3", "4"],
        ["A", "2021", "5", "6"], ["A", "2022", "7", ""],
    ]  # fmt: skip


def test_names_that_are_taken_get_a_number(tmp_path: Path) -> None:
    got = opened(tmp_path, "tahun,nilai,2019,2020,2021\n2023,9,1,2,3\n")
    assert long(got)[0] == ["tahun", "nilai", "tahun_2", "nilai_2"]


def test_declared_columns(tmp_path: Path) -> None:
    declared = {"kolom": ["Pagi", "siang"], "waktu": "saat", "nilai": "jumlah"}
    got = opened(tmp_path, "kec,pagi,siang\nA,1,2\n", panjang=declared)
    assert long(got) == [["kec", "saat", "jumlah"], ["A", "pagi", "1"], ["A", "siang", "2"]]
    assert opened(tmp_path, "kec,a\nA,1\n", "b.csv", panjang={"kolom": ["c"]}).codes == ["kolom-tidak-ada"]


@pytest.mark.parametrize(
    "content", ["kode,jumlah\n1,2\n", "k,2019,2020\nA,1,2\n", "k,2019,2020,2020*\nA,1,2,3\n"]
)
def test_a_long_table_has_no_long_form(tmp_path: Path, content: str) -> None:
    got = opened(tmp_path, content)
    assert got.table
    assert "panjang.csv" not in forms(got.table)
    assert told(got.table) == ""


def test_the_fields_of_the_package(tmp_path: Path) -> None:
    got = opened(tmp_path, "kode,2019,2020,2021\n01,1,2.5,3\n02,2,3.5,4\n")
    assert got.table
    shape = wide(got.table)
    assert shape
    assert [(each["name"], each["type"]) for each in long_fields(shape)] == [
        ("kode", "string"), ("tahun", "year"), ("nilai", "number"),
    ]  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(rows=st.lists(st.lists(st.integers(-(10**6), 10**6) | st.none(), min_size=3, max_size=3), min_size=1))
def test_every_value_is_the_one_of_the_wide_table(rows: list[list[Any]], tmp_path_factory: Any) -> None:
    lines = [",".join(["x", *("" if value is None else str(value) for value in row)]) for row in rows]
    got = opened(tmp_path_factory.mktemp("lebar"), "\n".join(["nama,2019,2020,2021", *lines]) + "\n")
    assert got.table
    plain = list(csv.reader(io.StringIO(made(got.table, "csv").path.read_text(encoding="utf-8"))))
    assert [row[2] for row in long(got)[1:]] == [cell for row in plain[1:] for cell in row[1:]]
