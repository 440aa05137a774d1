"""What git tells of a portal: small repositories, made by script, and what must come of them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.history.commits import parse
from generator.history.differences import Differences
from generator.history.events import Step
from generator.history.facts import Facts
from generator.history.git import read_blobs
from generator.history.log import History, State, read_history
from generator.history.tracks import declared

YAML = "judul: {}\nringkasan: Penduduk per kecamatan dan kelamin.\nkategori: berkala\npenerbit: disdik\n"
SOURCE = "datasets/penduduk/dataset.yml"
NOW = datetime(2026, 1, 1, tzinfo=UTC)

Make = Callable[..., Path]
Commit = Callable[..., str]
Git = Callable[..., str]


def write(root: Path, name: str, content: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return path


def dataset(root: Path, folder: str = "datasets/penduduk", title: str = "Penduduk", rows: int = 3) -> None:
    write(root, f"{folder}/dataset.yml", YAML.format(title))
    write(root, f"{folder}/data.csv", "kode,jumlah\n" + "".join(f"{n},{n * 7}\n" for n in range(rows)))


def read(root: Path, cache: Path | None = None) -> History:
    return read_history(root, cache or root.parent / "cache", NOW)


def codes(history: History) -> list[str]:
    return [finding.code for finding in history.findings]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "portal"
    dataset(folder)
    return folder


def test_revisions_come_newest_first_with_what_they_touched(root: Path, commit: Commit) -> None:
    first = commit(root, "Terbitkan penduduk", date="2025-01-02T03:04:05+07:00")
    dataset(root, rows=5)
    second = commit(root, "Tambah dua baris\n\nUraian panjang.", date="2025-02-03T00:30:00+07:00")
    newest, oldest = read(root).revisions([SOURCE])
    assert (oldest.commit, newest.commit) == (first, second)
    assert newest.subject == "Tambah dua baris"
    # Half past midnight in Pekanbaru is still the day before in UTC.
    assert [f"{each.date:%Y-%m-%d}" for each in (oldest, newest)] == ["2025-01-02", "2025-02-03"]
    assert newest.date == datetime(2025, 2, 2, 17, 30, tzinfo=UTC)
    assert oldest.paths == (("A", "datasets/penduduk/data.csv"), ("A", SOURCE))
    assert newest.paths == (("M", "datasets/penduduk/data.csv"),)


def test_a_folder_without_repository_has_no_history_and_no_fault(root: Path) -> None:
    history = read(root)
    assert history.state is State.NO_REPOSITORY
    assert (history.head, history.head_date, history.findings) == (None, None, ())
    assert history.revisions([SOURCE]) == ()
    assert history.deleted() == ()


def test_a_repository_without_commits_has_no_history(root: Path, git: Git) -> None:
    git(root, "init", "--quiet")
    assert read(root).state is State.NO_COMMITS


def test_a_machine_without_git_has_no_history(
    root: Path, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(root, "Mulai")
    monkeypatch.setenv("PATH", str(root))
    assert read(root).state is State.NO_GIT


def test_a_shallow_clone_says_how_to_get_the_rest(root: Path, commit: Commit, git: Git) -> None:
    commit(root, "Satu")
    dataset(root, rows=9)
    commit(root, "Dua")
    git(root.parent, "clone", "--quiet", "--depth=1", root.as_uri(), "shallow")
    history = read(root.parent / "shallow")
    assert history.state is State.SHALLOW
    assert codes(history) == ["riwayat-dangkal"]
    assert "fetch-depth: 0" in history.findings[0].remedy
    assert len(history.revisions([SOURCE])) == 1
    assert not (root.parent / "cache/history").exists()


def test_a_corrupt_repository_is_a_warning(root: Path, commit: Commit) -> None:
    first = commit(root, "Satu")
    dataset(root, rows=9)
    second = commit(root, "Dua")
    lost = root / ".git/objects" / first[:2] / first[2:]
    lost.chmod(0o600)
    lost.write_bytes(b"rusak")
    history = read(root)
    assert history.state is State.BROKEN
    assert codes(history) == ["riwayat-rusak"]
    assert history.head == second


def test_a_corrupt_old_file_hides_only_itself(root: Path, commit: Commit, git: Git) -> None:
    commit(root, "Satu")
    blobs = [
        git(root, "rev-parse", f"HEAD:datasets/penduduk/{name}").strip()
        for name in ("data.csv", "dataset.yml")
    ]
    lost = root / ".git/objects" / blobs[0][:2] / blobs[0][2:]
    lost.chmod(0o600)
    lost.write_bytes(b"rusak")
    got = dict(read_blobs(root, ["0" * 39 + "1", *blobs]))
    assert list(got) == [blobs[1]]
    assert got[blobs[1]].decode() == YAML.format("Penduduk")


def test_old_files_too_large_are_passed_over(root: Path, commit: Commit, git: Git) -> None:
    commit(root, "Satu")
    blobs = [
        git(root, "rev-parse", f"HEAD:datasets/penduduk/{name}").strip()
        for name in ("dataset.yml", "data.csv")
    ]
    assert list(dict(read_blobs(root, blobs, limit=60))) == [blobs[1]]


def test_the_portal_may_lie_inside_the_repository(tmp_path: Path, commit: Commit) -> None:
    portal = tmp_path / "repo/situs/kota"
    dataset(portal)
    dataset(tmp_path / "repo", title="Bukan milik portal")
    commit(tmp_path / "repo", "Mulai")
    history = read(portal, tmp_path / "cache")
    assert history.revisions([SOURCE])[0].paths[0] == ("A", "datasets/penduduk/data.csv")
    assert len(history.commits[0].changes) == 2


def test_what_lies_elsewhere_in_the_repository_is_no_history(root: Path, commit: Commit) -> None:
    write(root, "konsep/dataset.yml", YAML.format("Penduduk"))
    write(root, "datasets.txt", "bukan folder")
    (root / "datasets").rename(root / "simpanan")
    commit(root, "Siapkan", date="1990-01-01T00:00:00+00:00")
    (root / "simpanan").rename(root / "datasets")
    second = commit(root, "Terbitkan")
    (root / "datasets/penduduk").rename(root / "arsip")
    commit(root, "Simpan di luar")
    write(root, "generator.py", "pass")
    last = commit(root, "Perbarui perangkat")
    history = read(root)
    assert codes(history) == []
    assert [len(each.changes) for each in history.commits] == [0, 2, 2]
    assert (history.head, history.commits[-1].hash) == (last, second)
    assert [(c.status, c.old, c.path) for c in history.commits[-1].changes] == [
        ("A", None, "datasets/penduduk/data.csv"),
        ("A", None, SOURCE),
    ]
    assert [(c.status, c.new, c.path) for c in history.commits[1].changes] == [
        ("D", None, "datasets/penduduk/data.csv"),
        ("D", None, SOURCE),
    ]
    assert [gone.slug for gone in history.deleted()] == ["penduduk"]


def test_a_moved_folder_keeps_its_history(root: Path, commit: Commit) -> None:
    first = commit(root, "Satu")
    (root / "datasets/disduk/2025").mkdir(parents=True)
    (root / "datasets/penduduk").rename(root / "datasets/disduk/2025/penduduk")
    commit(root, "Pindahkan")
    dataset(root, "datasets/disduk/2025/penduduk", rows=8)
    third = commit(root, "Ubah")
    history = read(root)
    revisions = history.revisions(["datasets/disduk/2025/penduduk/dataset.yml"])
    assert [revisions[0].commit, revisions[-1].commit] == [third, first]
    assert len(revisions) == 3
    assert history.deleted() == ()
    assert history.former("datasets/disduk/2025/penduduk/dataset.yml") == ()


def test_a_move_in_two_commits_is_still_one_item(root: Path, commit: Commit) -> None:
    commit(root, "Satu")
    for path in sorted((root / "datasets/penduduk").iterdir()):
        path.unlink()
    commit(root, "Hapus untuk dipindahkan")
    dataset(root, "datasets/disduk/penduduk", title="Penduduk baru", rows=30)
    commit(root, "Unggah ulang")
    history = read(root)
    assert len(history.revisions(["datasets/disduk/penduduk/dataset.yml"])) == 3
    assert history.deleted() == ()


def test_a_move_with_every_file_rewritten_is_still_one_item(root: Path, commit: Commit) -> None:
    commit(root, "Satu")
    for path in sorted((root / "datasets/penduduk").iterdir()):
        path.unlink()
    write(root, "datasets/disduk/penduduk/dataset.yml", "judul: Sama sekali lain\n")
    write(root, "datasets/disduk/penduduk/data.csv", "x\n1\n")
    commit(root, "Pindah dan tulis ulang")
    history = read(root)
    (_, entry), _ = history.entries(["datasets/disduk/penduduk/dataset.yml"])
    assert entry.alive
    assert [(c.status, c.before, c.path) for c in entry.files] == [
        ("M", "datasets/penduduk/data.csv", "datasets/disduk/penduduk/data.csv")
    ]


def test_a_renamed_slug_is_known(root: Path, commit: Commit) -> None:
    commit(root, "Satu")
    (root / "datasets/penduduk").rename(root / "datasets/jumlah-penduduk")
    commit(root, "Ganti nama")
    history = read(root)
    assert history.former("datasets/jumlah-penduduk/dataset.yml") == ("penduduk",)
    assert len(history.revisions(["datasets/jumlah-penduduk/dataset.yml"])) == 2
    assert history.deleted() == ()


def test_a_new_item_that_resembles_a_deleted_one_is_new(root: Path, commit: Commit) -> None:
    """git takes these for a rename: the metadata differ in the title and a few words only."""
    commit(root, "Satu")
    for path in sorted((root / "datasets/penduduk").iterdir()):
        path.unlink()
    dataset(root, "datasets/sekolah", title="Sekolah dasar", rows=40)
    commit(root, "Ganti penduduk dengan sekolah")
    history = read(root)
    assert len(history.revisions(["datasets/sekolah/dataset.yml"])) == 1
    assert [gone.slug for gone in history.deleted()] == ["penduduk"]


def test_a_deleted_item_leaves_title_date_commit_and_reason(root: Path, commit: Commit) -> None:
    commit(root, "Satu")
    write(root, SOURCE, YAML.format("Penduduk: edisi kedua"))
    dataset(root, title='"Penduduk: edisi kedua"')
    commit(root, "Dua")
    for path in sorted((root / "datasets/penduduk").iterdir()):
        path.unlink()
    last = commit(root, "Tarik penduduk: salah sumber", date="2025-05-06T00:00:00+00:00")
    (gone,) = read(root).deleted()
    assert (gone.kind, gone.slug, gone.title) == ("dataset", "penduduk", "Penduduk: edisi kedua")
    assert (gone.commit, gone.reason) == (last, "Tarik penduduk: salah sumber")
    assert gone.date == datetime(2025, 5, 6, tzinfo=UTC)


def test_each_change_of_a_merged_branch_shows_once(root: Path, commit: Commit, git: Git) -> None:
    commit(root, "Satu", date="2025-01-01T00:00:00Z")
    git(root, "switch", "--quiet", "--create", "cabang")
    dataset(root, title="Dari cabang")
    branch = commit(root, "Di cabang", date="2025-01-02T00:00:00Z")
    git(root, "switch", "--quiet", "main")
    dataset(root, rows=7)
    main = commit(root, "Di utama", date="2025-01-03T00:00:00Z")
    git(root, "merge", "--quiet", "--no-ff", "-m", "Gabung", "cabang", date="2025-01-04T00:00:00Z")
    commits = [revision.commit for revision in read(root).revisions([SOURCE])]
    assert commits[:2] == [main, branch]
    assert len(commits) == 3


def test_a_merge_shows_where_it_changed_something_itself(root: Path, commit: Commit, git: Git) -> None:
    commit(root, "Satu", date="2025-01-01T00:00:00Z")
    git(root, "switch", "--quiet", "--create", "cabang")
    dataset(root, title="Dari cabang")
    commit(root, "Di cabang", date="2025-01-02T00:00:00Z")
    git(root, "switch", "--quiet", "main")
    dataset(root, title="Dari utama")
    commit(root, "Di utama", date="2025-01-03T00:00:00Z")
    with pytest.raises(subprocess.CalledProcessError):
        git(root, "merge", "--quiet", "cabang")
    dataset(root, title="Dari keduanya")
    merge = commit(root, "Gabung", date="2025-01-04T00:00:00Z")
    newest = read(root).revisions([SOURCE])[0]
    assert (newest.commit, newest.paths) == (merge, (("M", SOURCE),))


def test_a_cherry_picked_change_shows_once(root: Path, commit: Commit, git: Git) -> None:
    commit(root, "Satu", date="2025-01-01T00:00:00Z")
    git(root, "switch", "--quiet", "--create", "cabang")
    dataset(root, rows=7)
    picked = commit(root, "Perbaikan", date="2025-01-02T00:00:00Z")
    git(root, "switch", "--quiet", "main")
    write(root, "content/tentang/index.md", "x")
    commit(root, "Lain", date="2025-01-02T00:00:00Z")
    copied = ["-c", "user.name=P", "-c", "user.email=p@p"]
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(
        ["git", "-C", str(root), *copied, "cherry-pick", picked],
        env=environment,
        check=True,
        capture_output=True,
    )
    git(root, "merge", "--quiet", "-m", "Gabung", "cabang")
    assert [r.subject for r in read(root).revisions([SOURCE])] == ["Perbaikan", "Satu"]


@pytest.mark.parametrize("date", ["1970-01-01T12:00:00Z", "2099-01-01T00:00:00Z"])
def test_an_implausible_date_gives_way_to_its_neighbour(root: Path, commit: Commit, date: str) -> None:
    commit(root, "Satu", date="2025-01-01T00:00:00Z")
    dataset(root, rows=5)
    commit(root, "Jam salah", date=date)
    dataset(root, rows=6)
    commit(root, "Tiga", date="2025-03-01T00:00:00Z")
    history = read(root)
    days = [revision.date.date().isoformat() for revision in history.revisions([SOURCE])]
    assert days == ["2025-03-01", "2025-01-01", "2025-01-01"]
    assert codes(history) == ["tanggal-commit"]
    assert date[:10] in history.findings[0].message
    assert history.findings[0].place.file == "datasets/penduduk/data.csv"


def test_the_only_commit_with_a_wrong_date_still_gets_one(root: Path, commit: Commit) -> None:
    commit(root, "Satu", date="2099-01-01T00:00:00Z")
    history = read(root)
    assert history.head_date == datetime(2000, 1, 1, tzinfo=UTC)
    assert codes(history) == ["tanggal-commit"]


def test_many_wrong_dates_do_not_flood_the_report(root: Path, commit: Commit) -> None:
    for n in range(14):
        dataset(root, rows=n)
        commit(root, "x", date=f"1971-01-{n + 1:02}T00:00:00Z")
    findings = read(root).findings
    assert len(findings) == 11
    assert "4 commit lain" in findings[-1].message


def test_files_that_lay_there_before_belong_to_the_first_revision(tmp_path: Path, commit: Commit) -> None:
    root = tmp_path / "portal"
    write(root, "datasets/penduduk/data.csv", "a\n1\n")
    commit(root, "Unggah tabel dulu")
    write(root, SOURCE, YAML.format("Penduduk"))
    second = commit(root, "Lalu keterangannya")
    (revision,) = read(root).revisions([SOURCE])
    assert revision.commit == second
    assert revision.paths == (("A", "datasets/penduduk/data.csv"), ("A", SOURCE))


def test_a_file_moved_to_another_item_leaves_one_and_joins_the_other(root: Path, commit: Commit) -> None:
    write(root, "content/dokumen/lkpj/dokumen.yml", "judul: LKPJ\n")
    commit(root, "Satu")
    (root / "datasets/penduduk/data.csv").rename(root / "content/dokumen/lkpj/data.csv")
    commit(root, "Pindahkan berkas")
    history = read(root)
    assert history.revisions([SOURCE])[0].paths == (("D", "datasets/penduduk/data.csv"),)
    assert history.revisions(["content/dokumen/lkpj/dokumen.yml"])[0].paths == (
        ("A", "content/dokumen/lkpj/data.csv"),
    )


def test_hand_written_pages_have_revisions_too(tmp_path: Path, commit: Commit) -> None:
    root = tmp_path / "portal"
    page = write(
        root, "content/tentang/index.md", "# Tentang\n\nKami melayani warga kota dengan sepenuh hati.\n"
    )
    commit(root, "Satu")
    page.rename(page.with_name("kami.md"))
    commit(root, "Ganti nama")
    assert [r.subject for r in read(root).revisions(["content/tentang/kami.md"])] == ["Ganti nama", "Satu"]


def test_links_modes_and_foreign_names_do_no_harm(root: Path, commit: Commit) -> None:
    (root / "datasets/penduduk/tautan.csv").symlink_to("/etc/passwd")
    write(root, "datasets/penduduk/a\nb\t:c.csv", "x")
    (root / os.fsdecode(b"datasets/penduduk/\xff.csv")).write_text("y")
    commit(root, ":100644 judul yang mirip keluaran git")
    (root / "datasets/penduduk/data.csv").chmod(0o755)
    commit(root, "Hanya izin berkas")
    (revision,) = read(root).revisions([SOURCE])
    assert revision.subject.startswith(":100644")
    assert [path.rpartition("/")[2] for _, path in revision.paths] == [
        "\\xff.csv",
        "a\nb\t:c.csv",
        "data.csv",
        "dataset.yml",
    ]


def test_the_repository_cannot_run_programs(root: Path, commit: Commit, git: Git) -> None:
    commit(root, "Satu")
    trap = write(root, "trap.sh", f"#!/bin/sh\ntouch {root}/caught\n")
    trap.chmod(0o755)
    for key in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "gpg.program",
        "diff.x.textconv",
        "core.sshCommand",
    ):
        git(root, "config", key, str(trap))
    git(root, "config", "log.showSignature", "true")
    write(root, ".git/info/attributes", "* diff=x\n")
    history = read(root)
    assert dict(history.blobs([change.new or "" for change in history.commits[0].changes]))
    assert not (root / "caught").exists()


def test_variables_of_a_hook_do_not_lead_elsewhere(
    root: Path, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = commit(root, "Satu")
    monkeypatch.setenv("GIT_DIR", "/nonexistent")
    assert read(root).head == first


def test_replaced_commits_are_ignored(root: Path, commit: Commit, git: Git) -> None:
    commit(root, "Satu")
    dataset(root, rows=9)
    second = commit(root, "Dua")
    git(root, "replace", "--graft", second)
    assert len(read(root).revisions([SOURCE])) == 2


def test_grafts_are_ignored(root: Path, commit: Commit) -> None:
    commit(root, "Satu")
    dataset(root, rows=9)
    second = commit(root, "Dua")
    write(root, ".git/info/grafts", f"{second}\n")
    history = read(root)
    assert len(history.revisions([SOURCE])) == 2
    assert codes(history) == []


def test_a_rewritten_history_takes_the_place_of_the_kept_one(root: Path, commit: Commit, git: Git) -> None:
    commit(root, "Satu")
    dataset(root, rows=9)
    commit(root, "Dua")
    read(root)
    git(root, "reset", "--quiet", "--hard", "HEAD~1")
    dataset(root, rows=5)
    other = commit(root, "Dua yang lain")
    assert [each.subject for each in read(root).commits] == ["Dua yang lain", "Satu"]
    assert read(root).head == other


def test_the_log_is_read_from_the_cache_and_checked(root: Path, commit: Commit) -> None:
    commit(root, "Satu")
    first = read(root)
    (kept,) = (root.parent / "cache/history").glob("*.log")
    assert read(root).commits == first.commits
    kept.write_bytes(kept.read_bytes()[:-10])
    assert read(root).commits == first.commits


def test_a_kept_log_is_lengthened_to_what_a_fresh_one_says(root: Path, commit: Commit, git: Git) -> None:
    commit(root, "Satu", date="2025-01-01T00:00:00Z")
    git(root, "switch", "--quiet", "--create", "cabang")
    dataset(root, title="Dari cabang")
    commit(root, "Di cabang", date="2025-01-02T00:00:00Z")
    git(root, "switch", "--quiet", "main")
    steps = ["ubah", "ubah", "gabung", "ubah", "tulis-ulang", "ubah"]
    for day, step in enumerate(steps, 3):
        date = f"2025-01-{day:02}T00:00:00Z"
        if step == "gabung":
            git(root, "merge", "--quiet", "--no-ff", "-m", "Gabung", "cabang", date=date)
        elif step == "tulis-ulang":
            git(root, "reset", "--quiet", "--hard", "HEAD~2")
        else:
            dataset(root, title=read_title(root), rows=day)
            commit(root, step, date=date)
        lengthened = read(root)
        assert lengthened.commits == read(root, root.parent / f"fresh-{day}").commits
    assert len(list((root.parent / "cache/history").iterdir())) == 1


def test_the_same_log_is_gone_through_once(root: Path, commit: Commit) -> None:
    """A build asks three times; whoever asks again after a commit, or for another day, has it made anew."""
    commit(root, "Terbitkan penduduk", date="2025-01-02T03:04:05Z")
    first = read(root)
    assert read(root) is first
    assert read_history(root, root.parent / "cache", NOW.replace(year=2027)) is not first
    dataset(root, rows=5)
    commit(root, "Tambah dua baris", date="2025-01-03T03:04:05Z")
    assert len(read(root).commits) == len(first.commits) + 1


def test_old_metadata_is_read_only_of_items_that_differ(root: Path, commit: Commit, tmp_path: Path) -> None:
    dataset(root, "datasets/lain", "Lain")
    commit(root, "Terbitkan keduanya", date="2025-01-02T03:04:05Z")
    dataset(root, title="Penduduk menurut kecamatan")
    commit(root, "Perjelas judul", date="2025-01-03T03:04:05Z")
    history = read(root)
    pairs = [history.entries([source]) for source in (SOURCE, "datasets/lain/dataset.yml")]
    differences = Differences(history, tmp_path / "cache")
    differences.prepare(pairs)
    titles = [data["judul"] for data in differences.metadata.values() if data]
    assert sorted(titles) == ["Penduduk", "Penduduk menurut kecamatan"]
    newest, oldest = pairs[0]
    assert [change.name for change in differences.fields(Step(*newest, oldest[1], Facts(), Facts()))] == [
        "judul"
    ]


def read_title(root: Path) -> str:
    return (root / SOURCE).read_text().splitlines()[0].removeprefix("judul: ")


def test_a_log_that_breaks_off_gives_the_whole_commits_before() -> None:
    whole = (
        "a" * 40 + "\0\x000\x000\0Judul\0\n:100644 100644 " + "1" * 40 + " " + "2" * 40 + " M\0content/x\0"
    )
    assert [commit.subject for commit in parse((whole + "b" * 40 + "\0").encode(), "")] == ["Judul"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("datasets/a/dataset.yml", ("dataset", "a")),
        ("datasets/disdik/2025/a/dataset.yml", ("dataset", "a")),
        ("datasets/dataset.yml", None),
        ("datasets/a/data.csv", None),
        ("content/pengumuman/2025-01-01-libur.md", ("pengumuman", "2025-01-01-libur")),
        ("content/layanan/sub/ktp.yml", ("layanan", "ktp")),
        ("content/kewajiban/berkala.yml", None),
        ("content/index.md", None),
    ],
)
def test_declared(path: str, expected: tuple[str, str] | None) -> None:
    assert declared(path) == expected
