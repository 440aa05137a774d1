"""The sixth corpus: sixty whole files of offices with personal data, thirty without, in twenty formats."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from made_offices import AGAIN, NOBODIES, PERSONS, Form, filled
from office_files import WRITERS, measure

pytestmark = pytest.mark.usefixtures("workbooks_here")

BY_DESIGN = {
    ("daftar-riwayat-hidup ", "nip"),
    ("pengumuman-pemenang-lomba ", "hp"),
    ("surat-izin-penelitian ", "hp"),
}
"""One NIP in a letter is its signatory's; a telephone number below a heading of accounts is told as one,
and none behind the name of a department."""
SAID = {
    "Tempat Lahir", "Asal Sekolah", "Nama Pasien", "NAMA PENYANDANG", "status_gizi", 'kolom "lintang"',
    'kolom "bujur"', "halaman 1", "", "Kelas", "halaman 1; isian formulir",
}  # fmt: skip
"""What is personal besides: patients' names, the places of a GeoJSON's points, what a file's
name or a page says again. A class beside names is taken for a school's."""


def test_the_corpus_is_as_large_as_was_asked() -> None:
    personal, false = Counter[str](), 0
    for form in PERSONS:
        made = filled(form)
        false += made.false
        for (kind, _), number in made.truth.items():
            personal[kind] += number
    assert len(PERSONS) == 60
    assert personal.total() >= 1_500
    assert false + sum(filled(form).false for form in NOBODIES) >= 20_000
    assert {form.carrier for form in PERSONS} == set(WRITERS)


@pytest.mark.parametrize("form", [*PERSONS, *AGAIN], ids=lambda form: form.name)
def test_everything_personal_of_a_form_is_told(form: Form, tmp_path: Path) -> None:
    score = measure([form], tmp_path)
    assert set(score.missed) <= BY_DESIGN, score.missed
    assert {place.removeprefix(f"{form.name} ") for place, _ in score.alarms} <= SAID, score.alarms


@pytest.mark.parametrize("form", NOBODIES, ids=lambda form: form.name)
def test_nothing_is_told_of_what_is_nobodys(form: Form, tmp_path: Path) -> None:
    assert not measure([form], tmp_path).alarms
