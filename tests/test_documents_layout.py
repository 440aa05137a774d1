"""Lines into paragraphs: what a reader of Indonesian expects of a page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.layout import (
    Line,
    Setting,
    body_size,
    is_heading,
    join,
    page_of_lines,
    setting_of,
    tidy,
)
from generator.documents.running import mask, read_alike, without_running_lines


def set_lines(
    *texts: str, size: float = 12, left: float = 60, right: float = 500, top: float = 780
) -> list[Line]:
    return [
        Line(
            text,
            size,
            left=left,
            right=right,
            top=top - number * size * 1.2,
            bottom=top - number * size * 1.2 - size,
        )
        for number, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("e\ufb01sien dan e\ufb03sien", "efisien dan effisien"),
        ("a\u00ad\u200bb\u202ec", "abc"),
        ("satu\u00a0 \t dua\r\n", "satu dua"),
        ("\uf0b7 butir", "• butir"),
        ("e\u0301", "é"),
        ("Pendahuluan . . . . . . . 7", "Pendahuluan … 7"),
        ("m² dan ½", "m² dan ½"),
        ("\x00\x07\ud800", ""),
    ],
)
def test_a_line_is_made_readable(raw: str, wanted: str) -> None:
    assert tidy(raw) == wanted


@given(st.text())
def test_tidying_twice_changes_nothing_and_leaves_nothing_unseen(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert once.isprintable()


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("meng-", "gunakan anggaran", "menggunakan anggaran"),
        ("undang-", "undang nomor 14", "undang-undang nomor 14"),
        ("sebaik-", "baiknya", "sebaik-baiknya"),
        ("Riau-", "Kepulauan", "Riau-Kepulauan"),
        ("2021-", "sekarang", "2021-sekarang"),
        ("sayur-", "mayur segar", "sayur-mayur segar"),
        ("tahun 2021", "sampai kini", "tahun 2021 sampai kini"),
        ("a -", "b", "a - b"),
    ],
)
def test_a_word_broken_at_the_line_end_is_mended(left: str, right: str, wanted: str) -> None:
    assert join(left, right, frozenset({"sayur-mayur"})) == wanted


def test_hyphens_that_are_written_as_such_break_words_too() -> None:
    """U+2010, which WeasyPrint and other programs of CSS print at the end of a line."""
    assert join(tidy("pe\u2010"), "nyelenggaraan") == "penyelenggaraan"
    assert join(tidy("undang\u2011"), "undang") == "undang-undang"


def test_headers_and_footers_stay_only_where_they_stand_first() -> None:
    pages = [
        set_lines(
            "Pemerintah Kota Pekanbaru", f"Isi nomor {number}", "lanjutan", f"Halaman {number} dari 4", "12"
        )
        for number in range(1, 5)
    ]
    kept = [[line.text for line in page] for page in without_running_lines(pages)]
    assert kept[0] == ["Pemerintah Kota Pekanbaru", "Isi nomor 1", "lanjutan"]
    assert kept[3] == []  # all that is left of it stood on an earlier page


def test_lines_in_the_middle_of_a_page_are_never_running() -> None:
    middle = [f"baris {letter}" for letter in "abc"]
    pages = [
        set_lines(*(f"{n}{c}" for c in "uvw"), *middle, *(f"{n}{c}" for c in "xyz")) for n in ("p", "q", "r")
    ]
    for page in without_running_lines(pages):
        assert [line.text for line in page][3:6] == middle


def test_a_chapters_own_header_is_running_too() -> None:
    """Three pages in a row are enough, or three left ones, however long the document is."""
    heads = [
        "Bab satu",
        "Bab satu",
        "Bab satu",
        "Bab dua",
        "Lampiran kiri",
        "Bab dua",
        "Lampiran kiri",
        "Bab dua",
    ]
    pages = [set_lines(head, *(f"{number} {c}" for c in "abcdefg")) for number, head in enumerate(heads)]
    kept = [page[0].text for page in without_running_lines(pages)]
    assert [text for text in kept if text in heads] == [
        "Bab satu",
        "Bab dua",
        "Lampiran kiri",
        "Lampiran kiri",
    ]


@pytest.mark.parametrize("text", ["Pasal {}", "Jumlah {}.000", "Lampiran {}", "Nomor {0}{0} hari"])
def test_what_only_looks_like_a_header_stays(text: str) -> None:
    """A regulation's headings, titles, sums under tables that end at different heights."""
    step = 20 if text.startswith("Jumlah") else 0
    pages = [
        set_lines(text.format(number), *("uvwxyz"[number] + c for c in "abcdefg"), top=700 + step * number)
        for number in range(1, 6)
    ]
    assert without_running_lines(pages) == pages


def test_a_page_that_bears_its_own_number_outermost_loses_it() -> None:
    pages = [set_lines(str(number), "Isi", "lagi") for number in (1, 2)]
    assert [[line.text for line in page] for page in without_running_lines(pages)] == [["Isi", "lagi"]] * 2
    assert without_running_lines([set_lines("1")]) == [set_lines("1")]


