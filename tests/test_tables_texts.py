"""Text a whole batch at a time: hashes of all texts at once, and screens that let nothing pass."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from hypothesis import example, given
from hypothesis import strategies as st

from generator.tables.hashes import hashed
from generator.tables.screen import Screen, pairs
from generator.tables.textvalues import NOTHING, has_row_of_nothing
from generator.tables.words import MISSING

SPELT = st.sampled_from(sorted(MISSING)).flatmap(
    lambda word: st.tuples(*(st.sampled_from([letter, letter.upper()]) for letter in word)).map("".join)
)


@given(st.lists(st.text(max_size=40), max_size=20), st.integers(0, 3))
@example(["", "a", "a\0", "a\0\0", "\0", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaa\0"], 1)
def test_equal_texts_have_equal_hashes_and_others_have_not(texts: list[str], before: int) -> None:
    """Wherever they stand in the buffers of a batch."""
    column = pa.array(["x" * 5] * before + texts + ["y"]).slice(before, len(texts))
    hashes = hashed(column)
    assert hashes.dtype == np.uint64
    assert len(hashes) == len(texts)
    assert len(set(hashes.tolist())) == len(set(texts))
    assert hashes.tolist() == hashed(pa.array(texts, pa.string())).tolist()


def test_hashes_of_alike_texts_are_spread() -> None:
    """Half of the bits differ between neighbours, and no two of many numbers are the same."""
    hashes = hashed(pa.array([f"{number:012}" for number in range(200_000)]))
    assert len(np.unique(hashes)) == 200_000
    differing = np.bitwise_count(hashes[1:] ^ hashes[:-1]).mean()
    assert 31 < differing < 33


def mixed(value: int) -> int:
    """SplitMix64 (Steele, Lea, Flood 2014), one number at a time."""
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9 % 2**64
    value = (value ^ value >> 27) * 0x94D049BB133111EB % 2**64
    return value ^ value >> 31


@given(st.text(max_size=30))
@example("")
def test_hashes_are_those_of_one_word_after_the_other(text: str) -> None:
    """Not those of this machine: eight bytes at a time, the lowest first."""
    content = text.encode()
    expected = mixed((len(content) + 0x9E3779B97F4A7C15) % 2**64)
    for begin in range(0, len(content), 8):
        expected = mixed((expected + int.from_bytes(content[begin : begin + 8], "little")) % 2**64)
    assert hashed(pa.array([text])).tolist() == [expected]


@given(SPELT)
@example("nAn")
@example("\u212aosong")
def test_no_word_for_nothing_passes_the_screen(word: str) -> None:
    assert NOTHING.catches(pa.array(["Sail", word, "Tampan"]))


def test_other_words_pass_it() -> None:
    """Each column that has them is looked at again, which costs time."""
    assert not NOTHING.catches(pa.array(["Kelurahan", "baru", "selesai", "proses", None, "2021", ""]))


def test_a_letter_alone_is_sought_with_any_other() -> None:
    screen = Screen(begin=pairs([b"ab", b"c"]))
    caught = [
        screen.catches(pa.array([text])) for text in ("ab", "abc", "a", "ac", "b", "c", "cx", "xab", "")
    ]
    assert caught == [True, True, True, False, False, True, True, False, False]


@given(
    st.lists(
        st.tuples(
            *[st.sampled_from([None, "", " ", "-", "n/a", "Nihil", "1", "Tidak Ada", "\u00a0-", "kata"])] * 2
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_row_of_nothing_is_seen(rows: list[tuple[str | None, str | None]]) -> None:
    nothing = {None, "", " ", "-", "n/a", "Nihil", "\u00a0-"}
    columns = [pa.array(list(column), pa.string()) for column in zip(*rows, strict=True)]
    assert has_row_of_nothing(columns) == any(set(row) <= nothing for row in rows)
