"""Templates into Markdown pages: one Jinja environment, strict, escaping everything.

A page is front matter plus Markdown in which section headings are Markdown and everything that
carries data is an HTML block. An officer's words only ever stand inside an HTML block, escaped;
their own Markdown goes through ``markdown``, which knows no raw HTML and no ``javascript:`` links.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from html import escape
from itertools import takewhile
from math import isfinite
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markdown_it import MarkdownIt
from markupsafe import Markup

from generator.distributions import formats
from generator.keptwords import of_text
from generator.kinds import KINDS
from generator.likeness import likeness
from generator.model import Catalogue
from generator.output import Output
from generator.tables.words import MONTH_NAMES

TEMPLATES = Path(__file__).parent / "templates"
UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
UNKNOWN_YEAR = 1970
UNITS = ("B", "KB", "MB", "GB", "TB")


SHORT_TAIL = re.compile(r"\b[A-Z]{2,}-[a-z]{2,3}\b")
"""An abbreviation with a short end that would stand alone on the next line: "KTP-el", "SPBE-nya"."""
MARK = "<!--bagian-->"
"""Stands on a line of its own before each section heading of a template, so that the site builder can
tell our headings from anything that an officer wrote; nobody else can make one, ``<`` being escaped."""


class MarkedTemplates(FileSystemLoader):
    """Templates whose section headings are marked."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, name, current = super().get_source(environment, template)
        return re.sub(r"^(?=#{2,3} )", f"{MARK}\n", source, flags=re.MULTILINE), name, current


class CompiledOnce(BytecodeCache):
    """Each template is compiled once in the life of a process, though every emitter has a renderer of its
    own. In memory only: no code is read from a file."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key] = bucket.bytecode_to_string()


@cache
def compiled_once() -> CompiledOnce:
    return CompiledOnce()


class Renderer:
    """Turns a template and its context into the Markdown of one page."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.likeness = likeness(catalogue)
        self.environment = Environment(
            loader=MarkedTemplates(TEMPLATES),
            bytecode_cache=compiled_once(),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        # Of the catalogue no more than this: what is kept of a page is known by what its template was given.
        self.environment.globals.update(settings=catalogue.settings, KINDS=KINDS)
        self.environment.filters.update(
            date_id=date_id,
            month_id=month_id,
            number_id=number_id,
            bytes_id=bytes_id,
            markdown=markdown,
            plain=plain,
            unbroken=unbroken,
            formats=formats,
            phone=phone,
            mail=mail,
            publisher=catalogue.publisher,
            kind_label=lambda kind: KINDS[kind].label,
        )

    def publish(
        self,
        out: Output,
        template: str,
        address: str,
        title: str,
        front: dict[str, Any],
        *,
        source: str,
        told: Mapping[str, object] = MappingProxyType({}),
        **context: Any,
    ) -> None:
        """The page at its address, that of the last build where it was made of the same; ``source`` says
        who claims the address. ``told``: for what in the context follows from something shorter, that."""
        key = self.likeness.key(template, address, title, front, {**context, **told})
        out.page(address, partial(self.page, template, address, title, front, **context), source, key)

    def page(self, template: str, address: str, title: str, front: dict[str, Any], **context: Any) -> str:
        """Front matter and body. ``title`` is plain text; in the front matter it is HTML-escaped,
        because MkDocs themes print it raw. ``link(target)`` in the template is relative to ``address``."""
        link = partial(relative, address)
        body = self.environment.get_template(template).render(
            title=title, address=address, link=link, **context
        )
        matter = {"title": escape(title), **front}
        if SHORT_TAIL.search(title):
            matter["heading"] = unbroken(title)
        return f"---\n{front_matter(matter)}---\n\n{body}"


def front_matter(matter: dict[str, Any]) -> str:
    """One key a line, its value as JSON, which is YAML too: a YAML writer would take longer than the page.

    YAML allows fewer characters unescaped than JSON (YAML 1.1 §5.1).
    """
    lines = (
        f"{key}: {json.dumps(matter[key], ensure_ascii=False, sort_keys=True)}\n" for key in sorted(matter)
    )
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", "".join(lines))


def relative(here: str, target: str) -> str:
    """The link from the page at ``here`` (``dataset/x/``) to a site address, safe inside an attribute."""
    path, mark, fragment = target.partition("#")
    step = way(here, path) if path or not mark else ""
    return quote(step, safe="/.~-_%") + mark + quote(fragment, safe="-_.=&~")


def way(here: str, path: str) -> str:
    """Up to the folder that both have in common, and down again; pages have hundreds of links, and
    ``posixpath.relpath`` takes three times as long."""
    start, end = here.split("/")[:-1], path.split("/")
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(start, end[:-1], strict=False))
    common = sum(1 for _ in pairs)
    return "../" * (len(start) - common) + "/".join(end[common:]) or "./"


