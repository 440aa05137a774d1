"""The pages, differences and old versions that come of a small repository."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.emitters import changes
from generator.emitters.screen import screen
from generator.emitters.versions import commit_url, raw_url
from generator.history.archive import Archive
from generator.history.describe import describe
from generator.history.log import read_history
from generator.history.metadata import FieldChange, field_changes, fields_in_words, metadata_of
from generator.load import load
from generator.model import Catalogue
from generator.output import Output
from generator.settings import Settings

META = "judul: {}\nringkasan: Per kecamatan.\nkategori: berkala\npenerbit: disdik\n"
KEY = "berkas: [{berkas: data.csv, kunci: [kode]}]\n"
FIRST = "kode;nama;jumlah\n01;Sail;1204\n02;Rumbai;1500\n"
SECOND = "kode;nama;jumlah\n02;Rumbai;1500\n01;Sail;1240\n03;Bukit Raya;2000\n"

Make = Callable[..., Path]
Commit = Callable[..., str]


def emit(root: Path) -> tuple[Catalogue, Output]:
    catalogue = load(root, root.parent / "cache").catalogue
    catalogue = describe(catalogue, screen=screen(catalogue))
    out = Output(root.parent / "docs", root.parent / "files")
    changes.emit(catalogue, out)
    out.write()
    return catalogue, out


def page(out: Output, address: str) -> str:
    return (out.docs / address / "index.md").read_text(encoding="utf-8")


@pytest.fixture
def root(portal: Make, commit: Commit) -> Path:
    """A dataset in two states."""
    files = {
        "datasets/penduduk/dataset.yml": META.format("Penduduk") + KEY,
        "datasets/penduduk/data.csv": FIRST,
    }
    folder = portal(files)
    commit(folder, "Satu", date="2025-01-01T00:00:00Z")
    (folder / "datasets/penduduk/data.csv").write_text(SECOND)
    commit(folder, "Dua", date="2025-02-01T00:00:00Z")
    return folder


def test_events_say_what_changed_in_the_table(root: Path) -> None:
    catalogue, _ = emit(root)
    note = catalogue.events[0].note
    assert note == "data.csv: 1 baris baru, 1 nilai berubah (jumlah: 1.204 → 1.240)."


def test_every_revision_is_on_the_page_and_its_file_can_be_had(root: Path) -> None:
    catalogue, out = emit(root)
    text = page(out, "dataset/penduduk/perubahan")
    newest, oldest = catalogue.get("dataset", "penduduk").revisions  # type: ignore[union-attr]
    assert text.index(newest.commit[:10]) < text.index(oldest.commit[:10])
    assert 'href="../asli/data.csv"' in text
    (old,) = [address for address in out.addresses() if "/versi/" in address]
    assert f'href="../{old.removeprefix("dataset/penduduk/")}"' in text
    assert (out.files / old).read_text() == FIRST


def test_a_changed_table_has_a_page_with_both_machine_forms(root: Path) -> None:
    catalogue, out = emit(root)
    folder = f"dataset/penduduk/perubahan/{catalogue.commit[:10]}/"  # type: ignore[index]
    text = page(out, folder)
    assert "<td>nilai berubah</td><td>01</td><td>jumlah</td><td>1.204</td><td>1.240</td>" in text
    with (out.files / f"{folder}diff.csv").open(newline="") as stream:
        lines = list(csv.DictReader(stream))
    assert len(lines) == 3
    assert len(json.loads((out.files / f"{folder}diff.json").read_text())["perubahan"]) == 3


def test_a_new_notation_of_the_same_values_has_no_page(root: Path, commit: Commit) -> None:
    (root / "datasets/penduduk/data.csv").write_text(
        "kode,nama,jumlah\n03,Bukit Raya,2.000\n02,Rumbai,1.500\n01,Sail,1.240\n"
    )
    (root / "datasets/penduduk/dataset.yml").write_text(
        META.format("Penduduk")
        + "berkas: [{berkas: data.csv, kunci: [kode], kolom: {jumlah: {tipe: bilangan}}}]\n"
    )
    last = commit(root, "Format lain", date="2025-03-01T00:00:00Z")
    catalogue, out = emit(root)
    assert catalogue.events[0].note == "data.csv: isi tabel tidak berubah. Keterangan diperbarui: berkas."
    assert not any(last[:10] in address for address in out.addresses("docs"))


def test_several_tables_in_one_revision_keep_their_differences_apart(root: Path, commit: Commit) -> None:
    (root / "datasets/penduduk/dataset.yml").write_text(META.format("Penduduk"))
    (root / "datasets/penduduk/lain.csv").write_text(FIRST)
    commit(root, "Tabel kedua", date="2025-03-01T00:00:00Z")
    for name in ("data.csv", "lain.csv"):
        (root / "datasets/penduduk" / name).write_text(FIRST.replace("1500", "1600"))
    last = commit(root, "Keduanya", date="2025-04-01T00:00:00Z")
    _, out = emit(root)
    made = [address.split(f"{last[:10]}/")[1] for address in out.addresses() if last[:10] in address]
    assert made == ["data.csv/diff.csv", "data.csv/diff.json", "lain.csv/diff.csv", "lain.csv/diff.json"]


def test_identical_bytes_are_published_once(root: Path, commit: Commit) -> None:
    data = root / "datasets/penduduk/data.csv"
    for month, content in enumerate((FIRST, SECOND, FIRST + "04;Tampan;9\n"), 3):
        data.write_text(content)
        commit(root, "Bolak-balik", date=f"2025-{month:02}-01T00:00:00Z")
    _, out = emit(root)
    assert len([address for address in out.addresses() if "/versi/" in address]) == 2


def test_large_old_versions_are_links_into_the_repository(root: Path) -> None:
    settings = root / "mkdocs.yml"
    settings.write_text(
        settings.read_text() + "    repositori: https://github.com/kota/portal\n    batas_versi_lama: 10\n"
    )
    catalogue, out = emit(root)
    oldest = catalogue.get("dataset", "penduduk").revisions[-1].commit  # type: ignore[union-attr]
    assert not any("/versi/" in address for address in out.addresses())
    url = f"https://github.com/kota/portal/raw/{oldest}/datasets/penduduk/data.csv"
    assert url in page(out, "dataset/penduduk/perubahan")


def test_a_rebuild_reads_differences_from_the_cache(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, first = emit(root)
    monkeypatch.setattr("generator.history.tables.difference", lambda *_: pytest.fail("compared again"))
    _, second = emit(root)
    assert first.addresses() == second.addresses()


def test_a_lost_difference_is_made_again(root: Path) -> None:
    emit(root)
    for path in (root.parent / "cache/beda").glob("*.csv"):
        path.unlink()
    _, out = emit(root)
    assert any(address.endswith("diff.csv") for address in out.addresses())


def test_a_double_key_in_one_revision_is_said_on_the_page(root: Path, commit: Commit) -> None:
    (root / "datasets/penduduk/data.csv").write_text(SECOND + "03;Bukit Raya;2500\n")
    commit(root, "Kunci ganda", date="2025-03-01T00:00:00Z")
    (root / "datasets/penduduk/data.csv").write_text(SECOND + "04;Tampan;2500\n")
    last = commit(root, "Dibetulkan", date="2025-04-01T00:00:00Z")
    _, out = emit(root)
    assert "Kunci (kode) ganda pada versi lama" in page(out, f"dataset/penduduk/perubahan/{last[:10]}")


def test_metadata_changes_are_listed_field_by_field(root: Path, commit: Commit) -> None:
    (root / "datasets/penduduk/dataset.yml").write_text(META.format("<b>Jumlah</b> penduduk") + KEY)
    commit(root, "Ganti judul", date="2025-03-01T00:00:00Z")
    catalogue, out = emit(root)
    text = page(out, "dataset/penduduk/perubahan")
    assert "<td>Penduduk</td><td>&lt;b&gt;Jumlah&lt;/b&gt; penduduk</td>" in text
    assert catalogue.events[0].note == "Keterangan diperbarui: judul."


def test_a_withdrawn_item_keeps_its_history_but_not_its_files(root: Path, commit: Commit) -> None:
    shutil.rmtree(root / "datasets/penduduk")
    commit(root, "Tarik: memuat nama warga", date="2025-03-01T00:00:00Z")
    _, out = emit(root)
    text = page(out, "dataset/penduduk/perubahan")
    assert "Tarik: memuat nama warga" in text
    assert not any("/versi/" in address for address in out.addresses())


def test_personal_data_of_an_old_state_stay_in_git(root: Path, commit: Commit) -> None:
    data, meta = root / "datasets/penduduk/data.csv", root / "datasets/penduduk/dataset.yml"
    data.write_text("kode;nama;NIK\n01;Sail;1471016503900001\n02;Rumbai;1471016503900002\n")
    meta.write_text(META.format("Penduduk dengan NIK 1471016503900003") + KEY)
    bad = commit(root, "Terlanjur memuat NIK", date="2025-03-01T00:00:00Z")
    data.write_text(SECOND)
    meta.write_text(META.format("Penduduk") + KEY)
    mended = commit(root, "Hapus NIK", date="2025-04-01T00:00:00Z")
    catalogue, out = emit(root)
    made = [out.docs / address for address in out.addresses("docs")]
    made += [out.files / address for address in out.addresses()]
    told = "".join(path.read_text(encoding="utf-8") for path in made) + str(catalogue.events)
    assert "1471016503900001" not in told
    assert "1471016503900003" not in told
    assert bad[:10] in told
    assert mended[:10] in told


def test_personal_data_in_a_commit_message_are_masked(root: Path, commit: Commit) -> None:
    shutil.rmtree(root / "datasets/penduduk")
    commit(root, "Tarik: memuat NIK 1471016503900004 milik warga", date="2025-03-01T00:00:00Z")
    catalogue, out = emit(root)
    text = page(out, "dataset/penduduk/perubahan") + str(catalogue.events) + str(catalogue.withdrawn)
    assert "1471016503900004" not in text
    assert "memuat NIK 14••" in text


def test_a_table_whose_columns_all_changed_says_so(root: Path, commit: Commit) -> None:
    (root / "datasets/penduduk/dataset.yml").write_text(META.format("Penduduk"))
    (root / "datasets/penduduk/data.csv").write_text("wilayah;jiwa\nSenapelan;7\nSukajadi;8\n")
    last = commit(root, "Tabel lain", date="2025-03-01T00:00:00Z")
    catalogue, out = emit(root)
    assert "2 baris baru, 3 baris hilang, kolom baru: wilayah, jiwa, kolom hilang" in catalogue.events[0].note
    text = page(out, f"dataset/penduduk/perubahan/{last[:10]}")
    assert "Tidak ada kolom yang sama" in text
    assert text.count("<td>baris baru</td>") == 2
    assert "<td>baris hilang</td>" not in text
    machine = json.loads((out.files / f"dataset/penduduk/perubahan/{last[:10]}/diff.json").read_text())
    assert machine["baris_hilang"] == 3


def test_a_column_that_came_is_told_once(root: Path, commit: Commit) -> None:
    wider = "kode;nama;jumlah;luas\n01;Sail;1240;3\n02;Rumbai;1500;\n03;Bukit Raya;2000;5\n"
    (root / "datasets/penduduk/data.csv").write_text(wider)
    last = commit(root, "Kolom luas", date="2025-03-01T00:00:00Z")
    _, out = emit(root)
    folder = f"dataset/penduduk/perubahan/{last[:10]}"
    text = page(out, folder)
    assert "Semua perubahan" in text
    assert text.count('<tr class="t-diff--') == 1
    assert "<td>kolom baru</td><td></td><td>luas</td><td>2 nilai</td>" in text
    machine = json.loads((out.files / folder / "diff.json").read_text())["perubahan"]
    assert [line["perubahan"] for line in machine] == ["kolom-baru", "nilai-berubah", "nilai-berubah"]


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\n%%EOF\n"


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("data.csv", "data.csv diperbarui (isinya tidak dapat dibandingkan)."),
        ("data.pdf", "data.csv ditambahkan; data.pdf dihapus."),
    ],
)
def test_a_pdf_that_became_a_table_is_told_without_a_comparison(
    root: Path, commit: Commit, name: str, note: str
) -> None:
    folder = root / "datasets/penduduk"
    (folder / "data.csv").unlink()
    (folder / name).write_bytes(PDF)
    commit(root, "Pindaian", date="2025-03-01T00:00:00Z")
    (folder / name).unlink()
    (folder / "data.csv").write_text(FIRST)
    last = commit(root, "Tabel", date="2025-04-01T00:00:00Z")
    catalogue, out = emit(root)
    assert catalogue.events[0].note == note
    assert not any(f"perubahan/{last[:10]}/" in address for address in out.addresses())
    assert [address for address in out.addresses() if address.endswith(f"/{name}") and "/versi/" in address]


def test_an_old_state_that_git_lost_is_said_on_the_page(root: Path, git: Callable[..., str]) -> None:
    blob = git(root, "rev-parse", "HEAD~1:datasets/penduduk/data.csv").strip()
    lost = root / ".git/objects" / blob[:2] / blob[2:]
    lost.chmod(0o600)
    lost.write_bytes(b"rusak")
    catalogue, out = emit(root)
    assert catalogue.events[0].note == "data.csv diperbarui (isinya tidak dapat dibandingkan)."
    assert "ditambahkan; isinya tidak dapat dibaca lagi" in page(out, "dataset/penduduk/perubahan")
    assert not any("/versi/" in address for address in out.addresses())


def test_documents_are_compared_by_paragraph(root: Path, commit: Commit) -> None:
    folder = root / "content/dokumen/lkpj"
    folder.mkdir(parents=True)
    (folder / "dokumen.yml").write_text(META.format("LKPJ"))
    (folder / "lkpj.txt").write_text("Pendahuluan.\n\nAnggaran naik.\n\nPenutup.\n")
    commit(root, "Dokumen", date="2025-03-01T00:00:00Z")
    (folder / "lkpj.txt").write_text("Pendahuluan.\n\nAnggaran turun.\n\nPenutup.\n")
    last = commit(root, "Ralat", date="2025-04-01T00:00:00Z")
    catalogue, out = emit(root)
    if catalogue.get("dokumen", "lkpj") is None:
        pytest.fail("the document was not loaded")
    text = page(out, f"dokumen/lkpj/perubahan/{last[:10]}")
    assert "<ins>Anggaran turun.</ins>" in text
    assert "<del>Anggaran naik.</del>" in text


def test_without_git_the_page_says_so(portal: Make) -> None:
    root = portal(
        {"datasets/penduduk/dataset.yml": META.format("Penduduk"), "datasets/penduduk/data.csv": FIRST}
    )
    _, out = emit(root)
    assert "tidak disimpan dengan git" in page(out, "dataset/penduduk/perubahan")


def test_a_damaged_archive_index_is_made_again(root: Path) -> None:
    emit(root)
    cache = root.parent / "cache"
    (cache / "versi/isi.json").write_text("{")
    history = read_history(root, cache)
    archive = Archive(history, cache)
    (entry,) = [e for _, e in history.entries(["datasets/penduduk/dataset.yml"])][-1:]
    blob = entry.files[0].new or ""
    assert archive.file(blob, "data.csv") is None
    archive.fetch([(blob, "data.csv"), ("0" * 40, "hilang.csv")])
    assert archive.file(blob, "data.csv").path.read_text() == FIRST  # type: ignore[union-attr]
    assert archive.file("0" * 40, "hilang.csv") is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("judul: A", "title: A", []),
        ("topik: [a]", "topik: a", []),
        ("deskripsi: a b", "deskripsi: >-\n  a\n  b", []),
        ("judul: A", "judul: B\ncatatan_perubahan: x", [FieldChange("judul", "A", "B")]),
        ("topik: [a, b]", "", [FieldChange("topik", "a, b", "")]),
        (
            "kolom: {a: {tipe: teks}}",
            "kolom: {a: {tipe: kode}}",
            [FieldChange("kolom", "1 bagian: a", "1 bagian: a")],
        ),
    ],
)
def test_field_changes(old: str, new: str, expected: list[FieldChange]) -> None:
    before, after = (metadata_of("dataset", f"x: 1\n{text}\n".encode()) for text in (old, new))
    assert before is not None
    assert after is not None
    assert field_changes(before, after) == expected


def test_many_fields_are_summed_up() -> None:
    changed = [FieldChange(f"kunci_{n}", "", "x") for n in range(8)]
    assert fields_in_words(changed).endswith("kunci 5 dan 2 lainnya.")


@pytest.mark.parametrize(
    ("repository", "commit", "raw"),
    [
        (
            "https://github.com/a/b/",
            "https://github.com/a/b/commit/c0",
            "https://github.com/a/b/raw/c0/x%20y.csv",
        ),
        (
            "https://gitlab.com/a/b",
            "https://gitlab.com/a/b/-/commit/c0",
            "https://gitlab.com/a/b/-/raw/c0/x%20y.csv",
        ),
        (
            "https://codeberg.org/a/b",
            "https://codeberg.org/a/b/commit/c0",
            "https://codeberg.org/a/b/raw/commit/c0/x%20y.csv",
        ),
    ],
)
def test_links_into_the_repository(repository: str, commit: str, raw: str) -> None:
    settings = Settings.model_validate({"repositori": repository})
    assert commit_url(settings, "c0") == commit
    assert raw_url(settings, "c0", "x y.csv") == raw
    assert commit_url(Settings(), "c0") == ""
