"""``content/permohonan/*.csv`` into requests, with every fault at its line and column.

Commas, semicolons and tabs, UTF-8 and cp1252 are read as in every table. Dates are written as
2026-03-20 or 20/03/2026.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from generator.findings import Finding, Place, Severity, did_you_mean
from generator.model import Catalogue, File
from generator.readers import csv
from generator.readers.grid import Grid, Row, Unreadable
from generator.requests.columns import (
    COLUMNS,
    DATES,
    FILLED,
    NEEDED,
    OPEN,
    SEQUENCES,
    TEXTS,
    VALUES,
    Request,
)
from generator.requests.names import column_of_persons, names_a_person

FIRST_YEAR = 2008
"""No request under a law is older than the law."""
MOST_FAULTS = 200
"""Of one file; whoever mends these sees the rest."""
WRITTEN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
PERSON_REMEDY = "Hapus dari register yang terbit; identitas pemohon hanya disimpan PPID."


def requests(catalogue: Catalogue) -> list[Request]:
    """All requests of the portal, oldest first; rows with faults are left out."""
    found = [request for file in catalogue.requests for request in read(file)[0]]
    return sorted(found, key=lambda request: (request.received, request.number))


def read(file: File) -> tuple[list[Request], list[Finding]]:
    """The sound rows of one file, and what is wrong with the others."""
    if file.path.suffix.lower() != ".csv":
        return [], [fault(file, (0, 0), "berkas di folder ini bukan CSV.", "Simpan register sebagai CSV.",
                          "register-bukan-csv")]  # fmt: skip
    try:
        return read_grid(file, csv.read(file.path)[0])
    except Unreadable as reason:
        return [], [reason.finding(file.source)]


def read_grid(file: File, grid: Grid) -> tuple[list[Request], list[Finding]]:
    rows = ((line, row) for line, row in grid.rows() if any(cell and cell.strip() for cell in row))
    line, head = next(rows, (1, []))
    keys = [(cell or "").strip().lower() for cell in head]
    findings = list(head_faults(file, line, keys))
    if findings:
        return [], findings
    found: list[Request] = []
    for line, row in rows:
        made, faults = read_row(file, line, keys, row)
        findings += faults
        found += [made] if made else []
        if len(findings) >= MOST_FAULTS:
            break
    return found, findings[:MOST_FAULTS]


def head_faults(file: File, line: int, keys: list[str]) -> Iterator[Finding]:
    for column, key in enumerate(keys, 1):
        if key in COLUMNS and key not in keys[: column - 1]:
            continue
        if key in COLUMNS:
            yield fault(file, (line, column), f'kolom "{key}" ada dua kali.', "Hapus salah satunya.",
                        "kolom-register-kembar")  # fmt: skip
        elif column_of_persons(key):
            yield fault(file, (line, column), f'kolom "{key}" memuat identitas pemohon.', PERSON_REMEDY,
                        "register-memuat-orang")  # fmt: skip
        else:
            known = did_you_mean(key, COLUMNS) or "Hapus kolom itu; kolom yang dikenal ada di panduan."
            yield fault(file, (line, column), f'kolom "{key}" tidak dikenal.', known,
                        "kolom-register-tak-dikenal")  # fmt: skip
    if absent := [key for key in NEEDED if key not in keys]:
        listed = ", ".join(absent)
        yield fault(file, (line, 0), f'kolom "{listed}" tidak ada.', "Tambahkan pada baris judul.",
                    "kolom-register-kurang")  # fmt: skip


def read_row(file: File, line: int, keys: list[str], row: Row) -> tuple[Request | None, list[Finding]]:
    """A request, unless an error stands in its row."""
    cells = {key: (cell or "").strip() for key, cell in zip(keys, row, strict=False)}
    spot = {key: number for number, key in enumerate(keys, 1)}
    findings = []
    if any(cell and cell.strip() for cell in row[len(keys) :]):
        findings.append(fault(file, (line, len(keys) + 1), "baris ini punya terlalu banyak sel.",
                              "Beri tanda kutip pada isi yang memuat koma.", "register-baris"))  # fmt: skip
    days = {key: a_day(cells.get(key, "")) for key in DATES}
    findings += [
        fault(file, (line, spot.get(key, 0)), message, remedy, code, severity=severity)
        for key, message, remedy, code, severity in cell_faults(cells, days)
    ]
    if any(finding.severity is Severity.ERROR for finding in findings):
        return None, findings
    return made(cells, days, line), findings


Told = tuple[str, str, str, str, Severity]
"""Column, sentence, remedy, code, severity."""


def cell_faults(cells: dict[str, str], days: dict[str, date | None]) -> Iterator[Told]:
    for key in FILLED:
        if not cells.get(key):
            yield key, f"{COLUMNS[key].lower()} kosong.", "Isi sel itu.", "register-kosong", Severity.ERROR
    for key in DATES:
        if cells.get(key) and days[key] is None:
            remedy = "Tulis seperti 2026-03-20, antara tahun 2008 dan 9000."
            yield key, f'"{cells[key]}" bukan tanggal.', remedy, "register-tanggal", Severity.ERROR
    for earlier, later in SEQUENCES:
        first, second = days[earlier], days[later]
        if first and second and second < first:
            words = f"{COLUMNS[later].lower()} mendahului {COLUMNS[earlier].lower()}, {first}."
            yield later, words, "Betulkan salah satu tanggalnya.", "register-urutan-tanggal", Severity.ERROR
    yield from value_faults(cells)
    yield from gaps(cells, days)


def value_faults(cells: dict[str, str]) -> Iterator[Told]:
    for key, allowed in VALUES.items():
        value = cells.get(key, "").lower()
        if value and value not in allowed:
            remedy = did_you_mean(value, allowed) or f"Pilih: {', '.join(allowed)}."
            words = f'{COLUMNS[key].lower()} "{cells[key]}" tidak dikenal.'
            yield key, words, remedy, "register-nilai", Severity.ERROR
    for key in TEXTS:
        if names_a_person(cells.get(key, "")):
            words = f"{COLUMNS[key].lower()} tampaknya menyebut nama orang."
            yield key, words, PERSON_REMEDY, "register-memuat-orang", Severity.ERROR


def gaps(cells: dict[str, str], days: dict[str, date | None]) -> Iterator[Told]:
    """What the yearly report would lack; an office may still be writing it."""
    outcome = cells.get("keputusan", "").lower()
    if outcome == "ditolak" and not cells.get("alasan_penolakan"):
        yield ("alasan_penolakan", "permohonan ditolak tanpa alasan.", "Tulis pasal dan alasannya.",
               "register-alasan", Severity.WARNING)  # fmt: skip
    if outcome not in ("", OPEN, "dicabut pemohon") and not days["tanggal_pemberitahuan"]:
        yield ("tanggal_pemberitahuan", "sudah diputuskan, tetapi tanggal pemberitahuannya kosong.",
               "Isi tanggal pemberitahuan tertulis.", "register-alasan", Severity.WARNING)  # fmt: skip


def a_day(text: str) -> date | None:
    """2026-03-20, 20/03/2026, 20-03-2026 or 20.03.2026."""
    try:
        if found := WRITTEN.fullmatch(text):
            day = date(int(found[3]), int(found[2]), int(found[1]))
        else:
            day = date.fromisoformat(text) if len(text) == 10 else date.min
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year < 9000 else None


def made(cells: dict[str, str], days: dict[str, date | None], line: int) -> Request:
    received = days["tanggal"]
    assert received is not None
    low = {key: value.lower() for key, value in cells.items()}
    return Request(
        number=cells["nomor_pendaftaran"],
        received=received,
        wanted=cells["informasi_diminta"],
        purpose=cells.get("tujuan", ""),
        outcome=low.get("keputusan", "").replace(OPEN, ""),
        reason=cells.get("alasan_penolakan", ""),
        answered=days["tanggal_pemberitahuan"],
        handed_over=days["tanggal_pemberian"],
        channel=low.get("kanal", ""),
        office=cells.get("organisasi", ""),
        extended=days["tanggal_perpanjangan"],
        objected=days["tanggal_keberatan"],
        ground=low.get("alasan_keberatan", ""),
        objection_answered=days["tanggal_tanggapan_keberatan"],
        objection_outcome=low.get("keputusan_keberatan", ""),
        disputed=days["tanggal_sengketa"],
        dispute_outcome=low.get("hasil_sengketa", ""),
        line=line,
        cells=tuple(
            (key, str(days[key]) if days.get(key) else cells[key]) for key in COLUMNS if key in cells
        ),
    )


def fault(
    file: File,
    at: tuple[int, int],
    message: str,
    remedy: str,
    code: str,
    *,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """``at``: line and column, from 1; 0 is the whole."""
    return Finding(Place(file.source, *at), message, remedy, code, severity)


def twins(files: Iterable[File]) -> Iterator[Finding]:
    """A registration number that stands twice, in whatever files."""
    seen: dict[str, Place] = {}
    for file in files:
        for request in read(file)[0]:
            number = request.number.casefold()
            if before := seen.get(number):
                words = f'nomor pendaftaran "{request.number}" ada dua kali (juga di {before}).'
                remedy = "Setiap permohonan satu baris, dengan nomor sendiri."
                yield fault(file, (request.line, 0), words, remedy, "register-nomor-kembar")
            seen.setdefault(number, Place(file.source, request.line))


def unknown_offices(file: File, known: Collection[str]) -> Iterator[Finding]:
    for request in read(file)[0]:
        if request.office and request.office not in known:
            remedy = did_you_mean(request.office, known) or "Pakai nama berkas di content/organisasi/."
            words = f'organisasi "{request.office}" pada {request.number} tidak ada.'
            yield fault(file, (request.line, 0), words, remedy, "register-organisasi")
