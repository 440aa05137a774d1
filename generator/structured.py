"""schema.org of an item, for search engines and harvesters: one plain object per page.

Dataset carries what Google Dataset Search wants (name, description of 50 to 5,000 characters,
licence, creator, distribution, coverage); the other kinds their own types.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.distributions import Distribution, distributions
from generator.kinds.announcement import Announcement
from generator.kinds.document import Document
from generator.kinds.exemption import Exemption
from generator.kinds.indicator import Indicator
from generator.kinds.organisation import Organisation
from generator.kinds.resource import Category
from generator.kinds.service import Service
from generator.law.citation import called, heading_of, identifier, region_of
from generator.law.forms import NATION
from generator.law.graph import Force
from generator.licences import licence
from generator.model import Catalogue, Item, day
from generator.render import plain

Thing = dict[str, Any]
SHORTEST, LONGEST = 50, 5000
"""Length of a Dataset's description."""
MOST_VARIABLES = 100


def structured(catalogue: Catalogue, item: Item) -> Thing:
    """The schema.org object of an item's page."""
    specific = TYPES.get(item.kind, creative_work)(catalogue, item)
    thing = {"@context": "https://schema.org", **shared(catalogue, item), **specific}
    return {key: value for key, value in thing.items() if value not in (None, "", [], {})}


def shared(catalogue: Catalogue, item: Item) -> Thing:
    url = catalogue.settings.absolute(item.address)
    return {"@id": url, "url": url, "name": item.title, "description": description(catalogue, item)}


def description(catalogue: Catalogue, item: Item) -> str:
    """The summary; a Dataset's is lengthened by its publisher where it would be refused as too short."""
    text = plain(item.meta.summary or item.meta.description or item.body or item.title, LONGEST)
    if item.kind == "dataset" and len(text) < SHORTEST:
        publisher = catalogue.publisher(item)
        office = publisher.title if publisher else catalogue.settings.name
        text = f"{text} {item.title}, diterbitkan oleh {office}."
    return text


def created(catalogue: Catalogue, item: Item) -> Thing:
    """What every creative work says: who, when, under which licence, about where and when."""
    known = licence(catalogue.licence(item))
    return {
        "identifier": catalogue.settings.absolute(item.address),
        "creator": organisation(catalogue, item),
        "publisher": organisation(catalogue, item),
        "datePublished": day(item.meta.issued or item.issued).isoformat(),
        "dateModified": day(item.modified).isoformat(),
        "license": known.url or known.code,
        "isAccessibleForFree": True,
        "inLanguage": item.meta.language,
        "keywords": [*item.meta.themes, *item.meta.keywords],
        "temporalCoverage": item.meta.period,
        "spatialCoverage": place(item.meta.area),
        "version": item.revisions[0].commit[:7] if item.revisions else None,
    }


def creative_work(catalogue: Catalogue, item: Item) -> Thing:
    return {"@type": "CreativeWork", **created(catalogue, item)}


def dataset(catalogue: Catalogue, item: Item) -> Thing:
    return {
        "@type": "Dataset",
        **created(catalogue, item),
        "variableMeasured": variables(item),
        "distribution": [download(catalogue, each, "DataDownload") for each in distributions(item)],
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": catalogue.settings.name,
            "url": catalogue.settings.base_url,
        },
    }


def variables(item: Item) -> list[Thing]:
    columns = [column for table in item.tables for column in table.columns][:MOST_VARIABLES]
    return [
        {
            "@type": "PropertyValue",
            "name": column.title,
            **({"unitText": column.spec.unit} if column.spec.unit else {}),
            **({"description": column.spec.definition} if column.spec.definition else {}),
        }
        for column in columns
    ]


def download(catalogue: Catalogue, file: Distribution, schema: str) -> Thing:
    thing = {
        "@type": schema,
        "name": file.title,
        "contentUrl": catalogue.settings.absolute(file.address),
        "encodingFormat": file.media_type,
        "contentSize": f"{file.size} B" if file.size is not None else None,
        "sha256": file.sha256,
    }
    return {key: value for key, value in thing.items() if value}


def document(catalogue: Catalogue, item: Item) -> Thing:
    meta = item.meta
    assert isinstance(meta, Document)
    files = [download(catalogue, each, "MediaObject") for each in distributions(item)]
    work = {**created(catalogue, item), "encoding": files}
    if not (meta.number and meta.type):
        return {"@type": "DigitalDocument", **work}
    return {"@type": "Legislation", **work, **legislation(catalogue, item.slug, meta)}


def legislation(catalogue: Catalogue, slug: str, meta: Document) -> Thing:
    """https://schema.org/Legislation; what amends or repeals also ``changes``, its wider property."""
    law, body = catalogue.law, catalogue.settings.body_name or ""
    amends, revokes = law.amends.get(slug, ()), law.revokes.get(slug, ())
    author, region = heading_of(meta, body), region_of(meta, body)
    made = meta.promulgated or meta.enacted
    return {
        "alternateName": called(meta),
        "legislationIdentifier": identifier(meta),
        "legislationType": meta.type,
        "legislationDate": meta.enacted.isoformat() if meta.enacted else None,
        **({"datePublished": made.isoformat() if made else str(meta.year)} if made or meta.year else {}),
        **({"creator": {"@type": "Organization", "name": author}} if author else {}),
        "legislationPassedBy": {"@type": "Organization", "name": author} if author else None,
        "legislationResponsible": (
            {"@type": "Organization", "name": meta.initiator} if meta.initiator else None
        ),
        "legislationJurisdiction": {"@type": "AdministrativeArea", "name": str(region or NATION)},
        "legislationLegalForce": legal_force(law.force(slug)),
        "legislationAmends": acts(catalogue, amends),
        "legislationRepeals": acts(catalogue, revokes),
        "legislationChanges": acts(catalogue, (*amends, *revokes)),
        "isBasedOn": acts(catalogue, law.implements.get(slug, ())),
        "citation": list(meta.related_rules),
    }


