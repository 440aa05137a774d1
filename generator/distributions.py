"""The downloadable files of an item and their addresses (dcat:Distribution), in one place.

The addresses are the contract: the original byte for byte under ``asli/`` for tables and beside the
page for documents, and every table in every published form.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from generator.files import MEDIA_TYPES
from generator.kinds.dataset import Dataset
from generator.model import File, Item, Table
from generator.tables import LABELS
from generator.tables.forms import Made, all_made, forms


@dataclass(frozen=True, slots=True)
class Distribution:
    """One file to download."""

    address: str
    """Site address, quoted for use in a URL."""
    name: str
    title: str
    format: str
    """``CSV``, ``PDF`` …"""
    media_type: str
    size: int | None = None
    """Bytes; None where there is no canonical table to make the file from."""
    sha256: str | None = None
    original: bool = True
    """False for a form that is made from the original."""


def distributions(item: Item) -> list[Distribution]:
    """Originals first, then the forms of every table."""
    made_forms = [each for table in item.tables for each in forms_of(item, table)]
    return [original(item, file) for file in item.files] + made_forms


def forms_of(item: Item, table: Table) -> list[Distribution]:
    suffixes = forms(table)
    files = all_made(table, suffixes) if table.parquet.is_file() else [None] * len(suffixes)
    return [form(item, table, suffix, file) for suffix, file in zip(suffixes, files, strict=True)]


def original(item: Item, file: File) -> Distribution:
    folder = f"{item.address}asli/" if isinstance(item.meta, Dataset) else item.address
    kind = Path(file.name).suffix.lstrip(".").upper() or "BERKAS"
    title = file.title or file.name
    return Distribution(
        folder + quote(file.name), file.name, title, kind, file.media_type, file.size, file.sha256
    )


def form(item: Item, table: Table, suffix: str, file: Made | None) -> Distribution:
    label, media_type = LABELS[suffix], MEDIA_TYPES[f".{suffix.rpartition('.')[2]}"]
    name = f"{table.name}.{suffix}"
    size, digest = (file.size, file.sha256) if file else (None, None)
    shape = ", bentuk panjang" if suffix == "panjang.csv" else ""
    title = f"{table.title or table.name}{shape} ({label})"
    address = item.address + quote(name)
    return Distribution(address, name, title, label, media_type, size, digest, original=False)


def formats(item: Item) -> list[str]:
    """What the item can be downloaded as, each once: ``["XLSX", "CSV", "JSON", "Parquet"]``."""
    labels = [original(item, file).format for file in item.files]
    labels += [LABELS[suffix] for table in item.tables for suffix in forms(table)]
    return list(dict.fromkeys(labels))
