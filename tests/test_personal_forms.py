"""Forms of personal data that nobody had in mind: boxes, misreadings, line breaks, glued labels."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from made_forms import FALSE, TRUE, false_lines, lines, measure

from generator.kinds.dataset import TableSpec
from generator.personal.cells import sheet
from generator.personal.column import column
from generator.personal.conceal import concealed
from generator.personal.sheet import in_sheet
from generator.personal.text import find
from generator.readers.grid import from_rows
from generator.rules.personal import in_name


def test_the_corpus_has_two_halves() -> None:
    assert len({form for half in (0, 1) for _, form, _ in lines(half)}) >= 70
    assert {kind for kind, *_ in TRUE} == set(measure(0)[0]) == set(measure(1)[0])
    assert len(FALSE) >= 20


@pytest.mark.parametrize("half", [0, 1])
def test_all_forms_are_found_and_few_others(half: int) -> None:
    scores, alarms, count = measure(half)
    for score in scores.values():
        assert score.found == score.true, score.missed
    assert sum(alarms.values()) <= count / 1_000, alarms


@pytest.mark.parametrize("line", [line for half in (0, 1) for _, _, line in lines(half)][::6])
def test_a_cell_that_holds_such_a_line_is_looked_at(line: str) -> None:
    """The quick look at whole columns passes over nothing that the careful look would find."""
    seen = column("")
    seen.take(1, pa.array([line], pa.string()), in_body=True)
    assert bool(seen.tallies) == bool(find(line))


@pytest.mark.parametrize(
    ("name", "head", "cell", "where", "kind"),
    [
        ("NIK 14 71 01 65 03 90 00 01", "jumlah", "7", "nama lembar", "nik"),
        ("Data", "Rekap (HP. 0812-3456-7890)", "7", "kepala tabel", "hp"),
        ("Data", "keterangan", "Budi\nNIK :\n1471 0165 0390 0001\nPekanbaru", 'kolom "keterangan"', "nik"),
        ("Data", "keterangan", "hub. +62 (812) 3456 7890", 'kolom "keterangan"', "hp"),
        ("Data", "NIK", "1471.0165.0390.0001", 'kolom "NIK"', "nik"),
        ("Data", "No. HP", "812-3456-7890", 'kolom "No. HP"', "hp"),
    ],
)
def test_sheets_are_looked_at_everywhere(name: str, head: str, cell: str, where: str, kind: str) -> None:
    grid = from_rows([["kecamatan", head], ["Sukajadi", cell], ["Tampan", "8"]], name)
    found = in_sheet(sheet(grid, TableSpec(file="x.csv"), Path("x.csv")))
    assert [each.kind for each in found if each.where.endswith(where)] == [kind]


@pytest.mark.parametrize("name", ["surat_NIK_1471016503900001.pdf", "daftar-hp-081234567890.xlsx"])
def test_names_of_files_are_looked_at(name: str) -> None:
    assert [each.where for each in in_name(name)] == ["nama berkas"]


def test_what_is_found_is_masked_whole() -> None:
    for kind, _, line in lines(0):
        if kind in ("nik", "kk", "npwp"):
            shown = concealed(line)
            assert sum(map(str.isdigit, shown)) <= 4, shown


@pytest.mark.parametrize(
    "text",
    [
        "Jumlah KK: 1471 1472 1473 1474 1475",
        "KTP elektronik: 1.471.016 keping, 503.900 dicetak",
        "NPWP badan: 01.234.567.8-901.000",
        "Telp. (0761) 21234, WA layanan PPID 081234567890",
        "Kota ini lahir pada 23 Juni 1784",
        "KK: " + " ".join(str(number) for number in range(10, 40)),
    ],
)
def test_rows_of_numbers_below_a_word_are_no_number_of_a_person(text: str) -> None:
    assert not [hit for hit in find(text) if hit.kind in ("nik", "kk", "npwp", "hp")]


def test_long_texts_take_no_time() -> None:
    for text in (
        "NIK " * 50_000,
        "HP: 0 8 " * 50_000,
        "lahir di " * 50_000,
        "alamat " * 50_000,
        "( 8" * 90_000,
    ):
        find(text[:100_000])


def test_false_lines_are_many() -> None:
    assert sum(1 for half in (0, 1) for _ in false_lines(half)) >= 2_000
