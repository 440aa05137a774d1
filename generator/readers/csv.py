"""CSV and TSV: which sign parts the cells, and the cells. Meaning comes later."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.readers.encoding import CHUNK, Encoding, detect
from generator.readers.grid import CELL_LIMIT, COLUMN_LIMIT, CONTROLS, Grid, Row, Unreadable
from generator.readers.quoting import Quoting, doubled, find_quoting

DELIMITERS = ";,\t|"
UNUSED = "\x1f"
"""Parts no cells: files are read without control characters."""
PROSE = re.compile(r'[^,"]*(?:, [^,"]*)*\s*')
SAMPLE = 200
"""Lines that decide the delimiter."""
END = "\x00"
"""One line more, which a quote that was never closed swallows; no file that is read has it."""
ESCAPES = r'Tanda kutip di dalam sel yang ditulis \" dibaca sebagai ".'
WRAPPED = "Tiap baris berada di dalam tanda kutip; isinya dibaca sebagai beberapa sel."
LINE_LIMIT = 4 * CELL_LIMIT
ROW_LIMIT = 2 * LINE_LIMIT
"""Letters of a row, which may stand on many lines."""


def read(path: Path, work: Path | None = None) -> list[Grid]:
    """One grid; rows are read anew each time they are asked for. Raises Unreadable."""
    encoding = detect(path)
    refuse_web_page(path)
    quoting = find_quoting(path, partial(lines, path, encoding))
    sample = first_lines(path, encoding)
    delimiter = find_delimiter(sample)
    inner = find_inner(sample, delimiter)
    rows = partial(iterate, path, encoding, delimiter, quoting)
    remarks = (encoding.note, ESCAPES if quoting.escaped else "", WRAPPED if inner else "")
    notes = tuple(note for note in remarks if note)
    if inner:
        return [Grid(lambda: unwrapped(rows(), inner), delimiter=inner, notes=notes)]
    plain = encoding.name == "utf-8-sig" and encoding.clean and quoting.plain
    return [Grid(rows, delimiter=delimiter, notes=notes, plain=plain)]


def iterate(path: Path, encoding: Encoding, delimiter: str, quoting: Quoting) -> Iterator[tuple[int, Row]]:
    """(line on which the row begins, cells); an empty cell is None."""
    taken = 0
    escape = "\\" if quoting.escaped else None

    def counted() -> Iterator[str]:
        nonlocal taken
        for line in lines(path, encoding):
            taken += len(line)
            if taken > ROW_LIMIT:
                raise too_long(ROW_LIMIT + 1, begin)
            yield doubled(line) if escape else line
        yield END

    # Strict: a mark that ends its cell before other letters would be lost without a word.
    reader = csv.reader(
        counted(), delimiter=delimiter, escapechar=escape, skipinitialspace=quoting.spaced, strict=True
    )
    begin = 1
    try:
        for row in reader:
            if row and row[-1].endswith(END):
                if row == [END]:
                    return
                raise unclosed(begin)
            if len(row) > COLUMN_LIMIT:
                raise too_wide(begin, len(row))
            yield begin, [value or None for value in row]
            begin, taken = reader.line_num + 1, 0
    except csv.Error as error:
        raise (stray if "expected after" in str(error) else broken)(begin) from error
    except UnicodeDecodeError as error:
        raise wrong_letters(begin) from error


def lines(path: Path, encoding: Encoding) -> Iterator[str]:
    """Lines with their ends, without control characters, none of them longer than memory bears."""
    csv.field_size_limit(CELL_LIMIT)
    with path.open(encoding=encoding.name, newline="", buffering=CHUNK) as stream:
        while line := stream.readline(LINE_LIMIT):
            if len(line) >= LINE_LIMIT:
                raise too_long(len(line))
            yield line if encoding.clean else CONTROLS.sub("", line)


def refuse_web_page(path: Path) -> None:
    """What a server sends instead of a file that is not there."""
    with path.open("rb") as stream:
        head = stream.read(2048).replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table")):
        raise Unreadable(
            "berkas ini sebenarnya halaman web (HTML), bukan CSV.",
            "Unduh ulang datanya sebagai CSV; bila memang tabel HTML, beri akhiran .xls.",
            "bukan-teks",
        )


def first_lines(path: Path, encoding: Encoding) -> list[str]:
    sample: list[str] = []
    try:
        for line in lines(path, encoding):
            sample.append(line)
            if len(sample) == SAMPLE:
                break
    except UnicodeDecodeError as error:
        raise wrong_letters(len(sample) + 1) from error
    return sample


def find_delimiter(sample: list[str]) -> str:
    """The sign that parts most lines into the same number of cells; a comma when none does."""
    if declared := excel_declares(sample):
        return declared
    best = max(DELIMITERS, key=lambda sign: evenness(sample, sign))
    return UNUSED if best == "," and is_prose(sample) else best


def is_prose(sample: list[str]) -> bool:
    """One column of words: no comma in the header, and a space behind every other (``Jl. Melati, No. 5``)."""
    written = [line for line in sample if line.strip()]
    prose = len(written) > 1 and "," not in written[0] and all(PROSE.fullmatch(line) for line in written)
    if not prose or any(part.strip().isdigit() for line in written for part in line.split(",")):
        return False
    uneven = len({line.count(",") for line in written[1:]}) > 1
    return uneven or len(written[0].split()) == 1  # else the first line is a title


def find_inner(sample: list[str], delimiter: str) -> str:
    """The sign inside lines that stand in quotation marks as a whole; empty where they do not."""
    written = [line.strip() for line in sample if line.strip()]
    if len(written) < 2 or not all(line[0] == line[-1] == '"' for line in written):
        return ""
    if evenness(sample, delimiter)[0]:
        return ""
    cells = [line[1:-1].replace('""', '"') for line in written]
    best = max(DELIMITERS, key=lambda sign: evenness(cells, sign))
    return best if evenness(cells, best)[0] == len(cells) else ""


def unwrapped(rows: Iterator[tuple[int, Row]], delimiter: str) -> Iterator[tuple[int, Row]]:
    for line, row in rows:
        try:
            cells = (
                next(csv.reader([row[0] or ""], delimiter=delimiter, strict=True)) if len(row) == 1 else row
            )
        except csv.Error as error:
            raise stray(line) from error
        yield line, [cell or None for cell in cells]


def excel_declares(sample: list[str]) -> str:
    """Excel's own first line ``sep=;``."""
    first = sample[0].strip().lower() if sample else ""
    return first[4] if len(first) == 5 and first.startswith("sep=") and first[4] in DELIMITERS else ""


