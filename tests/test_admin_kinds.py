"""``/admin/`` for every kind: what must be filled is said, and what is saved passes the check."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest
import yaml
from editing import Seen, assert_quiet, choose, field, open_editor, publish, save, take, upload
from playwright.sync_api import Browser, Page

from generator.drafts.fields import keys_of
from generator.findings import errors
from generator.forms.questions import label_of
from generator.kinds import KINDS
from generator.load import load
from generator.pipeline import check_portal
from generator.readers.yaml import read, read_front_matter

Portal = Callable[..., Path]
TABLE = b"kecamatan,tahun,sekolah\nSail,2024,9\nSukajadi,2024,12\n"
PEOPLE = {
    "datasets/penduduk/dataset.yml": (
        "judul: Penduduk\nringkasan: A.\nkategori: berkala\npenerbit: disdik\ntanggal: 2025-07-01\n"
    ),
    "datasets/penduduk/penduduk.csv": "tahun,jumlah\n2023,1200\n2024,1300\n",
}


class Work(NamedTuple):
    """What an officer fills in, by key (a text, several, or the parts of one entry), and the file of it."""

    values: dict[str, Any]
    made: str
    wrong: tuple[str, str, str] = ("wilayah", "Pekanbaru", "14.71")
    """Key, a value that is refused in the form itself, and the right one."""
    file: str = ""
    body: str = ""


SHARED = {
    "judul": "Uji coba",
    "ringkasan": "Satu kalimat.",
    "kategori": "berkala",
    "penerbit": "Dinas Pendidikan",
}
DAY = ("periode", "tahun lalu", "2024")
WORK = {
    "dataset": Work(SHARED, "datasets/uji-coba/dataset.yml", DAY, "sekolah.csv"),
    "dokumen": Work(
        {**SHARED, "jenis": "Laporan", "nomor": "12", "tahun": "2025", "topik": ["pendidikan", "anak"]},
        "content/dokumen/uji-coba/dokumen.yml",
        file="laporan.pdf",
    ),
    "pengumuman": Work(
        {**SHARED, "kategori": "serta-merta", "tempat": "Balai Kota: lantai 2"},
        "content/pengumuman/*-uji-coba.md",
        body="Sekolah libur besok.",
    ),
    "layanan": Work(
        {**SHARED, "persyaratan": ["KTP: asli", "Kartu keluarga"], "biaya": "Rp0", "jangka_waktu": "3 hari"},
        "content/layanan/uji-coba.yml",
    ),
    "indikator": Work(
        {
            **SHARED,
            "dataset": "penduduk",
            "nilai": "jumlah",
            "satuan": "jiwa",
            "arah": "naik",
            "target": {"tahun": "2029", "nilai": "1500.5"},
        },
        "content/indikator/uji-coba.yml",
        ("dataset", "Data Penduduk", "penduduk"),
    ),
    "organisasi": Work(
        {
            "judul": "Uji coba",
            "ringkasan": "Kantor.",
            "singkatan": "UC",
            "induk": "kota-uji",
            "pimpinan": "Kepala",
        },
        "content/organisasi/uji-coba.yml",
    ),
    "dikecualikan": Work(
        {
            **{key: value for key, value in SHARED.items() if key != "kategori"},
            "dasar_hukum": ["UU 14/2008 Pasal 17 huruf h", "UU 27/2022: Pasal 4"],
            "pasal_17": ["h"],
            "konsekuensi_dibuka": "Mengungkap identitas pelapor.",
            "konsekuensi_ditutup": "Melindungi pelapor.",
            "jangka_waktu": "5 tahun",
            "penetapan": {"nomor": "1/2025", "pejabat": "PPID"},
        },
        "content/dikecualikan/uji-coba.yml",
    ),
}


@pytest.fixture
def root(portal: Portal) -> Path:
    made: Path = portal(PEOPLE)
    with (made / "mkdocs.yml").open("a") as stream:
        stream.write("    repositori: https://github.com/contoh-terang/pekanbaru\n")
    return made


@pytest.fixture
def editor(root: Path, tmp_path: Path, chromium: Browser) -> Iterator[tuple[Page, Seen]]:
    with open_editor(load(root, root / "build/cache").catalogue, tmp_path, chromium) as opened:
        yield opened


def test_every_kind_is_driven() -> None:
    assert WORK.keys() == KINDS.keys()


@pytest.mark.browser
@pytest.mark.parametrize("kind", KINDS)
def test_an_item_is_made_refused_mended_and_saved(
    editor: tuple[Page, Seen], root: Path, tmp_path: Path, kind: str
) -> None:
    page, seen = editor
    work, keys = WORK[kind], {key.name: key for key in keys_of(KINDS[kind])}
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("link", name=KINDS[kind].plural, exact=True).first.click()
    page.get_by_role("link", name=f"Buat {KINDS[kind].label} baru").click()
    field(page, "judul").wait_for()
    publish(page)
    for key in keys.values():
        if key.required:
            said = "harus berisi 1 sampai 100 butir." if key.many else "wajib diisi."
            page.get_by_text(f"{label_of(key)} {said}").first.wait_for()
    for name, value in work.values.items():
        fill(page, keys[name], value)
    name, wrong, right = work.wrong
    field(page, name).fill(wrong)
    publish(page)
    assert keys[name].pattern
    page.get_by_text(keys[name].pattern[1]).last.wait_for()
    field(page, name).press("Control+a")
    field(page, name).press_sequentially(right)
    if work.body:
        page.locator("[data-slate-editor]").last.click()
        page.keyboard.type(work.body)
    if work.file:
        upload(page, tmp_path / work.file, pdf() if work.file.endswith(".pdf") else TABLE)
    save(page)
    take(page, root)
    (made,) = root.glob(work.made)
    source, faults = (read_front_matter if made.suffix == ".md" else read)(made.read_bytes(), "x")
    assert source is not None
    assert faults == []
    assert_written(source.data, {**work.values, name: right})
    assert work.body in source.body
    if work.file:
        assert yaml.safe_load(made.read_text("utf-8"))["berkas"][0]["berkas"] == work.file
        assert (made.parent / work.file).is_file()
    assert errors(check_portal(root)) == []
    assert_quiet(seen)


def fill(page: Page, key: Any, value: Any) -> None:
    if isinstance(value, list):
        for each in value:
            page.get_by_role("button", name=f"Tambah {key.label.lower()}", exact=True).click()
            page.locator(f"[id^='{key.name}-field'] [id^='satu-field']").last.fill(each)
    elif isinstance(value, dict):
        block = page.locator(f"[id^='{key.name}-field']").first
        if key.many:
            page.get_by_role("button", name=f"Tambah {key.label.lower()}", exact=True).click()
        else:
            block.get_by_role("button").first.click()  # it is folded
        for name, part in value.items():
            block.locator(f"[id^='{name}-field']").first.fill(part)
    elif key.choices or key.name == "penerbit":
        choose(page, label_of(key), value)
    else:
        field(page, key.name).fill(value)


def assert_written(data: dict[str, Any], values: dict[str, Any]) -> None:
    """Nothing but what was filled in, each value as it was typed."""
    made = {key: value for key, value in data.items() if key not in ("berkas", "tanggal", "body")}
    wanted = {key: [value] if key == "target" else value for key, value in values.items()}
    if "penerbit" in wanted:
        wanted["penerbit"] = "disdik"
    assert made == wanted


def pdf() -> bytes:
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(made)
    return made.getvalue()
