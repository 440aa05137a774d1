"""Facts that all kinds share, as pairs of a name and a value; whoever wrote the value, it is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import zip_longest

from markupsafe import Markup, escape

from generator.duties import address_of
from generator.emitters.front import theme_title
from generator.emitters.items.links import Links
from generator.kinds.duty import Duty
from generator.kinds.intervals import interval
from generator.licences import licence
from generator.model import Catalogue, Item, day
from generator.render import date_id, month_id, relative

Pair = tuple[str, Markup | str]
WEB = re.compile(r"""https?://(?:\([^\s<>"'()]*\)|[^\s<>"'()])*(?:\([^\s<>"'()]*\)|[^\s<>"'().,;:])""")
"""A web address; the full stop or bracket that ends a sentence is none of it."""
EXTERNAL = Markup('<a href="{}" rel="external noopener">{}</a>')
INTERNAL = Markup('<a href="{}">{}</a>')


def facts(catalogue: Catalogue, item: Item, links: Links) -> list[Pair]:
    """Publisher, dates, coverage, sources, licence …: empty values are left out by the template."""
    meta = item.meta
    publisher = catalogue.publisher(item)
    return [
        ("Penerbit", to_item(item, publisher) if publisher else ""),
        ("Tanggal terbit", date_id(day(meta.issued or item.issued))),
        ("Dimutakhirkan", moment(day(item.modified))),
        ("Periode", period(meta.period) if meta.period else ""),
        ("Wilayah", area(item, meta.area, links) if meta.area else ""),
        ("Frekuensi", meta.frequency.value.capitalize() if meta.frequency else ""),
        ("Topik", themes(item)),
        ("Sumber", several(address(source) for source in meta.sources)),
        ("Lisensi", licence_link(catalogue.licence(item))),
        ("Penanggung jawab", meta.responsible or ""),
        ("Masa simpan", meta.retention or ""),
        ("Memenuhi kewajiban", duties(catalogue, item)),
    ]


def to_item(here: Item, there: Item) -> Markup:
    return to_page(here, there.address, there.title)


def to_page(here: Item, target: str, text: str) -> Markup:
    return INTERNAL.format(relative(here.address, target), text)


def moment(when: date) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(when.isoformat(), date_id(when))


def period(text: str) -> str:
    """``2021–2025``, ``Juni 2025``, ``1 Januari 2025 – 30 Juni 2025``."""
    first, _, last = text.partition("/")
    ends = [instant(part) for part in (first, last) if part]
    return ("–" if all(end.isdigit() for end in ends) else " – ").join(dict.fromkeys(ends))


def instant(text: str) -> str:
    start, _ = interval(text)
    return {4: str(start.year), 7: month_id(start)}.get(len(text), date_id(start))


def themes(item: Item) -> Markup:
    links = (to_page(item, f"topik/{slug}/", theme_title(slug)) for slug in item.meta.themes)
    return Markup(", ").join(links)


def area(here: Item, code: str, links: Links) -> Markup:
    """The name of the area with its code; linked where the area has a page."""
    name = links.area_names.get(code)
    shown = f"{name} ({code})" if name and code not in name else name or code
    return to_page(here, f"wilayah/{code}/", shown) if name else escape(shown)


def address(source: str) -> Markup:
    """Every web address in the words as a link that shows its host and path; the rest as it stands."""
    words = WEB.split(source)
    links = [web_link(found) for found in WEB.findall(source)]
    return Markup().join(
        escape(part) for pair in zip_longest(words, links, fillvalue="") for part in pair if part
    )


def web_link(target: str) -> Markup:
    host, _, path = target.partition("://")[2].partition("/")
    shown = f"{host.removeprefix('www.')}/{path}".rstrip("/")
    return EXTERNAL.format(target, shown if len(shown) <= 60 else f"{shown[:59]}…")


def licence_link(code: str) -> Markup:
    known = licence(code)
    return EXTERNAL.format(known.url, known.name) if known.url else escape(known.name)


def duties(catalogue: Catalogue, item: Item) -> Markup:
    """The duties of the law that the item fulfils, in their own words where the portal has them."""
    known = named_duties(catalogue) if item.meta.duties else {}
    return several(
        to_page(item, address_of(known[code]), f"{code}: {known[code].title}") if code in known else code
        for code in item.meta.duties
    )


def named_duties(catalogue: Catalogue) -> dict[str, Duty]:
    return {duty.code: duty for group in catalogue.duties for duty in group.duties}


def several(values: Iterable[Markup | str]) -> Markup:
    """One value alone, several as a list."""
    shown = [escape(value) for value in values]
    if len(shown) < 2:
        return Markup().join(shown)
    return Markup("<ul>{}</ul>").format(Markup().join(Markup("<li>{}</li>").format(each) for each in shown))
