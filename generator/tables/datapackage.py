"""``datapackage.json``: Data Package v2 with Table Schema (https://datapackage.org/standard/)."""

from __future__ import annotations

import re
from datetime import UTC
from typing import Any

from generator.kinds.dataset import ColumnType as Type
from generator.licences import address
from generator.model import Catalogue, Column, Item, Table
from generator.tables.forms import made
from generator.tables.reference import target_of
from generator.tables.wide import Wide, wide

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
FIELD_TYPES = {
    Type.INTEGER: "integer", Type.DECIMAL: "number", Type.PERCENT: "number", Type.RUPIAH: "number",
    Type.DATE: "date", Type.DATETIME: "datetime", Type.YEAR: "year", Type.BOOLEAN: "boolean",
    Type.LATITUDE: "number", Type.LONGITUDE: "number",
}  # fmt: skip
MONTH = re.compile(r"\d{4}-\d{2}")


def data_package(item: Item, catalogue: Catalogue) -> dict[str, Any]:
    """The descriptor as plain data; keys without a value are left out."""
    settings, meta = catalogue.settings, item.meta
    publisher = catalogue.publisher(item)
    licence = catalogue.licence(item)
    data = {
        "$schema": PROFILE,
        "name": item.slug,
        "id": settings.absolute(item.address),
        "title": item.title,
        "description": meta.summary,
        "homepage": settings.absolute(item.address),
        "created": item.issued.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "keywords": [*meta.themes, *meta.keywords],
        "licenses": [{"name": licence} | ({"path": page} if (page := address(licence)) else {})],
        "sources": [source(text) for text in meta.sources],
        "contributors": [{"title": publisher.title if publisher else item.publisher, "roles": ["publisher"]}],
        "resources": [each for table in item.tables for each in resources(table, item, catalogue)],
    }
    return {key: value for key, value in data.items() if value}


def source(text: str) -> dict[str, str]:
    """With its address, where it begins with one: ``https://… , diakses 1 Juli 2025``."""
    found = re.match(r"https?://[^\s,;]+", text)
    return {"title": text, "path": found[0].rstrip(".")} if found else {"title": text}


def resources(table: Table, item: Item, catalogue: Catalogue) -> list[dict[str, Any]]:
    """The table, and the same written long where it is wide."""
    schema: dict[str, Any] = {"fields": [field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if keys := foreign_keys(item, table, catalogue):
        schema["foreignKeys"] = keys
    found = [resource(table, "csv", resource_name(table.name), table.title, schema)]
    if shape := wide(table):
        name, title = f"{resource_name(table.name)}-panjang", f"{table.title}, bentuk panjang"
        long = {"fields": long_fields(shape), "missingValues": [""]}
        found.append(resource(table, "panjang.csv", name, title, long))
    return found


def long_fields(shape: Wide) -> list[dict[str, Any]]:
    """Kept columns as they are; a column of values is of the type that all its columns share."""
    fields = [field(column) for column in shape.kept]
    fields.append({"name": shape.unit, "type": "year" if shape.plain_years else "string"})
    for number, name in enumerate(shape.values):
        same = [field(column) for column in shape.sources(number)]
        kinds, units = {each["type"] for each in same}, {each.get("unit") for each in same}
        kind = kinds.pop() if len(kinds) == 1 else "number" if kinds == {"integer", "number"} else "string"
        unit = units.pop() if len(units) == 1 else None
        fields.append({"name": name, "type": kind, **({"unit": unit} if unit else {})})
    return fields


def resource(table: Table, suffix: str, name: str, title: str, schema: dict[str, Any]) -> dict[str, Any]:
    file = made(table, suffix)
    return {
        "name": name,
        "type": "table",
        "title": title,
        "path": f"{table.name}.{suffix}",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "schema": schema,
    }


def foreign_keys(item: Item, table: Table, catalogue: Catalogue) -> list[dict[str, Any]]:
    """Only to tables of this package: the standard knows no keys to other packages."""
    found = []
    for column in table.columns:
        target = target_of(column.spec.reference, catalogue) if column.spec.reference else None
        if target and target.item.key == item.key:
            there = {"resource": resource_name(target.table.name), "fields": [target.column.name]}
            found.append({"fields": [column.name], "reference": there})
    return found


def resource_name(name: str) -> str:
    return re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-") or "tabel"


def field(column: Column) -> dict[str, Any]:
    spec = column.spec
    kind = FIELD_TYPES.get(spec.type, "string") if spec.type else "string"
    if spec.type is Type.MONTH and all(MONTH.fullmatch(value) for value, _ in column.profile.frequent):
        kind = "yearmonth"
    data = {
        "name": column.name,
        "title": column.title,
        "type": kind,
        "format": "uri" if spec.type is Type.URL else None,
        "description": spec.definition,
        "unit": spec.unit,
        "constraints": constraints(column, kind),
    }
    return {key: value for key, value in data.items() if value}


def constraints(column: Column, kind: str) -> dict[str, Any]:
    spec = column.spec
    numeric = kind in ("integer", "number", "year")
    data = {
        "required": True if spec.required else None,
        "minimum": spec.minimum if numeric else None,
        "maximum": spec.maximum if numeric else None,
        "pattern": spec.pattern if kind == "string" else None,
        "enum": list(spec.allowed) if kind == "string" and spec.allowed else None,
    }
    return {
        key: int(value) if kind != "number" and isinstance(value, float) else value
        for key, value in data.items()
        if value is not None
    }
