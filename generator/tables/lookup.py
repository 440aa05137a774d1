"""``urut-N.parquet``: the values of one column in their order, each with the number of its row.

What an index is in a database, as a file that a browser reads parts of: the first rows of an order, or those
whose value lies between two bounds, without reading the column. Rows are counted from 0 in ``NAME.parquet``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from generator.tables.arrow import Array

GROUP = 8_192
"""Rows of a row group: what is read at least."""
BATCH = 65_536
KEY = 40
"""Letters of a text's place in the order that the file names for each row group."""
REPEATED = 4
"""A value that occurs so often on average is worth a dictionary."""
DIGITS = re.compile("[0-9]+")


def write(source: Path, name: str, distinct: int, target: Path) -> None:
    """Ascending, missing values last, equal values by their row; ``distinct`` values are known beforehand."""
    values = pq.read_table(source, columns=[name], use_threads=False).column(0).combine_chunks()
    order = places(values)
    repeated = distinct * REPEATED <= len(values)
    rows = pa.table({"nilai": values.take(order), "baris": order.cast(pa.int32())})
    with pq.ParquetWriter(
        target,
        rows.schema,
        compression="snappy",
        write_statistics=["nilai"],
        store_schema=False,
        **encoded(values.type, repeated),
    ) as file:
        file.write_table(rows, row_group_size=GROUP)
        if pa.types.is_string(values.type):
            firsts = [text_key(first)[:KEY] for first in first_values(rows.column(0))]
            file.add_key_value_metadata({"awal": json.dumps(firsts, ensure_ascii=False)})


def places(values: Array) -> Array:
    """Row numbers in the order of the values."""
    keys = pa.chunked_array(keys_of(values)) if pa.types.is_string(values.type) else values
    return pc.sort_indices(keys)


def keys_of(values: Array) -> Iterator[Array]:
    for start in range(0, max(1, len(values)), BATCH):
        encoded = values.slice(start, BATCH).dictionary_encode()
        keys = [text_key(text) for text in encoded.dictionary.to_pylist()]
        yield pa.array(keys, pa.string()).take(encoded.indices)


def text_key(text: str | None) -> str:
    """By what a text takes its place: no case, no accents, ``Kec 2`` before ``Kec 10``; missing is last.

    The same as ``textKey`` in ``overrides/assets/terang/jelajah-olah.js``.
    """
    if text is None:
        return "\U0010ffff"
    if not text.isascii():
        text = "".join(
            each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each)
        )
    return DIGITS.sub(number_key, text.lower())


def number_key(found: re.Match[str]) -> str:
    """A number by how many digits it has, then by these."""
    digits = found[0].lstrip("0")
    return f"0{chr(32 + min(len(digits), 94))}{digits}"


def first_values(values: Array) -> list[str | None]:
    """Of each row group."""
    return [values[start].as_py() for start in range(0, len(values), GROUP)]


def is_whole(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_date32(kind) or pa.types.is_timestamp(kind))


def encoded(kind: pa.DataType, repeated: bool) -> dict[str, Any]:
    """In order, neighbours are alike: what differs from the one before is all that needs space."""
    found = {"baris": "DELTA_BINARY_PACKED"}
    if is_whole(kind):
        found["nilai"] = "DELTA_BINARY_PACKED"
    elif not repeated and pa.types.is_string(kind):
        found["nilai"] = "DELTA_BYTE_ARRAY"
    elif not repeated and pa.types.is_floating(kind):
        found["nilai"] = "BYTE_STREAM_SPLIT"
    return {"column_encoding": found, "use_dictionary": False if "nilai" in found else ["nilai"]}
