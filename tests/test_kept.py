"""What was read of unchanged files: right, forgotten in time, and no way to bring in code."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import contents, kept, reading
from generator.check import check
from generator.contents import Contents, state_of
from generator.discover import Found
from generator.findings import Finding, Place
from generator.kept import Kept, shard_of, stamp
from generator.load import load
from generator.model import Catalogue
from generator.places import Loaded

HEAD = "kategori: berkala\npenerbit: disdik\nringkasan: Contoh untuk diuji.\n"
FILES = {
    "datasets/siswa/dataset.yml": f"judul: Jumlah siswa\n{HEAD}",
    "datasets/siswa/siswa.csv": "tahun,jumlah\n2023,120\n2024,130\n",
    "content/dokumen/rencana/dokumen.yml": f"judul: Rencana kerja\n{HEAD}wilayah: x\n",
    "content/dokumen/rencana/rencana.txt": "Rencana kerja tahun 2025.\n",
    "content/pengumuman/2025-01-02-libur.md": f"---\njudul: Libur\n{HEAD}---\nIsi.\n",
}


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a test are younger than what is kept otherwise."""
    monkeypatch.setattr(contents, "SETTLED_NS", -(10**18))


@pytest.fixture
def root(portal: Callable[..., Path]) -> Path:
    return portal(FILES)


def loaded(root: Path) -> tuple[Loaded, list[Finding]]:
    result = load(root, root / "build/cache")
    return result, check(result)


def outline(catalogue: Catalogue) -> list[object]:
    return [(item, item.meta.model_dump(), item.files, item.tables) for item in catalogue.items]


def test_the_second_reading_gives_the_same_and_reads_no_item(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, findings = loaded(root)
    monkeypatch.setattr(reading, "read_anew", lambda *_: pytest.fail("read again"))
    second, again = loaded(root)
    assert outline(second.catalogue) == outline(first.catalogue)
    assert again == findings
    assert any(finding.place.file == "content/dokumen/rencana/dokumen.yml" for finding in findings)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("datasets/siswa/siswa.csv", "130", "131"),
        ("datasets/siswa/dataset.yml", "Jumlah siswa", "Banyak siswa"),
        ("content/pengumuman/2025-01-02-libur.md", "Isi.", "Isi?"),
    ],
)
def test_a_changed_file_is_read_again_even_at_the_same_size_and_time(
    root: Path, name: str, old: str, new: str
) -> None:
    before = outline(loaded(root)[0].catalogue)
    path = root / name
    state = path.stat()
    path.write_text(path.read_text().replace(old, new))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    after = outline(loaded(root)[0].catalogue)
    assert after != before


def test_a_file_beside_the_metadata_that_comes_or_goes_is_seen(root: Path) -> None:
    loaded(root)
    (root / "datasets/siswa/guru.csv").write_text("tahun,guru\n2024,7\n")
    assert len(loaded(root)[0].catalogue.get("dataset", "siswa").tables) == 2  # type: ignore[union-attr]
    (root / "datasets/siswa/guru.csv").unlink()
    assert len(loaded(root)[0].catalogue.get("dataset", "siswa").tables) == 1  # type: ignore[union-attr]


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(path.read_bytes()[:-20])])
def test_lost_or_cut_values_are_made_again(root: Path, damage: Callable[[Path], object]) -> None:
    table = loaded(root)[0].catalogue.items[0].tables[0]
    values = table.parquet.read_bytes()
    damage(table.parquet)
    loaded(root)
    assert table.parquet.read_bytes() == values


def test_what_changed_while_it_was_read_is_not_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_anew = reading.read_anew

    def meanwhile(found: Found, cache: Path) -> reading.Reading:
        read = read_anew(found, cache)
        found.path.write_text(found.path.read_text() + "\n")
        return read

    monkeypatch.setattr(reading, "read_anew", meanwhile)
    result, _ = loaded(root)
    assert not any(name.startswith("dataset/") for shard in result.kept.known.values() for name in shard)
    assert not any(brief.mark for brief in result.briefs.values())


def test_a_portal_that_was_only_written_anew_is_not_read_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, findings = loaded(root)
    for path in root.rglob("*.*"):
        if path.is_file() and "build" not in path.parts:
            copy = path.with_name("copy")
            copy.write_bytes(path.read_bytes())
            copy.replace(path)
    monkeypatch.setattr(reading, "read_anew", lambda *_: pytest.fail("read again"))
    second, again = loaded(root)
    assert outline(second.catalogue) == outline(first.catalogue)
    assert again == findings


