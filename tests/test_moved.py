"""Old addresses never die: below an item that moved, and of files that got another name."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.emitters import changes, documents, downloads, embed, moved
from generator.emitters.screen import screen
from generator.history.describe import describe
from generator.history.filenames import former_names
from generator.history.log import read_history
from generator.load import load
from generator.output import Output

META = "judul: Penduduk\nringkasan: Per kecamatan.\nkategori: berkala\npenerbit: disdik\n"
TABLE = "kode;nama;jumlah\n01;Sail;1204\n02;Rumbai;1500\n"
AT = "datasets/penduduk"

Make = Callable[..., Path]
Commit = Callable[..., str]


@pytest.fixture
def root(portal: Make, commit: Commit) -> Path:
    folder = portal({f"{AT}/dataset.yml": META, f"{AT}/lama.csv": TABLE})
    commit(folder, "Satu", date="2025-01-01T00:00:00Z")
    return folder


def emit(root: Path) -> tuple[set[str], Output]:
    """Addresses of what is published now."""
    catalogue = load(root, root.parent / "cache").catalogue
    catalogue = describe(catalogue, screen=screen(catalogue))
    with Output(root.parent / "docs", root.parent / "files") as out:
        for emitter in (downloads, embed, documents, changes, moved):
            emitter.emit(catalogue, out)
        out.write()
    pages = (each.replace("/index.html", "/index.md") for each in out.addresses())
    return {*pages, *out.addresses("docs")}, out


def names(root: Path, slug: str = "penduduk", kind: str = "dataset") -> dict[str, str]:
    item = load(root, root.parent / "cache").catalogue.get(kind, slug)
    assert item
    return former_names(item, read_history(root, root.parent / "cache"))


def rename(root: Path, old: str, new: str) -> None:
    (root / AT / old).rename(root / AT / new)


def test_a_renamed_table_is_had_under_both_names_in_every_form(root: Path, commit: Commit) -> None:
    rename(root, "lama.csv", "baru.csv")
    commit(root, "Nama", date="2025-02-01T00:00:00Z")
    (root / AT / "baru.csv").write_text(TABLE.replace("1500", "1600"))
    commit(root, "Isi", date="2025-03-01T00:00:00Z")
    found, out = emit(root)
    files = out.files / "dataset/penduduk"
    for suffix in ("csv", "xlsx", "json", "parquet"):
        assert (files / f"lama.{suffix}").read_bytes() == (files / f"baru.{suffix}").read_bytes()
    assert (files / "asli/lama.csv").read_text() == TABLE.replace("1500", "1600")
    page = (out.docs / "dataset/penduduk/sematan/tabel-lama/index.md").read_text()
    assert '"redirect": "dataset/penduduk/sematan/tabel-baru/"' in page
    assert 'href="../tabel-baru/"' in page
    assert "dataset/penduduk/datapackage.json" in found


def test_a_renamed_document_and_its_text_are_had_under_both_names(portal: Make, commit: Commit) -> None:
    folder = "content/dokumen/laporan"
    root = portal({f"{folder}/dokumen.yml": META, f"{folder}/Lama Sekali.txt": "Isi laporan.\n"})
    commit(root, "Satu", date="2025-01-01T00:00:00Z")
    (root / folder / "Lama Sekali.txt").rename(root / folder / "laporan.txt")
    commit(root, "Nama", date="2025-02-01T00:00:00Z")
    found, out = emit(root)
    assert (out.files / "dokumen/laporan/Lama Sekali.txt").read_text() == "Isi laporan.\n"
    assert "dokumen/laporan/teks/lama-sekali/index.md" in found


def test_what_lies_below_a_moved_item_leads_on(root: Path, commit: Commit) -> None:
    (root / AT / "lama.csv").write_text(TABLE.replace("1500", "1600"))
    last = commit(root, "Isi", date="2025-02-01T00:00:00Z")[:10]
    before, _ = emit(root)
    shutil.rmtree(root.parent / "docs")
    shutil.rmtree(root.parent / "files")
    (root / AT).rename(root / "datasets/warga")
    (root / "datasets/warga/dataset.yml").write_text(META + "alamat_lama: [penduduk]\n")
    commit(root, "Pindah", date="2025-03-01T00:00:00Z")
    after, out = emit(root)
    assert before <= after
    page = (out.docs / f"dataset/penduduk/perubahan/{last}/index.md").read_text()
    assert f'"redirect": "dataset/warga/perubahan/{last}/"' in page
    assert "dataset/penduduk/warga.zip" not in after


def test_other_content_under_another_name_is_another_file(root: Path, commit: Commit) -> None:
    rename(root, "lama.csv", "2025.csv")
    (root / AT / "2025.csv").write_text(TABLE.replace("1500", "1600"))
    commit(root, "Tahun berikutnya", date="2025-02-01T00:00:00Z")
    assert names(root) == {}


def test_uploaded_anew_before_the_old_one_went(root: Path, commit: Commit) -> None:
    """As it is done on GitHub's pages, where a file cannot be renamed."""
    shutil.copy(root / AT / "lama.csv", root / AT / "baru.csv")
    commit(root, "Unggah", date="2025-02-01T00:00:00Z")
    (root / AT / "lama.csv").unlink()
    commit(root, "Hapus", date="2025-02-02T00:00:00Z")
    assert names(root) == {"lama.csv": "baru.csv"}


