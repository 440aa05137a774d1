"""Column names as published: ``[a-z0-9_]+``, unique, derived from the officer's header."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from generator.findings import Finding, Place, Severity, one_line

PLAIN = re.compile(r"[a-z0-9_]+")
LENGTH = 60
SYMBOLS = {
    "%": " persen ",
    "&": " dan ",
    "+": " plus ",
    "<": " kurang_dari ",
    ">": " lebih_dari ",
    "²": "2",
    "³": "3",
}


def clean_name(header: str) -> str:
    """``Jumlah Penduduk (Jiwa)`` → ``jumlah_penduduk_jiwa``; empty when no letter or digit is left."""
    if PLAIN.fullmatch(header) and len(header) <= LENGTH:
        return header
    for symbol, word in SYMBOLS.items():
        header = header.replace(symbol, word)
    plain = unicodedata.normalize("NFKD", header).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    return name if len(name) <= LENGTH else name[:LENGTH].rpartition("_")[0] or name[:LENGTH]


def publish_names(headers: Sequence[str], source: str, line: int) -> tuple[list[str], list[Finding]]:
    """One name a column. The same header twice is an error; an empty one gets a number and a warning."""
    findings: list[Finding] = []
    first: dict[str, int] = {}
    names: list[str] = []
    for number, header in enumerate(headers, 1):
        if header and header in first:
            findings.append(twice(header, first[header], number, source, line))
        elif not header:
            findings.append(nameless(number, source, line))
        first.setdefault(header, number)
        names.append(unique(clean_name(header) or f"kolom_{number}", names))
    return names, findings


def unique(name: str, taken: Sequence[str]) -> str:
    used = set(taken)
    candidate, number = name, 2
    while candidate in used:
        candidate, number = f"{name}_{number}", number + 1
    return candidate


def twice(header: str, first: int, second: int, source: str, line: int) -> Finding:
    return Finding(
        Place(source, line, second),
        f'judul kolom "{one_line(header, 60)}" dipakai dua kali, di kolom {first} dan {second}.',
        "Beri nama yang berbeda.",
        "kolom-ganda",
    )


def nameless(number: int, source: str, line: int) -> Finding:
    return Finding(
        Place(source, line, number),
        f"kolom {number} berisi data tetapi tidak punya judul; diterbitkan sebagai kolom_{number}.",
        "Tulis judul kolomnya di baris judul.",
        "kolom-tanpa-judul",
        Severity.WARNING,
    )
