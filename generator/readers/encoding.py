"""Which characters a text file is made of: UTF-8, UTF-16, or cp1252, and never a statistical guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from generator.readers.grid import Unreadable

CHUNK = 1 << 20
CONTROL_BYTES = bytes([*range(9), 11, 12, *range(14, 32), 127])
BOM_INSIDE = "\ufeff".encode()
UNSEEN = re.compile(rb"\xe2(?:\x80[\x8b\x8e\x8f\xaa-\xae]|\x81[\xa0\xa6-\xa9])")
"""Spaces without width and marks of the direction of writing."""
MAGIC = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PAR1",
    b"\x1f\x8b",
)
"""How files begin that are no text, whatever their name says."""
DROPPED = "Karakter kendali yang tidak terlihat dihapus dari berkas."
BINARY_LEAST = 8
BINARY_SHARE = 0.02
"""Share of control characters above which a file is no text."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """``name`` for Python's codecs; ``clean`` when no character needs to be dropped."""

    name: str
    clean: bool
    note: str = ""


def detect(path: Path) -> Encoding:
    """The encoding of a whole file, read in pieces. Raises Unreadable for what is no text."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    refuse_binary(head)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Encoding("utf-16", False, "Berkas UTF-16 dibaca dan diterbitkan sebagai UTF-8.")
    if name := utf16_without_mark(head):
        return Encoding(name, False, "Berkas UTF-16 dibaca dan diterbitkan sebagai UTF-8.")
    controls, size, utf8 = survey(path)
    if controls > max(BINARY_LEAST, size * BINARY_SHARE):
        raise not_text()
    if utf8:
        return Encoding("utf-8-sig", controls == 0, DROPPED if controls else "")
    return Encoding("cp1252", False, "Berkas bukan UTF-8; dibaca sebagai Windows-1252.")


def refuse_binary(head: bytes) -> None:
    if head.startswith(MAGIC):
        raise not_text()


def not_text() -> Unreadable:
    return Unreadable(
        "isi berkas ini bukan teks, jadi bukan CSV.",
        "Simpan ulang sebagai CSV, atau beri akhiran yang sesuai isinya (misalnya .xlsx).",
        "bukan-teks",
    )


def utf16_without_mark(head: bytes) -> str:
    """Every second byte of Latin text in UTF-16 is zero."""
    even, odd = head[0:512:2], head[1:512:2]
    if len(odd) >= 4 and odd.count(0) > 0.8 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if len(odd) >= 4 and even.count(0) > 0.8 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return ""


def survey(path: Path) -> tuple[int, int, bool]:
    """Characters to drop (control characters and marks in the middle), bytes, and whether it is UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    controls = size = 0
    utf8 = True
    first = True
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            controls += controls_in(chunk)
            if chunk.isascii() and not pending(decoder):
                first = False
                continue
            controls += chunk.count(BOM_INSIDE) - (first and chunk.startswith(codecs.BOM_UTF8))
            controls += len(UNSEEN.findall(chunk)) if b"\xe2\x80" in chunk or b"\xe2\x81" in chunk else 0
            first = False
            utf8 = utf8 and decodes(decoder, chunk)
    return controls, size, utf8 and decodes(decoder, b"", final=True)


def controls_in(chunk: bytes) -> int:
    """To seek each of them is three times as fast as to look each byte up, and most files have none."""
    if all(chunk.find(code) < 0 for code in CONTROL_BYTES):
        return 0
    return len(chunk) - len(chunk.translate(None, CONTROL_BYTES))


def pending(decoder: codecs.IncrementalDecoder) -> bool:
    """The last piece ended within a letter."""
    return bool(decoder.getstate()[0])


def decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True
