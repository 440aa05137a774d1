"""What a file really is, by its first bytes and, for ZIP containers, by its members."""

from __future__ import annotations

import mmap
import zipfile
from pathlib import Path

HEAD = 4096
WESTERN, SURE = 0.7, 8
"""Share of letters below U+0100 in what offices write, and how many at least show that a text is UTF-16."""
PDF_WINDOW = 1024
"""Readers accept junk before ``%PDF-`` up to here (ISO 32000-1, annex H, note 13)."""

MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"BM", "bmp"),
    (b"{\\rtf", "rtf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"#!", "program"),
)
HTML = (b"<!doctype html", b"<html", b"<script", b"<svg", b"<head", b"<body", b"<iframe")

CONTENTS = {
    "pdf": "PDF", "docx": "dokumen Word (DOCX)", "xlsx": "buku kerja Excel (XLSX)",
    "pptx": "presentasi PowerPoint (PPTX)", "odt": "dokumen OpenDocument (ODT)",
    "ods": "lembar kerja OpenDocument (ODS)", "odp": "presentasi OpenDocument (ODP)",
    "rtf": "dokumen RTF", "teks": "teks biasa", "jpeg": "gambar JPEG", "png": "gambar PNG",
    "gif": "gambar GIF", "tiff": "gambar TIFF", "webp": "gambar WebP", "bmp": "gambar BMP",
    "zip": "arsip ZIP", "rar": "arsip RAR", "7z": "arsip 7-Zip", "gzip": "arsip gzip",
    "ole": "dokumen Office lama",
    "terkunci": "dokumen Office yang terkunci kata sandi",
    "html": "halaman web (HTML)", "program": "program komputer",
    "lain": "data yang tidak dikenali",
}  # fmt: skip
"""Contents by name, with what officers call them."""

OPENDOCUMENT = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
}
OFFICE_FOLDERS = {"word": "docx", "xl": "xlsx", "ppt": "pptx"}


def content_of(path: Path) -> str:
    """A key of ``CONTENTS``; never raises on what the file contains."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    found = by_magic(head)
    if found == "ole":
        return "terkunci" if is_locked(path) else "ole"
    return container(path) if found == "zip" else found


def is_locked(path: Path) -> bool:
    """Office wraps an encrypted DOCX in an OLE file with a stream of this name (MS-OFFCRYPTO 2.3.4)."""
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find("EncryptedPackage".encode("utf-16-le")) >= 0


def by_magic(head: bytes) -> str:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(HTML):
        return "html"
    for magic, content in MAGIC:
        if head.startswith(magic):
            return content
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if b"%PDF-" in head[: PDF_WINDOW + 5]:
        return "pdf"
    return "teks" if is_text(head) else "lain"


def is_text(head: bytes) -> bool:
    """No control characters but line ends, tabs and form feeds; UTF-16 by its mark, or by its zeros."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or wide(head):
        return True
    return not any(byte < 32 and byte not in b"\t\n\f\r\x1a\x1b" for byte in head)


def wide(head: bytes) -> str:
    """``utf-16-be`` or ``utf-16-le`` of a text without its mark: every second byte of most letters is zero,
    and none of the others, nor is any letter a control character."""
    for place, encoding in enumerate(("utf-16-be", "utf-16-le")):
        zeros, letters = head[place::2], head[1 - place :: 2]
        western = bytes(byte for byte, high in zip(letters, zeros, strict=False) if not high)
        if len(western) >= max(SURE, WESTERN * len(zeros)) and is_text(western):
            return encoding
    return ""


def container(path: Path) -> str:
    """Which kind of ZIP: the office formats, or just an archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                declared = archive.read("mimetype").decode("ascii", "replace").strip()
                return OPENDOCUMENT.get(declared.removesuffix("-template"), "zip")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return "zip"
    folders = {name.split("/", 1)[0] for name in names if "/" in name}
    if "[Content_Types].xml" in names:
        return next((content for folder, content in OFFICE_FOLDERS.items() if folder in folders), "zip")
    return "zip"


def hides_pdf(path: Path, content: str) -> bool:
    """A PDF header where readers still accept it, in a file that is something else."""
    with path.open("rb") as stream:
        return content not in {"pdf", "teks"} and b"%PDF-" in stream.read(PDF_WINDOW + 5)


def hides_archive(path: Path) -> bool:
    """A ZIP directory at the end of a file that is something else: a polyglot."""
    try:
        with zipfile.ZipFile(path) as archive:
            return bool(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def hides_page(path: Path, content: str) -> bool:
    """Tags of a web page at the beginning of a file that is something else: browsers that guess run it."""
    with path.open("rb") as stream:
        head = stream.read(PDF_WINDOW).lower()
    return content not in {"html", "teks"} and any(tag in head for tag in HTML)
