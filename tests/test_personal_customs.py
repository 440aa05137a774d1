"""Numbers, days and dwellings in every custom of writing, proved by their structure and their neighbours."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow as pa
import pytest
from custom_score import measure
from made_customs import CORPORA, HALVES, forms, seventh
from made_sheets import NAMES_OF
from made_sheets import measure as measure_sheets

from generator.kinds.dataset import TableSpec
from generator.personal.banks import banked
from generator.personal.births import births
from generator.personal.column import column
from generator.personal.homes import homes
from generator.personal.lines import on_line_with
from generator.personal.people import Shown, are_persons, is_name, with_accounts
from generator.personal.population import is_likely
from generator.personal.sheet import sightings
from generator.personal.tax import is_likely_taxpayer
from generator.personal.text import find
from generator.personal.written import written

BARE_TAX = {"honor-juri", "tagihan-pajak", "klaim-jasa", "daftar-transport-lokal"}
"""Fifteen digits without a word or a sign are a sum as well as an NPWP."""


def test_no_form_of_the_seventh_is_in_both_halves() -> None:
    one, other = (
        {
            name
            for part in ("persons", "nobody")
            for sign in ("===", "###")
            for name, _ in forms(c, part, sign)
        }
        for c in map(seventh, HALVES)
    )
    assert not one & other
    assert len(one | other) >= 120


@pytest.mark.parametrize("name", CORPORA)
def test_corpora_are_found(name: str, tmp_path: Path) -> None:
    score = measure(CORPORA[name], tmp_path)
    assert score.true.total() >= 3_000
    assert score.false >= 18_000
    assert score.alarms.total() < score.false / 1_000, score.alarms
    for kind in ("nik", "kk", "hp"):
        assert score.recall(kind) >= 0.99, (kind, score.missed)
    assert {form for kind, form in score.missed if kind == "npwp"} <= BARE_TAX
    for kind, least in {"rek": 0.95, "lahir": 0.9, "alamat": 0.86, "surel": 1.0, "nip": 1.0}.items():
        assert not score.true[kind] or score.recall(kind) >= least, (kind, score.missed)


@pytest.mark.parametrize("name", NAMES_OF)
def test_whole_tables_are_told_of_persons_and_of_nobody_else(name: str, tmp_path: Path) -> None:
    score = measure_sheets(name, tmp_path)
    assert score.true.total() >= 850
    assert score.false >= 10_000
    assert score.alarms.total() < score.false / 1_000, score.alarms
    for kind in ("nik", "kk", "npwp", "hp"):
        assert score.recall(kind) >= 0.99, (kind, score.missed)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("147101·650390·0001", "nik"),
        ("1.471.016.503.900.001", "nik"),
        ("14.71.01-650390-0001", "nik"),
        ("14 71 01 65 03 90 00 01", "nik"),
        ("147101650390OO01", "nik"),
        ("١٤٧١٠١٦٥٠٣٩٠٠٠٠١", "nik"),
        ("Siti,1471016503900001,0812", "nik"),
        ("Rp 9.997.677.300,00\n30 | Siti | 1471016503900001", "nik"),
        ("Rp 1471016503900001", ""),
        ("0812*3456*7890", "hp"),
        ("0812:3456:7890", "hp"),
        ("0812 (3456) 7890", "hp"),
        ("O81234567890", "hp"),
        ("812-3456-7890", "hp"),
        ("62 81234567890", "hp"),
        ("0.81234567890", ""),
        ("08:12:34:56:78:90", ""),
        ("08-12-2024-12", ""),
        ("1.471.016.503.900.000", ""),
        ("3 7 4 0 0 8 1 2 2 4 5 6 6 1 4 0 4", ""),
        ("62,889,864,166", ""),
        ("2,088,818,804,696", ""),
        ("faktur JP0812345678", ""),
        ("71.319.968 | 7.024.677", ""),
        ("110.0818888455946", ""),
        ("-6.62832891463919", ""),
        ("-7.21280204469000", ""),
        ("DPA/A.1/6.20.0.00.0.00.10.0000/001/2026", ""),
        ("3.576.447.103.580.062,00", ""),
        ("109.089540262716 -8.53803205204", ""),
        ("Surat Nomor 0812/3456/789/SETDA/2026", ""),
        ("Siti/081234567890/hadir", "hp"),
        ("1,081234567890,Siti", "hp"),
    ],
)
def test_a_number_proves_itself_or_does_not(text: str, kind: str) -> None:
    assert [hit.kind for hit in find(text)] == [kind] * bool(kind)
    seen = column("")
    seen.take(1, pa.array([text], pa.string()), in_body=True)
    assert list(seen.tallies) == [kind] * bool(kind)


def test_a_hit_covers_the_number_and_no_more() -> None:
    text = "Juri 3. Siti (0812*3456*7890), 12"
    assert [text[hit.start : hit.end] for hit in written(text)] == ["(0812*3456*7890"]


@pytest.mark.parametrize(("number", "likely"), [
    ("1471016503900001", True), ("1471016503900100", False), ("1450016503900001", False),
    ("1471706503900001", False), ("1471017303900001", False),
])  # fmt: skip
def test_a_likely_nik_has_a_place_and_a_low_serial(number: str, likely: bool) -> None:
    assert is_likely(number) is likely


@pytest.mark.parametrize(("number", "likely"), [
    ("091234567123000", True), ("0091234567123000", True), ("091234561123000", False),
    ("091234567123001", False), ("091234567000000", False), ("1091234567123000", False),
])  # fmt: skip
def test_a_likely_npwp_has_its_check_digit(number: str, likely: bool) -> None:
    assert is_likely_taxpayer(number) is likely


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ATM BRI 897 377 750 81", ["897 377 750 81"]),
        ("Siti\t1234567890\tRp 1.000.000\tBCA", ["1234567890"]),
        ("Bank Riau Kepri; kode akun 510209090039", []),
        ("BNI menyalurkan 1.234.567.890", []),
        ("Mandiri SP2D 240147101301999", []),
        ("BRI Rp1234567890", []),
    ],
)
def test_accounts_stand_on_the_line_of_a_bank(text: str, values: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in banked(text, ())] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("kelahiran Medan, 3-4-1988", "3-4-1988"),
        ("lahir tgl 2Januari1969", "2Januari1969"),
        ("TTL Siak/21-12-1972", "21-12-1972"),
        ("date of birth: Feb 20, 1985", "Feb 20, 1985"),
        ("Umur/tanggal lahir: 34 tahun / 12 Maret 1990", "12 Maret 1990"),
        ("Undang-Undang lahir pada 1 Juni 1945", ""),
        ("hari lahir Pancasila 1 Juni 1945", ""),
        ("lahirnya kota 23 Juni 1984", ""),
        ("tahun 2024-03-01 08:11:02 lahir", ""),
        ("menerangkan bahwa Ronal, lahir di Dumai pada tanggal 27 Juli 1984", "27 Juli 1984"),
    ],
)
def test_births_have_a_word_and_a_day(text: str, value: str) -> None:
    assert [text[hit.start : hit.end] for hit in births(text, text.lower())] == [value] * bool(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("benar berdomisili di Lrg. Durian No.71.", "Lrg. Durian No.71."),
        ("sekarang menetap di Kavling Melati F2", "Kavling Melati F2"),
        ("besok ke rumahnya Jl. Melati 4", "Jl. Melati 4"),
        ("warga terdampak 5.985 jiwa di RT 03", ""),
        ("Rehab rumah dinas Jl. Melati RT 02", ""),
        ("Alamat: Jl. Sudirman No. 464", ""),
    ],
)
def test_homes_have_a_word_of_dwelling(text: str, value: str) -> None:
    assert [text[hit.start : hit.end] for hit in homes(text, text.lower())] == [value] * bool(value)


def test_what_stands_beside_a_persons_number_is_that_persons() -> None:
    line = "Siti; Medan, 3-4-1988; 1471016503900001; Jl. Melati No. 4; 0812-3456-7890"
    assert {hit.kind for hit in find(line)} == {"tanggal-lahir", "nik", "alamat", "hp"}
    assert not find("Siti; Medan, 3-4-1988; Jl. Melati No. 4")


@pytest.mark.parametrize("event", ["TMT 28/06/2023", "pada tanggal 28/06/2023", "[28/06/2023 08.47]"])
def test_a_day_on_which_something_else_happened_is_no_birth(event: str) -> None:
    line = f"1. Siti, NIK 1471016503900001, {event}, 0812-3456-7890\n"
    assert {hit.kind for hit in find(line * 3)} == {"nik", "hp"}


def test_a_heading_says_nothing_of_lines_below_other_words() -> None:
    assert [hit.kind for hit in find("Posko pengaduan\nKanal: WhatsApp\n[1] 0812-3456-7890")] == ["hp"]
    assert not find("Posko pengaduan\n0812-3456-7890")


def test_fifteen_digits_on_a_persons_line_are_an_npwp() -> None:
    line = "Siti\t{}\t1471016503900001"
    assert [hit.kind for hit in find(line.format("717317069444000"))] == ["npwp", "nik"]
    assert [hit.kind for hit in find(line.format("717317068444000"))] == ["nik"]
    assert [hit.kind for hit in find(line.format("Rp 717317069444000"))] == ["nik"]
    assert not find("Siti\t717317069444000")


def test_a_number_in_a_log_of_such_numbers_is_no_nik() -> None:
    chance, others = "req=1471016503901234", "req=9971016503901234\n"
    assert [hit.kind for hit in find(chance)] == ["nik"]
    assert not find(f"{others * 12}{chance}")
    assert [hit.kind for hit in find(f"{others * 12}NIK 1471016503901234")] == ["nik"]


def test_a_sender_below_a_word_of_accounts_is_a_telephone_number() -> None:
    assert [hit.kind for hit in find("kirim nomor rekening\n~ Siti @6281234567890")] == ["hp"]


def test_a_column_of_codes_of_places_is_no_column_of_niks() -> None:
    codes = [f"32010{district:02}{village:03}{part:04}00" for district in range(10, 40)
             for village in range(1, 5) for part in (1, 2)]  # fmt: skip
    seen = column("idsls")
    seen.take(1, pa.array(codes, pa.string()), in_body=True)
    assert "nik" in seen.tallies
    assert not seen.settle()


def test_a_header_names_one_of_several_numbers_in_a_cell() -> None:
    seen = column("Nama/NIK/HP")
    seen.take(1, pa.array(["Siti / 1471016503900001 / 081234567890"], pa.string()), in_body=True)
    assert set(seen.settle()) == {"nik", "hp"}


@pytest.mark.parametrize(
    "cell", ["Siti Aminah", "2. H. Ahmad Yani, S.Pd. (ketua)", "NURHAYATI", "Ny. Suparmi"]
)
def test_names_are_known(cell: str) -> None:
    assert is_name(cell)


@pytest.mark.parametrize(
    "cell", ["SDN 21 Pekanbaru", "Belanja pegawai", "Kelurahan Tuah Karya", "12", "CV Siti"]
)
def test_other_words_are_no_names(cell: str) -> None:
    assert not is_name(cell)


def shown(*cells: str) -> Shown:
    kept = Shown()
    kept.take(pa.array(cells, pa.string()))
    return kept


def test_names_of_heads_of_schools_make_no_table_of_persons() -> None:
    names = shown("Siti Aminah", "Ahmad Yani", "Budi")
    assert are_persons({0: "penanggung jawab"}, {0: names})
    assert not are_persons({0: "kepala", 1: "nama sekolah"}, {0: names, 1: shown("SDN 1", "SDN 2", "SDN 3")})


def test_a_number_beside_a_column_of_banks_is_an_account() -> None:
    numbers, banks = (
        shown("1234567890", "2234567890", "3234567890"),
        shown("BRI", "Bank BNI", "BCA KCP Dumai"),
    )
    assert with_accounts({0: "Nomor", 1: "Bank"}, {0: numbers, 1: banks}) == {0}
    assert not with_accounts({0: "Kode rekening", 1: "Bank"}, {0: numbers, 1: banks})
    assert not with_accounts({0: "Nomor", 1: "Unit"}, {0: numbers, 1: shown("Tata usaha", "Umum", "Gizi")})


@pytest.mark.parametrize(
    ("header", "cells", "kind"),
    [
        ("c", ["81212345678", "85212345678", "87812345678", "81312345678", "89512345678"], "hp"),
        ("c", ["81212345678", "81212345679", "81212345670", "81212345671", "81212345672"], ""),
        ("c", ["812123456", "123456789", "852123456", "878123456", "999123456"], ""),
        ("c", ["Jl. Melati No. 4", "Gg. Ikhlas 3 RT 02", "Perum Griya Blok C 5"] * 2, "alamat"),
        ("c", ["Medan, 3 Mei 1988", "Siak, 4-5-1990", "Dumai, 5/6/91"] * 2, "tanggal-lahir"),
        ("tl", ["3/5/88", "4/5/90", "5/6/91"] * 2, "tanggal-lahir"),
        ("Tempat tinggal", ["Tampan", "Kulim", "Rumbai"] * 2, "alamat"),
    ],
)
def test_columns_of_persons_show_what_they_are(
    header: str, cells: list[str], kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    names = ["Siti Aminah", "Ahmad Yani", "Budi Santoso", "Dewi", "Nurhayati", "Agus"]
    with path.open("w", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerows([["siapa", header], *zip(names, cells, strict=False)])
    assert [each.kind for each in sightings(path, TableSpec(file=path.name))] == [kind] * bool(kind)


def test_hits_on_a_line_are_handed_over_line_by_line() -> None:
    text = "0812-3456-7890 1471016503900001\n\n0813-3456-7890"
    lines = list(on_line_with(text, find(text), {"hp"}))
    assert [(text[start:end], len(hits)) for start, end, hits in lines] == [
        ("0812-3456-7890 1471016503900001", 2),
        ("0813-3456-7890", 1),
    ]
