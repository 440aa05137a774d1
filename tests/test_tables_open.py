"""From a file to canonical values: the cache, the fast and the careful way, the statistics."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tabular import Opened, file_at, opened, reopened

from generator.kinds.dataset import TableSpec
from generator.tables import body, bulk, groups, profile, textprofile
from generator.tables.forms import made
from generator.tables.open import iter_batches, open_table, read_frame, read_rows

SIMPLE = "kode;nama;jumlah\n01;Sail;1.234.567\n02;Tampan;-\n"


def test_a_second_run_reads_no_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = opened(tmp_path, SIMPLE)
    monkeypatch.setattr("generator.tables.open.READERS", {})
    again = reopened(tmp_path / "uji.csv")
    assert again.table == first.table
    assert again.findings == first.findings


def test_findings_are_remembered_with_the_place_of_the_day(tmp_path: Path) -> None:
    first = opened(tmp_path, "a;b\n1;x\n2;3;4\n")
    assert reopened(tmp_path / "uji.csv").findings == first.findings
    moved = tmp_path / "lain.csv"
    moved.write_bytes((tmp_path / "uji.csv").read_bytes())
    assert {finding.place.file for finding in reopened(moved).findings} == {"datasets/uji/lain.csv"}


@pytest.mark.parametrize("damage", [b"", b"{", b"null", b"[]", b'{"rows": 2}', b"\xff\xfe"])
@pytest.mark.parametrize("suffix", [".result", ".parquet"])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: bytes, suffix: str) -> None:
    first = opened(tmp_path, SIMPLE)
    (path,) = (tmp_path / "cache/tables").glob(f"*{suffix}")
    path.write_bytes(damage)
    assert reopened(tmp_path / "uji.csv").rows == first.rows


def test_a_lost_parquet_file_is_made_anew(tmp_path: Path) -> None:
    first = opened(tmp_path, SIMPLE)
    assert first.table
    first.table.parquet.unlink()
    assert reopened(tmp_path / "uji.csv").rows == first.rows


def test_other_bytes_or_another_declaration_are_another_table(tmp_path: Path) -> None:
    digests = {
        opened(tmp_path, SIMPLE).table.digest,  # type: ignore[union-attr]
        opened(tmp_path, SIMPLE + "03;Sail;5\n").table.digest,  # type: ignore[union-attr]
        opened(tmp_path, SIMPLE, kunci=["kode"]).table.digest,  # type: ignore[union-attr]
    }
    assert len(digests) == 3


def test_nothing_but_results_stays_in_the_cache(tmp_path: Path) -> None:
    opened(tmp_path, SIMPLE)
    assert {path.suffix for path in (tmp_path / "cache/tables").iterdir()} == {".result", ".parquet"}


def test_the_same_bytes_give_the_same_parquet(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        table = opened(tmp_path / name, SIMPLE).table
        assert table
        made.append(table.parquet.read_bytes())
    assert made[0] == made[1]


def test_an_unreadable_cache_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "uji.csv"
    path.write_text(SIMPLE)
    table, _ = open_table(file_at(path), TableSpec(file="uji.csv"), tmp_path / "a/b/c")
    assert table
    assert table.parquet.is_relative_to(tmp_path / "a/b/c/tables")


def test_values_for_pages(tmp_path: Path) -> None:
    table = opened(tmp_path, SIMPLE).table
    assert table
    assert read_rows(table, 1) == [{"kode": "01", "nama": "Sail", "jumlah": 1234567}]
    assert read_rows(table, columns=["nama"]) == [{"nama": "Sail"}, {"nama": "Tampan"}]
    frame = read_frame(table)
    assert str(frame["jumlah"].dtype) == "Int64"
    assert frame["jumlah"].sum() == 1234567
    assert sum(len(batch) for batch in iter_batches(table)) == 2


def test_large_tables_have_a_small_first_row_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "FIRST_GROUP", 10)
    table = opened(tmp_path, "a;b\n" + "".join(f"{n};{n}\n" for n in range(100))).table
    assert table
    metadata = pq.ParquetFile(made(table, "parquet").path).metadata
    assert [metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)] == [10, 90]
    assert metadata.row_group(1).column(0).statistics.min == 10
    assert metadata.row_group(0).column(0).compression == "SNAPPY"


def test_statistics(tmp_path: Path) -> None:
    got = opened(tmp_path, "a;t\n" + "".join(f"{n};{'xyz'[n % 3]}\n" for n in (1, 2, 3, 4, 5, 5)) + "-;x\n")
    number, text = got.column("a").profile, got.column("t").profile
    assert (number.missing, number.distinct, number.minimum, number.maximum) == (1, 5, 1, 5)
    assert number.mean == pytest.approx(20 / 6)
    assert number.quantiles == (2.25, 3.5, 4.75)
    assert number.frequent[0] == ("5", 2)
    assert sum(number.histogram) == 6
    assert text.frequent == (("z", 3), ("x", 2), ("y", 2))
    assert (text.minimum, text.mean, text.histogram) == (None, None, ())


def test_statistics_of_a_column_without_values(tmp_path: Path) -> None:
    got = opened(tmp_path, "a;t\n1;\n2;-\n", kolom={"t": {"tipe": "bilangan"}})
    assert got.column("t").profile.missing == 2
    assert got.column("t").profile.minimum is None


def test_many_unique_texts_are_counted_by_hash_with_the_same_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = "a;t\n" + "".join(f"{n};nilai {n if n % 7 else 0}\n" for n in range(500))
    plain = opened(tmp_path, content).column("t").profile
    monkeypatch.setattr(textprofile, "FEW", 100)
    by_hash = profile.profile_all(opened(tmp_path, content).table.parquet)[1]  # type: ignore[union-attr]
    assert by_hash == plain
    assert plain.frequent[:2] == (("nilai 0", 72), ("nilai 1", 1))


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of any size may go the fast way."""
    monkeypatch.setattr(body, "FAST_FROM", 0)


