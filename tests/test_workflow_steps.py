"""The shell of the workflows, run here as GitHub runs it: step by step out of the YAML.

What it calls outside of the portal (``gh``, ``curl``, ``sudo``) is replaced by scripts that write down how
they were called.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FLOWS = ROOT / ".github/workflows"
Portal = Callable[..., Path]
GOOD = {
    "datasets/a/dataset.yml": (
        "judul: A\nringkasan: B\nkategori: berkala\npenerbit: disdik\ntanggal: 2025-07-01\n"
    ),
    "datasets/a/a.csv": "kecamatan,sekolah\nSail,20\nSukajadi,30\n",
}
SHELL = [(path.name, step) for path in sorted(FLOWS.glob("*.yml"))
         for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values()
         for step in job["steps"] if "run" in step]  # fmt: skip


@dataclass
class Runner:
    """One job: steps share a folder, a home of their own and GitHub's files."""

    folder: Path
    temp: Path
    env: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        (self.temp / "bin").mkdir(parents=True)
        for name in ("summary", "output"):
            (self.temp / name).touch()
        self.replace("sudo", 'echo "sudo $*" >> "$CALLS"')

    def replace(self, name: str, script: str) -> None:
        path = self.temp / "bin" / name
        path.write_text(f"#!/bin/bash\n{script}\n", "utf-8")
        path.chmod(0o755)

    def run(self, flow: str, step: str, **env: str) -> subprocess.CompletedProcess[str]:
        """As GitHub does where no shell is named: ``bash -e`` and the file."""
        (script,) = [
            each["run"] for name, each in SHELL if (name, each.get("name", each.get("id"))) == (flow, step)
        ]
        path = self.temp / "step.sh"
        path.write_text(script, "utf-8")
        known = {
            "PATH": f"{self.temp}/bin:{os.environ['PATH']}",
            "HOME": str(self.temp),
            "PYTHONPATH": str(ROOT),
            "CALLS": str(self.temp / "calls"),
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_REPOSITORY": "kota-uji/ppid",
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary"),
            "GITHUB_OUTPUT": str(self.temp / "output"),
            "GIT_CONFIG_GLOBAL": str(self.temp / "gitconfig"),
        }
        command = ["bash", "-e", str(path)]
        return subprocess.run(
            command,
            cwd=self.folder,
            env={**known, **self.env, **env},
            capture_output=True,
            text=True,
            check=False,
        )

    def calls(self) -> str:
        path = self.temp / "calls"
        return path.read_text("utf-8") if path.exists() else ""


@pytest.fixture
def runner(portal: Portal, tmp_path: Path) -> Callable[..., Runner]:
    def make(files: dict[str, str] | None = None) -> Runner:
        root = portal(GOOD | (files or {}))
        tools = root / ".venv/bin"
        tools.mkdir(parents=True)
        for name, words in {"terang": "-m generator", "python": ""}.items():
            (tools / name).write_text(f'#!/bin/bash\nexec {sys.executable} {words} "$@"\n', "utf-8")
            (tools / name).chmod(0o755)
        return Runner(root, tmp_path / "runner")

    return make


def test_every_step_is_known_here() -> None:
    """A new step needs a line below, or a place among those that only install."""
    installs = {"Install", "Install Tesseract", "Sign", "Test"}
    tried = {
        *("Check", "Summary of the check", "Build", "List the pages that change"),
        *("Fetch what the check found", "Make it into a comment", "Comment", "Convert", "Propose"),
        "Is anything to be published at an hour?",
    }
    assert {step.get("name") for _, step in SHELL} == installs | tried


def test_a_pull_request_is_checked_and_summed_up(runner: Callable[..., Runner]) -> None:
    job = runner({"datasets/a/dataset.yml": GOOD["datasets/a/dataset.yml"].replace("disdik", "disdk")})
    checked = job.run("check.yml", "Check")
    assert checked.returncode == 1
    assert checked.stdout.startswith("::error file=datasets/a/dataset.yml,line=4,")
    job.run("check.yml", "Summary of the check")
    assert (
        json.loads((job.folder / "build/temuan.json").read_text("utf-8"))[0]["code"] == "penerbit-tak-dikenal"
    )
    assert "| masalah | datasets/a/dataset" in (job.temp / "summary").read_text("utf-8")


def test_the_pages_that_change_are_listed(runner: Callable[..., Runner], commit: Callable[..., str]) -> None:
    job = runner()
    base = commit(job.folder, "Awal")
    (job.folder / "datasets/a/a.csv").write_text("kecamatan,sekolah\nSail,21\n", "utf-8")
    commit(job.folder, "Ubah")
    done = job.run("check.yml", "List the pages that change", BASE=base)
    assert done.returncode == 0, done.stderr
    assert "dataset/a/" in (job.temp / "summary").read_text("utf-8")


