"""Published column names: the officer's headers, and the ways in which YAML may write them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tabular import Opened, opened

from generator.kinds.dataset import ChartSpec
from generator.kinds.indicator import Indicator
from generator.tables.columns import chart_by_names, column_of, indicator_by_names, similar
from generator.tables.forms import made
from generator.tables.names import LENGTH, clean_name, find_name, publish_names, published_name

HEADERS = ["Nama Kecamatan", 'Kata "asli", lama', "<b>Jumlah</b> (%)", "No.", "No. Urut", "人口", "a.b"]


def names(got: Opened) -> list[str]:
    assert got.table, [str(finding) for finding in got.findings]
    return [column.name for column in got.table.columns]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("nama", "nama"),
        ("Nama Kecamatan", "Nama Kecamatan"),
        ("Nama  Kecamatan ", "Nama Kecamatan"),
        ("KODE_KD", "KODE_KD"),
        ("Persentase (%)", "Persentase (%)"),
        ("% miskin", "% miskin"),
        ("2020", "2020"),
        ("<script>", "<script>"),
        ("=1+1", "1_plus_1"),
        ("+62", "plus_62"),
        ("@nama", "nama"),
        ("＝A1", "a1"),
        ("'=1", "1"),
        (".tersembunyi", "tersembunyi"),
        ("teks\u00adterbalik", "teksterbalik"),
        ("人口", "人口"),
        ("x" * (LENGTH + 1), "x" * LENGTH),
    ],
)
def test_published_names(tmp_path: Path, header: str, name: str) -> None:
    got = opened(tmp_path, f"{header};b\nx;y\n")
    assert names(got) == [name, "b"]
    assert got.column(name).source_name == " ".join(header.split())


def test_names_stay_unique_when_risky_headers_become_alike(tmp_path: Path) -> None:
    assert names(opened(tmp_path, "=Jumlah;+jumlah;jumlah;JUMLAH\n1;2;3;4\n")) == [
        "jumlah", "plus_jumlah", "jumlah_2", "JUMLAH",
    ]  # fmt: skip


@given(st.lists(st.text(max_size=120), min_size=1, max_size=8))
def test_any_headers_give_unique_names_that_nothing_runs(headers: list[str]) -> None:
    found, _ = publish_names(headers, "uji.csv", 1)
    assert len(set(found)) == len(headers)
    for name in found:
        assert name
        assert len(name) <= LENGTH + 4
        assert name.isprintable()
        assert name == " ".join(name.split())
        assert name[0] not in "=+-@'\t\r"


@given(st.text(max_size=120))
def test_a_published_name_is_its_own_name(header: str) -> None:
    name = published_name(header)
    assert not name or published_name(name) == name


def test_every_form_has_the_same_names(tmp_path: Path) -> None:
    line = ",".join('"' + header.replace('"', '""') + '"' for header in HEADERS)
    got = opened(tmp_path, f"{line}\n" + ",".join("12345"[:1] * len(HEADERS)) + "\n")
    assert names(got) == HEADERS
    assert got.table
    with made(got.table, "csv").path.open(encoding="utf-8", newline="") as stream:
        assert next(csv.reader(stream)) == HEADERS
    assert list(json.loads(made(got.table, "json").path.read_bytes())[0]) == HEADERS
    assert pq.read_schema(made(got.table, "parquet").path).names == HEADERS
    book = openpyxl.load_workbook(made(got.table, "xlsx").path)
    assert [cell.value for cell in book["Data"][1]] == HEADERS
    assert [row[0].value for row in book["Kamus"].iter_rows(min_row=2, max_row=8)] == HEADERS


def test_our_csv_read_again_has_the_same_names(tmp_path: Path) -> None:
    line = ",".join('"' + header.replace('"', '""') + '"' for header in HEADERS)
    got = opened(tmp_path, f"{line}\n" + ",".join(["1"] * len(HEADERS)) + "\n")
    assert got.table
    again = opened(tmp_path, made(got.table, "csv").path.read_bytes(), "lagi.csv")
    assert names(again) == HEADERS


@pytest.mark.parametrize(
    "wanted",
    ["Jumlah Penduduk (Jiwa)", "Jumlah  Penduduk (Jiwa)", "jumlah_penduduk_jiwa", "JUMLAH PENDUDUK (JIWA)"],
)
def test_yaml_may_write_a_name_in_several_ways(tmp_path: Path, wanted: str) -> None:
    kolom = {wanted: {"satuan": "jiwa", "tipe": "bilangan"}, "kec": {"tipe": "teks"}}
    got = opened(tmp_path, "Kec;Jumlah Penduduk (Jiwa)\nA;1.234\n", kolom=kolom, kunci=[wanted])
    assert got.codes == []
    assert got.values("Jumlah Penduduk (Jiwa)") == [1234]
    assert got.column("Jumlah Penduduk (Jiwa)").spec.unit == "jiwa"
    assert got.table
    assert got.table.key == ("Jumlah Penduduk (Jiwa)",)
    found = column_of(got.table, wanted)
    assert found
    assert found.name == "Jumlah Penduduk (Jiwa)"
    chart = chart_by_names(ChartSpec(type="batang", x="KEC", y=wanted), got.table)
    assert (chart.x, chart.y, chart.series) == ("Kec", "Jumlah Penduduk (Jiwa)", None)


def test_an_indicator_names_its_columns_alike(tmp_path: Path) -> None:
    got = opened(tmp_path, "Tahun;Nilai (%);Wilayah\n2020;1,5;A\n2021;2,5;A\n")
    assert got.table
    given = Indicator.model_validate(
        {
            "judul": "x",
            "penerbit": "a",
            "nilai": "nilai_persen",
            "saring": {"wilayah": ["A"]},
            "seri": "hilang",
        }
    )
    meta = indicator_by_names(given, got.table)
    assert (meta.time, meta.value, meta.series) == ("Tahun", "Nilai (%)", "hilang")
    assert list(meta.where) == ["Wilayah"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Nilai", "Nilai"),  # exact before alike
        ("nilai", "nilai"),
        ("NILAI", None),  # could be either
        ("nilai_akhir", "Nilai akhir"),
        ("Judul Asli", "aman"),  # a header
        ("judul asli", "aman"),
        ("", None),
        ("()", None),
        ("lain", None),
    ],
)
def test_what_fits_two_names_alike_fits_none(wanted: str, found: str | None) -> None:
    published = ["Nilai", "nilai", "Nilai akhir", "aman"]
    headers = ["Nilai", "nilai", "Nilai akhir", "Judul Asli"]
    assert find_name(wanted, published, headers) == found


def test_a_wrong_name_gets_the_nearest_one(tmp_path: Path) -> None:
    got = opened(tmp_path, "Nama Kecamatan;b\nx;y\n", kolom={"Nama Kecamtan": {}})
    assert got.codes == ["kolom-tidak-ada"]
    assert "Nama Kecamatan" in got.findings[0].remedy
    good = opened(tmp_path, "Nama Kecamatan;b\nx;y\n")
    assert good.table
    assert "Nama Kecamatan" in similar(good.table, "nama kecamtan")
    assert similar(good.table, "zzz") == "Kolom yang ada: Nama Kecamatan, b."


@pytest.mark.parametrize(
    ("header", "name"),
    [("Laki & Perempuan", "laki_dan_perempuan"), ("é à", "e_a"), ("Luas (km²)", "luas_km2"), ("人口", "")],
)
def test_plain_words(header: str, name: str) -> None:
    assert clean_name(header) == name
