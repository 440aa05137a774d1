"""What is due when, as a calendar (RFC 5545): for the portal and for each organisation.

Three dates are known of an item: when it must be brought up to date (frequency), until when it holds
or is exempt, and until when it is kept (retention). Of an announced one it is the day of publication.
Each is one event of a whole day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from generator.calendar_id import months_later, next_update
from generator.feeds.channel import as_utc, clean, one_line
from generator.kinds.announcement import Announcement
from generator.kinds.exemption import Exemption
from generator.kinds.resource import Status
from generator.model import Catalogue, Item, day
from generator.output import Output

NAME = "kalender.ics"
RETENTION = re.compile(r"\b(\d{1,3})\s*(tahun|bulan)\b", re.IGNORECASE)
LINE = 75
"""Octets in a line (RFC 5545 §3.1)."""
# A calendar must have at least one component, and an organisation may have nothing due.
PLACES = {
    "WIB": ("Asia/Jakarta", "+0700"),
    "WITA": ("Asia/Makassar", "+0800"),
    "WIT": ("Asia/Jayapura", "+0900"),
}
"""Zone → its name in the tz database, and its offset."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that happens to an item on a day."""

    item: Item
    what: str
    """``pembaruan``, ``berakhir``, ``simpan``, ``terbit``: part of the UID."""
    sentence: str
    on: date


def emit(catalogue: Catalogue, out: Output) -> None:
    dues = [due for item in catalogue.items for due in due_dates(item)]
    dues += [announcement(item) for item in catalogue.announced]
    out.file(NAME, calendar(catalogue, catalogue.settings.name, dues), "kalender")
    by_publisher: defaultdict[str, list[Due]] = defaultdict(list)
    for due in dues:
        by_publisher[due.item.publisher].append(due)
    for office in catalogue.of_kind("organisasi"):
        own = by_publisher[office.slug]
        name = f"{catalogue.settings.name} – {office.title}"
        out.file(f"{office.address}{NAME}", calendar(catalogue, name, own), "kalender")


def due_dates(item: Item) -> Iterator[Due]:
    """Nothing is due of what is revoked or replaced."""
    meta = item.meta
    if meta.status in (Status.REVOKED, Status.REPLACED):
        return
    if meta.frequency and (following := next_update(day(item.modified), meta.frequency)):
        yield Due(item, "pembaruan", f"Jatuh tempo pembaruan {meta.frequency}", following)
    if isinstance(meta, Announcement) and meta.valid_until:
        yield Due(item, "berakhir", "Hari terakhir berlaku", meta.valid_until)
    if isinstance(meta, Exemption) and meta.until:
        yield Due(item, "berakhir", "Hari terakhir dikecualikan", meta.until)
    if ends := end_of_retention(day(item.issued), meta.retention or ""):
        yield Due(item, "simpan", "Masa simpan berakhir", ends)


def announcement(item: Item) -> Due:
    """Of what is public at an hour that has not come; the day is that of the officer's own zone."""
    assert item.meta.publish_at
    return Due(item, "terbit", "Akan terbit", item.meta.publish_at.date())


def end_of_retention(issued: date, words: str) -> date | None:
    """``5 tahun`` after issue; None where the words name no number, such as ``permanen``."""
    if found := RETENTION.search(words):
        return months_later(issued, int(found[1]) * (12 if found[2].lower() == "tahun" else 1))
    return None


def timezone_of(zone: str) -> list[str]:
    name, offset = PLACES[zone]
    return [
        "BEGIN:VTIMEZONE",
        f"TZID:{name}",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        f"TZOFFSETFROM:{offset}",
        f"TZOFFSETTO:{offset}",
        f"TZNAME:{zone}",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def calendar(catalogue: Catalogue, name: str, dues: Iterable[Due]) -> bytes:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Terang//Kalender//ID",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        *timezone_of(catalogue.settings.zone_name),
    ]
    for due in sorted(dues, key=lambda each: (each.on, each.item.key, each.what)):
        lines += event(catalogue, due)
    return "".join(folded(line) + "\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def event(catalogue: Catalogue, due: Due) -> list[str]:
    item = due.item
    sample = "[Contoh] " if item.meta.sample else ""
    publisher = catalogue.publisher(item)
    office = publisher.title if publisher else catalogue.settings.name
    # What is only announced has no page yet.
    place = f"{item.kind}/" if due.what == "terbit" else item.address
    return [
        "BEGIN:VEVENT",
        f"UID:{item.key}/{due.what}@{catalogue.settings.host}",
        f"DTSTAMP:{stamp(catalogue.updated)}",
        f"LAST-MODIFIED:{stamp(item.modified)}",
        f"DTSTART;VALUE=DATE:{due.on.isoformat().replace('-', '')}",
        f"SUMMARY:{escaped(f'{sample}{due.sentence}: {item.title}')}",
        f"DESCRIPTION:{escaped(f'{due.sentence}. Penanggung jawab: {office}.')}",
        f"CATEGORIES:{escaped(type(item.meta).label)}",
        f"URL:{quote(catalogue.settings.absolute(place), safe=':/?#@!$&()*+,;=%~-._')}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def stamp(moment: datetime) -> str:
    """``20250701T000000Z``"""
    return as_utc(moment).isoformat()[:19].replace("-", "").replace(":", "") + "Z"


def escaped(text: str) -> str:
    """TEXT of RFC 5545 §3.3.11, on one line and without control characters."""
    line = one_line(clean(text), 1000)
    return line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def folded(line: str) -> str:
    """At most 75 octets in a line, never cut inside a character (RFC 5545 §3.1)."""
    if len(line.encode()) <= LINE:
        return line
    pieces, size = [""], 0
    for character in line:
        width = len(character.encode())
        if size + width > LINE:
            pieces.append("")
            size = 1  # the space that marks a continued line
        pieces[-1] += character
        size += width
    return "\r\n ".join(pieces)
