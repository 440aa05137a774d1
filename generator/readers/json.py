"""JSON and GeoJSON as rows of cells: an array of objects, an array of arrays, or features."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

from generator.readers.geometry import geometry_cells
from generator.readers.grid import COLUMN_LIMIT, Grid, Row, Unreadable, cell, from_rows

SIZE_LIMIT = 100_000_000
WRAPPERS = ("data", "records", "rows", "result", "results", "hasil", "items")
"""Keys under which services wrap their array."""


def read(path: Path, work: Path | None = None) -> list[Grid]:
    """One grid: the keys as header, then the records in their order. Raises Unreadable."""
    data = parse(path)
    if isinstance(data, dict) and data.get("type") == "FeatureCollection":
        return [from_records(features(data))]
    records = unwrap(data)
    if records and all(isinstance(record, list) for record in records):
        return [from_rows([cells(record, n) for n, record in enumerate(records, 1)], typed=True)]
    if not all(isinstance(record, dict) for record in records):
        raise wrong_shape()
    return [from_records(records)]


def parse(path: Path) -> Any:
    if path.stat().st_size > SIZE_LIMIT:
        raise Unreadable(
            "berkas JSON ini terlalu besar.", "Simpan sebagai CSV atau Parquet.", "json-terlalu-besar"
        )
    try:
        return json.loads(
            path.read_bytes().decode("utf-8-sig"), parse_constant=refuse, object_pairs_hook=unique
        )
    except UnicodeDecodeError as error:
        raise Unreadable(
            "berkas JSON ini bukan UTF-8.", "Simpan ulang sebagai UTF-8.", "pengodean-salah"
        ) from error
    except json.JSONDecodeError as error:
        raise Unreadable(
            "JSON tidak dapat dibaca di sini.",
            "Periksa koma, tanda kutip, dan kurung.",
            "json-rusak",
            error.lineno,
            error.colno,
        ) from error
    except RecursionError as error:
        raise Unreadable("JSON bersarang terlalu dalam.", "Sederhanakan susunannya.", "json-rusak") from error
    except ValueError as error:  # an integer of more than 4300 digits
        raise Unreadable(
            "JSON memuat angka yang terlalu panjang.", "Tulis sebagai teks.", "json-rusak"
        ) from error


def refuse(word: str) -> NoReturn:
    raise Unreadable(f"{word} bukan angka yang sah di JSON.", "Pakai null untuk nilai kosong.", "angka-rusak")


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand once each; Python would silently keep the last."""
    record = dict(pairs)
    if len(record) < len(pairs):
        twice = next(key for n, (key, _) in enumerate(pairs) if key in dict(pairs[:n]))
        raise Unreadable(f'kunci "{twice[:60]}" ditulis dua kali.', "Hapus salah satunya.", "kunci-ganda")
    return record


def unwrap(data: Any) -> list[Any]:
    if isinstance(data, list):
        return data
    if isinstance(data, dict):
        lists = [key for key, value in data.items() if isinstance(value, list)]
        for key in WRAPPERS:
            if key in lists:
                return list(data[key])
        if len(lists) == 1:
            return list(data[lists[0]])
    raise wrong_shape()


def wrong_shape() -> Unreadable:
    return Unreadable(
        "JSON ini bukan tabel.",
        'Tulis daftar objek seperti [{"tahun": 2024, "jumlah": 5}].',
        "json-bukan-tabel",
    )


def from_records(records: list[dict[str, Any]]) -> Grid:
    names: dict[str, None] = {}
    for record in records:
        names.update(dict.fromkeys(record))
        if len(names) > COLUMN_LIMIT:
            raise Unreadable(
                f"objek-objek ini memuat lebih dari {COLUMN_LIMIT} kunci.",
                "Susun ulang menjadi tabel panjang.",
                "terlalu-banyak-kolom",
            )
    header: Row = [cell(name) for name in names]
    rows = (cells([record.get(name) for name in names], n) for n, record in enumerate(records, 1))
    return from_rows([header, *rows], spreadsheet=True, typed=True)


def cells(values: list[Any], number: int) -> Row:
    for value in values:
        if isinstance(value, dict | list):
            raise Unreadable(
                f"catatan ke-{number} memuat daftar atau objek di dalam satu nilai.",
                "Jadikan satu nilai per kunci.",
                "sel-bersarang",
            )
    return [cell(value) for value in values]


def features(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Properties of each feature with its geometry: a point as two columns, else as GeoJSON text."""
    found = data.get("features")
    if not isinstance(found, list) or not all(isinstance(feature, dict) for feature in found):
        raise Unreadable(
            'GeoJSON ini tidak punya daftar "features".', "Simpan ulang dari QGIS.", "geojson-rusak"
        )
    points = all(
        (feature.get("geometry") or {}).get("type") == "Point"
        for feature in found
        if isinstance(feature.get("geometry"), dict)
    )
    return [
        {**(feature.get("properties") or {}), **geometry_cells(feature.get("geometry"), number, points)}
        for number, feature in enumerate(found, 1)
    ]
