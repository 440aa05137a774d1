"""A table against its last edition: what the working tree or the newest commit did to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.findings import Finding, Severity
from generator.load import load
from generator.rules.editions import changed_files, check

Portal = Callable[..., Path]
Commit = Callable[..., str]
YAML = (
    "judul: Penduduk\nringkasan: Isi.\nkategori: berkala\npenerbit: disdik\ntanggal: 2025-07-01\n"
    "berkas:\n  - berkas: a.csv\n    kunci: [kode, tahun]\n    kolom:\n      jumlah: {satuan: jiwa}\n"
)
CSV = "kode;tahun;jumlah\n14.71.01;2023;1234\n14.71.02;2023;567\n14.71.03;2023;89\n"
SOURCE = "datasets/penduduk/a.csv"


@pytest.fixture
def published(portal: Portal, commit: Commit) -> Path:
    root = portal({"datasets/penduduk/dataset.yml": YAML, SOURCE: CSV})
    commit(root, "terbit")
    return root


def told(root: Path) -> list[Finding]:
    return list(check(load(root, root / "build/cache")))


def write(root: Path, text: str, name: str = SOURCE) -> None:
    (root / name).write_text(text, encoding="utf-8")


def test_nothing_changed(published: Path) -> None:
    assert told(published) == []


@pytest.mark.parametrize("committed", [False, True])
def test_rows_that_went(published: Path, commit: Commit, committed: bool) -> None:
    write(published, CSV.replace("14.71.02;2023;567\n", "").replace("14.71.03;2023", "14.71.03;2024"))
    if committed:
        commit(published, "ubah")
    (finding,) = told(published)
    assert (finding.code, finding.severity) == ("baris-hilang", Severity.WARNING)
    assert finding.message.startswith("2 baris ")


def test_what_an_older_commit_did_is_no_news(published: Path, commit: Commit) -> None:
    write(published, CSV.replace("14.71.02;2023;567\n", ""))
    commit(published, "ubah")
    (published / "content/index.md").write_text("# Halo\n")
    commit(published, "lain")
    assert told(published) == []


def test_the_working_tree_is_compared_with_head_alone(published: Path, commit: Commit) -> None:
    write(published, CSV.replace("567", "5670"))
    commit(published, "melonjak")
    write(published, CSV.replace("567", "5671"))
    assert told(published) == []


@pytest.mark.parametrize(
    ("new", "jumps"), [("12340", 1), ("123", 1), ("1300", 0), ("5000", 0), ("0", 0), ("", 0)]
)
def test_figures_that_jumped(published: Path, new: str, jumps: int) -> None:
    write(published, CSV.replace("1234", new))
    found = told(published)
    assert [finding.code for finding in found] == ["angka-melonjak"] * jumps
    if jumps:
        assert f"kode=14.71.01, tahun=2023: 1234 menjadi {new}" in found[0].message


def test_a_unit_that_changed(published: Path) -> None:
    write(published, YAML.replace("jiwa", "ribu jiwa"), "datasets/penduduk/dataset.yml")
    write(published, CSV.replace("567", "568"))
    (finding,) = told(published)
    assert finding.code == "satuan-berubah"
    assert "dari jiwa menjadi ribu jiwa" in finding.message


def test_rows_that_were_added_or_moved_are_fine(published: Path) -> None:
    lines = CSV.splitlines(True)
    write(published, "".join([lines[0], "14.71.04;2023;5\n", *reversed(lines[1:])]))
    assert told(published) == []


def test_without_a_key_only_the_number_of_rows_counts(published: Path, commit: Commit) -> None:
    write(published, YAML.replace("    kunci: [kode, tahun]\n", ""), "datasets/penduduk/dataset.yml")
    commit(published, "tanpa kunci")
    write(published, CSV.replace("14.71.02;2023;567\n", "").replace("1234", "12340"))
    assert [finding.code for finding in told(published)] == ["baris-hilang"]


def test_other_columns_than_before_are_compared_by_rows(published: Path) -> None:
    write(published, CSV.replace("kode;", "kode_wilayah;"))
    write(published, YAML.replace("[kode, ", "[kode_wilayah, "), "datasets/penduduk/dataset.yml")
    assert told(published) == []


def test_an_old_edition_that_is_no_table_is_passed_over(published: Path, commit: Commit) -> None:
    write(published, "")
    commit(published, "rusak")
    write(published, CSV)
    assert told(published) == []


def test_without_a_repository_there_is_nothing_to_compare(portal: Portal) -> None:
    assert told(portal({"datasets/penduduk/dataset.yml": YAML, SOURCE: CSV})) == []


def test_the_portal_may_be_a_folder_of_the_repository(portal: Portal, commit: Commit, tmp_path: Path) -> None:
    root = portal({"datasets/penduduk/dataset.yml": YAML, SOURCE: CSV}, at="repo/portal")
    commit(tmp_path / "repo", "terbit")
    write(root, CSV.replace("1234", "12340"))
    assert [finding.code for finding in told(root)] == ["angka-melonjak"]


def test_the_diff_takes_changed_files_only() -> None:
    raw = b":100644 100644 aa bb M\0datasets/a\nb.csv\0:000000 100644 00 bb A\0c\0:100644 000000 aa 00 D\0d\0"
    assert changed_files(raw) == {"datasets/a\nb.csv": "aa"}


def test_a_column_that_is_called_like_the_former_one(portal: Portal, commit: Commit) -> None:
    """``jumlah dahulu`` is an officer's own column, and no name of ours for the last edition."""
    text = CSV.replace("jumlah\n", "jumlah;jumlah dahulu\n").replace("1234\n", "1234;5\n")
    text = text.replace("567\n", "567;6\n").replace("89\n", "89;7\n")
    root = portal({"datasets/penduduk/dataset.yml": YAML, SOURCE: text})
    commit(root, "terbit")
    write(root, text.replace("1234;5", "12340;5"))
    (finding,) = told(root)
    assert (finding.code, "1234 menjadi 12340" in finding.message) == ("angka-melonjak", True)
