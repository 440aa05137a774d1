"""Values of columns with ``rujukan:`` exist in the code list or column that is referred to.

Judul: Rujukan nilai
Kode: `nilai-tak-dirujuk`, `daftar-tak-dikenal`, `daftar-kosong`

Mengapa: tabel yang kodenya sama dapat digabung. Kode yang tidak ada di daftarnya hilang saat digabung, dan di
peta wilayahnya kosong.

Contoh: `kode: {rujukan: wilayah}` dengan nilai `14.71.99`, atau `rujukan: sekolah.npsn` sedangkan dataset
`sekolah` tidak ada. `rujukan: wilayah` tidak dapat diperiksa selama tidak satu pun organisasi menulis
`wilayah:`.

Perbaikan: betulkan nilainya, atau tambahkan ke daftarnya. Yang dapat dirujuk: `wilayah` dan `organisasi`
(kode dan nama berkas di `content/organisasi/`), `DATASET.kolom`, atau `DATASET/TABEL.kolom`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from generator.around import Around
from generator.findings import Finding, did_you_mean, one_line
from generator.kinds.dataset import Dataset, TableSpec
from generator.model import Column, Item, Table
from generator.readers import TABLE_SUFFIXES
from generator.tables.arrow import Array
from generator.tables.columns import column_of, similar
from generator.tables.faults import LIMIT, Faults
from generator.tables.matching import as_text
from generator.tables.open import lines_of
from generator.tables.reference import LISTS, distinct_texts, listed, partition, target_of
from generator.tables.values import iter_batches

NEAR_LIMIT = 5_000
"""Codes among which the nearest is still looked for."""
CODE = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
Wrong = list[tuple[int, str]]
"""(row of the table from 0, value)."""


@dataclass(frozen=True, slots=True)
class Codes:
    """Values that may be referred to, read only where they are needed."""

    key: str
    """Changes with the values."""
    values: Callable[[], Array]


NOTHING = Codes("", lambda: pa.array([], pa.string()))
"""Of a list that the portal does not have: nothing can be checked."""


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    if isinstance(item.meta, Dataset):
        for position, spec in enumerate(item.meta.tables):
            table = next((each for each in item.tables if each.file.name == spec.file), None)
            if table:
                yield from of_table(around, item, table, spec, position)


def of_table(around: Around, item: Item, table: Table, spec: TableSpec, position: int) -> Iterator[Finding]:
    faults = Faults()
    for key, declared in spec.columns.items():
        column = column_of(table, key)
        reference = (declared.reference or "").strip()
        if not reference or not column:
            continue
        path = ("berkas", position, "kolom", key, "rujukan")
        known = codes_of(reference, around)
        if known is None:
            if not is_broken(reference, around):
                yield unknown(around, item, path, reference)
        elif known is NOTHING:
            yield unchecked(around, item, path, column, reference)
        else:
            found = strangers(table, column, known, around.cache)
            gather(column, reference, known, found, faults)
    if faults.counts:
        yield from faults.findings(table.file.source, lambda rows: lines_of(table, rows))


def codes_of(reference: str, around: Around) -> Codes | None:
    """All values that may be referred to; None where nobody knows what is meant."""
    if reference in LISTS:
        catalogue = around.portal("organisasi")
        codes = sorted(listed(reference, catalogue))
        return Codes(repr(codes), lambda: pa.array(codes, pa.string())) if codes else NOTHING
    around.item("dataset", partition(reference)[0])
    target = target_of(reference, around.portal())
    if target is None:
        return None
    return Codes(
        f"{target.table.digest} {target.column.name!r}", lambda: distinct_texts(target.table, target.column)
    )


def gather(column: Column, reference: str, codes: Codes, found: tuple[int, Wrong], faults: Faults) -> None:
    count, wrong = found
    if not count:
        return
    known = codes.values().to_pylist()
    for row, value in wrong:
        message = f'kolom "{column.name}": "{one_line(value, 40)}" tidak ada di {one_line(reference, 60)}.'
        near = did_you_mean(value, known) if len(known) <= NEAR_LIMIT else ""
        remedy = near or "Betulkan nilainya, atau tambahkan ke daftar yang dirujuk."
        faults.add(column.name, [row], 1, message=message, remedy=remedy, code="nilai-tak-dirujuk")
    faults.counts[column.name] += count - len(wrong)


def strangers(table: Table, column: Column, codes: Codes, cache: Path) -> tuple[int, Wrong]:
    """How many values are not known, and the first of them; kept by the digests of both sides."""
    key = hashlib.sha256(f"{CODE} {table.digest} {column.name!r} {codes.key}".encode()).hexdigest()
    note = cache / "rujukan" / f"{key}.json"
    try:
        count, kept = json.loads(note.read_bytes())
        return count, [(row, value) for row, value in kept]
    except (OSError, ValueError, TypeError):
        pass  # not looked for yet, or damaged
    count, found = look(table, column, codes.values())
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(json.dumps([count, found]))
    return count, found


def look(table: Table, column: Column, known: Array) -> tuple[int, Wrong]:
    count, start, found = 0, 0, Wrong()
    for batch in iter_batches(table, [column.name]):
        values = as_text(pa.chunked_array([batch.column(0)])).combine_chunks()
        wrong = pc.and_(pc.is_valid(values), pc.invert(pc.is_in(values, value_set=known)))
        places = np.flatnonzero(wrong.to_numpy(zero_copy_only=False))
        count += len(places)
        room = LIMIT - len(found)
        found += [(start + place, values[place].as_py()) for place in places[:room].tolist()]
        start += len(batch)
    return count, found


def unchecked(
    around: Around, item: Item, path: tuple[str | int, ...], column: Column, reference: str
) -> Finding:
    """Silence would read as praise where there is nothing to compare with."""
    message = f'kolom "{column.name}" tidak diperiksa: portal ini belum punya daftar {reference}.'
    remedy = f"Tulis {reference} di content/organisasi/, atau hapus `rujukan:`."
    return around.warning(item, path, message, remedy, "daftar-kosong")


def is_broken(reference: str, around: Around) -> bool:
    """A table of the dataset has findings of its own, so that nobody knows its columns."""
    slug = partition(reference)[0]
    item = around.item("dataset", slug)
    files = [file for file in item.files if Path(file.name).suffix.lower() in TABLE_SUFFIXES] if item else []
    return around.is_broken("dataset", slug) or bool(item and len(item.tables) < len(files))


def unknown(around: Around, item: Item, path: tuple[str | int, ...], reference: str) -> Finding:
    slug, sign, rest = partition(reference)
    dataset = around.item("dataset", slug)
    if dataset and sign and dataset.tables:
        remedy = "; ".join(similar(table, rest) for table in dataset.tables[:3])
        message = f'rujukan "{one_line(reference, 80)}": kolom itu tidak ada di dataset {slug}.'
    else:
        near = did_you_mean(slug, [*LISTS, *around.slugs("dataset")])
        remedy = near or f"Tulis {', '.join(LISTS)}, DATASET.kolom, atau DATASET/TABEL.kolom."
        message = f'rujukan "{one_line(reference, 80)}" tidak dikenal.'
    return around.error(item, path, message, remedy, "daftar-tak-dikenal")
