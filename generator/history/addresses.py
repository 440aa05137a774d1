"""Old addresses never die: a slug that git saw renamed must redirect."""

from __future__ import annotations

from collections.abc import Iterable

from generator.findings import Finding, Place
from generator.history.dates import Past
from generator.model import Item


def unredirected(items: Iterable[Item], past: Past) -> list[Finding]:
    """Items that had another slug once and do not name it in ``alamat_lama``."""
    items = list(items)
    renamed = past.renamed()
    moved = [(item, past.former(item.source)) for item in items if renamed is None or item.source in renamed]
    taken = {(item.kind, slug) for item in items for slug in (item.slug, *item.former)} if moved else set()
    return [
        Finding(
            Place(item.source),
            f"alamat /{item.kind}/{slug}/ pernah terbit dan sekarang tidak dialihkan ke mana pun.",
            f"Tambahkan `alamat_lama: [{slug}]` di berkas ini.",
            "alamat-lama-hilang",
        )
        for item, slugs in moved
        for slug in slugs
        if (item.kind, slug) not in taken
    ]
