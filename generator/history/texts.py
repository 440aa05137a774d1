"""What changed in the text of a document, paragraph by paragraph."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.documents.text import Text

ALIGNED_LIMIT = 3000
"""Paragraphs of one state; longer texts are compared without regard to order, which takes no time."""
SHOWN = 100
PARAGRAPH_LIMIT = 400


@dataclass(frozen=True, slots=True)
class TextDifference:
    """Paragraphs that only one of the states has, in their order, cut to what a page can show."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    added_count: int
    removed_count: int
    pages_before: int
    pages_after: int

    @property
    def is_empty(self) -> bool:
        return not (self.added_count or self.removed_count) and self.pages_before == self.pages_after


def text_difference(old: Text, new: Text) -> TextDifference:
    before, after = paragraphs(old), paragraphs(new)
    compare = aligned if max(len(before), len(after)) <= ALIGNED_LIMIT else counted
    removed, added = compare(before, after)
    pages = (old.facts.pages or len(old.pages), new.facts.pages or len(new.pages))
    return TextDifference(shown(added), shown(removed), len(added), len(removed), *pages)


def paragraphs(text: Text) -> list[str]:
    """Line breaks and runs of spaces belong to the layout."""
    found = (" ".join(paragraph.split()) for page in text.pages for paragraph in page.paragraphs)
    return [paragraph for paragraph in found if paragraph]


def aligned(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """(removed, added); a paragraph that moved is both."""
    removed: list[str] = []
    added: list[str] = []
    for change, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if change != "equal":
            removed += old[i:j]
            added += new[k:m]
    return removed, added


def counted(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    before, after = Counter(old), Counter(new)
    return list((before - after).elements()), list((after - before).elements())


def shown(paragraphs: list[str]) -> tuple[str, ...]:
    return tuple(
        text if len(text) <= PARAGRAPH_LIMIT else text[: PARAGRAPH_LIMIT - 1] + "…"
        for text in paragraphs[:SHOWN]
    )


def text_in_words(difference: TextDifference) -> str:
    """``3 paragraf baru, 1 paragraf hilang, dari 10 menjadi 12 halaman``"""
    parts = []
    if difference.added_count:
        parts.append(f"{difference.added_count} paragraf baru")
    if difference.removed_count:
        parts.append(f"{difference.removed_count} paragraf hilang")
    if difference.pages_before != difference.pages_after:
        parts.append(f"dari {difference.pages_before} menjadi {difference.pages_after} halaman")
    return ", ".join(parts) or "teksnya tidak berubah"
