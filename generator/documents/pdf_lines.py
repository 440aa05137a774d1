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
LAST_CELL = re.compile(r"\s(?:Rp\.?)?[-–(]?\d[\d.,/%)-]*$")
"""The line ends with a figure: ``Publikasi Rp89.000``."""
CELL_GAP = 1.2
"""Of the letters' height; a space in justified text is narrower."""
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
    row = bool(LAST_CELL.search(text)) and is_row(textpage, line, size)
    return Line(text, size, bold, left, right, max(box[3] for box in boxes), bottom, row)


def spaced(textpage: pdfium.PdfTextPage, line: Characters) -> Characters:
    """Spaces where letters stand apart as words do: browsers print spaced letters one by one,
    without the spaces, and PDFium sees only wide gaps."""
    boxes = [textpage.get_charbox(index, loose=True) for index, _ in line]
    gaps = [after[0] - before[2] for before, after in pairwise(boxes)]
    size = median(top - bottom for _, bottom, _, top in boxes)
    usual = median(gaps) if gaps else 0.0
    mended = line[:1]
    for gap, (_, before), (index, character) in zip(gaps, line, line[1:], strict=False):
        if gap > usual + size * WORD_GAP and before.isalnum() and character.isalnum():
            mended.append((index, " "))
        mended.append((index, character))
    return mended


def is_row(textpage: pdfium.PdfTextPage, line: Characters, size: float) -> bool:
    """Whether the last cell, which is a number, stands apart from what is before it."""
    cell = next((at for at in range(len(line) - 1, 0, -1) if line[at][1].isspace() and at + 1 < len(line)), 0)
    before = [index for index, character in line[:cell] if not character.isspace()]
    if not before:
        return False
    gap: float = textpage.get_charbox(line[cell + 1][0])[0] - textpage.get_charbox(before[-1])[2]
    return gap > size * CELL_GAP


def is_bold(textpage: pdfium.PdfTextPage, index: int) -> bool:
    if pdfium_c.FPDFText_GetFontWeight(textpage, index) >= BOLD:
        return True
    name, flags = ctypes.create_string_buffer(FONT_NAME), ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(textpage, index, name, FONT_NAME, flags)
    return bool(BOLD_NAME.search(name.value))
