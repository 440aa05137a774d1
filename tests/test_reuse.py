"""Finished HTML of unchanged pages: reused when nothing it depends on changed, never otherwise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.pipeline import build_portal
from generator.reuse import KeptPages, link, nav_sources

Portal = Callable[..., Path]
PAGE = "build/site/organisasi/disdik/index.html"


def test_an_unchanged_page_is_the_very_same_file(portal: Portal) -> None:
    root = portal()
    build_portal(root)
    first = (root / PAGE).stat()
    build_portal(root)
    second = (root / PAGE).stat()
    assert (first.st_ino, first.st_mtime_ns) == (second.st_ino, second.st_mtime_ns)


def test_a_changed_item_is_built_again(portal: Portal) -> None:
    root = portal()
    build_portal(root)
    (root / "content/organisasi/disdik.yml").write_text("judul: Dinas Pendidikan Baru\ninduk: kota-uji\n")
    build_portal(root)
    assert "Dinas Pendidikan Baru" in (root / PAGE).read_text("utf-8")


def test_a_changed_theme_builds_every_page_again(portal: Portal) -> None:
    settings = (
        "site_name: Uji\nsite_url: https://uji.example/\ntheme: {name: material, custom_dir: overrides}\n"
    )
    footer = "overrides/partials/footer.html"
    root = portal({"mkdocs.yml": settings, footer: "<footer>Kaki lama</footer>"})
    build_portal(root)
    assert "Kaki lama" in (root / PAGE).read_text("utf-8")
    (root / footer).write_text("<footer>Kaki baru</footer>")
    build_portal(root)
    assert "Kaki baru" in (root / PAGE).read_text("utf-8")


def test_a_changed_setting_builds_every_page_again(portal: Portal) -> None:
    root = portal()
    build_portal(root)
    config = root / "mkdocs.yml"
    config.write_text(config.read_text().replace("Portal Uji", "Portal Lain"))
    build_portal(root)
    text = (root / PAGE).read_text("utf-8")
    assert "Portal Lain" in text
    assert "Portal Uji" not in text


def test_another_address_builds_every_page_again(portal: Portal) -> None:
    root = portal()
    build_portal(root)
    build_portal(root, base_url="https://lain.example.go.id/ppid/")
    assert "https://lain.example.go.id/ppid/organisasi/disdik/" in (root / PAGE).read_text("utf-8")


def test_a_removed_item_is_gone_from_site_and_store(portal: Portal) -> None:
    root = portal({"content/organisasi/lama.yml": "judul: Dinas Lama\ninduk: kota-uji\n"})
    build_portal(root)
    kept = len(list((root / "build/cache/html").iterdir()))
    (root / "content/organisasi/lama.yml").unlink()
    build_portal(root)
    assert not (root / "build/site/organisasi/lama").exists()
    assert len(list((root / "build/cache/html").iterdir())) < kept


def test_the_key_depends_on_page_and_surroundings(tmp_path: Path) -> None:
    keys = {KeptPages(tmp_path, shared).key(page) for shared in ("a", "b") for page in ("x", "y")}
    assert len(keys) == 4


def test_pages_of_the_nav_are_told_from_the_rest() -> None:
    nav = [{"Beranda": "index.md"}, {"Data": [{"Set": "dataset/index.md"}, "dip/index.md"]}]
    assert nav_sources(nav) == {"index.md", "dataset/index.md", "dip/index.md"}
    assert nav_sources(None) == set()


def test_a_link_makes_its_folders_and_leaves_what_is_there(tmp_path: Path) -> None:
    original, target = tmp_path / "a.html", tmp_path / "b/c/a.html"
    original.write_text("a")
    link(original, target)
    assert target.samefile(original)
    other = tmp_path / "b/c/b.html"
    other.write_text("b")
    link(original, other)
    assert other.read_text() == "b"
