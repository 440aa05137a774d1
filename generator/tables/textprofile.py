"""Statistics of a column of text: by the texts themselves while they are few, else by their hashes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from generator.model import Profile
from generator.tables.arrow import Array
from generator.tables.hashes import Hashes, hashed
from generator.tables.leaders import FREQUENT, TIES, Leaders
from generator.tables.tally import Tally
from generator.tables.values import column_pieces

FEW = 100_000
"""Different texts that are held, and twice as many while they are counted …"""
FEW_BYTES = 3_000_000
"""… and their bytes."""
PIECES = 1_000
"""Pieces of a column that are counted before they are added up."""
UNIQUE = 0.95
"""Share of different texts in a row group, from which those of a long table are certainly many."""
LONG_TEXT = 200
"""Bytes; longer values are prose or geometry, and not worth naming as frequent."""


def of_texts(file: pq.ParquetFile, name: str, folder: Path) -> Profile:
    """``folder`` bears what is too much for memory."""
    missing, held, size = 0, 0, 0
    pieces: list[pa.Table] = []
    for piece in column_pieces(file, name):
        missing += piece.null_count
        pieces.append(counts_of(piece.drop_null()))
        if len(pieces[-1]) >= UNIQUE * len(piece) and file.metadata.num_rows > 2 * FEW:
            return of_many_texts(file, name, folder)
        held, size = held + len(pieces[-1]), size + pieces[-1].nbytes
        if held > 2 * FEW or size > 2 * FEW_BYTES or len(pieces) > PIECES:
            pieces = [together(pieces)]
            held, size = len(pieces[0]), pieces[0].nbytes
            if held > FEW or size > FEW_BYTES:
                return of_many_texts(file, name, folder)
    counted = together(pieces)
    return Profile(missing, len(counted), frequent=most_frequent(counted["values"], counted["counts"]))


def counts_of(texts: Array) -> pa.Table:
    """``values`` and ``counts`` of a column without missing values."""
    if not pa.types.is_dictionary(texts.type):
        return pa.Table.from_struct_array(pc.value_counts(texts))
    counts = np.bincount(texts.indices.to_numpy(), minlength=len(texts.dictionary))
    counted = pa.table({"values": texts.dictionary, "counts": counts})
    return counted if counts.all() else counted.filter(pa.array(counts > 0))


def plain(texts: Array) -> Array:
    return texts.dictionary_decode() if pa.types.is_dictionary(texts.type) else texts


def together(pieces: list[pa.Table]) -> pa.Table:
    """One table of ``values`` and ``counts`` with each text once."""
    if len(pieces) == 1:
        return pieces[0]
    grouped = pa.concat_tables(pieces).group_by("values", use_threads=False).aggregate([("counts", "sum")])
    return grouped.rename_columns({"counts_sum": "counts"})


def most_frequent(texts: Array, counts: Array) -> tuple[tuple[str, int], ...]:
    """Ties by value, so that the order never depends on the order of rows."""
    if not len(counts):
        return ()
    chosen = pc.greater_equal(counts, int(np.sort(counts.to_numpy())[-FREQUENT:][0]))
    if pc.sum(chosen).as_py() > TIES:
        return ()
    return ranked(zip(texts.filter(chosen).to_pylist(), counts.filter(chosen).to_pylist(), strict=True))


def ranked(found: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    short = [(text, count) for text, count in found if len(text.encode()) <= LONG_TEXT]
    return tuple(sorted(short, key=lambda pair: (-pair[1], pair[0]))[:FREQUENT])


def of_many_texts(file: pq.ParquetFile, name: str, folder: Path) -> Profile:
    """The hashes also lie in a file as the rows do, to find the texts of the frequent ones again."""
    missing, distinct = 0, 0
    tally, leaders = Tally(folder, np.uint64, file.metadata.num_rows), Leaders()
    spool = folder / "hashes"
    with spool.open("wb") as stream:
        for piece in column_pieces(file, name):
            missing += piece.null_count
            hashes = hashed(plain(piece.drop_null()))
            tally.add(hashes)
            stream.write(hashes.data)
    for values, counts in tally.counted():
        distinct += len(values)
        leaders.add(values, counts)
    if leaders.none_leads:
        return Profile(missing, distinct)
    counts_of = dict(zip(leaders.values.tolist(), leaders.counts.tolist(), strict=True))
    return Profile(missing, distinct, frequent=ranked(texts_of(file, name, spool, counts_of)))


def texts_of(
    file: pq.ParquetFile, name: str, spool: Path, counts: dict[int, int]
) -> Iterable[tuple[str, int]]:
    """A text of each of these hashes, with its count."""
    wanted = np.array(sorted(counts), np.uint64)
    with spool.open("rb") as stream:
        for piece in column_pieces(file, name):
            texts = plain(piece.drop_null())
            hashes: Hashes = np.fromfile(stream, np.uint64, len(texts))
            hits = np.flatnonzero(wanted[np.searchsorted(wanted[:-1], hashes)] == hashes)
            found, first = np.unique(hashes[hits], return_index=True)
            wanted = np.setdiff1d(wanted, found)
            shown = texts.take(pa.array(hits[first])).to_pylist()
            yield from zip(shown, (counts[number] for number in found.tolist()), strict=True)
            if not len(wanted):
                return
