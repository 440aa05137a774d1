"""Names of people and programs that a file carries: some programs write their own as the author's."""

from __future__ import annotations

from collections.abc import Iterable

from generator.documents.text import Reading

NOBODY = frozenset(
    {
        "anonymous", "(anonymous)", "anonim", "unknown", "unknown creator", "un-named", "unnamed", "untitled",
        "unspecified", "(unspecified)", "user", "pengguna", "author", "penulis", "owner", "admin",
        "administrator", "pc", "none", "-",
    }
)  # fmt: skip
"""Lower case; whoever these were, nobody learns it from them."""
PROGRAMS = (
    "python-docx", "python-pptx", "openpyxl", "xlsxwriter", "apache poi", "phpspreadsheet", "phpexcel",
    "phpword", "maatwebsite", "sheetjs", "exceljs", "docx4j", "pandoc", "libreoffice", "openoffice",
    "wps office", "microsoft office", "canva", "ilovepdf", "smallpdf", "camscanner",
)  # fmt: skip
"""How authors begin that are programs."""


def mark_names(reading: Reading, people: Iterable[str], programs: Iterable[str] = ()) -> None:
    """``nama-penulis`` and ``nama-program``, each with its names in order."""
    named = {name for name in people if name and name.casefold().strip() not in NOBODY}
    made = {name for name in named if name.casefold().startswith(PROGRAMS)}
    if named - made:
        reading.mark("nama-penulis", names=", ".join(sorted(named - made)))
    if tools := {name for name in (*programs, *made) if name}:
        reading.mark("nama-program", names=", ".join(sorted(tools)))
