"""``terang new``: what is proposed out of files, and that it passes the check once it is completed."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from generator.drafts.fields import keys_of
from generator.drafts.names import slug_of, title_of_name
from generator.drafts.organisations import Office, find_office, mentioned, offices_of
from generator.drafts.scalars import braces, scalar
from generator.drafts.table import column_title, guess_table
from generator.drafts.template import Draft, compact, yaml_of
from generator.files import inspect
from generator.findings import Finding, Place, Rejected, as_json, errors
from generator.kinds import KINDS
from generator.kinds.resource import SLUG, SLUG_LIMIT
from generator.new import Wanted, new_item
from generator.new import category as ask_category
from generator.new import publisher as ask_publisher
from generator.pipeline import check_portal
from generator.readers.yaml import read, read_front_matter

Portal = Callable[..., Path]
POPULATION = (
    "kode;kecamatan;tahun;jumlah (jiwa);sumber\n"
    "14.71.01;Sukajadi;2020;48.544;BPS\n14.71.02;Senapelan;2020;35.357;BPS\n"
    "14.71.01;Sukajadi;2021;47.174;BPS\n14.71.02;Senapelan;2021;36.434;BPS\n"
)
ANSWERS = {
    "Ringkasan": "Penduduk per kecamatan.",
    "Kategori": "setiap-saat",
    "Penerbit": "Disdik",
    "Angka": "",
}


def answer(question: str) -> str:
    return ANSWERS[question.split(maxsplit=1)[0].rstrip(".:,")]


def workbook(sheets: dict[str, list[list[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str = "Jumlah Penduduk_2021 (final).csv", content: str | bytes = POPULATION) -> Path:
        path = tmp_path / "unduhan" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def tree(root: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and "build" not in path.relative_to(root).parts:
            yield path.relative_to(root).as_posix(), path.read_bytes()


# --- a dataset out of a table ------------------------------------------------------------------------


def test_a_table_becomes_a_folder_that_passes_the_check(portal: Portal, table: Callable[..., Path]) -> None:
    root, source = portal(), table()
    made = new_item(root, Wanted("dataset", [str(source)]), answer)
    assert made.files == [
        "datasets/jumlah-penduduk-2021/dataset.yml",
        "datasets/jumlah-penduduk-2021/Jumlah Penduduk_2021 (final).csv",
    ]
    assert made.missing == []
    assert (root / made.files[1]).read_bytes() == source.read_bytes()
    assert errors(check_portal(root)) == []


def test_what_is_known_is_filled_in(portal: Portal, table: Callable[..., Path]) -> None:
    root = portal()
    made = new_item(root, Wanted("dataset", [str(table())]))
    text = (root / made.files[0]).read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schemas/dataset.json\n")
    source, findings = read(text.encode(), "x")
    assert source
    assert findings == []
    assert source.data["judul"] == "Jumlah Penduduk 2021"
    assert source.data["wilayah"] == "14.71"
    assert source.data["periode"] == "2020/2021"
    assert source.data["berkas"] == [
        {
            "berkas": "Jumlah Penduduk_2021 (final).csv",
            "kunci": ["kode", "tahun"],
            "kolom": {
                "kode": {"judul": "Kode", "tipe": "kode"},
                "kecamatan": {"judul": "Kecamatan", "tipe": "teks"},
                "tahun": {"judul": "Tahun", "tipe": "tahun"},
                "jumlah (jiwa)": {"judul": "Jumlah", "tipe": "bilangan", "satuan": "jiwa"},
                "sumber": {"judul": "Sumber", "tipe": "teks"},
            },
        }
    ]


def test_what_is_not_known_is_reported_at_its_line(portal: Portal, table: Callable[..., Path]) -> None:
    root = portal()
    made = new_item(root, Wanted("dataset", [str(table())]))
    assert made.missing == ["ringkasan", "kategori", "penerbit"]
    lines = (root / made.files[0]).read_text("utf-8").splitlines()
    found = {lines[f.place.line - 1]: f.code for f in check_portal(root)}
    assert found == {"ringkasan:": "kunci-wajib", "kategori:": "kunci-wajib", "penerbit:": "kunci-wajib"}
    assert "disdik (Dinas Pendidikan)" in "\n".join(lines)


def test_the_title_above_a_table_and_its_other_sheets(portal: Portal, table: Callable[..., Path]) -> None:
    rows: list[list[object]] = [
        ["Tabel 3.1 Jumlah Sekolah Menurut Kecamatan"], [], ["Kecamatan", "Negeri", "Swasta"],
        ["Sail", 4, 5], ["Tenayan Raya", 8, 2], ["Sukajadi", 6, 3],
    ]  # fmt: skip
    book = workbook({"Data SD": rows, "Rekap": [["a", "b"], ["x", 1]]})
    root = portal()
    made = new_item(root, Wanted("dataset", [str(table("sd.xlsx", book))]), answer)
    source, _ = read((root / made.files[0]).read_bytes(), "x")
    assert source
    assert source.data["judul"] == "Jumlah Sekolah Menurut Kecamatan"
    assert source.data["berkas"][0]["lembar"] == "Data SD"
    assert source.data["berkas"][0]["kunci"] == ["Kecamatan"]
    assert "# Lembar lain: Rekap" in (root / made.files[0]).read_text("utf-8")
    assert errors(check_portal(root)) == []


def test_a_column_that_nobody_can_decide_stays_without_a_type(
    portal: Portal, table: Callable[..., Path]
) -> None:
    root = portal()
    made = new_item(
        root, Wanted("dataset", [str(table("a.csv", "nama;nilai\nSatu;1.234\nDua;2.345\n"))]), answer
    )
    text = (root / made.files[0]).read_text("utf-8")
    assert "nilai: {judul: Nilai}  # belum pasti" in text
    assert [f.code for f in errors(check_portal(root))] == ["desimal-tak-pasti"]
    (root / made.files[0]).write_text(
        text.replace("{judul: Nilai}", "{judul: Nilai, tipe: bilangan}"), "utf-8"
    )
    assert errors(check_portal(root)) == []


def test_a_letterhead_is_no_title_and_names_the_publisher(portal: Portal, table: Callable[..., Path]) -> None:
    rows: list[list[object]] = [
        ["PEMERINTAH KOTA UJI"], ["DINAS PENDIDIKAN"],
        ["JUMLAH SD DAN GURU MENURUT KECAMATAN TAHUN 2024"], [],
        ["No", "Kecamatan", "SD (unit)", "Guru (orang)"], [1, "Sail", 4, 51], [2, "Tenayan Raya", 8, 62],
        [3, "Sukajadi", 6, 73],
    ]  # fmt: skip
    root = portal()
    made = new_item(root, Wanted("dataset", [str(table("Data SD (2).xlsx", workbook({"Sheet1": rows})))]))
    source, _ = read((root / made.files[0]).read_bytes(), "x")
    assert source
    assert source.data["judul"] == "Jumlah SD dan Guru Menurut Kecamatan Tahun 2024"
    assert source.data["penerbit"] == "disdik"
    assert source.data["periode"] == "2024"
    assert source.data["berkas"][0]["kunci"] == ["Kecamatan"]
    assert made.missing == ["ringkasan", "kategori"]
    assert (
        "disdik  # Dinas Pendidikan, dari tulisan di tabelnya; periksa." in (root / made.files[0]).read_text()
    )


def test_columns_of_years_are_of_one_type(portal: Portal, table: Callable[..., Path]) -> None:
    source = table("ekspor.csv", "komoditas;2022;2023;2024\nSawit;1,5;2,25;3\nKaret;2,5;1,75;4\n")
    root = portal()
    made = new_item(root, Wanted("dataset", [str(source)]), answer)
    assert (root / made.files[0]).read_text("utf-8").count("tipe: desimal") == 3
    assert errors(check_portal(root)) == []


def test_what_is_in_doubt_is_no_key_and_nothing_else_is_in_doubt(
    portal: Portal, table: Callable[..., Path]
) -> None:
    rows = ["Tanggal;Barang;Harga", "01/06/2025;Beras;13.500", "02/06/2025;Beras;13.600"]
    text = "\n".join([*rows, "01/06/2025;Cabai;45.000", ""])
    root = portal()
    made = new_item(root, Wanted("dataset", [str(table("harga.csv", text))]), answer)
    written = (root / made.files[0]).read_text("utf-8")
    assert "Tanggal: {judul: Tanggal, tipe: tanggal}\n" in written
    assert "kunci: [Tanggal, Barang]" in written
    assert "periode: 2025-06-01/2025-06-02" in written
    assert written.count("belum pasti") == 1


@pytest.mark.parametrize(
    ("lines", "slug"),
    [
        (["DINAS KESEHATAN KOTA UJI"], "dinkes"),
        (["Sumber: Dinas Pendidikan, 2024"], "disdik"),
        (["Dinas Pendidikan", "Dinas Kesehatan"], None),
        (["Pemerintah Kota Uji"], None),
        (["Dinas Kesehatanku"], None),
        ([], None),
    ],
)
def test_an_office_is_known_by_a_letterhead(lines: list[str], slug: str | None) -> None:
    offices = [
        Office("kota-uji", "Pemerintah Kota Uji"),
        Office("disdik", "Dinas Pendidikan"),
        Office("dinkes", "Dinas Kesehatan"),
    ]
    found = mentioned(lines, offices)
    assert (found.slug if found else None) == slug


def test_several_tables_share_one_folder(portal: Portal, table: Callable[..., Path]) -> None:
    files = [
        table("satu.csv", "tahun,orang\n2019,5\n2020,6\n"),
        table("dua.csv", "tahun,orang\n2023,5\n2024,6\n"),
    ]
    root = portal()
    made = new_item(
        root, Wanted("dataset", [str(f) for f in files], target="datasets/disdik/2024/orang"), answer
    )
    assert [Path(name).name for name in made.files] == ["dataset.yml", "dua.csv", "satu.csv"]
    text = (root / "datasets/disdik/2024/orang/dataset.yml").read_text("utf-8")
    assert "$schema=../../../../schemas/dataset.json" in text.splitlines()[0]
    assert 'periode: 2019/2024  # Dari kolom "tahun"; periksa.' in text
    assert errors(check_portal(root)) == []


def test_a_table_that_lies_in_its_folder_already_gets_its_yaml_there(portal: Portal) -> None:
    root = portal({"datasets/penduduk/data.csv": POPULATION})
    made = new_item(root, Wanted("dataset", [str(root / "datasets/penduduk/data.csv")]), answer)
    assert made.files == ["datasets/penduduk/dataset.yml"]
    assert errors(check_portal(root)) == []


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("kode,nama\n01,A\n02,A\n", ("kode",)),
        ("nama,jenis,orang\nA,x,1\nA,y,2\nB,x,3\nB,y,4\n", ("nama", "jenis")),
        ("tahun,orang\n2020,1\n2020,1\n", ()),
        ("kode,tahun,orang\n01,2020,5\n02,2020,6\n", ("kode", "tahun")),
        ("catatan,orang\nsatu hal,5\nlain hal,6\n", ()),
        ("kode,orang\n01,5\n", ()),
        ("kode,orang\n01,5\n,6\n", ()),
    ],
)
def test_the_key_is_the_fewest_naming_columns(
    table: Callable[..., Path], content: str, key: tuple[str, ...]
) -> None:
    file, _ = inspect(table("t.csv", content), "t.csv")
    assert file
    assert guess_table(file).key == key


@pytest.mark.parametrize(
    ("header", "title"), [("Usia (Tahun)", "Usia"), ("garis_kemiskinan", "Garis kemiskinan")]
)
def test_the_title_of_a_column(table: Callable[..., Path], header: str, title: str) -> None:
    file, _ = inspect(table("t.csv", f"nama,{header}\nA,1\n"), "t.csv")
    assert file
    assert column_title(guess_table(file).columns[1]) == title


@pytest.mark.parametrize("content", [b"\x00\xff\xfe\x00bin", b"a\n", b"PK\x03\x04broken", b"<html><b>"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json", ".parquet"])
def test_a_broken_table_is_still_only_a_finding(
    table: Callable[..., Path], content: bytes, suffix: str
) -> None:
    file, _ = inspect(table(f"t{suffix}", content), f"t{suffix}")
    assert file
    guess = guess_table(file)
    assert guess.title
    assert guess.findings or guess.columns


# --- the other kinds ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind, model in KINDS.items() if model.filename.startswith("*")])
def test_every_kind_has_a_commented_template(portal: Portal, kind: str) -> None:
    root = portal()
    made = new_item(root, Wanted(kind, ["contoh-baru"], today="2026-11-24"))
    path = root / made.files[0]
    reader = read_front_matter if path.suffix == ".md" else read
    source, findings = reader(path.read_bytes(), "x")
    assert source
    assert findings == []
    assert source.data["judul"] == "Contoh baru"
    assert path.stem == ("2026-11-24-contoh-baru" if kind == "pengumuman" else "contoh-baru")
    for key in keys_of(KINDS[kind]):
        if key.required:
            assert key.name in source.data
    assert {f.code for f in check_portal(root)} <= {"kunci-wajib"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_of_a_template_may_be_uncommented(kind: str) -> None:
    """What is offered behind ``#`` is YAML, and a key of the kind."""
    text = yaml_of(Draft(kind), 2).replace("---\n", "")
    text = re.sub(r"^# (?=[a-z_0-9]+: ?)", "", text, flags=re.MULTILINE)
    source, findings = read(text.encode(), "x")
    assert source
    assert findings == []
    assert set(source.data) - {"yaml-language-server"} <= {key.name for key in keys_of(KINDS[kind])}


