"""Organisations form a tree: nobody is their own parent, an area has one organisation."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.kinds.organisation import Organisation
from generator.places import Loaded


def check(loaded: Loaded) -> Iterator[Finding]:
    organisations = loaded.catalogue.of_kind("organisasi")
    parents = {item.slug: item.meta.parent for item in organisations if isinstance(item.meta, Organisation)}
    for item in organisations:
        seen = {item.slug}
        above = parents.get(item.slug)
        while above and above not in seen:
            seen.add(above)
            above = parents.get(above)
        if above == item.slug:
            yield loaded.error(
                item,
                ("induk",),
                f'"{item.slug}" menjadi induk dari dirinya sendiri.',
                "Tunjuk organisasi di atasnya, atau hapus `induk:`.",
                "induk-melingkar",
            )
