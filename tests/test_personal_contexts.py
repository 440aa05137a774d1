"""What only the neighbours of a value tell: births, homes, health, children and small counts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from made_contexts import lines, tables
from made_written import HALVES
from tabular import file_at

from generator.kinds.dataset import TableSpec
from generator.personal import small
from generator.personal.evidence import Strength
from generator.personal.sheet import sightings
from generator.personal.text import find
from generator.tables.open import open_table

WITHOUT_A_WORD = "{n}, {h}"
"""An address without any word before it cannot be told from an office's."""


def kinds_in(path: Path) -> Iterator[str]:
    spec = TableSpec(file=path.name)
    yield from (each.kind for each in sightings(path, spec))
    table, _ = open_table(file_at(path), spec, path.parent / "cache")
    yield from (each.kind for each in (small.sightings(table, "Data") if table else ()))


@pytest.mark.parametrize("half", HALVES)
def test_tables_of_persons_are_told_and_others_not(half: str, tmp_path: Path) -> None:
    for number, (kind, head, content) in enumerate(tables(half)):
        path = tmp_path / f"{number}.csv"
        path.write_text(content, encoding="utf-8")
        seen = set(kinds_in(path))
        assert kind in seen if kind else not seen, (head, seen)


@pytest.mark.parametrize("half", HALVES)
def test_lines_about_persons_are_told_and_others_not(half: str) -> None:
    for kind, form, line in lines(half, each=4):
        seen = {hit.kind for hit in find(line)}
        assert kind in seen if kind and form != WITHOUT_A_WORD else not seen, line


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Pasien Siti Aminah (34 tahun) positif HIV", "kesehatan", "Siti Aminah"),
        ("Nama anak: Budi Santoso, usia 4 tahun", "anak", "Budi Santoso"),
        ("NISN 0061234567", "anak", "0061234567"),
        ("Alamat rumah: Jl. Mawar No. 3", "alamat", "Jl. Mawar No. 3"),
        ("DOB: 12-03-1980", "tanggal-lahir", "12-03-1980"),
    ],
)
def test_what_is_masked_is_the_name_or_the_value(text: str, kind: str, value: str) -> None:
    assert [(hit.kind, text[hit.start : hit.end]) for hit in find(text)] == [(kind, value)]


def test_a_name_beside_an_illness_is_never_more_than_a_warning() -> None:
    assert {hit.strength for hit in find("Pasien Siti Aminah menderita TBC")} == {Strength.WEAK}


@pytest.mark.parametrize(
    "text",
    [
        "Kecamatan Tampan positif DBD",
        "Kota Pekanbaru menderita stunting",
        "Puskesmas Melur merawat pasien TBC",
        "SDN 12 Pekanbaru, kelas 4",
        "Rumah Sakit Awal Bros di Jl. Sudirman",
    ],
)
def test_places_are_not_taken_for_persons(text: str) -> None:
    assert not find(text)


def test_running_text_full_of_cues_takes_no_time() -> None:
    for text in ("Pasien Aa Bb Cc " * 5_000, "nama Aa diagnosa tbc " * 5_000, "Siti, kelas " * 8_000):
        find(text[:80_000])
