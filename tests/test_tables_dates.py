"""Dates in every notation, and nothing guessed about their order."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tabular import opened, workbook

from generator.tables.dates import take_apart
from generator.tables.words import MONTH_NAMES


def column(*values: str) -> str:
    return "nama;waktu\n" + "".join(f"N{n}x;{each}\n" for n, each in enumerate(values))


@pytest.mark.parametrize(
    ("values", "kind", "read"),
    [
        (["2021-03-02"], "tanggal", [date(2021, 3, 2)]),
        (["2 Maret 2021", "25 DESEMBER 2000"], "tanggal", [date(2021, 3, 2), date(2000, 12, 25)]),
        (["Selasa, 2 mar 2021", "1 Pebruari 2020"], "tanggal", [date(2021, 3, 2), date(2020, 2, 1)]),
        (["13/04/2021", "05/06/2021"], "tanggal", [date(2021, 4, 13), date(2021, 6, 5)]),
        (["04/13/2021", "05/06/2021"], "tanggal", [date(2021, 4, 13), date(2021, 5, 6)]),
        (["31-12-1899", "01.01.2100"], "tanggal", [date(1899, 12, 31), date(2100, 1, 1)]),
        (["9999-12-31", "0001-01-01"], "tanggal", [date(9999, 12, 31), date(1, 1, 1)]),
        (
            ["2021-03-02 08:30", "2021-03-02T23:59:59"],
            "waktu",
            [datetime(2021, 3, 2, 8, 30), datetime(2021, 3, 2, 23, 59, 59)],
        ),
        (["2021-03-02T00:00:00Z"], "waktu", [datetime(2021, 3, 2, 7)]),
        (["Maret 2021", "2021-04"], "bulan", ["2021-03", "2021-04"]),
        (
            ["2024-01-02", "2024-01-03 08:30", "2024-01-04 08:30:15"],
            "teks",
            ["2024-01-02", "2024-01-03T08:30", "2024-01-04T08:30:15"],
        ),
        (
            ["31/01/2024 08:30", "1 Februari 2024", "2 Februari 2024 pukul 09.15 WIB"],
            "teks",
            ["2024-01-31T08:30", "2024-02-01", "2024-02-02T09:15+07:00"],
        ),
        (["Januari 2024", "2024-01-03 08:30"], "teks", ["2024-01", "2024-01-03T08:30"]),
        (["2021", "Maret 2021", "2 Maret 2021"], "teks", ["2021", "2021-03", "2021-03-02"]),
        (["Pleistosen", "25 Desember 2000", "1839"], "teks", ["Pleistosen", "25 Desember 2000", "1839"]),
        (["Januari", "Februari"], "teks", ["Januari", "Februari"]),
    ],
)
def test_dates_become_iso(tmp_path: Path, values: list[str], kind: str, read: list[Any]) -> None:
    got = opened(tmp_path, column(*values))
    assert got.values("waktu") == read
    assert got.types()["waktu"] == kind


def test_an_order_without_proof_is_a_warning(tmp_path: Path) -> None:
    got = opened(tmp_path, column("03/04/2021", "05/06/2021"))
    assert got.warnings == ["tanggal-tak-pasti"]
    assert got.values("waktu") == [date(2021, 4, 3), date(2021, 6, 5)]


def test_mixed_orders_are_an_error(tmp_path: Path) -> None:
    assert opened(tmp_path, column("13/04/2021", "05/16/2021")).codes == ["tanggal-bercampur"]


def test_a_day_among_times_gets_no_hour(tmp_path: Path) -> None:
    content = column("2024-01-02", "2024-01-03 08:30", "2024-01-04")
    got = opened(tmp_path, content)
    assert got.findings == []
    assert got.column("waktu").normalised[0].startswith("Ketelitian waktu bercampur")
    kept = opened(tmp_path, content, kolom={"waktu": {"tipe": "waktu"}})
    assert kept.values("waktu") == [datetime(2024, 1, 2), datetime(2024, 1, 3, 8, 30), datetime(2024, 1, 4)]
    assert "Hari tanpa jam ditulis sebagai pukul 00.00 pada 2 nilai." in kept.column("waktu").normalised


def test_a_long_column_in_which_times_come_late(tmp_path: Path) -> None:
    """A whole batch of days is taken at once before the first time is met."""
    days = [f"2024-01-{n % 28 + 1:02d}" for n in range(20_100)]
    got = opened(tmp_path, column(*days, "2024-02-01T08:30:00")).values("waktu")
    assert (got[:2], got[-1]) == (["2024-01-01", "2024-01-02"], "2024-02-01T08:30:00")


def test_a_sheet_stores_days_and_times_alike(tmp_path: Path) -> None:
    rows = [["nama", "waktu"], ["a", datetime(2024, 1, 2)], ["b", datetime(2024, 1, 3, 8, 30)]]
    got = opened(tmp_path, workbook(rows), "uji.xlsx")
    assert got.values("waktu") == [datetime(2024, 1, 2), datetime(2024, 1, 3, 8, 30)]
    shown = "<table><tr><td>nama<td>waktu<tr><td>a<td>2024-01-02<tr><td>b<td>2024-01-03 08:30</table>"
    assert opened(tmp_path, shown, "uji.xls").values("waktu") == ["2024-01-02", "2024-01-03T08:30"]


def test_mixed_precision_is_said(tmp_path: Path) -> None:
    notes = opened(tmp_path, column("2021", "Maret 2021")).column("waktu").normalised
    assert notes[0].startswith("Ketelitian tanggal bercampur")


@pytest.mark.parametrize("text", ["31/02/2021", "2021-13-40", "32 Maret 2021", "1 Marit 2021", "45/67/2021"])
def test_a_day_that_does_not_exist_is_a_finding(tmp_path: Path, text: str) -> None:
    got = opened(tmp_path, column(text, "2021-01-01"), kolom={"waktu": {"tipe": "tanggal"}})
    assert got.codes == ["tanggal-rusak"]
    assert got.findings[0].place.line == 2


@pytest.mark.parametrize(
    ("values", "read"), [(["JANUARI", "pebruari"], ["Januari", "Februari"]), (["2021-3"], ["2021-03"])]
)
def test_declared_months(tmp_path: Path, values: list[str], read: list[str]) -> None:
    assert opened(tmp_path, column(*values), kolom={"waktu": {"tipe": "bulan"}}).values("waktu") == read


def test_years(tmp_path: Path) -> None:
    assert opened(tmp_path, "tahun;x\n2021;a\n2022;b\n").types()["tahun"] == "tahun"
    got = opened(tmp_path, "tahun;x\n2021;a\n20221;b\n", kolom={"tahun": {"tipe": "tahun"}})
    assert got.codes == ["tahun-salah"]
    assert opened(tmp_path, "tahun;x\n2020/2021;a\n").types()["tahun"] == "teks"


def test_dates_of_a_workbook(tmp_path: Path) -> None:
    rows = [
        ["a", "b"],
        [date(2020, 1, 2), datetime(2020, 1, 2, 3, 4)],
        [date(1901, 1, 1), datetime(2020, 1, 2)],
    ]
    got = opened(tmp_path, workbook(rows), "uji.xlsx")
    assert got.values("a") == [date(2020, 1, 2), date(1901, 1, 1)]
    assert got.values("b") == [datetime(2020, 1, 2, 3, 4), datetime(2020, 1, 2)]


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_read_in_every_notation(day: date) -> None:
    named = f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
    for text in (day.isoformat(), named, named.upper(), f"{day.day:02d}/{day.month:02d}/{day.year}"):
        moment = take_apart(text)
        assert moment
        assert moment.iso() == day.isoformat()


@given(st.text(max_size=45))
def test_any_text_is_taken_apart_without_a_fault(text: str) -> None:
    moment = take_apart(text)
    assert moment is None or moment.precision