def test_an_announcement_keeps_its_own_date(portal: Portal) -> None:
    made = new_item(portal(), Wanted("pengumuman", ["2026-12-01-libur"], today="2026-11-24"))
    assert made.files == ["content/pengumuman/2026-12-01-libur.md"]


def test_a_document_is_named_by_its_heading(portal: Portal, tmp_path: Path) -> None:
    path = tmp_path / "lap fix.docx"
    document = Document()
    document.add_heading("Laporan layanan informasi 2025", 1)
    document.add_paragraph("Isinya.")
    document.save(str(path))
    root = portal()
    made = new_item(root, Wanted("dokumen", [str(path)], publisher="disdik"), answer)
    assert made.files[0] == "content/dokumen/lap/dokumen.yml"
    source, _ = read((root / made.files[0]).read_bytes(), "x")
    assert source
    assert source.data["judul"] == "Laporan layanan informasi 2025"
    assert errors(check_portal(root)) == []


# --- nothing is overwritten, nothing leaves the portal -----------------------------------------------


def test_nothing_is_overwritten(portal: Portal, table: Callable[..., Path]) -> None:
    root = portal({"datasets/a/dataset.yml": "judul: Lama\n"})
    before = dict(tree(root))
    with pytest.raises(Rejected) as refused:
        new_item(root, Wanted("dataset", [str(table("a.csv"))]))
    assert [f.code for f in refused.value.findings] == ["sudah-ada"]
    assert dict(tree(root)) == before


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (Wanted("dataset", ["{table}"], target="../luar"), "jalur-keluar"),
        (Wanted("dataset", ["{table}"], target="content/dokumen/x"), "jalur-keluar"),
        (Wanted("dataset", ["{table}"], target="datasets"), "jalur-keluar"),
        (Wanted("dataset", ["{table}"], target="datasets/Nama Salah"), "slug-salah"),
        (Wanted("dataset", ["{table}"], publisher="disdikk"), "penerbit-tak-dikenal"),
        (Wanted("dataset", ["tidak-ada.csv"]), "berkas-tidak-ada"),
        (Wanted("dataset", ["{odd}"]), "nama-berkas"),
        (Wanted("dataset", ["{pdf}"]), "bukan-tabel"),
        (Wanted("dataset", ["{empty}"]), "berkas-kosong"),
        (Wanted("dataset", ["{table}", "{table}"]), "sudah-ada"),
        (Wanted("layanan", ["???"]), "slug-salah"),
        (Wanted("layanan", ["x" * 150]), ""),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(
    portal: Portal, table: Callable[..., Path], wanted: Wanted, code: str
) -> None:
    root = portal()
    paths = {
        "{table}": table(), "{odd}": table("a`b.csv"),
        "{pdf}": table("a.pdf", "%PDF-"), "{empty}": table("e.csv", ""),
    }  # fmt: skip
    names = [str(paths.get(name, name)) for name in wanted.names]
    wanted = Wanted(wanted.kind, names, wanted.publisher, wanted.target)
    before = dict(tree(root))
    if not code:  # a long name is cut, not refused
        assert len(Path(new_item(root, wanted).files[0]).stem) <= SLUG_LIMIT
        return
    with pytest.raises(Rejected) as refused:
        new_item(root, wanted)
    assert [f.code for f in refused.value.findings] == [code]
    assert dict(tree(root)) == before


