"""The list of every kind, ``/dataset/`` to ``/dikecualikan/``; organisations stand as a tree."""

from __future__ import annotations

from generator.emitters import services
from generator.emitters.front import front, theme_title
from generator.emitters.listing import (
    Chip,
    Listing,
    category_chips,
    emit_listing,
    section,
    themed,
)
from generator.emitters.tree import Branch, branches, type_of
from generator.kinds import KINDS
from generator.model import Catalogue, Item
from generator.output import Output
from generator.render import Renderer
from generator.series import HOME as SERIES
from generator.series import all_series

LEADS = {
    "dataset": "Tabel dalam format terbuka, lengkap dengan arti kolomnya dan berkas aslinya.",
    "dokumen": "Peraturan, keputusan, laporan, dan formulir, dengan keterangan dan berkasnya.",
    "pengumuman": "Kabar resmi dan informasi yang harus segera diketahui warga.",
    "layanan": "Layanan publik: syarat, langkah, waktu, dan biayanya.",
    "indikator": "Angka yang diikuti dari waktu ke waktu, diambil langsung dari datasetnya.",
    "organisasi": "Perangkat daerah, kecamatan, dan kelurahan, dengan informasi yang diterbitkannya.",
    "dikecualikan": "Informasi yang tidak dibuka, dengan dasar hukum dan uji konsekuensinya.",
}
BY_NAME = {"layanan", "dikecualikan"}
"""Kinds that are looked up by name; the others stand newest first."""


def emit(catalogue: Catalogue, out: Output) -> None:
    renderer = Renderer(catalogue)
    themes = themed(catalogue)
    for kind in KINDS:
        if kind != "organisasi":
            emit_listing(listing(catalogue, kind, themes), renderer, out)
    emit_organisations(catalogue, renderer, out)


def listing(catalogue: Catalogue, kind: str, themes: dict[str, list[Item]]) -> Listing:
    return Listing(
        f"{kind}/",
        KINDS[kind].plural,
        LEADS.get(kind, f"{KINDS[kind].plural}, yang terbaru lebih dahulu."),
        ordered(catalogue, kind),
        chips=services.chips(catalogue) if kind == "layanan" else general_chips(catalogue, kind, themes),
        template="services.md" if kind == "layanan" else "list.md",
    )


def general_chips(
    catalogue: Catalogue, kind: str, themes: dict[str, list[Item]]
) -> list[tuple[str, list[Chip]]]:
    return [
        ("Kategori", category_chips(catalogue, kind)),
        ("Topik", theme_chips(themes, kind)),
        ("Seri", series_chips(catalogue) if kind == "dokumen" else []),
    ]


def ordered(catalogue: Catalogue, kind: str) -> list[Item]:
    newest = catalogue.newest(kind)
    return sorted(newest, key=lambda item: item.title.casefold()) if kind in BY_NAME else newest


def theme_chips(themes: dict[str, list[Item]], kind: str, most: int = 8) -> list[Chip]:
    """The themes that most items of a kind have, by name."""
    counts = {theme: sum(item.kind == kind for item in items) for theme, items in themes.items()}
    largest = sorted(counts, key=lambda theme: (-counts[theme], theme))[:most]
    return [
        (theme_title(theme), section(f"topik/{theme}/", themes[theme], kind), counts[theme], False)
        for theme in sorted(largest)
        if counts[theme]
    ]


def series_chips(catalogue: Catalogue, most: int = 8) -> list[Chip]:
    """The series with most editions, by title, and the list of all."""
    every = all_series(catalogue)
    largest = sorted(every, key=lambda series: (-len(series.editions), series.slug))[:most]
    chips: list[Chip] = [
        (series.title, series.address, len(series.editions), False)
        for series in sorted(largest, key=lambda series: series.title.casefold())
    ]
    return [*chips, ("Semua seri", SERIES, len(every), False)] if len(every) > most else chips


def emit_organisations(catalogue: Catalogue, renderer: Renderer, out: Output) -> None:
    roots = branches(catalogue)
    page = renderer.page(
        "organisations.md",
        "organisasi/",
        KINDS["organisasi"].plural,
        front(LEADS["organisasi"], feeds=[("Organisasi", "organisasi/")], search=False),
        lead=LEADS["organisasi"],
        roots=[(root, offices(below), districts(below)) for root, below in roots],
    )
    out.page("organisasi/", page, "daftar organisasi")


def offices(below: list[Branch]) -> list[Branch]:
    return [branch for branch in below if type_of(branch[0]) not in ("kecamatan", "kelurahan")]


def districts(below: list[Branch]) -> list[Branch]:
    return [branch for branch in below if type_of(branch[0]) in ("kecamatan", "kelurahan")]
