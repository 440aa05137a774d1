"""``/katalog.jsonl``: every item with everything that is known of it, one on a line.

The metadata stand under the officers' own keys, so that the file can be turned back into a portal.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.distributions import distributions
from generator.feeds.channel import as_utc
from generator.kinds import KINDS
from generator.model import Catalogue, Item

BEFORE, BETWEEN, AFTER = "", "\n", "\n"
LISTED = tuple(KINDS)
"""Kinds of which it tells; nothing else of the catalogue is looked at."""


def rows(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    for item in catalogue.items:
        yield row(catalogue, item)


def row(catalogue: Catalogue, item: Item) -> dict[str, Any]:
    absolute = catalogue.settings.absolute
    known: dict[str, Any] = {
        "jenis": item.kind,
        "slug": item.slug,
        "alamat": absolute(item.address),
        "terbit": as_utc(item.issued).isoformat(),
        "diperbarui": as_utc(item.modified).isoformat(),
        "metadata": item.meta.model_dump(mode="json", by_alias=True, exclude_defaults=True),
    }
    if item.body.strip():
        known["isi"] = item.body
    files = [
        file_row(absolute(file.address), file.media_type, file.size, file.sha256)
        for file in distributions(item)
    ]
    return {**known, "berkas": files} if files else known


def file_row(url: str, media_type: str, size: int | None, sha256: str | None) -> dict[str, Any]:
    fields = {"alamat": url, "jenis_media": media_type, "ukuran": size, "sha256": sha256}
    return {key: value for key, value in fields.items() if value is not None}
