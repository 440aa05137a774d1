"""``/cari/``: search with facets; the form is filled by ``overrides/assets/terang/cari-halaman.js``."""

from __future__ import annotations

from generator.emitters.front import front
from generator.kinds import KINDS
from generator.model import Catalogue
from generator.output import Output
from generator.render import Renderer

FACETS = ("Jenis", "Kategori", "Penerbit", "Topik", "Wilayah", "Tahun", "Format", "Keadaan")
"""Names of ``front.filters``; in the address they stand in lower case."""
NEWEST = 10
"""Shown where nothing is asked yet, without touching the index."""
LEAD = "Cari di semua dataset, dokumen, pengumuman, layanan, dan indikator."


def emit(catalogue: Catalogue, out: Output) -> None:
    lists = [
        (KINDS[kind].plural, f"{kind}/", len(catalogue.of_kind(kind)), False)
        for kind in KINDS
        if catalogue.of_kind(kind)
    ]
    more = [("Kategori", "kategori/", None, False), ("Topik", "topik/", None, False)]
    matter = front(LEAD, hide=("navigation", "toc"), search=False)
    page = Renderer(catalogue).page(
        "search.md",
        "cari/",
        "Cari",
        matter,
        lead=LEAD,
        facets=FACETS,
        lists=[*lists, *more],
        newest=[item for item in catalogue.newest() if item.kind != "organisasi"][:NEWEST],
    )
    out.page("cari/", page, "pencarian")
