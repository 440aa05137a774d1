"""A poster to hang up, one A4 page with a QR code: of every announcement and every service.

Tagged PDF like all sheets. A poster's time is its item's, so that one that did not change is not made anew.
"""

from __future__ import annotations

import io
from typing import Any

import segno

from generator.kinds import KINDS
from generator.kinds.announcement import Announcement
from generator.kinds.resource import Status
from generator.kinds.service import Service
from generator.model import Catalogue, Item, day
from generator.output import Output
from generator.pdf.typeset import Sheet, publish
from generator.render import date_id, plain

TITLE, SUMMARY, TEXT, LINE = 140, 300, 900, 110
"""Characters that still leave room for the rest on one page."""
LINES = 9
POSTED = ("pengumuman", "layanan")
GONE = (Status.REVOKED, Status.REPLACED)


def emit(catalogue: Catalogue, out: Output) -> None:
    for kind in POSTED:
        for item in catalogue.of_kind(kind):
            if has_poster(item):
                publish(poster(catalogue, item), poster_address(item), out, item.source)


def has_poster(item: Item) -> bool:
    """What no longer holds should not be hung up."""
    return item.kind in POSTED and item.meta.status not in GONE


def poster_address(item: Item) -> str:
    return f"{item.address}poster.pdf"


def poster(catalogue: Catalogue, item: Item) -> Sheet:
    settings, publisher = catalogue.settings, catalogue.publisher(item)
    url = settings.absolute(item.address)
    data: dict[str, Any] = {
        "title": short(item.title, TITLE),
        "author": publisher.title if publisher else settings.contact.name,
        "body": settings.body_name or settings.name,
        "description": short(item.meta.summary or item.title, SUMMARY),
        "kind": KINDS[item.kind].label,
        "summary": short(item.meta.summary or "", SUMMARY),
        "facts": [[name, short(value, LINE)] for name, value in facts(item) if value],
        "lists": [[name, cut(lines)] for name, lines in lists(item) if lines],
        "text": text(item),
        "url": url,
        "qr": qr(url),
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


def text(item: Item) -> str:
    return short(item.body, TEXT) if item.body else ""


def cut(lines: tuple[str, ...]) -> list[str]:
    shown = [short(line, LINE) for line in lines[:LINES]]
    return shown + (["… selengkapnya di alamat di bawah"] if len(lines) > LINES else [])


def short(words: str, most: int) -> str:
    return plain(words, most)


def qr(url: str) -> str:
    """SVG with a quiet zone of four modules (ISO/IEC 18004); a quarter of the code may be spoilt."""
    drawn = io.BytesIO()
    segno.make_qr(url, error="q").save(drawn, kind="svg", border=4, dark="#1b2420", light="#ffffff")
    return drawn.getvalue().decode()
