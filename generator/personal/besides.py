"""What table files carry besides their cells: metadata of Parquet, members of GeoJSON beside properties."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from generator.personal.evidence import Sighting, mask
from generator.personal.text import find

LIMIT = 20_000_000
"""Bytes of a GeoJSON file that is taken apart once more."""
OURS = b"ARROW:schema"
GEOMETRY = {"type", "features", "geometry", "properties", "bbox", "crs"}


def sightings(path: Path) -> list[Sighting]:
    texts = {".parquet": parquet, ".geojson": geojson}.get(path.suffix.lower())
    if texts is None:
        return []
    try:
        said = "\n".join(dict.fromkeys(texts(path)))
    except (OSError, ValueError, RecursionError, pa.ArrowException):
        return []  # told by whoever reads it as a table
    return [
        Sighting(hit.kind, hit.strength, "keterangan berkas", 0, 0, 1, mask(said[hit.start : hit.end]))
        for hit in find(said)
    ]


def parquet(path: Path) -> Iterator[str]:
    for key, value in (pq.read_metadata(path).metadata or {}).items():
        if key != OURS:
            yield value.decode("utf-8", "replace")


def geojson(path: Path) -> Iterator[str]:
    data = json.loads(path.read_bytes()) if path.stat().st_size <= LIMIT else {}
    features = data.get("features") if isinstance(data, dict) else None
    for thing in (data, *(features if isinstance(features, list) else ())):
        yield from words(thing)


def words(thing: Any) -> Iterator[str]:
    for key, value in thing.items() if isinstance(thing, dict) else ():
        if key not in GEOMETRY and isinstance(value, str):
            yield f"{key}: {value}"
