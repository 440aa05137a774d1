"""The repository as a whole: locks, versions, workflows, and what `make` promises."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import LONGEST

from generator import __version__

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
LOCKS = ["requirements.lock", "requirements-dev.lock", "bench/requirements.lock"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TOP_LEVEL = {
    *("content", "datasets", "generator", "mkdocs.yml", "overrides", "tests", ".github", "README.md"),
    *("pyproject.toml", "requirements.lock", "requirements-dev.lock", "Makefile", "bench", "docs", "schemas"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "LICENSE-CONTENT", "SECURITY.md", ".ci", ".vscode"),
    *(".editorconfig", ".gitattributes", ".gitignore", ".pre-commit-config.yaml"),
}

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def tracked() -> list[str]:
    listing = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=True)
    return [name for name in listing.stdout.decode().split("\0") if name]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, list[str]]:
    """Requirement with version and marker → its hashes."""
    found: dict[str, list[str]] = {}
    current = ""
    for line in read(lock).splitlines():
        if re.match(r"[A-Za-z0-9]", line):
            current = line.removesuffix(" \\")
            found[current] = []
        elif hashed := re.fullmatch(r"    --hash=(sha256:[0-9a-f]{64})(?: \\)?", line):
            found[current].append(hashed[1])
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_exact_and_hashed(lock: str) -> None:
    for pin, hashes in pins(lock).items():
        assert re.match(r"[a-z0-9.-]+==\S+( ; .+)?$", pin), pin
        assert hashes, pin


def test_what_is_tested_is_what_runs() -> None:
    run, develop = pins("requirements.lock"), pins("requirements-dev.lock")
    assert run.items() <= develop.items()


def test_locks_hold_every_package_of_the_project() -> None:
    named = {re.match(r"[\w.-]+", need)[0].lower() for need in PROJECT["project"]["dependencies"]}  # type: ignore[index]
    assert named <= {pin.partition("==")[0] for pin in pins("requirements.lock")}


def test_what_is_imported_is_asked_for_by_name() -> None:
    """A package that came only with another one goes when that one no longer needs it."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "generator").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    roots = {name.partition(".")[0] for name in imported} - sys.stdlib_module_names - {"generator"}
    packages = packages_distributions()
    asked = {re.match(r"[\w.-]+", need)[0].lower() for need in PROJECT["project"]["dependencies"]}  # type: ignore[index]
    asked.add("pydantic-core")  # pydantic itself pins its version
    came = {root: {re.sub("[-_.]+", "-", name).lower() for name in packages[root]} for root in roots}
    missing = {root for root in roots if not asked & came[root]}
    assert {"numpy", "yaml"} <= roots
    assert not missing


