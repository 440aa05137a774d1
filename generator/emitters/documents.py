"""The text of documents as pages for phones and screen readers, and pictures of their first pages.

``/dokumen/SLUG/teks/STEM/`` holds the text, at most a hundred pages of it; the rest follows under
``bagian-2/`` …. The picture is ``/dokumen/SLUG/STEM.webp``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from generator.documents.open import open_document
from generator.documents.text import Page, Text
from generator.emitters.front import front
from generator.kinds import KINDS
from generator.model import Catalogue, File, Item
from generator.output import Output
from generator.render import Renderer

KIND = "dokumen"
PART = 100
"""Document pages on one page of the site: about 300 KB of HTML at most."""
UNITS = {
    ".zip": "Daftar",
    ".xlsx": "Lembar",
    ".xlsm": "Lembar",
    ".ods": "Lembar",
    ".pptx": "Salindia",
    ".odp": "Salindia",
}
"""What a page of the format is called, where it is not ``Halaman``."""


@dataclass(frozen=True, slots=True)
class Readable:
    """A file of a document item that was read."""

    file: File
    text: Text
    address: str
    """Site address of the original."""
    text_address: str
    """Of the text page; empty where no page has text."""
    picture_address: str
    """Of the first page's picture; empty where there is none."""


def emit(catalogue: Catalogue, out: Output) -> None:
    renderer = Renderer(catalogue)
    for item in catalogue.of_kind(KIND):
        for readable in readables(catalogue, item):
            if readable.picture_address and readable.text.thumbnail:
                out.file(readable.picture_address, readable.text.thumbnail, readable.file.source)
            if readable.text_address:
                emit_text(catalogue, item, readable, renderer, out)


def readables(catalogue: Catalogue, item: Item) -> list[Readable]:
    """The item's files that could be read, in their order, with the addresses of what is made of them."""
    found = []
    for file, stem in zip(item.files, stems(item.files), strict=True):
        text, _ = open_document(file, catalogue.cache)
        if text:
            written = f"{item.address}teks/{stem}/" if any(page.paragraphs for page in text.pages) else ""
            picture = f"{item.address}{stem}.webp" if text.thumbnail else ""
            found.append(Readable(file, text, item.address + quote(file.name), written, picture))
    return found


def stems(files: Iterable[File]) -> list[str]:
    """An address for each file: its stem, with the format where two files share it or where the
    picture would take the name of an officer's file."""
    files = list(files)
    plain = [slug(PurePosixPath(file.name).stem) for file in files]
    taken = {file.name.lower() for file in files}
    found: list[str] = []
    for file, stem in zip(files, plain, strict=True):
        crowded = plain.count(stem) > 1 or f"{stem}.webp" in taken
        name = f"{stem}-{PurePosixPath(file.name).suffix.lstrip('.').lower()}" if crowded else stem
        while name in found or f"{name}.webp" in taken:
            name += "-2"
        found.append(name)
    return found


def slug(name: str) -> str:
    """Lower-case letters, digits and hyphens; ``berkas`` where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:100] or "berkas"


def emit_text(catalogue: Catalogue, item: Item, readable: Readable, renderer: Renderer, out: Output) -> None:
    pages = readable.text.pages
    parts = [pages[start : start + PART] for start in range(0, len(pages), PART)]
    addresses = [part_address(readable, number) for number in range(len(parts))]
    name = readable.file.title or readable.file.name
    crumbs = [(KINDS[KIND].plural, f"{KIND}/"), (item.title, item.address)]
    matter = front(
        f"Teks lengkap dari {name}: {item.title}", crumbs, hide=("navigation", "toc"), search=False
    )
    for number, (part, address) in enumerate(zip(parts, addresses, strict=True)):
        page = renderer.page(
            "teks.md",
            address,
            f"Teks {name}" + (f", bagian {number + 1}" if number else ""),
            matter,
            item=item,
            readable=readable,
            name=name,
            sections=[section(readable, page) for page in part],
            parts=[
                (f"{each[0].number}–{each[-1].number}", addresses[n], None, n == number)
                for n, each in enumerate(parts)
            ],
        )
        out.page(address, page, readable.file.source)


def part_address(readable: Readable, number: int) -> str:
    return readable.text_address + (f"bagian-{number + 1}/" if number else "")


@dataclass(frozen=True, slots=True)
class Section:
    """One page of a document as its text page shows it."""

    id: str
    label: str
    href: str
    """Of this page in the original."""
    page: Page


def section(readable: Readable, page: Page) -> Section:
    return Section(anchor(page), unit_label(readable, page), original_page(readable, page), page)


def anchor(page: Page) -> str:
    return f"halaman-{page.number}"


def suffix_of(readable: Readable) -> str:
    return PurePosixPath(readable.file.name).suffix.lower()


def unit_label(readable: Readable, page: Page) -> str:
    """``Halaman 3``, ``Halaman 5 (iii)``, ``Lembar Rekap``, ``Salindia 2``."""
    unit = UNITS.get(suffix_of(readable))
    if unit:
        return f"{unit} {page.label}"
    return f"Halaman {page.number}" + (f" ({page.label})" if page.label != str(page.number) else "")


def original_page(readable: Readable, page: Page) -> str:
    """Browsers open a PDF at ``#page=N`` (RFC 8118, 3); other formats open at their beginning."""
    return readable.address + (f"#page={page.number}" if suffix_of(readable) == ".pdf" else "")


def text_part(page: Page) -> str:
    number = (page.number - 1) // PART
    return f"bagian-{number + 1}/" if number else ""
