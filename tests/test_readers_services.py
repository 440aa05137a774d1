"""JSON and GeoJSON as services answer: nothing that they hold apart is lost, and no part is taken for all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tabular import Opened, opened

ROWS: list[dict[str, Any]] = [{"nama": "A", "nilai": 3.5}, {"nama": "B", "nilai": 4}]
LISTS = [["A", 3], ["B", 4], ["C", 5]]
PARTS: dict[str, Any] = {
    "DataTables": {"draw": 1, "recordsTotal": 57, "recordsFiltered": 57, "data": ROWS},
    "DataTables of old": {"sEcho": 1, "iTotalRecords": "57", "aaData": ROWS},
    "OData, the next": {"@odata.context": "x", "value": ROWS, "@odata.nextLink": "https://x/?$skip=2"},
    "OData, all": {"@odata.context": "x", "@odata.count": 100, "value": ROWS},
    "resources of Laravel": {"data": ROWS, "links": {"next": "https://x?page=2"}, "meta": {"last_page": 10}},
    "items": {"success": True, "data": {"items": ROWS, "total": 100}},
    "Django without a next": {"count": 100, "next": None, "results": ROWS},
    "EasyUI": {"total": "100", "rows": ROWS},
    "Spring": {"content": ROWS, "totalElements": 100, "totalPages": 50, "last": False},
    "JSON:API": {"data": ROWS, "links": {"next": {"href": "https://x?page=2"}}},
    "pages below meta": {"meta": {"pagination": {"total": 2, "total_pages": 2}}, "data": ROWS},
    "GraphQL": {"data": {"items": ROWS, "pageInfo": {"hasNextPage": True}}},
    "columns apart": {"columns": [{"name": "nama"}, {"name": "n"}], "rows": LISTS, "total": 4},
}


def answer(folder: Path, data: Any, name: str = "uji.json") -> Opened:
    return opened(folder, json.dumps(data), name)


@pytest.mark.parametrize("shape", PARTS)
def test_one_page_of_several_is_refused(tmp_path: Path, shape: str) -> None:
    (found,) = answer(tmp_path, PARTS[shape]).findings
    assert (found.code, "hanya memuat" in found.message) == ("json-bukan-tabel", True)


WHOLE: dict[str, Any] = {
    "the number of rows": {"total": 2, "count": "2", "next": None, "links": {"next": None}, "data": ROWS},
    "the sum of a column": {"total": 8, "data": [ROWS[0], {"nama": "B", "nilai": 4.5}]},
    "the sum of two columns": {"total": 10, "data": [{"l": 1, "p": 2}, {"l": 3, "p": 4}]},
    "CKAN's next": {"result": {"records": ROWS, "total": 2, "_links": {"next": "/?offset=2"}}},
}


@pytest.mark.parametrize("shape", WHOLE)
def test_a_whole_answer_is_none(tmp_path: Path, shape: str) -> None:
    assert len(answer(tmp_path, WHOLE[shape]).rows) == 2


NAMED: dict[str, Any] = {
    "Socrata": {"meta": {"view": {"columns": [{"fieldName": "nama"}, {"fieldName": "n"}]}}, "data": LISTS},
    "Metabase": {"data": {"cols": [{"name": "nama"}, {"name": "n"}], "rows": LISTS}},
    "names in a list": {"header": ["nama", "n"], "rows": LISTS},
}


@pytest.mark.parametrize("shape", NAMED)
def test_names_apart_from_their_rows(tmp_path: Path, shape: str) -> None:
    assert answer(tmp_path, NAMED[shape]).rows == [{"nama": name, "n": n} for name, n in LISTS]


NAMELESS: dict[str, Any] = {
    "DataTables of words": {"draw": 1, "recordsTotal": 2, "data": [["Sail", "Aktif"], ["Tampan", "Pasif"]]},
    "DataTables of old": {"aaData": LISTS},
    "values of pandas": LISTS,
    "numbers as text": [["1", "Sail", "100"], ["2", "Tampan", "200"]],
}


@pytest.mark.parametrize("shape", NAMELESS)
def test_no_row_becomes_a_header(tmp_path: Path, shape: str) -> None:
    assert answer(tmp_path, NAMELESS[shape]).codes == ["tanpa-baris-judul"]


@pytest.mark.parametrize("header", [["Kec", 2023, "2024"], ["Nama", "1", "2", "3", "4"]])
def test_years_and_days_of_a_month_are_headers(tmp_path: Path, header: list[Any]) -> None:
    rows = [[f"x{n}", *range(len(header) - 1)] for n in range(3)]
    assert list(answer(tmp_path, [header, *rows]).rows[0]) == [str(each) for each in header]


@pytest.mark.parametrize(
    "data",
    [
        {"result": {"records": "1,A\n2,B\n", "fields": [{"id": "n"}, {"id": "nama"}]}},
        {"vervar": [{"val": 1401, "label": "Kuantan"}], "datacontent": {"140110121 0": 5}},
        {"success": False, "errors": [{"kode": 1, "pesan": "salah"}]},
        {"status": "error", "errors": [{"kode": 1, "pesan": "salah"}]},
    ],
)
def test_what_stands_beside_the_records_is_no_table(tmp_path: Path, data: Any) -> None:
    assert answer(tmp_path, data).codes == ["json-bukan-tabel"]


@pytest.mark.parametrize("depth", [30, 700])
def test_wrappers_without_end(tmp_path: Path, depth: int) -> None:
    content = '{"data":' * depth + '[{"a": "x", "n": 1}]' + "}" * depth
    assert opened(tmp_path, content, "uji.json").codes == ["json-bukan-tabel"]


def test_times_of_arcgis(tmp_path: Path) -> None:
    days = [1704042000000, None, 10**18]
    fields = [{"name": "hari", "type": "esriFieldTypeDate"}, {"name": "n", "type": "esriFieldTypeInteger"}]
    rows = [{"attributes": {"hari": day, "n": 1704042000000}} for day in days]
    got = answer(tmp_path, {"fields": fields, "features": rows[:2]})
    assert [str(day) for day in got.values("hari")] == ["2024-01-01 00:00:00", "None"]
    assert got.values("n") == [1704042000000] * 2
    beyond = answer(tmp_path, {"fields": fields, "features": rows})
    assert str(10**18) in map(str, beyond.values("hari"))


def place(x: float, **more: Any) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": [x, 0.5]}
    return {"type": "Feature", "properties": {"nama": f"T{x:g}"}, "geometry": geometry, **more}


def collection(*features: Any, **more: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [*features], **more}


@pytest.mark.parametrize(
    "more",
    [
        {"numberMatched": 500, "numberReturned": 2},
        {"totalFeatures": 500},
        {"exceededTransferLimit": True},
        {"properties": {"exceededTransferLimit": True}},
    ],
)
def test_a_part_of_the_features_is_refused(tmp_path: Path, more: dict[str, Any]) -> None:
    got = answer(tmp_path, collection(place(101), place(102), **more), "uji.geojson")
    assert got.codes == ["json-bukan-tabel"]


def test_numbers_of_features_are_kept(tmp_path: Path) -> None:
    got = answer(tmp_path, collection(place(101, id="14.71"), place(102, id="14.72")), "uji.geojson")
    assert got.values("id") == ["14.71", "14.72"]
    known = [place(x, id=x, properties={"OBJECTID": x, "nama": "T"}) for x in (101, 102)]
    assert list(answer(tmp_path, collection(*known), "a.geojson").rows[0]) == [
        "OBJECTID",
        "nama",
        "bujur",
        "lintang",
    ]
    other = [place(x, id=f"kec.{x}", properties={"id": x}) for x in (101, 102)]
    assert answer(tmp_path, collection(*other), "b.geojson").values("id fitur") == ["kec.101", "kec.102"]


def test_features_line_by_line_and_alone(tmp_path: Path) -> None:
    lines = "".join(f"{json.dumps(place(x))}\n" for x in (101, 102))
    assert opened(tmp_path, lines, "uji.geojson").values("nama") == ["T101", "T102"]
    assert answer(tmp_path, place(101), "satu.geojson").values("bujur") == [101]
    for bare in ({"type": "Point", "coordinates": [101, 0]}, {"type": "Topology", "arcs": [[[0, 0]]]}):
        assert answer(tmp_path, bare, "lain.geojson").codes == ["geojson-rusak"]


def test_a_geometry_without_coordinates_is_none(tmp_path: Path) -> None:
    empty = place(101, geometry={"type": "Point", "coordinates": []})
    assert answer(tmp_path, collection(empty, place(102)), "uji.geojson").values("bujur") == [None, 102]


def test_a_system_of_coordinates_by_its_number(tmp_path: Path) -> None:
    def said(code: int) -> dict[str, Any]:
        return collection(place(101), crs={"type": "EPSG", "properties": {"code": code}})

    assert answer(tmp_path, said(32748), "uji.geojson").codes == ["koordinat-salah"]
    assert answer(tmp_path, said(4326), "uji.geojson").values("bujur") == [101]
