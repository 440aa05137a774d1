"""XLSX, XLS and ODS, and what calls itself so: HTML, XML spreadsheets and CSV with the suffix ``.xls``.

Workbooks are opened in a child process with limits of memory and time (``workbook.py``), because a few
hostile bytes can ask for a sheet of 17 thousand million cells. The child writes rows as JSON lines, which
are read again from disk as often as they are needed.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import generator
from generator.readers import csv
from generator.readers.grid import Grid, Merged, Row, Unreadable

SECONDS = 240
GAP = 5
"""Empty rows that are told of each gap; more of them say nothing new."""
TABLE = re.compile(rb"(?i)<table[\s>].{,200}<tr[\s>]", re.DOTALL)
CONTAINERS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read(path: Path, work: Path) -> list[Grid]:
    """Every sheet; ``work`` is an empty folder that must live as long as the grids. Raises Unreadable."""
    with path.open("rb") as stream:
        head = stream.read(2048)
    if head.startswith(CONTAINERS) or looks_like_markup(head):
        return from_child(path, work)
    if path.suffix.lower() == ".xls" and TABLE.search(head):  # below a warning of PHP
        return from_child(path, work)
    if path.suffix.lower() == ".xls":
        return csv.read(path)
    raise Unreadable(
        "berkas ini bukan lembar kerja, atau rusak.",
        "Buka di Excel atau LibreOffice, lalu simpan ulang sebagai .xlsx.",
        "lembar-kerja-rusak",
    )


def looks_like_markup(head: bytes) -> bool:
    return head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def from_child(path: Path, work: Path) -> list[Grid]:
    answer = run_child(path, work)
    if "error" in answer:
        raise Unreadable(*answer["error"])
    return [sheet_grid(sheet, work / f"{number}.jsonl") for number, sheet in enumerate(answer["sheets"])]


def run_child(path: Path, work: Path) -> dict[str, Any]:
    """What the child says of the workbook; a child that was killed says nothing."""
    home = str(Path(generator.__file__).parent.parent)
    command = [sys.executable, "-m", "generator.readers.workbook", str(path.resolve()), str(work.resolve())]
    try:
        done = subprocess.run(
            command,
            cwd=home,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": home},
        )
        answer = json.loads(done.stdout) if done.returncode == 0 else {}
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        answer = {}
    if not answer:
        raise Unreadable(
            "lembar kerja ini terlalu besar atau rusak, sehingga tidak dapat dibuka.",
            "Hapus baris dan kolom kosong di luar tabel, lalu simpan ulang; atau simpan sebagai CSV.",
            "lembar-kerja-rusak",
        )
    found: dict[str, Any] = answer
    return found


def sheet_grid(sheet: dict[str, Any], path: Path) -> Grid:
    return Grid(
        partial(rows, path),
        name=sheet["name"],
        hidden=sheet["hidden"],
        merged=tuple(Merged(*box) for box in sheet["merged"]),
        spreadsheet=True,
        notes=tuple(sheet["notes"]),
        faults=tuple((line, column, why) for line, column, why in sheet["faults"]),
        hidden_rows=tuple((first, last) for first, last in sheet["hidden_rows"]),
        hidden_columns=tuple((first, last) for first, last in sheet["hidden_columns"]),
        unseen=tuple((first, last) for first, last in sheet["unseen"]),
    )


def rows(path: Path) -> Iterator[tuple[int, Row]]:
    """Of a gap between rows no more than the first empty ones."""
    before = 0
    with path.open(encoding="utf-8") as stream:
        for text in stream:
            line, row = json.loads(text)
            for empty in range(before + 1, min(line, before + 1 + GAP)):
                yield empty, [None] * len(row)
            yield line, row
            before = line
