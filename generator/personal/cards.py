"""Labels that stand among the cells: a second header row that was taken for data, and cards, in which the
label is in one cell and the value beside it (``Alamat | : | Jl. Melati …``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from generator.personal import DETECTORS
from generator.personal.evidence import Hit
from generator.personal.headers import plain, role_of
from generator.personal.text import find

ROWS = 20_000
"""Rows of a sheet in which labels are looked for; cards are short."""
SUBHEADS, TOGETHER = 2, 2
"""Rows below a header that may belong to it, and so many labels in one of them say that it does."""
LONGEST = 40
"""Characters of a label."""
WIDEST = 6
"""Filled cells of a card's row; more are a row of a table, where "HP" is a maker of printers."""
REACH = 3
"""Cells to the right of a label in which its value may be."""
MARKS = " :=-."
LABEL = (
    r"(?i)^\s*(?:(?:\d{1,2}|[a-h])[.)]\s*)?(?:(?:no|nomor|nomer)[ ._]{0,2})?(?:nik|ktp|identitas|kk|"
    r"kartu keluarga|npwp|nip|induk kependudukan|rek|norek|rekening|hp|handphone|ponsel|wa|whatsapp|telp|"
    r"telepon|kontak|e-?mail|surel|ttl|dob|(?:(?:tempat|tgl|tanggal|dan)[ ,./&]{0,4})*lahir|"
    r"alamat|domisili|tempat tinggal)\b[^0-9]{0,24}$"
)
"""RE2: a cell that is the label of a value. ``text.find`` tells whether what stands beside it is one."""
DIGIT = re.compile(r"\d")


def deepened(
    headers: dict[int, str], first_line: int, begin: int, arrays: list[pa.Array[Any]]
) -> dict[int, str]:
    """The headers with the labels of the rows below them; ``arrays`` from line ``begin`` on."""
    at = max(first_line - begin, 0)
    for row in range(at, min(at + SUBHEADS, len(arrays[0]) if arrays else 0)):
        cells = {number: array[row].as_py() for number, array in enumerate(arrays) if array[row].is_valid}
        if DIGIT.search("".join(map(str, cells.values()))):
            continue
        if sum(1 for cell in cells.values() if is_label(cell)) >= TOGETHER:
            return {
                number: f"{headers.get(number, '')} {cells.get(number, '')}".strip()
                for number in headers.keys() | cells.keys()
            }
    return headers


def is_label(cell: str) -> bool:
    name = plain(cell)
    named = any(detector.named.fullmatch(name) for detector in DETECTORS.values())
    return len(cell) <= LONGEST and (named or role_of(cell) is not None)


def beside(begin: int, arrays: list[pa.Array[Any]]) -> Iterator[tuple[int, int, str, Hit]]:
    """(line, column from 0, text, hit in it) of values that the cell to their left names."""
    arrays = [array.slice(0, ROWS) for array in arrays]
    for number, array in enumerate(arrays[:-1]):
        for row in pc.indices_nonzero(
            pc.fill_null(pc.match_substring_regex(array, LABEL), False)
        ).to_pylist():
            if sum(1 for other in arrays if other[row].is_valid) > WIDEST:
                continue
            label = array[row].as_py().strip(MARKS)
            for column in range(number + 1, min(number + 1 + REACH, len(arrays))):
                value = str(arrays[column][row].as_py() or "").strip()
                if value.strip(MARKS):
                    text = f"{label}: {value.lstrip(MARKS)}"
                    yield from (
                        (begin + row, column, text, hit) for hit in find(text) if hit.start > len(label)
                    )
                    break
