"""The line load → check → emit → build, seen from outside: findings, addresses, the swap."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.alone import alone
from generator.findings import Rejected
from generator.load import load
from generator.pipeline import build_portal, check_portal
from generator.progress import Progress
from generator.site import begin, fill, state_of, swap

ROOT = Path(__file__).parent.parent

Portal = Callable[..., Path]
CSV = "kode;jumlah\n14.71.01;1.234\n14.71.02;2.000.001\n"
DATASET = {
    "datasets/disdik/2025/murid/dataset.yml": (
        "judul: Jumlah murid\nringkasan: Murid per kecamatan.\nkategori: berkala\npenerbit: disdik\n"
    ),
    "datasets/disdik/2025/murid/murid.csv": CSV,
}


def test_two_builds_at_once_wait_for_each_other(portal: Portal) -> None:
    root = portal(DATASET)
    command = [sys.executable, "-m", "generator", "--portal", str(root), "build", "--no-cache"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with alone(root / "build", Progress.silent()):
        running = [subprocess.Popen(command, cwd=ROOT, **pipes) for _ in range(2)]  # type: ignore[call-overload]
        for process in running:
            assert "menunggu pembangunan lain" in process.stderr.readline()
    for process in running:
        out, complaints = process.communicate()
        assert process.returncode == 0, complaints
        assert "diterbitkan di build/site." in out
    sums = (root / "build/site/SHA256SUMS").read_text("utf-8").splitlines()
    for line in sums:
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((root / "build/site" / name).read_bytes()).hexdigest() == digest


def test_the_least_that_an_officer_must_write_gives_every_address(portal: Portal) -> None:
    root = portal(DATASET)
    site = build_portal(root).site
    for address in (
        "index.html",
        "dataset/index.html",
        "dataset/murid/index.html",
        "dataset/murid/murid.csv",
        "dataset/murid/murid.json",
        "dataset/murid/murid.xlsx",
        "dataset/murid/murid.parquet",
        "dataset/murid/asli/murid.csv",
        "dataset/murid/datapackage.json",
        "dataset/murid/rss.xml",
        "dataset/murid/atom.xml",
        "dataset/murid/feed.json",
        "dataset/murid/perubahan/index.html",
        "kategori/berkala/index.html",
        "organisasi/disdik/index.html",
        "perubahan/index.html",
        "umpan/index.html",
        "umpan/terang.opml",
        "dip/index.html",
        "dip/dip.csv",
        "kepatuhan/index.html",
        "dasbor/index.html",
        "cari/index.html",
        "katalog.jsonld",
        "katalog.ttl",
        "katalog.xml",
        "data.json",
        "sitemap.xml",
        "robots.txt",
        ".well-known/security.txt",
        "manifest.json",
        "SHA256SUMS",
    ):
        assert (site / address).is_file(), address
    assert (site / "dataset/murid/murid.csv").read_text() == "kode,jumlah\n14.71.01,1234\n14.71.02,2000001\n"
    assert json.loads((site / "dataset/murid/murid.json").read_text()) == [
        {"kode": "14.71.01", "jumlah": 1234},
        {"kode": "14.71.02", "jumlah": 2000001},
    ]
    assert (site / "dataset/murid/asli/murid.csv").read_text() == CSV


def test_english_names_are_accepted(portal: Portal) -> None:
    english = "title: Pupils\nsummary: Per district.\ncategory: berkala\npublisher: disdik\n"
    root = portal({**DATASET, "datasets/disdik/2025/murid/dataset.yml": english})
    item = load(root, root / "build/cache").catalogue.get("dataset", "murid")
    assert item is not None
    assert (item.title, item.meta.publisher) == ("Pupils", "disdik")


def test_check_publishes_nothing(portal: Portal) -> None:
    root = portal(DATASET)
    assert check_portal(root) == []
    assert [path.name for path in (root / "build").iterdir()] == ["cache"]


def test_check_of_a_path_tells_only_of_that_path(portal: Portal) -> None:
    root = portal({"content/layanan/a.yml": "judul: A\n", "content/layanan/b.yml": "judul: B\n"})
    assert {finding.place.file for finding in check_portal(root, ["content/layanan/a.yml"])} == {
        "content/layanan/a.yml"
    }
    assert len(check_portal(root, ["content"])) == 2
    assert check_portal(root, ["datasets"]) == []


def test_the_base_url_of_the_command_goes_before_that_of_the_file(portal: Portal) -> None:
    site = build_portal(portal(DATASET), base_url="https://lain.example.go.id/x").site
    assert "https://lain.example.go.id/x/dataset/murid/" in (site / "sitemap.xml").read_text()


def test_dates_come_from_metadata_then_file_name_then_git(portal: Portal, commit: Callable[..., str]) -> None:
    announcement = "---\njudul: Air\nkategori: serta-merta\npenerbit: disdik\n---\nIsi.\n"
    root = portal({**DATASET, "content/pengumuman/2024-03-05-air.md": announcement})
    commit(root, "Terbitkan", date="2025-02-03T10:00:00+07:00")
    catalogue = load(root, root / "build/cache").catalogue
    dates = {item.key: item.issued.date().isoformat() for item in catalogue.items}
    assert dates["pengumuman/2024-03-05-air"] == "2024-03-05"
    assert dates["dataset/murid"] == "2025-02-03"


def test_without_git_and_dates_there_is_still_no_clock(portal: Portal) -> None:
    root = portal(DATASET)
    catalogue = load(root, root / "build/cache").catalogue
    assert {item.issued.year for item in catalogue.items} == {1970}


def test_a_portal_without_theme_or_nav_gets_ours(portal: Portal) -> None:
    site = build_portal(portal(DATASET)).site
    text = (site / "dataset/murid/index.html").read_text("utf-8")
    assert 'lang="id"' in text
    assert "assets/terang/terang.css" in text


def test_what_the_builder_refuses_is_a_finding(portal: Portal) -> None:
    root = portal({"mkdocs.yml": "site_name: Uji\nsite_url: https://uji.example/\ndev_addr: a\n"})
    with pytest.raises(Rejected) as rejected:
        build_portal(root)
    assert [finding.code for finding in rejected.value.findings] == ["mkdocs"]
    assert not (root / "build/site").exists()


def test_nothing_half_done_is_left_after_a_build(portal: Portal) -> None:
    root = portal(DATASET)
    build_portal(root)
    build_portal(root)
    names = sorted(path.name for path in (root / "build").iterdir())
    assert names == [".site-old", "cache", "docs", "files", "site"]


def test_the_site_before_becomes_the_next_one_with_what_changed(tmp_path: Path) -> None:
    files, old, fresh = tmp_path / "files", tmp_path / "old", tmp_path / "fresh"
    for name in ("a/same", "a/changed", "a/new", "folder-of/file"):
        (files / name).parent.mkdir(parents=True, exist_ok=True)
        (files / name).write_text(name)
    for name in ("a/changed", "a/gone", "b/gone", "folder-of"):
        (old / name).parent.mkdir(parents=True, exist_ok=True)
        (old / name).write_text("lama")
    (old / "a/same").hardlink_to(files / "a/same")
    begin(old, fresh, files)
    wanted = {name: f"{files}/{name}" for name in ("a/same", "a/changed", "a/new", "folder-of/file")}
    states = fill(fresh, wanted)
    found = {path.relative_to(fresh).as_posix(): path for path in fresh.rglob("*") if path.is_file()}
    assert {name: path.read_text() for name, path in found.items()} == {name: name for name in wanted}
    assert states == {name: state_of(str(path)) for name, path in found.items()}
    assert not (fresh / "b").exists()
    assert not old.exists()


def test_a_swap_that_fails_brings_the_old_site_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("lama")
    with pytest.raises(OSError, match="fresh"):
        swap(tmp_path / "fresh", site)
    assert (site / "index.html").read_text() == "lama"


@pytest.mark.parametrize(
    ("config", "code"),
    [
        ("extra: {portal: {wilayah: Pekanbaru}}\n", "wilayah-salah"),
        ("extra: {portal: {namaa: x}}\n", "kunci-tak-dikenal"),
        ("extra: {portal: {alamat_dasar: contoh}}\n", "tautan-salah"),
        ("extra: [\n", "yaml-rusak"),
    ],
)
def test_wrong_settings_have_their_place(portal: Portal, config: str, code: str) -> None:
    findings = check_portal(portal({"mkdocs.yml": "site_name: Uji\n" + config}))
    assert [finding.code for finding in findings] == [code]
    assert findings[0].place.file == "mkdocs.yml"
    assert findings[0].place.line >= 2


def test_tags_in_mkdocs_yml_are_passed_over(portal: Portal) -> None:
    config = "site_name: Uji\nextra:\n  x: !relative $config_dir\n"
    assert check_portal(portal({"mkdocs.yml": config})) == []


def test_a_moved_item_leaves_a_redirect_and_its_feeds(portal: Portal) -> None:
    moved = DATASET["datasets/disdik/2025/murid/dataset.yml"] + "alamat_lama: [siswa]\n"
    site = build_portal(portal({**DATASET, "datasets/disdik/2025/murid/dataset.yml": moved})).site
    page = (site / "dataset/siswa/index.html").read_text("utf-8")
    assert 'http-equiv="refresh"' in page
    assert "../murid/" in page
    for name in ("rss.xml", "atom.xml", "feed.json"):
        old, new = (site / "dataset" / slug / name for slug in ("siswa", "murid"))
        assert old.read_text("utf-8").replace("dataset/siswa/", "dataset/murid/") == new.read_text("utf-8")


def test_a_path_that_leads_nowhere_is_said(portal: Portal) -> None:
    root = portal(DATASET)
    assert [finding.code for finding in check_portal(root, ["datasets/muird"])] == ["jalur-tidak-ada"]


def test_a_path_may_begin_at_the_working_folder(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    root = portal({"content/layanan/a.yml": "judul: A\n", "content/layanan/b.yml": "judul: B\n"})
    monkeypatch.chdir(root.parent)
    for path in (
        "portal/content/layanan/a.yml",
        str(root / "content/layanan/a.yml"),
        "./content/layanan/a.yml",
    ):
        assert {finding.place.file for finding in check_portal(root, [path])} == {"content/layanan/a.yml"}
    assert len(check_portal(root, ["."])) == 2
