"""Summaries of one and two columns, and sums that lose nothing."""

from __future__ import annotations

import math
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.tables import summary
from generator.tables.summary import Measure


def total(values: list[Any], kind: pa.DataType, size: int = 2) -> Any:
    """Of one group, ``size`` numbers at a time."""
    measure = Measure(1, kind)
    pieces = [pa.array(values[start : start + size], kind) for start in range(0, len(values), size)]
    measure.add_all(pieces, np.zeros(len(values), np.uint16))
    return measure.columns(np.array([0]))["jumlah"][0].as_py()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.1] * 10, 1.0),
        ([0.1, 0.2, None], 0.3),
        ([123456789012345.67, 0.01, 0.01], 123456789012345.69),
        ([9007199254740.99] * 3, 27021597764222.97),
        ([1 / 3, 1 / 3, 1 / 3], 1.0),
        ([1e300, 1.0, -1e300], 1.0),
        ([None, None], 0.0),
        ([0.5, 0.25, 1 / 3, 100_000_000_000_000.01, -1 / 3, 1.0, 1e16, -1e16], 100_000_000_000_001.76),
        ([5e-324, 1.0, -1.0], 5e-324),
        ([1e308, 1e308], math.inf),
        ([-1e308, 5e-324, -1e308], -math.inf),
        ([2.0**60 + 1024, 0.1, -(2.0**60)], 1024.1),
    ],
)
def test_decimals_are_added_as_they_are_written(values: list[float | None], expected: float) -> None:
    assert total(values, pa.float64()) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([2**53 + 1, 1], 2**53 + 2),
        ([2**63 - 1, 1], str(2**63)),
        ([-(2**63), -1], str(-(2**63) - 1)),
        ([2**63 - 1, -(2**63), None], -1),
    ],
)
def test_integers_are_added_exactly_beyond_64_bits(values: list[int | None], expected: int | str) -> None:
    assert total(values, pa.int64()) == expected


@given(st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1))
def test_money_adds_up(amounts: list[Decimal]) -> None:
    assert total([float(each) for each in amounts], pa.float64()) == float(sum(amounts, Decimal()))


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False, width=32), min_size=1))
def test_any_decimals_add_up_to_fifteen_digits(numbers: list[float]) -> None:
    size = max(map(abs, numbers))
    assert total(numbers, pa.float64()) == pytest.approx(math.fsum(numbers), rel=1e-12, abs=size * 1e-12)


@given(
    st.lists(
        st.one_of(
            st.floats(allow_nan=False, allow_infinity=False),
            st.floats(-(10**8), 10**8),
            st.decimals(-(10**17), 10**17, places=2).map(float),
            st.none(),
        ),
        min_size=1,
    ),
    st.integers(1, 5),
)
def test_pieces_of_any_size_give_the_same_sum(numbers: list[float | None], size: int) -> None:
    assert total(numbers, pa.float64(), size) == total(numbers, pa.float64(), len(numbers))
    assert total(numbers[::-1], pa.float64(), size) == total(numbers, pa.float64(), size)


def test_bounds_reach_the_ends_of_64_bits(tmp_path: Path) -> None:
    source, target = tmp_path / "t.parquet", tmp_path / "s.parquet"
    pq.write_table(pa.table({"a": ["x", "y", "z"], "n": [-(2**63), 2**63 - 1, None]}), source)
    summary.write(source, [(0, "a")], [(1, "n")], target)
    found = pq.read_table(target, columns=["min-1", "maks-1"]).to_pylist()
    assert [tuple(row.values()) for row in found] == [
        (-(2**63), -(2**63)), (2**63 - 1, 2**63 - 1), (None, None),
    ]  # fmt: skip


def rows() -> list[tuple[str | None, int | None, float | None]]:
    return [
        (None if i % 11 == 0 else f"k{i % 5}", None if i % 7 == 0 else i % 3, None if i % 4 == 0 else i / 10)
        for i in range(500)
    ]


def test_a_summary_of_two_columns_is_the_table_grouped_by_both(tmp_path: Path) -> None:
    first, second, numbers = zip(*rows(), strict=True)
    source, target = tmp_path / "t.parquet", tmp_path / "s.parquet"
    table = pa.table({"a": pa.array(first), "b": pa.array(second), "n": pa.array(numbers)})
    pq.write_table(table, source, row_group_size=37)
    summary.write(source, [(0, "a"), (1, "b")], [(2, "n")], target)
    expected: dict[tuple[Any, Any], list[Any]] = defaultdict(list)
    for a, b, n in rows():
        expected[a, b].append(n)
    found = pq.read_table(target).to_pylist()
    assert len(found) == len(expected)
    for row in found:
        group = expected[row["kunci-0"], row["kunci-1"]]
        known = [n for n in group if n is not None]
        assert row["banyak"] == len(group)
        assert row["terisi-2"] == len(known)
        assert row["jumlah-2"] == float(sum(map(Decimal, map(str, known))))
        assert (row["min-2"], row["maks-2"]) == (min(known), max(known))


def test_columns_of_few_values_are_grouped_alone_and_in_pairs() -> None:
    few = [((place, f"k{place}"), values) for place, values in enumerate((10, 40, 4_000, 400_000, 0))]
    names = [[place for place, _ in keys] for keys in summary.worth(few)]
    assert names == [[0], [1], [2], [4], [0, 4], [1, 4], [0, 1], [2, 4]]
    many = [((place, f"k{place}"), 2) for place in range(24)]
    assert sum(len(keys) == 2 for keys in summary.worth(many)) == summary.PAIRS


def test_one_row_one_group(tmp_path: Path) -> None:
    source, target = tmp_path / "t.parquet", tmp_path / "s.parquet"
    pq.write_table(pa.table({"a": pa.array([None], pa.string()), "n": [7]}), source)
    summary.write(source, [(0, "a")], [(1, "n")], target)
    assert pq.read_table(target).to_pylist() == [
        {"kunci-0": None, "banyak": 1, "jumlah-1": 7, "terisi-1": 1, "min-1": 7, "maks-1": 7}
    ]