def test_tools_of_the_tests_are_pinned_by_digest() -> None:
    lock = yaml.safe_load(read("tests/tools/package-lock.json"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())


def test_version_is_the_same_everywhere_and_in_the_changelog() -> None:
    assert PROJECT["project"]["version"] == __version__
    versions = re.findall(r"^## \[([^\]]+)\]", read("CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == "Unreleased"
    assert __version__ in versions


def test_changelog_uses_the_words_of_keep_a_changelog() -> None:
    words = set(re.findall(r"^### (.+)$", read("CHANGELOG.md"), re.MULTILINE))
    assert words <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_top_level_is_what_the_readme_shows() -> None:
    assert {name.split("/")[0] for name in tracked()} <= TOP_LEVEL


def test_nothing_names_the_machine_it_was_written_on() -> None:
    """A path of somebody's machine works nowhere else."""
    machine = re.compile(rb"(?<![\w/.])/(?:work|root|home/\w+)/[\w.]")
    text = {".py", ".md", ".yml", ".toml", ".json", ".mjs", ".html", ".css", ".js", "", ".lock", ".in"}
    named = [
        name
        for name in tracked()
        if Path(name).suffix in text
        and (ROOT / name).is_file()
        and machine.search((ROOT / name).read_bytes())
    ]
    assert not named


def test_the_gate_calls_make_test_and_nothing_hidden() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    lines = [line for line in script.read_text().splitlines() if line and not line.startswith("#")]
    assert lines == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "make test"]


@pytest.mark.parametrize("target", ["site", "test", "serve", "bench", "lock", "format", "clean"])
def test_make_knows_its_targets(target: str) -> None:
    listed = subprocess.run(["make", "-C", str(ROOT), "help"], capture_output=True, text=True, check=True)
    assert f"make {target} " in listed.stdout


def test_make_refuses_an_old_python_in_one_sentence(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2 && exit 0\nexit 1\n')
    old.chmod(0o755)
    command = [
        "make",
        "-C",
        str(ROOT),
        f"PYTHON={old}",
        f"VENV={tmp_path}/venv",
        f"{tmp_path}/venv/bin/python",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "Terang needs Python 3.11 or newer" in done.stderr
    assert "Python 3.9.2" in done.stderr
    assert not (tmp_path / "venv").exists()


def test_the_files_of_tests_that_begin_first_are_there() -> None:
    files = {path.stem for path in (ROOT / "tests").glob("test_*.py")}
    assert len({*LONGEST}) == len(LONGEST)
    assert {*LONGEST} <= files


# --- workflows -----------------------------------------------------------------------------------


SECRETS = {"publish.yml": {"MINISIGN_KEY"}}
"""Secrets that a workflow may name; that one runs on the default branch only."""
DEFAULT_BRANCH = "${{ github.event.repository.default_branch }}"


def workflow(path: Path) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in workflow(path)["jobs"].values() for step in job["steps"]]


@each_workflow
def test_actions_are_pinned_by_commit_and_say_their_version(path: Path) -> None:
    uses = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
    assert uses
    for used in uses:
        assert re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used), used


def test_one_action_has_one_version_in_all_workflows() -> None:
    uses = {used for path in WORKFLOWS for used in re.findall(r"uses: (\S+)", path.read_text("utf-8"))}
    assert len(uses) == len({used.partition("@")[0] for used in uses})


@each_workflow
def test_workflow_starts_with_no_rights_and_holds_no_secret(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert workflow(path)["permissions"] == {}
    assert set(re.findall(r"secrets\.(\w+)", text)) <= SECRETS.get(path.name, set())
    assert "pull_request_target" not in text
    assert all(job["timeout-minutes"] <= 45 for job in workflow(path)["jobs"].values())


@each_workflow
def test_checkout_brings_the_whole_history_and_keeps_no_token(path: Path) -> None:
    """Histories are read where the portal is checked or built; the comment needs the program alone."""
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    whole = {} if path.name == "comment.yml" else {"fetch-depth": 0}
    for step in checkouts:
        assert step["with"].pop("ref", DEFAULT_BRANCH) == DEFAULT_BRANCH
        assert step["with"] == {**whole, "persist-credentials": False}


def test_pull_requests_only_read() -> None:
    jobs = workflow(ROOT / ".github/workflows/check.yml")["jobs"]
    assert all(job["permissions"] == {"contents": "read"} for job in jobs.values())
    runs = " ".join(step.get("run", "") for job in jobs.values() for step in job["steps"])
    assert "terang check --format github" in runs
    assert "make test" in runs


def test_only_the_deploying_job_may_write_and_one_runs_at_a_time() -> None:
    publish = workflow(ROOT / ".github/workflows/publish.yml")
    assert publish["concurrency"]["cancel-in-progress"] is False
    assert publish["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert "write" not in publish["jobs"]["build"]["permissions"].values()
    # YAML 1.1 reads the key `on` as true.
    assert {"push", "schedule", "workflow_dispatch"} == set(publish[True])


def test_hidden_files_of_the_site_are_uploaded_too() -> None:
    """Without it /.well-known/security.txt would be missing online."""
    uploads = [step for path in WORKFLOWS for step in steps(path) if "upload" in step.get("uses", "")]
    sites = [step for step in uploads if step["with"]["path"] == "build/site"]
    assert len(sites) == 2
    assert all(step["with"]["include-hidden-files"] is True for step in sites)
