"""What is told of rows as a whole: headers that stand again, sums, and rows of another length."""

from __future__ import annotations

from generator.findings import Finding, Place, Severity
from generator.readers.grid import Unreadable
from generator.readers.yaml import CHOOSE, UNMERGED

RAGGED_LIMIT = 20


def again(lines: list[int]) -> str:
    listed = ", ".join(map(str, lines[:5])) + (" …" if len(lines) > 5 else "")
    return f"Judul kolom yang terulang di baris {listed} tidak ikut diterbitkan."


def total(source: str, line: int, count: int, last: bool) -> Finding:
    return Finding(
        Place(source, line),
        "baris terakhir ini tampaknya jumlah dari baris lain, sehingga angkanya terhitung dua kali."
        if last
        else f"{count} baris, mulai dari ini, tampaknya jumlah dari baris lain; angkanya terhitung lagi.",
        "Hapus baris jumlah dari tabel; jumlahnya dapat dihitung dari baris lain.",
        "baris-jumlah",
        Severity.WARNING,
    )


def average(source: str, line: int) -> Finding:
    return Finding(
        Place(source, line),
        "baris ini tampaknya rata-rata dari baris lain, bukan data.",
        "Hapus barisnya dari tabel; rata-rata dapat dihitung dari baris lain.",
        "baris-jumlah",
        Severity.WARNING,
    )


def ragged(source: str, line: int, cells: int, width: int) -> Finding:
    return Finding(
        Place(source, line),
        f"baris ini memuat {cells} sel, padahal tabelnya {width} kolom.",
        "Periksa tanda pemisah; nilai yang memuat tanda pemisah harus di antara tanda kutip.",
        "baris-tidak-rata",
    )


def unmerged(line: int) -> Unreadable:
    return Unreadable(UNMERGED, CHOOSE, "belum-disatukan", line)


def more_ragged(source: str) -> Finding:
    return Finding(
        Place(source),
        f"lebih dari {RAGGED_LIMIT} baris tidak rata.",
        "Simpan ulang tabelnya sebagai CSV UTF-8 dari Excel atau LibreOffice.",
        "baris-tidak-rata",
    )
