"""PDF through PDFium: the text in reading order with the size and place of each line.

https://pypdfium2.readthedocs.io; ISO 32000-1. Runs in the child process only.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum
from itertools import islice
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from generator.documents import limits
from generator.documents.layout import Line, page_of_lines, setting_of, tidy
from generator.documents.legible import garbled
from generator.documents.order import in_order
from generator.documents.pdf_facts import examine
from generator.documents.pdf_fields import undrawn, with_fields
from generator.documents.pdf_lines import lines_of
from generator.documents.picture import as_thumbnail
from generator.documents.running import without_running_lines
from generator.documents.text import Page, Reading

LOCAL_FILE = re.compile(r"\bfile:///\S")
LOCKED = {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}
"""A password is asked for, or the certificate of one of those to whom it was sent."""
PRINTED = {pdfium_c.FPDF_ANNOT_WIDGET, pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_STAMP}
"""Annotations whose text stands on the page for everyone: filled forms, typed notes, seals and signatures."""
ANNOTATIONS = 5_000
"""Of one page; more are no form, and drawing them takes long."""
TAIL = 2048
"""Bytes at the end in which ``%%EOF`` must stand."""
PADDED = 1 << 20
"""Bytes at the end that may hold nothing: scanners and old servers pad files with spaces and zeros."""
STAMP = 60
"""A page picture with no more letters than this carries a scanner's stamp, not text."""
SEAL = 400
"""Up to so many letters may be the letterhead or the note of an electronic signature upon a scan."""
READABLE = {pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_TEXT}
STROKES = 40
"""Fewer make a rule or a frame on an empty page; letters turned into outlines are more."""
OCR_DPI = 300
OCR_SIDE = 5_000
"""Pixels of the longer side when a page is drawn for recognition."""


def read(path: Path) -> Reading:
    reading = Reading()
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) in LOCKED
        reading.mark("berkas-terkunci" if locked else "pdf-rusak")
        return reading
    count = len(document)
    facts = examine(path, reading)
    if count == 0 or not ends_whole(path):
        reading.mark("pdf-rusak")
    if count > limits.PAGES:
        reading.mark("terlalu-banyak-halaman", pages=count, limit=limits.PAGES)
    has_form = document.get_formtype() != pdfium_c.FORMTYPE_NONE
    reading.pages, kinds = pages_of(document, undrawn(path) if has_form else {}, reading)
    scanned, stamped = (
        [n for n, each in enumerate(kinds, 1) if each is kind] for kind in (Kind.SCAN, Kind.STAMPED)
    )
    reading.facts = replace(facts, pages=count, scanned=tuple(scanned), stamped=tuple(stamped))
    reading.picture = first_page(document) if count else None
    return reading


def ends_whole(path: Path) -> bool:
    """``%%EOF`` near the end (ISO 32000-1, 7.5.5); without it the file was cut off."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - PADDED))
        return b"%%EOF" in stream.read().rstrip(b"\0\t\r\n ")[-TAIL:]


class Kind(Enum):
    """What a page is, seen from its letters and pictures."""

    TEXT = "teks"
    SCAN = "pindaian"
    STAMPED = "pindaian dengan kepala surat atau cap"


def pages_of(
    document: pdfium.PdfDocument, fields: dict[int, list[Line]], reading: Reading
) -> tuple[list[Page], list[Kind]]:
    """Pages with their text, that of ``fields`` by page too, and what each of them is."""
    raw: list[list[Line]] = []
    labels: list[str] = []
    kinds: list[Kind] = []
    room = limits.TEXT
    for index in range(min(len(document), limits.PAGES)):
        lines, kind = page_lines(document, index, fields.get(index, []), reading)
        room -= sum(len(line.text) for line in lines)
        if room < 0:
            reading.mark("terlalu-banyak-teks")
            break
        raw.append(lines)
        labels.append(tidy(document.get_page_label(index) or "") or str(index + 1))
        kinds.append(kind)
    if any(LOCAL_FILE.search(line.text) for lines in raw for line in lines):
        reading.mark("jejak-cetak")
    setting = setting_of([line for lines in raw for line in lines])
    pages = [
        page_of_lines(number, label, lines, setting)
        for number, (label, lines) in enumerate(zip(labels, without_running_lines(raw), strict=True), start=1)
    ]
    return pages, kinds


def page_lines(
    document: pdfium.PdfDocument, index: int, fields: list[Line], reading: Reading
) -> tuple[list[Line], Kind]:
    """Lines of one page, and what it is; a page that cannot be opened is empty."""
    try:
        page = with_annotations(document, index)
        textpage = page.get_textpage()
    except pdfium.PdfiumError:
        reading.mark("pdf-cacat")
        return [], Kind.TEXT
    try:
        if textpage.count_chars() > limits.PAGE_TEXT:
            reading.mark("terlalu-banyak-teks")
            return [], Kind.TEXT
        printed = [line for line in lines_of(textpage) if line.text]
        return in_order(with_fields(printed, fields)), kind_of(page, printed)
    finally:
        textpage.close()
        page.close()


def kind_of(page: pdfium.PdfPage, lines: list[Line]) -> Kind:
    letters = sum(len(line.text) for line in lines)
    if letters > STAMP:
        if garbled("\n".join(line.text for line in lines)):
            return Kind.SCAN
        return Kind.STAMPED if letters <= SEAL and is_picture(page, letters) else Kind.TEXT
    return Kind.SCAN if is_picture(page, letters) else Kind.TEXT


def with_annotations(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """A page with what its annotations print made part of it, in memory only."""
    page = document[index]
    if not prints_annotations(page):
        return page
    pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def prints_annotations(page: pdfium.PdfPage) -> bool:
    count = pdfium_c.FPDFPage_GetAnnotCount(page)
    for number in range(count if count <= ANNOTATIONS else 0):
        annotation = pdfium_c.FPDFPage_GetAnnot(page, number)
        kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
        pdfium_c.FPDFPage_CloseAnnot(annotation)
        if kind in PRINTED:
            return True
    return False


def is_picture(page: pdfium.PdfPage, letters: int) -> bool:
    """An image or letters without a meaning, or a drawing of so many strokes that it may be letters;
    beside a short stamp, an image must fill half the page."""
    if not letters:
        shown = [item.type for item in islice(page.get_objects(max_depth=3), STROKES)]
        return len(shown) == STROKES or bool(READABLE & set(shown))
    width, height = page.get_size()
    images = (item for item in page.get_objects(max_depth=3) if item.type == pdfium_c.FPDF_PAGEOBJ_IMAGE)
    return any(covers(image.get_bounds()) > width * height / 2 for image in images)


def covers(bounds: tuple[float, float, float, float]) -> float:
    left, bottom, right, top = bounds
    return abs(right - left) * abs(top - bottom)


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
