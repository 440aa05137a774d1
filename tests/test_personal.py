"""Detectors of personal data: each kind, what looks alike, and the measured corpus."""

from __future__ import annotations

from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_personal import HALVES, KINDS, Score, corpus, measure

from generator.findings import Finding, Place
from generator.personal import DETECTORS, LABELS
from generator.personal.column import promising
from generator.personal.conceal import conceal, concealed
from generator.personal.evidence import Strength, mask
from generator.personal.headers import Role, is_of_persons, role_of
from generator.personal.text import find

NIK = "1471016503900001"
WEAK, STRONG = Strength.WEAK, Strength.STRONG


def seen(text: str) -> list[tuple[str, Strength]]:
    return [(hit.kind, hit.strength) for hit in find(text)]


@pytest.mark.parametrize(
    ("text", "kind", "strength"),
    [
        (f"NIK: {NIK}", "nik", STRONG),
        ("NIK 147101 650390 0001", "nik", STRONG),
        ("Nomor KTP 1471 0165 0390 0001", "nik", STRONG),
        ("NIK\n14.71.01.650390.0001", "nik", STRONG),
        (NIK, "nik", WEAK),
        ("No. KK : 1471010112100003", "kk", STRONG),
        ("NPWP. 45.123.456.7-216.000,", "npwp", STRONG),
        ("45.123.456.7-216.000", "npwp", WEAK),
        ("NPWP 451234567216000", "npwp", STRONG),
        ("NIP. 19700101 199503 1 001", "nip", WEAK),
        ("19700101199503 1 001", "nip", WEAK),
        ("hubungi Siti +62 812-7654-3210", "hp", WEAK),
        ("WA 081276543210", "hp", WEAK),
        ("0812 7654 3210", "hp", WEAK),
        ("(+62) 812 7654 3210", "hp", WEAK),
        ("siti.aminah90@gmail.com", "surel", WEAK),
        ("No. Rekening BRI 1234-01-012345-50-3", "rekening", STRONG),
        ("Tempat/Tgl Lahir : Pekanbaru, 12-03-1980", "tanggal-lahir", STRONG),
        ("TTL: Siak, 3 Agustus 2001", "tanggal-lahir", STRONG),
        ("Alamat rumah: Jl. Mawar No 3 RT 02 RW 05", "alamat", STRONG),
        ("Alamat : Gg. Mawar RT.02", "alamat", WEAK),
    ],
)
def test_what_belongs_to_a_person_is_seen(text: str, kind: str, strength: Strength) -> None:
    assert seen(text) == [(kind, strength)]


@pytest.mark.parametrize(
    "text",
    [
        "Rp 1.471.016.503.900.001",
        f"pagu Rp {NIK}",
        "1471016503900000",  # the serial number 0000 is nobody's
        "1471014503900001.5",
        "9971016503900001",  # no such province
        "1471017513900001",  # no such day
        "1471016513900001",  # no such month
        "Kode rekening 5.1.02.01.01.0024",
        "628.120.000.000",
        "628120000000",
        "(0761) 123456",
        "Hotline pengaduan 0812 7654 3210",
        "Call center: 081276543210",
        "ppid@pekanbaru.go.id",
        "NPWP 01.123.456.7-216.000",  # of a company
        "rekening kas umum daerah 1070100012",
        "Hari Lahir Pancasila 1 Juni 1945",
        "Alamat : Jl. Jenderal Sudirman No. 464",
        "Nomor: 800/1234567890/2024",
        "101.4477921234567890",
        "ISBN 978-602-03-1234-5",
        "https://data.go.id/0812",
    ],
)
def test_what_looks_alike_is_left_alone(text: str) -> None:
    assert seen(text) == []


def test_the_nearest_word_decides() -> None:
    assert seen(f"anggaran untuk pemegang NIK {NIK}") == [("nik", STRONG)]
    assert seen(f"NIK tidak perlu; nilai kontrak {NIK}") == []


def test_several_in_one_text_stand_in_order_of_place() -> None:
    text = f"NIK {NIK}, HP 081276543210, surel siti@gmail.com"
    hits = find(text)
    assert [hit.kind for hit in hits] == ["nik", "hp", "surel"]
    assert text[hits[1].start : hits[1].end] == "081276543210"


@pytest.mark.parametrize("half", HALVES)
def test_the_corpus_is_large_enough(half: str) -> None:
    candidates = list(corpus(half))
    true = sum(len(each.values) for each in candidates if each.kind)
    assert true >= 1_000
    assert sum(len(each.values) for each in candidates if each.kind is None) >= 10_000


@pytest.fixture(scope="module")
def aside() -> dict[str, Score]:
    """The half on which nothing was tuned."""
    return measure(corpus("disisihkan"))


