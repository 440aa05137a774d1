"""Addresses and titles out of file names."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from generator.findings import one_line
from generator.kinds.resource import SLUG_LIMIT

COPY_WORDS = r"(?:copy|salinan|final|fix|revisi|rev\d*)"
COPIES = re.compile(rf"(?:[ _-]+{COPY_WORDS}|^{COPY_WORDS}|[ _-]*\((?:\d+|{COPY_WORDS})\))+$", re.IGNORECASE)
"""What people's disks add to a name, and what is nobody's title."""
NAMELESS = re.compile(
    r"(?:sheet|lembar|lembar kerja|table|tabel|worksheet|book|data|page)\s*\d*", re.IGNORECASE
)
"""Names that a program gives to what has none."""
TITLE_LIMIT = 200
SMALL = {
    *("dan", "di", "ke", "dari", "pada", "untuk", "dengan", "yang", "atau", "oleh", "dalam", "per", "serta"),
    *("bagi", "sampai", "tentang", "terhadap", "antar"),
}
"""Words that stay small in a title (EYD V, I.F.5)."""
ABBREVIATIONS = {
    *("APBD", "APBN", "ASN", "UMKM", "IPM", "SMA", "SMK", "OPD", "UPT", "RSUD", "SKPD", "PAD", "DAU", "DAK"),
    *("BUMD", "BUMN", "ISPA", "HIV", "AIDS", "RKPD", "RPJMD", "LKPJ", "LAKIP", "PPID", "UPTD", "US"),
}
"""With vowels, so that they look like words when all is in capitals."""


def slug_of(text: str) -> str:
    """``Data Penduduk 2025 (final).xlsx`` → ``data-penduduk-2025``; empty where nothing is left."""
    stem = COPIES.sub("", PurePosixPath(text).stem) if is_file_name(text) else text
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug if len(slug) <= SLUG_LIMIT else slug[:SLUG_LIMIT].rpartition("-")[0] or slug[:SLUG_LIMIT]


def is_file_name(text: str) -> bool:
    return bool(re.search(r"\.[A-Za-z0-9]{1,8}$", text))


def title_of_name(name: str) -> str:
    """``jumlah_penduduk-2025.csv`` → ``Jumlah penduduk 2025``, ``apbd.csv`` → ``APBD``."""
    parts = re.split(r"[\s_-]+", COPIES.sub("", PurePosixPath(name).stem))
    words = " ".join(part.upper() if part.upper() in ABBREVIATIONS else part for part in parts).strip()
    return tidy(words[:1].upper() + words[1:]) or "Tanpa judul"


def tidy(text: str) -> str:
    """A title found in a file: one line, not endless, and no shouting."""
    text = one_line(" ".join(text.split()), TITLE_LIMIT).strip(" .:;-–")
    return calm(text) if text.isupper() and len(text) > 12 else text


def calm(text: str) -> str:
    """``JUMLAH SD DAN SMP MENURUT KECAMATAN`` → ``Jumlah SD dan SMP Menurut Kecamatan``."""
    words = [word if is_abbreviation(word) else word.capitalize() for word in text.split()]
    return " ".join(word.lower() if n and word.lower() in SMALL else word for n, word in enumerate(words))


def is_abbreviation(word: str) -> bool:
    letters = re.sub(r"\W", "", word)
    return letters in ABBREVIATIONS or (len(letters) > 1 and not re.search(r"[AEIOU]", letters))
