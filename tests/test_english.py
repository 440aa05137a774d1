"""Every finding comes out in English: the catalogue is held against the program's own source."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.documents.marks import FAULTS
from generator.documents.sniff import CONTENTS
from generator.english import CATALOGUE, SLOT, catalogue, in_english, pairs, translated
from generator.findings import FORMATS, Finding, Place
from generator.personal import LABELS
from generator.requests.columns import COLUMNS

Portal = Callable[..., Path]
PACKAGE = CATALOGUE.parent
ELSEWHERE = {
    "catalogues", "charts", "drafts", "emitters", "feeds", "forms", "kinds", "maps", "pdf", "rdf",
    "templates", "vendor",
}  # fmt: skip
"""Folders that make no findings; ``kinds`` are what forms say."""
SENTENCES = dict(pairs(CATALOGUE.read_text("utf-8")))
KNOWN = {SLOT.sub("{}", each) for each in SENTENCES}
NOT_SAID = {
    "Proses pembantu berhenti sebelum selesai; mungkin memori habis.",
    "Hapus dari isian dan lampirannya sekarang: siapa pun dapat membacanya. Isi lama tetap ada di menu "
    "“edited”; mintalah pengelola menghapusnya dari sana.",
    "Spasi di antara tanda kutip penutup dan pemisah dihapus.",
    "Ketelitian waktu bercampur; ditulis ISO 8601 sejauh diketahui, tanpa jam bila tidak tertulis.",
    "Huruf kolom dan nomor baris dari Google Sheets tidak ikut diterbitkan.",
    "Tabel berbingkai garis, seperti tampilan psql atau MySQL, dibaca menurut bingkainya.",
    "Tanggal dibaca sebagai bulan/hari/tahun, karena kolom ini memuat awal bulan.",
    "**Lolos pemeriksaan.** Pengelola akan meninjaunya.",
    "**Masih ada {} masalah.** Perbaiki berkasnya; komentar ini diperbarui sendiri.",
    "Dan {} temuan lain.",
    "tidak ada yang dikomentari.",
    "{} …",
    '"{}" tidak dikenal. ',
    "Yang ada: {}.",
    " Tanpa {}, karena akan terhitung berulang.",
    "# Dipasang oleh `terang hook install`; hapus berkas ini untuk melepasnya.",
    "**Usulan sudah dibuat dan lolos pemeriksaan.** Pengelola akan meninjaunya.",
    "Tulis yang ingin diubah sebagai komentar di usulannya (pull request). Bila peninjau menutup usulan dan "
    "menghapus cabangnya, suntingan berikutnya membuat usulan baru.",
    "Alamat berubah dari {}.",
    "Baris nomor kolom di bawah judul tidak ikut diterbitkan.",
    "Baris garis di bawah judul tidak ikut diterbitkan.",
    "Nama baris judul: {}.",
    "Judul kolom yang terulang di baris {} tidak ikut diterbitkan.",
    'Isi sel gabung di kolom "{}" disalin ke {} baris di bawahnya.',
    "Baris Parquet diurutkan menurut {}.",
    'Bentuk panjang: {} menjadi kolom "{}", satu baris untuk tiap {}.',
    "Di GeoJSON, {} kode wilayah tidak punya batas: {}.",
    "GeoJSON tidak dibuat: batas wilayah yang berulang di tiap baris membuatnya terlalu besar.",
    "GeoJSON tidak dibuat: portal ini belum punya batas wilayah ({}).",
    'GeoJSON tidak dibuat: tidak ada batas wilayah untuk kode di kolom "{}".',
    "Berkas UTF-16 dibaca dan diterbitkan sebagai UTF-8.",
    "Berkas bukan UTF-8; dibaca sebagai Windows-1252.",
    "Berkasnya ditulis ulang; isinya tidak berubah.",
    "Hari terakhir berlaku, YYYY-MM-DD.",
    "Jabatan yang memutuskan.",
    "Jalur berkas di portal; folder diakhiri garis miring.",
    "Jenis data pribadi, misalnya [hp].",
    "Karakter kendali yang tidak terlihat dihapus dari berkas.",
    "Ketelitian tanggal bercampur (tahun, bulan, hari); ditulis ISO 8601 sejauh diketahui.",
    "Keterangan diperbarui: {}{}.",
    "Keterangannya diperbarui.",
    "Kolom kunci {} tidak ada di kedua versi, jadi baris dibandingkan utuh.",
    "Kunci ({}) ganda pada versi {}, jadi baris dibandingkan utuh.",
    "Mengapa boleh terbit.",
    "Perbaiki isiannya (titik tiga, lalu Edit); usulan dan komentar ini diperbarui sendiri.",
    'Tanda kutip di dalam sel yang ditulis \\" dibaca sebagai ".',
    'Sel yang ditulis sebagai rumus ="…" dibaca sebagai teks di dalamnya.',
    "Tiap baris berada di dalam tanda kutip; isinya dibaca sebagai beberapa sel.",
    "Tanggal dibaca sebagai bulan/hari/tahun, karena ada angka kedua di atas 12.",
    "Terbit kembali.",
    "Tidak ada kolom yang sama di kedua tabel, jadi barisnya tidak dapat dibandingkan satu per satu.",
    "Terbit pertama kali.",
    'Waktu berzona di kolom "{}" diubah ke WIB.',
    "XLSX tidak dibuat: {} baris melampaui batas lembar kerja. Pakai CSV atau Parquet.",
    "belum disimpan ke git.",
    "boleh disimpan.",
    "bukan isian Terang; tidak ada yang dibuat.",
    "{} berkas, {} temuan.",
    "{}{} pada {} nilai.",
    "… dan {} lagi.",
}
"""Sentences of the same modules that stand elsewhere than in findings: pages, logs, comments."""
OTHER_MODULES = {"cite", "cli", "duties", "structured", "serve", "preview", "english", "findings"}
VARIANTS = {
    "kolom `{}` Daftar Informasi Publik kosong pada {}{}.": [" dan 12 lainnya"],
    '{} "{}" tidak ada di tabel ini.': ["kolom", "kolom kunci"],
    "bukan {}.": ["tahun", "bilangan", "lintang", "bujur", "tanggal", "waktu", "bulan"],
    "{} {}.": ["isi berkas ini sama dengan"],
    "{}, padahal ditetapkan lebih dahulu.": ['"a" mengubah "b"'],
    "{}, padahal {} lebih rendah daripada {}.": ['"a" mencabut "b"'],
    "{}, dan juga mencabutnya.": ['"a" mengubah "b"'],
    '{}, padahal "{}" sudah dicabut dengan "{}".': ['"a" mengubah "b"'],
    '{} yang tidak berlaku lagi, sedangkan "{}" masih berlaku.': ['"a" melaksanakan "b"'],
    "statusnya masih {}.": [],
    "belum menyebut `status: dicabut`.": [],
    " dengan status lain ({}, di sini {}).": [],
    "{} kosong.": [name.lower() for name in COLUMNS.values()],
    "{} tampaknya menyebut nama orang.": ["tujuan penggunaan informasi"],
}
"""Templates whose first slot holds Indonesian words: what it can hold. Those that hold none here are ends of
sentences, and stand in the catalogue with their beginnings."""


def template(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.sub(r"\{[a-z_]+\}", "{}", node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)
    return None


def ends(text: str) -> bool:
    """Like a sentence, or with a slot for another sentence or for what was complained of."""
    return text.strip()[-1] in ".…?" or (len(text) > 20 and text.endswith(". {}"))


def sentences(tree: ast.Module) -> Iterator[str]:
    """Every text of a module that ends like a sentence, docstrings left out."""
    parts = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts |= {id(value) for value in node.values}
            parts |= {id(v.format_spec) for v in node.values if isinstance(v, ast.FormattedValue)}
    for node in ast.walk(tree):
        text = template(node) if isinstance(node, ast.expr) and id(node) not in parts else None
        if text and " " in text.strip() and ends(text) and "(?:" not in text:
            yield text.removesuffix(" {}")


@cache
def said_by(path: Path) -> tuple[str, ...]:
    return tuple(sentences(ast.parse(path.read_text("utf-8"))))


def modules() -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE)
        if name.parts[0] not in ELSEWHERE and name.stem not in OTHER_MODULES:
            yield path


def test_each_sentence_of_the_program_is_in_the_catalogue() -> None:
    missing = [
        f"{path.relative_to(PACKAGE)}: {text}"
        for path in modules()
        for text in said_by(path)
        if text not in NOT_SAID and text not in KNOWN and text not in VARIANTS and translated(text) is None
    ]
    assert not missing, "add these to generator/english.txt, or to NOT_SAID if they are not said by findings"


def test_what_is_passed_over_is_still_in_the_program() -> None:
    said = {text for path in modules() for text in said_by(path)}
    assert not (NOT_SAID | set(VARIANTS)) - said


@pytest.mark.parametrize(("text", "words"), [(text, words) for text in VARIANTS for words in VARIANTS[text]])
def test_slots_that_hold_words(text: str, words: str) -> None:
    last = text.startswith("kolom `")
    filled = text.replace("{}", "x", 2).replace("{}", words) if last else text.replace("{}", words, 1)
    assert translated(filled.replace("{}", "x")) is not None


@pytest.mark.parametrize("text", [*LABELS.values(), *CONTENTS.values()])
def test_words_of_the_lists_are_in_the_catalogue(text: str) -> None:
    assert translated(text) is not None


@pytest.mark.parametrize("code", FAULTS)
def test_marks_of_documents_come_out_in_english(code: str) -> None:
    values = dict.fromkeys(
        ("size", "suffix", "pages", "limit", "reason", "names", "sheet", "count", "what"), "7 x"
    )
    message = FAULTS[code].message.format_map({**values, "content": "teks biasa", "limit": "60 detik"})
    assert translated(message) is not None
    assert translated(FAULTS[code].remedy) is not None


def test_each_line_has_the_slots_of_its_sentence_and_is_there_once() -> None:
    lines = list(pairs(CATALOGUE.read_text("utf-8")))
    assert len(lines) == len({indonesian for indonesian, _ in lines})
    for indonesian, english in lines:
        assert SLOT.findall(indonesian) == SLOT.findall(english), indonesian


def test_no_indonesian_is_left_in_the_english() -> None:
    for sentence in catalogue():
        words = set(re.findall(r"[a-z]+", " ".join(sentence.english).lower()))
        assert not words & {"ini", "tidak", "yang", "dan", "bukan", "untuk", "tulis"} or "ya" in words, words


@pytest.mark.parametrize(
    ("message", "english"),
    [
        ('kolom "jumlah": "1.2.3" bukan bilangan.', 'column "jumlah": "1.2.3" is not a number.'),
        ('kolom "a": b" bukan bilangan.', 'column "a": b" is not a number.'),
        (
            'kolom "nama berkas" memuat 3 data anak ("a••").',
            'column "nama berkas" contains 3 × data of children ("a••").',
        ),
        (
            'lembar tersembunyi "X memuat Y", kolom ke-2 tampaknya memuat nomor HP.',
            'hidden sheet "X memuat Y", column 2 seems to contain mobile number.',
        ),
        (
            "halaman 1 dan 4 lainnya memuat NPWP.",
            "one of the pages 1 and 4 others contains NPWP (tax number).",
        ),
    ],
)
def test_values_stay_as_they_are(message: str, english: str | None) -> None:
    assert translated(message) == english


@given(st.text(max_size=200))
def test_any_text_of_a_file_leaves_english_around_it(value: str) -> None:
    finding = Finding(Place("a"), f'tautan "{value}" tidak menuju halaman mana pun.', value, "tautan-putus")
    said = in_english(finding)
    assert said.message == f'the link "{value}" leads to no page.'
    assert "panduan" not in said.remedy or "panduan" in value


def test_a_long_hostile_text_takes_no_time() -> None:
    assert in_english(Finding(Place("a"), 'kolom "": ' * 20_000, "x", "y")).message.startswith("see ")


BAD = {
    "datasets/x/dataset.yml": "judul: A\nkategori: berkalaa\npenerbit: disdk\nsalah: 1\nringkasan: b\n",
    "datasets/x/x.csv": "kode;NIK;jumlah\n01;1471016503900001;1.2.3\n02;1471016503900002;4\n",
    "datasets/y/y.csv": "a,b\n1,2\n",
    "content/layanan/z.yml": "judul: [a\n",
}


@pytest.mark.parametrize("form", FORMATS)
def test_the_whole_report_is_in_english(
    portal: Portal, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert main(["--portal", str(portal(BAD)), "--quiet", "check", "--bahasa", "en", "--format", form]) == 1
    said = capsys.readouterr().out
    if form == "json":  # the file to paste is an officer's, with its Indonesian comments
        said = json.dumps([{**row, "suggestion": ""} for row in json.loads(said)])
    assert "did you mean" in said.lower()
    for word in (" tidak ", " bukan ", "peringatan", "masalah", " memuat ", "Tempat", " yang "):
        assert word not in said
    if form == "text":
        assert re.fullmatch(r"errors: \d+(, warnings: \d+)?; nothing is published.", said.splitlines()[-1])
    if form == "json":
        assert {row["code"] for row in json.loads(said)} >= {"nilai-tak-dikenal", "keterangan-tidak-ada"}
