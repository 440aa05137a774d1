"""Values as offices and their programs write them: what is read, and what is said instead of guessed."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tabular import opened

READ: dict[str, tuple[str, str, list[Any], str]] = {
    "apostrophes keep zeros": ("Kode", "'001|'002", ["001", "002"], "kode"),
    "apostrophes before numbers": ("Jumlah", "'350|'1.200.000|7", [350, 1200000, 7], "bilangan"),
    "Arabic digits": ("Jumlah", "١٢٣|٤٥", [123, 45], "bilangan"),
    "full-width digits": ("Jumlah", "１２３|４５", [123, 45], "bilangan"),
    "zeros before a quantity": ("Jml siswa", "05|12|00", [5, 12, 0], "bilangan"),
    "zeros before anything else": ("Blok", "05|12|00", ["05", "12", "00"], "kode"),
    "parts of a list": ("No", "1|1.1|1.10", ["1", "1.1", "1.10"], "kode"),
    "ages are no codes": ("Usia", "0-4|5-9|10-14", ["0-4", "5-9", "10-14"], "teks"),
    "hours are no codes": ("Buka", "08.00-16.00|07.30-15.00", ["08.00-16.00", "07.30-15.00"], "teks"),
    "millions of rupiah": ("Nilai", "Rp 1,5 juta|Rp 2 juta", [1.5, 2.0], "desimal"),
    "marks of preliminary figures": ("Produksi", "1.234.500*|12**|7 *)", [1234500, 12, 7], "bilangan"),
    "money with a minus in brackets": ("Selisih", "Rp 5,00|(Rp 1.000,50)", [5.0, -1000.5], "rupiah"),
}


def column(folder: Path, header: str, cells: str) -> Any:
    return opened(folder, f"{header};x\n" + "".join(f"{cell};a\n" for cell in cells.split("|")))


@pytest.mark.parametrize("case", READ)
def test_read(tmp_path: Path, case: str) -> None:
    header, cells, wanted, kind = READ[case]
    table = column(tmp_path, header, cells)
    assert table.values(header) == wanted
    assert table.types()[header] == kind


DAYS = {
    "20210301|20210415": ["2021-03-01", "2021-04-15"],
    "March 5, 2021|April 10 2021": ["2021-03-05", "2021-04-10"],
    "28 OKTOBER 2021|10 Nopember 2021": ["2021-10-28", "2021-11-10"],
    "31/03/2021 08.30 WITA|01/04/2021 09.00 WIB": ["2021-03-31 07:30:00", "2021-04-01 09:00:00"],
}


@pytest.mark.parametrize("cells", DAYS)
def test_days(tmp_path: Path, cells: str) -> None:
    assert [str(day) for day in column(tmp_path, "Tanggal", cells).values("Tanggal")] == DAYS[cells]


def test_eight_digits_are_days_only_where_the_header_says_so(tmp_path: Path) -> None:
    assert column(tmp_path, "Pagu", "20210301|20210415").types()["Pagu"] == "bilangan"
    assert column(tmp_path, "Tanggal", "20210301|20210435").codes == ["tanggal-rusak"]


def test_the_unit_of_some_cells_is_that_of_the_column(tmp_path: Path) -> None:
    table = column(tmp_path, "P", "12 ha|13 ha|0,5")
    assert (table.column("P").spec.unit, table.warnings) == ("ha", ["satuan-sebagian"])


def test_a_number_among_per_cents_may_be_a_part_of_one(tmp_path: Path) -> None:
    assert column(tmp_path, "P", "12%|13%|0,5").codes == ["satuan-sebagian"]
    content = "Nama;P\na;12%\nb;13%\nc;0,5\n"
    told = opened(tmp_path, content, kolom={"P": {"satuan": "%"}})
    assert (told.values("P"), told.codes, told.warnings) == ([12, 13, 0.5], [], [])


SAID = {
    "no such day": ("Tanggal", "2021-02-30|2021-02-28", ["tanggal-rusak"], []),
    "the day that only Excel has": ("Tanggal", "1900-02-29|1900-02-28", ["tanggal-rusak"], []),
    "a year of five digits": ("Tanggal", "9999-12-31|10000-01-01", ["tanggal-rusak"], []),
    "years of two digits": ("Tanggal", "31/12/19|01/02/20", [], ["tahun-dua-angka"]),
    "months with such years": ("Bulan", "Jan-21|Des-21", [], ["tahun-dua-angka"]),
    "a word among dates": (
        "Tanggal",
        "2021-01-01|2021-01-02|2021-01-03|2021-01-04|belum",
        [],
        ["tipe-campur"],
    ),
    "infinity": ("Rasio", "1|inf|2", ["angka-rusak"], []),
    "an error among numbers": ("Rasio", "1|#DIV/0!|2", ["sel-galat"], []),
    "too narrow a column": ("Jumlah", "1|####|3", ["sel-galat"], []),
    "too narrow a column of days": (
        "Tanggal",
        "2021-01-01|2021-01-02|2021-01-03|#########",
        ["sel-galat"],
        [],
    ),
    "too narrow in every row": ("Jumlah", "#####|#####", ["sel-galat", "sel-galat"], []),
    "formulas without results": ("Jumlah", "=SUM(A1:A3)|=-B2+C2", [], ["rumus-belum-dihitung"]),
    "a formula among numbers": ("Jumlah", "1|=SUM(A1:A3)|2|3|4", [], ["rumus-belum-dihitung"]),
    "a formula among words": ("Cara", "Andi|=$A$1*2|Budi", [], ["rumus-belum-dihitung"]),
    "no formula, but a line of an explanation": ("Cara", "= (A / B) x 100|=|= jumlah anak|##", [], []),
    "an error among words": ("Nama", "Andi|#REF!|Budi", ["sel-galat"], []),
    "a personal number in powers of ten": ("NIK", "3,27301E+15|3,27302E+15", ["angka-terpotong"], []),
    "money beyond a float": ("Nilai", "Rp 12.345.678.901.234.567,89|Rp 1,50", ["angka-terlalu-besar"], []),
    "a number beyond a float": ("Nilai", "1.234.567.890.123.456,78|12,5", ["angka-terlalu-besar"], []),
}


@pytest.mark.parametrize("case", SAID)
def test_said_and_not_guessed(tmp_path: Path, case: str) -> None:
    header, cells, errors, warnings = SAID[case]
    table = column(tmp_path, header, cells)
    assert (table.codes, table.warnings) == (errors, warnings)


UNITS = {
    "Penduduk (jiwa)": "jiwa",
    "Penduduk (Jiwa) – L – 2019": "Jiwa",
    "PDRB (dalam juta rupiah)": "juta rupiah",
    "Lebih/(Kurang)": None,
    "Surplus/(Defisit)": None,
    "2022 (angka sementara)": None,
}


@pytest.mark.parametrize("header", UNITS)
def test_what_stands_in_brackets_is_a_unit_or_not(tmp_path: Path, header: str) -> None:
    assert opened(tmp_path, f"{header};x\n1;a\n2;b\n").column(header).spec.unit == UNITS[header]


def test_persons_in_parts_have_lost_a_zero(tmp_path: Path) -> None:
    """An English Excel makes 50,36 of 50.360; an average of persons is another thing."""
    codes = [of_sheet(tmp_path, header) for header in ("Penduduk (jiwa)", "Rata-rata (jiwa)", "Luas (ha)")]
    assert codes == [["nol-hilang"], [], []]


def of_sheet(folder: Path, header: str) -> list[str]:
    book = openpyxl.Workbook()
    for row in (["Kec", header], ["A", 50.36], ["B", 12.345], ["C", 980]):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return opened(folder, stream.getvalue(), "uji.xlsx").codes
