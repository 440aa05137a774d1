"""Rows that add up a part of a table, as Excel's Subtotal makes them: ``SAIL Total``, ``Grand Total``.

Words alone prove nothing (``Jumlah Penduduk Miskin`` may be what a row is about): some column of such a row
must hold the sum of the rows above it, back to another such row or to the beginning; or, where sums stand
above, of the rows below it. Sums of a single row count where others are of more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc
import pyarrow.parquet as pq

from generator.findings import Severity
from generator.kinds.dataset import ColumnType as Type
from generator.tables.arrow import Array
from generator.tables.infer import NUMBERING_WORDS
from generator.tables.names import clean_name
from generator.tables.plan import Plan
from generator.tables.problems import Problem, quoted
from generator.tables.sums import NAMED
from generator.tables.words import PART_TOTAL, SUBTOTAL, TOTAL

MOST = 20_000
"""Rows of a table in which people put sums between rows."""
BACK = 100
"""Other such rows that one may add up again, unless it adds up all."""
ROUNDED = 0.01
"""How far each value of a column of decimals may be from what was added up …"""
PART = 0.001
"""… and all of them together, as a part of the sum."""
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of quantities, one a row."""

    values: Numbers
    """Missing ones are 0; ``given`` says which are there."""
    given: npt.NDArray[np.bool_]
    slack: Numbers
    """Of each column: how far one value may be off."""


def subtotals(target: Path, rows: int, plans: list[Plan], told: bool) -> list[Problem]:
    """``told``: of rows that are sums by their words alone, something was said already."""
    if not 2 < rows <= MOST:
        return []
    worded = [n for n, plan in enumerate(plans[:NAMED]) if plan.type in (Type.TEXT, Type.CODE)]
    counted = [n for n, plan in enumerate(plans) if is_quantity(plan)]
    if not worded or not counted:
        return []
    values = pq.read_table(target)
    names = values.select(worded).columns
    candidates = {row: name for column in reversed(names) for row, name in sums_by_words(column)}
    if not candidates or 2 * len(candidates) > rows:
        return []
    table = quantities(values.select(counted).columns, [plans[n].type for n in counted])
    places = np.array(sorted(candidates))
    proved = max(above(table, places), below(table, places), key=len)
    found = [row for row in proved if not (told and is_told(candidates[row]))]
    return [problem(found, candidates[found[0]])] if found else []


def is_quantity(plan: Plan) -> bool:
    """Of the numbers of rows, 1, 2, 3, one is the sum of two others."""
    numbering = set(clean_name(plan.header).split("_")) <= NUMBERING_WORDS
    return plan.type in (Type.INTEGER, Type.DECIMAL, Type.RUPIAH) and not numbering


def sums_by_words(column: Array) -> list[tuple[int, str]]:
    found = pc.fill_null(pc.match_substring_regex(column, SUBTOTAL), False)
    return list(zip(pc.indices_nonzero(found).to_pylist(), column.filter(found).to_pylist(), strict=True))


def is_told(name: str) -> bool:
    """What ``sums.rows_of_sums`` looks for."""
    return bool(TOTAL.fullmatch(name) or re.search(PART_TOTAL, name))


def quantities(columns: Sequence[Array], types: list[Type]) -> Table:
    given = np.array([pc.is_valid(column).to_numpy() for column in columns])
    values = np.array([pc.fill_null(column, 0).to_numpy().astype(np.float64) for column in columns])
    slack = np.array([0 if kind is Type.INTEGER else ROUNDED for kind in types])
    return Table(values, given, slack)


def above(table: Table, places: npt.NDArray[np.intp]) -> list[int]:
    """Rows among ``places`` that add up those above them. Sums of sums count what these have added up."""
    values = table.values.copy()
    values[:, places] = 0
    ordinary = np.ones(values.shape[1], np.int64)
    ordinary[places] = 0
    before = np.concatenate([np.zeros((len(values), 1)), values.cumsum(axis=1)], axis=1)
    rows = np.concatenate([[0], ordinary.cumsum()])
    proved: dict[int, int] = {}
    begins = [0]
    for place in places.tolist():
        starts = np.array([0, *begins[-BACK:]])
        if added := adds_up(table, place, before[:, [place]] - before[:, starts], rows[place] - rows[starts]):
            proved[place] = added
        begins.append(place)
    return list(proved) if max(proved.values(), default=0) > 1 else []


def below(table: Table, places: npt.NDArray[np.intp]) -> list[int]:
    """Rows that add up those below them: the same, read from the end."""
    size = table.values.shape[1]
    turned = Table(table.values[:, ::-1], table.given[:, ::-1], table.slack)
    return sorted(size - 1 - place for place in above(turned, np.sort(size - 1 - places)))


def adds_up(table: Table, place: int, parts: Numbers, rows: npt.NDArray[np.int64]) -> int:
    """Of how many rows at least half of the quantities of a row are the sum; 0 where they are none.

    ``parts``: sums from each place where these rows may begin, and ``rows``, how many they are from there.
    """
    value, given = table.values[:, [place]], table.given[:, [place]] & (table.values[:, [place]] != 0)
    off = np.abs(parts - value)
    bearable = np.minimum(table.slack[:, None] * rows, PART * np.abs(value)) + 1e-9 * np.abs(value)
    same = (given & (off <= bearable)).sum(axis=0)
    return int(rows[(same > 0) & (2 * same >= given.sum())].max(initial=0))


def problem(rows: list[int], name: str) -> Problem:
    first = quoted(name)
    return Problem(
        f"baris ini, {first}, adalah jumlah dari beberapa baris lain; angkanya terhitung lagi."
        if len(rows) == 1
        else f"{len(rows)} baris, mulai dari {first}, adalah jumlah dari beberapa baris lain; angkanya "
        "terhitung lagi.",
        "Hapus baris jumlahnya (di Excel: Data, Subtotal, Hapus Semua); jumlah dapat dihitung dari baris "
        "lain.",
        "baris-jumlah",
        rows[0],
        Severity.WARNING,
    )
