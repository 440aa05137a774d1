"""Column names as published: the officer's header, unique, unless it could become something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from generator.findings import Finding, Place, Severity, one_line

LENGTH = 100
FIGURE = re.compile(r"[\d.,%/ -]*\d[\d.,%/ -]*")
"""Nothing but a number, a code or a date."""
RISKY = re.compile(r"['=+\-@.＝＋－＠]")
"""First letters that a spreadsheet would run, or that Arrow takes for the path of a nested field."""
SYMBOLS = {
    "%": " persen ",
    "&": " dan ",
    "+": " plus ",
    "<": " kurang_dari ",
    ">": " lebih_dari ",
    "²": "2",
    "³": "3",
}


def published_name(header: str) -> str:
    """The header with single spaces. One that begins like a formula or is too long becomes plain words."""
    name = " ".join(header.split())
    keep = len(name) <= LENGTH and name.isprintable() and not RISKY.match(name)
    return name if keep else clean_name(header)


def find_name(wanted: str, names: Sequence[str], headers: Sequence[str] = ()) -> str | None:
    """The published name that somebody means who wrote a name, a header, or either in plain words.

    Exact before alike; what fits two columns alike fits none, because nobody may guess.
    """
    pairs = [*zip(names, names, strict=True), *zip(headers, names, strict=bool(headers))]
    for form in (str, spaced, clean_name, str.casefold):
        if sought := form(wanted):
            found = {name: None for written, name in pairs if form(written) == sought}
            if found and (len(found) == 1 or form is str):
                return next(iter(found))
    return None


def spaced(text: str) -> str:
    return " ".join(text.split())


def clean_name(header: str) -> str:
    """``Jumlah Penduduk (Jiwa)`` → ``jumlah_penduduk_jiwa``; empty when no letter or digit is left."""
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
    if len(headers) > 1 and all(FIGURE.fullmatch(header) for header in headers):
        findings.append(headless(source, line))
    for number, header in enumerate(headers, 1):
        if header and header in first:
            findings.append(twice(header, first[header], number, source, line))
        elif not header:
            findings.append(nameless(number, source, line))
        first.setdefault(header, number)
        names.append(unique(published_name(header) or f"kolom_{number}", names))
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


def headless(source: str, line: int) -> Finding:
    return Finding(
        Place(source, line),
        "judul kolom tabel ini angka semua, jadi tampaknya baris data.",
        "Sisipkan satu baris berisi nama kolom di atasnya.",
        "tanpa-baris-judul",
        Severity.WARNING,
    )


def nameless(number: int, source: str, line: int) -> Finding:
    return Finding(
        Place(source, line, number),
        f"kolom {number} berisi data tetapi tidak punya judul; diterbitkan sebagai kolom_{number}.",
        "Tulis judul kolomnya di baris judul.",
        "kolom-tanpa-judul",
        Severity.WARNING,
    )
