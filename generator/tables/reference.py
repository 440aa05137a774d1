"""What ``rujukan:`` of a column names: a code list of the portal, or a column of a dataset."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow.parquet as pq

from generator.model import Catalogue, Column, Item, Table
from generator.tables.arrow import Array
from generator.tables.columns import column_of
from generator.tables.matching import as_text

LISTS = ("wilayah", "organisasi")


@dataclass(frozen=True, slots=True)
class Target:
    """A column of a table whose values may be referred to."""

    item: Item
    table: Table
    column: Column


def target_of(reference: str, catalogue: Catalogue) -> Target | None:
    """``DATASET.kolom`` or ``DATASET/TABEL.kolom``; None where there is no such column.

    Neither slugs nor tables are asked for dots: whatever fits, longest table name first.
    """
    slug, sign, rest = partition(reference)
    item = catalogue.get("dataset", slug)
    if item is None:
        return None
    if sign == ".":
        found = [(table, column_of(table, rest)) for table in item.tables]
    else:
        named = [(name, table) for table in item.tables for name in (table.file.name, table.name)]
        named.sort(key=lambda pair: -len(pair[0]))
        found = [
            (table, column_of(table, rest[len(name) + 1 :]))
            for name, table in named
            if rest.startswith(f"{name}.")
        ]
    return next((Target(item, table, column) for table, column in found if column), None)


def partition(reference: str) -> tuple[str, str, str]:
    """(slug, ``.`` or ``/``, the rest)."""
    at = next((n for n, letter in enumerate(reference) if letter in "./"), len(reference))
    return reference[:at].strip(), reference[at : at + 1], reference[at + 1 :].strip()


def listed(name: str, catalogue: Catalogue) -> dict[str, str]:
    """Codes of a list with what they stand for; empty where the portal knows none."""
    organisations = catalogue.of_kind("organisasi")
    if name == "organisasi":
        return {item.slug: item.title for item in organisations}
    areas = {item.meta.area: item.title for item in organisations if item.meta.area}
    above = {code[:n]: "" for code in areas for n, letter in enumerate(code) if letter == "."}
    return above | areas  # who knows a kelurahan knows its kecamatan, kota and provinsi


def distinct_texts(table: Table, column: Column) -> Array:
    """The values of a column as text, each once, without the missing."""
    values = pq.read_table(table.parquet, columns=[column.name]).column(0)
    return as_text(values).unique().drop_null()
