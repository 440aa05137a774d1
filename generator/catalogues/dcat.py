"""The catalogue in DCAT 3, as DCAT-AP 3.0 wants it (https://semiceu.github.io/DCAT-AP/releases/3.0.1/).

Datasets are ``dcat:Dataset`` with their distributions. Documents are ``dcat:Resource``: they are in
the same catalogue, but a harvester of data passes them by.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from generator.distributions import Distribution, distributions
from generator.feeds.channel import as_utc, one_line
from generator.feeds.scopes import CATEGORY_LABELS
from generator.kinds.intervals import interval
from generator.kinds.resource import Frequency, Resource
from generator.licences import licence
from generator.model import Catalogue, Item
from generator.rdf.graph import Iri, Literal, Node, Value, node
from generator.render import plain

AUTHORITY = "http://publications.europa.eu/resource/authority"
FREQUENCIES = {
    Frequency.YEARLY: "ANNUAL",
    Frequency.HALF_YEARLY: "ANNUAL_2",
    Frequency.QUARTERLY: "QUARTERLY",
    Frequency.MONTHLY: "MONTHLY",
    Frequency.WEEKLY: "WEEKLY",
    Frequency.DAILY: "DAILY",
    Frequency.IRREGULAR: "IRREG",
}
LANGUAGES = {"id": "IND", "en": "ENG", "ms": "MSA", "jv": "JAV", "su": "SUN", "min": "MIN"}
FILE_TYPES = {
    "CSV",
    "JSON",
    "XLSX",
    "XLS",
    "ODS",
    "PARQUET",
    "GEOJSON",
    "TSV",
    "PDF",
    "DOCX",
    "ODT",
    "PNG",
    "JPEG",
}
"""Those of our formats that the EU file type list has."""
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
TEXT_LIMIT = 5_000
Property = tuple[str, Value | list[Value] | None]


def catalogue_node(catalogue: Catalogue, items: list[Item]) -> Node:
    """The dcat:Catalog itself, with links to these items."""
    settings = catalogue.settings
    datasets: list[Value] = [Iri(settings.absolute(item.address)) for item in items if item.kind == "dataset"]
    others: list[Value] = [Iri(settings.absolute(item.address)) for item in items if item.kind != "dataset"]
    return node(
        catalogue_address(catalogue),
        "dcat:Catalog",
        ("dct:title", text(settings.name)),
        ("dct:description", text(settings.description or settings.name)),
        ("dct:publisher", owner(catalogue)),
        ("dct:language", [language(code) for code in settings.languages]),
        ("dct:license", licence_node(settings.licence)),
        ("dct:modified", moment(catalogue.updated)),
        ("dct:spatial", area(catalogue, settings.area)),
        ("foaf:homepage", node(settings.base_url, "foaf:Document")),
        ("dcat:dataset", datasets),
        ("dcat:resource", others),
    )


def catalogue_address(catalogue: Catalogue) -> str:
    return catalogue.settings.absolute("#katalog")


def nodes(catalogue: Catalogue, items: list[Item]) -> Iterator[Node]:
    """The catalogue and each of these items, one after the other."""
    yield catalogue_node(catalogue, items)
    for item in items:
        yield dataset(catalogue, item) if item.kind == "dataset" else document(catalogue, item)


def dataset(catalogue: Catalogue, item: Item) -> Node:
    files: list[Value] = [distribution(catalogue, item, file) for file in distributions(item)]
    return node(
        catalogue.settings.absolute(item.address),
        "dcat:Dataset",
        *described(catalogue, item),
        ("dct:accrualPeriodicity", frequency(item.meta)),
        ("dct:temporal", period(item.meta)),
        ("dct:provenance", [provenance(source) for source in item.meta.sources]),
        ("dcat:distribution", files),
    )


def document(catalogue: Catalogue, item: Item) -> Node:
    """Its files are documents in some format, not distributions of data."""
    files: list[Value] = [
        node(
            catalogue.settings.absolute(file.address),
            "foaf:Document",
            ("dct:title", text(file.title)),
            ("dct:format", file_type(file.format)),
        )
        for file in distributions(item)
    ]
    return node(
        catalogue.settings.absolute(item.address),
        "dcat:Resource",
        *described(catalogue, item),
        ("dct:hasFormat", files),
    )


def described(catalogue: Catalogue, item: Item) -> list[Property]:
    """What all resources say."""
    meta = item.meta
    url = catalogue.settings.absolute(item.address)
    return [
        ("dct:title", text(title(item), meta.language)),
        ("dct:description", text(description(item), meta.language)),
        ("dct:identifier", Literal(url)),
        ("dct:issued", moment(item.issued)),
        ("dct:modified", moment(item.modified)),
        ("dct:publisher", publisher(catalogue, item)),
        ("dcat:contactPoint", contact(catalogue)),
        ("dcat:keyword", [text(word, meta.language) for word in keywords(item)]),
        ("dcat:theme", [theme(catalogue, slug) for slug in meta.themes]),
        ("dct:language", language(meta.language)),
        ("dct:spatial", area(catalogue, meta.area)),
        ("dct:license", licence_node(catalogue.licence(item)) if item.kind != "dataset" else None),
        ("dct:accessRights", node(f"{AUTHORITY}/access-right/PUBLIC", "dct:RightsStatement")),
        ("dcat:landingPage", node(url, "foaf:Document") if item.kind == "dataset" else None),
        ("adms:versionNotes", text(meta.change_note, meta.language) if meta.change_note else None),
    ]


def distribution(catalogue: Catalogue, item: Item, file: Distribution) -> Node:
    settings = catalogue.settings
    url = settings.absolute(file.address)
    size = Literal(str(file.size), datatype="xsd:nonNegativeInteger") if file.size is not None else None
    return node(
        f"{settings.absolute(item.address)}#{file.address.removeprefix(item.address)}",
        "dcat:Distribution",
        ("dct:title", text(file.title)),
        ("dcat:accessURL", node(url, "rdfs:Resource")),
        ("dcat:downloadURL", node(url, "rdfs:Resource")),
        ("dct:format", file_type(file.format)),
        ("dcat:mediaType", node(MEDIA_TYPES + file.media_type, "dct:MediaType")),
        ("dcat:byteSize", size),
        ("spdx:checksum", checksum(file.sha256)),
        ("dct:license", licence_node(catalogue.licence(item))),
        ("dct:modified", moment(item.modified)),
    )


def title(item: Item) -> str:
    return f"[Contoh] {item.title}" if item.meta.sample else item.title


def description(item: Item) -> str:
    """The summary is plain text, the longer texts are Markdown."""
    longer = item.meta.description or item.body or item.title
    words = (
        one_line(item.meta.summary, TEXT_LIMIT) if item.meta.summary.strip() else plain(longer, TEXT_LIMIT)
    )
    return f"Contoh, bukan data resmi. {words}" if item.meta.sample else words


def keywords(item: Item) -> list[str]:
    category = [CATEGORY_LABELS[item.meta.category]] if item.meta.category else []
    themes = [slug.replace("-", " ") for slug in item.meta.themes]
    sample = ["contoh"] if item.meta.sample else []
    return list(dict.fromkeys([*item.meta.keywords, *themes, *category, *sample]))


def text(words: str, code: str = "id") -> Literal:
    return Literal(words, language=code)


def moment(value: datetime) -> Literal:
    return Literal(as_utc(value).isoformat(), datatype="xsd:dateTime")


def owner(catalogue: Catalogue) -> Node:
    """The public body that publishes the portal."""
    settings = catalogue.settings
    body = catalogue.get("organisasi", settings.body) if settings.body else None
    if body:
        return agent(settings.absolute(body.address), body.title)
    return agent(settings.absolute("#badan-publik"), settings.body_name or settings.name)


def publisher(catalogue: Catalogue, item: Item) -> Node:
    office = catalogue.publisher(item)
    return agent(catalogue.settings.absolute(office.address), office.title) if office else owner(catalogue)


def agent(address: str, name: str) -> Node:
    return node(address, "foaf:Agent", ("foaf:name", text(name)))


def contact(catalogue: Catalogue) -> Node:
    """Where citizens reach the PPID."""
    settings = catalogue.settings
    details = settings.contact
    return node(
        settings.absolute("#kontak"),
        "vcard:Kind",
        ("vcard:fn", text(details.name)),
        ("vcard:hasEmail", Iri(f"mailto:{details.email}") if details.email else None),
        ("vcard:hasURL", Iri(details.form or settings.base_url)),
    )


def theme(catalogue: Catalogue, slug: str) -> Node:
    address = catalogue.settings.absolute(f"topik/{slug}/")
    return node(address, "skos:Concept", ("skos:prefLabel", text(slug.replace("-", " "))))


def language(code: str) -> Node:
    return node(f"{AUTHORITY}/language/{LANGUAGES.get(code, 'MUL')}", "dct:LinguisticSystem")


def frequency(meta: Resource) -> Node | None:
    if not meta.frequency:
        return None
    return node(f"{AUTHORITY}/frequency/{FREQUENCIES[meta.frequency]}", "dct:Frequency")


def area(catalogue: Catalogue, code: str | None) -> Node | None:
    if not code:
        return None
    address = catalogue.settings.absolute(f"wilayah/{code}/")
    return node(address, "dct:Location", ("dct:identifier", Literal(code)))


def period(meta: Resource) -> Node | None:
    if not meta.period:
        return None
    start, end = (Literal(day.isoformat(), datatype="xsd:date") for day in interval(meta.period))
    return node(None, "dct:PeriodOfTime", ("dcat:startDate", start), ("dcat:endDate", end))


def provenance(source: str) -> Node:
    return node(None, "dct:ProvenanceStatement", ("rdfs:label", text(source)))


def licence_node(code: str) -> Node:
    known = licence(code)
    address = known.url.removesuffix("deed.id") or None
    return node(address, "dct:LicenseDocument", ("dct:identifier", Literal(code)))


def file_type(name: str) -> Node:
    address = f"{AUTHORITY}/file-type/{name.upper()}" if name.upper() in FILE_TYPES else None
    return node(address, "dct:MediaTypeOrExtent", ("rdfs:label", Literal(name)))


def checksum(digest: str | None) -> Node | None:
    if not digest:
        return None
    return node(
        None,
        "spdx:Checksum",
        ("spdx:algorithm", node(SHA256, "spdx:ChecksumAlgorithm")),
        ("spdx:checksumValue", Literal(digest, datatype="xsd:hexBinary")),
    )


def page_node(catalogue: Catalogue, pages: list[str], number: int, total: int, size: int) -> Node:
    """Which page of the catalogue this is, in the words of old and new Hydra; ckanext-dcat knows both."""
    absolute = catalogue.settings.absolute
    before = Iri(absolute(pages[number - 2])) if number > 1 else None
    after = Iri(absolute(pages[number])) if number < len(pages) else None
    first, last = Iri(absolute(pages[0])), Iri(absolute(pages[-1]))
    return node(
        absolute(pages[number - 1]),
        "hydra:PagedCollection hydra:PartialCollectionView",
        ("hydra:totalItems", Literal(str(total), datatype="xsd:integer")),
        ("hydra:itemsPerPage", Literal(str(size), datatype="xsd:integer")),
        *(("hydra:first", first), ("hydra:firstPage", first), ("hydra:last", last), ("hydra:lastPage", last)),
        *(("hydra:previous", before), ("hydra:previousPage", before)),
        *(("hydra:next", after), ("hydra:nextPage", after)),
    )
