"""What can be subscribed to: every place on the site with the events that belong to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby

from generator.kinds import KINDS
from generator.kinds.document import Document
from generator.kinds.organisation import Organisation
from generator.kinds.resource import Category
from generator.model import Catalogue, Event, Item, Withdrawn
from generator.once import once
from generator.series import HOME as SERIES
from generator.series import all_series

CATEGORY_LABELS = {
    "berkala": "Informasi berkala",
    "serta-merta": "Informasi serta-merta",
    "setiap-saat": "Informasi setiap saat",
}
EVENT_LABELS = {
    "baru": "Baru",
    "diperbarui": "Diperbarui",
    "ralat": "Ralat",
    "ditarik": "Ditarik",
    "dicabut": "Dicabut",
    "diganti": "Diganti",
    "terlambat": "Terlambat",
}
GROUPS = ("Portal", "Jenis", "Kategori", "Perubahan", "Topik", "Seri", "Organisasi", "Wilayah", "Informasi")
"""The subjects of the OPML file, in order."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A page of the site that has feeds of its own."""

    address: str
    """Site address of the folder with the feeds: empty for the root, ``kategori/berkala/`` …"""
    title: str
    group: str
    events: tuple[Event, ...] = ()
    """Newest first, each once."""


def scopes(catalogue: Catalogue) -> list[Scope]:
    """All scopes, by group and address; those without events too."""
    return once(catalogue, "scopes", partial(all_scopes, catalogue))


def all_scopes(catalogue: Catalogue) -> list[Scope]:
    titles = named(catalogue)
    events = sorted_into_places(catalogue)
    ordered = sorted(titles, key=lambda address: (GROUPS.index(titles[address][0]), address))
    return [
        Scope(address, titles[address][1], titles[address][0], tuple(events.get(address, ())))
        for address in ordered
    ]


def combined(catalogue: Catalogue) -> Iterator[tuple[str, Scope]]:
    """(what is chosen on ``/umpan/``, scope) of each publisher with a kind, a category or a type.

    Only where there are events beside those of the organisation's own page: 130 offices with nothing
    but themselves would be two thousand files.
    """
    found: dict[tuple[str, str], list[Event]] = defaultdict(list)
    halves = {f"{kind}/": model.plural for kind, model in KINDS.items() if kind != "organisasi"}
    halves |= {f"kategori/{each}/": CATEGORY_LABELS[each] for each in Category}
    halves |= {f"perubahan/{each}/": word for each, word in EVENT_LABELS.items()}
    for event in newest_first(each for each in catalogue.events if each.kind != "organisasi"):
        places = list(dict.fromkeys(places_of(catalogue, event)))
        owners = [place for place in places if place.startswith("organisasi/") and place != "organisasi/"]
        for owner in owners:
            for half in (place for place in places if place in halves):
                found[owner, half].append(event)
    for office in catalogue.of_kind("organisasi"):
        for half, label in halves.items():
            last = half.strip("/").rpartition("/")[2]
            address = f"umpan/gabungan/{office.slug}/{last}/"
            if events := tuple(found.get((office.address, half), ())):
                yield (
                    f"{office.address} {half}",
                    Scope(address, f"{office.title}: {label}", "Gabungan", events),
                )


def subjects(catalogue: Catalogue) -> list[tuple[str, list[Scope]]]:
    """(group, scopes) to choose from: all but the single items, which name their feeds themselves."""
    listed = [scope for scope in scopes(catalogue) if scope.group != GROUPS[-1]]
    return [(group, list(members)) for group, members in groupby(listed, key=lambda scope: scope.group)]


def sorted_into_places(catalogue: Catalogue) -> dict[str, list[Event]]:
    places: defaultdict[str, list[Event]] = defaultdict(list)
    for event in newest_first(catalogue.events):
        for address in dict.fromkeys(places_of(catalogue, event)):
            places[address].append(event)
    return places


def newest_first(events: Iterable[Event]) -> list[Event]:
    """By date, else as in the catalogue; an id counts once."""
    unique = {event.id: event for event in events}
    return sorted(unique.values(), key=lambda event: -event.date.timestamp())


