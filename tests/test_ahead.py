"""Items read by workers and the main process together are those that one process reads."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from operator import floordiv
from pathlib import Path
from typing import Any

import pytest

from generator import ahead, load, workers
from generator.check import check, gists_of
from generator.discover import Found, discover
from generator.load import glance
from generator.model import Item
from generator.places import Loaded
from generator.workers import BATCH, WORTH, Workers

HEAD = "ringkasan: Contoh.\nkategori: berkala\npenerbit: disdik\n"
FILES = {
    "content/organisasi/disdik.yml": "judul: Dinas Pendidikan\ninduk: kota-uji\n",
    "datasets/siswa/dataset.yml": f"judul: Jumlah siswa\n{HEAD}periode: 2021/2023\nretensi: 5 tahun\n",
    "datasets/siswa/siswa.csv": "tahun,jumlah\n2021,120\n2022,130\n2023,140\n",
    "datasets/rusak/dataset.yml": f"judul: Rusak\n{HEAD}berkas:\n- berkas: rusak.csv\n  kunci: [tahun]\n",
    "datasets/rusak/rusak.csv": "tahun,nik\n2021,1471012503860001\n2021,1471012503860002\n",
    "content/dokumen/naskah/dokumen.yml": f"judul: Naskah\n{HEAD}tanggal: 2024-02-01\n",
    "content/dokumen/naskah/naskah.txt": "NIK 1471012503860001 tinggal di Jl. Mawar RT 03 RW 02.\n",
    "content/dokumen/salah/dokumen.yml": "judul: [\n",
    "content/pengumuman/2025-01-02-libur.md": f"---\njudul: Libur\n{HEAD}---\n"
    "Hubungi 0812-7654-3210, lihat [data](/dataset/tidak-ada/).\n",
    "content/layanan/daftar.yml": f"judul: Pendaftaran\n{HEAD}persyaratan: [KTP]\nformulir: naskah\n",
}


@pytest.fixture
def root(portal: Callable[..., Path]) -> Path:
    return portal(FILES)


def told(root: Path, cache: Path) -> tuple[Loaded, list[str], list[Any], list[Any]]:
    loaded = glance(root, cache, gists=gists_of)
    findings = [str(finding) for finding in check(loaded)]
    items = [
        (item.kind, item.slug, item.meta, item.body, [file.sha256 for file in item.files], shown(item))
        for item in loaded.catalogue.items
    ]
    return loaded, findings, items, [(brief.read, brief.gists) for brief in loaded.briefs.values()]


def shown(item: Item) -> list[Any]:
    return [(table.digest, table.columns, table.rows, table.notes) for table in item.tables]


def many(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("workers.cores", "ahead.cores"):
        monkeypatch.setattr(f"generator.{name}", lambda: 2)
    monkeypatch.setattr(ahead, "MANY", 1)
    monkeypatch.setattr(workers, "WORTH", 1)
    monkeypatch.setattr(workers, "BATCH", 1)


def test_who_reads_does_not_matter(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, *alone = told(root, tmp_path / "sendiri")
    many(monkeypatch)
    read: list[int] = []
    monkeypatch.setattr(load, "read_ahead", lambda *given: count(read, ahead.read_ahead(*given)))
    monkeypatch.setattr(load, "read_item", None)  # nothing is read a second time
    _, *together = told(root, tmp_path / "bersama")
    assert together == alone
    assert read == [len(together[2])]
    assert any("data-pribadi" in finding for finding in alone[0])
    assert any(brief[1] for brief in alone[2])


def count(read: list[int], found: dict[str, Any]) -> dict[str, Any]:
    read.append(len(found))
    return found


def test_what_was_read_before_is_not_read_ahead(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.contents.SETTLED_NS", -(10**18))
    many(monkeypatch)
    told(root, tmp_path / "cache")
    wanted: list[str] = []

    def ask(found: Iterable[Found], *_: Any) -> dict[str, Any]:
        wanted.extend(each.slug for each in found)
        return {}

    monkeypatch.setattr(load, "read_ahead", ask)
    told(root, tmp_path / "cache")
    assert wanted == []
    (root / "content/layanan/daftar.yml").write_text(f"judul: Lain\n{HEAD}persyaratan: [KTP]\n")
    told(root, tmp_path / "cache")
    assert wanted == ["daftar"]


def test_few_are_read_here(root: Path, tmp_path: Path) -> None:
    found = discover(root, [])
    assert ahead.read_ahead(found, tmp_path, None) == {}


def test_without_room_for_a_worker_they_are_read_here(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(monkeypatch)
    monkeypatch.setattr(workers, "HOME", tmp_path / "tidak-ada")
    assert ahead.read_ahead(discover(root, []), tmp_path, None) == {}


def test_shared_work_is_done_by_both() -> None:
    team = Workers(2)
    for number in range(WORTH + 20 * BATCH):
        team.give(number, os.getpid)
    done = team.share()
    assert sorted(name for name, _ in done) == list(range(WORTH + 20 * BATCH))
    assert os.getpid() in {pid for _, pid in done}


@pytest.mark.parametrize("bad", [0, WORTH + 20 * BATCH - 1])
def test_what_fails_in_shared_work_is_raised(bad: int) -> None:
    team = Workers(2)
    for number in range(WORTH + 20 * BATCH):
        team.give(number, partial(floordiv, 1, number - bad))
    with pytest.raises(ZeroDivisionError):
        team.share()
    team.stop()
