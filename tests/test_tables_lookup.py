"""``urut-N.parquet``: a column in its order with the numbers of its rows, however many are held at a time."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from generator.tables import lookup

NAMES = ["Kec 10", "kec 2", "Émas", "emas", None, "Zaitun", "kec 2", "007", "7"]


def looked_up(folder: Path, values: list[Any], kind: pa.DataType) -> pq.ParquetFile:
    source, target = folder / "sumber.parquet", folder / "urut.parquet"
    pq.write_table(pa.table({"a": pa.array(values, kind)}), source, row_group_size=17)
    lookup.write(source, "a", len({*values}), target)
    return pq.ParquetFile(target)


def place_of(value: Any) -> Any:
    """Missing last."""
    key = lookup.text_key(value) if isinstance(value, str) else value
    return (value is None, 0 if key is None else key)


@pytest.mark.parametrize("size", [1_000, 50])
@pytest.mark.parametrize(
    ("choices", "kind"),
    [(NAMES, pa.string()), ([3, -1, None, 2**60], pa.int64()), ([0.5, -2.0, None], pa.float64())],
)
def test_values_in_their_order_with_their_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, choices: list[Any], kind: pa.DataType, size: int
) -> None:
    monkeypatch.setattr(lookup, "SIZE", size)
    monkeypatch.setattr(lookup, "GROUP", 30)
    values = random.Random(5).choices(choices, k=200)
    wanted = sorted(enumerate(values), key=lambda each: (place_of(each[1]), each[0]))
    with looked_up(tmp_path, values, kind) as file:
        table, metadata = file.read(), file.metadata
        assert [metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)] == [30] * 6 + [20]
        assert table.column("baris").to_pylist() == [row for row, _ in wanted]
        assert table.column("nilai").to_pylist() == [value for _, value in wanted]
        if kind == pa.string():
            begins = [lookup.text_key(wanted[start][1]) for start in range(0, 200, 30)]
            assert json.loads(metadata.metadata[b"awal"]) == begins


@pytest.mark.parametrize("values", [NAMES * 20, list(range(200))])
def test_the_same_bytes_however_many_rows_are_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, values: list[Any]
) -> None:
    kind = pa.string() if isinstance(values[0], str) else pa.int64()
    random.Random(6).shuffle(values)
    looked_up(tmp_path, values, kind).close()
    whole = (tmp_path / "urut.parquet").read_bytes()
    monkeypatch.setattr(lookup, "SIZE", 50)
    looked_up(tmp_path, values, kind).close()
    assert (tmp_path / "urut.parquet").read_bytes() == whole
