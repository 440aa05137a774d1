"""Counting in bounded memory gives what counting at once gives, whatever the size of the blocks."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.tables import leaders, profile, tally
from generator.tables.leaders import Leaders
from generator.tables.profile import Counted, Spread
from generator.tables.tally import Tally


@pytest.fixture(params=[2, 7, 1 << 18])
def block(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(tally, "BLOCK", request.param)
    monkeypatch.setattr(tally, "STEP", 2)
    return int(request.param)


def counts_of(values: list[int] | list[float], folder: Path, kind: type = np.int64) -> list[list[tuple]]:  # type: ignore[type-arg]
    """Pieces of (value, count), the values given three at a time."""
    counting = Tally(folder, kind)
    for start in range(0, len(values), 3):
        counting.add(np.array(values[start : start + 3], kind))
    return [list(zip(*(each.tolist() for each in piece), strict=True)) for piece in counting.counted()]


@settings(max_examples=60, deadline=None)
@given(values=st.lists(st.integers(-9, 9) | st.integers(-(2**63), 2**63 - 1)), size=st.integers(2, 20))
def test_every_value_once_in_ascending_order(values: list[int], size: int) -> None:
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(tally, "BLOCK", size)
        patch.setattr(tally, "STEP", 2)
        pieces = counts_of(values, Path(folder))
    assert [pair for piece in pieces for pair in piece] == sorted(Counter(values).items())


def test_no_piece_holds_much_more_than_a_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "BLOCK", 64)
    monkeypatch.setattr(tally, "STEP", 4)
    values = np.random.default_rng(5).permutation(5_000).tolist()
    sizes = [len(piece) for piece in counts_of(values, tmp_path)]
    assert sum(sizes) == 5_000
    assert max(sizes) <= 64 + 4 * len(sizes)


def test_numbers_are_described_as_at_once(tmp_path: Path, block: int) -> None:
    values = np.random.default_rng(7).normal(50, 20, 400).round(1)
    pieces = counts_of(values.tolist(), tmp_path, float)
    seen = Counted(Tally(tmp_path, float), 0, len(values), values.min().item(), values.max().item())
    spread, first = Spread(seen), Leaders()
    for piece in pieces:
        column, times = (np.array(each) for each in zip(*piece, strict=True))
        spread.add(column, times)
        first.add(column, times)
    assert spread.distinct == len(set(values.tolist()))
    assert sum(spread.sums) == pytest.approx(values.sum())
    assert spread.quantiles() == pytest.approx(np.quantile(values, profile.QUANTILES))
    assert spread.histogram.tolist() == np.histogram(values, bins=profile.BINS)[0].tolist()
    ranked = sorted(Counter(values.tolist()).items(), key=lambda pair: (-pair[1], pair[0]))
    assert first.first() == ranked[: leaders.FREQUENT]


def test_where_all_are_equally_frequent_nothing_leads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaders, "TIES", 10)
    found = Leaders()
    for start in range(0, 40, 8):
        found.add(np.arange(start, start + 8), np.ones(8, np.int64))
    assert found.none_leads
    assert len(found.counts) <= 11
    assert found.first() == [(n, 1) for n in range(5)]
    found.add(np.arange(40, 50), np.full(10, 2))
    assert not found.none_leads
    assert found.first() == [(n, 2) for n in range(40, 45)]


def test_runs_that_were_laid_down_are_let_go(tmp_path: Path) -> None:
    """Of each only a sample stays: eight bytes a row would be the whole column in the end."""
    found = Tally(tmp_path, np.int64)
    tracemalloc.start()
    try:
        for start in range(0, 8 * tally.BLOCK, tally.BLOCK):
            found.add(np.arange(start, start + tally.BLOCK))
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 3 * 16 * tally.BLOCK
    assert sum(len(values) for values, _ in found.counted()) == 8 * tally.BLOCK


@pytest.mark.parametrize(("rows", "laid_down"), [(64, False), (256, False), (257, True), (0, True)])
def test_a_column_of_a_few_blocks_is_held_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int, laid_down: bool
) -> None:
    monkeypatch.setattr(tally, "BLOCK", 64)
    count = rows or 256
    found = Tally(tmp_path, np.int64, rows)
    for start in range(0, count, 16):
        found.add(np.arange(start, min(count, start + 16)))
    assert sum(len(values) for values, _ in found.counted()) == count
    assert any(tmp_path.iterdir()) is laid_down
