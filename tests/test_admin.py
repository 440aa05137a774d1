"""The editor at ``/admin/``: its setting out of the models, its words, and a day's work in Chromium."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import MINIMAL, serving
from editing import Seen, assert_quiet, choose, field, open_editor, publish, save, take, upload
from playwright.sync_api import Browser, Page

from generator.drafts.fields import keys_of
from generator.emitters import sitemap
from generator.emitters.admin import DECAP, PHRASES, POLICY, emit
from generator.findings import errors
from generator.forms.admin import config, github
from generator.kinds import KINDS
from generator.load import load
from generator.model import Catalogue
from generator.output import Output
from generator.pipeline import check_portal

Portal = Callable[..., Path]
REPOSITORY = "https://github.com/contoh-terang/pekanbaru"
TABLE = "kecamatan,tahun,sekolah\nSail,2024,9\nSukajadi,2024,12\n"


@pytest.fixture
def root(portal: Portal) -> Path:
    made: Path = portal()
    text = (made / "mkdocs.yml").read_text()
    (made / "mkdocs.yml").write_text(f"{text}    repositori: {REPOSITORY}\n")
    return made


@pytest.fixture
def catalogue(root: Path) -> Catalogue:
    return load(root, root / "build/cache").catalogue


def phrases(tree: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from phrases(value, f"{above}{key}.")
        else:
            yield above + key, value


def test_what_is_bundled_is_what_the_manifest_says() -> None:
    manifest = json.loads((DECAP / "manifest.json").read_text())
    assert manifest["license"] == "MIT"
    for name, digest in manifest["sha256"].items():
        assert hashlib.sha256((DECAP / name).read_bytes()).hexdigest() == digest


def test_every_phrase_is_in_indonesian_with_its_places() -> None:
    english = dict(phrases(json.loads((DECAP / "phrases.en.json").read_text("utf-8"))))
    own = dict(phrases(json.loads(PHRASES.read_text("utf-8"))))
    assert own.keys() == english.keys()
    for key, words in own.items():
        assert set(re.findall(r"%\{\w+\}", words)) == set(re.findall(r"%\{\w+\}", english[key])), key
        assert words.count("||||") == english[key].count("||||"), key


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_there_with_its_keys(catalogue: Catalogue, kind: str) -> None:
    made = next(c for c in config(catalogue, github(catalogue))["collections"] if c["name"] == kind)
    fields = {field["name"]: field for field in made["fields"]}
    for key in keys_of(KINDS[kind]):
        if key.part and not key.many:
            continue
        field = fields[key.name]
        assert field["required"] is key.required
        assert field["hint"]
        if key.choices and not key.many:
            assert field["options"] == list(key.choices)
        if key.pattern and not key.many and key.name != "penerbit":
            assert field["pattern"] == list(key.pattern)
    if "penerbit" in fields:
        assert {"label": "Dinas Pendidikan", "value": "disdik"} in fields["penerbit"]["options"]


def test_hints_tell_what_to_do_in_a_form_and_not_in_a_file(catalogue: Catalogue) -> None:
    text = yaml.safe_dump(config(catalogue, {}))
    assert "hint: true" not in text
    assert "tanpa .yml" not in text


def test_drafts_become_pull_requests_of_the_repository(catalogue: Catalogue) -> None:
    made = config(catalogue, github(catalogue))
    assert made["backend"] == {
        "name": "github", "repo": "contoh-terang/pekanbaru", "branch": "main", "squash_merges": True,
    }  # fmt: skip
    assert made["publish_mode"] == "editorial_workflow"


def test_a_go_between_is_named_in_the_setting(root: Path) -> None:
    with (root / "mkdocs.yml").open("a") as stream:
        stream.write("    masuk_admin: https://masuk.example.go.id/\n")
    catalogue = load(root, root / "build/cache").catalogue
    assert github(catalogue)["base_url"] == "https://masuk.example.go.id"


def test_without_a_repository_the_page_says_how_to_switch_it_on(portal: Portal, tmp_path: Path) -> None:
    root = portal()
    out = Output(tmp_path / "docs", tmp_path / "files")
    emit(load(root, root / "build/cache").catalogue, out)
    assert out.addresses("files") == []
    out.write()
    text = (tmp_path / "docs/admin/index.md").read_text("utf-8")
    assert "repositori: https://github.com/" in text
    assert "<script" not in text


GUIDE = {"content/panduan/index.md": "---\njudul: Panduan\nringkasan: Isi.\n---\n\nIsi.\n"}


@pytest.mark.parametrize("repository", ["", "    repositori: https://github.com/kota-uji/ppid\n"])
@pytest.mark.parametrize("guide", [{}, GUIDE])
def test_only_a_guide_that_is_there_is_linked(
    portal: Portal, tmp_path: Path, guide: dict[str, str], repository: str
) -> None:
    root = portal({"mkdocs.yml": MINIMAL["mkdocs.yml"] + repository, **guide})
    out = Output(tmp_path / "docs", tmp_path / "files")
    emit(load(root, root / "build/cache").catalogue, out)
    out.write()
    (page,) = tmp_path.rglob("admin/index.*")
    assert ('href="../panduan/"' in page.read_text("utf-8")) == bool(guide)
    assert ("Cara lain" in page.read_text("utf-8")) == bool(guide)


# --- in the browser ----------------------------------------------------------------------------------


@pytest.fixture
def editor(catalogue: Catalogue, tmp_path: Path, chromium: Browser) -> Iterator[tuple[Page, Seen]]:
    with open_editor(catalogue, tmp_path, chromium) as opened:
        yield opened


@pytest.mark.browser
def test_a_dataset_is_made_checked_and_saved(editor: tuple[Page, Seen], root: Path, tmp_path: Path) -> None:
    page, seen = editor
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("link", name="Dataset", exact=True).first.click()
    page.get_by_role("link", name="Buat Dataset baru").click()
    field(page, "judul").fill("Jumlah sekolah dasar")
    publish(page)
    page.get_by_text("Ringkasan wajib diisi.").wait_for()
    page.get_by_text("Kategori wajib diisi.").wait_for()
    field(page, "ringkasan").fill("Sekolah dasar per kecamatan.")
    choose(page, "Kategori", "setiap-saat")
    choose(page, "Penerbit", "Dinas Pendidikan")
    field(page, "periode").fill("tahun lalu")
    publish(page)
    page.get_by_text("Seperti 2025, 2021/2025").last.wait_for()
    field(page, "periode").press("Control+a")
    field(page, "periode").press_sequentially("2024")
    upload(page, tmp_path / "sekolah.csv", TABLE.encode())
    save(page)
    take(page, root)
    written = yaml.safe_load((root / "datasets/jumlah-sekolah-dasar/dataset.yml").read_text("utf-8"))
    assert written["penerbit"] == "disdik"
    assert written["berkas"][0]["berkas"] == "sekolah.csv"
    assert (root / "datasets/jumlah-sekolah-dasar/sekolah.csv").read_text() == TABLE
    assert errors(check_portal(root)) == []
    assert_quiet(seen)


WIDE = "kecamatan,tahun,a,b,c,d,e,f,g,h\nSail,2024,1,2,3,4,5,6,7,8\n"
"""Ten columns: Immutable forgets the order of keys beyond eight."""
WRITTEN = """\
judul: Sekolah
ringkasan: Sekolah per kecamatan.
kategori: berkala
penerbit: disdik
tanggal: 2025-07-01
berkas:
  - berkas: sekolah.csv
    kolom:
      tahun: {tipe: tahun, judul: Tahun}
      kecamatan: {judul: Kecamatan, tipe: teks, nilai: [Sail, Sukajadi]}
