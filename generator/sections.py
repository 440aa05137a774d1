"""Our own pages into HTML without a Markdown parser.

A page that ``render.py`` staged is HTML blocks between fixed section headings, and it marks those
headings (``MARK``; no officer's word can make one, since ``<`` is escaped). Any Markdown engine reads
it; Python-Markdown spends four fifths of a build on walking through HTML that it then leaves as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import MutableMapping
from dataclasses import dataclass
from html import unescape
from typing import Any, ClassVar

from markdown.extensions.toc import slugify, unique
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.render import MARK

RECENT = 64
"""Pages at hand: more than a nav usually has."""
HEADING = re.compile(rf"^{re.escape(MARK)}\n(#{{2,3}}) (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sections:
    """HTML of a page and its headings: (level, id, title as HTML)."""

    html: str
    headings: tuple[tuple[int, str, str], ...]


def sections(staged: str) -> Sections:
    """A staged body as HTML. Headings get the ids that Python-Markdown would give them."""
    parts = HEADING.split(staged)
    html = [parts[0].strip()]
    headings = []
    taken: set[str] = set()
    for marks, title, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        anchor = unique(slugify(unescape(title), "-"), taken)
        headings.append((len(marks), anchor, title))
        html.append(f'<h{len(marks)} id="{anchor}">{title}</h{len(marks)}>')
        html.append(body.strip())
    return Sections("\n".join(part for part in html if part), tuple(headings))


def contents(headings: tuple[tuple[int, str, str], ...]) -> TableOfContents:
    """The table of contents that themes read: third levels below the second before them."""
    top: list[AnchorLink] = []
    for level, anchor, title in headings:
        link = AnchorLink(title, anchor, level)
        (top[-1].children if level > 2 and top else top).append(link)
    if top:
        top[0].active = True  # type: ignore[attr-defined]  # as MkDocs does it
    return TableOfContents(top)


@dataclass(frozen=True, slots=True)
class Staged:
    """A staged file, taken apart."""

    meta: dict[str, Any]
    sections: Sections


def staged(text: str) -> Staged:
    """The front matter is one key a line with its value as JSON, as ``render.py`` wrote it."""
    head, _, body = text.partition("\n---\n")
    lines = (line.partition(": ") for line in head.splitlines()[1:])
    return Staged({key: json.loads(value) for key, _, value in lines}, sections(body))


class StagedPage(Page):
    """A page whose Markdown is ours: converted by its sections.

    MkDocs converts all pages before it writes the first and would hold all of them; this one keeps only
    its path and reads its file when something of it is asked for, which costs less than the memory. The last
    few are at hand, since the theme asks several times for each page, and for titles of the nav.
    """

    recent: ClassVar[dict[int, tuple[StagedPage, Staged]]] = {}
    """By ``id``, which nothing else can have while the page stands here."""

    def staged(self) -> Staged:
        recent = StagedPage.recent
        if id(self) not in recent:
            if len(recent) >= RECENT:
                del recent[next(iter(recent))]
            recent[id(self)] = self, staged(self.file.content_string)
        return recent[id(self)][1]

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """All of it is made when it is asked for."""

    @property
    def meta(self) -> MutableMapping[str, Any]:
        return self.staged().meta

    @meta.setter
    def meta(self, value: object) -> None:
        """MkDocs hands back what it got; so below."""

    @property
    def toc(self) -> TableOfContents:
        return contents(self.staged().sections.headings)

    @toc.setter
    def toc(self, value: object) -> None: ...

    @property
    def present_anchor_ids(self) -> set[str]:
        return {anchor for _, anchor, _ in self.staged().sections.headings}

    @present_anchor_ids.setter
    def present_anchor_ids(self, value: object) -> None: ...

    @property
    def content(self) -> str:
        return self.staged().sections.html

    @content.setter
    def content(self, value: object) -> None: ...
