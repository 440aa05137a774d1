"""Documents: the text of every page and the facts of the file, read in a child process.

``FORMATS`` is the registry: an extension, what its content must be, and who reads it. Adding a
format is one module with ``read(path) -> Reading`` and one line here (docs/documents.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from generator.late import Late

if TYPE_CHECKING:
    from generator.documents import bundle, odf, pdf, picture, plain, rtf, sheet, slides, word
    from generator.documents.text import Reading
else:
    bundle, odf = Late("generator.documents.bundle"), Late("generator.documents.odf")
    pdf, picture = Late("generator.documents.pdf"), Late("generator.documents.picture")
    plain, rtf = Late("generator.documents.plain"), Late("generator.documents.rtf")
    sheet, slides = Late("generator.documents.sheet"), Late("generator.documents.slides")
    word = Late("generator.documents.word")


class Reader(Protocol):
    """What a module of a format offers."""

    def read(self, path: Path, /) -> Reading: ...


@dataclass(frozen=True, slots=True)
class Format:
    label: str
    """As officers and citizens call it."""
    content: str
    """What the file must be by its bytes: a key of ``sniff.CONTENTS``."""
    reader: Reader
    """Asked in the child process only."""

    def read(self, path: Path) -> Reading:
        return self.reader.read(path)


FORMATS = {
    ".pdf": Format("PDF", "pdf", pdf),
    ".docx": Format("Word", "docx", word),
    ".docm": Format("Word dengan makro", "docx", word),
    ".xlsx": Format("Excel", "xlsx", sheet),
    ".xlsm": Format("Excel dengan makro", "xlsx", sheet),
    ".pptx": Format("PowerPoint", "pptx", slides),
    ".pptm": Format("PowerPoint dengan makro", "pptx", slides),
    ".odt": Format("OpenDocument teks", "odt", odf),
    ".ods": Format("OpenDocument lembar kerja", "ods", odf),
    ".odp": Format("OpenDocument presentasi", "odp", odf),
    ".rtf": Format("RTF", "rtf", rtf),
    ".txt": Format("Teks", "teks", plain),
    ".md": Format("Teks", "teks", plain),
    ".csv": Format("CSV", "teks", plain),
    ".zip": Format("Arsip ZIP", "zip", bundle),
    ".jpg": Format("Gambar", "jpeg", picture),
    ".jpeg": Format("Gambar", "jpeg", picture),
    ".png": Format("Gambar", "png", picture),
    ".gif": Format("Gambar", "gif", picture),
    ".webp": Format("Gambar", "webp", picture),
    ".tif": Format("Gambar", "tiff", picture),
    ".tiff": Format("Gambar", "tiff", picture),
    ".bmp": Format("Gambar", "bmp", picture),
}

WORKBOOKS = frozenset((".xlsx", ".ods"))
"""Tables that can carry something else; both are documents too."""
LEGACY = (".doc", ".xls", ".ppt")
FORBIDDEN = (
    ".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".svg", ".svgz", ".xml", ".xsl", ".js", ".mjs",
    ".wasm", ".swf", ".hta", ".exe", ".msi", ".dll", ".scr", ".com", ".bat", ".cmd", ".ps1",
    ".vbs", ".vbe", ".wsf", ".sh", ".jar", ".apk", ".lnk", ".url", ".reg", ".iso", ".img", ".chm",
    ".pif", ".cpl",
)  # fmt: skip
"""What runs in a reader's browser on the portal's own address, or on their computer."""
