"""What a document calls itself."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from generator.documents.open import open_document
from generator.documents.text import Text
from generator.drafts.names import NAMELESS, tidy, title_of_name
from generator.model import File

SAVED_BY = re.compile(r"^(?:microsoft (?:word|excel|powerpoint)\s*-\s*)", re.IGNORECASE)
UNTITLED = re.compile(
    r"(?:untitled|document|dokumen|tanpa judul|scan|presentation|powerpoint presentation)\W*\d*",
    re.IGNORECASE,
)
LENGTH = range(8, 200)


def title_of_document(file: File) -> str:
    """The title in the document's properties, else its first heading, else its file name."""
    return title_of(file, read_document(file))


def read_document(file: File) -> Text | None:
    with tempfile.TemporaryDirectory() as work:
        return open_document(file, Path(work))[0]


def body_of(text: Text | None, title: str) -> str:
    """Markdown for an officer to go over: headings and paragraphs, without the title again."""
    pages = text.pages if text else ()
    blocks = [
        f"## {tidy(words)}" if words in page.headings else words
        for page in pages
        for words in page.paragraphs
        if tidy(words) != title
    ]
    return "\n\n".join(blocks)


def title_of(file: File, text: Text | None) -> str:
    if text is None:
        return title_of_name(file.name)
    headings = [heading for page in text.pages[:3] for heading in page.headings]
    candidates = [tidy(SAVED_BY.sub("", words)) for words in (text.facts.title, *headings[:1])]
    return next((words for words in candidates if is_title(words)), "") or title_of_name(file.name)


def is_title(words: str) -> bool:
    is_name = re.search(r"\.(?:docx?|pdf|xlsx?|pptx?|indd|rtf)$", words, re.IGNORECASE)
    return (
        len(words) in LENGTH
        and not is_name
        and not UNTITLED.fullmatch(words)
        and not NAMELESS.fullmatch(words)
    )
