"""What is made of officers' texts alone, kept from build to build.

Turning a text into HTML takes half of the time of its page, and few texts change between two builds. An entry
counts for the same text and the same program (``kept.py``); what a build did not ask for is forgotten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from generator.kept import Kept

T = TypeVar("T", str, list[str])

FOLDER = "kata"
"""In the cache."""


PARSER = version("markdown-it-py")


class Words:
    """Results by the digest of what they were made of."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.asked: set[str] = set()

    def of(self, name: str, text: str, make: Callable[[str], T]) -> T:
        digest = hashlib.sha256(f"{name}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()
        self.asked.add(digest)
        return self.kept.of(digest, PARSER, lambda: make(text))

    def save(self) -> None:
        self.kept.forget_all_but(self.asked)
        self.kept.save()


IN_USE: ContextVar[Words | None] = ContextVar("words", default=None)
"""None outside of a build: then everything is made anew."""


def of_text(name: str, text: str, make: Callable[[str], T]) -> T:
    """``make(text)``, or what it gave for the same text before; ``name`` says what is made, and ``make`` must
    look at nothing but the text. Nobody changes what comes out."""
    words = IN_USE.get()
    return words.of(name, text, make) if words else make(text)


@contextmanager
def kept_words(cache: Path) -> Iterator[None]:
    """Within it, what is made of texts is kept in ``cache``; saved at the end unless something went wrong."""
    words = Words(Kept(cache / FOLDER))
    before = IN_USE.set(words)
    try:
        yield
        words.save()
    finally:
        IN_USE.reset(before)
