"""What an officer did wrong where YAML cannot be read: libyaml's words say where, the line itself says what.

libyaml reports the place at which it gave up, often a line below the mistake. The lines around it are
looked at for the mistakes that people make: tabs, quotes, colons, signs that mean something in YAML.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml


class Fault(NamedTuple):
    """Sentence, remedy, and where; lines and columns from 1, 0 is unknown."""

    message: str
    remedy: str
    line: int
    column: int


PAIR = re.compile(r"(?P<before>\s*(?:- +)?)(?P<key>[^\s:#'\"\[{-][^:#]*?)\s*:(?:[ \t]+(?P<value>.*?))?\s*$")
GLUED = re.compile(r"\s*(?:- +)?(?P<key>[\w-]+):[^ \t\n:/]")
"""No space behind the colon; a no-break space is none."""
GLUED_INSIDE = re.compile(r"[{,]\s*(?P<key>\w+):(?=[\w{\[])")
"""The same within braces; what stands behind an address's colon is no brace, letter or digit."""
CLOSED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?=[^\s#])""")
"""A quoted text with something behind it."""
SIGNS = "%@`*&!|>-?,]}"
ODD_SPACE = re.compile("^ *[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]", re.MULTILINE)
ONE_SPACE = "Tulis `{}: …` dengan satu spasi biasa sesudah titik dua."
UNREADABLE = "YAML tidak dapat dibaca di sini."
QUOTE_ALL = 'Taruh seluruh nilainya di antara tanda kutip: `{}: "…"`.'
# What remains, by libyaml's words.
CAUSES = (
    ("cannot start any token", "Taruh nilai yang memuat tanda khusus di antara tanda kutip."),
    ("mapping values are not allowed", 'Nilai yang memuat ": " harus di antara tanda kutip.'),
    (
        "could not find expected ':'",
        "Setiap baris kunci berbentuk `kunci: nilai`, dengan spasi sesudah titik dua.",
    ),
    ("did not find expected key", "Periksa lekukan (spasi di awal baris) dan tanda kutip pada baris ini."),
    ("found unexpected end of stream", "Tanda kutip atau kurung belum ditutup."),
    ("special characters are not allowed", "Hapus karakter kendali yang tidak terlihat."),
)
UNCLOSED = {
    "while parsing a flow sequence": (
        "daftar [...] yang dibuka di sini belum ditutup.",
        "Tulis ] di akhirnya.",
    ),
    "while parsing a flow mapping": (
        "kumpulan {...} yang dibuka di sini belum ditutup.",
        "Tulis } di akhirnya.",
    ),
}
"""What libyaml was reading when it found something else."""


def fault_of(error: yaml.MarkedYAMLError, text: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    problem = error.problem or ""
    number = mark.line if mark else 0
    lines = text.split("\n")[: number + 1]
    opened = error.context_mark
    if opened and "quoted scalar" in (error.context or "") and "end of stream" in problem:
        return Fault(
            "tanda kutip yang dibuka di sini belum ditutup.",
            "Tutup dengan tanda kutip yang sama di akhir nilainya.",
            opened.line + 1,
            opened.column + 1,
        )
    if found := looked_at(lines):
        return found
    if opened and (what := UNCLOSED.get(error.context or "")):
        # The list may have been meant for one line: libyaml stops where something else cannot belong to it.
        return Fault(what[0], what[1], opened.line + 1, opened.column + 1)
    remedy = next(
        (said for words, said in CAUSES if words in problem), "Periksa tanda baca dan lekukan baris ini."
    )
    return Fault(UNREADABLE, remedy, number + 1 if mark else 0, mark.column + 1 if mark else 0)


def looked_at(lines: list[str]) -> Fault | None:
    """The mistake in the last line or in the one above it, which libyaml read on from."""
    numbers = [n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")][-2:]
    tabs = next((n for n in numbers if re.match(r" *\t", lines[n])), None)
    if tabs is not None:
        return Fault("baris ini diawali tab.", "Ganti tab di awal baris dengan spasi.", tabs + 1, 1)
    for number in numbers:
        if found := in_line(lines[number], number + 1):
            return found
    above, last = (lines[n] for n in numbers) if len(numbers) == 2 else ("", "")
    deeper = len(last) - len(last.lstrip()) > len(above) - len(above.lstrip())
    pair = PAIR.match(above)
    if deeper and pair and pair["value"] and PAIR.match(last):
        return Fault(
            "baris ini menjorok lebih dalam daripada baris di atasnya.",
            "Hapus spasi di awal baris ini.",
            numbers[-1] + 1,
            1,
        )
    return None


def in_line(line: str, number: int) -> Fault | None:
    pair = PAIR.match(line)
    if pair is None:
        return unpaired(line, number)
    message, remedy = in_value(pair["value"] or "", pair["key"])
    return Fault(message, remedy, number, pair.start("value") + 1) if message else None


def in_value(value: str, key: str) -> tuple[str, str]:
    """Sentence and remedy; empty where nothing is wrong with it."""
    if found := quoted(value):
        return found
    if value[:1] in ('"', "'"):
        return "", ""
    closing = {"[": "]", "{": "}"}.get(value[:1], "")
    if closing and (glued := GLUED_INSIDE.search(value)):
        return "tidak ada spasi sesudah titik dua.", ONE_SPACE.format(glued["key"])
    cut_short = closing and closing in value and not value.split(" #", 1)[0].rstrip().endswith(closing)
    special = value and value[0] in SIGNS and value not in ("|", ">", "|-", ">-", "|+", ">+")
    if cut_short or special:
        return f"nilai ini diawali {value[0]}, yang berarti lain di YAML.", QUOTE_ALL.format(key)
    if ": " in value and not closing:
        message = "nilai ini memuat titik dua dan spasi, sehingga dibaca sebagai kunci."
        return message, QUOTE_ALL.format(key)
    return "", ""


def quoted(value: str) -> tuple[str, str] | None:
    """What stands behind a closing quotation mark."""
    if re.fullmatch(r"""("[^"]*"|'[^']*')\s*,\s*""", value):
        return "ada koma sesudah tanda kutip penutup.", "Hapus koma di akhir baris ini."
    if CLOSED.match(value):
        message = "masih ada teks sesudah tanda kutip penutup."
        return message, "Taruh seluruh nilainya di dalam satu pasang tanda kutip."
    return None


def unpaired(line: str, number: int) -> Fault | None:
    """A line without a colon, or without the space behind it."""
    glued = GLUED.match(line)
    if glued and ": " not in line:
        remedy = ONE_SPACE.format(glued["key"])
        return Fault("tidak ada spasi sesudah titik dua.", remedy, number, glued.end("key") + 1)
    if ":" not in line and not re.match(r"\s*(?:- |[\[\]{}#]|---)", line):
        if "：" in line:
            return Fault(
                "titik dua di baris ini bukan titik dua biasa.", "Ketik ulang titik duanya.", number, 1
            )
        remedy = "Tulis kunci, titik dua, spasi, lalu nilainya, misalnya `judul: Jumlah penduduk`."
        return Fault("baris ini tidak memuat titik dua.", remedy, number, 1)
    return None


def odd_space(text: str) -> Fault | None:
    """Spaces that look like spaces at the beginning of a line, as copied from a web page or a document."""
    found = ODD_SPACE.search(text)
    if found is None:
        return None
    line = text.count("\n", 0, found.start()) + 1
    return Fault(
        "spasi di awal baris ini bukan spasi biasa.", "Hapus, lalu ketik ulang dengan tombol spasi.", line, 1
    )
