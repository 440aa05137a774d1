"""``urut-N.parquet``: the values of one column in their order, each with the number of its row.

What an index is in a database, as a file that a browser reads parts of: the first rows of an order, or those
whose value lies between two bounds, without reading the column. Rows are counted from 0 in ``NAME.parquet``.
"""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from generator.tables.arrow import Array
from generator.tables.groups import is_whole
from generator.tables.sorting import PART, PLACE, in_groups, parts
from generator.tables.values import group_batches

GROUP = 8_192
"""Rows of a row group: what is read at least."""
SIZE = 4 * PART
"""Rows that are put in order at a time."""
TEXT_KEY = "\x1fkunci"
KEY = 40
"""Letters of a text's place in the order that the file names for each row group."""
REPEATED = 4
"""A value that occurs so often on average is worth a dictionary."""
DIGITS = re.compile("[0-9]+")


def write(source: Path, name: str, distinct: int, target: Path) -> None:
    """Ascending, missing values last, equal values by their row; ``distinct`` values are known beforehand."""
    with ExitStack() as stack:
        file = stack.enter_context(pq.ParquetFile(source, pre_buffer=False))
        repeated = distinct * REPEATED <= file.metadata.num_rows
        kind = file.schema_arrow.field(name).type
        schema = pa.schema([("nilai", kind), ("baris", pa.int32())])
        sink = stack.enter_context(
            pq.ParquetWriter(
                target,
                schema,
                compression="snappy",
                write_statistics=["nilai"],
                store_schema=False,
                **encoded(kind, repeated),
            )
        )
        firsts = []
        for rows in in_groups(ordered(file, name, stack), GROUP, 0):
            columns = [rows.column(name), rows.column(PLACE).cast(pa.int32())]
            sink.write_table(pa.Table.from_arrays(columns, schema=schema), row_group_size=GROUP)
            firsts += first_values(rows.column(name))
        if pa.types.is_string(kind):
            keys = [text_key(first)[:KEY] for first in firsts]
            sink.add_key_value_metadata({"awal": json.dumps(keys, ensure_ascii=False)})


def ordered(file: pq.ParquetFile, name: str, stack: ExitStack) -> Iterator[pa.Table]:
    """The column with the numbers of its rows, a part at a time. ``stack`` cleans up behind it."""
    if not pa.types.is_string(file.schema_arrow.field(name).type):
        return parts(file, [name], SIZE, [name])
    path = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "kunci.parquet"
    schema = pa.schema([(TEXT_KEY, pa.string()), (name, pa.string())])
    with pq.ParquetWriter(path, schema, compression="none", use_dictionary=False) as keyed:
        for batch in group_batches(file, [name]):
            values = batch.column(0)
            keyed.write_batch(pa.RecordBatch.from_arrays([keys_of(values), values], schema=schema))
    return parts(stack.enter_context(pq.ParquetFile(path, pre_buffer=False)), [TEXT_KEY], SIZE)


def keys_of(values: Array) -> Array:
    encoded = values.dictionary_encode()
    return pa.array(map(text_key, encoded.dictionary.to_pylist()), pa.string()).take(encoded.indices)


def text_key(text: str | None) -> str:
    """By what a text takes its place: no case, no accents, ``Kec 2`` before ``Kec 10``; missing is last.

    The same as ``textKey`` in ``overrides/assets/terang/jelajah-olah.js``.
    """
    if text is None:
        return "\U0010ffff"
    if not text.isascii():
        text = "".join(
            each for each in unicodedata.normalize("NFKD", text) if unicodedata.category(each)[0] != "M"
        )
    return DIGITS.sub(number_key, text.lower())


def number_key(found: re.Match[str]) -> str:
    """A number by how many digits it has, then by these."""
    digits = found[0].lstrip("0")
    return f"0{chr(32 + min(len(digits), 94))}{digits}"


def first_values(values: Array) -> list[str | None]:
    """Of each row group."""
    return [values[start].as_py() for start in range(0, len(values), GROUP)]


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
