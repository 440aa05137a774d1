"""64-bit hashes of texts: two of a million share one with a chance of less than 1 in 10 million."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from generator.tables.arrow import Array

Hashes = npt.NDArray[np.uint64]
WORD = 8
"""Bytes that are mixed at a time."""
MIXERS = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1))
"""Shifts and factors of SplitMix64, by which each bit of a word may change each bit of the hash."""
START = np.uint64(0x9E3779B97F4A7C15)


def hashed(texts: Array) -> Hashes:
    """Of a column without missing values: all texts at once, eight bytes of each at a time."""
    _, places, letters = texts.buffers()
    offsets = np.frombuffer(places, np.int32)[texts.offset : texts.offset + len(texts) + 1].astype(np.int64)
    begin, end = (int(offsets[0]), int(offsets[-1])) if len(offsets) else (0, 0)
    data = np.zeros(end - begin + WORD, np.uint8)  # words of the last text may reach beyond it
    if letters is not None:
        data[: end - begin] = np.frombuffer(letters, np.uint8)[begin:end]
    words: Hashes = np.ndarray((end - begin + 1,), "<u8", data, strides=(1,))
    starts, left = offsets[:-1] - begin, np.diff(offsets)
    hashes = mixed(left.astype(np.uint64) + START)
    rows = np.flatnonzero(left > 0)
    while len(rows):
        found = words[starts[rows]] & masks(left[rows])
        hashes[rows] = mixed(hashes[rows] + found)
        starts[rows] += WORD
        left[rows] -= WORD
        rows = rows[left[rows] > 0]
    return hashes


def masks(left: npt.NDArray[np.int64]) -> Hashes:
    """Of a word only the bytes that belong to the text."""
    beyond = (WORD - np.minimum(left, WORD)).astype(np.uint64)
    return np.uint64(0xFFFFFFFFFFFFFFFF) >> (beyond * np.uint64(8))


def mixed(values: Hashes) -> Hashes:
    for shift, factor in MIXERS:
        values = (values ^ (values >> np.uint64(shift))) * np.uint64(factor)
    return values
