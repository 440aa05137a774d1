"""Which sign parts the cells of a text file, and what else its first lines say of how it was written."""

from __future__ import annotations

import csv
import re
from collections import Counter

DELIMITERS = ";,\t|"
GUARD = re.compile(r'="[^"]*"')
GUARDED = re.compile(r'(?:^|[,;\t|])(?:="[^"]*"|"=""[^"]*""")(?:[,;\t|\r\n]|$)')
UNUSED = "\x1f"
"""Parts no cells: files are read without control characters."""
PROSE = re.compile(r'[^,"]*(?:, [^,"]*)*\s*')


def find_delimiter(sample: list[str], likely: str = "") -> str:
    """The sign that parts most lines into the same number of cells, of equal ones the likely one."""
    if declared := excel_declares(sample):
        return declared
    best = max(likely + DELIMITERS, key=lambda sign: evenness(sample, sign))
    return UNUSED if best == "," and is_prose(sample) else best


def is_prose(sample: list[str]) -> bool:
    """One column of words: no comma in the header, and a space behind every other (``Jl. Melati, No. 5``)."""
    written = [line for line in sample if line.strip()]
    prose = len(written) > 1 and "," not in written[0] and all(PROSE.fullmatch(line) for line in written)
    if not prose or any(part.strip().isdigit() for line in written for part in line.split(",")):
        return False
    uneven = len({line.count(",") for line in written[1:]}) > 1
    return uneven or len(written[0].split()) == 1  # else the first line is a title


def find_inner(sample: list[str], delimiter: str) -> str:
    """The sign inside lines that stand in quotation marks as a whole; empty where they do not."""
    written = [line.strip() for line in sample if line.strip()]
    if len(written) < 2 or not all(line[0] == line[-1] == '"' for line in written):
        return ""
    if evenness(sample, delimiter)[0]:
        return ""
    cells = [line[1:-1].replace('""', '"') for line in written]
    best = max(DELIMITERS, key=lambda sign: evenness(cells, sign))
    return best if evenness(cells, best)[0] == len(cells) else ""


def excel_declares(sample: list[str]) -> str:
    """Excel's own first line ``sep=;``."""
    first = sample[0].strip().lower() if sample else ""
    return first[4] if len(first) == 5 and first.startswith("sep=") and first[4] in DELIMITERS else ""


def evenness(sample: list[str], delimiter: str) -> tuple[int, int]:
    """(lines of the most common width above one, that width)."""
    try:
        widths = Counter(len(row) for row in csv.reader(sample, delimiter=delimiter) if len(row) > 1)
    except csv.Error:
        return 0, 0
    if not widths:
        return 0, 0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return count, width
