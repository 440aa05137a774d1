"""Differences of tables: what counts as a change, how it is told, and that it can be applied."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.tables.diff import Difference, Renamed, Retyped, difference
from generator.tables.diff_output import KEY_PREFIX, line_count, samples, to_csv, to_json, told_count
from generator.tables.diff_words import SAME, filled_in_words, in_words, row_in_words, value_id

Rows = list[dict[str, Any]]


def table(**columns: list[Any]) -> pa.Table:
    return pa.table(columns)


def counts(found: Difference) -> tuple[int, int, int]:
    """(rows added, rows removed, cells changed)."""
    return len(found.added), len(found.removed), found.changed_cells


def csv_rows(found: Difference, folder: Path) -> Rows:
    path = folder / "diff.csv"
    to_csv(found, path)
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


OLD = table(kode=["01", "02", "03"], tahun=[2024, 2024, 2024], jumlah=[1204, 10, None])


def test_rows_and_cells_are_found_by_key() -> None:
    new = table(kode=["04", "03", "01"], tahun=[2024, 2024, 2024], jumlah=[7, 5, 1240])
    found = difference(OLD, new, ["kode", "tahun"])
    assert counts(found) == (1, 1, 2)
    assert (
        in_words(found)
        == "1 baris baru, 1 baris hilang, 2 nilai berubah (jumlah: 1.204 → 1.240, (kosong) → 5)"
    )


def test_without_key_rows_are_compared_whole() -> None:
    new = table(kode=["01", "02", "03"], tahun=[2024, 2024, 2024], jumlah=[1240, 10, None])
    assert counts(difference(OLD, new)) == (1, 1, 0)


def test_double_rows_count() -> None:
    old, new = table(a=["x", "x", "x", "y"]), table(a=["y", "x", "z", "z"])
    assert counts(difference(old, new)) == (2, 2, 0)


@pytest.mark.parametrize("key", [(), ("kode", "tahun")])
def test_order_of_rows_and_columns_is_no_change(key: tuple[str, ...]) -> None:
    found = difference(OLD, OLD.take([2, 0, 1]).select(["jumlah", "tahun", "kode"]), key)
    assert found.is_empty
    assert in_words(found) == SAME


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (pa.array([1, 2, None]), pa.array([1.0, 2.0, None])),
        (pa.array([1.5, -0.0]), pa.array([1.5, 0.0])),
        (pa.array([float("nan")]), pa.array([float("nan")])),
        (pa.array([Decimal("1.50"), Decimal("2.00")]), pa.array([1.5, 2.0])),
        (pa.array([1, 2], pa.int8()), pa.array([1, 2], pa.int64())),
        (pa.array(["a", "b"]).dictionary_encode(), pa.array(["a", "b"])),
        (pa.array(["a"], pa.large_string()), pa.array(["a"])),
        (pa.array([None, None], pa.null()), pa.array([None, None], pa.string())),
    ],
)
def test_another_storage_of_the_same_values_is_no_change(old: pa.Array, new: pa.Array) -> None:
    rows = list(range(len(old)))
    assert difference(pa.table({"n": rows, "v": old}), pa.table({"n": rows, "v": new}), ["n"]).is_empty
    assert difference(pa.table({"v": old}), pa.table({"v": new})).is_empty


def test_large_integers_are_not_rounded() -> None:
    old, new = table(n=[1], v=[2**53 + 1]), pa.table({"n": [1], "v": [float(2**53)]})
    assert difference(old, new, ["n"]).changed_cells == 1


def test_columns_that_come_and_go() -> None:
    new = table(kode=["01", "02", "03"], tahun=[2024, 2024, 2024], luas=[1.5, None, 3.0])
    found = difference(OLD, new, ["kode", "tahun"])
    assert (found.columns_added, found.columns_removed) == (("luas",), ("jumlah",))
    assert {name: len(rows) for name, (rows, _) in found.cells.items()} == {"luas": 2, "jumlah": 2}
    assert in_words(found) == "kolom baru: luas, kolom hilang: jumlah"


def test_a_new_column_does_not_make_all_rows_new() -> None:
    found = difference(OLD, OLD.append_column("luas", pa.array([1.5, None, 3.0])))
    assert counts(found) == (0, 0, 0)
    assert found.columns_added == ("luas",)
    assert len(found.cells["luas"][0]) == 2


def test_a_new_column_beside_double_rows_is_compared_as_well_as_can_be() -> None:
    old, new = table(a=["x", "x"]), table(a=["x", "x"], b=[1, None])
    assert counts(difference(old, new)) == (1, 1, 0)


def test_a_table_whose_columns_all_changed_is_replaced() -> None:
    found = difference(OLD, table(x=["p", "q"]), ["kode"])
    assert counts(found) == (2, 3, 0)
    assert found.columns_removed == ("kode", "tahun", "jumlah")
    assert "Tidak ada kolom yang sama" in found.remark


def test_a_renamed_column_is_known_by_its_values() -> None:
    new = OLD.rename_columns(["kode_wilayah", "tahun", "penduduk"])
    found = difference(OLD, new, ["kode_wilayah", "tahun"])
    assert found.columns_renamed == (Renamed("kode", "kode_wilayah"), Renamed("jumlah", "penduduk"))
    assert counts(found) == (0, 0, 0)
    assert "kolom jumlah berganti nama menjadi penduduk" in in_words(found)


def test_columns_of_one_value_are_not_called_renamed() -> None:
    old, new = table(a=["x", "y"], t=[1, 1]), table(a=["x", "y"], u=[1, 1])
    assert difference(old, new).columns_renamed == ()


def test_of_two_like_columns_the_nearer_name_is_the_renamed_one() -> None:
    old = table(jumlah=[1, 2])
    new = table(luas=[1, 2], jumlah_jiwa=[1, 2])
    assert difference(old, new).columns_renamed == (Renamed("jumlah", "jumlah_jiwa"),)


def test_a_retyped_column_is_told() -> None:
    new = table(kode=["01", "02", "03"], tahun=["2024", "2024", "2024 *"], jumlah=[1204.0, 10.0, None])
    found = difference(OLD, new, ["kode"])
    assert found.columns_retyped == (Retyped("tahun", "bilangan", "teks"),)
    assert found.changed_cells == 1


@pytest.mark.parametrize(("side", "word"), [("old", "lama"), ("new", "baru")])
def test_a_double_key_is_said_and_rows_are_compared_whole(side: str, word: str) -> None:
    double = table(kode=["01", "01", "03"], tahun=[2024, 2024, 2024], jumlah=[1204, 10, None])
    found = difference(*((double, OLD) if side == "old" else (OLD, double)), ["kode", "tahun"])
    assert found.remark == f"Kunci (kode, tahun) ganda pada versi {word}, jadi baris dibandingkan utuh."
    assert counts(found) == (1, 1, 0)


def test_missing_values_in_a_key_match_each_other() -> None:
    old, new = table(k=["a", None], v=[1, 2]), table(k=[None, "a"], v=[3, 1])
    assert counts(difference(old, new, ["k"])) == (0, 0, 1)


@pytest.mark.parametrize("key", [(), ("kode",)])
def test_empty_tables(key: tuple[str, ...]) -> None:
    empty = OLD.slice(0, 0)
    assert counts(difference(empty, OLD, key)) == (3, 0, 0)
    assert counts(difference(OLD, empty, key)) == (0, 3, 0)
    assert difference(empty, empty, key).is_empty


def test_parquet_files_are_compared_like_tables(tmp_path: Path) -> None:
    new = table(kode=["01", "02"], tahun=[2024, 2024], jumlah=[1204, 11])
    pq.write_table(OLD, tmp_path / "a.parquet")
    pq.write_table(new, tmp_path / "b.parquet", row_group_size=1)
    assert counts(difference(tmp_path / "a.parquet", tmp_path / "b.parquet", ["kode"])) == (0, 1, 1)


def test_diff_csv_has_the_documented_columns(tmp_path: Path) -> None:
    new = table(kode=["01", "04"], tahun=[2024, 2024], jumlah=[1240, 7])
    assert csv_rows(difference(OLD.slice(0, 2), new, ["kode", "tahun"]), tmp_path) == [
        {
            "perubahan": "nilai-berubah",
            "kolom": "jumlah",
            "lama": "1204",
            "baru": "1240",
            "kunci:kode": "01",
            "kunci:tahun": "2024",
        },
        {
            "perubahan": "baris-baru",
            "kolom": "jumlah",
            "lama": "",
            "baru": "7",
            "kunci:kode": "04",
            "kunci:tahun": "2024",
        },
        {
            "perubahan": "baris-hilang",
            "kolom": "jumlah",
            "lama": "10",
            "baru": "",
            "kunci:kode": "02",
            "kunci:tahun": "2024",
        },
    ]


def test_diff_json_keeps_types(tmp_path: Path) -> None:
    old = table(kode=["01", "02"], v=[1.5, None], d=[date(2025, 1, 2), None], w=[True, None])
    new = table(kode=["01", "02"], v=[float("inf"), 2.0], d=[date(2025, 1, 3), None], w=[False, None])
    path = tmp_path / "diff.json"
    to_json(difference(old, new, ["kode"]), path)
    found = json.loads(path.read_text(encoding="utf-8"))
    assert (found["kunci"], found["nilai_berubah"]) == (["kode"], 4)
    assert found["perubahan"] == [
        {"perubahan": "nilai-berubah", "kolom": "v", "lama": 1.5, "baru": None, "kunci": {"kode": "01"}},
        {"perubahan": "nilai-berubah", "kolom": "v", "lama": None, "baru": 2.0, "kunci": {"kode": "02"}},
        {
            "perubahan": "nilai-berubah",
            "kolom": "d",
            "lama": "2025-01-02",
            "baru": "2025-01-03",
            "kunci": {"kode": "01"},
        },
        {"perubahan": "nilai-berubah", "kolom": "w", "lama": True, "baru": False, "kunci": {"kode": "01"}},
    ]


def test_samples_begin_with_columns_and_the_largest_changes() -> None:
    old = table(n=list(range(50)), v=[0] * 50)
    new = table(n=list(range(50)), v=[n % 17 for n in range(50)], w=["x"] * 50)
    found = samples(difference(old, new, ["n"]), 5)
    assert found[0].change == "kolom-baru"
    assert len(found) == 5
    assert [change.new for change in found[1:]] == [16, 16, 15, 15]
    assert {change.column for change in found[1:]} == {"v"}


def test_a_column_that_came_is_one_change_to_readers_and_all_its_values_in_the_file(tmp_path: Path) -> None:
    old = table(n=[1, 2, 3], gone=["a", None, "c"])
    new = table(n=[1, 2, 3], come=["x", "y", None])
    found = difference(old, new, ["n"])
    assert [(change.change, change.column) for change in samples(found, 9)] == [
        ("kolom-baru", "come"),
        ("kolom-hilang", "gone"),
    ]
    assert told_count(found) == 2
    assert line_count(found) == len(csv_rows(found, tmp_path)) == 2 + 2 + 2
    assert filled_in_words(new.column("come")) == "2 nilai"
    assert filled_in_words(pa.chunked_array([pa.nulls(3)])) == "kosong"


def test_a_row_that_came_or_went_is_one_change_to_readers() -> None:
    old = table(n=[1, 2], v=[7, 8], w=["a", None])
    new = table(n=[2, 3], v=[8, 9], w=[None, "b"])
    found = difference(old, new, ["n"])
    came, went = samples(found, 9)
    assert (came.change, came.key, came.old, came.new) == ("baris-baru", (3,), None, {"v": 9, "w": "b"})
    assert (went.change, went.key, went.old, went.new) == ("baris-hilang", (1,), {"v": 7, "w": "a"}, None)
    assert (told_count(found), line_count(found)) == (2, 4)
    assert row_in_words({"v": 1204, "tahun": 2025}, {"tahun": "tahun"}) == "v: 1.204; tahun: 2025"
    assert row_in_words(dict.fromkeys("abcdefghij", 1), {}).endswith("h: 1; dan 2 nilai lain")


def test_rows_compared_whole_are_their_own_key() -> None:
    found = difference(table(n=[1, 1], v=[7, 8]), table(n=[1, 1], v=[7, 9]))
    assert [(each.change, each.old, each.new, each.key) for each in samples(found, 9)] == [
        ("baris-baru", None, None, (1, 9)),
        ("baris-hilang", None, None, (1, 8)),
    ]


def test_hostile_names_and_values_stay_in_their_cells(tmp_path: Path) -> None:
    name = 'a,"b"\n=1+1'
    old, new = pa.table({name: ["x"], "v": ["a"]}), pa.table({name: ["x"], "v": ['=cmd|"\n,']})
    (row,) = csv_rows(difference(old, new, [name]), tmp_path)
    assert row[KEY_PREFIX + name] == "x"
    assert row["baru"] == '=cmd|"\n,'


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (1234.5, "", "1.234,5"),
        (2025, "tahun", "2025"),
        (Decimal("1000.00"), "", "1.000"),
        (True, "", "ya"),
        (date(2025, 1, 2), "", "2025-01-02"),
        (None, "", "(kosong)"),
        ("a\n b" + "c" * 99, "", "a b" + "c" * 36 + "…"),
    ],
)
def test_values_in_words(value: Any, kind: str, expected: str) -> None:
    assert value_id(value, kind) == expected


def test_many_columns_are_summed_up_in_words() -> None:
    old = table(n=[1, 2, 3], **{f"k{n}": [0, 0, 0] for n in range(7)})
    new = table(n=[1, 2, 3], **{f"k{n}": [n, n, 1] for n in range(7)})
    words = in_words(difference(old, new, ["n"]))
    assert words.startswith("19 nilai berubah (k1: 0 → 1, 0 → 1 …; ")
    assert words.endswith("; dan 3 kolom lain)")


# What docs/history.md says about diff.csv, done: the old table and the difference give the new one.


def apply(old: pa.Table, lines: Rows, names: list[str], key: list[str]) -> Counter[tuple[Any, ...]]:
    """``names``: columns of the new table."""
    renamed = {line["lama"]: line["baru"] for line in lines if line["perubahan"] == "kolom-ganti-nama"}
    rows = [{renamed.get(name, name): value for name, value in row.items()} for row in old.to_pylist()]
    rows = [{name: row.get(name) for name in names} for row in rows]
    return apply_by_key(rows, lines, names, key) if key else apply_whole(rows, lines, names)


def apply_by_key(rows: Rows, lines: Rows, names: list[str], key: list[str]) -> Counter[tuple[Any, ...]]:
    known = {tuple(row[name] for name in key): row for row in rows}
    for line in lines:
        where = tuple(line[KEY_PREFIX + name] or None for name in key)
        if line["perubahan"] == "baris-hilang":
            known.pop(where, None)
        elif line["perubahan"] in ("baris-baru", "nilai-berubah"):
            row = known.setdefault(where, dict.fromkeys(names) | dict(zip(key, where, strict=True)))
            if line["kolom"] in names:
                row[line["kolom"]] = line["baru"] or None
    return Counter(tuple(row.values()) for row in known.values())


def apply_whole(rows: Rows, lines: Rows, names: list[str]) -> Counter[tuple[Any, ...]]:
    counted = Counter(tuple(row.values()) for row in rows)
    steps = {"baris-baru": 1, "baris-hilang": -1}
    for line in lines:
        counted[tuple(line[KEY_PREFIX + name] or None for name in names)] += steps.get(line["perubahan"], 0)
    assert min(counted.values(), default=0) >= 0
    return +counted


WORDS = st.one_of(st.none(), st.sampled_from(["a", "b", "c", "dd", ' ,"', "x\ny"]))
NAMES = ["k", "p", "q", "r"]


@st.composite
def tables(draw: st.DrawFn, unique: bool) -> pa.Table:
    names = ["k", *draw(st.lists(st.sampled_from(NAMES[1:]), unique=True))]
    keys = draw(st.lists(st.sampled_from("abcdefgh"), unique=unique, max_size=8))
    return pa.table(
        {n: pa.array(keys if n == "k" else [draw(WORDS) for _ in keys], pa.string()) for n in names}
    )


@pytest.mark.parametrize("keyed", [True, False])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_old_table_and_the_difference_give_the_new_table(
    keyed: bool, data: st.DataObject, tmp_path: Path
) -> None:
    old, new = data.draw(tables(unique=keyed)), data.draw(tables(unique=keyed))
    found = difference(old, new, ["k"] if keyed else [])
    lines = csv_rows(found, tmp_path)
    assert len(lines) == line_count(found)
    expected = Counter(tuple(row.values()) for row in new.to_pylist())
    assert apply(old, lines, new.column_names, list(found.key)) == expected
