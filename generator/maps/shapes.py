"""Outlines of areas: from ``content/peta/*.geojson`` by code, or tiles in the order of the codes.

Rings may run in either direction (RFC 7946 section 3.1.6 is often ignored): the paths are filled by
the even-odd rule, so the winding is never asked for. Longitude and latitude are drawn as they are, with
the scale of the middle latitude, which is right for a city or a regency.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.readers.boundaries import CODE_KEYS, LARGEST

WIDTH = 640
TILE, GAP = 104, 8
LEAST = 3
"""Places for tiles side by side, also where there are fewer."""
MOST_POINTS = 60_000

Point = tuple[float, float]
Ring = list[Point]


@dataclass(frozen=True, slots=True)
class Shape:
    """One area on the drawing."""

    path: str
    """SVG path data in drawing units."""
    x: float
    y: float
    """Where a word may stand."""


@dataclass(frozen=True, slots=True)
class Layout:
    shapes: dict[str, Shape]
    width: float
    height: float
    tiles: bool


def layout(root: Path, codes: Sequence[str]) -> Layout:
    """Boundaries if the portal has one for every code, else tiles."""
    found = boundaries(root / "content/peta", set(codes))
    return projected(found) if found and set(codes) <= set(found) else tiled(codes)


def boundaries(folder: Path, codes: set[str]) -> dict[str, list[Ring]]:
    """Rings by code; a file that cannot be read or is too large gives none."""
    found: dict[str, list[Ring]] = {}
    for path in sorted(folder.glob("*.geojson")):
        if path.is_symlink() or path.stat().st_size > LARGEST:
            continue
        for code, rings in features(path):
            if code in codes and rings:
                found.setdefault(code, []).extend(rings)
    return {} if sum(len(ring) for rings in found.values() for ring in rings) > MOST_POINTS else found


def features(path: Path) -> Iterator[tuple[str, list[Ring]]]:
    try:
        data = json.loads(path.read_bytes())
        for feature in data["features"]:
            known = feature.get("properties") or {}
            code = next((str(known[key]) for key in CODE_KEYS if key in known), "")
            yield code, list(rings(feature.get("geometry") or {}))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return


def rings(geometry: dict[str, Any]) -> Iterator[Ring]:
    """Rings of three finite points or more; anything else is left out."""
    parts = geometry.get("coordinates") or []
    polygons = {"Polygon": [parts], "MultiPolygon": parts}.get(str(geometry.get("type")), [])
    for polygon in polygons:
        for ring in polygon:
            points = [(float(place[0]), float(place[1])) for place in ring]
            if len(points) >= 3 and all(abs(x) <= 180 and abs(y) <= 90 for x, y in points):
                yield points


def projected(found: dict[str, list[Ring]]) -> Layout:
    points = [point for rings in found.values() for ring in rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    narrow = math.cos(math.radians((south + north) / 2))
    scale = WIDTH / max((east - west) * narrow, (north - south) / 1.2, 1e-9)
    shapes = {}
    for code, each in sorted(found.items()):
        drawn = [[((x - west) * narrow * scale, (north - y) * scale) for x, y in ring] for ring in each]
        shapes[code] = Shape("".join(map(closed, drawn)), *middle(max(drawn, key=extent)))
    return Layout(shapes, (east - west) * narrow * scale, (north - south) * scale, False)


def closed(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points) + "Z"


def extent(ring: Ring) -> float:
    return (max(x for x, _ in ring) - min(x for x, _ in ring)) * (
        max(y for _, y in ring) - min(y for _, y in ring)
    )


def middle(ring: Ring) -> Point:
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)


def across(count: int) -> int:
    """Tiles side by side: a little wider than high. Of few, each is no larger than of many."""
    return max(LEAST, math.ceil(math.sqrt(count * 1.3)))


def tiled(codes: Sequence[str], columns: int = 0) -> Layout:
    """Squares in the order of the codes."""
    ordered = sorted(set(codes))
    columns = columns or across(len(ordered))
    step = TILE + GAP
    shapes = {}
    for index, code in enumerate(ordered):
        x, y = index % columns * step, index // columns * step
        corners = [(x, y), (x + TILE, y), (x + TILE, y + TILE), (x, y + TILE)]
        shapes[code] = Shape(closed(corners), x + TILE / 2, y + TILE / 2)
    return Layout(shapes, columns * step - GAP, -(-len(ordered) // columns) * step - GAP, True)
