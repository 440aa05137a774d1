"""What a document's page shows: JDIH fields, files, relations both ways, and its series."""

from __future__ import annotations

from typing import Any

from generator.distributions import distributions
from generator.emitters.documents import readables
from generator.emitters.items.facts import Pair, several
from generator.emitters.items.legal import standing, step
from generator.emitters.items.links import Links
from generator.emitters.items.reading import LANGUAGES, file_facts
from generator.kinds.document import Document
from generator.law.citation import called, gazette_of, heading_of, region_of, short_of
from generator.law.graph import Force
from generator.model import Catalogue, Item, day
from generator.render import date_id


def view(catalogue: Catalogue, item: Item, links: Links) -> dict[str, Any]:
    meta = item.meta
    assert isinstance(meta, Document)
    files = distributions(item)
    found = readables(catalogue, item) if files else []
    series = links.series.get(meta.series) if meta.series else None
    pdf = next((file for file in files if file.media_type == "application/pdf"), None)
    return {
        "files": files,
        "texts": [read for read in found if read.text_address],
        "read": [file_facts(each) for each in found],
        "pdf": pdf,
        "law": [*law(meta, catalogue.settings.body_name or ""), *status(catalogue, item)],
        "standing": standing(catalogue, item),
        "legal_name": legal_name,
        "relations": links.relations.get(item.slug, {}),
        "series": series,
        "beside": series.beside(item) if series else (None, None),
        "used_by": links.used_by.get(item.slug, []),
    }


def legal_name(item: Item) -> str:
    """``PERKI 1/2021`` where it can be said so, else the title."""
    return (isinstance(item.meta, Document) and called(item.meta)) or item.title


def status(catalogue: Catalogue, item: Item) -> list[Pair]:
    """The JDIH fields that the portal knows by itself: only of a regulation."""
    meta = item.meta
    assert isinstance(meta, Document)
    if not (meta.type and meta.number):
        return []
    deeds = step(catalogue, item.slug).deeds
    notes = [f"{name} {', '.join(legal_name(other) for other in others)}" for name, others in deeds]
    ended = catalogue.law.force(item.slug) is Force.ENDED
    return [
        ("Status peraturan", "Tidak berlaku" if ended else "Berlaku"),
        ("Keterangan status", several(notes)),
        ("Bahasa", LANGUAGES.get(meta.language, meta.language)),
    ]


def law(meta: Document, body: str) -> list[Pair]:
    """The JDIH fields (Permenkumham 8/2019) that are filled in, in their order; abbreviation and main
    heading by rule where the officer left them out."""
    short = short_of(meta) if meta.number else meta.type_short
    kind = f"{meta.type} ({short})" if meta.type and short else meta.type
    gazette = gazette_of(meta.gazette, region_of(meta, body)) if meta.gazette else ""
    return [
        ("Tipe dokumen", meta.document_type or ""),
        ("Jenis", kind or ""),
        ("Nomor", meta.number or ""),
        ("Tahun", str(meta.year) if meta.year else ""),
        ("T.E.U. badan/pengarang", heading_of(meta, body) if meta.number else meta.author or ""),
        ("Tempat penetapan", meta.enacted_at or ""),
        ("Tanggal penetapan", date_id(day(meta.enacted)) if meta.enacted else ""),
        ("Tanggal pengundangan", date_id(day(meta.promulgated)) if meta.promulgated else ""),
        ("Sumber lembaran", gazette),
        ("Subjek", meta.subject or ""),
        ("Bidang hukum", meta.field_of_law or ""),
        ("Penandatangan", meta.signatory or ""),
        ("Pemrakarsa", meta.initiator or ""),
        ("Lokasi", meta.location or ""),
        ("Peraturan terkait", several(meta.related_rules)),
    ]