def date_id(value: date | datetime) -> str:
    """1 Juli 2025. Where neither metadata nor git know a date, the loader leaves the start of 1970."""
    if value.year <= UNKNOWN_YEAR:
        return "tanggal belum diketahui"
    return f"{value.day} {MONTH_NAMES[value.month - 1]} {value.year}"


def month_id(value: date | datetime) -> str:
    return f"{MONTH_NAMES[value.month - 1]} {value.year}"


def number_id(value: int | float | Decimal | None, decimals: int | None = None) -> str:
    """1.234,5: dots between thousands, a decimal comma, no decimals that are not there."""
    if value is None:
        return "–"
    # A float is written out in full: 1e16 has no exponent in Indonesian.
    exact = Decimal(repr(value)) if isinstance(value, float) and isfinite(value) else value
    form = f",.{decimals}f" if decimals is not None else ",f" if isinstance(exact, Decimal) else ","
    text = format(exact, form)
    whole, point, rest = text.partition(".")
    rest = rest if decimals is not None else rest.rstrip("0")
    return whole.replace(",", ".") + ("," + rest if point and rest else "")


def bytes_id(size: int) -> str:
    """2,4 MB"""
    amount = float(size)
    for unit in UNITS:
        if amount < 1000 or unit == UNITS[-1]:
            return f"{number_id(round(amount, 1 if unit != 'B' and amount < 100 else 0))} {unit}".replace(
                ",0 ", " "
            )
        amount /= 1000
    raise AssertionError("unreachable")


def parser() -> MarkdownIt:
    """Of officers' Markdown: no raw HTML, no images."""
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


MARKDOWN = parser()
HEADING = re.compile(r"<h([1-6])>")
HEADING_TAG = re.compile(r"(</?h)([1-6])>")
UNMARKED = re.compile(r"[^\W\d_][^*_`\[\]<>&#\\|~!=\n\r\0]*")
"""Begins with a letter and holds nothing that means something in Markdown."""


def markdown(text: str) -> Markup:
    """An officer's Markdown as HTML: no raw HTML, no scripts in links, no images (a reader's browser
    asks nobody else). The page has its title already, so the highest heading becomes an ``h2``."""
    return Markup(of_text("html", text, html_of))  # noqa: S704 - markdown-it escapes all HTML


def html_of(text: str) -> str:
    html = MARKDOWN.render(text)
    levels = [int(level) for level in HEADING.findall(html)]
    down = 2 - min(levels, default=2)
    return HEADING_TAG.sub(lambda tag: f"{tag[1]}{min(int(tag[2]) + down, 6)}>", html)


def phone(text: str) -> Markup:
    """A telephone number that a phone can dial; anything else, two numbers for instance, as it stands."""
    number = re.sub(r"[\s().-]", "", text)
    if not re.fullmatch(r"\+?[0-9]{3,15}", number):
        return Markup.escape(text)
    return Markup('<a href="tel:{}">{}</a>').format(number, text)


def mail(text: str) -> Markup:
    """An address that can be written to; the words of whoever is no address as they stand."""
    if not re.fullmatch(r"[^\s@<>,;:]+@[^\s@<>,;:]+", text):
        return Markup.escape(text)
    return Markup('<a href="mailto:{}">{}</a>').format(quote(text, safe="@"), text)


def unbroken(text: str) -> Markup:
    """Escaped text in which no line ends inside "KTP-el"; copied and searched it is as it was written."""
    return Markup(SHORT_TAIL.sub(r'<span class="t-unbroken">\g<0></span>', str(escape(text))))  # noqa: S704 (escaped)


def plain(text: str, limit: int = 300) -> str:
    """Markdown as one line of plain text, for descriptions and feeds."""
    start = opening(text, 4 * limit)
    words = one_line(start)
    if len(words) <= limit and start != text:
        words = one_line(text)
    return words if len(words) <= limit else words[: limit - 1].rsplit(" ", 1)[0] + "…"


def one_line(text: str) -> str:
    # Most texts have no mark in them, and parsing them would cost more than the rest of a card.
    return " ".join(text.split()) if UNMARKED.fullmatch(text) else of_text("line", text, without_marks)


def without_marks(text: str) -> str:
    return " ".join(markdown(text).striptags().split())


def opening(text: str, length: int) -> str:
    """Whole paragraphs of at least ``length`` characters; all where the address of a link may stand below."""
    end = -1 if "]:" in text else text.find("\n\n", length)
    return text if end < 0 else text[:end]
