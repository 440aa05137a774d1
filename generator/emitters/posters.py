"""A poster to hang up, one A4 page with a QR code: of every announcement and every service.

Tagged PDF like all sheets. A poster's time is its item's, so that one that did not change is not made anew.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Any

from generator.keptwords import of_text
from generator.kinds import KINDS
from generator.kinds.announcement import Announcement
from generator.kinds.resource import Status
from generator.kinds.service import Service
from generator.model import Catalogue, Item, day
from generator.output import Output
from generator.pdf.poster import save
from generator.pdf.typeset import Sheet
from generator.render import date_id, parser, plain

TITLE, SUMMARY, TEXT, LINE = 140, 300, 900, 85
"""Characters that still leave room for the rest on one page."""
LINES = 7
BLOCKS = parser().disable("inline")
"""A poster prints the marks within a line as they were written."""
POSTED = ("pengumuman", "layanan")
GONE = (Status.REVOKED, Status.REPLACED)


def emit(catalogue: Catalogue, out: Output) -> None:
    for kind in POSTED:
        for item in catalogue.of_kind(kind):
            if has_poster(item):
                sheet = poster(catalogue, item)
                out.apart(poster_address(item), partial(save, sheet), item.source, sheet.key())


def has_poster(item: Item) -> bool:
    """What no longer holds should not be hung up."""
    return item.kind in POSTED and item.meta.status not in GONE


def poster_address(item: Item) -> str:
    return f"{item.address}poster.pdf"


def poster(catalogue: Catalogue, item: Item) -> Sheet:
    """Without its code, which follows from the address."""
    settings, publisher = catalogue.settings, catalogue.publisher(item)
    data: dict[str, Any] = {
        "title": short(item.title, TITLE),
        "author": publisher.title if publisher else settings.contact.name,
        "body": settings.body_name or settings.name,
        "description": short(item.meta.summary or item.title, SUMMARY),
        "kind": KINDS[item.kind].label,
        "summary": short(item.meta.summary or "", SUMMARY),
        "facts": [[name, short(value, LINE)] for name, value in facts(item) if value],
        "lists": [[name, cut(lines)] for name, lines in lists(item) if lines],
        "text": of_text("poster", item.body, paragraphs),
        "url": settings.absolute(item.address),
        "sample": bool(item.meta.sample or settings.sample),
    }
    return Sheet("poster", data, item.modified)


def facts(item: Item) -> list[tuple[str, str | None]]:
    meta = item.meta
    if isinstance(meta, Service):
        return [
            ("Waktu", meta.duration),
            ("Biaya", meta.fee),
            ("Hasil", meta.product),
            ("Jadwal", "; ".join(meta.hours)),
        ]
    assert isinstance(meta, Announcement)
    until = date_id(meta.valid_until) if meta.valid_until else None
    return [
        ("Diumumkan", date_id(day(meta.issued or item.issued))),
        ("Berlaku sampai", until),
        ("Tempat", meta.place),
    ]


def lists(item: Item) -> list[tuple[str, tuple[str, ...]]]:
    meta = item.meta
    if not isinstance(meta, Service):
        return []
    return [("Syarat", meta.requirements), ("Langkah", meta.procedure)]


def paragraphs(body: str) -> list[str]:
    """Paragraphs and list items of an announcement; a table is no text, and the page shows it."""
    shown: list[str] = []
    room, tables = TEXT, 0
    for before, token in pairwise(BLOCKS.parse(body)):
        tables += {"table_open": 1, "table_close": -1}.get(before.type, 0)
        if token.type == "inline" and before.type == "paragraph_open" and not tables and room > 0:
            words = short(token.content, max(room, 40))
            shown.append(f"• {words}" if before.hidden or token.level > 1 else words)
            room -= len(words)
    return shown


def cut(lines: tuple[str, ...]) -> list[str]:
    shown = [short(line, LINE) for line in lines[:LINES]]
    return shown + (["… selengkapnya di alamat di bawah"] if len(lines) > LINES else [])


def short(words: str, most: int) -> str:
    return plain(words, most)
