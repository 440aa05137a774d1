"""The records in a JSON file, wherever services and programs put them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from generator.readers.geometry import geometry_cells
from generator.readers.grid import Unreadable
from generator.readers.jsonparts import refuse_part

WRAPPERS = ("data", "records", "rows", "result", "results", "hasil", "items")
"""Keys under which services wrap their array."""
NAMES, ROWS = ("columns", "cols", "fields", "header", "headers"), ("data", "rows", "values", "records")
"""Keys under which names and rows stand apart."""
CALLED = ("name", "title", "label", "fieldName", "id", "data")
NAMELESS = ("aaData", "sEcho", "draw", "recordsTotal", "iTotalRecords")
"""What answers to DataTables have, whose names stand in a page."""
FAILED = ("error", "fail", "failed", "gagal")
DEEPEST = 20
"""Wrappers of a service in each other; Python's own stack ends at a few hundred."""
WGS84 = 4326
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NUMERIC = frozenset(
    {
        "int", "int2", "int4", "int8", "integer", "smallint", "bigint", "numeric", "decimal", "float",
        "float4", "float8", "real", "double precision", "number",
    }
)  # fmt: skip
"""Types of CKAN's columns, which are PostgreSQL's."""
YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,30})(?:\.\d{1,30})?", re.ASCII)


def records_of(data: Any, depth: int = 0) -> list[Any]:
    """Objects, or lists of which the first is the header. Raises Unreadable. ``depth``: wrappers around."""
    if isinstance(data, list):
        return page_of_bps(data)
    if (
        depth > DEEPEST
        or not isinstance(data, dict)
        or data.get("success") is False
        or data.get("status") in FAILED
    ):
        raise wrong_shape()
    found = in_fields(data) or esri_features(data) or in_columns(data) or wrapped(data, depth)
    refuse_part(data, found[1:] if is_list(found, list) else found)
    return found


def wrapped(data: dict[str, Any], depth: int) -> list[Any]:
    """The array that an answer holds, however deep."""
    lists = [key for key, value in data.items() if isinstance(value, list)]
    for key in WRAPPERS:
        if key in lists:
            return with_header(data, records_of(data[key], depth + 1))
    apart = isinstance(data.get("records"), str) or "datacontent" in data  # CKAN's CSV, BPS' numbers by keys
    if len(lists) == 1 and not apart:
        return with_header(data, list(data[lists[0]]))
    for key in WRAPPERS:
        if isinstance(data.get(key), dict):
            return records_of(data[key], depth + 1)
    raise wrong_shape()


def with_header(data: dict[str, Any], records: list[Any]) -> list[Any]:
    """Lists of Socrata have their names in what is said of the view, those of DataTables have none."""
    if not is_list(records, list):
        return records
    view: Any = data.get("meta")
    columns: Any = (
        view["view"].get("columns") if isinstance(view, dict) and isinstance(view.get("view"), dict) else None
    )
    if (names := names_of(columns)) and all(len(record) == len(names) for record in records):
        return [names, *records]
    if any(key in data for key in NAMELESS):
        raise no_names()
    return records


def refuse_headless(records: list[Any]) -> None:
    """Lists whose first is a row of data, as pandas' ``values`` are: a number there is none of a year."""
    first = [str(value) for value in records[0]]
    numbers = [value for value in first if NUMBER.fullmatch(value) and not YEAR.fullmatch(value)]
    steps = {int(b) - int(a) for a, b in pairwise(numbers)} if all(map(str.isdigit, numbers)) else {0}
    if None not in records[0] and numbers and not (len(numbers) > 2 and steps == {1}):
        raise no_names()


def no_names() -> Unreadable:
    return Unreadable(
        "baris-baris di JSON ini tidak punya judul kolom.",
        "Tulis judul kolom sebagai baris pertama, atau ubah tiap baris menjadi objek.",
        "tanpa-baris-judul",
    )


def in_columns(data: dict[str, Any]) -> list[Any]:
    """What names its columns apart from its rows: pandas' ``split`` and ``columns``, a list a column."""
    names = next((found for key in NAMES if (found := names_of(data.get(key)))), [])
    rows: Any = next((data[key] for key in ROWS if is_list(data.get(key), list)), None)
    values = list(data.values())
    if names and rows and all(len(row) == len(names) for row in rows):
        return [names, *rows]  # not by name: two columns may have the same
    if len(values) > 1 and is_list(values, list) and len(set(map(len, values))) == 1:
        return [dict(zip(data, row, strict=True)) for row in zip(*values, strict=True)]
    if is_list(values, dict) and all(list(each) == list(values[0]) for each in values):
        keys = list(values[0])
        if keys == [str(number) for number in range(len(keys))]:
            return [{name: column[key] for name, column in data.items()} for key in keys]
    return []