def test_names_are_followed_through_several_changes(root: Path, commit: Commit) -> None:
    rename(root, "lama.csv", "tengah.csv")
    commit(root, "Sekali", date="2025-02-01T00:00:00Z")
    rename(root, "tengah.csv", "baru.csv")
    commit(root, "Lagi", date="2025-03-01T00:00:00Z")
    assert names(root) == {"lama.csv": "baru.csv", "tengah.csv": "baru.csv"}


def test_a_name_that_is_in_use_again_leads_nowhere(root: Path, commit: Commit) -> None:
    rename(root, "lama.csv", "baru.csv")
    commit(root, "Nama", date="2025-02-01T00:00:00Z")
    (root / AT / "lama.csv").write_text("a;b\n1;2\n")
    commit(root, "Lain", date="2025-03-01T00:00:00Z")
    assert names(root) == {}
    (root / AT / "lama.csv").unlink()
    commit(root, "Hapus", date="2025-04-01T00:00:00Z")
    assert names(root) == {}, "the last that the name meant is gone"


def test_a_file_that_went_after_it_was_renamed_is_gone(root: Path, commit: Commit) -> None:
    (root / AT / "tetap.csv").write_text("a;b\n1;2\n")
    rename(root, "lama.csv", "baru.csv")
    commit(root, "Nama", date="2025-02-01T00:00:00Z")
    (root / AT / "baru.csv").unlink()
    commit(root, "Hapus", date="2025-03-01T00:00:00Z")
    assert names(root) == {}


def test_another_case_is_the_same_address_on_some_disks(root: Path, commit: Commit) -> None:
    rename(root, "lama.csv", "Lama.csv")
    commit(root, "Nama", date="2025-02-01T00:00:00Z")
    found, _ = emit(root)
    assert "dataset/penduduk/Lama.csv" in found
    assert "dataset/penduduk/lama.csv" not in found


def test_a_name_with_a_number_of_a_person_is_not_published_again(root: Path, commit: Commit) -> None:
    rename(root, "lama.csv", "nik-1471016501900001.csv")
    commit(root, "Salah", date="2025-02-01T00:00:00Z")
    rename(root, "nik-1471016501900001.csv", "baru.csv")
    commit(root, "Betul", date="2025-03-01T00:00:00Z")
    found, _ = emit(root)
    assert "dataset/penduduk/lama.csv" in found
    assert not any("147101" in address for address in found)
