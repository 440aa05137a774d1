"""The primary key: each combination of its values occurs once, and none is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from generator.tables.arrow import Array
from generator.tables.faults import Faults

SEPARATOR = "\x1f"
LABEL = "kunci"
GROUP_LIMIT = 100_000
"""Rows with a repeated hash that are compared; more repeat the same news."""


def check_key(path: Path, names: list[str], faults: Faults) -> None:
    """Eight bytes a row are held; only rows whose hashes repeat are compared as text."""
    hashes = [np.zeros(0, np.uint64)]
    row = 0
    for keys in joined(path, names):
        blank = pc.is_null(keys)
        for place in np.flatnonzero(blank.to_numpy(zero_copy_only=False))[: faults.limit].tolist():
            message = f'kunci "{", ".join(names)}" masih kosong.'
            faults.add(
                LABEL, [row + place], 1, message=message, remedy="Isi semua kolom kunci.", code="kunci-kosong"
            )
        hashes.append(hashed(keys))
        row += len(keys)
    every = np.concatenate(hashes)
    ordered = np.sort(every)
    repeated = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    if len(repeated):
        compare(path, names, np.flatnonzero(np.isin(every, repeated))[:GROUP_LIMIT], faults)


def joined(path: Path, names: list[str]) -> Iterator[Array]:
    """Key of each row as one text; null where a part is missing."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(columns=names):
            parts = [pc.cast(batch.column(name), pa.string()) for name in names]
            yield pc.binary_join_element_wise(*parts, SEPARATOR)


def hashed(keys: Array) -> npt.NDArray[np.uint64]:
    return pd.util.hash_array(keys.fill_null("").to_numpy(zero_copy_only=False), categorize=False)


def compare(path: Path, names: list[str], rows: npt.NDArray[np.int64], faults: Faults) -> None:
    first: dict[str, int] = {}
    start = 0
    for keys in joined(path, names):
        inside = rows[(rows >= start) & (rows < start + len(keys))] - start
        for place, key in zip(inside.tolist(), keys.take(pa.array(inside)).to_pylist(), strict=True):
            if key is None:
                continue
            if key in first:
                shown = key.replace(SEPARATOR, ", ")[:80]
                message = f'kunci "{shown}" ({", ".join(names)}) sudah ada di baris data ke-{first[key] + 1}.'
                remedy = "Hapus baris yang berulang, atau tambah kolom pembeda ke kunci."
                faults.add(LABEL, [start + place], 1, message=message, remedy=remedy, code="kunci-ganda")
            first.setdefault(key, start + place)
        start += len(keys)
