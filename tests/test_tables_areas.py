"""GeoJSON from area codes and the portal's boundaries; findings for boundaries that are broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tabular import Opened, opened

from generator.kinds.dataset import MapSpec
from generator.model import Table
from generator.pipeline import check_portal
from generator.readers.boundaries import find_boundaries, geometries
from generator.tables.areas import area_of
from generator.tables.forms import forms, made
from generator.tables.geojson import told

SQUARE = [[101.0, 0.0], [102.0, 0.0], [102.0, 1.0], [101.0, 0.0]]
ROWS = "kode,nama,jumlah\n14.71.01,Sail,5\n14.71.02,Tampan,7\n"


def feature(code: Any, ring: Any = SQUARE, kind: str = "Polygon") -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"kode": code},
        "geometry": {"type": kind, "coordinates": [ring]},
    }


def collection(*features: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def joined(folder: Path, got: Opened, spec: MapSpec | None = None) -> Table:
    assert got.table, [str(finding) for finding in got.findings]
    return replace(got.table, area=area_of(got.table, spec, find_boundaries(folder)))


def boundaries(folder: Path, content: str) -> None:
    (folder / "content/peta").mkdir(parents=True, exist_ok=True)
    (folder / "content/peta/batas.geojson").write_text(content)


def test_rows_get_the_boundary_of_their_code(tmp_path: Path) -> None:
    boundaries(tmp_path, collection(feature("14.71.01"), feature("14.71.02"), feature("99.99.99")))
    table = joined(tmp_path, opened(tmp_path, ROWS))
    data = json.loads(made(table, "geojson").path.read_bytes())
    assert [each["properties"] for each in data["features"]] == [
        {"kode": "14.71.01", "nama": "Sail", "jumlah": 5},
        {"kode": "14.71.02", "nama": "Tampan", "jumlah": 7},
    ]  # fmt: skip
    assert [each["geometry"] for each in data["features"]] == [feature("x")["geometry"]] * 2
    assert told(table) == ""


def test_a_code_without_boundary_has_none_and_the_page_says_so(tmp_path: Path) -> None:
    boundaries(tmp_path, collection(feature("14.71.01")))
    table = joined(tmp_path, opened(tmp_path, ROWS))
    data = json.loads(made(table, "geojson").path.read_bytes())
    assert [each["geometry"] is None for each in data["features"]] == [False, True]
    assert told(table) == "Di GeoJSON, 1 kode wilayah tidak punya batas: 14.71.02."


def test_new_boundaries_make_a_new_file(tmp_path: Path) -> None:
    got = opened(tmp_path, ROWS)
    boundaries(tmp_path, collection(feature("14.71.01")))
    first = made(joined(tmp_path, got), "geojson")
    boundaries(tmp_path, collection(feature("14.71.01"), feature("14.71.02")))
    assert made(joined(tmp_path, got), "geojson").sha256 != first.sha256


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, "belum punya batas wilayah"), (collection(feature("1")), "tidak ada batas wilayah untuk kode")],
)
def test_without_boundaries_there_is_none_and_the_page_says_why(
    tmp_path: Path, content: str | None, sentence: str
) -> None:
    if content:
        boundaries(tmp_path, content)
    table = joined(tmp_path, opened(tmp_path, ROWS))
    assert "geojson" not in forms(table)
    assert sentence in told(table)


def test_a_table_without_codes_has_nothing_to_say(tmp_path: Path) -> None:
    table = joined(tmp_path, opened(tmp_path, "nama,jumlah\nSail,5\n"))
    assert table.area is None
    assert told(table) == ""


def test_the_column_of_the_map_comes_first(tmp_path: Path) -> None:
    boundaries(tmp_path, collection(feature("1"), feature("2")))
    table = joined(tmp_path, opened(tmp_path, "Kode BPS,n\n1,5\n2,6\n"), MapSpec(code="kode_bps", value="n"))
    assert table.area
    assert (table.area.column, table.area.known) == ("Kode BPS", 2)


def test_the_finest_codes_with_boundaries_are_taken(tmp_path: Path) -> None:
    boundaries(tmp_path, collection(feature("14.71.01"), feature("14.71")))
    rows = "kab,kec,kel,n\n14.71,14.71.01,14.71.01.1001,5\n14.71,14.71.01,14.71.01.1002,6\n"
    table = joined(tmp_path, opened(tmp_path, rows, kolom={"kel": {"tipe": "kode"}, "kab": {"tipe": "kode"}}))
    assert table.area
    assert (table.area.column, table.area.known) == ("kec", 1)


def test_outlines_that_would_fill_the_disk_are_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.tables.areas.LARGEST", 10)
    boundaries(tmp_path, collection(feature("14.71.01")))
    table = joined(tmp_path, opened(tmp_path, ROWS))
    assert "geojson" not in forms(table)
    assert "terlalu besar" in told(table)


BROKEN: dict[str, tuple[str, str]] = {
    "open ring": (collection(feature("1", [[0, 0], [1, 0], [1, 1], [0, 1]])), "geometri-rusak"),
    "ring of two points": (collection(feature("1", [[0, 0], [1, 0], [0, 0]])), "geometri-rusak"),
    "off the earth": (collection(feature("1", [[0, 0], [999, 0], [1, 1], [0, 0]])), "geometri-rusak"),
    "metres": (collection(feature("1", [[7e5, 5e4], [8e5, 5e4], [8e5, 6e4], [7e5, 5e4]])), "geometri-rusak"),
    "no code": (collection(feature("")), "batas-tanpa-kode"),
    "no properties": (collection({"type": "Feature", "geometry": None}), "batas-tanpa-kode"),
    "a point": (collection(feature("1", [0, 0], "Point")), "batas-bukan-wilayah"),
    "no geometry": (collection({"type": "Feature", "properties": {"kode": "1"}}), "batas-bukan-wilayah"),
    "a word for a feature": (collection("x"), "batas-tanpa-kode"),
    "the same code twice": (collection(feature("1"), feature("1")), "kode-ganda"),
    "not JSON": ("{", "json-rusak"),
    "NaN": (collection(feature("1")).replace("101.0", "NaN"), "angka-rusak"),
    "no features": ('{"type": "FeatureCollection"}', "geojson-rusak"),
    "a list": ("[]", "geojson-rusak"),
    "deep": ("[" * 90_000, "json-rusak"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_boundary_is_a_finding(portal: Callable[..., Path], name: str) -> None:
    content, code = BROKEN[name]
    root = portal({"content/peta/batas.geojson": content})
    found = [finding for finding in check_portal(root) if finding.place.file == "content/peta/batas.geojson"]
    assert {finding.code for finding in found} == {code}


def test_what_is_whole_in_a_broken_file_is_kept(tmp_path: Path) -> None:
    boundaries(tmp_path, collection(feature("1"), feature("2", [[0, 0]]), feature("3")))
    assert sorted(geometries(find_boundaries(tmp_path))) == ["1", "3"]


def test_a_boundary_file_that_is_too_large(
    portal: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.readers.boundaries.LARGEST", 10)
    monkeypatch.setattr("generator.rules.boundaries.LARGEST", 10)
    root = portal({"content/peta/batas.geojson": collection(feature("1"))})
    assert [finding.code for finding in check_portal(root)] == ["batas-terlalu-besar"]
