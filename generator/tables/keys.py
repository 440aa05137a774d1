"""The primary key: each combination of its values occurs once, and none is missing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from generator.tables.arrow import Array
from generator.tables.faults import Faults
from generator.tables.hashes import Hashes, hashed
from generator.tables.tally import Tally
from generator.tables.values import group_batches

SEPARATOR = "\x1f"
LABEL = "kunci"
GROUP_LIMIT = 100_000
"""Rows with a repeated hash that are compared; more repeat the same news."""
FEW = 20_000
"""Rows that are compared as they are, without hashes and the library that makes them."""
REPEATED_LIMIT = 1_000_000
"""Repeated hashes that are held, eight bytes each."""


def check_key(path: Path, names: list[str], faults: Faults) -> None:
    """Only rows whose hashes repeat are compared as text. A key that ascends repeats nothing."""
    if len(names) == 1 and ascends(path, names[0]):
        return
    if pq.read_metadata(path).num_rows <= FEW:
        compare_all(path, names, faults)
        return
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        repeated = repeated_hashes(path, names, Path(folder), faults)
    pa.default_memory_pool().release_unused()
    if len(repeated):
        compare(path, names, repeated, faults)


def ascends(path: Path, name: str) -> bool:
    """Each value above the one before it, and none missing: as identifiers mostly stand."""
    last = None
    for values in columns_of(path, [name]):
        column = values[0] if last is None else pa.concat_arrays([last, values[0]])
        if column.null_count or pa.types.is_boolean(column.type):
            return False
        if pc.all(below(column[:-1], column[1:])).as_py() is False:
            return False
        last = column[-1:]
    return True


def below(left: Array, right: Array) -> Array:
    """Of texts the shorter first, so that 9 stands before 10: any order will do that leaves no two equal."""
    if not pa.types.is_string(left.type):
        return pc.less(left, right)
    shorter, longer = pc.binary_length(left), pc.binary_length(right)
    return pc.or_(pc.less(shorter, longer), pc.and_(pc.equal(shorter, longer), pc.less(left, right)))


def columns_of(path: Path, names: list[str]) -> Iterator[list[Array]]:
    with pq.ParquetFile(path, pre_buffer=False) as file:
        for batch in group_batches(file, names):
            yield [batch.column(name) for name in names]


def joined(path: Path, names: list[str]) -> Iterator[Array]:
    """Key of each row as one text; null where a part is missing."""
    for columns in columns_of(path, names):
        yield pc.binary_join_element_wise(*(pc.cast(column, pa.string()) for column in columns), SEPARATOR)


def repeated_hashes(path: Path, names: list[str], folder: Path, faults: Faults) -> Hashes:
    """Of all keys; one that is not whole is a fault of its own."""
    tally, row = Tally(folder, np.uint64), 0
    for keys in joined(path, names):
        tally.add(hashed(keys.drop_null()))
        report_blank(keys, names, row, faults)
        row += len(keys)
    found = [np.zeros(0, np.uint64)]
    for values, counts in tally.counted():
        found.append(values[counts > 1])
        if sum(map(len, found)) > REPEATED_LIMIT:
            break
    return np.concatenate(found)


def report_blank(keys: Array, names: list[str], row: int, faults: Faults) -> None:
    places = np.flatnonzero(pc.is_null(keys).to_numpy(zero_copy_only=False))
    if len(places):
        rows = (places[: faults.limit] + row).tolist()
        message, remedy = f'kunci "{", ".join(names)}" masih kosong.', "Isi semua kolom kunci."
        faults.add(LABEL, rows, len(places), message=message, remedy=remedy, code="kunci-kosong")


@dataclass(slots=True)
class Repeats:
    """Keys that were seen, each with its first row."""

    names: list[str]
    faults: Faults
    first: dict[str, int] = field(default_factory=dict)

    def add(self, key: str, row: int) -> None:
        if key in self.first:
            shown = key.replace(SEPARATOR, ", ")[:80]
            before = self.first[key] + 1
            message = f'kunci "{shown}" ({", ".join(self.names)}) sudah ada di baris data ke-{before}.'
            remedy = "Hapus baris yang berulang, atau tambah kolom pembeda ke kunci."
            self.faults.add(LABEL, [row], 1, message=message, remedy=remedy, code="kunci-ganda")
        self.first.setdefault(key, row)


def compare(path: Path, names: list[str], repeated: Hashes, faults: Faults) -> None:
    repeats, start, compared = Repeats(names, faults), 0, 0
    for keys in joined(path, names):
        places = with_hashes(keys, repeated)[: GROUP_LIMIT - compared]
        for place, key in zip(places.tolist(), keys.take(pa.array(places)).to_pylist(), strict=True):
            repeats.add(key, start + place)
        start, compared = start + len(keys), compared + len(places)
        if compared >= GROUP_LIMIT:
            return


def compare_all(path: Path, names: list[str], faults: Faults) -> None:
    repeats, start = Repeats(names, faults), 0
    for keys in joined(path, names):
        report_blank(keys, names, start, faults)
        for row, key in enumerate(keys.to_pylist(), start):
            if key is not None:
                repeats.add(key, row)
        start += len(keys)


def with_hashes(keys: Array, wanted: Hashes) -> npt.NDArray[np.int64]:
    """Places of the keys that have one of these hashes."""
    present = np.flatnonzero(pc.is_valid(keys).to_numpy(zero_copy_only=False))
    return present[np.isin(hashed(keys.drop_null()), wanted)]
