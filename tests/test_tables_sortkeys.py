"""Rows packed into one number each sort as their columns do."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.tables.sortkeys import packed, ranks

KINDS: list[tuple[pa.DataType, st.SearchStrategy[Any]]] = [
    (pa.string(), st.sampled_from(["", "a", "B", "ab", "é", "10", "9"])),
    (pa.int64(), st.integers(-3, 3) | st.integers(-(2**40), 2**40)),
    (pa.float64(), st.sampled_from([0.0, -0.0, 1.5, -1e300, 5e-324, float("inf")])),
    (pa.date32(), st.dates()),
    (pa.timestamp("us"), st.datetimes()),
    (pa.bool_(), st.booleans()),
]


@settings(max_examples=200, deadline=None)
@given(st.data(), st.lists(st.sampled_from(KINDS), min_size=1, max_size=3), st.integers(1, 9))
def test_packed_rows_sort_as_their_columns_do(
    data: st.DataObject, kinds: list[tuple[pa.DataType, Any]], size: int
) -> None:
    columns = {
        str(n): pa.chunked_array(
            [pa.array(data.draw(st.lists(st.none() | values, min_size=size, max_size=size)), kind)] * 4
        )
        for n, (kind, values) in enumerate(kinds)
    }
    rows = pa.table(columns | {"place": np.arange(4 * size)})
    order = list(rows.schema.names)
    keys = packed(rows, order)
    if keys is not None:
        wanted = pc.sort_indices(rows, [(name, "ascending") for name in order])
        assert np.argsort(keys).tolist() == wanted.to_pylist()


def test_usual_keys_are_packed() -> None:
    days = [date(2024, 1, 1), None, date(1, 1, 1), date(9999, 12, 31)] * 5
    rows = pa.table({"hari": days, "kode": ["b", "a", None, "a"] * 5, "nomor": range(20)})
    keys = packed(rows, ["hari", "kode", "nomor"])
    assert keys is not None
    assert np.argsort(keys)[:5].tolist() == [2, 6, 10, 14, 18]
    assert np.argsort(keys)[-5:].tolist() == [1, 5, 9, 13, 17]


@pytest.mark.parametrize("values", [[-(2**63), 2**63 - 1], [0, 2**63 - 2], [str(n) for n in range(100)]])
def test_what_is_too_much_for_one_number_is_not_packed(values: list[Any]) -> None:
    assert packed(pa.table({"a": values}), ["a"]) is None
    assert ranks(pa.chunked_array([pa.array([1, None, 2**40])])) is not None
    wide = pa.table({"a": [0, 2**40], "b": [0, 2**40]})
    assert packed(wide, ["a"]) is not None
    assert packed(wide, ["a", "b"]) is None
