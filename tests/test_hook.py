"""The hook before a commit, and the purge of a leak as the guide describes it."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import reading
from generator.cli import main
from generator.findings import Rejected
from generator.hook import MARK, install, staged, what_is_checked
from generator.hook import main as hook

Portal = Callable[..., Path]
Commit = Callable[..., str]
Git = Callable[..., str]
GUIDE = Path(__file__).parent.parent / "content/panduan/kebocoran.md"
NIK = "1471016503900001"
LEAK = "datasets/penerima/penerima.csv"
YAML = "judul: Penerima\nringkasan: Isi.\nkategori: berkala\npenerbit: disdik\ntanggal: 2025-07-01\n"
FILES = {"datasets/penerima/dataset.yml": YAML, LEAK: "kode,jumlah\n14.71.01,12\n14.71.02,34\n"}


@pytest.fixture
def repository(portal: Portal, commit: Commit) -> Path:
    root = portal(FILES)
    commit(root, "terbit")
    return root


def test_the_hook_lets_a_good_commit_pass_and_stops_a_leak(
    repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    assert main(["--portal", str(repository), "hook", "install"]) == 0
    (repository / LEAK).write_text("kode,jumlah\n14.71.01,13\n14.71.02,34\n")
    git(repository, "commit", "--quiet", "--all", "--message", "baik")
    (repository / LEAK).write_text(f"kode,NIK\n14.71.01,{NIK}\n")
    with pytest.raises(subprocess.CalledProcessError) as stopped:
        git(repository, "commit", "--quiet", "--all", "--message", "bocor")
    said = stopped.value.stdout + stopped.value.stderr
    assert "[data-pribadi]" in said
    assert NIK not in said
    assert git(repository, "log", "--format=%s").split() == ["baik", "terbit"]


def test_what_is_staged_is_checked_not_what_lies_in_the_folder(
    repository: Path, git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / LEAK).write_text(f"kode,NIK\n14.71.01,{NIK}\n")
    git(repository, "add", "--all")
    (repository / LEAK).write_text("kode,jumlah\n14.71.01,13\n14.71.02,34\n")
    assert hook(repository) == 1, "cleaned in the folder, but the leak is staged"
    assert LEAK in capsys.readouterr().out
    git(repository, "add", "--all")
    (repository / LEAK).write_text(f"kode,NIK\n14.71.01,{NIK}\n")
    assert hook(repository) == 0, "the leak is in the folder only"
    git(repository, "rm", "--quiet", "--force", LEAK)
    assert hook(repository) == 1, "a file that is staged as deleted is not there"
    assert "[tanpa-tabel]" in capsys.readouterr().out


def test_the_first_time_the_hook_knows_what_a_check_of_the_folder_read(
    repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["--portal", str(repository), "--quiet", "check"]) == 0
    git(repository, "add", "--all")
    monkeypatch.setattr(reading, "read_anew", lambda *_: pytest.fail("read again"))
    assert hook(repository) == 0


def test_the_index_of_a_commit_of_single_files_is_taken(
    repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = repository / ".git/lain"
    other.write_bytes((repository / ".git/index").read_bytes())
    (repository / LEAK).write_text(f"kode,NIK\n14.71.01,{NIK}\n")
    git(repository, "add", "--all")
    monkeypatch.chdir(repository)
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/lain")
    assert hook(repository) == 0
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert hook(repository) == 1


def test_the_staged_copy_has_the_history_and_leaves_the_index_alone(repository: Path, git: Git) -> None:
    before = git(repository, "status", "--porcelain"), (repository / ".git/index").read_bytes()
    copy = staged(repository)
    assert copy.is_relative_to(repository / ".git")
    assert git(copy, "log", "--format=%s").split() == ["terbit"]
    assert (copy / LEAK).read_bytes() == (repository / LEAK).read_bytes()
    assert before == (git(repository, "status", "--porcelain"), (repository / ".git/index").read_bytes())


def test_in_the_middle_of_a_merge_the_folder_itself_is_checked(repository: Path, git: Git) -> None:
    git(repository, "switch", "--quiet", "--create", "lain")
    for text in ("kode,jumlah\n14.71.01,1\n", "kode,jumlah\n14.71.01,2\n"):
        (repository / LEAK).write_text(text)
        git(repository, "commit", "--quiet", "--all", "--message", "x")
        git(repository, "switch", "--quiet", "main")
    with pytest.raises(subprocess.CalledProcessError):
        git(repository, "merge", "--quiet", "lain")
    assert what_is_checked(repository) == repository


def test_installing_twice_is_no_harm(repository: Path) -> None:
    path = install(repository)
    assert path == install(repository)
    assert path.read_text().count(MARK) == 1
    assert os.access(path, os.X_OK)


def test_a_hook_of_somebody_else_is_left_alone(repository: Path) -> None:
    path = repository / ".git/hooks/pre-commit"
    path.parent.mkdir(exist_ok=True)
    path.write_text("#!/bin/sh\nexit 0\n")
    with pytest.raises(Rejected) as rejected:
        install(repository)
    assert [finding.code for finding in rejected.value.findings] == ["pengait-lain"]
    assert path.read_text() == "#!/bin/sh\nexit 0\n"


def test_a_link_is_not_written_through(repository: Path, tmp_path: Path) -> None:
    path = repository / ".git/hooks/pre-commit"
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Rejected):
        install(repository)
    assert not (tmp_path / "elsewhere").exists()


def test_hooks_that_live_elsewhere_are_left_alone(repository: Path, git: Git) -> None:
    git(repository, "config", "core.hooksPath", ".husky")
    with pytest.raises(Rejected) as rejected:
        install(repository)
    assert ".husky" in str(rejected.value.findings[0])


def test_without_a_repository_nothing_is_installed(portal: Portal) -> None:
    with pytest.raises(Rejected) as rejected:
        install(portal())
    assert [finding.code for finding in rejected.value.findings] == ["bukan-repositori"]


def test_a_folder_with_a_quote_in_its_name(portal: Portal, commit: Commit) -> None:
    root = portal(at="portal d'oeuvre; touch x")
    commit(root, "a")
    last = install(root).read_text().splitlines()[-1]
    assert shlex.split(last)[-1] == str(root)


def test_the_commands_of_the_guide_purge_a_leak(repository: Path, commit: Commit, git: Git) -> None:
    (repository / LEAK).write_text(f"kode,NIK\n14.71.01,{NIK}\n")
    commit(repository, "bocor")
    git(repository, "tag", "--annotate", "--message", "edisi", "v1")
    (repository / LEAK).write_text("kode,jumlah\n14.71.01,14\n")
    commit(repository, "diam-diam dihapus")
    assert holds(repository, git)
    run_commands_of_guide(repository)
    assert git(repository, "log", "--all", "--oneline", "--", LEAK) == ""
    assert not holds(repository, git)
    assert git(repository, "log", "--format=%s").splitlines()[-1] == "terbit"
    assert (repository / "datasets/penerima/dataset.yml").is_file()


def test_the_push_of_the_guide_has_somewhere_to_go() -> None:
    """git filter-repo forgets ``origin`` unless it is told that the data are sensitive."""
    rewrites = re.findall(r"git filter-repo .*", GUIDE.read_text("utf-8"))
    assert rewrites
    assert all("--sensitive-data-removal" in line for line in rewrites)
    assert "git push --force --mirror origin\n" in GUIDE.read_text("utf-8")


def holds(root: Path, git: Git) -> bool:
    """Whether any object of the repository still has the number."""
    objects = git(root, "cat-file", "--batch-all-objects", "--batch-check").splitlines()
    blobs = [line.split()[0] for line in objects if line.split()[1] == "blob"]
    return any(NIK in git(root, "cat-file", "blob", blob) for blob in blobs)


def run_commands_of_guide(root: Path) -> None:
    """The block that needs nothing but git, as it stands on the page."""
    blocks = re.findall(r"```text\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    (block,) = [block for block in blocks if "filter-branch" in block]
    environment = {**os.environ, "FILTER_BRANCH_SQUELCH_WARNING": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    environment |= {
        f"GIT_COMMITTER_{key}": value for key, value in (("NAME", "P"), ("EMAIL", "p@uji.example"))
    }
    for line in block.strip().splitlines():
        subprocess.run(["bash", "-c", line], cwd=root, env=environment, check=True, capture_output=True)
