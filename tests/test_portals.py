"""Golden portals: each folder of ``tests/portals`` is a portal and what must come out of it.

``portal/`` is the input; ``docs/`` and ``files/`` are the staged trees, compared file by file.
``binary.txt`` holds the digests of what cannot be read as text; where there is an ``only.txt``, nothing
but what begins with one of its lines is compared. After a change that is meant:
``UPDATE_PORTALS=1 pytest tests/test_portals.py``, then read the difference; never done in CI.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from generator.check import check
from generator.findings import as_text, errors
from generator.load import load
from generator.output import MARKER, Output
from generator.pipeline import emit
from generator.progress import Progress

PORTALS = sorted((Path(__file__).parent / "portals").iterdir())
TEXT = {
    ".md",
    ".csv",
    ".json",
    ".jsonld",
    ".geojson",
    ".xml",
    ".ttl",
    ".txt",
    ".opml",
    ".ics",
    ".jsonl",
    ".svg",
    ".html",
}
TREES = ("docs", "files")


def stage(portal: Path, work: Path) -> list[str]:
    """Emit a portal into ``work/docs`` and ``work/files``; returns its findings."""
    loaded = load(portal, work / "cache")
    findings = check(loaded)
    assert not errors(findings), as_text(findings)
    out = Output(work / "docs", work / "files")
    emit(loaded.catalogue, out, findings, Progress.silent())
    out.write()
    return as_text(findings)


def compared(golden: Path) -> tuple[str, ...]:
    only = golden / "only.txt"
    return tuple(only.read_text().split()) if only.exists() else ("",)


def snapshot(folder: Path, only: tuple[str, ...] = ("",)) -> dict[str, bytes]:
    """Relative name → content; what is not text by its digest."""
    files = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or name == MARKER or not name.startswith(only):
            continue
        content = path.read_bytes()
        files[name] = content if path.suffix in TEXT else hashlib.sha256(content).hexdigest().encode()
    return files


def expected(folder: Path, tree: str) -> dict[str, bytes]:
    texts = snapshot(folder / tree) if (folder / tree).is_dir() else {}
    listed = (folder / "binary.txt").read_text().splitlines() if (folder / "binary.txt").exists() else []
    binaries = dict(line.split("  ", 1)[::-1] for line in listed)
    prefix = f"{tree}/"
    return texts | {
        name.removeprefix(prefix): d.encode() for name, d in binaries.items() if name.startswith(prefix)
    }


def update(golden: Path, work: Path) -> None:
    """Take what came out as what must come out; only by hand, never in CI."""
    lines = []
    for tree in TREES:
        shutil.rmtree(golden / tree, ignore_errors=True)
        for name, content in snapshot(work / tree, compared(golden)).items():
            if Path(name).suffix in TEXT:
                target = golden / tree / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            else:
                lines.append(f"{content.decode()}  {tree}/{name}\n")
    (golden / "binary.txt").write_text("".join(lines))


@pytest.mark.parametrize("golden", PORTALS, ids=lambda path: path.name)
def test_what_comes_out_is_what_must_come_out(golden: Path, tmp_path: Path) -> None:
    portal = tmp_path / "portal"
    shutil.copytree(golden / "portal", portal)
    findings = stage(portal, tmp_path)
    if os.environ.get("UPDATE_PORTALS") and not os.environ.get("CI"):
        update(golden, tmp_path)
        (golden / "findings.txt").write_text("".join(line + "\n" for line in findings))
    assert findings == (golden / "findings.txt").read_text().splitlines()
    for tree in TREES:
        made, wanted = snapshot(tmp_path / tree, compared(golden)), expected(golden, tree)
        assert sorted(set(wanted) - set(made)) == [], "missing"
        assert sorted(set(made) - set(wanted)) == [], "unexpected"
        assert [name for name in wanted if made[name] != wanted[name]] == [], "different"


@pytest.mark.parametrize("golden", PORTALS, ids=lambda path: path.name)
def test_a_second_run_writes_nothing(golden: Path, tmp_path: Path) -> None:
    portal = tmp_path / "portal"
    shutil.copytree(golden / "portal", portal)
    stage(portal, tmp_path)
    loaded = load(portal, tmp_path / "cache")
    out = Output(tmp_path / "docs", tmp_path / "files")
    emit(loaded.catalogue, out, [], Progress.silent())
    done = out.write()
    assert (done.written, done.pruned) == (0, 0)
