"""What an officer declares is checked in every row; the first twenty faults a column, then a count."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from tabular import opened


@pytest.mark.parametrize(
    ("spec", "cell", "code", "sentence"),
    [
        ({"wajib": True}, "", "nilai-wajib", 'kolom "n" masih kosong.'),
        ({"wajib": True}, "-", "nilai-wajib", 'kolom "n" masih kosong.'),
        ({"wajib": True, "tipe": "bilangan"}, "n/a", "nilai-wajib", 'kolom "n" masih kosong.'),
        ({"minimum": 3}, "2", "di-luar-batas", 'kolom "n": "2" kurang dari 3.'),
        ({"maksimum": 100}, "101", "di-luar-batas", 'kolom "n": "101" lebih dari 100.'),
        ({"tipe": "teks", "pola": "[0-9]{2}"}, "123", "pola-salah", 'kolom "n": "123" tidak sesuai pola.'),
        (
            {"tipe": "teks", "nilai": ["5", "6"]},
            "7",
            "nilai-tak-dikenal",
            'kolom "n": "7" tidak ada dalam daftar nilai.',
        ),
        ({"tipe": "bilangan"}, "dua", "angka-rusak", 'kolom "n": "dua" bukan bilangan.'),
        ({"tipe": "tanggal"}, "5 Marit 2020", "tanggal-rusak", 'kolom "n": "5 Marit 2020" bukan tanggal.'),
        ({"tipe": "logika"}, "mungkin", "logika-rusak", 'kolom "n": "mungkin" bukan ya atau tidak.'),
        ({"tipe": "lintang"}, "95,5", "koordinat-salah", 'kolom "n": "95,5" di luar lintang -90 sampai 90.'),
        ({"tipe": "bujur"}, "181,5", "koordinat-salah", 'kolom "n": "181,5" di luar bujur -180 sampai 180.'),
    ],
)
def test_each_declaration(tmp_path: Path, spec: dict[str, Any], cell: str, code: str, sentence: str) -> None:
    good = {"tanggal": "2020-01-02", "logika": "ya"}.get(spec.get("tipe", ""), "5")
    good = "55" if "pola" in spec else good
    got = opened(tmp_path, f"a;n\nx;{good}\ny;{cell}\n", kolom={"n": spec})
    assert [(f.code, f.place.line, f.message) for f in got.findings] == [(code, 3, sentence)]
    assert opened(tmp_path, f"a;n\nx;{good}\ny;{good}\n", kolom={"n": spec}).findings == []


def test_the_first_twenty_and_the_count_of_the_rest(tmp_path: Path) -> None:
    got = opened(tmp_path, "a;n\n" + "x;salah\n" * 50 + "y;5\n", kolom={"n": {"tipe": "bilangan"}})
    assert got.codes.count("angka-rusak") == 20
    assert [f.place.line for f in got.findings if f.code == "angka-rusak"] == list(range(2, 22))
    (rest,) = [f for f in got.findings if f.code == "masih-ada-lagi"]
    assert rest.message == 'kolom "n": masih ada 30 nilai lain yang salah.'


def test_every_column_has_its_own_twenty(tmp_path: Path) -> None:
    kolom = {"n": {"tipe": "bilangan"}, "m": {"minimum": 5}}
    got = opened(tmp_path, "a;n;m\n" + "x;salah;1\n" * 30, kolom=kolom)
    assert got.codes.count("angka-rusak") == got.codes.count("di-luar-batas") == 20
    assert got.codes.count("masih-ada-lagi") == 2


@pytest.mark.parametrize("name", ["jumlah", "Jumlah Penduduk"])
def test_columns_are_declared_by_header_or_by_published_name(tmp_path: Path, name: str) -> None:
    content = "kode,Jumlah Penduduk\n1,5\n" if name != "jumlah" else "kode,jumlah\n1,5\n"
    got = opened(tmp_path, content, kolom={name: {"judul": "Banyaknya", "satuan": "jiwa"}}, kunci=["kode"])
    column = got.table.columns[1]  # type: ignore[union-attr]
    assert (column.title, column.spec.unit) == ("Banyaknya", "jiwa")
    assert got.table.key == ("kode",)  # type: ignore[union-attr]


def test_a_declared_column_that_is_not_there(tmp_path: Path) -> None:
    got = opened(tmp_path, "kode,jumlah\n1,5\n", kolom={"jumlh": {}}, kunci=["kod"])
    assert got.codes == ["kolom-tidak-ada"] * 2
    assert {f.remedy for f in got.findings} == {'Maksud Anda "jumlah"?', 'Maksud Anda "kode"?'}


def test_a_key_occurs_once(tmp_path: Path) -> None:
    content = "kode;tahun;n\n01;2020;1\n01;2021;2\n02;2020;3\n01;2020;4\n"
    got = opened(tmp_path, content, kunci=["kode", "tahun"])
    assert [(f.code, f.place.line) for f in got.findings] == [("kunci-ganda", 5)]
    assert "baris data ke-1" in got.findings[0].message
    assert opened(tmp_path, content, kunci=["kode", "n"]).findings == []


def test_a_key_is_never_missing(tmp_path: Path) -> None:
    got = opened(tmp_path, "kode;n\n01;1\n;2\n-;3\n", kunci=["kode"])
    assert [(f.code, f.place.line) for f in got.findings] == [("kunci-kosong", 3), ("kunci-kosong", 4)]


def test_parts_of_a_key_do_not_run_together(tmp_path: Path) -> None:
    assert opened(tmp_path, "a;b\n1x;2\n1;x2\n", kunci=["a", "b"]).findings == []


@pytest.mark.parametrize("pattern", [r"(x)\1", "(?=a)a", "[", "a++b", "a{1}{2}", "(" * 60, ")|("])
def test_patterns_that_cannot_be_used_are_told(tmp_path: Path, pattern: str) -> None:
    got = opened(tmp_path, "a;b\nx;1\n", kolom={"a": {"tipe": "teks", "pola": pattern}})
    assert got.codes == ["pola-rusak"]


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)*b", "(.*)*b", "a*a*a*a*a*a*b", "(.*.*.*.*x)+"])
def test_no_pattern_takes_time_without_end(tmp_path: Path, pattern: str) -> None:
    start = time.process_time()
    opened(tmp_path, f"a;b\n{'a' * 50_000}!;1\n", kolom={"a": {"tipe": "teks", "pola": pattern}})
    assert time.process_time() - start < 10


@pytest.mark.parametrize("pattern", ["[0-9]{16}", "[A-Z]{2}-[0-9]+", r"\d{2}(\.\d{2}){2}", "(ya|tidak)"])
def test_plain_patterns_are_allowed(tmp_path: Path, pattern: str) -> None:
    got = opened(tmp_path, "a;b\nx;1\n", kolom={"a": {"tipe": "teks", "pola": pattern}})
    assert got.codes == ["pola-salah"]


@pytest.mark.parametrize(
    ("words", "read"),
    [(["Ya", "tidak"], [True, False]), (["TRUE", "False"], [True, False]), (["benar", "-"], [True, None])],
)
def test_yes_and_no(tmp_path: Path, words: list[str], read: list[bool | None]) -> None:
    assert opened(tmp_path, "a;b\n" + "".join(f"x;{word}\n" for word in words)).values("b") == read


def test_tidak_ada_is_missing_unless_it_is_an_answer(tmp_path: Path) -> None:
    assert opened(tmp_path, "a;b\nx;Tidak Ada\ny;Baik\n").values("b") == [None, "Baik"]
    assert opened(tmp_path, "a;b\nx;Tidak Ada\ny;Ada\n").values("b") == ["Tidak Ada", "Ada"]
