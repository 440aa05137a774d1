"""What a document's page says of each file that was read: pages, language, who can read it, where to jump."""

from __future__ import annotations

from dataclasses import dataclass

from generator.emitters.documents import UNITS, Readable, original_page, suffix_of, unit_label
from generator.render import number_id

LANGUAGES = {
    "id": "Indonesia", "en": "Inggris", "ms": "Melayu", "jv": "Jawa", "su": "Sunda", "ar": "Arab",
    "min": "Minangkabau", "nl": "Belanda", "zh": "Tionghoa",
}  # fmt: skip
JUMPS = 60
"""Pages that are listed one by one; longer documents every tenth, hundredth …."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file in words."""

    title: str
    address: str
    size: int
    pages: str
    """``12 halaman``; empty where the format has none."""
    language: str
    access: list[str]
    """Sentences: what helps or hinders people with screen readers."""
    jumps: list[tuple[str, str]]
    """(label, address) of pages; empty where the format cannot be opened at a page."""
    count: int
    picture: str
    text: str
    """Address of the text page, if there is one."""


def file_facts(read: Readable) -> FileFacts:
    facts = read.text.facts
    return FileFacts(
        title=read.file.title or read.file.name,
        address=read.address,
        size=read.file.size,
        pages=pages_of(read),
        language=language_of(facts.language),
        access=access(read),
        jumps=jumps(read) if suffix_of(read) == ".pdf" and facts.pages > 1 else [],
        count=facts.pages,
        picture=read.picture_address,
        text=read.text_address,
    )


def pages_of(read: Readable) -> str:
    count = read.text.facts.pages or (len(read.text.pages) if suffix_of(read) in UNITS else 0)
    return f"{number_id(count)} {UNITS.get(suffix_of(read), 'Halaman').lower()}" if count else ""


def language_of(code: str) -> str:
    if not code:
        return ""
    name = LANGUAGES.get(code.split("-", maxsplit=1)[0].lower())
    return f"{name} ({code})" if name else code


def access(read: Readable) -> list[str]:
    """What the marks of an accessible PDF mean to its readers (PDF/UA: tagged, titled, with a language)."""
    text, facts = read.text, read.text.facts
    if text.is_scan:
        return [
            "Pindaian: isinya gambar. Pembaca layar hanya dapat memakai teks hasil pengenalan di portal ini."
        ]
    if facts.tagged is None:
        return []
    said = [
        "Bertanda struktur: pembaca layar mengenali judul, daftar, dan tabelnya."
        if facts.tagged
        else "Tanpa tanda struktur: pembaca layar tidak mengenali judul, daftar, dan tabelnya.",
        *([] if facts.title else ["Tanpa judul: yang dibacakan nama berkasnya."]),
        *([] if facts.language else ["Tanpa bahasa: pembaca layar dapat salah melafalkan."]),
    ]
    if text.accessible:
        return ["Ramah pembaca layar: bertanda struktur, berjudul, dan menyebut bahasanya."]
    return said


def jumps(read: Readable) -> list[tuple[str, str]]:
    pages = read.text.pages
    every = 1
    while len(pages) > JUMPS * every:
        every *= 10
    chosen = [page for page in pages if every == 1 or page.number == 1 or page.number % every == 0]
    return [(unit_label(read, page).removeprefix("Halaman "), original_page(read, page)) for page in chosen]
