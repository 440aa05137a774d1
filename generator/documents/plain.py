"""Plain text, Markdown and CSV as a document: by its byte order mark, else UTF-8, else cp1252."""

from __future__ import annotations

import codecs
from pathlib import Path

from generator.documents import limits
from generator.documents.layout import HYPHEN_END, WORD_LIMIT, Line, hyphenated, join, tidy
from generator.documents.sniff import wide
from generator.documents.text import Facts, Page, Reading

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

LOOK = 4_000
"""Bytes that show whether every second one is zero."""


def read(path: Path) -> Reading:
    reading = Reading()
    with path.open("rb") as stream:
        content = stream.read(limits.TEXT + 1)
    if len(content) > limits.TEXT:
        reading.mark("terlalu-banyak-teks")
    parts = decode(content[: limits.TEXT]).split("\f")[: limits.PAGES]
    reading.pages = [
        Page(number, str(number), (), tuple(paragraphs(part))) for number, part in enumerate(parts, start=1)
    ]
    reading.facts = Facts(len(parts))
    return reading


def decode(content: bytes) -> str:
    """Never guesses beyond the encodings that Indonesian offices write; UTF-16 shows by its zeros."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if encoding := wide(content[:LOOK]):
        return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def paragraphs(text: str) -> list[str]:
    """Each line is one, since plain text does not say which line ends are its writer's, unless one ends
    within a word."""
    lines = [line for line in map(tidy, text.splitlines()) if line]
    words = hyphenated(map(Line, lines))
    found: list[str] = []
    for line in lines:
        if found and HYPHEN_END.search(found[-1][-WORD_LIMIT:]) and line[0].islower():
            found[-1] = join(found[-1], line, words)
        else:
            found.append(line)
    return found
