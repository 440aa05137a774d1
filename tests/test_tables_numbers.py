"""Numbers as they are written in Indonesia, and the proof which sign is the decimal one."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tabular import opened, workbook

from generator.tables.numbers import Shape, Style, take_apart, value
from generator.tables.styles import judge


def column(*values: str) -> str:
    """A CSV file with semicolons: a code that proves nothing, and the values."""
    return "daerah;nilai\n" + "".join(f"D{n}x;{each}\n" for n, each in enumerate(values))


@pytest.mark.parametrize(
    ("values", "kind", "read"),
    [
        (["1.234", "1.234.567"], "bilangan", [1234, 1234567]),
        (["1,234", "1,234,567"], "bilangan", [1234, 1234567]),
        (["1.234,56", "7"], "desimal", [1234.56, 7.0]),
        (["1,234.56", "7"], "desimal", [1234.56, 7.0]),
        (["12,5", "1.250"], "desimal", [12.5, 1250.0]),
        (["12,5", "3"], "desimal", [12.5, 3.0]),
        (["0.125", "1.234"], "desimal", [0.125, 1.234]),
        (["1.5", "2.25", "3.125"], "desimal", [1.5, 2.25, 3.125]),
        (["5.4481", "95.658"], "desimal", [5.4481, 95.658]),
        (["980", "15.200"], "bilangan", [980, 15200]),
        (["1 234 567", "5"], "bilangan", [1234567, 5]),
        (["1 234,5", "5"], "desimal", [1234.5, 5.0]),
        (["1.234 jiwa", "5.678 jiwa"], "bilangan", [1234, 5678]),
        (["−5", "– 7", "-8"], "bilangan", [-5, -7, -8]),
        (["(1.234.567)", "+5"], "bilangan", [-1234567, 5]),
        (["Rp 1.250", "Rp2.000,-", "Rp. 500"], "rupiah", [1250, 2000, 500]),
        (["12,5%", "7 %"], "persen", [12.5, 7.0]),
        (["12.345%", "7%"], "persen", [12.345, 7.0]),
        (["1,5E+3", "2"], "desimal", [1500.0, 2.0]),
    ],
)
def test_a_whole_column_decides_the_style(
    tmp_path: Path, values: list[str], kind: str, read: list[float]
) -> None:
    got = opened(tmp_path, column(*values))
    assert got.values("nilai") == read
    assert got.types()["nilai"] == kind


@pytest.mark.parametrize(
    ("values", "code"),
    [
        (["1.234"], "desimal-tak-pasti"),
        (["1.234", "5.678"], "desimal-tak-pasti"),
        (["1,234", "5,678"], "desimal-tak-pasti"),
        (["50.360", "12.125", "88.125", "99.999", "50.36"], "desimal-tak-pasti"),
        (["1.234,5", "1,234.5"], "desimal-bercampur"),
        (["1.234", "1,234"], "desimal-bercampur"),
        (["1,5", "2.5"], "desimal-bercampur"),
        (["1.234.567", "50.36"], "nol-hilang"),
        (["980", "15.200", "50.36"], "nol-hilang"),
        (["6,28E+15", "5"], "angka-terpotong"),
    ],
)
def test_an_undecidable_column_is_a_finding_and_not_a_guess(
    tmp_path: Path, values: list[str], code: str
) -> None:
    got = opened(tmp_path, column(*values))
    assert got.table is None
    assert got.codes == [code]


@pytest.mark.parametrize(
    ("kind", "read"), [("bilangan", 1234), ("rupiah", 1234), ("desimal", 1.234), ("persen", 1.234)]
)
def test_a_declared_type_decides_what_values_cannot(tmp_path: Path, kind: str, read: float) -> None:
    got = opened(tmp_path, column("1.234"), kolom={"nilai": {"tipe": kind}})
    assert got.values("nilai") == [read]


def test_the_finding_shows_a_value_and_how_to_mend_it(tmp_path: Path) -> None:
    (finding,) = opened(tmp_path, column("1.234")).findings
    assert str(finding) == (
        'datasets/uji/uji.csv:2: kolom "nilai": tidak dapat dipastikan apakah "1.234" memakai tanda '
        'ribuan atau desimal. Bila ribuan, tambahkan di dataset.yml `berkas: [{berkas: "uji.csv", kolom: '
        '{"nilai": {tipe: bilangan}}}]`; bila desimal, tulis tipe: desimal. [desimal-tak-pasti]'
    )


def test_the_line_to_paste_settles_all_columns_in_doubt_and_reads_as_yaml(tmp_path: Path) -> None:
    text = 'kec;murid;"guru: ""ahli"""\nSail;3.400;1.001\nTampan;1.250;2.001\n'
    findings = opened(tmp_path, text).findings
    (line,) = {finding.remedy.split("`")[1] for finding in findings}
    assert len(findings) == 2
    (entry,) = yaml.safe_load(line)["berkas"]
    assert entry["berkas"] == "uji.csv"
    got = opened(tmp_path, text, kolom=entry["kolom"])
    assert [got.values(name) for name in ("murid", 'guru: "ahli"')] == [[3400, 1250], [1001, 2001]]


