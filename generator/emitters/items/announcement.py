"""What an announcement's page shows beside its text: the days, the place, and whether it still holds."""

from __future__ import annotations

from typing import Any

from generator.emitters.items.facts import Pair, moment
from generator.emitters.items.links import Links
from generator.emitters.posters import has_poster, poster_address
from generator.kinds.announcement import Announcement
from generator.model import Catalogue, Item, day


def view(catalogue: Catalogue, item: Item, links: Links) -> dict[str, Any]:
    meta = item.meta
    assert isinstance(meta, Announcement)
    when: list[Pair] = [
        ("Diumumkan", moment(day(meta.issued or item.issued))),
        ("Berlaku sampai", moment(meta.valid_until) if meta.valid_until else ""),
        ("Tempat", meta.place or ""),
    ]
    return {
        "when": when,
        "poster": poster_address(item) if has_poster(item) else "",
        # Against the date of the whole catalogue: a page must not depend on the clock.
        "over": bool(meta.valid_until and meta.valid_until < day(catalogue.updated)),
    }