GH_FOR_A_COMMENT = """
echo "gh $*" >> "$CALLS"
case "$*" in
  *artifacts\\?name=temuan*) echo 77 ;;
  *artifacts/77/zip) cat "$RUNNER_TEMP/given.zip" ;;
  *pulls*) cat "$RUNNER_TEMP/given.json" ;;
  *--paginate*) echo $KNOWN ;;
esac
"""


@pytest.mark.parametrize(
    ("known", "call"),
    [
        ("", "--method POST repos/kota-uji/ppid/issues/12/comments"),
        ("5", "--method PATCH repos/kota-uji/ppid/issues/comments/5"),
    ],
)
def test_what_was_found_becomes_one_comment(runner: Callable[..., Runner], known: str, call: str) -> None:
    job = runner()
    job.replace("gh", GH_FOR_A_COMMENT)
    job.replace("python3", f'exec {sys.executable} -S "$@"')  # the runner's own: nothing is installed
    event = ROOT / "tests/events/pemeriksaan-selesai.json"
    commit = json.loads(event.read_text("utf-8"))["workflow_run"]["head_sha"]
    (job.temp / "given.json").write_text(json.dumps([{"number": 12, "head": {"sha": commit}}]), "utf-8")
    with zipfile.ZipFile(job.temp / "given.zip", "w") as made:
        made.writestr("temuan.json", "[]")
    env = {"GITHUB_EVENT_PATH": str(event), "RUN": "9", "OWNER": "petugas", "BRANCH": "a b", "KNOWN": known}
    for step in ("Fetch what the check found", "Make it into a comment", "Comment"):
        done = job.run("comment.yml", step, **env)
        assert done.returncode == 0, done.stderr
    assert call in job.calls()
    assert "head=petugas:a b" in job.calls()
    assert "**Lolos pemeriksaan.**" in (job.temp / "komentar/komentar.md").read_text("utf-8")


def test_no_artifact_is_no_comment_and_no_fault(runner: Callable[..., Runner]) -> None:
    job = runner()
    job.replace("gh", 'echo "gh $*" >> "$CALLS"')
    job.replace("python3", f'exec {sys.executable} -S "$@"')
    event = str(ROOT / "tests/events/pemeriksaan-selesai.json")
    for step in ("Fetch what the check found", "Make it into a comment", "Comment"):
        assert (
            job.run("comment.yml", step, GITHUB_EVENT_PATH=event, RUN="9", OWNER="", BRANCH="").returncode
            == 0
        )
    assert job.calls().count("gh ") == 1


GH_FOR_A_PROPOSAL = 'echo "gh $*" >> "$CALLS"\n[ "$2" = list ] && echo 0 || true'


@pytest.fixture
def intake(
    runner: Callable[..., Runner], commit: Callable[..., str], git: Callable[..., str]
) -> tuple[Runner, Path]:
    """A job whose pushes go to the bare repository that is given beside it."""
    job = runner()
    commit(job.folder, "Awal")
    remote = job.temp / "remote.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
    address = "https://x-access-token:rahasia@github.com/kota-uji/ppid.git"
    (job.temp / "gitconfig").write_text(f'[url "{remote}"]\n\tinsteadOf = {address}\n', "utf-8")
    job.replace("gh", GH_FOR_A_PROPOSAL)
    return job, remote


def take_in(job: Runner, git: Callable[..., str], event: Path) -> None:
    """Both jobs of the workflow; each has a clone of its own."""
    done = job.run("intake.yml", "Convert", GITHUB_EVENT_PATH=str(event))
    assert done.returncode == 0, done.stderr
    git(job.folder, "clean", "--quiet", "--force", "-d", "--", "content", "datasets")
    for step in ("Propose", "Comment"):
        done = job.run("intake.yml", step, GH_TOKEN="rahasia", ISSUE="14", BASE="main")
        assert done.returncode == 0, done.stderr
    git(job.folder, "switch", "--quiet", "main")
    git(job.folder, "branch", "--quiet", "-D", "masukan/14")


def edited(job: Runner) -> Path:
    event = json.loads((ROOT / "tests/events/layanan.json").read_text("utf-8"))
    event["issue"]["body"] = event["issue"]["body"].replace("1 hari kerja", "2 hari kerja")
    path = job.temp / "suntingan.json"
    path.write_text(json.dumps(event), "utf-8")
    return path


def test_an_issue_becomes_a_branch_and_a_pull_request(
    intake: tuple[Runner, Path], git: Callable[..., str]
) -> None:
    job, remote = intake
    take_in(job, git, ROOT / "tests/events/layanan.json")
    pushed = git(remote, "ls-tree", "-r", "--name-only", "masukan/14").split()
    assert [name for name in pushed if name.startswith("content/layanan/")]
    assert git(remote, "log", "-1", "--format=%an %s", "masukan/14").startswith(
        "github-actions[bot] Masukan #"
    )
    assert "gh pr create --head masukan/14 --base main" in job.calls()
    assert "gh issue comment 14 --edit-last --create-if-none" in job.calls()