def evenness(sample: list[str], delimiter: str) -> tuple[int, int]:
    """(lines of the most common width above one, that width)."""
    try:
        widths = Counter(len(row) for row in csv.reader(sample, delimiter=delimiter) if len(row) > 1)
    except csv.Error:
        return 0, 0
    if not widths:
        return 0, 0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return count, width


def too_wide(line: int, width: int) -> Unreadable:
    return Unreadable(
        f"baris ini memuat {width} kolom; paling banyak {COLUMN_LIMIT}.",
        "Susun ulang menjadi tabel panjang, atau bagi menjadi beberapa tabel.",
        "terlalu-banyak-kolom",
        line,
    )


def too_long(length: int, line: int = 0) -> Unreadable:
    return Unreadable(
        f"satu baris memuat lebih dari {length - 1} huruf.",
        "Periksa akhir baris dan tanda kutip, lalu simpan ulang sebagai CSV.",
        "baris-terlalu-panjang",
        line,
    )


def broken(line: int) -> Unreadable:
    return Unreadable(
        "baris ini tidak dapat dibaca sebagai CSV.",
        f"Periksa tanda kutip yang belum ditutup; satu sel paling panjang {CELL_LIMIT} huruf.",
        "csv-rusak",
        line,
    )


def stray(line: int) -> Unreadable:
    return Unreadable(
        "tanda kutip di tengah sel membuat batas sel di baris ini tidak pasti.",
        'Tulis tanda kutip di dalam sel dua kali ("").',
        "csv-rusak",
        line,
    )


def unclosed(line: int) -> Unreadable:
    return Unreadable(
        "tanda kutip yang dibuka di baris ini tidak pernah ditutup, sehingga baris berikutnya ikut tertelan.",
        'Tutup tanda kutipnya; tanda kutip di dalam sel ditulis dua kali ("").',
        "csv-rusak",
        line,
    )


def wrong_letters(line: int) -> Unreadable:
    return Unreadable(
        "pengodean huruf berkas ini tidak dikenal.",
        "Simpan ulang sebagai CSV UTF-8.",
        "pengodean-salah",
        line,
    )
