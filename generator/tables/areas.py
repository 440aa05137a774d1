"""Which boundaries belong to the rows of a table, by its column of area codes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from generator.kinds.dataset import ColumnType as Type
from generator.kinds.dataset import Dataset, MapSpec
from generator.model import Area, Column, Item, Table
from generator.readers.boundaries import Boundaries, geometries
from generator.tables.columns import column_of
from generator.tables.matching import as_text
from generator.tables.values import iter_batches

KEMENDAGRI = re.compile(r"\d\d\.\d\d(?:\.\d\d(?:\.\d{4})?)?")
"""Kabupaten, kecamatan or kelurahan."""
LARGEST = 50_000_000
"""Bytes of geometry in one file."""
FILE = "content/peta/*.geojson"


def with_areas(items: list[Item], boundaries: Boundaries) -> list[Item]:
    """The items, their tables joined to the portal's boundaries where they have area codes."""
    return [with_area_of(item, boundaries) if item.tables else item for item in items]


def with_area_of(item: Item, boundaries: Boundaries) -> Item:
    spec = item.meta.map if isinstance(item.meta, Dataset) else None
    tables = tuple(replace(table, area=area_of(table, spec, boundaries)) for table in item.tables)
    return item if tables == item.tables else replace(item, tables=tables)


def area_of(table: Table, spec: MapSpec | None, boundaries: Boundaries) -> Area | None:
    """By the finest of the columns of area codes that has boundaries; None for a table without such codes."""
    columns = code_columns(table, spec)
    if not columns:
        return None
    if not boundaries.files:
        return Area(columns[0].name, ())
    known = geometries(boundaries)
    found = [joined(table, column, boundaries, known) for column in columns]
    return next((area for area in found if area.known), found[0])


def joined(table: Table, column: Column, boundaries: Boundaries, known: dict[str, str]) -> Area:
    counts: Counter[str] = Counter()
    for batch in iter_batches(table, [column.name]):
        found = pc.value_counts(as_text(pa.chunked_array([batch.column(0)])).drop_null())
        counts.update(dict(zip(found.field(0).to_pylist(), found.field(1).to_pylist(), strict=True)))
    missing = sorted(code for code in counts if code not in known)
    size = sum(len(known[code]) * times for code, times in counts.items() if code in known)
    return Area(
        column.name, boundaries.files, boundaries.digest, len(counts) - len(missing), tuple(missing), size
    )


def code_columns(table: Table, spec: MapSpec | None) -> list[Column]:
    """The column that the map names, else those that refer to ``wilayah``, else codes of that form."""
    if spec and (named := column_of(table, spec.code)):
        return [named]
    referring = [column for column in table.columns if (column.spec.reference or "").strip() == "wilayah"]
    found = referring or [column for column in table.columns if holds_areas(column)]
    return sorted(found, key=fineness, reverse=True)


def fineness(column: Column) -> int:
    """Letters of its codes: a kelurahan's are longer than its kecamatan's."""
    return max((len(value) for value, _ in column.profile.frequent), default=0)


def holds_areas(column: Column) -> bool:
    values = [value for value, _ in column.profile.frequent]
    return column.spec.type is Type.CODE and bool(values) and all(map(KEMENDAGRI.fullmatch, values))


def is_drawn(area: Area | None) -> bool:
    return area is not None and area.known > 0 and area.size <= LARGEST


def told(table: Table) -> str:
    """Why there is no GeoJSON by area codes, or what it lacks; empty where there is nothing to say."""
    area = table.area
    if area is None:
        return ""
    if not area.files:
        return f"GeoJSON tidak dibuat: portal ini belum punya batas wilayah ({FILE})."
    if not area.known:
        return f'GeoJSON tidak dibuat: tidak ada batas wilayah untuk kode di kolom "{area.column}".'
    if area.size > LARGEST:
        return "GeoJSON tidak dibuat: batas wilayah yang berulang di tiap baris membuatnya terlalu besar."
    if area.missing:
        shown = ", ".join(area.missing[:3])
        return f"Di GeoJSON, {len(area.missing)} kode wilayah tidak punya batas: {shown}."
    return ""
