"""Values that are read a batch at a time give what each of them gives alone, and are told likewise."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from tabular import Opened, opened

from generator.tables import bulk, classify, plaintext, zoned
from generator.tables.evidence import Evidence
from generator.tables.numbers import Style

MANY = 2_500
MORE = [f"{1_000 + 37 * n:,}".replace(",", ".") for n in range(MANY)]


def table(folder: Path, values: list[str], header: str = "isi") -> Opened:
    return opened(folder, f"kode;{header}\n" + "".join(f"K{n};{each}\n" for n, each in enumerate(values)))


COLUMNS: dict[str, list[str]] = {
    "units": [f"{each} jiwa" for each in MORE],
    "units with powers": [f"{each},5 m3/detik" for each in MORE],
    "units in some": [*MORE[:50], *(f"{each} jiwa" for each in MORE)],
    "two units": [*(f"{each} jiwa" for each in MORE), "5 KK", "7 kk."],
    "units at once and apart": ["5 m2", *(f"-{each}m2" for each in MORE), "1 234 m2", "Rp 5 m2"],
    "decimals": [f"{n // 7},{n % 7} ha" for n in range(9_000)],
    "foreign money": [f"US$ {each}" for each in MORE],
    "telephones": [f"08{n % 90 + 10}-{1000 + n}-{9000 - n}" for n in range(MANY)],
    "telephones of offices": [f"0761-{10_000 + n}" for n in range(MANY)],
    "telephones beside days": [*(f"0812-{1000 + n}-0001" for n in range(MANY)), "01-02-2024", "5-9"],
    "times": [f"2024-01-{n % 28 + 1:02d}T{n % 24:02d}:{n % 60:02d}:{n % 59:02d}+07:00" for n in range(MANY)],
    "times of Greenwich": [f"2024-01-{n % 28 + 1:02d}T{n % 24:02d}:{n % 60:02d}:07Z" for n in range(MANY)],
    "times of many zones": [f"2024-01-01 {n % 24:02d}:{n % 60:02d}:09-{n % 13:02d}:30" for n in range(MANY)],
    "times with and without": [*("2024-01-01T10:00:00Z",) * MANY, "2024-01-01T10:00:00"],
}  # fmt: skip


@pytest.mark.parametrize("name", COLUMNS)
def test_a_batch_says_what_its_values_say(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    together = table(tmp_path, COLUMNS[name])
    monkeypatch.setattr(bulk, "LEAST", 10**9)
    monkeypatch.setattr(zoned, "read", lambda _: None)
    monkeypatch.setattr("generator.tables.evidence.RECOGNISED", {})
    (tmp_path / "apart").mkdir()
    apart = table(tmp_path / "apart", COLUMNS[name])
    assert list(map(str, together.findings)) == list(map(str, apart.findings))
    assert (together.table is None) == (apart.table is None)
    if together.table:
        assert together.rows == apart.rows
        assert together.column("isi").normalised == apart.column("isi").normalised
        assert together.column("isi").spec == apart.column("isi").spec


def observed(values: list[str]) -> Evidence:
    seen = Evidence()
    seen.observe(pa.array(values), 0)
    seen.add_up()
    return seen


@pytest.mark.parametrize("name", ["units", "two units", "times", "times of Greenwich", "telephones"])
def test_evidence_of_a_batch_is_that_of_its_values(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    together = observed(COLUMNS[name])
    monkeypatch.setattr(bulk, "LEAST", 10**9)
    monkeypatch.setattr(zoned, "read", lambda _: None)
    monkeypatch.setattr("generator.tables.evidence.RECOGNISED", {})
    apart = observed(COLUMNS[name])
    for part in ("kinds", "shapes", "units", "precisions", "examples", "rewritten", "smallest", "largest"):
        ours, theirs = getattr(together, part), getattr(apart, part)
        assert (+ours, part) == (+theirs, part) if isinstance(ours, Counter) else ours == theirs


def test_units_are_taken_off_in_one_step() -> None:
    array, changes = pa.array(["1.234 jiwa", None, "5 jiwa", "7 KK", "-9 jiwa"]), Counter[str]()
    values, left = bulk.convert(array, Style.COMMA, pa.int64(), changes)
    assert (values.to_pylist(), left.to_pylist()) == (
        [1234, None, 5, None, -9],
        [None, None, None, "7 KK", None],
    )
    assert changes == {"titik ribuan dihapus": 1, 'satuan "jiwa" dipindahkan ke keterangan kolom': 3}


@pytest.mark.parametrize(
    ("values", "read"),
    [
        (["2024-01-01T10:00:00Z"], [datetime(2024, 1, 1, 17)]),
        (["2024-01-01 22:00:00-05:30", None], [datetime(2024, 1, 2, 10, 30), None]),
        (["2024-01-01T10:00:00+24:00"], None),
        (["2024-01-01T10:00:00+07:60"], None),
        (["2024-02-30T10:00:00Z"], None),
        (["2024-01-01T10:00:00X"], None),
        (["2024-01-01T24:00:00Z"], None),
        (["9999-12-31T23:00:00Z"], None),
        (["2024-01-01T10:00:00Z", "2024-01-01T10:00:00+07:00"], None),
    ],
)
def test_times_with_a_zone(values: list[str | None], read: list[Any] | None) -> None:
    found = zoned.read(pa.array(values, pa.string()))
    assert (found.values.to_pylist() if found else None) == read


@pytest.mark.parametrize("time", ["9999-12-31T23:00:00Z", "0001-01-01T01:00:00+09:00"])
def test_a_time_that_no_calendar_here_has_is_a_finding(tmp_path: Path, time: str) -> None:
    assert table(tmp_path, ["2024-01-01T08:00:00Z", time]).codes == ["tanggal-rusak"]


CODES = ("0812-3456-7890", "021-123-4", "0761-12345", "1234-567-8-9", "14.71.01.1002")
NO_CODES = (
    "01-02-2024", "2024-01-02", "12345-01-02", "1990-2000", "100-200", "31-12-21", "2024-12", "1.234.567.890",
)  # fmt: skip


@pytest.mark.parametrize("text", [*CODES, *NO_CODES])
def test_what_is_certainly_a_code_is_one_alone(text: str) -> None:
    assert plaintext.certainly_code(pa.array([text]))[0].as_py() == (text in CODES)
    assert text in NO_CODES or classify.classify(text) == classify.CODED
