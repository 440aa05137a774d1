"""PDF through PDFium: the text in reading order with the size and place of each line.

https://pypdfium2.readthedocs.io; ISO 32000-1. Runs in the child process only.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from generator.documents import limits
from generator.documents.layout import Line, page_of_lines, setting_of, tidy, without_running_lines
from generator.documents.pdf_facts import examine
from generator.documents.picture import as_thumbnail
from generator.documents.text import Page, Reading

BROKEN_WORD = (0x2, 0xFFFE)
"""What PDFium puts where a hyphen and a line end stood."""
BOLD = 600
"""Font weight, as in CSS; many producers leave it out, but none leaves it out of the font's name."""
BOLD_NAME = re.compile(rb"bold|black|heavy|demi|cmbx", re.IGNORECASE)
LAST_CELL = re.compile(r"\s(?:Rp\.?)?[-–(]?\d[\d.,/%)-]*$")
"""The line ends with a figure: ``Publikasi Rp89.000``."""
CELL_GAP = 1.2
"""Of the letters' height; a space in justified text is narrower."""
LOCAL_FILE = re.compile(r"\bfile:///\S")
FONT_NAME = 200
"""Bytes of a font's name that are looked at."""
TAIL = 2048
"""Bytes at the end in which ``%%EOF`` must stand; producers pad with spaces."""
STAMP = 60
"""A page picture with no more letters than this carries a scanner's stamp, not text."""
OCR_DPI = 300
OCR_SIDE = 5_000
"""Pixels of the longer side when a page is drawn for recognition."""


def read(path: Path) -> Reading:
    reading = Reading()
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD
        reading.mark("berkas-terkunci" if locked else "pdf-rusak")
        return reading
    count = len(document)
    facts = examine(path, reading)
    if count == 0 or not ends_whole(path):
        reading.mark("pdf-rusak")
    if count > limits.PAGES:
        reading.mark("terlalu-banyak-halaman", pages=count, limit=limits.PAGES)
    reading.pages, scanned = pages_of(document, reading)
    reading.facts = replace(facts, pages=count, scanned=tuple(scanned))
    reading.picture = first_page(document) if count else None
    return reading


def ends_whole(path: Path) -> bool:
    """``%%EOF`` near the end (ISO 32000-1, 7.5.5); without it the file was cut off."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - TAIL))
        return b"%%EOF" in stream.read()


def pages_of(document: pdfium.PdfDocument, reading: Reading) -> tuple[list[Page], list[int]]:
    """Pages with their text, and the numbers of those that are pictures."""
    raw: list[list[Line]] = []
    labels: list[str] = []
    scanned: list[int] = []
    room = limits.TEXT
    for index in range(min(len(document), limits.PAGES)):
        lines, picture = page_lines(document, index, reading)
        room -= sum(len(line.text) for line in lines)
        if room < 0:
            reading.mark("terlalu-banyak-teks")
            break
        raw.append(lines)
        labels.append(tidy(document.get_page_label(index) or "") or str(index + 1))
        if picture:
            scanned.append(index + 1)
    if any(LOCAL_FILE.search(line.text) for lines in raw for line in lines):
        reading.mark("jejak-cetak")
    setting = setting_of([line for lines in raw for line in lines])
    pages = [
        page_of_lines(number, label, lines, setting)
        for number, (label, lines) in enumerate(zip(labels, without_running_lines(raw), strict=True), start=1)
    ]
    return pages, scanned


def page_lines(document: pdfium.PdfDocument, index: int, reading: Reading) -> tuple[list[Line], bool]:
    """Lines of one page, and whether it is a picture; a page that cannot be opened is empty."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        reading.mark("pdf-cacat")
        return [], False
    textpage = page.get_textpage()
    try:
        if textpage.count_chars() > limits.PAGE_TEXT:
            reading.mark("terlalu-banyak-teks")
            return [], False
        lines = [line for line in lines_of(textpage) if line.text]
        letters = sum(len(line.text) for line in lines)
        return lines, letters <= STAMP and is_picture(page, letters)
    finally:
        textpage.close()
        page.close()


def is_picture(page: pdfium.PdfPage, letters: int) -> bool:
    """Something is drawn where no text is; beside a short stamp, an image must fill half the page."""
    if not letters:
        return next(iter(page.get_objects(max_depth=1)), None) is not None
    width, height = page.get_size()
    images = (item for item in page.get_objects(max_depth=3) if item.type == pdfium_c.FPDF_PAGEOBJ_IMAGE)
    return any(covers(image.get_bounds()) > width * height / 2 for image in images)


def covers(bounds: tuple[float, float, float, float]) -> float:
    left, bottom, right, top = bounds
    return abs(right - left) * abs(top - bottom)


def lines_of(textpage: pdfium.PdfTextPage) -> Iterator[Line]:
    """Cut the page's characters into lines and measure each at three of its letters."""
    line: list[tuple[int, str]] = []
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


def measured(textpage: pdfium.PdfTextPage, line: list[tuple[int, str]]) -> Line:
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


def is_row(textpage: pdfium.PdfTextPage, line: list[tuple[int, str]], size: float) -> bool:
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


def first_page(document: pdfium.PdfDocument) -> bytes | None:
    """The first page as a small WebP, on white."""
    try:
        page = document[0]
        width = page.get_size()[0]
        return as_thumbnail(page.render(scale=limits.THUMBNAIL_WIDTH / max(width, 1)).to_pil())
    except (pdfium.PdfiumError, ValueError, OSError):
        return None


def draw(path: Path, number: int) -> Image.Image:
    """Page ``number`` in grey at 300 dpi (less where the page is huge), for recognition."""
    page = pdfium.PdfDocument(path)[number - 1]
    scale = min(OCR_DPI / 72, OCR_SIDE / max(page.get_size()))
    image: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return image
