"""The one comment below a pull request: ``python -m generator.intake.verdict EVENT ZIP PULLS TARGET``.

Called by .github/workflows/comment.yml, which may write comments and checks out nothing of the pull
request. What the check left as an artifact was made by the pull request's own code, so it is data from
anyone: bounded, of one shape, and made into Markdown here, where no word of it becomes markup. Which pull
request it is comes from the event and from GitHub's API, never from the artifact.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any

from generator.findings import Finding, Place, Severity, as_markdown, errors, in_order

MARKER = "<!-- terang:periksa -->"
"""By this the comment is found again and replaced, not repeated."""
MEMBER = "temuan.json"
ARTIFACT_LIMIT = 8_000_000
"""Bytes of findings that are unpacked."""
EVENT_LIMIT = 5_000_000
SHOWN = 100
BODY_LIMIT = 60_000
"""Characters; GitHub takes 65,536."""
CODE = re.compile(r"[a-z0-9-]{1,60}")
SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING}


def main(event: Path, archive: Path, pulls: Path, target: Path) -> int:
    """``target`` gets ``nomor.txt`` and ``komentar.md``, or nothing where there is nothing to say."""
    run = workflow_run(event)
    number = pull_number(run, read_json(pulls))
    findings = findings_of(archive)
    if not number or findings is None:
        print("tidak ada yang dikomentari.")
        return 0
    target.mkdir(parents=True, exist_ok=True)
    (target / "nomor.txt").write_text(f"{number}\n", "utf-8")
    (target / "komentar.md").write_text(comment(findings, run_address(run)), "utf-8")
    return 0


def read_json(path: Path) -> Any:
    """None for what is too large or no JSON."""
    try:
        return json.loads(path.read_bytes()) if path.stat().st_size <= EVENT_LIMIT else None
    except (OSError, ValueError, RecursionError):
        return None


def workflow_run(event: Path) -> dict[str, Any]:
    data = read_json(event)
    run = data.get("workflow_run") if isinstance(data, dict) else None
    return run if isinstance(run, dict) else {}


def pull_number(run: dict[str, Any], pulls: Any) -> int:
    """Of the open pull request whose newest commit was checked, 0 where there is none: a run that ended
    late must not overwrite what was said of newer files."""
    commit = run.get("head_sha")
    if run.get("event") != "pull_request" or not isinstance(commit, str) or not isinstance(pulls, list):
        return 0
    for pull in pulls:
        head = pull.get("head") if isinstance(pull, dict) else None
        if isinstance(head, dict) and head.get("sha") == commit and type(pull.get("number")) is int:
            return int(pull["number"])
    return 0


def run_address(run: dict[str, Any]) -> str:
    """Of the run's own page; "" unless it is one of GitHub's."""
    url = run.get("html_url")
    fine = isinstance(url, str) and re.fullmatch(r"https://github\.com/[\w./-]{1,200}/actions/runs/\d+", url)
    return str(url) if fine else ""


def findings_of(archive: Path) -> list[Finding] | None:
    """None where the check said nothing that can be read."""
    try:
        with zipfile.ZipFile(archive) as opened, opened.open(MEMBER) as stream:
            raw = stream.read(ARTIFACT_LIMIT + 1)
        rows = json.loads(raw) if len(raw) <= ARTIFACT_LIMIT else None
    except (OSError, ValueError, KeyError, RecursionError, NotImplementedError, RuntimeError, EOFError):
        return None
    except (zipfile.BadZipFile, zlib.error):
        return None
    if not isinstance(rows, list):
        return None
    return in_order(found for row in rows if (found := finding(row)))


def finding(row: Any) -> Finding | None:
    """One row of ``terang check --format json``; anything of another shape is none."""
    if not isinstance(row, dict) or not CODE.fullmatch(str(row.get("code"))):
        return None
    words = [row.get(key) for key in ("file", "message", "remedy")]
    severity = SEVERITIES.get(str(row.get("severity")))
    if severity is None or not all(isinstance(word, str) for word in words):
        return None
    file, message, remedy = (str(word)[:limit] for word, limit in zip(words, (300, 400, 400), strict=True))
    line = row.get("line")
    place = Place(file, line if type(line) is int and 0 < line < 10**9 else 0)
    return Finding(place, message, remedy, str(row["code"]), severity)


def comment(findings: list[Finding], run: str) -> str:
    wrong = len(errors(findings))
    verdict = (
        f"**Masih ada {wrong} masalah.** Perbaiki berkasnya; komentar ini diperbarui sendiri."
        if wrong
        else "**Lolos pemeriksaan.** Pengelola akan meninjaunya."
    )
    table = as_markdown(findings[:SHOWN]) if findings else []
    while len("\n".join(table)) > BODY_LIMIT:
        table.pop()
    hidden = len(findings) - max(len(table) - 2, 0)
    more = [f"Dan {hidden} temuan lain."] if hidden > 0 else []
    link = [f"Selengkapnya, dengan daftar halaman yang berubah: {run}"] if run else []
    return "\n\n".join([MARKER, verdict, *(["\n".join(table)] if table else []), *more, *link]) + "\n"


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:5])))
