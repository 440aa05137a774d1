"""Which pages a pull request changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.preview import LIMIT, addresses, changed, listing

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("datasets/disdik/2025/sekolah/sekolah.csv", "dataset/sekolah/"),
        ("content/dokumen/lkpj/dokumen.yml", "dokumen/lkpj/"),
        ("content/pengumuman/2026-01-01-libur.md", "pengumuman/2026-01-01-libur/"),
        ("content/organisasi/disdik.yml", "organisasi/disdik/"),
        ("content/panduan/index.md", "panduan/"),
        ("content/tentang/ppid.md", "tentang/ppid/"),
        ("content/index.md", ""),
    ],
)
def test_a_file_belongs_to_a_page(path: str, address: str) -> None:
    assert addresses([path, path]) == [address]


def test_other_files_belong_to_none() -> None:
    assert addresses(["generator/cli.py", "mkdocs.yml", "content/istilah.yml"]) == []


def test_only_what_the_branch_changed_is_named(
    portal: Callable[..., Path], commit: Callable[..., str], git: Callable[..., str]
) -> None:
    root = portal()
    base = commit(root, "awal")
    git(root, "switch", "--quiet", "--create", "cabang")
    (root / "content/layanan").mkdir()
    (root / "content/layanan/a b.yml").write_text("judul: A\n")
    commit(root, "tambah")
    assert changed(root, base) == ["content/layanan/a b.yml"]
    assert changed(root, "tidak-ada") == []
    assert changed(root, "--output=x") == []
    assert not (root / "x").exists()


def test_names_stay_in_their_code_and_the_list_ends() -> None:
    text = listing(["dataset/`<b>\n#/", *(f"dataset/{n}/" for n in range(LIMIT))])
    assert "- `/dataset/ <b>\\n#/`" in text
    assert "- dan 1 lagi" in text
    assert "Tidak ada halaman" in listing([])


def test_the_check_of_pull_requests_lists_them_before_the_artifact() -> None:
    text = (ROOT / ".github/workflows/check.yml").read_text("utf-8")
    assert text.index("generator.preview") < text.index("name: situs")
