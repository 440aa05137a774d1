"""What comes without a commit: a ``terbit`` makes an item public, and an exemption ends.

What has a ``terbit`` in the future is checked, but not in the catalogue; the end of an exemption
(``berlaku_sampai``) is told on the day after. The only place where a build looks at the hour. Between
two such moments the result is the same, byte for byte, whatever the clock says.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

from generator.duties import ended_exemptions, with_late
from generator.model import Catalogue, Event, Item


def due(catalogue: Catalogue, now: datetime | None) -> Catalogue:
    """The catalogue as it is public at ``now``; None shows everything, for previews.

    An item is as new as the moment that made it public, in lists and in feeds, and the portal as new
    as the newest of these moments; what is late is told anew as of then.
    """
    public = catalogue
    if any(item.meta.publish_at for item in catalogue.items):
        public = shown(catalogue, now)
    day = now.astimezone(catalogue.settings.zone).date() if now else None
    ended = [event.date for event in ended_exemptions(public, day)] if day else []
    updated = max([public.updated, *ended])
    if public is catalogue and updated == catalogue.updated:
        return catalogue
    told = tuple(event for event in public.events if event.type != "terlambat")
    return with_late(replace(public, events=told, updated=updated))


def shown(catalogue: Catalogue, now: datetime | None) -> Catalogue:
    """Without what is to be published later, and with the hour of publication on what was."""
    zone = catalogue.settings.zone
    items = tuple(dated(item, zone) for item in catalogue.items if is_due(item, now))
    moments = {(item.kind, item.slug): item.meta.publish_at for item in items}
    hidden = {(item.kind, item.slug) for item in catalogue.items} - moments.keys()
    latest = max((item.modified for item in items), default=catalogue.updated)
    events = [
        moved(event, moments, zone) for event in catalogue.events if (event.kind, event.slug) not in hidden
    ]
    return replace(
        catalogue,
        items=items,
        announced=tuple(item for item in catalogue.items if item.meta.announced and not is_due(item, now)),
        events=tuple(sorted(events, key=lambda event: event.date, reverse=True)),
        updated=min(latest, max([catalogue.updated, *filter(None, moments.values())])),
    )


def is_due(item: Item, now: datetime | None) -> bool:
    return now is None or item.meta.publish_at is None or item.meta.publish_at <= now


def dated(item: Item, zone: timezone) -> Item:
    moment = item.meta.publish_at
    if moment is None:
        return item
    first = max(item.issued, moment.astimezone(zone))
    return replace(item, issued=first, modified=max(item.modified, first))


def moved(event: Event, moments: dict[tuple[str, str], datetime | None], zone: timezone) -> Event:
    """Nobody was told before the moment came."""
    moment = moments.get((event.kind, event.slug))
    return replace(event, date=max(event.date, moment.astimezone(zone))) if moment else event
