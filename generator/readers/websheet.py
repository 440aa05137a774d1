"""Sheets that Google saved as web pages: letters above the columns and numbers before the rows are no data.

Both must be there in order, and marked as Google marks them: answers to questions have such a frame, too.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TypeAlias

import lxml.html

from generator.readers.sheetxml import column_number

UNFRAMED = "Huruf kolom dan nomor baris dari Google Sheets tidak ikut diterbitkan."
LETTERS = re.compile(r"[A-Z]{1,3}")
FREEZE = "freezebar-"
"""Begins the classes of empty cells that draw the line below frozen rows and beside frozen columns."""
MARKS = ("waffle", "column-headers-background", "row-headers-background")
Cell: TypeAlias = lxml.html.HtmlElement


def unframe(table: lxml.html.HtmlElement) -> bool:
    """Takes the frame off where there is one, and the lines of what was frozen."""
    rows = [[*tr.iterchildren("th", "td")] for tr in table.iter("tr")]
    head, *others = [row for row in rows if not all(map(draws, row))] or [[]]
    if not is_marked(table, head) or not names_columns(head) or not numbers_rows(others):
        return False
    remove(head)
    for row in rows:
        if row is not head:
            remove(row if all(map(draws, row)) else [row[0], *filter(draws, row[1:])])
    for tr in [*table.iter("tr")]:
        if not len(tr):
            tr.getparent().remove(tr)
    return True


def draws(cell: Cell) -> bool:
    return FREEZE in cell.get("class", "") and not said(cell)


def said(cell: Cell) -> str:
    return str(cell.text_content()).strip()


def is_marked(table: lxml.html.HtmlElement, head: list[Cell]) -> bool:
    classes = {name for cell in (table, *head) for name in cell.get("class", "").split()}
    return not classes.isdisjoint(MARKS)


def names_columns(head: list[Cell]) -> bool:
    """Nothing, then A, B, C, without those of hidden columns."""
    corner, *letters = [said(cell) for cell in head if not draws(cell) or cell is head[0]] or ["?"]
    named = all(map(LETTERS.fullmatch, letters)) and all(cell.tag == "th" for cell in head)
    places = map(column_number, letters) if named else ()
    return not corner and named and bool(letters) and all(a < b for a, b in pairwise(places))


def numbers_rows(rows: list[list[Cell]]) -> bool:
    """1, 2, 3, without those of hidden rows."""
    firsts = [row[0] for row in rows]
    numbers = [said(cell) for cell in firsts]
    if not rows or not all(
        cell.tag == "th" and number.isdecimal() for cell, number in zip(firsts, numbers, strict=True)
    ):
        return False
    return all(a < b for a, b in pairwise(map(int, numbers)))


def remove(cells: list[Cell]) -> None:
    for cell in cells:
        cell.getparent().remove(cell)
