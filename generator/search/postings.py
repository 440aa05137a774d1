"""Postings as columns of bytes: how far from entry to entry, how much, and on which pages.

Numbers are LEB128: seven bits a byte, the lowest first.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.search.drafts import Draft, Numbers

Bytes = NDArray[np.uint8]

PAGED = 16
"""Set in a weight whose entry has pages with the term."""


def varint(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def varints(numbers: Numbers) -> tuple[Bytes, Numbers]:
    """All numbers one after the other, and how many bytes each takes. None is larger than 2³⁵."""
    sizes = np.ones(len(numbers), dtype=np.int64)
    for bits in (7, 14, 21, 28):
        sizes += numbers >= 1 << bits
    ends = np.cumsum(sizes)
    out = np.zeros(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    for byte in range(int(sizes.max(initial=0))):
        some = np.flatnonzero(sizes > byte)
        more = np.where(sizes[some] > byte + 1, 128, 0)
        out[ends[some] - sizes[some] + byte] = (numbers[some] >> 7 * byte) & 127 | more
    return out, sizes


class Columns:
    """The postings of a segment, ordered by term and entry, and what a merge has to know of each term."""

    def __init__(self, drafts: list[Draft], rank: Numbers, count: int) -> None:
        """``rank``: number of a term → its place in the alphabet, of so many that the entries have."""
        terms = np.concatenate([rank[draft.terms] for draft in drafts])
        owners = np.repeat(np.arange(len(drafts)), [len(draft.terms) for draft in drafts])
        order = np.argsort(terms, kind="stable")
        places = np.concatenate([draft.places for draft in drafts])
        pages = regrouped(np.concatenate([draft.pages for draft in drafts]), places, order)
        weights, places, self.owners = (
            each[order] for each in (np.concatenate([draft.weights for draft in drafts]), places, owners)
        )
        self.df = np.bincount(terms, minlength=count)
        self.starts = np.cumsum(self.df) - self.df
        self.weights = (weights | np.where(places > 0, PAGED, 0)).astype(np.uint8)
        self.gaps, self.gap_bytes = self.distances()
        self.pages, self.page_bytes = self.packed_pages(places, pages)

    def distances(self) -> tuple[Bytes, Numbers]:
        """From entry to entry of a term; a term's first is in the table, where a merge changes it."""
        rest = np.ones(len(self.owners), dtype=bool)
        rest[self.starts] = False
        far = np.diff(self.owners, prepend=-1) - 1
        packed, sizes = varints(far[rest])
        full = np.zeros(len(self.owners), dtype=np.int64)
        full[rest] = sizes
        return packed, np.add.reduceat(full, self.starts)

    def packed_pages(self, places: Numbers, pages: Numbers) -> tuple[Bytes, Numbers]:
        """For each entry with pages: how many, and how far each is from the last."""
        some = places[places > 0]
        firsts = np.cumsum(some) - some
        far = np.diff(pages, prepend=0)
        far[firsts] = pages[firsts]
        numbers = np.insert(far, firsts, some)
        packed, sizes = varints(numbers)
        each = np.zeros(len(places), dtype=np.int64)
        if len(some):
            each[places > 0] = np.add.reduceat(sizes, firsts + np.arange(len(some)))
        return packed, np.add.reduceat(each, self.starts)

    def table(self) -> Numbers:
        """A row a term: entries with it, the first and last of them, bytes of gaps, bytes of pages."""
        firsts, lasts = self.owners[self.starts], self.owners[self.starts + self.df - 1]
        return np.stack([self.df, firsts, lasts, self.gap_bytes, self.page_bytes], axis=1)


def regrouped(pages: Numbers, places: Numbers, order: Numbers) -> Numbers:
    """Pages of rows that were brought into another order."""
    begins = (np.cumsum(places) - places)[order]
    counts = places[order]
    ends = np.cumsum(counts)
    within = np.arange(int(counts.sum())) - np.repeat(ends - counts, counts)
    return pages[np.repeat(begins, counts) + within]