def test_a_link_out_of_the_portal_is_not_followed(
    portal: Portal, table: Callable[..., Path], tmp_path: Path
) -> None:
    root = portal({"datasets/x/.keep": ""})
    (tmp_path / "luar").mkdir()
    (root / "datasets/keluar").symlink_to(tmp_path / "luar")
    with pytest.raises(Rejected) as refused:
        new_item(root, Wanted("dataset", [str(table())], target="datasets/keluar/baru"))
    assert refused.value.findings[0].code == "jalur-keluar"
    assert list((tmp_path / "luar").iterdir()) == []


def test_questions_are_repeated_until_the_answer_is_known(portal: Portal, table: Callable[..., Path]) -> None:
    said = iter(["Ringkas.", "sering", "berkala", "dinas antah", "dinas pendidikan"])
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return next(said)

    root = portal()
    made = new_item(root, Wanted("dataset", [str(table())]), ask)
    assert made.missing == []
    assert '"sering" tidak dikenal.' in asked[2]
    source, _ = read((root / made.files[0]).read_bytes(), "x")
    assert source
    assert (source.data["kategori"], source.data["penerbit"]) == ("berkala", "disdik")


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("Setiap Saat", "setiap-saat"),
        ("SERTA MERTA", "serta-merta"),
        ("2", "serta-merta"),
        ("ber", "berkala"),
    ],
)
def test_a_category_is_known_however_it_is_written(words: str, category: str) -> None:
    assert ask_category(lambda question: words, []) == category


