"""What is wrong with a column as a whole, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings import Finding, Place, Severity, one_line
from generator.readers.grid import shown
from generator.tables import styles
from generator.tables.classify import Kind
from generator.tables.evidence import Evidence
from generator.tables.infer import units_of
from generator.tables.numbers import Shape
from generator.tables.words import lost_value


@dataclass(frozen=True, slots=True)
class Problem:
    message: str
    remedy: str
    code: str
    row: int | None = None
    severity: Severity = Severity.ERROR
    column: str = ""
    """Heading of a column whose type only the officer knows; its remedy names all of the table."""

    def finding(self, source: str, line: int) -> Finding:
        return Finding(Place(source, line), self.message, self.remedy, self.code, self.severity)


def mixed_orders(header: str, evidence: Evidence) -> Problem:
    text, row = evidence.examples["sebulan"]
    other = evidence.examples["sehari"][0]
    message = f'kolom "{header}": urutan tanggal bercampur, {quoted(other)} dan {quoted(text)}.'
    return Problem(message, "Tulis semua sebagai tahun-bulan-hari.", "tanggal-bercampur", row)


def unproved_order(header: str) -> Problem:
    return Problem(
        f'kolom "{header}": urutan hari dan bulan tidak dapat dibuktikan; dibaca hari/bulan/tahun.',
        "Tulis tanggal sebagai tahun-bulan-hari, misalnya 2025-07-01.",
        "tanggal-tak-pasti",
        severity=Severity.WARNING,
    )


def serial_days(header: str, evidence: Evidence) -> Problem:
    text, row = evidence.examples.get(Kind.NUMBER, (str(evidence.smallest), 0))
    return Problem(
        f'kolom "{header}": {quoted(text)} tampaknya tanggal tanpa formatnya; diterbitkan sebagai bilangan.',
        "Format kolom itu sebagai Tanggal di Excel, lalu simpan ulang.",
        "tanggal-tak-pasti",
        row,
        Severity.WARNING,
    )


def odd_values(header: str, evidence: Evidence) -> Problem:
    """A column of numbers or dates with a few words in it."""
    number, dated, present = evidence.kinds[Kind.NUMBER], evidence.kinds[Kind.DATE], evidence.present
    most = Kind.NUMBER if number >= dated else Kind.DATE
    odd = (kind for kind in Kind if kind not in (most, Kind.MISSING))
    text, row = next(evidence.examples[kind] for kind in odd if kind in evidence.examples)
    others = present - evidence.kinds[most]
    numeric = (
        f'kolom "{header}" berisi {number} angka dan {others} nilai lain, misalnya {quoted(text)}; '
        "diterbitkan sebagai teks."
    )
    dates = (
        f'kolom "{header}" berisi {dated} tanggal dan {others} nilai lain, misalnya {quoted(text)}; '
        "diterbitkan sebagai teks."
    )
    return Problem(
        numeric if most is Kind.NUMBER else dates,
        "Betulkan nilai itu, atau tulis tipe kolomnya di dataset.yml (misalnya tipe: teks).",
        "tipe-campur",
        row,
        Severity.WARNING,
    )


def undecided(header: str, verdict: styles.Verdict, evidence: Evidence) -> Problem:
    samples = [evidence.examples[shape] for shape in verdict.culprits if shape in evidence.examples]
    texts = " dan ".join(quoted(text) for text, _ in samples)
    row = samples[-1][1] if samples else None
    if verdict.problem == "bercampur":
        message = f'kolom "{header}": tanda desimal bercampur, {texts}.'
        return Problem(
            message, "Pakai satu cara di seluruh kolom, misalnya 1.234,56.", "desimal-bercampur", row
        )
    message = f'kolom "{header}": tidak dapat dipastikan apakah {texts} memakai tanda ribuan atau desimal.'
    return Problem(message, "", "desimal-tak-pasti", row, column=header)


def mixed_units(header: str, evidence: Evidence, severity: Severity) -> Problem:
    written = units_of(evidence)
    first, second = sorted(written, key=lambda unit: (-written[unit], unit))[:2]
    row = next(
        (row for label, (_, row) in evidence.examples.items() if label.lower() == f"unit {second}"), None
    )
    return Problem(
        f'kolom "{header}": satuan bercampur, "{one_line(first, 20)}" dan "{one_line(second, 20)}".',
        "Ubah semua ke satu satuan, atau tulis tipe: teks di dataset.yml bila memang bukan ukuran.",
        "satuan-bercampur",
        row,
        severity,
    )


def other_unit(header: str, unit: str, declared: str, severity: Severity = Severity.WARNING) -> Problem:
    return Problem(
        f'kolom "{header}": sel memakai satuan "{one_line(unit, 20)}", '
        f'tetapi dataset.yml "{one_line(declared, 20)}".',
        "Ubah satuan: di dataset.yml, atau angka di tabelnya.",
        "satuan-bercampur",
        severity=severity,
    )


def partial_unit(header: str, unit: str, count: int, severity: Severity) -> Problem:
    return Problem(
        f'kolom "{header}": {count} nilai tanpa satuan, lainnya dengan "{one_line(unit, 20)}".',
        "Tulis satuan: di dataset.yml bila semua memakai satuan itu.",
        "satuan-sebagian",
        severity=severity,
    )


def percent_partly(header: str, count: int) -> Problem:
    return Problem(
        f'kolom "{header}": {count} sel tidak berformat persen, padahal sel lainnya berformat persen.',
        "Format semua sel kolom itu sebagai Persen, lalu periksa angkanya.",
        "satuan-sebagian",
    )


def code_as_number(header: str, spoilt: tuple[str, int]) -> Problem:
    return Problem(
        f'kolom "{header}": kode {quoted(spoilt[0])} tersimpan sebagai angka; nol di belakang bisa hilang.',
        "Format kolom itu sebagai Teks di Excel, lalu ketik ulang kodenya.",
        "kode-sebagai-angka",
        spoilt[1],
    )


def short_years(header: str, evidence: Evidence) -> Problem:
    text, row = evidence.examples[Kind.SHORT_YEAR]
    return Problem(
        f'kolom "{header}": tahun {quoted(text)} hanya dua angka; diterbitkan sebagai teks.',
        "Tulis tahunnya empat angka, misalnya 2025-07-01.",
        "tahun-dua-angka",
        row,
        Severity.WARNING,
    )


def code_in_powers(header: str, evidence: Evidence) -> Problem:
    text, row = evidence.examples[Shape.SCIENTIFIC]
    return Problem(
        f'kolom "{header}": {quoted(text)} kehilangan angka terakhirnya.',
        "Format kolom itu sebagai Teks, lalu ketik ulang nomornya dari sumber aslinya.",
        "angka-terpotong",
        row,
    )


def no_results(header: str, evidence: Evidence, declared: bool) -> Iterator[Problem]:
    """What programs wrote instead of a value. A formula is published as the text that it is, and may be
    meant where the column is declared to be text; nobody means an error of a sheet."""
    for kind, severity in ((Kind.NOT_FINITE, Severity.ERROR), (Kind.FORMULA, Severity.WARNING)):
        text, row = evidence.examples.get(kind, ("", 0))
        lost = lost_value(text)
        if lost and not (declared and severity is Severity.WARNING):
            why, remedy, code = lost
            yield Problem(f'kolom "{header}": {quoted(text)} {why}', remedy, code, row, severity)


def counted_in_parts(header: str, unit: str, evidence: Evidence, shape: Shape) -> Problem:
    text, row = evidence.examples[shape]
    number = " ".join(filter(None, (quoted(text), one_line(unit, 20))))
    return Problem(
        f'kolom "{header}": {number} berpecahan; mungkin ribuan tanpa nol.',
        "Ketik ulang angkanya tanpa titik, atau tulis tipe: desimal di dataset.yml bila memang berpecahan.",
        "nol-hilang",
        row,
    )


def digits_lost(header: str) -> Problem:
    return Problem(
        f'kolom "{header}": lembar kerja hanya menyimpan 15 angka; angka ke-16 dan seterusnya menjadi 0.',
        "Format kolom itu sebagai Teks, lalu ketik ulang nomornya dari sumber aslinya.",
        "angka-terpotong",
    )


def quoted(text: str) -> str:
    return f'"{shown(text.strip(), 40)}"'
