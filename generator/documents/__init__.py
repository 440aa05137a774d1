"""Documents: the text of every page and the facts of the file, read in a child process.

``FORMATS`` is the registry: an extension, what its content must be, and who reads it. Adding a
format is one module with ``read(path) -> Reading`` and one line here (docs/documents.md).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.documents import bundle, odf, pdf, picture, plain, rtf, sheet, slides, word
from generator.documents.text import Reading


@dataclass(frozen=True, slots=True)
class Format:
    label: str
    """As officers and citizens call it."""
    content: str
    """What the file must be by its bytes: a key of ``sniff.CONTENTS``."""
    read: Callable[[Path], Reading]
    """Called in the child process only."""


FORMATS = {
    ".pdf": Format("PDF", "pdf", pdf.read),
    ".docx": Format("Word", "docx", word.read),
    ".docm": Format("Word dengan makro", "docx", word.read),
    ".xlsx": Format("Excel", "xlsx", sheet.read),
    ".xlsm": Format("Excel dengan makro", "xlsx", sheet.read),
    ".pptx": Format("PowerPoint", "pptx", slides.read),
    ".pptm": Format("PowerPoint dengan makro", "pptx", slides.read),
    ".odt": Format("OpenDocument teks", "odt", odf.read),
    ".ods": Format("OpenDocument lembar kerja", "ods", odf.read),
    ".odp": Format("OpenDocument presentasi", "odp", odf.read),
    ".rtf": Format("RTF", "rtf", rtf.read),
    ".txt": Format("Teks", "teks", plain.read),
    ".md": Format("Teks", "teks", plain.read),
    ".csv": Format("CSV", "teks", plain.read),
    ".zip": Format("Arsip ZIP", "zip", bundle.read),
    ".jpg": Format("Gambar", "jpeg", picture.read),
    ".jpeg": Format("Gambar", "jpeg", picture.read),
    ".png": Format("Gambar", "png", picture.read),
    ".gif": Format("Gambar", "gif", picture.read),
    ".webp": Format("Gambar", "webp", picture.read),
    ".tif": Format("Gambar", "tiff", picture.read),
    ".tiff": Format("Gambar", "tiff", picture.read),
    ".bmp": Format("Gambar", "bmp", picture.read),
}

LEGACY = (".doc", ".xls", ".ppt")
FORBIDDEN = (
    ".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".svg", ".svgz", ".xml", ".xsl", ".js", ".mjs",
    ".wasm", ".swf", ".hta", ".exe", ".msi", ".dll", ".scr", ".com", ".bat", ".cmd", ".ps1",
    ".vbs", ".vbe", ".wsf", ".sh", ".jar", ".apk", ".lnk", ".url", ".reg", ".iso", ".img", ".chm",
    ".pif", ".cpl",
)  # fmt: skip
"""What runs in a reader's browser on the portal's own address, or on their computer."""