def acts(catalogue: Catalogue, slugs: tuple[str, ...]) -> list[Thing]:
    found = [(slug, catalogue.law.documents[slug]) for slug in slugs]
    return [
        {
            "@type": "Legislation",
            "@id": catalogue.settings.absolute(f"dokumen/{slug}/"),
            "name": meta.title,
            **({"legislationIdentifier": identifier(meta)} if meta.type and meta.number else {}),
        }
        for slug, meta in found
    ]


def legal_force(force: Force) -> str:
    """An amended regulation is in force, in its amended wording."""
    return f"https://schema.org/{'NotInForce' if force is Force.ENDED else 'InForce'}"


def announcement(catalogue: Catalogue, item: Item) -> Thing:
    meta = item.meta
    assert isinstance(meta, Announcement)
    urgent = meta.category is Category.IMMEDIATE
    posted = day(meta.issued or item.issued).isoformat()
    return {
        "@type": "SpecialAnnouncement" if urgent else "NewsArticle",
        **created(catalogue, item),
        "headline": item.title[:110],
        "datePosted": posted if urgent else None,
        "expires": meta.valid_until.isoformat() if meta.valid_until else None,
        "text": plain(item.body, LONGEST) if item.body else None,
    }


def service(catalogue: Catalogue, item: Item) -> Thing:
    meta = item.meta
    assert isinstance(meta, Service)
    return {
        "@type": "GovernmentService",
        "provider": organisation(catalogue, item),
        "serviceType": item.title,
        "audience": [{"@type": "Audience", "audienceType": each} for each in meta.audience],
        "areaServed": place(meta.area or catalogue.settings.area),
        "serviceOutput": {"@type": "Thing", "name": meta.product} if meta.product else None,
        "offers": {"@type": "Offer", "description": meta.fee} if meta.fee else None,
        "availableChannel": channels(catalogue, meta),
        "hoursAvailable": [
            {"@type": "OpeningHoursSpecification", "description": each} for each in meta.hours
        ],
    }


def channels(catalogue: Catalogue, meta: Service) -> list[Thing]:
    offices = [found for slug in meta.offices if (found := catalogue.get("organisasi", slug))]
    places = [
        {"@type": "ServiceChannel", "serviceLocation": {"@type": "Place", "name": office.title}}
        for office in offices
    ]
    online = [{"@type": "ServiceChannel", "serviceUrl": meta.online}] if meta.online else []
    return [*places, *online]


def indicator(catalogue: Catalogue, item: Item) -> Thing:
    meta = item.meta
    assert isinstance(meta, Indicator)
    return {
        "@type": "WebPage",
        **{key: value for key, value in created(catalogue, item).items() if key != "identifier"},
        "mainEntity": {
            "@type": "StatisticalVariable",
            "name": item.title,
            **({"description": meta.definition} if meta.definition else {}),
            **({"measurementTechnique": meta.unit} if meta.unit else {}),
        },
        "isBasedOn": urls(catalogue, "dataset", (meta.dataset,) if meta.dataset else ()),
    }


def organisation_page(catalogue: Catalogue, item: Item) -> Thing:
    return {key: value for key, value in organisation(catalogue, item, full=True).items() if key != "name"}


def organisation(catalogue: Catalogue, item: Item, full: bool = False) -> Thing:
    """The organisation that publishes an item (an organisation publishes itself)."""
    found = catalogue.publisher(item)
    if not found or not isinstance(found.meta, Organisation):
        return {"@type": "GovernmentOrganization", "name": catalogue.settings.name}
    meta = found.meta
    thing: Thing = {
        "@type": "GovernmentOrganization",
        "@id": catalogue.settings.absolute(found.address),
        "name": found.title,
        "url": catalogue.settings.absolute(found.address),
    }
    if full:
        parent = catalogue.get("organisasi", meta.parent) if meta.parent else None
        thing |= {
            "alternateName": meta.short,
            "address": meta.address,
            "telephone": meta.phone,
            "email": meta.email,
            "sameAs": meta.website,
            "areaServed": place(meta.area),
            "parentOrganization": organisation(catalogue, parent) if parent else None,
        }
    return thing


def exemption(catalogue: Catalogue, item: Item) -> Thing:
    meta = item.meta
    assert isinstance(meta, Exemption)
    return {
        "@type": "CreativeWork",
        "publisher": organisation(catalogue, item),
        "isAccessibleForFree": False,
        "conditionsOfAccess": f"Informasi dikecualikan: {'; '.join(meta.legal_basis)}",
        "dateModified": day(item.modified).isoformat(),
    }


def place(code: str | None) -> Thing | None:
    return {"@type": "AdministrativeArea", "identifier": code} if code else None


def urls(catalogue: Catalogue, kind: str, slugs: tuple[str, ...]) -> list[str]:
    return [catalogue.settings.absolute(f"{kind}/{slug}/") for slug in slugs if catalogue.get(kind, slug)]


TYPES: dict[str, Callable[[Catalogue, Item], Thing]] = {
    "dataset": dataset,
    "dokumen": document,
    "pengumuman": announcement,
    "layanan": service,
    "indikator": indicator,
    "organisasi": organisation_page,
    "dikecualikan": exemption,
}
"""Kind → what is particular to its schema.org type."""