def test_where_the_table_is_declared_only_its_columns_are_to_be_pasted(tmp_path: Path) -> None:
    (finding,) = opened(tmp_path, column("1.234"), kolom={"nilai": {"satuan": "ha"}}).findings
    assert 'di bawah `kolom:` tabel ini `"nilai": {tipe: bilangan}`' in finding.remedy


def test_the_sentence_of_the_contract(tmp_path: Path) -> None:
    rows = "".join(f"{n};{n}\n" for n in range(212))
    got = opened(tmp_path, f"kode;jumlah\n{rows}x;1.2.3\n", kolom={"jumlah": {"tipe": "bilangan"}})
    assert [str(finding) for finding in got.findings] == [
        'datasets/uji/uji.csv:214: kolom "jumlah": "1.2.3" bukan bilangan. '
        "Tulis seperti 1.234 atau 1234. [angka-rusak]"
    ]


def test_a_mistyped_number_in_a_column_of_numbers_is_found_without_declaration(tmp_path: Path) -> None:
    got = opened(tmp_path, column(*[str(n) for n in range(30)], "1.2.3"))
    assert got.codes == ["angka-rusak"]
    assert got.findings[0].place.line == 32


def test_a_word_among_numbers_makes_text_and_a_warning(tmp_path: Path) -> None:
    got = opened(tmp_path, column(*[str(n) for n in range(30)], "TMS"))
    assert got.warnings == ["tipe-campur"]
    assert got.types()["nilai"] == "teks"


@pytest.mark.parametrize("name", ["kode", "nik", "kode_wilayah", "id", "no_kk", "nomor_telepon", "KODE_KD"])
def test_codes_are_known_by_their_name(tmp_path: Path, name: str) -> None:
    got = opened(tmp_path, f"{name};x\n101;a\n102;b\n")
    assert got.values(name) == ["101", "102"]


@pytest.mark.parametrize("name", ["jumlah_kk", "no", "nilai", "jumlah_kode", "semester"])
def test_quantities_are_no_codes(tmp_path: Path, name: str) -> None:
    assert opened(tmp_path, f"{name};x\n101;a\n102;b\n").values(name) == [101, 102]


@pytest.mark.parametrize(
    "codes",
    [
        ["000", "012"],
        ["14.71.01", "14.71.02"],
        ["5.1.02.01.01.0024", "5.1"],
        ["1471012345678901"],
        ["14.71.01", "14"],
    ],
)
def test_codes_are_known_by_their_shape(tmp_path: Path, codes: list[str]) -> None:
    got = opened(tmp_path, column(*codes))
    assert got.values("nilai") == codes
    assert got.types()["nilai"] == "kode"


def test_spaces_inside_codes_go_and_are_counted(tmp_path: Path) -> None:
    got = opened(tmp_path, "kode;x\n32. 04. 05;1\n32.04.06;2\n")
    assert got.values("kode") == ["32.04.05", "32.04.06"]
    assert got.column("kode").normalised == ("Spasi di dalam kode dihapus pada 1 nilai.",)


def test_everything_that_was_changed_is_counted(tmp_path: Path) -> None:
    got = opened(tmp_path, column("1.234", " 1.234.567 ", "-", "n/a", "-", "5"))
    assert got.values("nilai") == [1234, 1234567, None, None, None, 5]
    assert set(got.column("nilai").normalised) == {
        "Titik ribuan dihapus pada 2 nilai.",
        '"-" dibaca sebagai kosong pada 2 nilai.',
        '"n/a" dibaca sebagai kosong pada 1 nilai.',
        "Spasi di tepi dihapus pada 1 nilai.",
    }


def test_plain_columns_are_not_said_to_be_changed(tmp_path: Path) -> None:
    got = opened(tmp_path, "nama;jumlah;luas\nA;5;1.25\nB;;0.5\n")
    assert all(not column.normalised for column in got.table.columns)  # type: ignore[union-attr]
    assert got.values("jumlah") == [5, None]


