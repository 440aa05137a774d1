"""Organisations form a tree: nobody is their own parent, an area has one organisation.

Judul: Susunan organisasi
Kode: `induk-melingkar`, `induk-terlalu-dalam`, `wilayah-ganda`

Mengapa: halaman wilayah dan peta memakai nama organisasi yang memegang kode wilayah itu, yaitu kota,
kecamatan, atau kelurahannya. Dua pemegang membuat satu wilayah bernama dua. Susunan yang lebih dalam dari
20 tingkat bukan susunan kantor.

Contoh: `wilayah: "14.71"` pada dinas dan pada pemerintah kota.

Perbaikan: hapus `wilayah:` dari organisasi yang bukan pemerintah wilayah itu.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.findings import Finding
from generator.kinds.organisation import Organisation
from generator.model import Item
from generator.places import Loaded

DEEPEST = 20
"""Levels of offices; a deeper tree would overflow what draws it."""


def gist(item: Item, root: Path, cache: Path) -> str | None:
    """The area that an organisation stands for."""
    return item.meta.area if item.kind == "organisasi" else None


def check(loaded: Loaded) -> Iterator[Finding]:
    organisations = loaded.catalogue.of_kind("organisasi")
    yield from areas(loaded, organisations)
    parents = {item.slug: item.meta.parent for item in organisations if isinstance(item.meta, Organisation)}
    for item in organisations:
        seen = {item.slug}
        above = parents.get(item.slug)
        while above and above not in seen and len(seen) <= DEEPEST:
            seen.add(above)
            above = parents.get(above)
        if len(seen) > DEEPEST:
            yield loaded.error(
                item,
                ("induk",),
                f"susunan di atas organisasi ini lebih dalam dari {DEEPEST} tingkat.",
                "Tunjuk organisasi di atasnya yang sebenarnya.",
                "induk-terlalu-dalam",
            )
        if above == item.slug:
            yield loaded.error(
                item,
                ("induk",),
                f'"{item.slug}" menjadi induk dari dirinya sendiri.',
                "Tunjuk organisasi di atasnya, atau hapus `induk:`.",
                "induk-melingkar",
            )


def areas(loaded: Loaded, organisations: list[Item]) -> Iterator[Finding]:
    """A warning only: pages take the name of the first one."""
    owners: dict[str, Item] = {}
    for item in organisations:
        first = owners.setdefault(item.meta.area, item) if item.meta.area else item
        if first is not item:
            yield loaded.warning(
                item,
                ("wilayah",),
                f"kode wilayah {item.meta.area} sudah dipegang {first.source}.",
                "Hapus `wilayah:` dari organisasi yang bukan pemerintah wilayah itu.",
                "wilayah-ganda",
            )
