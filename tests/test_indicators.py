"""Indicators: every figure comes from a row of a dataset, and from nothing else."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made_tables import made_table
from made_up import catalogue, item

from generator.comparison import ByArea, by_area
from generator.emitters import indicator_files
from generator.emitters.area_figures import figures_of
from generator.emitters.items.indicator import trend
from generator.indicators import IndicatorSeries, difference, series
from generator.kinds.dataset import ColumnSpec
from generator.output import Output
from generator.pipeline import check_portal

COLUMNS = {
    "seri": "teks",
    "wilayah": "kode",
    "tahun": ColumnSpec(type="tahun"),
    "jumlah": ColumnSpec(type="bilangan", unit="jiwa"),
    "sumber": "teks",
    "catatan": "teks",
}
ROWS = [
    ("BPS", "14.71", 2023, 90, "Buku A", None),
    ("BPS", "14.71", 2012, 50, None, "Awal"),
    ("BPS", "14.71", 2024, None, None, None),
    ("Kemendagri", "14.71", 2024, 120, None, None),
    ("BPS", "14.71.01", 2024, 7, None, None),
    ("Kemendagri", "14.71", None, 1, None, None),
]


def found(
    tmp_path: Path, rows: list[tuple[Any, ...]] = ROWS, columns: Any = COLUMNS, **keys: Any
) -> IndicatorSeries:
    table = made_table(tmp_path, columns, rows)
    own = item("dataset", "penduduk", tables=(table,), files=(table.file,), sumber=["BPS Riau"])
    meta = {"dataset": "penduduk", "nilai": "jumlah", "satuan": None} | keys
    indicator = item("indikator", "warga", **{key: value for key, value in meta.items() if value is not None})
    return series(catalogue(own, indicator), indicator)


def test_points_stand_in_the_order_of_time_and_know_their_row(tmp_path: Path) -> None:
    got = found(tmp_path, seri="seri", saring={"wilayah": "14.71"})
    told = [(seen.label, seen.value, seen.series, seen.row) for seen in got.observations]
    assert told == [
        ("2012", 50, "BPS", 2),
        ("2023", 90, "BPS", 1),
        ("2024", None, "BPS", 3),
        ("2024", 120, "Kemendagri", 4),
    ]
    assert got.names == ["BPS", "Kemendagri"]


def test_every_point_has_a_source(tmp_path: Path) -> None:
    got = found(tmp_path, seri="seri", saring={"wilayah": "14.71"})
    assert [seen.source for seen in got.observations] == ["BPS Riau", "Buku A", "BPS Riau", "BPS Riau"]
    assert got.observations[0].note == "Awal"
    own = found(tmp_path, sumber=["Sakernas"], saring={"wilayah": "14.71.01"})
    assert own.observations[0].source == "Sakernas"


def test_latest_is_the_newest_that_has_a_value(tmp_path: Path) -> None:
    got = found(tmp_path, seri="seri", saring={"wilayah": "14.71", "seri": "BPS"})
    assert got.latest
    assert (got.latest.label, got.latest.text) == ("2023", "90")
    assert got.previous
    assert got.previous.label == "2012"
    assert got.values() == [50, 90, None]


def test_where_sources_disagree_all_stand(tmp_path: Path) -> None:
    rows = [("BPS", "1", 2024, 10, None, None), ("Kemendagri", "1", 2024, 12, None, None)]
    got = found(tmp_path, rows, seri="seri")
    assert [(seen.series, seen.value) for seen in got.newest] == [("BPS", 10), ("Kemendagri", 12)]
    assert got.previous is None


def test_series_are_separate_lines_of_the_chart(tmp_path: Path) -> None:
    plot = found(tmp_path, seri="seri", saring={"wilayah": "14.71"}).plot("Warga", ["2020"])
    assert plot.series == ["BPS", "Kemendagri"]
    assert (plot.kind, plot.y.unit, plot.breaks) == ("garis", "jiwa", ("2020",))


def test_unit_is_the_officers_else_the_columns(tmp_path: Path) -> None:
    assert found(tmp_path).unit == "jiwa"
    assert found(tmp_path, satuan="ribu jiwa").unit == "ribu jiwa"


@pytest.mark.parametrize(
    "keys",
    [
        {"dataset": "tak-ada"},
        {"dataset": None},
        {"berkas": "lain.csv"},
        {"nilai": "tak-ada"},
        {"waktu": "tak-ada"},
        {"saring": {"tak-ada": "x"}},
        {"saring": {"wilayah": "99"}},
    ],
)
def test_without_data_there_is_no_figure_and_no_guess(keys: dict[str, Any], tmp_path: Path) -> None:
    got = found(tmp_path, **keys)
    assert got.observations == ()
    assert got.latest is None
    assert got.newest == []
    assert got.values() == []


def test_only_a_single_numeric_column_needs_no_name(tmp_path: Path) -> None:
    assert found(tmp_path, nilai=None, saring={"wilayah": "14.71.01"}).latest is not None
    two = {**COLUMNS, "lain": "bilangan"}
    assert found(tmp_path, [(*row, 1) for row in ROWS], two, nilai=None).latest is None


def test_months_are_moments(tmp_path: Path) -> None:
    columns = {"bulan": "bulan", "jumlah": "desimal"}
    got = found(tmp_path, [("2024-12", 1.5), ("2024-02", 2.5)], columns, waktu="bulan")
    assert [seen.label for seen in got.observations] == ["Februari 2024", "Desember 2024"]
    assert got.scale == "month"


def test_a_numeric_filter_is_compared_as_text(tmp_path: Path) -> None:
    got = found(tmp_path, saring={"tahun": ["2012", "2023"], "wilayah": "14.71"})
    assert [seen.value for seen in got.observations] == [50, 90]


@pytest.mark.parametrize(
    ("values", "keys", "sentence"),
    [
        ([2.0, 3.5], {"arah": "turun", "satuan": "%"}, "Naik 1,5 poin persen dari 2020, memburuk."),
        ([0.1, 0.3], {"arah": "naik", "satuan": "persen"}, "Naik 0,2 poin persen dari 2020, membaik."),
        ([9, 4], {"satuan": "anak"}, "Turun 5 anak dari 2020."),
        ([4, 4], {}, "Tetap sejak 2020."),
        ([4, 9], {"putus": "2021"}, "Metodenya berubah sejak 2020, jadi tidak dibandingkan."),
        ([4, None], {}, ""),
    ],
)
def test_change_is_told_only_where_it_can_be(
    values: list[float | None], keys: dict[str, Any], sentence: str, tmp_path: Path
) -> None:
    table = made_table(
        tmp_path, {"tahun": "tahun", "n": "desimal"}, list(zip((2020, 2021), values, strict=True))
    )
    own = item("dataset", "d", tables=(table,))
    indicator = item("indikator", "i", dataset="d", nilai="n", **keys)
    assert trend(series(catalogue(own, indicator), indicator), indicator.meta) == sentence  # type: ignore[arg-type]


AREAS = [
    ("14.71", "Kota", 2024, 300),
    ("14.71.01", "Sukajadi", 2024, 10),
    ("14.71.02", "Pekanbaru Kota", 2024, 30),
    ("14.71.03", "Sail", 2024, None),
    ("14.71.01", "Sukajadi", 2023, 99),
    ("14.71.02", "Pekanbaru Kota", 2025, 40),
]


def compared(tmp_path: Path, rows: list[tuple[Any, ...]], **keys: Any) -> ByArea | None:
    columns = {"kode": "kode", "wilayah": "teks", "tahun": "tahun", "jumlah": "bilangan"}
    table = made_table(tmp_path, columns, rows)
    own = item("dataset", "penduduk", tables=(table,), files=(table.file,))
    indicator = item("indikator", "warga", dataset="penduduk", nilai="jumlah", **keys)
    return by_area(catalogue(own, indicator), indicator, "jiwa")


@pytest.mark.parametrize(
    "keys",
    [
        {"kolom_wilayah": "kode", "saring": {"kode": "14.71"}},
        {"perbandingan": {"kode": "kode"}},
        {"perbandingan": {"kode": "kode", "dataset": "penduduk", "nilai": "jumlah", "waktu": "tahun"}},
    ],
)
def test_areas_of_one_level_and_one_moment_are_compared(tmp_path: Path, keys: dict[str, Any]) -> None:
    got = compared(tmp_path, AREAS, **keys)
    assert got
    assert [(area.name, value, row) for area, value, row in got.ranked] == [
        ("Pekanbaru Kota", 30, 3),
        ("Sukajadi", 10, 2),
    ]
    assert got.when == "2024"
    assert [row[0] for row in got.figure.rows] == ["Sukajadi", "Pekanbaru Kota", "Sail"]


@pytest.mark.parametrize(
    "rows",
    [
        AREAS[:2],
        [*AREAS, ("14.71.01", "Sukajadi", 2024, 11)],
        [(code, name, year, None) for code, name, year, _ in AREAS],
        [],
    ],
)
def test_what_cannot_be_compared_is_not(tmp_path: Path, rows: list[tuple[Any, ...]]) -> None:
    assert compared(tmp_path, rows, perbandingan={"kode": "kode"}) is None


COMPARISONS = {
    "benar": ("{kode: kode}", "", ""),
    "benar-lain": ("{dataset: luas, berkas: luas.csv, kode: kode, nilai: km2, waktu: tahun}", "", ""),
    "dataset": ("{dataset: luass, kode: kode}", 'tabel perbandingan "luass" tidak ada.', "luas"),
    "berkas": ("{kode: kode, berkas: warg.csv}", 'tabel perbandingan "warg.csv" tidak ada.', ""),
    "kode": ("{kode: kde}", 'kolom "kde" tidak ada di warga.csv.', "kode"),
    "nilai": ("{kode: kode, nilai: jmlah}", 'kolom "jmlah" tidak ada di warga.csv.', "jumlah"),
    "waktu": ("{kode: kode, waktu: tahn}", 'kolom "tahn" tidak ada di warga.csv.', "tahun"),
    "nilai-lain": ("{dataset: luas, kode: kode}", 'kolom "jumlah" tidak ada di luas.csv.', ""),
}
"""Slug of the indicator → its ``perbandingan``, the sentence about it, and what the remedy names."""


def test_an_area_has_its_number_or_is_told_that_there_is_none(tmp_path: Path) -> None:
    found = compared(tmp_path, AREAS, perbandingan={"kode": "kode"})
    assert found
    known = [(item("indikator", "warga", judul="Penduduk"), found)]
    codes = ("14.71.02", "14.71.03", "14.71")
    values = {code: [each.value for each in figures_of(code, known)] for code in codes}
    assert values == {"14.71.02": ["30"], "14.71.03": [""], "14.71": []}


def test_a_comparison_that_names_what_is_not_there_is_told_at_its_line(portal: Callable[..., Path]) -> None:
    dataset = "judul: {0}\nringkasan: Isi {0}.\nkategori: berkala\npenerbit: disdik\ntanggal: 2025-07-01\n"
    indicator = "judul: {}\npenerbit: disdik\nsatuan: jiwa\ndataset: warga\nnilai: jumlah\nperbandingan: {}\n"
    files = {
        "datasets/warga/dataset.yml": dataset.format("Warga"),
        "datasets/warga/warga.csv": "kode,tahun,jumlah\n14.71.01,2024,120\n14.71.02,2024,340\n",
        "datasets/luas/dataset.yml": dataset.format("Luas"),
        "datasets/luas/luas.csv": "kode,tahun,km2\n14.71.01,2024,7\n14.71.02,2024,9\n",
    }
    for slug, (comparison, _, _) in COMPARISONS.items():
        files[f"content/indikator/{slug}.yml"] = indicator.format(slug, comparison)
    codes = ("kolom-tidak-ada", "berkas-tidak-ada")
    findings = [each for each in check_portal(portal(files)) if each.code in codes]
    told = {Path(each.place.file).stem: each for each in findings}
    assert len(told) == len(findings)
    assert {slug: each.message for slug, each in told.items()} == {
        slug: sentence for slug, (_, sentence, _) in COMPARISONS.items() if sentence
    }
    assert {each.place.line for each in findings} == {6}
    assert all(COMPARISONS[slug][2] in each.remedy for slug, each in told.items())


def test_an_export_leads_every_value_to_its_row_and_runs_nowhere(tmp_path: Path) -> None:
    rows = [("=1+1", "14.71", 2023, 90, "Buku A", None)]
    table = made_table(tmp_path, COLUMNS, rows)
    own = item("dataset", "penduduk", tables=(table,), files=(table.file,))
    known = item("indikator", "warga", dataset="penduduk", nilai="jumlah", seri="seri")
    empty = item("indikator", "kosong")
    out = Output(tmp_path / "docs", tmp_path / "files")
    indicator_files.emit(catalogue(own, known, empty), out)
    out.write()
    lines = json.loads((tmp_path / "files/dasbor/indikator.json").read_text("utf-8"))
    assert [(line["indikator"], line["nilai"], line["baris"]) for line in lines] == [
        ("kosong", None, None),
        ("warga", 90, 1),
    ]
    assert lines[1]["berkas"].endswith(f"/dataset/penduduk/{table.name}.csv")
    assert json.loads((tmp_path / "files/indikator/warga/warga.json").read_text("utf-8")) == lines[1:]
    with (tmp_path / "files/dasbor/indikator.csv").open(encoding="utf-8", newline="") as stream:
        assert [line["seri"] for line in csv.DictReader(stream)] == ["", "'=1+1"]


@pytest.mark.parametrize(
    ("now", "before", "change"),
    [
        (890286830690.38, 799021484425.65, 91265346264.73),
        (0.3, 0.1, 0.2),
        (7, 9, -2),
        (2.5, 2, 0.5),
        (1e-7, 0, 1e-7),
    ],
)
def test_a_change_has_no_digits_that_its_numbers_have_not(now: float, before: float, change: float) -> None:
    assert difference(now, before) == change
