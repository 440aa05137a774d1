"""CSV and TSV: which sign parts the cells, and the cells. Meaning comes later."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.readers.encoding import CHUNK, Encoding, detect
from generator.readers.grid import CELL_LIMIT, COLUMN_LIMIT, CONTROLS, Grid, Row, Unreadable

DELIMITERS = ";,\t|"
SAMPLE = 200
"""Lines that decide the delimiter."""
END = "\x00"
"""One line more, which a quote that was never closed swallows; no file that is read has it."""
LINE_LIMIT = 4 * CELL_LIMIT
ROW_LIMIT = 2 * LINE_LIMIT
"""Letters of a row, which may stand on many lines."""


def read(path: Path, work: Path | None = None) -> list[Grid]:
    """One grid; rows are read anew each time they are asked for. Raises Unreadable."""
    encoding = detect(path)
    delimiter = find_delimiter(path, encoding)
    rows = partial(iterate, path, encoding, delimiter)
    notes = (encoding.note,) if encoding.note else ()
    plain = encoding.name == "utf-8-sig" and encoding.clean
    return [Grid(rows, delimiter=delimiter, notes=notes, plain=plain)]


def iterate(path: Path, encoding: Encoding, delimiter: str) -> Iterator[tuple[int, Row]]:
    """(line on which the row begins, cells); an empty cell is None."""
    taken = 0

    def counted() -> Iterator[str]:
        nonlocal taken
        for line in lines(path, encoding):
            taken += len(line)
            if taken > ROW_LIMIT:
                raise too_long(ROW_LIMIT + 1, begin)
            yield line
        yield END

    reader = csv.reader(counted(), delimiter=delimiter)
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
        raise broken(begin) from error
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


def find_delimiter(path: Path, encoding: Encoding) -> str:
    """The sign that parts most lines into the same number of cells; a comma when none does."""
    sample = []
    try:
        for line in lines(path, encoding):
            sample.append(line)
            if len(sample) == SAMPLE:
                break
    except UnicodeDecodeError as error:
        raise wrong_letters(len(sample) + 1) from error
    if declared := excel_declares(sample):
        return declared
    return max(DELIMITERS, key=lambda sign: evenness(sample, sign))


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