"""


HELD = """([yaml, table]) => {
  Object.defineProperties(String.prototype, {
    fileObj: { get() { return new File([this], 'dataset.yml'); } },
    path: { value: 'datasets/sekolah/dataset.yml' },
  });
  const file = { fileObj: new File([table], 'sekolah.csv'), path: 'datasets/sekolah/sekolah.csv' };
  window.repoFiles = { datasets: { sekolah: {
    'dataset.yml': { content: yaml }, 'sekolah.csv': { content: file } } } };
}"""
"""A repository of Decap's test backend, which wants what it reads as text to be a file as well."""


@pytest.mark.browser
def test_columns_of_a_table_are_edited_in_their_order(editor: tuple[Page, Seen], root: Path) -> None:
    page, seen = editor
    rest = "".join(f"      {name}: {{tipe: bilangan, minimum: 0}}\n" for name in "hgfedcba")
    page.evaluate(HELD, [WRITTEN + rest, WIDE])
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("link", name="Dataset", exact=True).first.click()
    page.get_by_role("link", name="Sekolah").click()
    page.locator("[id^='berkas-field'] button").nth(2).click()  # opens the first table
    columns = page.locator(".kolom fieldset")
    columns.first.wait_for()
    assert [each.split("\n")[0] for each in columns.all_inner_texts()] == [
        *("tahun", "kecamatan"),
        *"hgfedcba",
    ]
    assert columns.nth(1).get_by_label("Tipe").input_value() == "teks"
    columns.nth(2).get_by_label("Satuan").fill("sekolah")
    columns.nth(2).get_by_text("Selengkapnya").click()
    columns.nth(2).get_by_label("Wajib").check()
    page.get_by_role("button", name="Hapus kolom a", exact=True).click()
    page.get_by_role("button", name="Ambil nama kolom dari sekolah.csv").click()
    page.get_by_role("button", name="Hapus kolom a", exact=True).wait_for()
    columns.nth(9).get_by_label("Nama kolom").fill("tahun")
    publish(page)
    page.get_by_text('Kolom "tahun" ditulis dua kali.').first.wait_for()
    columns.nth(9).get_by_label("Nama kolom").fill("a")
    columns.nth(9).get_by_label("Tipe").select_option("bilangan")
    save(page)
    take(page, root)
    written = yaml.safe_load((root / "datasets/sekolah/dataset.yml").read_text("utf-8"))
    made = written["berkas"][0]["kolom"]
    assert list(made) == ["tahun", "kecamatan", *"hgfedcba"]
    assert made["kecamatan"] == {"judul": "Kecamatan", "tipe": "teks", "nilai": ["Sail", "Sukajadi"]}
    assert made["h"] == {"tipe": "bilangan", "minimum": 0, "satuan": "sekolah", "wajib": True}
    assert made["a"] == {"tipe": "bilangan"}
    assert errors(check_portal(root)) == []
    assert_quiet(seen)


