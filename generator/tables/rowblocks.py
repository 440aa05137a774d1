"""``baris.bin``: whole rows in small compressed blocks, for whoever wants rows that lie far apart.

Of a file by columns, fifty scattered rows cost fifty pieces of every column; here each costs one block.
A block is a JSON array of rows, each an array of values in the order of the columns, compressed by DEFLATE
(RFC 1951). After the last block follow the lengths of all blocks as little-endian uint32, compressed
likewise, and at the very end four bytes that tell how many bytes these take.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator
from os import SEEK_END
from pathlib import Path
from sys import byteorder

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from generator.tables.arrow import Array
from generator.tables.lines import join, joined, json_values, shown

WANTED = 6_000
"""Bytes of a block before compression."""
MOST = 256
BATCH = 16_384
EXACT = 2**53
"""Integers from which on a browser's numbers have gaps."""


def step_of(source: Path) -> int:
    """Rows of a block, a power of two: as many as the bytes of the first rows let expect."""
    with pq.ParquetFile(source, pre_buffer=False) as file:
        batch = next(file.iter_batches(batch_size=1_000, use_threads=False), None)
    if batch is None or not batch.num_rows:
        return MOST
    wanted = WANTED * batch.num_rows // max(1, len(joined(rows_of(batch), ",")))
    return int(min(MOST, 1 << max(0, wanted.bit_length() - 1)))


def first(source: Path, count: int) -> str:
    """The first rows as a block has them, for the page itself."""
    with pq.ParquetFile(source, pre_buffer=False) as file:
        batch = next(file.iter_batches(batch_size=max(1, count), use_threads=False), None)
    return f"[{joined(rows_of(batch), ',').decode()}]" if batch is not None and count else "[]"


def write(source: Path, target: Path) -> None:
    lengths = array("I")
    with target.open("wb") as sink, pq.ParquetFile(source, pre_buffer=False) as file:
        for block in blocks(file, step_of(source)):
            lengths.append(sink.write(deflated(block)))
        if byteorder == "big":
            lengths.byteswap()
        size = sink.write(deflated(lengths.tobytes()))
        sink.write(size.to_bytes(4, "little"))


def lengths_size(path: Path) -> int:
    """Bytes that the lengths take."""
    with path.open("rb") as stream:
        stream.seek(-4, SEEK_END)
        return int.from_bytes(stream.read(), "little")


def blocks(file: pq.ParquetFile, step: int) -> Iterator[bytes]:
    """``step`` divides ``BATCH``, so that a batch is whole blocks but for the last."""
    waiting: Array | None = None
    for batch in file.iter_batches(batch_size=BATCH, use_threads=False):
        rows = rows_of(batch)
        waiting = rows if waiting is None else pa.concat_arrays([waiting, rows])
        whole = len(waiting) // step * step
        yield from cut(waiting.slice(0, whole), step)
        waiting = waiting.slice(whole)
    if waiting is not None and len(waiting):
        yield from cut(waiting, step)


def cut(rows: Array, step: int) -> Iterator[bytes]:
    for start in range(0, len(rows), step):
        yield b"[" + joined(rows.slice(start, step), ",") + b"]"


def rows_of(batch: pa.RecordBatch) -> Array:
    parts: list[Array | str] = []
    for column in batch.columns:
        parts += ["," if parts else "[", exact(column)]
    return join(*parts, "]")


def exact(column: Array) -> Array:
    """Integers beyond what a browser's number holds are written as text."""
    if pa.types.is_integer(column.type):
        bounds = pc.min_max(column).as_py()
        if max(-(bounds["min"] or 0), bounds["max"] or 0) > EXACT:
            column = pc.cast(column, pa.string())
    return json_values(shown(column))


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()
