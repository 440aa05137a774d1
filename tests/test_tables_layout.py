"""Where the table lies in a sheet: titles, headers of several rows, notes, and other tables beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tabular import Opened, opened, workbook


def names(got: Opened) -> list[str]:
    assert got.table, [str(finding) for finding in got.findings]
    return [column.name for column in got.table.columns]


def test_titles_above_and_notes_below(tmp_path: Path) -> None:
    got = opened(
        tmp_path,
        "Tabel 3.1 Penduduk\n\nKecamatan;L;P\nSukajadi;10;20\nSail;1;2\n;;\n"
        "Sumber: BPS\nCatatan: angka sementara\n",
    )
    assert got.rows == [{"Kecamatan": "Sukajadi", "L": 10, "P": 20}, {"Kecamatan": "Sail", "L": 1, "P": 2}]
    assert got.table.notes == ("Tabel 3.1 Penduduk", "Sumber: BPS", "Catatan: angka sementara")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "tail",
    ["Sumber: BPS;;", "Catatan;;", "*) angka sementara;;", ";;\nPekanbaru, 2 Januari 2024;;\nKepala Dinas;;"],
)
def test_padded_notes_are_no_rows(tmp_path: Path, tail: str) -> None:
    got = opened(tmp_path, f"Kecamatan;L;P\nSukajadi;10;20\nSail;1;2\n{tail}\n")
    assert got.values("Kecamatan") == ["Sukajadi", "Sail"]
    assert got.table.notes  # type: ignore[union-attr]


def test_a_last_row_without_figures_stays_a_row(tmp_path: Path) -> None:
    got = opened(tmp_path, "Kecamatan;L;P\nSukajadi;10;20\nSail;;\n")
    assert got.rows[-1] == {"Kecamatan": "Sail", "L": None, "P": None}


def test_empty_rows_in_between_and_at_the_end_are_passed_over(tmp_path: Path) -> None:
    got = opened(tmp_path, "a;b\n1;2\n;\n3;4\n;\n\n\n")
    assert got.rows == [{"a": 1, "b": 2}, {"a": 3, "b": 4}]


def test_a_row_of_sums_is_a_warning(tmp_path: Path) -> None:
    got = opened(tmp_path, "kecamatan;n\nA;1\nB;2\nJumlah;3\n")
    assert got.warnings == ["baris-jumlah"]
    assert got.findings[0].place.line == 4
    assert len(got.rows) == 3


def test_merged_headers_of_a_workbook_are_joined(tmp_path: Path) -> None:
    rows = [
        ["Tabel 1. Penduduk"],
        [],
        ["No", "Kecamatan", "Penduduk", None, "Total"],
        [None, None, "Laki-laki", "Perempuan", None],
        [1, "A", 10, 20, 30],
        [2, "B", 1, 2, 3],
        ["Sumber: BPS"],
    ]
    merged = ["A1:E1", "A3:A4", "B3:B4", "C3:D3", "E3:E4"]
    got = opened(tmp_path, workbook(rows, merged=merged), "uji.xlsx")
    assert names(got) == ["No", "Kecamatan", "Penduduk – Laki-laki", "Penduduk – Perempuan", "Total"]
    assert got.rows[0] == {
        "No": 1, "Kecamatan": "A", "Penduduk – Laki-laki": 10, "Penduduk – Perempuan": 20, "Total": 30,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "name", "columns"),
    [
        (
            "No;Kecamatan;Penduduk;;Total\n;;L;P;\n1;A;10;20;30\n2;B;1;2;3\n",
            "a.csv",
            ["Penduduk – L", "Penduduk – P"],
        ),
        (
            "Kecamatan;Penduduk;\n;2020;2021\nA;10;20\nB;1;2\n",
            "a.csv",
            ["Penduduk – 2020", "Penduduk – 2021"],
        ),
        (
            "<table><tr><th rowspan=2>Kecamatan<th colspan=2>Penduduk</tr><tr><th>L<th>P</tr>"
            "<tr><td>A<td>10<td>20</tr><tr><td>B<td>1<td>2</tr></table>",
            "a.xls",
            ["Penduduk – L", "Penduduk – P"],
        ),
    ],
    ids=["csv", "years", "html"],
)
def test_headers_of_two_rows_are_joined(tmp_path: Path, content: str, name: str, columns: list[str]) -> None:
    got = opened(tmp_path, content, name)
    assert set(columns) <= set(names(got))
    assert [got.rows[0][column] for column in columns] == [10, 20]


def test_a_column_without_title_is_no_second_header(tmp_path: Path) -> None:
    got = opened(tmp_path, "nama;;kota\nBudi;x;Pekanbaru\nAni;y;Dumai\n")
    assert len(got.rows) == 2
    assert got.warnings == ["kolom-tanpa-judul"]
    assert names(got) == ["nama", "kolom_2", "kota"]


def test_the_numbering_of_columns_is_passed_over(tmp_path: Path) -> None:
    got = opened(tmp_path, "No;Kecamatan;Jumlah\n(1);(2);(3)\n1;A;5\n2;B;6\n")
    assert got.values("Kecamatan") == ["A", "B"]
    bare = opened(tmp_path, "No;Kecamatan;Jumlah\n1;2;3\n1;A;5\n2;B;6\n")
    assert bare.values("Kecamatan") == ["A", "B"]


def test_a_row_that_counts_by_chance_is_kept(tmp_path: Path) -> None:
    got = opened(tmp_path, "a;b;c;d\n1;2;3;4\n5;6;7;8\n")
    assert got.rows[0] == {"a": 1, "b": 2, "c": 3, "d": 4}
    two = opened(tmp_path, "nomor;nama\n1;2\n2;kata\n")
    assert two.values("nama") == ["2", "kata"]


def test_meta_blocks_become_notes(tmp_path: Path) -> None:
    got = opened(tmp_path, "<META>\nsumber,BPS\n</META>\na,b\n1,2\n")
    assert got.rows == [{"a": 1, "b": 2}]
    assert got.table.notes == ("sumber BPS",)  # type: ignore[union-attr]


def test_excels_own_first_line(tmp_path: Path) -> None:
    assert opened(tmp_path, "sep=|\na|b\n1|2,5\n2|3,5\n").values("b") == [2.5, 3.5]


STACKED = [["t", "v"], ["A", 1], ["B", 2], [], ["Tabel 2"], ["t", "w"], ["C", 3], ["D", 4]]
BESIDE = [["t", "v", None, "t", "v"], ["A", 1, None, "C", 3], ["B", 2, None, "D", 4]]


@pytest.mark.parametrize(("rows", "ranges"), [(STACKED, "A1:B3 dan A6:B8"), (BESIDE, "A1:B3 dan D1:E3")])
def test_several_tables_are_a_finding_that_proposes_ranges(
    tmp_path: Path, rows: list[list[str]], ranges: str
) -> None:
    got = opened(tmp_path, workbook(rows), "uji.xlsx")
    assert got.codes == ["beberapa-tabel"]
    assert ranges in got.findings[0].message
    assert "rentang: A1:B3" in got.findings[0].remedy


@pytest.mark.parametrize(
    ("area", "row"),
    [("A1:B3", {"t": "A", "v": 1}), ("A6:B8", {"t": "C", "w": 3}), ("A6", {"t": "C", "w": 3})],
)
def test_a_declared_range_is_the_table(tmp_path: Path, area: str, row: dict[str, object]) -> None:
    got = opened(tmp_path, workbook(STACKED), "uji.xlsx", rentang=area)
    assert got.rows[0] == row
    assert len(got.rows) == 2


def test_a_range_works_in_csv_and_keeps_the_lines(tmp_path: Path) -> None:
    kolom = {"v": {"tipe": "bilangan"}}
    got = opened(tmp_path, "x,t,v\n,A,1\n,B,zz\n", rentang="B1:C3", kolom=kolom)
    assert [(f.code, f.place.line) for f in got.findings] == [("angka-rusak", 3)]


def test_a_range_outside_the_sheet_is_empty(tmp_path: Path) -> None:
    assert opened(tmp_path, "a,b\n1,2\n", rentang="Z50:ZZ60").codes == ["rentang-kosong"]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("a,b\n1,2\n3\n4,5\n", "baris-tidak-rata", 3),
        ("a,b\n1,2\n3,4,5\n6,7\n", "baris-tidak-rata", 3),
        ("a,a\n1,2\n", "kolom-ganda", 1),
        ("a,b\n", "tabel-kosong", 0),
        ("\n\n", "tabel-kosong", 0),
        ("", "tabel-kosong", 0),
        ('a,b\n"unclosed,2\n3,4\n', "csv-rusak", 2),
        ("a,b\n" + "x" * 1_000_001 + ",1\n", "csv-rusak", 2),
        (",".join(map(str, range(3000))) + "\n", "terlalu-banyak-kolom", 1),
        (b"a,b\n1,caf\xe9\n2,\x8d\n", "pengodean-salah", 3),
        (b"a,b\n" + b"1,caf\xe9\n" * 300_000 + b"2,\x8d\n", "pengodean-salah", 300_002),
        (b'a,b\n1,x"y\n2,\x8d\n', "pengodean-salah", 3),
    ],
)
def test_broken_shapes_are_findings_with_their_line(
    tmp_path: Path, content: str | bytes, code: str, line: int
) -> None:
    got = opened(tmp_path, content)
    assert got.table is None
    assert (code, line) in [(finding.code, finding.place.line) for finding in got.findings]


def test_many_ragged_rows_are_counted_and_not_listed_for_ever(tmp_path: Path) -> None:
    got = opened(tmp_path, "a,b\n" + "1,2\n" * 500 + "1,2,3\n" * 100)
    assert got.codes.count("baris-tidak-rata") == 21
