"""Old addresses never die: a slug that git saw renamed must redirect."""

from __future__ import annotations

from collections.abc import Iterable

from generator.findings import Finding, Place
from generator.history.log import History
from generator.model import Item


def unredirected(items: Iterable[Item], history: History) -> list[Finding]:
    """Items that had another slug once and do not name it in ``alamat_lama``."""
    items = list(items)
    taken = {(item.kind, slug) for item in items for slug in (item.slug, *item.meta.former)}
    return [
        Finding(
            Place(item.source),
            f"alamat /{item.kind}/{slug}/ pernah terbit dan sekarang tidak dialihkan ke mana pun.",
            f"Tambahkan `alamat_lama: [{slug}]` di berkas ini.",
            "alamat-lama-hilang",
        )
        for item in items
        for slug in history.former(item.source)
        if (item.kind, slug) not in taken
    ]
