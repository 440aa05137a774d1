"""Words as the search compares them, in Python and in the reader's browser."""

from __future__ import annotations

import pytest
from conftest import Watched
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.duty import Term
from generator.search.spread import block_of, keyed
from generator.search.synonyms import synonyms
from generator.search.words import numbered, stem, words

FAMILIES = [
    "kelola mengelola pengelolaan dikelola pengelola",
    "adu mengadu mengadukan pengaduan aduan",
    "layan melayani pelayanan layanan dilayani pelayan",
    "daftar mendaftar mendaftarkan pendaftaran didaftarkan terdaftar",
    "terima menerima penerimaan diterima",
    "padam memadamkan pemadaman pemadam dipadamkan",
    "anggur menganggur pengangguran penganggur",
    "rencana merencanakan perencanaan direncanakan",
    "tata menata penataan ditata",
    "sampai menyampaikan penyampaian disampaikan",
    "ubah mengubah perubahan diubah",
    "atur mengatur peraturan diatur aturan",
    "izin perizinan diizinkan",
    "pilih memilih pemilihan pemilih",
    "buka membuka keterbukaan terbuka",
    "pegawai kepegawaian",
    "didik pendidikan mendidik",
    "kerja bekerja pekerjaan pekerja",
    "ajar belajar pelajaran mengajar",
    "ikan perikanan",
]
APART = ["jalan", "sekolah", "jumlah", "dinas", "kota", "pajak", "air", "bulan", "miskin", "banjir", "sampah"]


@pytest.mark.parametrize("family", FAMILIES)
def test_all_forms_of_a_word_have_one_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


def test_words_that_have_nothing_in_common_keep_apart() -> None:
    assert len({stem(word) for word in APART}) == len(APART)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Perda No. 2/2020", ["perda", "nomor", "2", "2020"]),
        ("1.138.530 jiwa, 7,05 km; 14.71.08", ["1138530", "jiwa", "705", "km", "147108"]),
        ("Peraturan Walikota tentang ijin", ["peraturan", "wali", "kota", "izin"]),
        ("KTP-el dan e-KTP", ["ktp", "el", "ktp"]),
        ("Café “résumé”", ["cafe", "resume"]),
        ("apa itu yang", []),
    ],
)
def test_words_of_a_text(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nomor 13 Tahun 2023", ["13/2023"]),
        ("UU 14/2008, PP 61 th 2010", ["14/2008", "61/2010"]),
        ("12/05/2020 jam 10", ["5/2020"]),
        ("tahun 2023", []),
    ],
)
def test_a_regulation_is_known_by_number_and_year(text: str, found: list[str]) -> None:
    assert numbered(text) == found


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_has_words_and_every_word_a_stem(text: str) -> None:
    assert all(stem(word) for word in words(text))


def test_a_text_gains_the_other_words_for_what_it_names() -> None:
    term = {"istilah": "Kartu Tanda Penduduk", "singkatan": "KTP", "sinonim": ["kartu penduduk", "identitas"]}
    known = synonyms([Term.model_validate(term)])
    assert known.of(words("penggantian KTP hilang")) == ({"kartu", "tanda", "penduduk", "ktp"}, {"identitas"})
    assert known.of(words("Kartu tanda penduduknya"))[1] == {"identitas"}
    assert known.of(["identitas", "anak"]) == (set(), set()), "a loose word calls nothing up"


@pytest.mark.browser
def test_the_browser_compares_words_as_the_generator_does(watched: Watched) -> None:
    texts = [*FAMILIES, *APART, "Perda No. 2/2020 Café 7,05", "pe me ber di terang keran ngeri penyu nya ²"]
    texts += ["berita bersih merah menteri kementerian izinkan masukkan disdukcapil memperbarui mempunyai"]
    watched.page.goto("cari/")
    ask = """async (texts) => {
      const { stem, words } = await import(new URL("../assets/terang/cari-kata.js", location).href);
      return texts.map((text) => words(text).map((word) => [word, stem(word)]));
    }"""
    assert watched.page.evaluate(ask, texts) == [
        [[word, stem(word)] for word in words(text)] for text in texts
    ]


@pytest.mark.browser
def test_the_browser_looks_for_a_term_where_the_generator_put_it(watched: Watched) -> None:
    terms = ["ngelola", "ngelola=kelola", "13/2023", "jalan", "日本", "a" * 40]
    watched.page.goto("cari/")
    ask = """async (terms) => {
      const { blockOf } = await import(new URL("../assets/terang/cari-kata.js", location).href);
      return [0, 1, 5, 16].map((bits) => terms.map((term) => blockOf(term, bits)));
    }"""
    assert watched.page.evaluate(ask, terms) == [
        [block_of(keyed(term), bits) for term in terms] for bits in (0, 1, 5, 16)
    ]