@pytest.mark.parametrize("kind", KINDS)
def test_recall_and_precision_on_the_half_kept_aside(kind: str, aside: dict[str, Score]) -> None:
    assert aside[kind].recall >= 0.99
    assert aside[kind].alarms / aside[kind].false < 0.001


@pytest.mark.parametrize("kind", [kind for kind, detector in DETECTORS.items() if detector.alone])
def test_a_column_scan_takes_every_cell_that_the_text_scan_would_report(kind: str) -> None:
    """RE2 sees the cells first; what its pattern passes over is never looked at."""
    cells = [value for each in corpus("untuk menyetel") if each.kind == kind for value in each.values]
    told = [cell for cell in cells if find(cell)]
    assert told
    assert pc.all(promising(pa.array(told))).as_py()


@given(st.text(max_size=300))
def test_any_text_is_searched_without_an_exception_and_hits_lie_apart(text: str) -> None:
    hits = find(text)
    assert all(a.end <= b.start for a, b in pairwise(hits))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)


@settings(deadline=10_000)  # milliseconds of the clock, on a machine that does other things
@given(st.from_regex(r"[08+62 .()-]{200,400}", fullmatch=True))
def test_runs_of_signs_do_not_take_long(text: str) -> None:
    find(text * 20)


# --- masks ---------------------------------------------------------------------------------------


def test_a_mask_shows_too_little_to_know_the_person() -> None:
    assert mask(NIK) == "14••••••••••••01"
    assert mask("siti.aminah@gmail.com") == "s•••@gmail.com"
    assert mask("1-2-1980") == "••••••••"


VALUES = [value for each in corpus("untuk menyetel") if each.kind for value in each.values]


@given(st.sampled_from(VALUES))
def test_no_mask_holds_the_value(text: str) -> None:
    for hit in find(text):
        value = text[hit.start : hit.end]
        assert value not in concealed(text)
        assert sum(a == b for a, b in zip(mask(value), value, strict=False)) <= len(value) / 2 + 6


def test_other_findings_are_masked_in_words_and_in_paths() -> None:
    finding = Finding(
        Place(f"datasets/a/{NIK}.csv", 3), f'kolom "x": "{NIK}" bukan tanggal.', "Betulkan.", "x"
    )
    masked = conceal(finding)
    assert NIK not in str(masked)
    assert str(masked).startswith("datasets/a/14••••••••••••01.csv:3: ")


@pytest.mark.parametrize(
    "message",
    [
        'kolom "x": "catatan panjang 14710165039…" bukan bilangan.',
        'kolom "x": "kirim ke siti.aminah@gma…" bukan bilangan.',
        'kolom "tanggal_lahir": "31-02-1990" bukan tanggal.',
        'kolom "Nama Pasien": "Siti Aminah" sudah ada di baris 3.',
        'kolom "alamat_rumah": "Jl. Mawar 3" bukan bilangan.',
    ],
)
def test_what_is_quoted_in_part_or_out_of_a_column_of_persons_is_masked(message: str) -> None:
    said = conceal(Finding(Place("a.csv", 3), message, "Betulkan.", "x")).message
    assert not any(part in said for part in ("7101650", "aminah", "31-02", "Siti", "Mawar"))


def test_an_ordinary_finding_stays_as_it_is() -> None:
    finding = Finding(
        Place("datasets/a/2024-01-31.csv", 3), 'kolom "jumlah": "1.2.3" bukan bilangan.', "", "x"
    )
    assert conceal(finding) == finding


# --- headers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Nama Lengkap", Role.NAME),
        ("nama_pasien", Role.PATIENT),
        ("NAMA SISWA", Role.CHILD),
        ("NISN", Role.CHILD),
        ("Nama", Role.MAYBE_NAME),
        ("Tempat/Tgl. Lahir", Role.BIRTH),
        ("Alamat Rumah", Role.HOME),
        ("alamat", Role.ADDRESS),
        ("L/P", Role.SEX),
        ("usia (tahun)", Role.AGE),
        ("longitude", Role.COORDINATE),
        ("Diagnosa Penyakit", Role.HEALTH),
        ("Jumlah penderita HIV", Role.COUNT),
        ("nama_kecamatan", None),
        ("nama sekolah", None),
        ("nama kelompok tani", None),
        ("kelahiran hidup", None),
    ],
)
def test_a_header_says_what_its_column_is_about(header: str, role: Role | None) -> None:
    assert role_of(header) is role


def test_a_bare_name_is_a_persons_only_beside_a_birth_or_a_sex() -> None:
    assert not is_of_persons({Role.MAYBE_NAME, Role.ADDRESS, Role.COORDINATE}, set())
    assert is_of_persons({Role.MAYBE_NAME, Role.BIRTH}, set())
    assert not is_of_persons({Role.MAYBE_NAME, Role.SEX, Role.COUNT}, set())
    assert is_of_persons(set(), {"nik"})


def test_every_kind_has_a_label() -> None:
    assert set(DETECTORS) < set(LABELS)
