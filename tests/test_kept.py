"""What was read of unchanged files: right, forgotten in time, and no way to bring in code."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import kept as module
from generator import reading
from generator.check import check
from generator.findings import Finding, Place
from generator.kept import Kept, mark_of, shard_of, stamp
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
    monkeypatch.setattr(module, "SETTLED_NS", -(10**18))


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


def test_what_changed_a_moment_ago_is_not_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SETTLED_NS", 10**18)
    result, _ = loaded(root)
    assert not any(name.startswith("dataset/") for shard in result.kept.known.values() for name in shard)


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
@pytest.mark.parametrize("reader", [module.Unpickler, module.PlainUnpickler])
def test_code_in_the_cache_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: object, reader: type[pickle.Unpickler]
) -> None:
    monkeypatch.chdir(tmp_path)
    path, raw = tmp_path / f"{shard_of('x'):02x}", pickle.dumps(content)
    path.write_bytes(stamp(raw) + raw)
    assert Kept(tmp_path).of("x", "mark", lambda: 7) == 7
    assert module.stored(path, reader) == {}
    assert not (tmp_path / "bahaya").exists()


def test_plain_values_are_read_without_making_records(tmp_path: Path) -> None:
    module.store(tmp_path / "x", {"a": ("b", 1, 2.5, None, True, {"c": [1]})})
    assert module.stored(tmp_path / "x", module.PlainUnpickler) == {
        "a": ("b", 1, 2.5, None, True, {"c": [1]})
    }
    module.store(tmp_path / "x", {"a": Place("b")})
    assert module.stored(tmp_path / "x", module.PlainUnpickler) == {}


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
    assert mark_of(tmp_path / "a", "b") != mark_of(tmp_path / "a")
