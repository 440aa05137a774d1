"""One address, one item: old addresses (``alamat_lama``) must not hide items that exist."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.places import Loaded


def check(loaded: Loaded) -> Iterator[Finding]:
    claimed: dict[tuple[str, str], str] = {}
    for item in loaded.catalogue.items:
        for position, slug in enumerate(item.meta.former):
            owner = loaded.catalogue.get(item.kind, slug)
            first = owner.source if owner else claimed.setdefault((item.kind, slug), item.source)
            if owner or first != item.source:
                yield loaded.error(
                    item,
                    ("alamat_lama", position),
                    f"alamat lama /{item.kind}/{slug}/ masih dipakai {first}.",
                    "Hapus dari `alamat_lama:`.",
                    "alamat-ganda",
                )
