"""JSON and GeoJSON as rows of cells: objects, arrays, or features."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from generator.readers.encoding import DROPPED
from generator.readers.geometry import DEPTHS, geometry_cells
from generator.readers.grid import COLUMN_LIMIT, CONTROLS, Grid, Row, Unreadable, cell, from_rows
from generator.readers.jsonparts import refuse_part
from generator.readers.jsonshapes import is_list, records_of, refuse_headless, wrong_shape

SIZE_LIMIT = 100_000_000
LINES = re.compile(r"\s*\{[^\r\n]*\}[ \t]*\r?\n\s*\{")
"""How a file of JSON Lines begins."""
LONE = re.compile("[\ud800-\udfff]")
"""Halves of letters, which are none."""
EXPONENT = 300
METRE = 1e-5
"""In degrees."""


def read(path: Path, work: Path | None = None) -> list[Grid]:
    """One grid: the keys as header, then the records in their order. Raises Unreadable."""
    data = collected(parse(path))
    if isinstance(data, dict) and data.get("type") == "FeatureCollection":
        return [from_records(features(data))]
    records = records_of(data)
    if records and all(isinstance(record, list) for record in records):
        refuse_headless(records)
        return [from_rows([cells(record, n) for n, record in enumerate(records, 1)], typed=True)]
    if not all(isinstance(record, dict) for record in records):
        raise wrong_shape()
    return [from_records(records)]


def collected(data: Any) -> Any:
    """Features that come alone or line by line (RFC 8142) are a collection, too."""
    found = [data] if isinstance(data, dict) else data
    if is_list(found, dict) and all(each.get("type") == "Feature" for each in found):
        return {"type": "FeatureCollection", "features": found}
    if isinstance(data, dict) and data.get("type") in (*DEPTHS, "GeometryCollection", "Topology"):
        return {**data, "type": "FeatureCollection"}
    return data


def parse(path: Path) -> Any:
    if path.stat().st_size > SIZE_LIMIT:
        raise Unreadable(
            "berkas JSON ini terlalu besar.", "Simpan sebagai CSV atau Parquet.", "json-terlalu-besar"
        )
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return load_lines(text) if LINES.match(text) else load(text)
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


def load(text: str) -> Any:
    return json.loads(text, parse_constant=refuse, parse_float=exact, object_pairs_hook=unique)


def load_lines(text: str) -> Any:
    """JSON Lines: an object each. A line that is none is told by its number, as in any other JSON."""
    found = []
    for number, line in enumerate(text.split("\n")):  # a value may hold other ends of lines
        if line.strip():
            try:
                found.append(load(line))
            except json.JSONDecodeError as error:
                raise json.JSONDecodeError(error.msg, "\n" * number + line, number + error.pos) from error
    return found


def refuse(word: str) -> NoReturn:
    raise Unreadable(f"{word} bukan angka yang sah di JSON.", "Pakai null untuk nilai kosong.", "angka-rusak")


def exact(text: str) -> Decimal:
    """All digits as they are written; nothing that no float can hold."""
    value = Decimal(text)
    if value and abs(value.adjusted()) > EXPONENT:
        raise refuse(text[:40])
    return value


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand once each; Python would silently keep the last."""
    record = dict(pairs)
    if len(record) < len(pairs):
        twice = next(key for n, (key, _) in enumerate(pairs) if key in dict(pairs[:n]))
        raise Unreadable(f'kunci "{twice[:60]}" ditulis dua kali.', "Hapus salah satunya.", "kunci-ganda")
    return record


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
    notes = (DROPPED,) if any(map(has_hidden, records)) else ()
    return from_rows([header, *rows], spreadsheet=True, typed=True, notes=notes)


def has_hidden(record: dict[str, Any]) -> bool:
    """Whether a text loses characters on its way into a cell."""
    return any(
        isinstance(value, str) and not value.isprintable() and CONTROLS.search(value)
        for value in record.values()
    )


def cells(values: list[Any], number: int) -> Row:
    for value in values:
        if isinstance(value, str) and not value.isprintable() and LONE.search(value):
            raise Unreadable(
                f"catatan ke-{number} memuat huruf yang rusak.",
                "Simpan ulang sebagai UTF-8 dari aplikasi asalnya.",
                "pengodean-salah",
            )
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
    refuse_other_system(data)
    refuse_part(data, found)
    points = all(
        feature["geometry"].get("type") == "Point"
        for feature in found
        if isinstance(feature.get("geometry"), dict)
    )
    records = [record(feature, number, points) for number, feature in enumerate(found, 1)]
    return with_ids(found, records)


def with_ids(found: list[dict[str, Any]], records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The ``id`` beside the properties (RFC 7946 section 3.2), where no property says the same."""
    ids = [each if isinstance(each := feature.get("id"), str | int | Decimal) else None for feature in found]
    known = {
        key
        for key in (records[0] if records else ())
        if all(str(record.get(key)) == str(each) for record, each in zip(records, ids, strict=True))
    }
    if known or not any(each is not None for each in ids):
        return records
    name = "id fitur" if any("id" in record for record in records) else "id"
    return [{name: each, **record} for record, each in zip(records, ids, strict=True)]


def record(feature: dict[str, Any], number: int, points: bool) -> dict[str, Any]:
    properties = feature.get("properties") or {}
    if not isinstance(properties, dict):
        raise Unreadable(
            f'"properties" fitur ke-{number} bukan objek.', "Simpan ulang dari QGIS.", "geojson-rusak"
        )
    geometry = geometry_cells(feature.get("geometry"), number, points)
    if taken := [
        name for name in geometry if name in properties and differs(properties[name], geometry[name])
    ]:
        raise Unreadable(
            f'fitur ke-{number} punya properti "{taken[0]}" yang berbeda dari geometrinya.',
            "Hapus atau ganti nama properti itu.",
            "kolom-ganda",
        )
    return {**properties, **geometry}


def differs(written: Any, value: Any) -> bool:
    """A metre of the earth does not count."""
    try:
        return abs(float(written) - float(value)) > METRE
    except (TypeError, ValueError):
        return bool(written != value)


def refuse_other_system(data: dict[str, Any]) -> None:
    """GeoJSON of today has one coordinate system (RFC 7946 section 4); older files may name another."""
    system = data.get("crs")
    properties = system.get("properties") if isinstance(system, dict) else None
    known = properties if isinstance(properties, dict) else {}
    name = str(known.get("name", f"EPSG:{known['code']}" if "code" in known else ""))
    if name and not name.endswith(("CRS84", "EPSG::4326", "EPSG:4326")):
        raise Unreadable(
            f"GeoJSON ini memakai sistem koordinat {name[:60]}.",
            "Simpan ulang dari QGIS sebagai GeoJSON WGS 84 (EPSG:4326).",
            "koordinat-salah",
        )
