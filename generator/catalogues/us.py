"""``/data.json``: the datasets in DCAT-US 1.1 (https://resources.data.gov/resources/dcat-us/)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.catalogues import dcat
from generator.distributions import Distribution, distributions
from generator.feeds.channel import as_utc
from generator.kinds.intervals import interval
from generator.kinds.resource import Frequency
from generator.licences import licence
from generator.model import Catalogue, Item

SCHEMA = "https://project-open-data.cio.gov/v1.1/schema"
HEAD = {
    "@context": f"{SCHEMA}/catalog.jsonld",
    "@type": "dcat:Catalog",
    "conformsTo": SCHEMA,
    "describedBy": f"{SCHEMA}/catalog.json",
}
BEFORE, BETWEEN, AFTER = f'{json.dumps(HEAD)[:-1]}, "dataset": [\n', ",\n", "\n]}\n"
LISTED = ("dataset",)
"""Kinds of which it tells; nothing else of the catalogue is looked at."""
REPEATS = {
    Frequency.YEARLY: "R/P1Y",
    Frequency.HALF_YEARLY: "R/P6M",
    Frequency.QUARTERLY: "R/P3M",
    Frequency.MONTHLY: "R/P1M",
    Frequency.WEEKLY: "R/P1W",
    Frequency.DAILY: "R/P1D",
    Frequency.IRREGULAR: "irregular",
}
"""ISO 8601 repeating durations."""


def rows(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    for item in catalogue.of_kind("dataset"):
        yield {key: value for key, value in dataset(catalogue, item).items() if value}


def dataset(catalogue: Catalogue, item: Item) -> dict[str, Any]:
    settings, meta = catalogue.settings, item.meta
    publisher = catalogue.publisher(item)
    known = licence(catalogue.licence(item))
    url = settings.absolute(item.address)
    return {
        "@type": "dcat:Dataset",
        "title": dcat.title(item),
        "description": dcat.description(item),
        "keyword": dcat.keywords(item) or [item.kind],
        "modified": as_utc(item.modified).isoformat(),
        "publisher": {"@type": "org:Organization", "name": publisher.title if publisher else settings.name},
        "contactPoint": contact(catalogue),
        "identifier": url,
        "accessLevel": "public",
        "license": known.url.removesuffix("deed.id") or known.code,
        "issued": as_utc(item.issued).isoformat(),
        "landingPage": url,
        "language": [meta.language],
        "spatial": meta.area,
        "temporal": "/".join(day.isoformat() for day in interval(meta.period)) if meta.period else None,
        "accrualPeriodicity": REPEATS[meta.frequency] if meta.frequency else None,
        "theme": [slug.replace("-", " ") for slug in meta.themes],
        "distribution": [distribution(catalogue, file) for file in distributions(item)],
    }


def contact(catalogue: Catalogue) -> dict[str, str]:
    details = catalogue.settings.contact
    card = {"@type": "vcard:Contact", "fn": details.name}
    return {**card, "hasEmail": f"mailto:{details.email}"} if details.email else card


def distribution(catalogue: Catalogue, file: Distribution) -> dict[str, str]:
    return {
        "@type": "dcat:Distribution",
        "title": file.title,
        "downloadURL": catalogue.settings.absolute(file.address),
        "mediaType": file.media_type,
        "format": file.format,
    }