@pytest.mark.parametrize(
    ("other", "wanted"),
    [("PEMERINTAH K0TA PEKANBARU", True), ("PEMERINTAH KOTA", False), ("KECAMATAN BUKIT RAYA AB", False)],
)
def test_two_readings_of_one_header(other: str, wanted: bool) -> None:
    assert read_alike("PEMERINTAH KOTA PEKANBARU", other) is wanted


def test_two_pages_are_too_few_to_call_a_line_running() -> None:
    pages = [set_lines("Kop surat", "isi"), set_lines("Kop surat", "isi lain")]
    assert without_running_lines(pages) == pages


@pytest.mark.parametrize(
    ("text", "wanted"), [("- 12 -", "#"), ("iv", "#"), ("Lampiran 3", "lampiran #"), ("Isi", "isi")]
)
def test_page_numbers_are_all_alike(text: str, wanted: str) -> None:
    assert mask(text) == wanted


def test_the_body_is_the_size_of_most_letters() -> None:
    assert body_size([*set_lines("Judul", size=20), *set_lines("panjang " * 20, "lagi " * 20, size=11)]) == 11
    assert body_size([]) == 0


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (Line("Pendahuluan", 16), True),
        (Line("Pendahuluan", 12, bold=True), True),
        (Line("Pendahuluan", 12), False),
        (Line("BAB IV", 12), True),
        (Line("Pasal 12A", 12), True),
        (Line("Pasal 12 ayat (1) dihapus", 12), False),
        (Line("Pendahuluan … 7", 16), False),
        (Line("2025", 16), False),
        (Line("kata " * 60, 16), False),
    ],
)
def test_headings_are_larger_bolder_or_those_of_a_regulation(line: Line, wanted: bool) -> None:
    assert is_heading(line, Setting(12.0)) is wanted


def test_bold_marks_no_heading_where_everything_is_bold() -> None:
    setting = setting_of([Line("semua tebal", 12, bold=True), Line("dan lagi", 12, bold=True)])
    assert not is_heading(Line("Pendahuluan", 12, bold=True), setting)


def test_lines_flow_into_paragraphs() -> None:
    lines = [
        *set_lines("Kalimat yang panjang ini ber-", "lanjut ke baris kedua dan", top=700),
        *set_lines("selesai di sini.", right=160, top=671.2),
        *set_lines("Paragraf baru mulai.", top=656.8),
        *set_lines("Jauh di bawah.", top=560),
        *set_lines("a. butir satu", "b. butir dua", top=545.6),
    ]
    page = page_of_lines(1, "1", lines, setting_of(lines))
    assert page.paragraphs == (
        "Kalimat yang panjang ini berlanjut ke baris kedua dan selesai di sini.",
        "Paragraf baru mulai.",
        "Jauh di bawah.",
        "a. butir satu",
        "b. butir dua",
    )


def test_a_sentence_runs_on_into_the_next_column_but_not_into_a_header() -> None:
    first = set_lines("kolom kiri dan", "berlanjut", right=280)
    second = set_lines("di kolom kanan", left=310, right=540)
    header = set_lines("11/24/26 Judul", left=20, top=830)
    page = page_of_lines(1, "1", [*first, *second, *header], Setting())
    assert page.paragraphs == ("kolom kiri dan berlanjut di kolom kanan", "11/24/26 Judul")


def test_a_long_heading_is_one_but_bab_and_its_title_are_two() -> None:
    lines = [*set_lines("Rencana Kerja", "Tahun 2026", size=20), *set_lines("BAB I", size=12, top=700)]
    page = page_of_lines(1, "1", lines, Setting(12.0))
    assert page.headings == page.paragraphs == ("Rencana Kerja Tahun 2026", "BAB I")


def test_a_page_of_one_endless_word_is_read_quickly() -> None:
    lines = [Line("x" * 400_000), Line("y-"), Line("z" * 100_000)]
    page = page_of_lines(1, "1", lines, setting_of(lines))
    assert sum(map(len, page.paragraphs)) >= 500_000


def test_rows_of_a_table_stay_apart() -> None:
    lines = [replace(line, row=True) for line in set_lines("Pelatihan Rp1.200", "Publikasi Rp89.000")]
    page = page_of_lines(1, "1", [*lines, *set_lines("lanjutan", top=740)], Setting(12))
    assert page.paragraphs == ("Pelatihan Rp1.200", "Publikasi Rp89.000", "lanjutan")


def test_a_title_across_both_columns_is_no_measure_of_a_column() -> None:
    title = set_lines("Judul yang melebar sampai ke tepi kanan halaman.", right=540)
    column = set_lines(
        "Awal. Pemerintah daerah", "menyelenggarakan urusan", "yang menjadi", right=260, top=745
    )
    column[0] = replace(column[0], right=215)
    page = page_of_lines(1, "1", [*title, *column], Setting(12))
    assert page.paragraphs[1] == "Awal. Pemerintah daerah menyelenggarakan urusan yang menjadi"


@pytest.mark.parametrize("text", ["3/10", "12 / 40", "– 4 –"])
def test_page_numbers_have_several_forms(text: str) -> None:
    assert mask(text) == "#"
