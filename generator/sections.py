"""Our own pages into HTML without a Markdown parser.

A page that ``render.py`` staged is HTML blocks between fixed section headings, and it marks those
headings (``MARK``; no officer's word can make one, since ``<`` is escaped). Any Markdown engine reads
it; Python-Markdown spends four fifths of a build on walking through HTML that it then leaves as it is.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import ClassVar

from markdown.extensions.toc import slugify, unique
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.render import MARK

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


class StagedPage(Page):
    """A page whose Markdown is ours: converted by its sections.

    MkDocs converts all pages before it writes the first and would hold all of them; this one keeps only
    its path and makes its HTML when it is asked for, which costs less than the memory. The theme asks several
    times for each page, so the last one's is at hand.
    """

    last: ClassVar[tuple[StagedPage, Sections] | None] = None

    def read_source(self, config: MkDocsConfig) -> None:
        """The front matter is one key a line with its value as JSON, as ``render.py`` wrote it."""
        lines = self.staged()[0].splitlines()[1:]
        self.meta = {key: json.loads(value) for key, _, value in (line.partition(": ") for line in lines)}
        self.markdown = ""

    def staged(self) -> tuple[str, str]:
        """Front matter and body."""
        head, _, body = self.file.content_string.partition("\n---\n")
        return head, body

    def render(self, config: MkDocsConfig, files: Files) -> None:
        headings = self.sections().headings
        self.toc = contents(headings)
        self.present_anchor_ids = {anchor for _, anchor, _ in headings}

    def sections(self) -> Sections:
        if StagedPage.last is None or StagedPage.last[0] is not self:
            StagedPage.last = self, sections(self.staged()[1])
        return StagedPage.last[1]

    @property
    def content(self) -> str:
        return self.sections().html

    @content.setter
    def content(self, value: str | None) -> None:
        """MkDocs hands back what it got."""
