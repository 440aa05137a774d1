"""Rows that are no data but name the rows below them: ``KECAMATAN SAIL`` above its kelurahan.

A row that says nothing but a name may as well be one of which nothing was counted. It is told as a heading
where all such rows are marked as one (by a level, a letter, capitals) and no other row is, or where they
begin the table and every other row is full.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from generator.findings import Finding, Place, Severity
from generator.tables.arrow import Array
from generator.tables.problems import quoted
from generator.tables.shape import is_label, is_number
from generator.tables.words import LEVEL, SERIAL

NAMES = 2
"""First columns, in which the name stands."""
LEVELS = 3
"""Headings that may follow each other."""
Mask = npt.NDArray[np.bool_]


def headings(columns: list[Array], lines: Sequence[int], source: str) -> list[Finding]:
    """``columns``: the whole table as text."""
    full = np.array([is_filled(column) for column in columns])
    if len(columns) < 2 or not len(lines):
        return []
    heads = name_rows(full, columns)
    rows = np.flatnonzero(heads)
    if not len(rows) or 2 * len(rows) > len(heads) or longest_run(heads) > LEVELS or heads[-1]:
        return []
    names = [name_of(columns, row) for row in rows.tolist()]
    if not all(map(is_label, names)):
        return []
    if not (marked(names, columns, heads) or begins_groups(full, heads)):
        return []
    return [finding(source, lines[rows[0]], names)]


def is_filled(column: Array) -> Mask:
    filled = pc.not_equal(pc.utf8_trim_whitespace(column), "")
    return np.asarray(pc.fill_null(filled, False).to_numpy(zero_copy_only=False))


def name_rows(full: Mask, columns: list[Array]) -> Mask:
    """Rows with one cell among the first columns and nothing else; or two, as in ``I | KECAMATAN SAIL``."""
    named = min(NAMES, len(columns) - 1)
    lone: Mask = (full.sum(axis=0) == 1) & full[:named].any(axis=0)
    if named < NAMES or not numbered(columns[0], full):
        return lone
    pairs = np.flatnonzero(full[:NAMES].all(axis=0) & ~full[NAMES:].any(axis=0))
    lone[[row for row in pairs.tolist() if not is_number(columns[0][row].as_py())]] = True
    return lone


def numbered(column: Array, full: Mask) -> bool:
    """Whether most rows that have more than a name begin with a number."""
    rows = np.flatnonzero(full[NAMES:].any(axis=0))[:50].tolist()
    return 2 * sum(is_number(column[row].as_py()) for row in rows) > len(rows)


def longest_run(heads: Mask) -> int:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], heads, [False]]).astype(np.int8)))
    return int((edges[1::2] - edges[::2]).max(initial=0))


def cells_of(columns: list[Array], row: int) -> list[str]:
    cells = (column[row].as_py() for column in columns[:NAMES])
    return [cell.strip() for cell in cells if cell and cell.strip()]


def name_of(columns: list[Array], row: int) -> str:
    """``I. KECAMATAN SAIL``, whether its cells are one or two."""
    cells = cells_of(columns, row)
    return ". ".join([*(cell.rstrip(".") for cell in cells[:-1]), *cells[-1:]])


def marked(names: list[str], columns: list[Array], heads: Mask) -> bool:
    """All are marked as headings, and no other row is marked like one of them."""
    marks = {mark(name) for name in names}
    if "" in marks:
        return False
    others = np.flatnonzero(~heads).tolist()
    return not any(mark(cell) in marks for row in others for cell in cells_of(columns, row))


def mark(name: str) -> str:
    """``KECAMATAN SAIL`` → ``kecamatan``, ``A. Negeri`` → ``A.``, ``SAIL`` → ``HURUF``; else nothing."""
    if level := LEVEL.match(name):
        return level[1].lower()
    if serial := SERIAL.match(name):
        return "I" if set(serial[1]) <= set("IVXL") else "A"
    if name.endswith(":"):
        return ":"
    letters = re.sub(r"[\W\d_]", "", name)
    return "HURUF" if len(letters) > 3 and name == name.upper() else ""


def begins_groups(full: Mask, heads: Mask) -> bool:
    """The first row is a heading and not the only one, and no cell of the other rows is empty."""
    return bool(heads[0] and heads.sum() > 1 and len(full) > 2 and full[1:, ~heads].all())


def finding(source: str, line: int, names: list[str]) -> Finding:
    first = quoted(names[0])
    return Finding(
        Place(source, line),
        f"baris ini hanya berisi {first}, tampaknya judul bagi baris di bawahnya, bukan data."
        if len(names) == 1
        else f"{len(names)} baris, mulai dari {first}, hanya berisi nama, tampaknya judul bagi baris di "
        "bawahnya, bukan data.",
        "Tulis namanya di kolom sendiri pada setiap baris di bawahnya, lalu hapus barisnya; bila datanya "
        "memang tidak ada, isi selnya dengan -.",
        "judul-di-antara-baris",
        Severity.WARNING,
    )
