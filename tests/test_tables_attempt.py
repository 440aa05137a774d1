"""Plans made after the first rows: kept while they hold, and made anew where later rows say otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from tabular import opened

from generator.tables import body
from generator.tables.body import Batch, Body
from generator.tables.forms import made

LATER = 400
"""Rows after the first ones, some batches of them."""


@pytest.fixture(autouse=True, params=[False, True], ids=["careful", "fast"])
def small_batches(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "BATCH", 20)
    monkeypatch.setattr(body, "HELD", 5)
    if request.param:
        monkeypatch.setattr(body, "FAST_FROM", 0)


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each time that the rows were asked for."""
    asked: list[int] = []
    whole = Body.batches

    def counted(self: Body) -> Iterator[Batch]:
        asked.append(1)
        return whole(self)

    monkeypatch.setattr(Body, "batches", counted)
    return asked


def table(values: list[str], header: str = "angka") -> str:
    lines = [f"Nama {n},{value}" for n, value in enumerate(values)]
    return "\n".join([f"nama,{header}", *lines, ""])


def test_rows_that_go_on_as_they_began_are_read_once(tmp_path: Path, passes: list[int]) -> None:
    found = opened(tmp_path, table([str(n) for n in range(LATER)]))
    assert found.values("angka") == list(range(LATER))
    assert len(passes) == 1


def test_a_unit_that_comes_later_reads_no_number_otherwise(tmp_path: Path, passes: list[int]) -> None:
    found = opened(tmp_path, table(["1"] * 100 + ["5 kg"] * 100))
    assert found.values("angka") == [1] * 100 + [5] * 100
    assert found.column("angka").spec.unit == "kg"
    assert len(passes) == 1


@pytest.mark.parametrize(
    ("begin", "later", "kind", "values"),
    [
        ("1", "2.25", "desimal", (1.0, 2.25)),
        ("1", "2,5", "desimal", (1.0, 2.5)),
        ("1", "007", "teks", None),
        ("1", "x", "teks", ("1", "x")),
        ("2021-05-01", "Mei 2021", "teks", ("2021-05-01", "2021-05")),
        ("2021-05-01", "2021-05-01 08:30:00", "waktu", None),
        ("1/2/2021", "2/13/2021", "tanggal", None),
        ("Tidak Ada", "Ada", "teks", None),
        ("ya", "mungkin", "teks", ("ya", "mungkin")),
    ],
)
@pytest.mark.parametrize("first", [30, 300])
def test_later_rows_change_the_plan(
    tmp_path: Path, passes: list[int], begin: str, later: str, kind: str, values: tuple[Any, Any], first: int
) -> None:
    """As if all had been known from the beginning: the same rows turned round give the same."""
    cells = [begin] * first + [later] * (LATER - first)
    found = opened(tmp_path, table(cells))
    turned = opened(tmp_path, table([later, *cells]), name="balik.csv")
    assert found.codes == turned.codes
    assert len(passes) > 2 or not found.table
    if found.table:
        assert found.values("angka") == turned.values("angka")[1:]
        assert found.types() == turned.types()
        if values:
            assert (found.values("angka")[0], found.values("angka")[-1]) == values


def test_faults_of_plans_that_did_not_hold_are_forgotten(tmp_path: Path) -> None:
    """By the first rows a column of whole numbers; what is wrong is told once, with its line."""
    cells = [*map(str, range(100)), *["1.5"] * 100, "1.2.3", *["2"] * 100]
    declared = {"angka": {"tipe": "desimal", "maksimum": 98}}
    found = opened(tmp_path, table(cells), kolom=declared)
    assert [finding.place.line for finding in found.findings] == [101, 202]
    assert found.codes == ["di-luar-batas", "angka-rusak"]


def test_changes_are_counted_once(tmp_path: Path) -> None:
    cells = [*[" 1"] * 100, *["2.25"] * 100]
    found = opened(tmp_path, table(cells))
    assert found.column("angka").normalised == ("Spasi di tepi dihapus pada 100 nilai.",)


def test_times_that_are_read_at_once_tell_what_was_changed(tmp_path: Path) -> None:
    cells = ["2021-05-01 08:30:00", "2021-05-01T08:30:00"] * 50
    found = opened(tmp_path, table(cells, "saat"))
    assert found.types()["saat"] == "waktu"
    assert found.column("saat").normalised == ("Tanggal ditulis ulang sebagai ISO 8601 pada 50 nilai.",)


@pytest.mark.parametrize(
    ("kind", "good", "bad", "code"),
    [
        ("tahun", "2021", "999", "tahun-salah"),
        ("lintang", "-6.25", "90.5", "koordinat-salah"),
        ("bujur", "106.25", "-180.5", "koordinat-salah"),
    ],
)
def test_limits_of_types_hold_where_numbers_are_read_at_once(
    tmp_path: Path, kind: str, good: str, bad: str, code: str
) -> None:
    declared = {"angka": {"tipe": kind}}
    found = opened(tmp_path, table([good] * 100), kolom=declared)
    assert found.values("angka") == [float(good)] * 100
    found = opened(tmp_path, table([good] * 100 + [bad]), kolom=declared)
    assert found.codes == [code]
    assert found.findings[0].place.line == 102


def test_a_column_of_different_values_has_no_dictionary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be larger than the values themselves, and takes time."""
    monkeypatch.setattr("generator.tables.groups.GROUP", 20)
    lines = [f"Nama {n},{n % 3},{n}" for n in range(100)]
    found = opened(tmp_path, "\n".join(["nama,sedikit,banyak", *lines, ""]))
    assert found.table
    group = pq.read_metadata(made(found.table, "parquet").path).row_group(0)
    kept = [group.column(n).has_dictionary_page for n in range(3)]
    assert kept == [False, True, False]
