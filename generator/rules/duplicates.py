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
from pathlib import Path

from generator.findings import Finding, Place, Severity
from generator.model import Item, Table
from generator.places import Loaded

LEAST_ROWS = 3
"""Two tables of one or two rows are often alike."""
Pairs = tuple[tuple[str, str], ...]


def check(loaded: Loaded) -> Iterator[Finding]:
    by_bytes: dict[str, list[str]] = defaultdict(list)
    by_values: dict[str, tuple[Item, str]] = {}
    gists = list(loaded.gists("duplicates"))
    for _, (files, _) in gists:
        for digest, source in files:
            by_bytes[digest].append(source)
    twins = {source for sources in by_bytes.values() for source in sources[1:]}
    for sources in by_bytes.values():
        for source in sources[1:]:
            yield told(source, sources[0], "isi berkas ini sama dengan", "berkas-kembar")
    for item, (_, tables) in gists:
        for outlined, source in tables:
            if source in twins:
                continue
            owner, first = by_values.setdefault(outlined, (item, source))
            if first != source and values(owner, first) == values(item, source):
                yield told(source, first, "nilai tabel ini sama dengan", "tabel-kembar")


def gist(item: Item, root: Path, cache: Path) -> tuple[Pairs, Pairs] | None:
    """Digests of the files, and outlines of the tables, with where they lie."""
    files = tuple((file.sha256, file.source) for file in item.files)
    tables = tuple((outline(t), t.file.source) for t in item.tables if t.rows >= LEAST_ROWS)
    return (files, tables) if files else None


def outline(table: Table) -> str:
    """Names, rows and statistics: what equal tables must have equal. Names may differ in case."""
    columns = [(column.name.lower(), column.spec.type, column.profile) for column in table.columns]
    return hashlib.sha256(repr((table.rows, columns)).encode("utf-8", "backslashreplace")).hexdigest()


def values(item: Item, source: str) -> str:
    """Parquet files of equal columns, types and values have equal bytes here."""
    table = next(table for table in item.tables if table.file.source == source)
    with table.parquet.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def told(source: str, first: str, words: str, code: str) -> Finding:
    return Finding(
        Place(source),
        f"{words} {first}.",
        "Terbitkan sekali saja; hapus salah satunya atau tandai diganti.",
        code,
        Severity.WARNING,
    )
