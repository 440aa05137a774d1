"""``/jdih/integrasi.json``: regulations as the national legal documentation network harvests them.

A flat JSON array; every value is a string. There is no public specification: the fields are those of
the ILDIS template of BPHN and of the feeds of JDIH Padang and JDIH Bone Bolango.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.catalogues import dcat
from generator.distributions import Distribution, distributions
from generator.kinds.document import Document
from generator.law.citation import heading_of, short_of
from generator.law.graph import Force
from generator.model import Catalogue, Item

BEFORE, BETWEEN, AFTER = "[\n", ",\n", "\n]\n"
LISTED = ("dokumen",)
"""Kinds of which it tells; nothing else of the catalogue is looked at."""
LANGUAGES = {"id": "Indonesia", "en": "Inggris"}
ABSTRACT = "abs"
"""Begins or ends the file name of an abstract."""


def rows(catalogue: Catalogue) -> Iterator[dict[str, str]]:
    for item in catalogue.of_kind("dokumen"):
        if isinstance(item.meta, Document) and is_regulation(item.meta):
            yield regulation(catalogue, item, item.meta)


def is_regulation(meta: Document) -> bool:
    """What says so, or has a form and a number: a decree without a type of document is one too."""
    if meta.document_type:
        return meta.document_type.lower().startswith("peraturan")
    return bool(meta.type and meta.number)


def regulation(catalogue: Catalogue, item: Item, meta: Document) -> dict[str, str]:
    absolute = catalogue.settings.absolute
    body, abstract = files(item)
    row = {
        "idData": item.slug,
        "tahun_pengundangan": str(meta.year or ""),
        "tanggal_pengundangan": iso(meta.promulgated or meta.enacted),
        "jenis": meta.type,
        "noPeraturan": meta.number,
        "judul": dcat.title(item),
        "noPanggil": "",
        "singkatanJenis": short_of(meta),
        "tempatTerbit": meta.enacted_at,
        "penerbit": "",
        "deskripsiFisik": "",
        "sumber": meta.gazette,
        "subjek": meta.subject,
        "isbn": "",
        "status": "Tidak Berlaku" if catalogue.law.force(item.slug) is Force.ENDED else "Berlaku",
        "bahasa": LANGUAGES.get(meta.language, meta.language),
        "bidangHukum": meta.field_of_law,
        "teuBadan": heading_of(meta, catalogue.settings.body_name or ""),
        "nomorIndukBuku": "",
        "fileDownload": body.name if body else "",
        "urlDownload": absolute(body.address) if body else "",
        "abstrak": abstract.name if abstract else "",
        "urlAbstrak": absolute(abstract.address) if abstract else "",
        "urlDetailPeraturan": absolute(item.address),
        "operasi": "4",
        "display": "1",
    }
    return {key: value or "" for key, value in row.items()}


def files(item: Item) -> tuple[Distribution | None, Distribution | None]:
    """The regulation itself, a PDF if there is one, and its abstract."""
    abstracts = [file for file in distributions(item) if is_abstract(file.name)]
    others = [file for file in distributions(item) if file not in abstracts]
    others.sort(key=lambda file: file.format != "PDF")
    return next(iter(others), None), next(iter(abstracts), None)


def is_abstract(name: str) -> bool:
    stem = Path(name).stem.lower()
    return stem.startswith(ABSTRACT) or stem.endswith(ABSTRACT)


def iso(value: date | None) -> str:
    return value.isoformat() if value else ""
