"""Headers as programs and offices write them: pivots of pandas, BPS in two languages, numbered columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tabular import opened, workbook

X = None
PIVOTS: dict[str, tuple[list[list[Any]], tuple[str, ...], list[str]]] = {
    "two values": (
        [[X, "Jumlah", X, "Luas", X], ["Tahun", 2022, 2023, 2022, 2023], ["Kecamatan", X, X, X, X]],
        ("B1:C1", "D1:E1"),
        ["Kecamatan", "Jumlah – 2022", "Jumlah – 2023", "Luas – 2022", "Luas – 2023"],
    ),
    "two levels": (
        [["Tahun", 2022, X, 2023, X], ["JK", "L", "P", "L", "P"], ["kecamatan", X, X, X, X]],
        ("B1:C1", "D1:E1"),
        ["kecamatan", "2022 – L", "2022 – P", "2023 – L", "2023 – P"],
    ),
    "three levels and no names of them": (
        [
            [X, "Lahir", X, "Mati", X],
            [X, "Hidup", X, "Hidup", X],
            [X, "L", "P", "L", "P"],
            ["desa_kelurahan", X, X, X, X],
        ],
        ("B1:C1", "D1:E1", "B2:C2", "D2:E2"),
        ["desa_kelurahan", "Lahir – Hidup – L", "Lahir – Hidup – P", "Mati – Hidup – L", "Mati – Hidup – P"],
    ),
}


@pytest.mark.parametrize("name", PIVOTS)
def test_a_pivot_of_pandas(tmp_path: Path, name: str) -> None:
    """The same out of a workbook, with merged cells, and out of CSV, where the levels are repeated."""
    head, merged, names = PIVOTS[name]
    rows = [["Sail", 10, 11, 12, 13], ["Tampan", 20, 21, 22, 23]]
    got = opened(tmp_path, workbook([*head, *rows], merged=merged), "uji.xlsx")
    assert [column.name for column in got.table.columns] == names if got.table else got.findings
    assert [list(row.values()) for row in got.rows] == rows
    assert not got.findings
    levels = [row[0] for row in head[:-1] if row[0]]
    assert list(got.table.notes if got.table else ()) == (
        [f"Nama baris judul: {', '.join(levels)}."] if levels else []
    )
    lines = [
        *[[cell or (row[n - 1] if n else "") or "" for n, cell in enumerate(row)] for row in head[:-1]],
        head[-1],
        *rows,
    ]
    text = "\n".join(",".join("" if cell is None else str(cell) for cell in line) for line in lines)
    assert opened(tmp_path, text).rows == got.rows


def test_a_pivot_of_two_rows_names_and_three_levels(tmp_path: Path) -> None:
    content = (
        ",,Jumlah,Jumlah,Luas,Luas\nTahun,,2022,2023,2022,2023\nJK,,L,L,L,L\nKota,Kecamatan,,,,\n"
        "X,Sail,6,7,9.5,10.5\nX,Tampan,0,1,0.5,1.5\n"
    )
    got = opened(tmp_path, content)
    assert list(got.rows[0]) == [
        "Kota",
        "Kecamatan",
        "Jumlah – 2022 – L",
        "Jumlah – 2023 – L",
        "Luas – 2022 – L",
        "Luas – 2023 – L",
    ]
    assert list(got.rows[1].values()) == ["X", "Tampan", 0, 1, 0.5, 1.5]


@pytest.mark.parametrize(
    "content",
    [
        "Uraian;2022;2023\nPENDAPATAN;;\nPajak;10;12\nRetribusi;3;4\n",
        ";Anggaran;;Realisasi;\nUraian;2022;2023;2022;2023\nPENDAPATAN;;;;\nPajak;1;2;3;4\nRetribusi;5;6;7;8\n",
        ";Lahir;;Mati;\nDaerah;L;P;L;P\nKota Pekanbaru;;;;\nSail;1;2;3;4\nTampan;5;6;7;8\n",
        ";Lahir;;Mati;\n;L;P;L;P\nKecamatan Sail;;;;\nA;1;2;3;4\nKecamatan Rumbai;;;;\nB;5;6;7;8\n",
    ],
)
def test_a_heading_of_rows_names_no_column(tmp_path: Path, content: str) -> None:
    heading = next(
        line.split(";")[0] for line in content.splitlines() if line.endswith(";;") and line[0] != ";"
    )
    assert next(iter(opened(tmp_path, content).rows[0].values())) == heading


BPS = """\
Kecamatan;Penduduk (ribu);;;Laju Pertumbuhan;Kepadatan
Subdistrict;Population (thousand);;;Growth Rate;Density
;2020;2021;2022*;2021;2022
{}1. Sail;21,5;21,7;21,9;0,93;5 120
2. Tampan;203,2;205,1;208,3;1,20;3 480
"""


@pytest.mark.parametrize("numbers", ["(1);(2);(3);(4);(5);(6)\n", ""])
def test_two_languages_over_years(tmp_path: Path, numbers: str) -> None:
    got = opened(tmp_path, BPS.format(numbers))
    assert list(got.rows[0].values()) == ["1. Sail", 21.5, 21.7, 21.9, 0.93, 5120]
    assert len(got.rows) == 2
    years = [f"Penduduk (ribu) – Population (thousand) – {year}" for year in ("2020", "2021", "2022*")]
    assert list(got.rows[0])[1:4] == years
    assert got.column(years[0]).spec.unit == "ribu"
    assert got.table
    assert len(got.table.notes) == bool(numbers)


@pytest.mark.parametrize(
    "numbers",
    [
        "(1);(2);(3)",
        "I;II;III",
        "A;B;C",
        "(a);(b);(c)=(b)/(a)",
        "1;2;3",
        "1;2;3 (2+1)",
        "---;===;---:",
        "=====;=====;=====",
    ],
)
def test_rows_that_number_the_columns_or_underline_them(tmp_path: Path, numbers: str) -> None:
    got = opened(tmp_path, f"Uraian;Target;Realisasi\n{numbers}\nJalan;10;12\nJembatan;20;21\n")
    assert [list(row.values()) for row in got.rows] == [["Jalan", 10, 12], ["Jembatan", 20, 21]]


def test_a_crosstab_of_spss(tmp_path: Path) -> None:
    """Words stand over columns in the first row only, and nothing over the first two columns."""
    rows = [
        ["Pendidikan * JK Crosstabulation"],
        [X, X, "JK", X, "Total"],
        [X, X, "L", "P", X],
        ["Pendidikan", "SD", 10, 11, 21],
        [X, "SMP", 5, 6, 11],
    ]
    got = opened(tmp_path, workbook(rows), "uji.xlsx")
    assert list(got.rows[0]) == ["kolom_1", "kolom_2", "JK – L", "JK – P", "Total"]
    assert list(got.rows[1].values()) == [X, "SMP", 5, 6, 11]


def test_pairs_above_a_table(tmp_path: Path) -> None:
    got = opened(tmp_path, "Provinsi;Riau\nKabupaten;Kampar\nTahun;2024\n\nDesa;L;P\nA;1;2\nB;3;4\n")
    assert got.rows == [{"Desa": "A", "L": 1, "P": 2}, {"Desa": "B", "L": 3, "P": 4}]
    assert got.table
    assert got.table.notes == ("Provinsi Riau", "Kabupaten Kampar", "Tahun 2024")


@pytest.mark.parametrize(("cell", "kind"), [("2024/03/05", "tanggal"), ("2024/13/05", "teks")])
def test_days_with_the_year_first(tmp_path: Path, cell: str, kind: str) -> None:
    got = opened(tmp_path, f"Kegiatan;Tanggal\nA;{cell}\nB;1 Januari 2024\n")
    assert got.types()["Tanggal"] == kind
    assert str(got.values("Tanggal")[0]) == ("2024-03-05" if kind == "tanggal" else cell)


@pytest.mark.parametrize(
    ("header", "cells", "kind"),
    [
        ("Jam", ["16.00", "15.30"], "teks"),
        ("Jam Tutup", ["16.00", "7.30"], "teks"),
        ("Jumlah Jam Buka", ["16.00", "15.30"], "desimal"),
        ("Nilai Tutup", ["16.00", "15.30"], "desimal"),
        ("Jam", ["16", "15"], "bilangan"),
    ],
)
def test_hours_are_no_decimals(tmp_path: Path, header: str, cells: list[str], kind: str) -> None:
    got = opened(tmp_path, f"Nama;{header}\n" + "".join(f"x;{cell}\n" for cell in cells))
    assert got.types()[header] == kind
    assert kind != "teks" or got.values(header) == cells


PRESENT = [
    ["No", "Unit", "Tanggal", X, X, X],
    [X, X, 1, 2, 3, 4],
    [1, "Sekretariat", "H", "S", "H", "H"],
    [2, "Bidang A", "H", "H", "I", "H"],
]
AT_WORK = ("A1:A2", "B1:B2", "C1:F1")


@pytest.mark.parametrize("values", ["HSHH", [3, 4, 5, 6]])
@pytest.mark.parametrize("summed", [True, False])
def test_days_of_a_month_below_their_name(tmp_path: Path, values: Any, summed: bool) -> None:
    """They name columns and do not number them: the first two names are merged over both rows."""
    rows = [*PRESENT[:2], [1, "Sekretariat", *values], [2, "Bidang A", *values]]
    merged = AT_WORK
    if summed:
        rows = [
            [*row, *more] for row, more in zip(rows, (["Jumlah", X], ["H", "S"], [3, 1], [3, 0]), strict=True)
        ]
        merged = (*AT_WORK, "G1:H1")
    got = opened(tmp_path, workbook(rows, merged=merged), "uji.xlsx")
    days = ["No", "Unit", *(f"Tanggal – {n}" for n in range(1, 5))]
    assert list(got.rows[0]) == [*days, *(["Jumlah – H", "Jumlah – S"] if summed else [])]
    assert len(got.rows) == 2


def test_days_of_a_month_in_a_range(tmp_path: Path) -> None:
    rows = [["catatan", *row] for row in PRESENT]
    merged = ("B1:B2", "C1:C2", "D1:G1")
    got = opened(tmp_path, workbook(rows, merged=merged), "uji.xlsx", rentang="B1:G4")
    assert [*got.rows[1].values()] == [2, "Bidang A", "H", "H", "I", "H"]
