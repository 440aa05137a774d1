"""Headings among rows and Excel's subtotals: told where it is certain, and not where a figure is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tabular import Opened, opened, workbook

from generator.tables.subtotals import BACK

KELURAHAN = """\
Kelurahan;KK;Penduduk
KECAMATAN SAIL;;
Cinta Raja;1.204;4.310
Sukamaju;980;905
KECAMATAN SUKAJADI;;
Jadirejo;1.120;4.015
Harjosari;1.310;4.700
"""


def told(got: Opened) -> list[tuple[str, int]]:
    return [(finding.code, finding.place.line) for finding in got.findings]


def test_headings_among_rows_are_told_with_what_to_do(tmp_path: Path) -> None:
    got = opened(tmp_path, KELURAHAN)
    assert told(got) == [("judul-di-antara-baris", 2)]
    (found,) = got.findings
    assert '2 baris, mulai dari "KECAMATAN SAIL"' in found.message
    assert "kolom sendiri" in found.remedy
    assert got.values("Penduduk") == [None, 4310, 905, None, 4015, 4700]


HEADINGS = {
    "levels": KELURAHAN,
    "capitals": "Sekolah;L;P\nSAIL\nSDN 1;5;6\nSDN 2;7;8\n".replace("SAIL", "SAIL;;"),
    "letters": "Uraian;2023;2024\nA. Negeri;;\nSD;5;6\nSMP;3;3\nB. Swasta;;\nSD;1;2\nSMP;1;1\n",
    "numbers in Roman": "No;Kel;KK\nI;Kec Sail;\n1;Cinta Raja;9\n2;Sukamaju;8\nII;Sukajadi;\n1;Jaya;7\n",
    "in the second column": "No;Kelurahan;KK\n;KEC. SAIL;\n1;Cinta Raja;9\n2;Sukamaju;8\n",
    "groups without a mark": "Kelurahan;KK;n\nSail;;\nA;1;2\nB;3;4\nSukajadi;;\nC;5;6\nD;7;8\n",
    "two levels": "Kelurahan;KK;n\nKOTA PEKANBARU;;\nKECAMATAN SAIL;;\nA;1;2\nB;3;4\nC;4;4\n",
    "two columns": "Kelurahan;KK\nKECAMATAN SAIL;\nCinta Raja;9\nSukamaju;8\n",
    "words alone": "Nama;Alamat;Layanan\nPUSKESMAS:;;\nSail;Jl. Sail;umum\nGaruda;Jl. Garuda;gigi\n",
}


@pytest.mark.parametrize("name", HEADINGS)
def test_kinds_of_headings(tmp_path: Path, name: str) -> None:
    assert told(opened(tmp_path, HEADINGS[name])) == [("judul-di-antara-baris", 2)]


def test_headings_in_a_workbook(tmp_path: Path) -> None:
    rows = [["Kelurahan", "KK", "n"], ["KECAMATAN SAIL"], ["Cinta Raja", 9, 1], ["Sukamaju", 8, 2]]
    assert told(opened(tmp_path, workbook(rows, merged=["A2:C2"]), "uji.xlsx")) == [
        ("judul-di-antara-baris", 2)
    ]


NO_HEADINGS = {
    "nothing counted": "Kecamatan;KK;n\nBukit Raya;1;2\nSail;;\nTampan;3;4\n",
    "nothing counted in the first": "Kecamatan;KK;n\nSail;;\nBukit Raya;1;2\nTampan;3;4\n",
    "nothing counted in capitals": "Kecamatan;KK;n\nSAIL;;\nBUKIT RAYA;1;2\nTAMPAN;3;4\n",
    "levels everywhere": "Wilayah;KK;n\nKec. Sail;;\nKec. Tampan;3;4\nKec. Sukajadi;1;1\n",
    "said that there is none": "Kelurahan;KK;n\nKECAMATAN SAIL;-;-\nCinta Raja;9;1\nSukamaju;8;2\n",
    "mostly names": "Nama;Telepon\nSAIL;\nTAMPAN;\nRUMBAI;\nBukit Raya;5\n",
    "gaps in other rows": "Kecamatan;KK;n\nSail;;\nBukit Raya;1;\nTampan;;\nRumbai;3;4\nSukajadi;5;5\n",
}


@pytest.mark.parametrize("name", NO_HEADINGS)
def test_rows_of_which_nothing_was_counted_are_no_headings(tmp_path: Path, name: str) -> None:
    assert "judul-di-antara-baris" not in opened(tmp_path, NO_HEADINGS[name]).warnings


SUBTOTALS = """\
Kecamatan;Kelurahan;KK;Luas
Sail;Cinta Raja;1.204;1,25
Sail;Sukamaju;980;0,75
SAIL Total;;2.184;2
Sukajadi;Jadirejo;1.120;1,5
SUKAJADI Total;;1.120;1,5
Grand Total;;3.304;3,5
"""


def test_subtotals_of_excel_are_told_beside_the_grand_total(tmp_path: Path) -> None:
    got = opened(tmp_path, SUBTOTALS)
    assert told(got) == [("baris-jumlah", 4), ("baris-jumlah", 7)]
    assert '2 baris, mulai dari "SAIL Total"' in got.findings[0].message
    assert "Subtotal" in got.findings[0].remedy
    assert len(got.rows) == 6


SUMS = {
    "in Indonesian": "Kel;KK;n\nA;1;2\nB;3;5\nJumlah Sail;4;7\nC;5;6\nD;7;8\nJumlah Sukajadi;12;14\n",
    "of LibreOffice": "Kecamatan;KK;n\nSail;1;2\nSail;3;5\nSail Sum;4;7\nTampan;5;6\n",
    "with an average beside": "Kec;KK;Rata-rata\nSail;1;2,5\nSail;3;5,5\nSub Total Sail;4;4\nTampan;5;6\n",
    "of rounded figures": "Kel;Luas (ha)\nA;10,25\nB;3,5\nTotal Sail;13,76\nC;5\nD;6\n",
    "in sums": "Kel;n\nA;1\nB;2\nTotal Sail;3\nC;5\nD;6\nTotal Tampan;11\nTotal Kota Lama;14\nE;7\nF;8\n",
    "above their rows": "Kel;n\nJumlah Sail;3\nA;1\nB;2\nJumlah Tampan;11\nC;5\nD;6\n",
}
FIRST = {"in sums": 4, "above their rows": 2}


@pytest.mark.parametrize("name", SUMS)
def test_sums_of_a_part(tmp_path: Path, name: str) -> None:
    assert told(opened(tmp_path, SUMS[name])) == [("baris-jumlah", FIRST.get(name, 4))]


def test_sums_in_json_are_told_too(tmp_path: Path) -> None:
    rows = [{"Kel": "A", "n": 1}, {"Kel": "B", "n": 2}, {"Kel": "Sail Total", "n": 3}, {"Kel": "C", "n": 4}]
    assert opened(tmp_path, json.dumps(rows), "uji.json").warnings == ["baris-jumlah"]


def test_all_is_added_up_however_many_sums_stand_between(tmp_path: Path) -> None:
    groups = [f"A{n};{n}\nB{n};1\nKec{n} Total;{n + 1}\n" for n in range(2 * BACK)]
    whole = sum(n + 1 for n in range(2 * BACK))
    rows = "".join(groups)
    got = opened(tmp_path, f"Kel;n\n{rows}Semua Total;{whole}\n")
    assert told(got) == [("baris-jumlah", 4)]
    assert f'{2 * BACK + 1} baris, mulai dari "Kec0 Total"' in got.findings[0].message


NO_SUMS = {
    "what is counted": "Uraian;2023;2024\nJumlah Penduduk;100;110\nJumlah KK;25;27\nLuas;9;9\nDesa;4;4\n",
    "one that does not add up": "Kel;n\nA;1\nB;2\nJumlah Sail;4\nC;5\n",
    "the same as the row above": "Uraian;n\nPos;4\nJumlah Gardu;4\nTower;1\nDesa;2\n",
    "most rows": "Uraian;n\nA;1\nJumlah Ayam;1\nJumlah Itik;2\nJumlah Sapi;3\n",
    "no figures": "Kel;Ket\nA;baik\nJumlah Sail;baik\nB;rusak\nC;rusak\n",
    "numbers of rows": "Nomor;Judul;n\n1;Kinerja;7\n2;Laporan;8\n3;Jumlah penduduk;9\n4;Peta;1\n",
    "nothing at all": "Kel;n\nA;0\nB;0\nJumlah Sail;0\nC;5\n",
}


@pytest.mark.parametrize("name", NO_SUMS)
def test_words_alone_prove_no_sum(tmp_path: Path, name: str) -> None:
    assert opened(tmp_path, NO_SUMS[name]).warnings == []
