"""One file, one item: the same bytes or the same values under two names.

Judul: Berkas kembar
Kode: `berkas-kembar`, `tabel-kembar`

Mengapa: bila satu dimutakhirkan dan yang lain tidak, warga tidak tahu mana yang benar.

Contoh: `penduduk.csv` dan `penduduk-2024.csv` dengan isi yang sama di dua dataset.

Perbaikan: terbitkan sekali; yang lain diberi `status: diganti` dan `pengganti:`, atau dihapus.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator

from generator.findings import Finding, Place, Severity
from generator.model import File, Table
from generator.places import Loaded

LEAST_ROWS = 3
"""Two tables of one or two rows are often alike."""


def check(loaded: Loaded) -> Iterator[Finding]:
    by_bytes: dict[str, list[File]] = defaultdict(list)
    for item in loaded.catalogue.items:
        for file in item.files:
            by_bytes[file.sha256].append(file)
    twins = {file.source for files in by_bytes.values() for file in files[1:]}
    for files in by_bytes.values():
        for file in files[1:]:
            yield told(file, files[0], "isi berkas ini sama dengan", "berkas-kembar")
    by_values: dict[str, Table] = {}
    for _, table in loaded.catalogue.walk_tables():
        if table.rows < LEAST_ROWS or table.file.source in twins:
            continue
        first = by_values.setdefault(outline(table), table)
        if first is not table and values(first) == values(table):
            yield told(table.file, first.file, "nilai tabel ini sama dengan", "tabel-kembar")


def outline(table: Table) -> str:
    """Names, rows and statistics: what equal tables must have equal. Names may differ in case."""
    columns = [(column.name.lower(), column.spec.type, column.profile) for column in table.columns]
    return repr((table.rows, columns))


def values(table: Table) -> str:
    """Parquet files of equal columns, types and values have equal bytes here."""
    with table.parquet.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def told(file: File, first: File, words: str, code: str) -> Finding:
    return Finding(
        Place(file.source),
        f"{words} {first.source}.",
        "Terbitkan sekali saja; hapus salah satunya atau tandai diganti.",
        code,
        Severity.WARNING,
    )