def test_the_same_unit_everywhere_moves_to_the_column(tmp_path: Path) -> None:
    got = opened(tmp_path, column("617 meter", "1810 Meter", "n/a"))
    assert got.values("nilai") == [617, 1810, None]
    assert got.column("nilai").spec.unit == "meter"


def test_different_units_are_never_mixed(tmp_path: Path) -> None:
    free = opened(tmp_path, column("617 meter", "2 km"))
    assert free.values("nilai") == ["617 meter", "2 km"]
    assert free.warnings == ["satuan-bercampur"]
    declared = opened(tmp_path, column("617 meter", "2 km"), kolom={"nilai": {"tipe": "desimal"}})
    assert declared.codes == ["satuan-bercampur"]


def test_a_missing_unit_is_a_warning(tmp_path: Path) -> None:
    assert opened(tmp_path, column("617 meter", "20")).warnings == ["satuan-sebagian"]


@pytest.mark.parametrize("text", ["12A", "7 B", "3x", "1.2.3", "--5", "(5", "5)", "1e999x", "", "Rp"])
def test_what_is_no_number(text: str) -> None:
    assert take_apart(text) is None


@pytest.mark.parametrize("text", ["nan", "inf", "-Infinity"])
def test_infinity_and_not_a_number_are_no_numbers(tmp_path: Path, text: str) -> None:
    got = opened(tmp_path, column(text, "5"), kolom={"nilai": {"tipe": "desimal"}})
    assert got.values("nilai") == [None, 5.0] if text == "nan" else got.codes == ["angka-rusak"]


@pytest.mark.parametrize("text", ["9223372036854775808", "99999999999999999999"])
def test_too_large_an_integer_is_a_finding(tmp_path: Path, text: str) -> None:
    assert opened(tmp_path, column(text), kolom={"nilai": {"tipe": "bilangan"}}).codes == [
        "angka-terlalu-besar"
    ]


def test_a_fraction_is_no_whole_number(tmp_path: Path) -> None:
    got = opened(tmp_path, column("5,5", "7,0"), kolom={"nilai": {"tipe": "bilangan"}})
    assert got.codes == ["angka-pecahan"]


def test_a_lost_zero_in_a_workbook(tmp_path: Path) -> None:
    """An English Excel keeps 1.234.567 as text and makes 50.36 of 50.360."""
    content = workbook([["daerah", "jumlah"], ["A", "1.234.567"], ["B", 50.36], ["C", 980]])
    got = opened(tmp_path, content, "uji.xlsx")
    assert got.codes == ["nol-hilang"]
    assert got.findings[0].place.line == 3
    assert "50.360" in got.findings[0].remedy


def test_digits_that_a_workbook_cannot_hold(tmp_path: Path) -> None:
    content = workbook([["nama", "nik"], ["A", 1471012345678901]])
    assert opened(tmp_path, content, "uji.xlsx").codes == ["angka-terpotong"]


def test_a_code_that_a_workbook_holds_as_a_number(tmp_path: Path) -> None:
    content = workbook([["kode", "n"], [14.71, 1], ["14.72", 2]])
    assert opened(tmp_path, content, "uji.xlsx").codes == ["kode-sebagai-angka"]


def test_excel_fractions_are_not_called_percent(tmp_path: Path) -> None:
    content = workbook([["nama", "persentase"], ["A", 0.5], ["B", 0.25]])
    assert opened(tmp_path, content, "uji.xlsx").types()["persentase"] == "desimal"


def indonesian(number: Decimal) -> str:
    return f"{number:,}".translate(str.maketrans(",.", ".,"))


amounts = st.decimals(min_value=-(10**12), max_value=10**12, places=2)


@given(st.lists(amounts, min_size=1))
def test_what_python_writes_in_indonesian_is_read_as_the_same(values: list[Decimal]) -> None:
    apart = [take_apart(indonesian(each)) for each in values]
    assert [value(number, Style.COMMA) for number in apart if number] == values


@given(st.lists(amounts, min_size=1))
def test_proof_never_contradicts_the_writer(values: list[Decimal]) -> None:
    counts: dict[Shape, int] = {}
    for each in values:
        number = take_apart(indonesian(each))
        assert number
        counts[number.shape] = counts.get(number.shape, 0) + 1
    assert judge(counts).style in (Style.COMMA, Style.NONE)


@given(st.text(max_size=90))
def test_any_text_is_taken_apart_without_a_fault(text: str) -> None:
    number = take_apart(text)
    assert number is None or value(number, Style.COMMA) is None or number.core
