"""Characters that PDFium found on a page into lines, each measured; spaces that it missed put back.

In the child process only.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from generator.documents.layout import Line, tidy

Characters = list[tuple[int, str]]
"""Index on the page and character."""
BROKEN_WORD = (0x2, 0xFFFE)
"""What PDFium puts where a hyphen and a line end stood."""
BOLD = 600
"""Font weight, as in CSS; many producers leave it out, but none leaves it out of the font's name."""
BOLD_NAME = re.compile(rb"bold|black|heavy|demi|cmbx", re.IGNORECASE)
FIGURE = re.compile(r"\s\S{0,4}\d")
ITEM = re.compile(r"^[^:]{1,40} : (?:\d{1,2}|[a-z])[.)] ")
"""``Mengingat : 1. Undang-Undang …``, as decrees begin: a sentence that may go on, and no row of a table."""
LAST_CELL = re.compile(r"^(?:Rp\.?)?[-–(]?\d[\d.,/%)-]*$")
"""The line ends with a figure: ``Publikasi Rp89.000``."""
CELLS = 60
"""Words of a line between which gaps are looked for."""
CELL_GAP = 1.2
"""Of the letters' height; a space in justified text is narrower, or as wide as the others of its line."""
FONT_NAME = 200
"""Bytes of a font's name that are looked at."""
SUSPECT = re.compile(r"[^\W\d_]{15}|\d[^\W\d_]{3}|[^\W\d_]{3}\d|[a-z][A-Z]|^(?=.{,60}$).*[^\W\d_]{8}")
"""May be words run together: very long, a figure or a capital in it, or in a short line, as headings are."""
WORD_GAP = 0.15
"""Of the letters' height, beyond the usual gap in the line; a narrow space has a fifth."""


def lines_of(textpage: pdfium.PdfTextPage) -> Iterator[Line]:
    """Cut the page's characters into lines and measure each at three of its letters."""
    line: Characters = []
    for index in range(textpage.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(textpage, index)
        if code in BROKEN_WORD:
            line.append((index, "-"))
        if code in (10, 13, *BROKEN_WORD):
            if line:
                yield measured(textpage, line)
            line = []
        elif 0 < code < 0x110000:
            line.append((index, chr(code)))
    if line:
        yield measured(textpage, line)


def measured(textpage: pdfium.PdfTextPage, line: Characters) -> Line:
    text = tidy("".join(character for _, character in line))
    if SUSPECT.search(text):
        line = spaced(textpage, line)
        text = tidy("".join(character for _, character in line))
    letters = [index for index, character in line if not character.isspace()]
    if not text or not letters:
        return Line("")
    samples = [letters[0], letters[len(letters) // 2], letters[-1]]
    boxes = [textpage.get_charbox(index, loose=True) for index in samples]
    bold = all(is_bold(textpage, index) for index in samples)
    size = median(top - bottom for _, bottom, _, top in boxes)
    (left, bottom, _, _), (_, _, right, _) = boxes[0], boxes[-1]
    row = bool(FIGURE.search(text)) and not ITEM.match(text) and is_row(textpage, line, size)
    return Line(text, size, bold, left, right, max(box[3] for box in boxes), bottom, row)


def spaced(textpage: pdfium.PdfTextPage, line: Characters) -> Characters:
    """Spaces where letters stand apart as words do: browsers print spaced letters one by one,
    without the spaces, and PDFium sees only wide gaps."""
    boxes = [textpage.get_charbox(index, loose=True) for index, _ in line]
    gaps = [after[0] - before[2] for before, after in pairwise(boxes)]
    size = median(top - bottom for _, bottom, _, top in boxes)
    usual = sorted(gaps)[len(gaps) // 4] if gaps else 0.0
    mended = line[:1]
    for gap, (_, before), (index, character) in zip(gaps, line, line[1:], strict=False):
        if gap > usual + size * WORD_GAP and before.isalnum() and character.isalnum():
            mended.append((index, " "))
        mended.append((index, character))
    return mended


def is_row(textpage: pdfium.PdfTextPage, line: Characters, size: float) -> bool:
    """Whether cells stand apart: two gaps wider than justified text has, or one before a last figure."""
    letters = [(at, index) for at, (index, character) in enumerate(line) if not character.isspace()]
    words = [(before, after) for before, after in pairwise(letters) if after[0] - before[0] > 1]
    last = "".join(character for _, character in line[words[-1][1][0] :]) if words else ""
    figure = bool(LAST_CELL.match(last.rstrip()))
    boxes = [(textpage.get_charbox(one[1]), textpage.get_charbox(other[1])) for one, other in words[:CELLS]]
    gaps = [after[0] - before[2] for before, after in boxes]
    usual = sorted(gaps)[len(gaps) // 4] if gaps else 0.0
    apart = [gap > size * CELL_GAP and (gap > 2 * usual or gap > 2 * size) for gap in gaps]
    return sum(apart) > 1 or (figure and len(words) <= CELLS and apart[-1])


def is_bold(textpage: pdfium.PdfTextPage, index: int) -> bool:
    if pdfium_c.FPDFText_GetFontWeight(textpage, index) >= BOLD:
        return True
    name, flags = ctypes.create_string_buffer(FONT_NAME), ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(textpage, index, name, FONT_NAME, flags)
    return bool(BOLD_NAME.search(name.value))