def test_many_offices_are_listed_when_asked_for_and_the_nearest_is_named() -> None:
    offices = [Office(f"kel-{n}", f"Kelurahan {n}") for n in range(40)] + [
        Office("disdik", "Dinas Pendidikan")
    ]
    said = iter(["?", "dinas pendidik", "disdik"])
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return next(said)

    assert ask_publisher(ask, offices) == "disdik"
    assert "kel-7" not in asked[0]
    assert "kel-7 (Kelurahan 7)" in asked[1]
    assert len(asked[0]) < 100


def test_nobody_is_asked_for_what_cannot_be_made(portal: Portal, table: Callable[..., Path]) -> None:
    root, source = portal(), table()
    new_item(root, Wanted("dataset", [str(source)]))
    with pytest.raises(Rejected) as refused:
        new_item(root, Wanted("dataset", [str(source)]), ask=pytest.fail)
    assert [f.code for f in refused.value.findings] == ["sudah-ada"]


def test_a_title_with_a_slash_is_no_path(portal: Portal) -> None:
    made = new_item(portal(), Wanted("layanan", ["Akta lahir/mati: permohonan"]))
    assert made.files == ["content/layanan/akta-lahir-mati-permohonan.yml"]


def test_no_answer_leaves_the_key_empty(portal: Portal, table: Callable[..., Path]) -> None:
    made = new_item(portal(), Wanted("dataset", [str(table())]), lambda question: "")
    assert made.missing == ["ringkasan", "kategori", "penerbit"]