def places_of(catalogue: Catalogue, event: Event) -> Iterator[str]:
    """Every scope that tells of an event; of an item that is gone, as its last state had it."""
    yield from ("", f"{event.kind}/", f"perubahan/{event.type}/", event.address)
    if item := catalogue.get(event.kind, event.slug):
        yield from slices(catalogue, item)
    elif gone := catalogue.gone(event.kind, event.slug):
        yield from slices_of_gone(catalogue, gone)


def slices(catalogue: Catalogue, item: Item) -> Iterator[str]:
    if item.meta.category:
        yield f"kategori/{item.meta.category}/"
    for theme in item.meta.themes:
        yield f"topik/{theme}/"
    if isinstance(item.meta, Document) and item.meta.series:
        yield f"{SERIES}{item.meta.series}/"
    if catalogue.publisher(item):
        yield f"organisasi/{item.publisher}/"
    # Organisations lie in an area; what is about the area does not begin with its offices.
    for code in areas(item, catalogue.settings.area) if item.kind != "organisasi" else ():
        yield f"wilayah/{code}/"


def slices_of_gone(catalogue: Catalogue, gone: Withdrawn) -> Iterator[str]:
    """Whoever followed them while it was there is told that it went."""
    if gone.category:
        yield f"kategori/{gone.category}/"
    for theme in gone.themes:
        yield f"topik/{theme}/"
    if gone.publisher:
        yield f"organisasi/{gone.publisher}/"
    for code in areas_above(gone.area, catalogue.settings.area) if gone.kind != "organisasi" else ():
        yield f"wilayah/{code}/"


def areas(item: Item, portal: str | None) -> tuple[str, ...]:
    """The item's area and those it lies in, up to the portal's own: 14.71.01 → 14.71.01, 14.71."""
    return areas_above(item.meta.area or "", portal)


@lru_cache(4096)
def areas_above(area: str, portal: str | None) -> tuple[str, ...]:
    parts = area.split(".") if area else []
    above = [".".join(parts[:count]) for count in range(len(parts), 0, -1)]
    return tuple(code for code in above if code == area or not portal or len(code) >= len(portal))


def named(catalogue: Catalogue) -> dict[str, tuple[str, str]]:
    """Address → (group, title) of every scope; the first to claim an address names it."""
    names: dict[str, tuple[str, str]] = {"": ("Portal", "Semua perubahan")}
    names |= {f"{kind}/": ("Jenis", model.plural) for kind, model in KINDS.items()}
    names |= {f"kategori/{each}/": ("Kategori", CATEGORY_LABELS[each]) for each in Category}
    names |= {
        f"perubahan/{each}/": ("Perubahan", f"Perubahan: {word}") for each, word in EVENT_LABELS.items()
    }
    area_names = names_of_areas(catalogue)
    for item in catalogue.items:
        if item.kind == "organisasi":
            names[item.address] = ("Organisasi", item.title)
        names.setdefault(item.address, ("Informasi", item.title))
        for theme in item.meta.themes:
            names.setdefault(f"topik/{theme}/", ("Topik", f"Topik: {theme.replace('-', ' ')}"))
        for code in areas(item, catalogue.settings.area):
            names.setdefault(f"wilayah/{code}/", ("Wilayah", area_names.get(code, f"Wilayah {code}")))
    for series in all_series(catalogue):
        names.setdefault(series.address, ("Seri", f"Seri: {series.title}"))
    for event in catalogue.events:
        names.setdefault(event.address, ("Informasi", event.title))
        names.setdefault(f"perubahan/{event.type}/", ("Perubahan", f"Perubahan: {event.type}"))
    return names


def names_of_areas(catalogue: Catalogue) -> dict[str, str]:
    """An area bears the name of its kecamatan or kelurahan, not that of an office which lies in it."""
    names = {}
    for item in catalogue.of_kind("organisasi"):
        meta = item.meta
        if (
            isinstance(meta, Organisation)
            and meta.area
            and (meta.type or "").lower() in ("kecamatan", "kelurahan")
        ):
            names[meta.area] = f"Wilayah {meta.title} ({meta.area})"
    return names
