"""What a document's page shows: JDIH fields, files, relations both ways, and its series."""

from __future__ import annotations

from typing import Any

from generator.distributions import distributions
from generator.emitters.documents import readables
from generator.emitters.items.facts import Pair, several
from generator.emitters.items.links import Links
from generator.kinds.document import Document
from generator.model import Catalogue, Item, day
from generator.render import date_id

LARGE_PDF = 5_000_000
"""Bytes from which on a PDF is shown only when asked for."""


def view(catalogue: Catalogue, item: Item, links: Links) -> dict[str, Any]:
    meta = item.meta
    assert isinstance(meta, Document)
    files = distributions(item)
    found = readables(catalogue, item) if files else []
    pdf = next((file for file in files if file.media_type == "application/pdf"), None)
    return {
        "files": files,
        "texts": [read for read in found if read.text_address],
        "picture": next((read.picture_address for read in found if pdf and read.address == pdf.address), ""),
        "pdf": pdf,
        "large_pdf": LARGE_PDF,
        "law": law(meta),
        "relations": links.relations.get(item.slug, {}),
        "series": links.series.get(meta.series, []) if meta.series else [],
        "used_by": links.used_by.get(item.slug, []),
    }


def law(meta: Document) -> list[Pair]:
    """The JDIH fields (Permenkumham 8/2019) that are filled in, in their order."""
    kind = f"{meta.type} ({meta.type_short})" if meta.type and meta.type_short else meta.type
    return [
        ("Tipe dokumen", meta.document_type or ""),
        ("Jenis", kind or ""),
        ("Nomor", meta.number or ""),
        ("Tahun", str(meta.year) if meta.year else ""),
        ("T.E.U. badan/pengarang", meta.author or ""),
        ("Tempat penetapan", meta.enacted_at or ""),
        ("Tanggal penetapan", date_id(day(meta.enacted)) if meta.enacted else ""),
        ("Tanggal pengundangan", date_id(day(meta.promulgated)) if meta.promulgated else ""),
        ("Sumber lembaran", meta.gazette or ""),
        ("Subjek", meta.subject or ""),
        ("Bidang hukum", meta.field_of_law or ""),
        ("Penandatangan", meta.signatory or ""),
        ("Pemrakarsa", meta.initiator or ""),
        ("Lokasi", meta.location or ""),
        ("Peraturan terkait", several(meta.related_rules)),
    ]
