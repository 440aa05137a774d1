"""Events: what readers are told, and that their ids stay what they are."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from generator.history.addresses import unredirected
from generator.history.dates import Past
from generator.history.events import events
from generator.history.facts import Facts, facts_of
from generator.history.log import read_history
from generator.kept import Kept
from generator.kinds import KINDS
from generator.model import Event, Item
from generator.settings import Settings

SETTINGS = Settings.model_validate({"alamat_dasar": "https://ppid.example.go.id/kota/"})
NOW = datetime(2026, 1, 1, tzinfo=UTC)
TAG = re.compile(r"tag:ppid\.example\.go\.id,\d{4}-\d\d-\d\d:[a-z]+/[a-z0-9-]+/[a-z]+/[0-9a-f]+(-\d+)?")

Commit = Callable[..., str]
Git = Callable[..., str]


def publish(root: Path, slug: str = "penduduk", rows: int = 3, at: str = "datasets", **keys: str) -> Item:
    """A dataset in the folder, and the item that the loader would make of it."""
    said = {
        "judul": "Penduduk",
        "ringkasan": "Per kecamatan.",
        "kategori": "berkala",
        "penerbit": "disdik",
    } | keys
    folder = root / at / slug
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dataset.yml").write_text("".join(f"{key}: {value}\n" for key, value in said.items()))
    (folder / "data.csv").write_text("kode,jumlah\n" + "".join(f"{n},{n * 7}\n" for n in range(rows)))
    meta = KINDS["dataset"].model_validate({k: v.strip("[]") for k, v in said.items()})
    day = datetime.combine(meta.issued, datetime.min.time(), tzinfo=UTC) if meta.issued else NOW
    return Item("dataset", slug, meta, f"{at}/{slug}/dataset.yml", day, day)


def withdraw(root: Path, slug: str = "penduduk") -> None:
    shutil.rmtree(root / "datasets" / slug)


def told(root: Path, *items: Item, **more: Any) -> tuple[Event, ...]:
    return events(items, read_history(root, root.parent / "cache", NOW), SETTINGS, **more)


def types(found: tuple[Event, ...]) -> list[str]:
    """Oldest first."""
    return [event.type for event in reversed(found)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "portal"


def test_the_first_revision_is_new_and_the_next_an_update(root: Path, commit: Commit) -> None:
    publish(root)
    first = commit(root, "Satu", date="2025-01-01T00:00:00Z")
    item = publish(root, rows=5)
    second = commit(root, "Dua", date="2025-02-01T00:00:00Z")
    newest, oldest = told(root, item)
    assert (oldest.type, oldest.commit, oldest.note) == ("baru", first, "Terbit pertama kali.")
    assert (newest.type, newest.commit, newest.note) == ("diperbarui", second, "data.csv diperbarui.")
    assert newest.date == datetime(2025, 2, 1, tzinfo=UTC)
    assert all(TAG.fullmatch(event.id) for event in (newest, oldest))
    assert newest.id.startswith("tag:ppid.example.go.id,2025-02-01:dataset/penduduk/diperbarui/")


def test_the_date_of_publication_comes_from_the_metadata(root: Path, commit: Commit) -> None:
    item = publish(root, tanggal="2024-12-24")
    commit(root, "Satu", date="2025-01-01T00:00:00Z")
    (event,) = told(root, item)
    assert event.date == datetime(2024, 12, 24, tzinfo=UTC)
    assert ",2025-01-01:" in event.id


def test_without_git_there_is_one_event_for_each_item(root: Path) -> None:
    one, two = publish(root, tanggal="2024-12-24"), publish(root, "sekolah", tanggal="2024-12-25")
    assert [(event.slug, event.type, event.date) for event in told(root, one, two)] == [
        ("sekolah", "baru", two.issued),
        ("penduduk", "baru", one.issued),
    ]


def test_what_is_not_committed_counts_as_new(root: Path, commit: Commit) -> None:
    committed = publish(root)
    commit(root, "Satu")
    item = replace(publish(root, "sekolah"), issued=datetime(2025, 1, 1, 20, 4, 5, tzinfo=UTC))
    assert sorted((event.slug, event.commit is None) for event in told(root, committed, item)) == [
        ("penduduk", False),
        ("sekolah", True),
    ]


@pytest.mark.parametrize("status", ["ralat", "dicabut", "diganti"])
def test_a_change_of_status_is_an_event_of_its_own(root: Path, commit: Commit, status: str) -> None:
    publish(root)
    commit(root, "Satu", date="2025-01-01T00:00:00Z")
    publish(root, status=status, alasan="Angka kecamatan Sail keliru.")
    commit(root, "Dua", date="2025-02-01T00:00:00Z")
    publish(root, rows=9, status=status, alasan="Angka kecamatan Sail keliru.")
    commit(root, "Tiga", date="2025-03-01T00:00:00Z")
    found = told(root, publish(root))
    assert types(found) == ["baru", status, "diperbarui"]
    assert found[1].note == "Angka kecamatan Sail keliru."


def test_a_note_is_told_once_with_the_change_it_was_written_for(root: Path, commit: Commit) -> None:
    publish(root)
    commit(root, "Satu", date="2025-01-01T00:00:00Z")
    publish(root, rows=5, catatan_perubahan="Semester II ditambahkan.")
    commit(root, "Dua", date="2025-02-01T00:00:00Z")
    item = publish(root, rows=8, catatan_perubahan="Semester II ditambahkan.")
    commit(root, "Tiga", date="2025-03-01T00:00:00Z")
    notes = [event.note for event in told(root, item)]
    assert notes == ["data.csv diperbarui.", "Semester II ditambahkan.", "Terbit pertama kali."]


def test_a_caller_may_say_better_what_changed(root: Path, commit: Commit) -> None:
    publish(root)
    commit(root, "Satu")
    item = publish(root, rows=5)
    commit(root, "Dua")
    found = told(root, item, words=lambda step: f"{len(step.entry.files)} berkas dibandingkan")
    assert found[0].note == "1 berkas dibandingkan"


def test_a_withdrawn_item_keeps_its_events(root: Path, commit: Commit) -> None:
    publish(root, judul="Penduduk 2024")
    commit(root, "Satu", date="2025-01-01T00:00:00Z")
    withdraw(root)
    last = commit(root, "Tarik: salah unggah", date="2025-02-01T00:00:00Z")
    found = told(root)
    assert types(found) == ["baru", "ditarik"]
    assert {event.title for event in found} == {"Penduduk 2024"}
    assert (found[0].note, found[0].commit) == ("Tarik: salah unggah", last)


def test_a_withdrawn_item_is_known_by_its_last_state(root: Path, commit: Commit) -> None:
    publish(root, topik="[statistik]", wilayah="14.71")
    commit(root, "Terbit")
    withdraw(root)
    commit(root, "Tarik", "2025-02-01T00:00:00Z")
    (gone,) = read_history(root, root.parent / "cache", NOW).deleted()
    assert (gone.publisher, gone.category, gone.area) == ("disdik", "berkala", "14.71")
    assert gone.themes == ("statistik",)


def test_a_published_again_address_has_one_story(root: Path, commit: Commit) -> None:
    publish(root)
    commit(root, "Satu", date="2025-01-01T00:00:00Z")
    withdraw(root)
    commit(root, "Tarik", date="2025-02-01T00:00:00Z")
    item = publish(root)
    commit(root, "Lagi", date="2025-03-01T00:00:00Z")
    found = told(root, item)
    assert types(found) == ["baru", "ditarik", "baru"]
    assert found[0].note == "Terbit kembali."
    assert len({event.id for event in found}) == 3


def test_an_item_taken_away_without_a_commit_is_told(root: Path, commit: Commit) -> None:
    publish(root)
    other = publish(root, "sekolah")
    commit(root, "Satu", date="2025-01-01T00:00:00Z")
    withdraw(root)
    found = told(root, other)
    assert [(event.type, event.commit is None) for event in found if event.slug == "penduduk"] == [
        ("ditarik", True),
        ("baru", False),
    ]


def test_ids_survive_edits_and_moves(root: Path, commit: Commit) -> None:
    publish(root)
    commit(root, "Satu", date="2025-01-01T00:00:00Z")
    item = publish(root, rows=5)
    commit(root, "Dua", date="2025-02-01T00:00:00Z")
    before = {event.id for event in told(root, item)}
    (root / "datasets/disduk").mkdir()
    (root / "datasets/penduduk").rename(root / "datasets/disduk/jiwa")
    commit(root, "Pindah dan ganti nama", date="2025-03-01T00:00:00Z")
    item = publish(
        root, "jiwa", rows=5, at="datasets/disduk", judul="Jiwa", tanggal="2023-01-01", alamat_lama="penduduk"
    )
    commit(root, "Ganti judul dan tanggal", date="2025-04-01T00:00:00Z")
    after = told(root, item)
    assert before < {event.id for event in after}
    assert {event.slug for event in after} == {"jiwa"}
    assert after[1].note == "Alamat berubah dari penduduk."


def test_ids_survive_a_rewritten_history(root: Path, commit: Commit, git: Git) -> None:
    publish(root)
    commit(root, "Satu", date="2025-01-01T00:00:00Z")
    item = publish(root, rows=5)
    commit(root, "Dua", date="2025-02-01T00:00:00Z")
    before = told(root, item)
    git(root, "commit", "--amend", "--quiet", "-m", "Dua, dibetulkan", "--date=2025-02-01T00:00:00Z")
    after = told(root, item)
    assert [event.id for event in after] == [event.id for event in before]
    assert after[0].commit != before[0].commit


def test_a_mere_move_inside_the_repository_is_no_news(root: Path, commit: Commit) -> None:
    publish(root)
    commit(root, "Satu")
    (root / "datasets/disduk").mkdir()
    (root / "datasets/penduduk").rename(root / "datasets/disduk/penduduk")
    commit(root, "Rapikan folder")
    item = publish(root, at="datasets/disduk")
    assert types(told(root, item)) == ["baru"]


def test_the_same_change_twice_on_one_day_is_two_events(root: Path, commit: Commit) -> None:
    for hour, rows in enumerate((3, 4, 3, 4)):
        item = publish(root, rows=rows)
        commit(root, f"{rows} baris", date=f"2025-01-01T{hour:02}:00:00Z")
    found = told(root, item)
    assert len(found) == 4
    assert len({event.id for event in found}) == 4
    assert found[0].id == found[2].id + "-2"


def test_a_renamed_slug_without_a_redirect_is_a_finding(root: Path, commit: Commit) -> None:
    publish(root)
    commit(root, "Satu")
    (root / "datasets/penduduk").rename(root / "datasets/jiwa")
    commit(root, "Ganti nama")
    past = Past(root, root.parent / "cache", Kept.none(), {})
    (finding,) = unredirected([publish(root, "jiwa")], past)
    assert finding.code == "alamat-lama-hilang"
    assert "alamat_lama: [penduduk]" in finding.remedy
    assert unredirected([publish(root, "jiwa", alamat_lama="penduduk")], past) == []


def test_a_redirect_joins_two_histories(root: Path, commit: Commit) -> None:
    """git cannot see this rename: nothing in the folder stayed alike."""
    publish(root)
    commit(root, "Satu", date="2025-01-01T00:00:00Z")
    withdraw(root)
    item = publish(
        root, "jiwa", rows=90, judul="Jumlah jiwa", ringkasan="Sama sekali lain.", alamat_lama="penduduk"
    )
    commit(root, "Terbitkan sebagai jiwa", date="2025-02-01T00:00:00Z")
    history = read_history(root, root.parent / "cache", NOW)
    assert history.deleted([item]) == ()
    assert len(history.revisions([item.source], item.meta.former)) == 2
    assert {event.slug for event in told(root, item)} == {"jiwa"}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"judul: A\nstatus: ralat\nkolom: {status: x}\n", Facts("A", "ralat")),
        (b"kolom:\n  status: dicabut\njudul: A\n", Facts("A")),
        (
            b"judul: >-\n  Baris satu\n\n  baris dua\nalasan: 'Ya: begitu'\n",
            Facts("Baris satu\nbaris dua", "", "", "Ya: begitu"),
        ),
        (b"---\r\ntitle: A\r\n---\r\nstatus: bukan ini\r\n", Facts("A")),
        (b"\xef\xbb\xbf---\njudul: A\n", Facts("A")),
        (b"{judul: A, status: ralat}", Facts("A", "ralat")),
        (b"judul: [A, B]\nstatus:\n", Facts()),
        (b"judul: 'A\n", Facts()),
        (b"\xff\xfe\x00", Facts()),
        (b"", Facts()),
    ],
)
def test_facts_of_old_metadata(raw: bytes, expected: Facts) -> None:
    assert facts_of(raw) == expected
