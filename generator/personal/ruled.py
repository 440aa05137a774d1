"""Tables in running text whose cells bars part, as word processors' tables and Markdown are read.

Each column is taken for what its header says, exactly as in a sheet. Readers leave empty cells out, so a row
that is shorter than its header has lost its columns and is read by ``listed`` instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.personal.cards import DIGIT, TOGETHER, is_label
from generator.personal.column import Column, column
from generator.personal.evidence import Hit
from generator.personal.headers import Role, is_of_persons, plain, role_of
from generator.personal.listed import renewed
from generator.personal.people import (
    INSTITUTION,
    LEAST,
    NAMES_SHARE,
    NUMBER,
    Shown,
    are_persons,
    is_name,
    with_accounts,
)
from generator.personal.row import hit_of, in_row, kinds_of
from generator.personal.sheet import OF_ROLE, seen_role
from generator.personal.text import find

BARS = ("|", ";", "\t")
RULE = re.compile(r"[\s|:+-]+")
"""The line below a header in Markdown."""
SIGNED = re.compile(r"(?:ttd|paraf|tanda ?tangan|tanda terima|ket(?:erangan)?|catatan)\b.*", re.IGNORECASE)
"""Last columns that are empty in all rows."""
NUMBERING = re.compile(r"(?:no|nomor|nmr|#)\.?(?: urut)?", re.IGNORECASE)
ACROSS = re.compile(r"[|;\t\n]")
"""No number of a table goes on in the next cell."""
BY_WORD = frozenset(("hp", "rekening"))
Span = tuple[int, int]


@dataclass(slots=True)
class Ruled:
    """A header and the rows below it, each as the places of its cells in the text."""

    headers: list[str]
    rows: list[list[Span]] = field(default_factory=list)

    def width(self, rows: Sequence[Sequence[Span]]) -> int:
        """Cells of a row that has all its columns but those to sign in."""
        widths = {len(row) for row in rows}
        full = len(self.headers)
        if len(widths) == 1 and (width := widths.pop()) < full:
            return width if all(SIGNED.match(header.strip()) for header in self.headers[width:]) else full
        return full


def ruled(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """``hits`` with those of such tables in it."""
    for table in tables(text):
        begin, end = table.rows[0][0][0], table.rows[-1][-1][1]
        hits = [
            hit for hit in hits if not begin <= hit.start < end or not ACROSS.search(text, hit.start, hit.end)
        ]
        for row, found, mistaken in in_table(text, table, hits):
            hits = [hit for hit in hits if hit not in mistaken]
            hits = renewed(hits, found, row[0][0], row[-1][1])
    return list(hits)


def tables(text: str) -> Iterator[Ruled]:
    """Runs of lines with bars that begin with a row of labels; labels below it belong to it."""
    table: Ruled | None = None
    at = 0
    for line in text.split("\n"):
        cells = cells_of(line, at)
        at += len(line) + 1
        if len(cells) < TOGETHER:
            if table and table.rows:
                yield table
            table = None
        elif RULE.fullmatch(line):
            continue
        elif is_header([text[start:end] for start, end in cells]) and not (table and table.rows):
            words = [text[start:end] for start, end in cells]
            joined = table is not None and len(table.headers) == len(words)
            table = Ruled(
                [f"{a} {b}" for a, b in zip(table.headers, words, strict=True)] if table and joined else words
            )
        elif table:
            table.rows.append(cells)
    if table and table.rows:
        yield table


def is_header(cells: list[str]) -> bool:
    """Labels that are known, or words behind "No"."""
    if sum(map(is_label, cells)) >= TOGETHER:
        return True
    return bool(NUMBERING.fullmatch(cells[0])) and not any(map(DIGIT.search, cells))


def cells_of(line: str, at: int) -> list[Span]:
    """Of a line that begins at ``at``, without the bars around it."""
    bar = next((bar for bar in BARS if bar in line), None)
    if bar is None:
        return []
    spans = []
    for part in line.split(bar):
        start = at + len(part) - len(part.lstrip())
        spans.append((start, max(start, at + len(part.rstrip()))))
        at += len(part) + 1
    begin = 1 if line.lstrip().startswith("|") else 0
    return spans[begin : len(spans) - 1 if begin and line.rstrip().endswith("|") else len(spans)]


def in_table(
    text: str, table: Ruled, hits: Sequence[Hit]
) -> Iterator[tuple[list[Span], list[Hit], set[Hit]]]:
    """Each row with what is in it, and with what was taken for something by mistake."""
    width = table.width(table.rows)
    full = [row for row in table.rows if len(row) == width]
    columns = {
        number: filled(table.headers[number], [text[slice(*row[number])] for row in full])
        for number in range(width if full else 0)
    }
    persons = of_persons(columns) or has_names(text, table)
    accounts = with_accounts(*asked(columns))
    for row in table.rows:
        if len(row) == width:
            found = [
                hit
                for number, (start, end) in enumerate(row)
                for hit in in_cell(columns[number], text[start:end], start, number in accounts, persons)
            ]
            yield row, found, set(mistakes(text, columns, row, hits))
        elif persons or not full:
            yield row, in_row(text, row[0][0], row[-1][1], kinds_of(" ".join(table.headers)), hits), set()


def mistakes(
    text: str, columns: dict[int, Column], row: Sequence[Span], hits: Sequence[Hit]
) -> Iterator[Hit]:
    """What only a word in the cell before names, below a header of its own: "HP" makes printers too; and
    addresses of what is no home by its header."""
    for number, (start, end) in enumerate(row):
        header = columns[number].header
        for hit in hits:
            if not start <= hit.start < end or columns[number].named:
                continue
            cell = text[start:end]
            only_beside = hit.kind in BY_WORD and all(each.kind != hit.kind for each in find(cell, header))
            if only_beside or (hit.kind == "alamat" and role_of(header) is Role.ELSEWHERE):
                yield hit


def filled(header: str, cells: list[str]) -> Column:
    each = column(header)
    each.shown = Shown([cell for cell in cells if cell])
    return each


def asked(columns: dict[int, Column]) -> tuple[dict[int, str], dict[int, Shown]]:
    return {n: each.header for n, each in columns.items()}, {n: each.shown for n, each in columns.items()}


def of_persons(columns: dict[int, Column]) -> bool:
    roles = {role for each in columns.values() if (role := role_of(each.header))}
    kinds = {
        hit.kind for each in columns.values() for cell in each.shown.cells for hit in each.by_header(cell)
    }
    return is_of_persons(roles, kinds) or are_persons(*asked(columns))


def has_names(text: str, table: Ruled) -> bool:
    """Whether rows hold names of persons, in whatever cell, and no header says that they are institutions."""
    if any(INSTITUTION.fullmatch(plain(header)) for header in table.headers):
        return False
    names = sum(any(is_name(text[start:end]) for start, end in row) for row in table.rows)
    return names >= max(LEAST, NAMES_SHARE * len(table.rows))


def in_cell(each: Column, cell: str, at: int, account: bool, persons: bool) -> Iterator[Hit]:
    """By its column's header, or by what all cells of the column are, in a table of persons."""
    if not cell:
        return
    role = role_of(each.header) or seen_role(each, persons)
    hits = each.by_header(cell)
    if not hits and account and NUMBER.fullmatch(cell):
        hits = [hit_of("rekening", (0, len(cell)))]
    if not hits and role and persons and (kind := OF_ROLE.get(role)):
        hits = [hit_of(kind, (0, len(cell)))]
    yield from (replace(hit, start=hit.start + at, end=hit.end + at) for hit in hits)
