"""Links inside the site lead somewhere; nothing is asked of the network.

Judul: Tautan
Kode: `tautan-putus`, `tautan-tanpa-https`

Mengapa: warga yang menekan tautan harus sampai di halamannya. Yang diperiksa hanya tautan di dalam portal
ini; alamat situs lain tidak dihubungi.

Contoh: `[syarat](syarat.md)` padahal berkasnya bernama `persyaratan.md`; `[JDIH](jdih.pekanbaru.go.id)`
tanpa `https://`.

Perbaikan: samakan dengan nama berkas atau alamat halamannya. Di halaman tulisan tangan, tautan dihitung
dari letak berkasnya; di pengumuman dan uraian, dari alamat halamannya.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt

from generator.findings import Finding, Place, Severity, did_you_mean, one_line
from generator.kinds import KINDS
from generator.model import Catalogue, File, Item
from generator.places import Loaded

SECTIONS = frozenset(
    (
        *(
            "admin",
            "arsip",
            "assets",
            "bagikan",
            "cari",
            "dasbor",
            "dik",
            "dip",
            "jdih",
            "kategori",
            "kepatuhan",
            "permohonan",
            "perubahan",
            "ringkasan",
        ),
        *("teks", "topik", "umpan", "versi", "verifikasi", "wilayah"),
    )
)
"""First parts of the addresses that the program itself makes."""
MADE = re.compile(r"[\w.-]+\.(?:json|jsonl|xml|csv|xlsx|pdf|ics|txt|ttl|jsonld|gz|webmanifest)|SHA256SUMS")
"""Files that the program puts at the top of the site."""
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
BARE = re.compile(
    r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:id|com|org|net|info|gov|edu)(?:/.*)?", re.IGNORECASE
)
CONTENT = "content/"


@dataclass(frozen=True, slots=True)
class Site:
    catalogue: Catalogue
    pages: frozenset[str]
    """Hand-written pages and pictures, by file and by address."""

    def leads(self, address: str) -> bool:
        """Whether the site will have it. Below an item's address its own files are taken for granted."""
        first, _, rest = address.partition("/")
        if address in self.pages or first in SECTIONS or (not rest and MADE.fullmatch(first)):
            return True
        slug = rest.partition("/")[0]
        return first in KINDS and (not slug or bool(MADE.fullmatch(slug)) or self.has(first, slug))

    def has(self, kind: str, slug: str) -> bool:
        """Items, their old addresses, and what was withdrawn, which keeps a page."""
        catalogue = self.catalogue
        return (
            catalogue.get(kind, slug) is not None
            or any(slug in item.meta.former for item in catalogue.of_kind(kind))
            or any((each.kind, each.slug) == (kind, slug) for each in catalogue.withdrawn)
        )


def check(loaded: Loaded) -> Iterator[Finding]:
    catalogue = loaded.catalogue
    site = Site(catalogue, frozenset(address for file in catalogue.pages for address in addresses_of(file)))
    for file in catalogue.pages:
        if file.name.endswith(".md"):
            yield from in_page(file, site)
    for item in catalogue.items:
        for text in (item.body, item.meta.description):
            if "](" in text or "]:" in text:
                yield from in_item(item, text, site)


def addresses_of(file: File) -> tuple[str, str]:
    """Where a hand-written page can be found: by its file and by its address."""
    path = file.source.removeprefix(CONTENT)
    stem = path.removesuffix(".md")
    folder = stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"
    return path, (folder if path.endswith(".md") else path).rstrip("/")


def in_page(file: File, site: Site) -> Iterator[Finding]:
    text = file.path.read_bytes().decode("utf-8", "replace")
    folder = posixpath.dirname(file.source.removeprefix(CONTENT))
    yield from in_text(file.source, text, text, folder, site)


def in_item(item: Item, text: str, site: Site) -> Iterator[Finding]:
    whole = (site.catalogue.root / item.source).read_bytes().decode("utf-8", "replace")
    yield from in_text(item.source, text, whole, item.address, site)


def in_text(source: str, text: str, whole: str, folder: str, site: Site) -> Iterator[Finding]:
    for target in dict.fromkeys(targets(text)):
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or not parts.path:
            continue
        place = Place(source, whole.count("\n", 0, max(whole.find(f"({target}"), 0)) + 1)
        path = unquote(parts.path)
        inside = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
        address = posixpath.normpath(inside).strip("/")
        if address in (".", "") or site.leads(address):
            continue
        if BARE.fullmatch(parts.path) and not path.endswith((".md", ".pdf", ".xlsx", ".csv")):
            yield without_scheme(place, target)
        else:
            yield broken(place, target, address, site.pages)


def targets(text: str) -> Iterator[str]:
    for token in MARKDOWN.parse(text):
        for child in token.children or ():
            if child.type in ("link_open", "image"):
                yield str(child.attrs.get("href") or child.attrs.get("src") or "")


def broken(place: Place, target: str, address: str, pages: frozenset[str]) -> Finding:
    folder = address.partition("/")[0]
    near = did_you_mean(address, [page for page in pages if page.partition("/")[0] == folder])
    return Finding(
        place,
        f'tautan "{one_line(target, 80)}" tidak menuju halaman mana pun.',
        near or "Samakan dengan nama berkas atau alamat halamannya.",
        "tautan-putus",
        Severity.WARNING,
    )


def without_scheme(place: Place, target: str) -> Finding:
    return Finding(
        place,
        f'tautan "{one_line(target, 80)}" akan dicari di dalam portal ini.',
        f"Tulis https://{one_line(target, 80)}.",
        "tautan-tanpa-https",
        Severity.WARNING,
    )
