"""CSV and TSV: which sign parts the cells, and the cells. Meaning comes later."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from generator.readers import framed
from generator.readers.dialect import GUARD, GUARDED, find_delimiter, find_inner
from generator.readers.encoding import CHUNK, Encoding, detect
from generator.readers.grid import CELL_LIMIT, COLUMN_LIMIT, CONTROLS, Grid, Row, Unreadable
from generator.readers.quoting import Quoting, doubled, find_quoting, untrailed

UNGUARDED = 'Sel yang ditulis sebagai rumus ="…" dibaca sebagai teks di dalamnya.'
SAMPLE = 200
"""Lines that decide the delimiter."""
ESCAPES = r'Tanda kutip di dalam sel yang ditulis \" dibaca sebagai ".'
TRAILS = "Spasi di antara tanda kutip penutup dan pemisah dihapus."
WRAPPED = "Tiap baris berada di dalam tanda kutip; isinya dibaca sebagai beberapa sel."
LINE_LIMIT = 4 * CELL_LIMIT
ROW_LIMIT = 2 * LINE_LIMIT
"""Letters of a row, which may stand on many lines."""


def read(path: Path, work: Path | None = None) -> list[Grid]:
    """One grid; rows are read anew each time they are asked for. Raises Unreadable."""
    encoding = detect(path)
    refuse_web_page(path)
    sample = first_lines(path, encoding)
    if frame := framed.find_frame(sample):
        return framed.read(frame, partial(lines, path, encoding), (encoding.note,) if encoding.note else ())
    quoting = find_quoting(path, partial(lines, path, encoding))
    delimiter = find_delimiter(sample, "\t" if path.suffix.lower() == ".tsv" else "")
    inner, guarded = find_inner(sample, delimiter), any(map(GUARDED.search, sample))
    rows = partial(iterate, path, encoding, delimiter, quoting)
    remarks = {
        encoding.note: True,
        ESCAPES: quoting.escaped,
        TRAILS: quoting.trailed,
        WRAPPED: bool(inner),
        UNGUARDED: guarded,
    }
    notes = tuple(note for note, said in remarks.items() if note and said)
    if inner:
        return [Grid(lambda: unwrapped(rows(), inner), delimiter=inner, notes=notes)]
    if guarded:
        return [Grid(lambda: unguarded(rows()), delimiter=delimiter, notes=notes)]
    plain = encoding.name == "utf-8-sig" and encoding.clean and quoting.plain
    return [Grid(rows, delimiter=delimiter, notes=notes, plain=plain)]


def iterate(path: Path, encoding: Encoding, delimiter: str, quoting: Quoting) -> Iterator[tuple[int, Row]]:
    """(line on which the row begins, cells); an empty cell is None."""
    taken = 0
    escape = "\\" if quoting.escaped else None
    trimmed = partial(untrailed, delimiter=delimiter) if quoting.trailed else str
    plainly = doubled if escape else trimmed

    def counted() -> Iterator[str]:
        nonlocal taken
        for line in lines(path, encoding):
            taken += len(line)
            if taken > ROW_LIMIT:
                raise too_long(ROW_LIMIT + 1, begin)
            yield plainly(line)

    # Strict: a mark that ends its cell before other letters would be lost, one never closed swallow the rest.
    reader = csv.reader(
        counted(), delimiter=delimiter, escapechar=escape, skipinitialspace=quoting.spaced, strict=True
    )
    begin = 1
    try:
        for row in reader:
            if len(row) > COLUMN_LIMIT:
                raise too_wide(begin, len(row))
            yield begin, [value or None for value in row]
            begin, taken = reader.line_num + 1, 0
    except csv.Error as error:
        said = str(error)
        why = stray if "expected after" in said else unclosed if "end of data" in said else broken
        raise why(begin) from error


def lines(path: Path, encoding: Encoding) -> Iterator[str]:
    """Lines with their ends, without control characters, none of them longer than memory bears."""
    csv.field_size_limit(CELL_LIMIT)
    seen = 0
    with path.open(encoding=encoding.name, newline="", buffering=CHUNK) as stream:
        try:
            while line := stream.readline(LINE_LIMIT):
                if len(line) >= LINE_LIMIT:
                    raise too_long(len(line))
                yield line if encoding.clean else CONTROLS.sub("", line)
                seen += 1
        except UnicodeDecodeError as error:  # of a piece read ahead
            raise wrong_letters(seen + 1 + error.object[: error.start].count(b"\n")) from error


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
    return list(islice(lines(path, encoding), SAMPLE))


def unwrapped(rows: Iterator[tuple[int, Row]], delimiter: str) -> Iterator[tuple[int, Row]]:
    for line, row in rows:
        try:
            cells = (
                next(csv.reader([row[0] or ""], delimiter=delimiter, strict=True)) if len(row) == 1 else row
            )
        except csv.Error as error:
            raise stray(line) from error
        yield line, [cell or None for cell in cells]


def unguarded(rows: Iterator[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
    """``="00123"`` keeps Excel from making a number of a code; the code is what is meant."""
    for line, row in rows:
        yield (
            line,
            [
                cell[2:-1] if cell and cell.startswith('="') and GUARD.fullmatch(cell) else cell
                for cell in row
            ],
        )


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