def test_an_edited_issue_replaces_what_nobody_else_has_touched(
    intake: tuple[Runner, Path], git: Callable[..., str]
) -> None:
    job, remote = intake
    take_in(job, git, ROOT / "tests/events/layanan.json")
    first = git(remote, "rev-parse", "masukan/14")
    take_in(job, git, edited(job))
    assert git(remote, "rev-parse", "masukan/14") != first
    assert "2 hari kerja" in git(remote, "show", "masukan/14")
    assert (
        git(remote, "rev-list", "--count", f"{git(job.folder, 'rev-parse', 'main').strip()}..masukan/14")
        == "1\n"
    )
    assert "Usulan sudah dibuat" in (job.folder / "build/masukan/komentar.md").read_text("utf-8")


def test_an_edited_issue_leaves_a_reviewers_commits_alone_and_says_so(
    intake: tuple[Runner, Path], git: Callable[..., str], commit: Callable[..., str]
) -> None:
    job, remote = intake
    take_in(job, git, ROOT / "tests/events/layanan.json")
    git(job.folder, "fetch", "--quiet", str(remote), "masukan/14")
    git(job.folder, "switch", "--quiet", "--detach", "FETCH_HEAD")
    reviewed = commit(job.folder, "Perbaiki ejaan")
    git(job.folder, "push", "--quiet", str(remote), "HEAD:refs/heads/masukan/14")
    git(job.folder, "switch", "--quiet", "main")
    git(job.folder, "branch", "masukan/14")  # as if nothing of it were here
    take_in(job, git, edited(job))
    assert git(remote, "rev-parse", "masukan/14").strip() == reviewed
    said = (job.folder / "build/masukan/komentar.md").read_text("utf-8")
    assert "Peninjau sudah mengubah usulan ini" in said
    assert said.startswith("<!-- terang:masukan -->")


@pytest.mark.parametrize(
    ("written", "schedule", "go"),
    [
        ("", "7 * * * *", False),
        ("", "17 0 * * *", True),
        ("", "", True),
        ("terbit: 2026-12-01T08:00+07:00\n", "7 * * * *", True),
        ("publish_at: 2026-12-01T08:00+07:00\n", "7 * * * *", True),
        ("grafik: []\n# diterbitkan: kemarin\n", "7 * * * *", False),
    ],
)
def test_the_hourly_run_ends_where_nothing_is_due(
    runner: Callable[..., Runner], commit: Callable[..., str], written: str, schedule: str, go: bool
) -> None:
    job = runner({"datasets/a/dataset.yml": GOOD["datasets/a/dataset.yml"] + written})
    commit(job.folder, "Awal")
    done = job.run("publish.yml", "Is anything to be published at an hour?", SCHEDULE=schedule)
    assert done.returncode == 0, done.stderr
    assert (job.temp / "output").read_text("utf-8") == ("go=true\n" if go else "")


@pytest.mark.parametrize("online", [True, False])
def test_the_build_goes_on_from_the_log_that_is_online(runner: Callable[..., Runner], online: bool) -> None:
    job = runner()
    log = job.folder / "build/penerbitan.jsonl"
    job.replace(
        "curl", f'echo "curl $*" >> "$CALLS"; {"echo {} > build/penerbitan.jsonl" if online else "exit 22"}'
    )
    (job.folder / ".venv/bin/terang").write_text('#!/bin/bash\necho "terang $*" >> "$CALLS"\n', "utf-8")
    done = job.run("publish.yml", "Build", BASE_URL="https://kota-uji.github.io/ppid")
    assert done.returncode == 0, done.stderr
    assert log.exists() is online
    assert "terang build --base-url https://kota-uji.github.io/ppid/" in job.calls()
    assert "https://kota-uji.github.io/ppid/penerbitan.jsonl" in job.calls()


@pytest.mark.parametrize(("flow", "step"), SHELL, ids=[f"{flow}-{step.get('name')}" for flow, step in SHELL])
def test_no_word_of_anybody_is_put_into_a_command(flow: str, step: dict[str, Any]) -> None:
    assert "${{" not in step["run"]


def test_what_one_workflow_leaves_is_what_the_other_takes() -> None:
    flows = {path.stem: path.read_text("utf-8") for path in FLOWS.glob("*.yml")}
    check, comment = (yaml.safe_load(flows[name]) for name in ("check", "comment"))
    assert comment[True]["workflow_run"]["workflows"] == [check["name"]]  # `on` is a boolean in YAML 1.1
    names = {
        step["with"]["name"] for step in check["jobs"]["content"]["steps"] if "upload" in step.get("uses", "")
    }
    assert "temuan" in names
    assert "artifacts?name=temuan" in flows["comment"]
    assert "name: masukan" in flows["intake"]
    assert "pattern: masukan" in flows["intake"]
