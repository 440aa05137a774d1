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
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from generator.findings import Finding, Place, Severity, did_you_mean, one_line
from generator.kinds import KINDS
from generator.late import Late
from generator.model import File, Item
from generator.places import Loaded

if TYPE_CHECKING:
    import markdown_it
else:
    markdown_it = Late("markdown_it")

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
BARE = re.compile(
    r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:id|com|org|net|info|gov|edu)(?:/.*)?", re.IGNORECASE
)
ALONE = frozenset(kind for kind, model in KINDS.items() if model.filename.startswith("*"))
ATTACHED = (".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".docx", ".doc", ".odt", ".pptx", ".zip")
"""What officers put beside a text; the program makes only the picture for sharing."""
CONTENT = "content/"
Links = tuple[tuple[str, int], ...]
"""What stands in the text, and its line."""


@dataclass(frozen=True)
class Site:
    loaded: Loaded
    pages: frozenset[str]
    """Hand-written pages and pictures, by file and by address."""

    def leads(self, address: str) -> bool:
        """Whether the site will have it. Below an item's address its own files are taken for granted."""
        first, _, rest = address.partition("/")
        if address in self.pages or first in SECTIONS or (not rest and MADE.fullmatch(first)):
            return True
        slug, _, inside = rest.partition("/")
        if first in ALONE and inside != "bagikan.png" and inside.casefold().endswith(ATTACHED):
            return False  # a text of one file has no pictures and documents beside it
        return first in KINDS and (not slug or bool(MADE.fullmatch(slug)) or self.has(first, slug))

    def has(self, kind: str, slug: str) -> bool:
        """Items, their old addresses, and what was withdrawn, which keeps a page."""
        return self.loaded.catalogue.get(kind, slug) is not None or (kind, slug) in self.old

    @cached_property
    def old(self) -> set[tuple[str, str]]:
        items, past = self.loaded.catalogue.items, self.loaded.past
        former = {(item.kind, slug) for item in items for slug in item.former}
        return former | (past.gone(items) if past else set())


def site_of(loaded: Loaded) -> Site:
    files = loaded.catalogue.pages
    return Site(loaded, frozenset(address for file in files for address in addresses_of(file)))


def check(loaded: Loaded) -> Iterator[Finding]:
    catalogue, site = loaded.catalogue, site_of(loaded)
    for file in catalogue.pages:
        if file.name.endswith(".md"):
            folder = posixpath.dirname(file.source.removeprefix(CONTENT))
            links = loaded.kept.of(f"tautan/{file.source}", file.sha256, partial(in_page, file))
            yield from judged(file.source, links, folder, site)
    for item, links in loaded.gists("links"):
        yield from judged(item.source, links, item.address, site)


def gist(item: Item, root: Path, cache: Path) -> Links | None:
    links: Links = ()
    for text in (item.body, item.meta.description):
        if "](" in text or "]:" in text:
            links += in_text(text, (root / item.source).read_bytes().decode("utf-8", "replace"))
    return links or None


def addresses_of(file: File) -> tuple[str, str]:
    """Where a hand-written page can be found: by its file and by its address."""
    path = file.source.removeprefix(CONTENT)
    stem = path.removesuffix(".md")
    folder = stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"
    return path, (folder if path.endswith(".md") else path).rstrip("/")


def in_page(file: File) -> Links:
    text = file.path.read_bytes().decode("utf-8", "replace")
    return in_text(text, text)


def in_text(text: str, whole: str) -> Links:
    """Links that do not name a host, each once, with its line in the ``whole`` file."""
    found = []
    for target in dict.fromkeys(targets(text)):
        parts = urlsplit(target)
        if parts.path and not (parts.scheme or parts.netloc):
            found.append((target, line_of(target, whole)))
    return tuple(found)


def line_of(target: str, whole: str) -> int:
    """Of ``[text](target)``, else of a definition ``[text]: target``."""
    at = whole.find(f"({target}")
    return whole.count("\n", 0, max(at if at >= 0 else whole.find(f"]: {target}"), 0)) + 1


def judged(source: str, links: Links, folder: str, site: Site) -> Iterator[Finding]:
    for target, line in links:
        parts, place = urlsplit(target), Place(source, line)
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
    markdown = markdown_it.MarkdownIt("commonmark", {"html": False}).enable("table")
    for token in markdown.parse(text):
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
