"""Every shape of a table turned wrong: a finding or a safe value, never a wrong number, never a traceback."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tabular import opened

from generator.findings import Severity
from generator.tables.forms import forms, made


def parquet(columns: dict[str, Any]) -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


def polygon(*rings: Any) -> str:
    feature = {
        "type": "Feature",
        "properties": {"a": 1},
        "geometry": {"type": "Polygon", "coordinates": rings},
    }
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


HOSTILE: dict[str, tuple[str, str | bytes]] = {
    "ragged": ("uji.csv", "a,b\n1,2\n3\n4,5,6\n"),
    "same header twice": ("uji.csv", "a,a\n1,2\n"),
    "a million columns": ("uji.csv", ",".join(map(str, range(1_000_000))) + "\n1\n"),
    "a million columns as keys": ("uji.json", json.dumps([{str(n): 1 for n in range(100_000)}])),
    "50 MB in a cell": ("uji.csv", "a,b\n" + "x" * 50_000_000 + ",1\n"),
    "50 MB in quotes": ("uji.csv", 'a,b\n"' + "x\n" * 25_000_000 + '",1\n'),
    "50 MB in JSON": ("uji.json", json.dumps([{"a": "x" * 50_000_000}])),
    "list": ("uji.parquet", parquet({"a": [[1, 2], [3]], "b": [1, 2]})),
    "struct": ("uji.parquet", parquet({"a": [{"x": 1}, {"x": 2}], "b": [1, 2]})),
    "map": ("uji.parquet", parquet({"a": pa.array([[("k", 1)]], pa.map_(pa.string(), pa.int64()))})),
    "nested JSON": ("uji.json", '[{"a":{"b":1}}]'),
    "deep JSON": ("uji.json", "[" * 100_000 + "]" * 100_000),
    "NaN in JSON": ("uji.json", '[{"a":NaN},{"a":1}]'),
    "infinity in JSON": ("uji.json", '[{"a":-Infinity},{"a":1}]'),
    "open ring": ("uji.geojson", polygon([[0, 0], [1, 0], [1, 1], [0, 1]])),
    "short ring": ("uji.geojson", polygon([[0, 0], [1, 0], [0, 0]])),
    "ring without points": ("uji.geojson", polygon([])),
    "ring of words": ("uji.geojson", polygon([["a", "b"], [1, 0], [1, 1], ["a", "b"]])),
    "ring off the earth": ("uji.geojson", polygon([[0, 0], [999, 0], [1, 1], [0, 0]])),
    "not a Parquet file": ("uji.parquet", b"PAR1" + b"\x00" * 40 + b"PAR1"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_a_finding(tmp_path: Path, name: str) -> None:
    file, content = HOSTILE[name]
    got = opened(tmp_path, content, file)
    assert got.table is None
    assert got.codes
    for finding in got.findings:
        assert finding.severity in Severity
        assert len(str(finding)) < 1_000


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_in_parquet_is_never_published_as_one(tmp_path: Path, value: float) -> None:
    got = opened(tmp_path, parquet({"a": [1.5, value, 2.5], "b": ["x", "y", "z"]}), "uji.parquet")
    assert got.codes == ["angka-rusak"] or got.values("a") == [1.5, None, 2.5]


def test_nul_bytes_are_dropped_and_said_or_refused(tmp_path: Path) -> None:
    got = opened(tmp_path, b"a,b\nx\x00y,1\nz,2\n")
    assert got.codes or (got.values("a") == ["xy", "z"] and got.values("b") == [1, 2])


def test_markup_in_cells_stays_text(tmp_path: Path) -> None:
    text = "<script>alert(1)</script>"
    got = opened(tmp_path, f"<b>a</b>;b\n{text};1\nx;2\n")
    assert got.values("<b>a</b>") == [text, "x"]
    assert got.table
    for suffix in forms(got.table):
        assert made(got.table, suffix).size


def test_the_ends_of_the_calendar(tmp_path: Path) -> None:
    got = opened(tmp_path, "hari;b\n1900-01-01;1\n9999-12-31;2\n1900-02-28;3\n")
    assert got.values("hari") == [date(1900, 1, 1), date(9999, 12, 31), date(1900, 2, 28)]
    assert opened(
        tmp_path, "hari;b\n1900-02-29;1\n2020-01-01;2\n", "b.csv", kolom={"hari": {"tipe": "tanggal"}}
    ).codes
