"""The picture that social media show of a link, one an item and one a kind (``linkpicture.py``)."""

from __future__ import annotations

import hashlib
from functools import partial

from generator.emitters.items.front import share_address
from generator.indicators import series
from generator.kinds import KINDS
from generator.linkpicture import CODE, Words, draw
from generator.model import Catalogue, Item, day
from generator.output import Output
from generator.render import date_id


def emit(catalogue: Catalogue, out: Output) -> None:
    portal = catalogue.settings.name
    for kind, model in KINDS.items():
        plan(out, f"bagikan/{kind}.png", (portal, model.plural, "", portal, ""), kind)
    for item in catalogue.items:
        publisher = catalogue.publisher(item)
        sample = "Isi contoh. " if item.meta.sample or catalogue.settings.sample else ""
        foot = f"{sample}{publisher.title if publisher else ''}, {date_id(day(item.modified))}"
        words = (KINDS[item.kind].label, item.title, foot.strip(", "), portal, number(catalogue, item))
        plan(out, share_address(item), words, item.source)


def number(catalogue: Catalogue, item: Item) -> str:
    """``1.138.530 jiwa, 2025``; nothing where an indicator has several newest numbers, or none."""
    found = series(catalogue, item) if item.kind == "indikator" else None
    if not found or len(found.newest) != 1:
        return ""
    seen = found.newest[0]
    return f"{seen.text} {found.unit}".rstrip() + f", {seen.label}"


def plan(out: Output, address: str, words: Words, source: str) -> None:
    key = hashlib.sha256("\0".join((CODE, *words)).encode()).hexdigest()
    out.apart(address, partial(draw, words), source, key)
