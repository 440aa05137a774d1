"""The one comment below a pull request, out of what anyone's code has left behind."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.findings import Finding, Place, Severity, as_json
from generator.intake.verdict import ARTIFACT_LIMIT, BODY_LIMIT, MARKER, MEMBER, comment, main

ROOT = Path(__file__).parent.parent
EVENT = ROOT / "tests/events/pemeriksaan-selesai.json"
WORKFLOW = (ROOT / ".github/workflows/comment.yml").read_text("utf-8")
COMMIT = "0d1a26e67d8f5eaf1f6ba5c57fc3c7d91ac0fd1c"
PULLS = [{"number": 3, "head": {"sha": "1" * 40}}, {"number": 12, "head": {"sha": COMMIT}}]
WRONG = Finding(Place("datasets/a/a.csv", 3), "angka salah.", "Betulkan.", "angka-rusak")


def said(tmp_path: Path, rows: object, pulls: Any = PULLS, event: Path = EVENT) -> tuple[str, str]:
    """(number, comment); two empty strings where nothing is said."""
    archive, listed, target = tmp_path / "temuan.zip", tmp_path / "pulls.json", tmp_path / "out"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(MEMBER, rows if isinstance(rows, bytes | str) else json.dumps(rows))
    listed.write_text(json.dumps(pulls), "utf-8")
    assert main(event, archive, listed, target) == 0
    if not target.exists():
        return "", ""
    return (target / "nomor.txt").read_text("utf-8").strip(), (target / "komentar.md").read_text("utf-8")


def test_findings_are_told_below_the_pull_request_that_was_checked(tmp_path: Path) -> None:
    number, text = said(tmp_path, as_json([WRONG])[0])
    assert number == "12"
    assert text.startswith(MARKER)
    assert "**Masih ada 1 masalah.**" in text
    assert "datasets/a/a.csv:3" in text
    assert text.rstrip().endswith("https://github.com/kota-uji/ppid/actions/runs/17234567890")


def test_no_findings_are_praise(tmp_path: Path) -> None:
    assert "**Lolos pemeriksaan.**" in said(tmp_path, [])[1]


@pytest.mark.parametrize(
    "pulls",
    [
        [],
        None,
        {},
        [1],
        [{"number": 12, "head": {"sha": "2" * 40}}],
        [{"number": "12; ls", "head": {"sha": COMMIT}}],
    ],
)
def test_a_run_that_belongs_to_no_open_pull_request_says_nothing(tmp_path: Path, pulls: object) -> None:
    assert said(tmp_path, [], pulls) == ("", "")


@pytest.mark.parametrize("change", [{"event": "push"}, {"head_sha": None}, {"head_sha": 7}])
def test_other_runs_say_nothing(tmp_path: Path, change: dict[str, object]) -> None:
    data = json.loads(EVENT.read_text("utf-8"))
    data["workflow_run"].update(change)
    event = tmp_path / "event.json"
    event.write_text(json.dumps(data), "utf-8")
    assert said(tmp_path, [], event=event) == ("", "")


def test_the_address_of_the_run_is_github_s_or_left_out(tmp_path: Path) -> None:
    data = json.loads(EVENT.read_text("utf-8"))
    data["workflow_run"]["html_url"] = "https://github.com.jahat.example/a/actions/runs/1"
    event = tmp_path / "event.json"
    event.write_text(json.dumps(data), "utf-8")
    assert "http" not in said(tmp_path, [], event=event)[1]


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "[klik](https://jahat.example)",
    "https://jahat.example",
    "@kota-uji/semua",
    "baris\nbaru\n# judul",
    "| sel | lain |",
    "<!-- terang:periksa -->",
    "`kode`",
    "![gambar](http://x/y.png)",
]


@pytest.mark.parametrize("word", HOSTILE)
def test_no_word_of_the_artifact_becomes_markup(tmp_path: Path, word: str) -> None:
    row = {"file": word, "line": 1, "severity": "error", "code": "a-b", "message": word, "remedy": word}
    text = said(tmp_path, [row])[1]
    rows = [line for line in text.splitlines() if line.startswith("| masalah")]
    assert len(rows) == 1
    assert len(re.findall(r"(?<!\\)\|", rows[0])) == 6
    assert "<" not in text.removeprefix(MARKER)
    assert "https://jahat" not in text
    assert "@kota" not in text
    assert not re.search(r"(?<!\\)\]\(", rows[0])


@pytest.mark.parametrize(
    "rows",
    [b"", b"{", b"{}", b"[" * 100_000, b"\xff\xfe", b" " * (ARTIFACT_LIMIT + 1)],
    ids=["empty", "cut", "object", "deep", "bytes", "bomb"],
)
def test_an_artifact_of_another_shape_says_nothing(tmp_path: Path, rows: bytes) -> None:
    assert said(tmp_path, rows) == ("", "")


@pytest.mark.parametrize(
    "row",
    [
        None,
        [],
        {"code": "a"},
        {"code": "A B", "file": "a", "message": "b", "remedy": "c", "severity": "error"},
        {"code": "a", "file": 1, "message": "b", "remedy": "c", "severity": "error"},
        {"code": "a", "file": "a", "message": "b", "remedy": "c", "severity": "fatal"},
    ],
)
def test_a_row_of_another_shape_is_passed_over(tmp_path: Path, row: object) -> None:
    assert "angka salah" in said(tmp_path, [row, *json.loads(as_json([WRONG])[0])])[1]


@pytest.mark.parametrize("content", [None, b"PK", b"kosong"])
def test_no_zip_says_nothing(tmp_path: Path, content: bytes | None) -> None:
    archive, pulls = tmp_path / "a.zip", tmp_path / "p.json"
    pulls.write_text(json.dumps(PULLS))
    if content is not None:
        archive.write_bytes(content)
    assert main(EVENT, archive, pulls, tmp_path / "out") == 0
    assert not (tmp_path / "out").exists()


def test_many_findings_fit_into_one_comment() -> None:
    many = [
        Finding(Place(f"{n:04}/{'_' * 250}"), "*" * 400, "[" * 400, "a", Severity.WARNING) for n in range(500)
    ]
    text = comment(many, "")
    assert len(text) < BODY_LIMIT + 1_000
    shown = sum(line.startswith("| peringatan") for line in text.splitlines())
    assert f"Dan {500 - shown} temuan lain." in text


def test_it_runs_where_nothing_is_installed(tmp_path: Path) -> None:
    """The workflow that may write installs no packages: only Python's own library is used."""
    pulls = tmp_path / "pulls.json"
    pulls.write_text("[]")
    command = [sys.executable, "-S", "-m", "generator.intake.verdict"]
    done = subprocess.run(
        [*command, str(EVENT), str(tmp_path / "none.zip"), str(pulls), str(tmp_path / "out")],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_who_may_comment_runs_nothing_of_the_pull_request() -> None:
    job = yaml.safe_load(WORKFLOW)["jobs"]["comment"]
    assert job["permissions"] == {"actions": "read", "contents": "read", "pull-requests": "write"}
    checkout = job["steps"][0]["with"]
    assert checkout["ref"] == "${{ github.event.repository.default_branch }}"
    for step in job["steps"]:
        assert "${{" not in step.get("run", "")
    assert MARKER in WORKFLOW


def test_the_check_itself_may_not_write() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))["jobs"]
    assert all(job["permissions"] == {"contents": "read"} for job in jobs.values())
