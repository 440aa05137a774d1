"""Which block the postings of a term lie in: the checksum of its word says so, and no list has to be read.

``blockOf`` of ``overrides/assets/terang/cari-kata.js`` reckons the same; ``tests/test_search_words.py`` holds
the two together.
"""

from __future__ import annotations

from math import log2
from zlib import crc32

BLOCK = 24_000
"""Bytes of kept segments that one block is made of, about: 6 KB online. Smaller blocks make a query cheaper
and are more files."""
DIGITS, MOST = 4, 16
"""Hexadecimal digits of the checksum that terms are ordered by, and their bits: no more blocks than that."""


def keyed(term: str) -> bytes:
    """The term behind what it is ordered by; its exact forms (``term=word``) come right after it."""
    name = term.encode()
    return b"%04x" % (crc32(name.partition(b"=")[0]) >> 32 - MOST) + name


def named(key: bytes) -> bytes:
    return key[DIGITS:]


def block_of(key: bytes, bits: int) -> int:
    """One of ``2 ** bits`` blocks, which follow one another as the keys do."""
    return int(key[:DIGITS], 16) >> MOST - bits


def bits_for(size: int) -> int:
    """Blocks for segments of so many bytes in all, as a power of two: few changes of a portal change it."""
    return min(MOST, max(0, round(log2(max(1, size) / BLOCK))))
