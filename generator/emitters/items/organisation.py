"""What an organisation's page shows: where it stands, how to reach it, and what it publishes."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from generator.duties import MARKS, Standing, duties, reference_day, standing
from generator.emitters.items.facts import Pair, address, area, to_item
from generator.emitters.items.links import Links
from generator.emitters.listing import Chip
from generator.emitters.tree import TERRITORIES, type_of
from generator.kinds import KINDS
from generator.kinds.organisation import Organisation
from generator.model import Catalogue, Item
from generator.render import mail, phone
from generator.rules.registers import is_listed

MOST = 24
"""Items of one kind on the page; the search has all of them."""


def view(catalogue: Catalogue, item: Item, links: Links) -> dict[str, Any]:
    meta = item.meta
    assert isinstance(meta, Organisation)
    published = links.by_publisher.get(item.slug, [])
    by_kind = {kind: [each for each in published if each.kind == kind] for kind in KINDS}
    return {
        "contact": contact(catalogue, item, meta, links),
        "children": links.children.get(item.slug, []),
        "duties": named_duties(catalogue, item, published),
        "marks": MARKS,
        "law": law(item, meta, published),
        "published": [(KINDS[kind].plural, kind, items) for kind, items in by_kind.items() if items],
        "most": MOST,
    }


def named_duties(catalogue: Catalogue, office: Item, published: list[Item]) -> list[Standing]:
    """The duties of the law that anything of the office names, in the law's order."""
    own: defaultdict[str, list[Item]] = defaultdict(list)
    for item in published:
        for code in dict.fromkeys(item.meta.duties):
            own[code].append(item)
    day = reference_day(catalogue)
    return [
        standing(group, duty, office, own[duty.code], day)
        for group, duty in (duties(catalogue) if own else ())
        if duty.code in own
    ]


def law(office: Item, meta: Organisation, published: list[Item]) -> list[Chip]:
    """Where the office stands in the registers, the duties, the services and the calendar."""
    places = [
        ("Kepatuhan", f"kepatuhan/{office.address}"),
        ("Jatuh tempo (ICS)", f"{office.address}kalender.ics"),
    ]
    if any(is_listed(each) for each in published):
        places.insert(1, ("Daftar informasi publik", f"dip/{office.slug}/"))
    if any(each.kind == "dikecualikan" for each in published):
        places.insert(2, ("Informasi dikecualikan", f"dik/{office.slug}/"))
    if meta.area and type_of(office) in TERRITORIES:
        places.append(("Layanan di sini", f"layanan/wilayah/{meta.area}/"))
    return [(title, target, None, False) for title, target in places]


def contact(catalogue: Catalogue, item: Item, meta: Organisation, links: Links) -> list[Pair]:
    """How to reach the office comes first, and what of that nobody has written is said."""
    parent = catalogue.get("organisasi", meta.parent) if meta.parent else None
    reached = {
        "Alamat": meta.address,
        "Telepon": phone(meta.phone) if meta.phone else "",
        "Jam layanan": meta.hours,
    }
    return [
        *((name, value or "") for name, value in reached.items()),
        ("Belum tersedia", ", ".join(name.lower() for name, value in reached.items() if not value)),
        ("Surel", mail(meta.email) if meta.email else ""),
        ("Situs", address(meta.website) if meta.website else ""),
        ("Singkatan", meta.short or ""),
        ("Jenis", meta.type[:1].upper() + meta.type[1:] if meta.type else ""),
        ("Bagian dari", to_item(item, parent) if parent else ""),
        ("Pimpinan", meta.head or ""),
        ("Tugas", meta.task or ""),
        ("Wilayah", area(item, meta.area, links) if meta.area else ""),
    ]
