"""Memory or disk that ends while a table is read or written: a finding, and never kept as a result."""

from __future__ import annotations

from errno import EDQUOT, ENOMEM, ENOSPC

from generator.findings import Finding, Place

CODES = frozenset({"memori-habis", "disk-penuh"})


def shortage(error: BaseException, source: str) -> Finding | None:
    """What to tell of an error, Arrow's and numpy's included; None for one that says something else."""
    number = error.errno if isinstance(error, OSError) else None
    if isinstance(error, MemoryError) or number == ENOMEM:
        return Finding(
            Place(source),
            "memori komputer ini tidak cukup untuk pekerjaan ini.",
            "Tutup program lain atau pakai komputer dengan memori lebih besar, atau bagi tabelnya.",
            "memori-habis",
        )
    if number in (ENOSPC, EDQUOT):
        return Finding(
            Place(source),
            "ruang disk habis ketika berkas ini diolah.",
            "Kosongkan sebagian disk, lalu jalankan lagi.",
            "disk-penuh",
        )
    return None


def is_passing(findings: list[Finding] | tuple[Finding, ...]) -> bool:
    """One of them tells of the computer, not of the file: the next run may go well."""
    return any(finding.code in CODES for finding in findings)