def both_ways(folder: Path, content: str, **spec: Any) -> tuple[Opened, Opened]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(body, "FAST_FROM", 0)
        (folder / "cepat").mkdir(exist_ok=True)
        quick = opened(folder / "cepat", content, **spec)
    (folder / "teliti").mkdir(exist_ok=True)
    return quick, opened(folder / "teliti", content, **spec)


@pytest.mark.parametrize(
    "content",
    [
        "a,b\n1,2\n3,4\n",
        "judul\n\na,b\n1,2\n3,4\nSumber: BPS\n",
        "a,b\r\n1,2\r\n3,4",
        'a,b\n"x,y",2\n"p""q",4\n',
        'a,b\n"dua\nbaris",2\nx,4\n',
        "a,b\n1,2\n\n3,4\n",
        "a,b\n1,2\n3\n",
        "a,b\n1,2\n3,4,5\n",
        "a,b\n1,2\n3,4\nSumber: BPS,\n",
        "a,b\n1,2\nJumlah,2\n",
        "a,b\n1,2\r3,4\n",
        'a,b\n"",2\n,\nx,5\n',
        'a,b\n"buka,2\n3,4\n',
        "a,b\n1,2\n,\n",
        "a,b\n,,;,;\n,,;,;\n",
    ],
)
def test_the_fast_and_the_careful_way_agree(tmp_path: Path, content: str) -> None:
    quick, careful = both_ways(tmp_path, content)
    assert quick.findings == careful.findings
    assert (quick.table is None) == (careful.table is None)
    if quick.table and careful.table:
        assert quick.rows == careful.rows
        assert quick.table.notes == careful.table.notes
        assert quick.table.columns == careful.table.columns


cells = st.text(alphabet="ab01-,.\"'\n ;=", max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=12))
def test_the_fast_and_the_careful_way_agree_on_anything(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    content = "kepala,ekor\n" + "".join(",".join(row) + "\n" for row in rows)
    quick, careful = both_ways(tmp_path_factory.mktemp("dua"), content)
    assert quick.findings == careful.findings
    if careful.table:
        assert quick.rows == careful.rows


@pytest.mark.usefixtures("fast")
def test_lines_are_right_on_the_fast_way(tmp_path: Path) -> None:
    content = "judul\na;b\n" + "x;1\n" * 70 + "x;salah\n" + "x;2\n" * 70
    got = opened(tmp_path, content, kolom={"b": {"tipe": "bilangan"}})
    assert [(finding.code, finding.place.line) for finding in got.findings] == [("angka-rusak", 73)]


@pytest.mark.parametrize("way", [0, 10**9])
def test_batches_meet_without_a_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: int) -> None:
    monkeypatch.setattr(body, "BATCH", 50)
    monkeypatch.setattr(body, "FAST_FROM", way)
    rows = [f"{n};nilai {n}" for n in range(1_234)]
    got = opened(tmp_path, "a;b\n" + "\n".join(rows) + "\nSumber: BPS;\n")
    assert got.values("a") == list(range(1_234))
    assert got.table.notes == ("Sumber: BPS",)  # type: ignore[union-attr]


REAL = sorted((Path(__file__).parents[2] / "shared/data/real").glob("*"))
"""Tables as offices publish them, where this machine has them."""


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_real_tables(tmp_path: Path, path: Path) -> None:
    table, findings = open_table(file_at(path), TableSpec(file=path.name), tmp_path)
    assert table, [str(finding) for finding in findings]


@pytest.mark.parametrize(
    "values",
    [
        ["1.234.567", "12,5", "-1.250,75", "980", "0,5", "-", " 7 ", "Rp 5", "1 234"],
        ["1,234,567", "12.5", "0.25", "", "1,250.75", "12345.5"],
        ["1.234", "980", "15.200", "-5"],
        ["1.234", "5.678"],
        ["1.234,5", "1,234.5"],
        ["007", "12"],
        ["1234567890123456", "1"],
        ["1.234.567", "50.36"],
        ["12,5%", "7%"],
        ["1.234 jiwa", "5 jiwa"],
        ["1.234.567,123456789", "999999999999999"],
    ],
)
def test_long_tables_are_read_like_short_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, values: list[str]
) -> None:
    content = "nama;nilai\n" + "".join(f"N{n}x;{value}\n" for n, value in enumerate(values))
    short = opened(tmp_path, content)
    monkeypatch.setattr(bulk, "LEAST", 1)
    (tmp_path / "panjang").mkdir()
    long = opened(tmp_path / "panjang", content)
    assert long.findings == short.findings
    if short.table and long.table:
        assert long.rows == short.rows
        assert long.table.columns == short.table.columns


numerals = st.from_regex(r"-?[0-9]{1,4}([.,][0-9]{1,3}){0,3}", fullmatch=True)


@settings(max_examples=150, deadline=None)
@given(st.lists(numerals, min_size=1, max_size=6))
def test_long_tables_are_read_like_short_ones_whatever_they_hold(
    tmp_path_factory: pytest.TempPathFactory, values: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("panjang")
    content = "nama;nilai\n" + "".join(f"N{n}x;{value}\n" for n, value in enumerate(values))
    short = opened(folder, content, "pendek.csv")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk, "LEAST", 1)
        (folder / "b").mkdir()
        long = opened(folder / "b", content, "pendek.csv")
    assert long.findings == short.findings
    if short.table and long.table:
        assert long.rows == short.rows
        assert long.table.columns == short.table.columns