# --- words -------------------------------------------------------------------------------------------


@given(st.text(max_size=300))
def test_any_text_becomes_an_address_or_nothing(text: str) -> None:
    slug = slug_of(text)
    assert not slug or (SLUG.fullmatch(slug) and len(slug) <= SLUG_LIMIT)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_survives_as_a_scalar(text: str) -> None:
    source, findings = read(f"a: {scalar(text)}\nb: {braces({'judul': text})}\n".encode(), "x")
    assert source
    assert findings == []
    shown = source.data["a"] or ""
    assert "\n" not in shown
    if text.isprintable():
        assert shown == " ".join(text.split())
    assert source.data["b"].get("judul", "") == (shown if text else "")


@pytest.mark.parametrize(
    "text", ["14.71", "no", "012", "1e3", "- a", "a: b", "a #b", "{x}", "'", "*a", "2025-01-01"]
)
def test_words_that_other_programs_misread_are_quoted(text: str) -> None:
    assert scalar(text).startswith('"') is (text != "2025-01-01")


@pytest.mark.parametrize(
    ("name", "slug", "title"),
    [
        ("Data Penduduk 2025 (1).xlsx", "data-penduduk-2025", "Data Penduduk 2025"),
        ("jumlah_guru-FINAL.csv", "jumlah-guru", "Jumlah guru"),
        ("Café – Résumé.pdf", "cafe-resume", "Café – Résumé"),
        ("final.csv", "", "Tanpa judul"),
        ("ipm.xlsx", "ipm", "IPM"),
        ("realisasi_apbd-2024.csv", "realisasi-apbd-2024", "Realisasi APBD 2024"),
    ],
)
def test_names_of_files(name: str, slug: str, title: str) -> None:
    assert (slug_of(name), title_of_name(name)) == (slug, title)


