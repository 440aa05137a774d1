"""The order of rows in Parquet: by key or time, the same however many rows are held at a time."""

from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tabular import Opened, opened

from generator.tables import groups, placement, sorting
from generator.tables.forms import made
from generator.tables.sorting import order_of, told

ROWS = "kode,tahun,n\nB,2021,1\nA,2022,2\nA,2021,3\nC,2020,4\nB,2020,5\n"


def published(got: Opened, name: str = "n") -> list[Any]:
    assert got.table, [str(finding) for finding in got.findings]
    return list(pq.read_table(made(got.table, "parquet").path).column(name).to_pylist())


@pytest.mark.parametrize(
    ("spec", "order", "expected"),
    [
        ({}, ("tahun",), [4, 5, 1, 3, 2]),
        ({"kunci": ["Kode", "tahun"]}, ("kode", "tahun"), [3, 2, 5, 1, 4]),
        ({"kunci": ["kode", "tahun"], "urut": "n"}, ("n",), [1, 2, 3, 4, 5]),
    ],
)
def test_by_what(tmp_path: Path, spec: dict[str, Any], order: tuple[str, ...], expected: list[int]) -> None:
    got = opened(tmp_path, ROWS, **spec)
    assert got.table
    assert order_of(got.table) == order
    assert published(got) == expected
    assert told(got.table) == f"Baris Parquet diurutkan menurut {', '.join(order)}."
    assert got.values("n") == [1, 2, 3, 4, 5]  # everything else keeps the officer's order


def test_without_key_and_time_the_order_is_the_officers(tmp_path: Path) -> None:
    got = opened(tmp_path, "nama,n\nB,1\nA,2\n")
    assert got.table
    assert published(got) == [1, 2]
    assert told(got.table) == ""
    assert pq.read_metadata(made(got.table, "parquet").path).row_group(0).sorting_columns == ()


def test_what_is_published_is_compressed_and_has_statistics_for_range_readers(tmp_path: Path) -> None:
    got = opened(tmp_path, "nama,n\nB,1\nA,2\n")
    assert got.table
    column = pq.read_metadata(made(got.table, "parquet").path).row_group(0).column(1)
    assert column.compression == "SNAPPY"
    assert column.has_offset_index
    assert column.has_column_index
    assert (column.statistics.min, column.statistics.max) == (1, 2)


@pytest.mark.parametrize(("at", "ready"), [(None, True), (0, False), (39, False), (40, False), (199, False)])
def test_rows_that_stand_in_order_are_not_sorted_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int | None, ready: bool
) -> None:
    """Also where two pieces meet; equal ones count as sorted, and missing ones at the end."""
    monkeypatch.setattr(sorting, "PART", 40)
    monkeypatch.setattr(sorting, "GROUP", 20)
    numbers = [n // 3 for n in range(200)]
    if at is not None:
        numbers[at : at + 2] = [300, numbers[at]] if at < 199 else [-1]
    cells = [*numbers, "", ""] if ready else numbers
    got = opened(tmp_path, "n,m\n" + "".join(f"{n},{m}\n" for m, n in enumerate(cells)), urut="n")
    assert got.table
    with pq.ParquetFile(got.table.parquet) as file:
        assert sorting.is_sorted(file, ["n"], 40) is ready
    if ready:
        monkeypatch.setattr(sorting, "parts", None)
    assert published(got) == sorted(numbers) + [None] * (len(cells) - len(numbers))
    metadata = pq.read_metadata(made(got.table, "parquet").path)
    assert [each.column_index for each in metadata.row_group(0).sorting_columns] == [0]


def test_an_order_that_is_no_column(tmp_path: Path) -> None:
    assert opened(tmp_path, ROWS, urut="xyz").codes == ["kolom-tidak-ada"]


def test_missing_values_stand_last_and_the_footer_names_the_order(tmp_path: Path) -> None:
    got = opened(tmp_path, "a,n\n2,1\n,2\n1,3\n", urut="a")
    assert published(got) == [3, 1, 2]
    assert got.table
    with pq.ParquetFile(made(got.table, "parquet").path) as file:
        (group,) = [file.metadata.row_group(0)]
    assert [column.column_index for column in group.sorting_columns] == [0]
    assert group.column(0).has_offset_index


def test_row_groups_do_not_overlap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In parts as in one piece: so that a range reader skips what it does not need."""
    monkeypatch.setattr(groups, "FIRST_GROUP", 10)
    monkeypatch.setattr(groups, "GROUP", 20)
    monkeypatch.setattr(sorting, "GROUP", 20)
    monkeypatch.setattr(sorting, "FIRST_GROUP", 10)
    monkeypatch.setattr(sorting, "PART", 40)
    numbers = list(range(333))
    random.Random(4).shuffle(numbers)
    got = opened(tmp_path, "a,b\n" + "".join(f"{n},teks {n}\n" for n in numbers), urut="a")
    assert published(got, "a") == sorted(numbers)
    assert got.table
    with pq.ParquetFile(made(got.table, "parquet").path) as file:
        sizes = [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)]
        stats: list[Any] = [
            file.metadata.row_group(n).column(0).statistics for n in range(file.num_row_groups)
        ]
    assert sizes == [10, *[20] * 16, 3]
    assert all(low.max < high.min for low, high in itertools.pairwise(stats))


@settings(max_examples=15, deadline=None)
@given(keys=st.lists(st.sampled_from(["", "a", "b", "B", "ä"]), min_size=1, max_size=40))
def test_equal_rows_stay_as_they_stood(keys: list[str], tmp_path_factory: Any) -> None:
    content = "k,n\n" + "".join(f"{key},{n}\n" for n, key in enumerate(keys))
    got = opened(tmp_path_factory.mktemp("urut"), content, urut="k")
    ranked = sorted(range(len(keys)), key=lambda n: (keys[n] == "", keys[n].encode()))
    assert published(got) == ranked


@pytest.mark.parametrize("part", [5, 1_000])
def test_where_a_row_of_the_officers_stands_in_parquet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    """As a chart's table and an indicator link to it, however few rows are held at a time."""
    monkeypatch.setattr(placement, "PART", part)
    monkeypatch.setattr(sorting, "SAMPLES", 2)
    rows = [f"{n * 7 % 5 or ''},{n}" for n in range(60)]
    got = opened(tmp_path, "\n".join(["k,n", *rows, ""]), urut="k")
    assert got.table
    ordered = published(got)
    places = [placement.published_place(got.table, row) for row in range(60)]
    assert [ordered[place] for place in places] == list(range(60))


def test_places_that_were_cut_off_are_made_anew(tmp_path: Path) -> None:
    got = opened(tmp_path, ROWS)
    assert got.table
    path = got.table.parquet.with_suffix(".tempat")
    path.write_bytes(b"halb")
    assert [placement.published_place(got.table, row) for row in range(5)] == [2, 4, 3, 0, 1]
    assert path.stat().st_size == 5 * placement.BYTES
    assert not list(path.parent.glob("*.tempat.*"))


def test_where_the_order_is_the_officers_a_row_stands_where_it_stood(tmp_path: Path) -> None:
    got = opened(tmp_path, "nama,n\nB,1\nA,2\n")
    assert got.table
    assert placement.published_place(got.table, 1) == 1
    assert not got.table.parquet.with_suffix(".tempat").exists()