def test_a_digest_is_noted_of_files_that_have_settled_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("1")
    seen = {}
    for settled_ns in (10**18, -(10**18)):
        monkeypatch.setattr(contents, "SETTLED_NS", settled_ns)
        digests = Contents(tmp_path / "isi")
        seen[settled_ns] = digests.of(tmp_path, "a.csv", state_of(path.stat()))
        digests.save()
        assert bool(Contents(tmp_path / "isi").known) == (settled_ns < 0)
    assert len(set(seen.values())) == 1


def test_digests_of_files_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(name)
    digests = Contents(tmp_path / "isi")
    assert digests.mark_of(tmp_path, "a") != digests.mark_of(tmp_path, "b")
    digests.save()
    again = Contents(tmp_path / "isi")
    again.mark_of(tmp_path, "a")
    again.save()
    assert [*Contents(tmp_path / "isi").known] == ["a"]


def test_what_cannot_be_read_has_no_mark(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    (tmp_path / "link").symlink_to("a")
    digests = Contents(None)
    assert digests.mark(tmp_path, [("gone", (1, 2, 3, 4))]) == ""
    assert digests.mark_of(tmp_path, "link") == ""


def test_places_of_keys_are_found_for_what_was_kept(root: Path) -> None:
    loaded(root)
    result, _ = loaded(root)
    item = result.catalogue.get("dataset", "siswa")
    assert item
    assert result.place(item, "kategori") == Place("datasets/siswa/dataset.yml", 2, 11)


def test_the_portal_may_move(root: Path, tmp_path: Path) -> None:
    loaded(root)
    root.rename(tmp_path / "baru")
    item = loaded(tmp_path / "baru")[0].catalogue.items[0]
    assert item.files[0].path.is_file()
    assert item.tables[0].parquet.is_file()


@pytest.mark.parametrize("content", [b"", b"x" * 200, stamp(b"\x80\x05") + b"\x80\x05"])
def test_a_damaged_file_counts_for_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / f"{shard_of('x'):02x}").write_bytes(content)
    assert Kept(tmp_path).find("x", "mark") is None


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("bahaya",)


@pytest.mark.parametrize("content", [Evil(), {"x": ("mark", Evil())}])
@pytest.mark.parametrize("reader", [kept.Unpickler, kept.PlainUnpickler])
def test_code_in_the_cache_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: object, reader: type[pickle.Unpickler]
) -> None:
    monkeypatch.chdir(tmp_path)
    path, raw = tmp_path / f"{shard_of('x'):02x}", pickle.dumps(content)
    path.write_bytes(stamp(raw) + raw)
    assert Kept(tmp_path).of("x", "mark", lambda: 7) == 7
    assert kept.stored(path, reader) == {}
    assert not (tmp_path / "bahaya").exists()


def test_plain_values_are_read_without_making_records(tmp_path: Path) -> None:
    kept.store(tmp_path / "x", {"a": ("b", 1, 2.5, None, True, {"c": [1]})})
    assert kept.stored(tmp_path / "x", kept.PlainUnpickler) == {"a": ("b", 1, 2.5, None, True, {"c": [1]})}
    kept.store(tmp_path / "x", {"a": Place("b")})
    assert kept.stored(tmp_path / "x", kept.PlainUnpickler) == {}


def test_what_nobody_will_ask_for_again_is_dropped(tmp_path: Path) -> None:
    first = Kept(tmp_path)
    first.put("a", "1", 1)
    first.put("b", "1", 2)
    first.forget(lambda name: name == "a")
    first.save()
    second = Kept(tmp_path)
    assert second.find("a", "1") == 1
    assert second.find("a", "2") is None
    assert second.find("b", "1") is None


def test_one_change_writes_one_shard(tmp_path: Path) -> None:
    first = Kept(tmp_path)
    for number in range(50):
        first.put(f"x{number}", "1", number)
    first.save()
    before = {path.name: path.stat().st_ino for path in tmp_path.iterdir()}
    second = Kept(tmp_path)
    second.put("x7", "2", 0)
    second.save()
    changed = [path.name for path in tmp_path.iterdir() if before[path.name] != path.stat().st_ino]
    assert changed == [f"{shard_of('x7'):02x}"]


def test_a_mark_names_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"")
    digests, state = Contents(None), state_of((tmp_path / "a").stat())
    marks = [digests.mark(tmp_path, [(name, state) for name in names]) for names in ("a", "b", "ab")]
    assert len(set(marks)) == 3


def test_nothing_is_kept_under_no_mark(tmp_path: Path) -> None:
    empty = Kept(tmp_path)
    empty.put("x", "", 1)
    assert empty.find("x", "") is None
