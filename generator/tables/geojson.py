"""``NAME.geojson`` (RFC 7946) where a table has coordinates, came with geometries, or has area codes."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from generator.kinds.dataset import ColumnType as Type
from generator.model import Column, Table
from generator.readers.boundaries import Boundaries, geometries
from generator.readers.geometry import GEOMETRY
from generator.tables import areas
from generator.tables.arrow import Array
from generator.tables.lines import decimals, join, joined, json_objects, shown
from generator.tables.values import iter_batches

SIZE = 500
"""Rows at a time whose outlines are held; one may have megabytes."""


def applies(table: Table) -> bool:
    return has_geometry(table) or areas.is_drawn(table.area)


def has_geometry(table: Table) -> bool:
    """Of its own; the portal's boundaries are used only where it has none."""
    return shape_column(table) is not None or point_columns(table) is not None


def told(table: Table) -> str:
    """A sentence for the page on boundaries that are missing."""
    return "" if has_geometry(table) else areas.told(table)


def shape_column(table: Table) -> Column | None:
    """GeoJSON text that a ``.geojson`` file brought along; any other text is not trusted to be JSON."""
    if not table.file.name.lower().endswith(".geojson"):
        return None
    return next((column for column in table.columns if column.name == GEOMETRY), None)


def point_columns(table: Table) -> tuple[Column, Column] | None:
    """Longitude and latitude, in the order of GeoJSON."""
    by_type = {column.spec.type: column for column in reversed(table.columns)}
    longitude, latitude = by_type.get(Type.LONGITUDE), by_type.get(Type.LATITUDE)
    return (longitude, latitude) if longitude and latitude else None


def write(table: Table, target: Path) -> None:
    known = {} if has_geometry(table) or not table.area else geometries(Boundaries(table.area.files))
    with target.open("wb") as stream:
        before = b'{"type":"FeatureCollection","features":[\n'
        for batch in iter_batches(table, size=SIZE if known else 20_000):
            stream.write(before + joined(features(table, batch, known), ",\n"))
            before = b",\n"
        stream.write(b"\n]}\n")


def features(table: Table, batch: pa.RecordBatch, known: dict[str, str]) -> Array:
    shape = shape_column(table)
    used = {shape.name} if shape else set()
    kept = [name for name in batch.schema.names if name not in used]
    properties = (
        json_objects(kept, [shown(batch.column(name)) for name in kept])
        if kept
        else pa.array(["{}"] * len(batch))
    )
    if known and table.area:
        geometry = outlines(batch.column(table.area.column), known)
    else:
        geometry = batch.column(shape.name) if shape else points(table, batch)
    return join(
        '{"type":"Feature","geometry":', geometry.fill_null("null"), ',"properties":', properties, "}"
    )


def points(table: Table, batch: pa.RecordBatch) -> Array:
    """Null where one of both is missing."""
    found = point_columns(table)
    assert found is not None
    longitude, latitude = (decimals(pc.cast(batch.column(column.name), pa.float64())) for column in found)
    return join('{"type":"Point","coordinates":[', longitude, ",", latitude, "]}")


def outlines(codes: Array, known: dict[str, str]) -> Array:
    """Null where the portal has no boundary for a code."""
    encoded = pc.dictionary_encode(pc.cast(codes, pa.string()))
    shapes = [known.get(code) for code in encoded.dictionary.to_pylist()]
    return pa.array(shapes, pa.string()).take(encoded.indices)
