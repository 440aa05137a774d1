"""Every shape of a table turned wrong: a finding or a safe value, never a wrong number, never a traceback."""

from __future__ import annotations

import io
import json
from datetime import date, datetime
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


def decimal(*values: str) -> Any:
    return pa.array(values).cast(pa.decimal128(38, 2))


def polygon(*rings: Any) -> str:
    feature = {
        "type": "Feature",
        "properties": {"a": 1},
        "geometry": {"type": "Polygon", "coordinates": rings},
    }
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


OTHER_SYSTEM = '{"crs":{"properties":{"name":"EPSG::3857"}},'
DAY, MOMENT = pa.date32(), pa.timestamp("us")
POINT = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"a": 1},
                "geometry": {"type": "Point", "coordinates": [101.5, 0.5]},
            }
        ],
    }
)
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
    "decimal of 19 digits": ("uji.parquet", parquet({"a": decimal("12345678901234567.89")})),
    "uint64 past int64": ("uji.parquet", parquet({"a": pa.array([2**63 + 1], pa.uint64())})),
    "day too far": ("uji.parquet", parquet({"a": pa.array([2**31 - 1]).cast(pa.int32()).cast(DAY)})),
    "moment too far": ("uji.parquet", parquet({"a": pa.array([2**62]).cast(MOMENT)})),
    "duration": ("uji.parquet", parquet({"a": pa.array([5], pa.duration("s"))})),
    "bytes": ("uji.parquet", parquet({"a": [b"\xff", b"a"]})),
    "2 MB in Parquet": ("uji.parquet", parquet({"a": ["x" * 2_000_000], "b": [1]})),
    "infinity in Parquet": ("uji.parquet", parquet({"a": [1.5, float("inf"), 2.5]})),
    "1e400 in JSON": ("uji.json", '[{"a":1e400},{"a":1}]'),
    "1e999999999 in JSON": ("uji.json", '[{"a":1e999999999},{"a":1}]'),
    "half a letter": ("uji.json", '[{"a":"\\ud800"}]'),
    "properties that are a list": ("uji.geojson", POINT.replace('{"a": 1}', "[1]")),
    "property that hides a coordinate": ("uji.geojson", POINT.replace('"a"', '"lintang"')),
    "metres for degrees": ("uji.geojson", POINT.replace("{", OTHER_SYSTEM, 1)),
    "millions beside ones": ("uji.csv", "a;b\nx;1,5 juta\ny;2500\n"),
    "not a Parquet file": ("uji.parquet", b"PAR1" + b"\x00" * 40 + b"PAR1"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_a_finding(tmp_path: Path, name: str) -> None:
    file, content = HOSTILE[name]
    got = opened(tmp_path, content, file)
    assert got.table is None
    assert got.codes
    for finding in got.findings:
        assert finding.severity in Severity
        assert len(str(finding)) < 1_000


def test_not_a_number_is_missing_and_the_page_says_so(tmp_path: Path) -> None:
    got = opened(tmp_path, parquet({"a": [1.5, float("nan"), 2.5]}), "uji.parquet")
    assert got.values("a") == [1.5, None, 2.5]
    assert got.column("a").normalised == ('"nan" dibaca sebagai kosong pada 1 nilai.',)


@pytest.mark.parametrize("value", [float("inf"), float("-inf")])
def test_infinity_is_a_finding_at_its_row(tmp_path: Path, value: float) -> None:
    got = opened(tmp_path, parquet({"a": [1.5, value, 2.5]}), "uji.parquet")
    assert [(finding.code, finding.place.line) for finding in got.findings] == [("angka-rusak", 2)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("uji.csv", b"a,b\nx\x00y,1\nz,2\n"),
        ("uji.json", b'[{"a":"x\\u0000y","b":1},{"a":"z","b":2}]'),
        ("uji.parquet", parquet({"a": ["x\x00y", "z"], "b": [1, 2]})),
    ],
)
def test_nul_bytes_are_dropped_and_said(tmp_path: Path, name: str, content: bytes) -> None:
    got = opened(tmp_path, content, name)
    assert (got.values("a"), got.values("b")) == (["xy", "z"], [1, 2])
    assert got.table
    assert got.table.notes == ("Karakter kendali yang tidak terlihat dihapus dari berkas.",)


def test_a_number_in_parquet_keeps_the_digits_that_were_meant(tmp_path: Path) -> None:
    columns = {
        "a": pa.array([0.1, 2.5], pa.float32()),
        "b": decimal("1.10", "2.25"),
        "c": pa.array([2**63 - 1, 1], pa.uint64()),
    }
    got = opened(tmp_path, parquet(columns), "uji.parquet")
    assert got.rows == [{"a": 0.1, "b": 1.1, "c": 2**63 - 1}, {"a": 2.5, "b": 2.25, "c": 1}]


def test_a_time_with_a_zone_in_parquet_is_western_indonesian(tmp_path: Path) -> None:
    moment = pa.array([1_700_000_000], pa.int64()).cast(pa.timestamp("s", "UTC"))
    got = opened(tmp_path, parquet({"a": moment, "b": [1]}), "uji.parquet")
    assert got.values("a") == [datetime(2023, 11, 15, 5, 13, 20)]
    assert got.table
    assert got.table.notes == ('Waktu berzona di kolom "a" diubah ke WIB.',)


def test_a_parquet_file_that_unfolds_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.readers.parquet.CELLS", 10)
    got = opened(tmp_path, parquet({"a": [1] * 11}), "uji.parquet")
    assert got.codes == ["parquet-terlalu-besar"]


def test_a_declared_scale_needs_no_word_in_every_cell(tmp_path: Path) -> None:
    got = opened(tmp_path, "a;b\nx;1,5 juta\ny;2,5\n", kolom={"b": {"satuan": "juta"}})
    assert got.values("b") == [1.5, 2.5]


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
