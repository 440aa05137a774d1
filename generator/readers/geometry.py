"""Geometries of GeoJSON (RFC 7946), checked position by position."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from generator.readers.grid import Unreadable

LATITUDE, LONGITUDE, GEOMETRY, HEIGHT = "lintang", "bujur", "geometri", "ketinggian"
DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
"""How deep the positions lie in ``coordinates``."""
LEAST = {"LineString": 2, "MultiLineString": 2, "Polygon": 4, "MultiPolygon": 4}
"""Positions in one line or ring (RFC 7946 section 3.1)."""


def geometry_cells(geometry: Any, number: int, points: bool) -> dict[str, Any]:
    """Columns that hold a feature's geometry. Raises Unreadable with the feature's number."""
    if geometry is None:
        return {}
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in DEPTHS:
        raise broken(number, f"jenis geometri {str(kind)[:40]} tidak dikenal")
    coordinates = geometry.get("coordinates")
    if coordinates == []:
        return {}  # as good as none (RFC 7946 section 3.1)
    check(coordinates, DEPTHS[kind], LEAST.get(kind, 0), "Polygon" in kind, number)
    if points:
        place = {LONGITUDE: coordinates[0], LATITUDE: coordinates[1]}
        return {**place, HEIGHT: coordinates[2]} if len(coordinates) > 2 else place
    plain = {"type": kind, "coordinates": coordinates}
    return {GEOMETRY: json.dumps(plain, separators=(",", ":"), default=float)}


def check(value: Any, depth: int, least: int, ring: bool, number: int) -> None:
    if not isinstance(value, list):
        raise broken(number, "koordinatnya bukan daftar")
    if depth == 0:
        check_position(value, number)
        return
    for inner in value:
        check(inner, depth - 1, least, ring, number)
    if depth == 1 and len(value) < least:
        raise broken(number, f"garisnya hanya {len(value)} titik")
    if depth == 1 and ring and value[0] != value[-1]:
        raise broken(number, "cincin poligonnya tidak tertutup")


def check_position(position: list[Any], number: int) -> None:
    numbers = all(
        isinstance(value, int | float | Decimal) and not isinstance(value, bool) for value in position
    )
    if not numbers or len(position) < 2:
        raise broken(number, "ada titik yang bukan sepasang angka")
    if abs(position[0]) > 180 or abs(position[1]) > 90:
        raise broken(number, f"titik {position[0]}, {position[1]} di luar bujur dan lintang")


def broken(number: int, why: str) -> Unreadable:
    return Unreadable(
        f"geometri fitur ke-{number} rusak: {why}.",
        "Perbaiki di QGIS (Fix geometries), lalu simpan sebagai GeoJSON WGS 84.",
        "geometri-rusak",
    )