@pytest.mark.browser
def test_without_a_go_between_the_page_asks_for_a_token(
    catalogue: Catalogue, tmp_path: Path, chromium: Browser
) -> None:
    out = Output(tmp_path / "docs", tmp_path / "site")
    emit(catalogue, out)
    out.write()
    with serving(tmp_path / "site") as url:
        page = chromium.new_page()
        seen = Seen(page, url)
        page.goto(f"{url}admin/")
        page.get_by_role("heading", name="Masuk dengan token GitHub").wait_for()
        assert seen.foreign == []
        assert seen.refused == []
        assert page.evaluate("localStorage.getItem('decap-cms-user')") is None
        page.close()


def test_the_page_may_speak_with_github_only() -> None:
    assert set(re.findall(r"https://[^ ;]+", POLICY)) == {
        "https://api.github.com",
        "https://*.githubusercontent.com",
    }
    assert "script-src 'self' 'unsafe-eval';" in POLICY


GUIDE = Path(__file__).parent.parent / "content/panduan"


def test_pictures_of_the_guide_are_small_and_shown() -> None:
    """``python tests/pictures.py`` makes them."""
    text = "".join(path.read_text("utf-8") for path in GUIDE.glob("*.md"))
    shown = set(re.findall(r"\]\(gambar/([\w-]+\.webp)\)", text))
    assert shown == {path.name for path in (GUIDE / "gambar").iterdir()}
    assert all((GUIDE / "gambar" / name).stat().st_size <= 60_000 for name in shown)


def test_every_key_has_a_form(catalogue: Catalogue) -> None:
    made = {
        each["name"]: {f["name"]: f for f in each["fields"]} for each in config(catalogue, {})["collections"]
    }
    assert made["dataset"]["peta"]["widget"] == "object"
    assert made["dikecualikan"]["penetapan"]["widget"] == "object"
    for kind, model in KINDS.items():
        assert {key.name for key in keys_of(model)} <= set(made[kind])
    assert not [f for f in made["dataset"]["peta"]["fields"] if f["required"]]


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_has_a_hint(kind: str) -> None:
    assert [key.name for key in keys_of(KINDS[kind]) if not key.hint] == []


@pytest.mark.parametrize(
    ("block", "codes"),
    [("", []), ('\n  kode: ""\n  nilai: ""', []), ("\n  kode: kode", ["kunci-wajib"])],
)
def test_an_empty_block_counts_as_not_written(portal: Portal, block: str, codes: list[str]) -> None:
    head = "judul: A\nringkasan: B\nkategori: berkala\npenerbit: disdik\ntanggal: 2025-07-01\n"
    root = portal(
        {"datasets/a/dataset.yml": f"{head}peta:{block}\n", "datasets/a/a.csv": "kode,n\n14.71,7\n"}
    )
    assert [each.code for each in errors(check_portal(root))] == codes


def test_the_page_of_the_editor_is_in_no_sitemap(portal: Portal, tmp_path: Path) -> None:
    root = portal()
    out = Output(tmp_path / "docs", tmp_path / "files")
    catalogue = load(root, root / "build/cache").catalogue
    emit(catalogue, out)
    sitemap.emit(catalogue, out)
    out.write()
    assert "admin/" not in (tmp_path / "files/sitemap.xml").read_text("utf-8")
