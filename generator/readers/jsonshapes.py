"""The records in a JSON file, wherever services and programs put them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from generator.readers.geometry import geometry_cells
from generator.readers.grid import Unreadable

WRAPPERS = ("data", "records", "rows", "result", "results", "hasil", "items")
"""Keys under which services wrap their array."""
WGS84 = 4326
NUMERIC = frozenset(
    {
        "int", "int2", "int4", "int8", "integer", "smallint", "bigint", "numeric", "decimal", "float",
        "float4", "float8", "real", "double precision", "number",
    }
)  # fmt: skip
"""Types of CKAN's columns, which are PostgreSQL's."""
NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,30})(?:\.\d{1,30})?", re.ASCII)


def records_of(data: Any) -> list[Any]:
    """Objects, or lists of which the first is the header. Raises Unreadable."""
    if isinstance(data, list):
        return page_of_bps(data)
    if isinstance(data, dict):
        refuse_part(data)
        if found := in_fields(data) or in_columns(data) or esri_features(data):
            return found
        lists = [key for key, value in data.items() if isinstance(value, list)]
        for key in WRAPPERS:
            if key in lists:
                return records_of(data[key])
        if len(lists) == 1:
            return list(data[lists[0]])
        for key in WRAPPERS:
            if isinstance(data.get(key), dict):
                return records_of(data[key])
    raise wrong_shape()


def in_columns(data: dict[str, Any]) -> list[Any]:
    """What names its columns apart from its rows: pandas' ``split`` and ``columns``, a list a column."""
    names: Any = data.get("columns")
    rows: Any = data.get("data")
    values = list(data.values())
    if is_list(names, str) and is_list(rows, list) and all(len(row) == len(names) for row in rows):
        return [names, *rows]  # not by name: two columns may have the same
    if len(values) > 1 and is_list(values, list) and len(set(map(len, values))) == 1:
        return [dict(zip(data, row, strict=True)) for row in zip(*values, strict=True)]
    if is_list(values, dict) and all(list(each) == list(values[0]) for each in values):
        keys = list(values[0])
        if keys == [str(number) for number in range(len(keys))]:
            return [{name: column[key] for name, column in data.items()} for key in keys]
    return []


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
    return [placed(each, data.get("spatialReference"), number) for number, each in enumerate(found, 1)]


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
    refuse_part({**data[0], "records": data[1]})
    return list(data[1])


def refuse_part(data: dict[str, Any]) -> None:
    """One page of several is not the table. Services say so: CKAN and BPS by ``total``, ArcGIS by a word,
    Laravel by the number of the last page, Django by the address of the next one."""
    records, total = data.get("records"), data.get("total")
    if isinstance(records, list) and isinstance(total, int) and len(records) < total:
        raise part_of_all(f"jawaban layanan ini hanya memuat {len(records)} dari {total} catatan.")
    pages = data.get("last_page")
    several = isinstance(pages, int) and pages > 1
    if several or isinstance(data.get("next"), str) or data.get("exceededTransferLimit") is True:
        raise part_of_all("jawaban layanan ini hanya memuat sebagian catatan.")


def part_of_all(message: str) -> Unreadable:
    remedy = "Unduh semuanya, misalnya sebagai CSV, lalu terbitkan berkas itu."
    return Unreadable(message, remedy, "json-bukan-tabel")


def is_list(found: Any, kind: type) -> bool:
    return isinstance(found, list) and bool(found) and all(isinstance(each, kind) for each in found)


def wrong_shape() -> Unreadable:
    return Unreadable(
        "JSON ini bukan tabel.",
        'Tulis daftar objek seperti [{"tahun": 2024, "jumlah": 5}].',
        "json-bukan-tabel",
    )
