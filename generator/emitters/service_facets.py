"""What services are looked up by: life event, target group, channel, cost, place; and what they lack.

Pure functions over the catalogue; the pages are in ``services.py`` and ``service_places.py``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.emitters.front import theme_title
from generator.emitters.tree import TERRITORIES, type_of
from generator.kinds.organisation import Organisation
from generator.kinds.resource import SLUG_LIMIT, Status
from generator.kinds.service import COMPONENTS, Service
from generator.model import Catalogue, Item

FREE = re.compile(
    r"\W*(?:tanpa|tidak\s+(?:ada|di(?:pungut|kenakan))|bebas|nihil|nol|gratis|rp\.?\s*0\b)", re.I
)
"""How a sentence about the fee begins where nothing is to be paid."""
FEES = {
    "tanpa-biaya": "Tanpa biaya",
    "berbiaya": "Berbiaya",
    "belum-ditulis": "Biayanya belum ditulis",
}
GONE = (Status.REVOKED, Status.REPLACED)


@dataclass(frozen=True, slots=True)
class Facet:
    """``values`` gives (slug, title) of each value that a service has."""

    slug: str
    title: str
    lead: str
    values: Callable[[Service], Iterable[tuple[str, str]]]

    @property
    def address(self) -> str:
        return f"layanan/{self.slug}/"


def service(item: Item) -> Service:
    assert isinstance(item.meta, Service)
    return item.meta


def offered(catalogue: Catalogue) -> list[Item]:
    """Services that are still given, by title."""
    found = [item for item in catalogue.of_kind("layanan") if item.meta.status not in GONE]
    return sorted(found, key=lambda item: (item.title.casefold(), item.slug))


def slug_of(words: str) -> str:
    """Part of an address; words without a Latin letter get a digest."""
    plain = re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:SLUG_LIMIT].strip("-")
    return plain or hashlib.sha256(words.encode()).hexdigest()[:12]


def fee_of(meta: Service) -> str:
    """``tanpa-biaya``, ``berbiaya`` or ``belum-ditulis``, by how the sentence begins."""
    if not meta.fee:
        return "belum-ditulis"
    return "tanpa-biaya" if FREE.match(meta.fee) else "berbiaya"


FACETS = (
    Facet(
        "peristiwa",
        "Peristiwa hidup",
        "Layanan menurut peristiwa yang dialami warga.",
        lambda meta: ((slug, theme_title(slug)) for slug in meta.life_events),
    ),
    Facet(
        "sasaran",
        "Untuk siapa",
        "Layanan menurut orang yang dilayani.",
        lambda meta: ((slug_of(words), words) for words in meta.audience),
    ),
    Facet(
        "kanal",
        "Kanal",
        "Layanan menurut cara mengurusnya.",
        lambda meta: ((slug_of(words), words[:1].upper() + words[1:]) for words in meta.channels),
    ),
    Facet(
        "biaya",
        "Biaya",
        "Dibedakan menurut awal kalimat biaya pada standarnya; bacalah kalimat lengkapnya.",
        lambda meta: [(fee_of(meta), FEES[fee_of(meta)])],
    ),
)
PLACES, STANDARD = "layanan/wilayah/", "layanan/standar/"


def grouped(facet: Facet, services: Iterable[Item]) -> dict[str, tuple[str, list[Item]]]:
    """Slug of the value → (title, services); by title. The first to spell a value names it."""
    found: dict[str, tuple[str, list[Item]]] = {}
    for item in services:
        for slug, title in dict(facet.values(service(item))).items():
            found.setdefault(slug, (title, []))[1].append(item)
    return dict(sorted(found.items(), key=lambda pair: (pair[1][0].casefold(), pair[0])))


def missing(meta: Service) -> list[str]:
    """Keys of the components of the standard that are not written, in the standard's order."""
    return [key for key in COMPONENTS if not getattr(meta, key)]


def areas_of(catalogue: Catalogue, item: Item) -> list[str]:
    """Codes of the places where a service is given: those of its offices, else its own, else its
    publisher's. An office without an area of its own serves the whole body's."""
    meta, whole = service(item), catalogue.settings.area or ""
    offices = [found for slug in meta.offices if (found := catalogue.get("organisasi", slug))]
    if offices:
        return list(dict.fromkeys(area_of(office, whole) for office in offices))
    publisher = catalogue.publisher(item)
    return [meta.area or (area_of(publisher, whole) if publisher else whole)]


def area_of(office: Item, whole: str) -> str:
    """Only a government of an area stands for it: a bureau that lies in a kecamatan serves all."""
    assert isinstance(office.meta, Organisation)
    return office.meta.area if office.meta.area and type_of(office) in TERRITORIES else whole
