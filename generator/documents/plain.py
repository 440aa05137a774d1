"""Plain text, Markdown and CSV as a document: by its byte order mark, else UTF-8, else cp1252."""

from __future__ import annotations

import codecs
from pathlib import Path

from generator.documents import limits
from generator.documents.layout import tidy
from generator.documents.text import Facts, Page, Reading

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


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
    """Never guesses beyond the two encodings that Indonesian offices write."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def paragraphs(text: str) -> list[str]:
    """Each line is one: plain text does not say which line ends are its writer's."""
    return [line for line in map(tidy, text.splitlines()) if line]