def test_offices_are_found_by_what_people_call_them(portal: Portal) -> None:
    offices = offices_of(portal({"content/organisasi/rusak.yml": "- a\n"}))
    assert Office("disdik", "Dinas Pendidikan", "Disdik") in offices
    for words in ("disdik", "DISDIK", " dinas  pendidikan", "Dinas Pendidikn"):
        found = find_office(words, offices)
        assert found
        assert found.slug == "disdik"
    assert find_office("Kejaksaan", offices) is None


def test_the_least_fits_on_one_line() -> None:
    draft = Draft("dataset", values={"judul": "A: b", "periode": "2020"})
    source, findings = read(compact(draft).encode(), "x")
    assert source
    assert findings == []
    assert source.data == {
        "judul": "A: b", "ringkasan": "", "kategori": None, "penerbit": None, "periode": "2020",
    }  # fmt: skip


# --- files that were dropped into a folder -----------------------------------------------------------


def only_finding(root: Path) -> Finding:
    (finding,) = check_portal(root)
    assert finding.code == "keterangan-tidak-ada"
    return finding


@pytest.mark.parametrize(
    ("name", "content", "title", "period"),
    [
        ("datasets/penduduk/data.csv", POPULATION, "Data", ", periode: 2020/2021"),
        ("content/dokumen/lkpj/lkpj_2025.txt", "isi", "LKPJ 2025", ""),
        ("datasets/penduduk/rusak.xlsx", "PK", "Rusak", ""),
        ("datasets/penduduk/catatan.txt", "isi", "Tanpa judul", ""),
    ],
)
def test_a_folder_without_yaml_is_told_what_to_paste(
    portal: Portal, name: str, content: str, title: str, period: str
) -> None:
    start = f'{{judul: {title}, ringkasan: "", kategori: , penerbit: {period}}}'
    finding = only_finding(portal({name: content}))
    assert finding.remedy.endswith(start)
    assert start in str(finding)


def test_a_column_of_unknown_type_is_asked_for_in_the_line_to_paste(portal: Portal) -> None:
    """``1.200`` may be twelve hundred or one and a fifth: only the officer knows."""
    root = portal({"datasets/penduduk/data.csv": "kota;nilai\nA;1.200\nB;3.400\n"})
    line = only_finding(root).remedy.partition("kosong: ")[2]
    assert line.endswith("penerbit: , berkas: [{berkas: data.csv, kolom: {nilai: {tipe: }}}]}")
    pasted = root / "datasets/penduduk/dataset.yml"
    for key, value in {'ringkasan: ""': 'ringkasan: "Isi."', "kategori: ": "kategori: berkala"}.items():
        line = line.replace(key, value)
    line = line.replace("penerbit: ", "penerbit: disdik")
    pasted.write_text(line, "utf-8")
    assert [each.code for each in errors(check_portal(root))] == ["desimal-tak-pasti"]
    pasted.write_text(line.replace("tipe: ", "tipe: bilangan"), "utf-8")
    assert errors(check_portal(root)) == []