def names_of(columns: Any) -> list[str]:
    """Of columns that are said by name, or by what is said of them; empty where one has none."""
    if is_list(columns, dict):
        columns = [
            next((each[key] for key in CALLED if isinstance(each.get(key), str)), None) for each in columns
        ]
    return list(columns) if is_list(columns, str) else []


def in_fields(data: dict[str, Any]) -> list[Any]:
    """CKAN's records below their ``fields``, objects or lists; a column that says to be of numbers, all of
    which are written as text, as CKAN does with ``numeric``, is one."""
    fields: Any = data.get("fields")
    records: Any = data.get("records")
    if not is_list(fields, dict) or not is_list([each.get("id") for each in fields], str):
        return []
    names = [each["id"] for each in fields]
    if is_list(records, list) and all(len(record) == len(names) for record in records):
        columns = [list(column) for column in zip(*records, strict=True)]
    elif is_list(records, dict) and all(set(record) <= set(names) for record in records):
        columns = [[record.get(name) for record in records] for name in names]
    else:
        return []
    typed = [
        as_numbers(column) if str(field.get("type")).lower() in NUMERIC else column
        for field, column in zip(fields, columns, strict=True)
    ]
    rows = list(zip(*typed, strict=True))
    if len(set(names)) < len(names):
        return [names, *map(list, rows)]
    return [dict(zip(names, row, strict=True)) for row in rows]


def as_numbers(column: list[Any]) -> list[Any]:
    """All of them or none."""
    texts = [value for value in column if isinstance(value, str)]
    if not all(map(NUMBER.fullmatch, texts)):
        return column
    return [Decimal(value) if isinstance(value, str) else value for value in column]


def esri_features(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Attributes of what ArcGIS answers to a query, with points in degrees; empty for anything else."""
    found: Any = data.get("features")
    if not is_list(found, dict) or not all(isinstance(each.get("attributes"), dict) for each in found):
        return []
    fields = data["fields"] if is_list(data.get("fields"), dict) else []
    days = {str(each.get("name")) for each in fields if each.get("type") == "esriFieldTypeDate"}
    for feature in found:
        attributes = feature["attributes"]
        attributes.update({name: moment(attributes[name]) for name in days & set(attributes)})
    return [placed(each, data.get("spatialReference"), number) for number, each in enumerate(found, 1)]


def moment(value: Any) -> Any:
    """Milliseconds since 1970, by which ArcGIS tells times, as ISO 8601; what is none stays."""
    if not isinstance(value, int) or isinstance(value, bool):
        return value
    try:
        return (EPOCH + timedelta(milliseconds=value)).isoformat(timespec="seconds")
    except OverflowError:
        return value


def placed(feature: dict[str, Any], system: Any, number: int) -> dict[str, Any]:
    point = feature.get("geometry")
    if not point:
        return dict(feature["attributes"])
    degrees = isinstance(system, dict) and system.get("wkid") == WGS84
    if not degrees or not isinstance(point, dict) or not {"x", "y"} <= set(point):
        raise Unreadable(
            "geometri ArcGIS di berkas ini bukan titik dalam derajat (WGS 84).",
            "Minta ulang dari layanan itu dengan f=geojson, lalu simpan sebagai .geojson.",
            "json-bukan-tabel",
        )
    place = {"type": "Point", "coordinates": [point["x"], point["y"]]}
    return {**feature["attributes"], **geometry_cells(place, number, points=True)}


def page_of_bps(data: list[Any]) -> list[Any]:
    """``[{"page": 1, "pages": 1, "total": 2}, [{…}, {…}]]``, as BPS answers; else the list itself."""
    if (
        len(data) != 2
        or not isinstance(data[0], dict)
        or "pages" not in data[0]
        or not is_list(data[1], dict)
    ):
        return data
    refuse_part(data[0], data[1])
    return list(data[1])


def is_list(found: Any, kind: type) -> bool:
    return isinstance(found, list) and bool(found) and all(isinstance(each, kind) for each in found)


def wrong_shape() -> Unreadable:
    return Unreadable(
        "JSON ini bukan tabel.",
        'Tulis daftar objek seperti [{"tahun": 2024, "jumlah": 5}].',
        "json-bukan-tabel",
    )