def test_what_was_pasted_and_completed_passes(portal: Portal) -> None:
    root = portal({"datasets/penduduk/data.csv": POPULATION})
    line = only_finding(root).remedy.partition("kosong: ")[2]
    filled = line.replace('ringkasan: ""', 'ringkasan: "Penduduk, per tahun: ringkas."')
    filled = filled.replace("kategori: ,", "kategori: berkala,")
    (root / "datasets/penduduk/dataset.yml").write_text(
        filled.replace("penerbit: ,", "penerbit: disdik,"), "utf-8"
    )
    assert errors(check_portal(root)) == []


def test_the_whole_file_is_offered_to_machines(portal: Portal) -> None:
    finding = only_finding(portal({"datasets/a/b/penduduk/data.csv": POPULATION}))
    (row,) = json.loads(as_json([finding])[0])
    assert row["suggestion"].startswith("# yaml-language-server: $schema=../../../../schemas/dataset.json\n")
    source, _ = read(row["suggestion"].encode(), "x")
    assert source
    assert source.data["berkas"][0]["kunci"] == ["kode", "tahun"]
    assert "suggestion" not in json.loads(as_json([Finding(Place("a"), "b", "c", "d")])[0])[0]


def test_a_hostile_title_stays_one_scalar(portal: Portal) -> None:
    rows: list[list[object]] = [
        ['"}, penerbit: x}\n::error::{{ 7*7 }} <b>'],
        [],
        ["nama", "orang"],
        ["A", 1],
        ["B", 2],
    ]
    finding = only_finding(portal({"datasets/x/data.xlsx": workbook({"Data": rows})}))
    source, findings = read(finding.remedy.partition("kosong: ")[2].encode(), "x")
    assert source
    assert findings == []
    assert set(source.data) == {"judul", "ringkasan", "kategori", "penerbit"}
    assert "\n" not in str(finding)


@pytest.mark.parametrize(
    ("name", "title", "file"),
    [
        ("Dinas Kesehatan", "Dinas Kesehatan", "dinas-kesehatan"),
        ("dinas-kesehatan", "Dinas kesehatan", "dinas-kesehatan"),
        ("RSUD Madani", "RSUD Madani", "rsud-madani"),
    ],
)
def test_a_name_keeps_the_capitals_it_was_given(portal: Portal, name: str, title: str, file: str) -> None:
    root = portal()
    made = new_item(root, Wanted("organisasi", [name], today="2026-11-30"))
    assert made.files == [f"content/organisasi/{file}.yml"]
    assert f"judul: {title}\n" in (root / made.files[0]).read_text("utf-8")


def test_an_announcement_is_written_from_a_document(portal: Portal, tmp_path: Path) -> None:
    """``terang new pengumuman surat.docx``: title and words of the letter, which stays where it is."""
    letter = Document()
    letter.add_heading("Jadwal pemadaman air bersih", 1)
    letter.add_paragraph("Air bersih padam pada hari Minggu.")
    letter.add_heading("Wilayah", 2)
    letter.add_paragraph("Sukajadi dan Sail.")
    path = tmp_path / "Surat Edaran.docx"
    letter.save(str(path))
    root = portal()
    made = new_item(root, Wanted("pengumuman", [str(path)], today="2026-11-24"))
    assert made.files == ["content/pengumuman/2026-11-24-surat-edaran.md"]
    text = (root / made.files[0]).read_text(encoding="utf-8")
    assert "judul: Jadwal pemadaman air bersih\n" in text
    assert text.endswith("---\n\nAir bersih padam pada hari Minggu.\n\n## Wilayah\n\nSukajadi dan Sail.\n")
