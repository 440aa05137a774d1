"""What there is to find: every item with its words by importance, the pages of its documents, and our
own pages that are no items."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyarrow as pa

from generator.emitters.documents import anchor, original_page, readables, suffix_of, text_part, unit_label
from generator.emitters.front import filters
from generator.emitters.tree import area_names
from generator.kinds import KINDS
from generator.kinds.document import Document
from generator.kinds.organisation import Organisation
from generator.kinds.resource import Part
from generator.model import Catalogue, Item, Table, day
from generator.render import plain
from generator.tables.values import iter_batches

REGISTER = 2000
"""Rows of a table whose values are searched, not only its columns."""
WORDS_OF_A_TABLE = 200_000
"""Characters of values that one table may bring."""
SILENT = frozenset(
    [
        "title",
        "summary",
        "keywords",
        "category",
        "publisher",
        "themes",
        "area",
        "period",
        "frequency",
        "licence",
        "status",
        "sources",
        "duties",
        "language",
        "former",
        "replaced_by",
        "files",
        "tables",
        "charts",
        "map",
        "issued",
        "sample",
        "breaks",
    ]
)
"""Fields of metadata that stand elsewhere or are no words."""
PRIORS = {"layanan": 1.15, "organisasi": 0.9, "dikecualikan": 0.7, "indikator": 0.95}
"""How much a hit of a kind counts beside others; 1 where nothing is said. Who asks wants the service before
the documents that tell of it."""
PAGES = {"kepatuhan": 0.3, "panduan/aturan": 0.35, "panduan": 0.45, "umpan": 0.2, "tentang": 0.5}
"""The same for our own pages by how their address begins; they describe and are seldom asked for."""
OTHER = 0.4
UNLISTED = ("admin",)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a document, or the item's own text (``url`` empty)."""

    url: str
    label: str
    text: str
    recognised: bool = False


@dataclass(frozen=True)
class Entry:
    """Something with an address of its own. ``digest`` tells when its index is still good."""

    address: str
    title: str
    summary: str
    group: str
    """Entries of one group are indexed together, and have one prior: kind and year."""
    prior: float
    digest: str
    date: str = ""
    kind: str = ""
    publisher: str = ""
    valid: bool = True
    facets: dict[str, list[str]] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    """Other names: abbreviation, keywords, number and year."""
    read: Any = None
    """``read() -> Iterator[Sheet]``, called only when the entry is indexed anew."""

    @cached_property
    def sheets(self) -> list[Sheet]:
        return list(self.read()) if self.read else []


def entries(catalogue: Catalogue, site: Path) -> Iterator[Entry]:
    """All entries, grouped, in an order that a new one does not disturb."""
    areas = area_names(catalogue)
    for item in catalogue.items:
        yield item_entry(catalogue, item, areas)
    yield from own_pages(site)


def item_entry(catalogue: Catalogue, item: Item, areas: dict[str, str]) -> Entry:
    publisher = catalogue.publisher(item) if item.kind != "organisasi" else None
    facets = {name: as_list(value) for name, value in filters(catalogue, item, areas).items()}
    names = other_names(item)
    shown = (publisher.title if publisher else "", facets, names, day(item.modified).isoformat())
    digest = blake2b(digest_size=12)
    for part in (item.address, item.meta.model_dump_json(), item.body, str(shown), reader_state(item)):
        digest.update(part.encode() + b"\0")
    return Entry(
        address=item.address,
        title=item.title,
        summary=plain(item.meta.summary or item.meta.description or item.body)[:300],
        group=f"{item.kind}-{year_of(item)}",
        prior=PRIORS.get(item.kind, 1.0),
        digest=digest.hexdigest(),
        date=day(item.modified).isoformat(),
        kind=KINDS[item.kind].label,
        publisher=publisher.title if publisher else "",
        valid="Berlaku" in facets.get("Keadaan", ["Berlaku"]),
        facets=facets,
        names=names,
        read=lambda: item_sheets(catalogue, item),
    )


def as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def year_of(item: Item) -> str:
    return "" if item.kind == "organisasi" else str(item.issued.year)


def reader_state(item: Item) -> str:
    """What an item's files and tables are, and whether scans can be read here."""
    files = [f"{file.name} {file.sha256}" for file in item.files]
    tables = [f"{table.name} {table.digest}" for table in item.tables]
    return "\n".join([*files, *tables, str(bool(files and shutil.which("tesseract")))])


def other_names(item: Item) -> tuple[str, ...]:
    found = [*item.meta.keywords]
    if isinstance(item.meta, Organisation) and item.meta.short:
        found.append(item.meta.short)
    if isinstance(item.meta, Document):
        found += [word for word in (item.meta.type, item.meta.type_short, item.meta.subject) if word]
        if item.meta.number and item.meta.year:
            found.append(f"{item.meta.number}/{item.meta.year}")
    return tuple(found)


def item_sheets(catalogue: Catalogue, item: Item) -> Iterator[Sheet]:
    lines = [*prose(item.body), *spoken(item.meta), *item.meta.sources]
    for table in item.tables:
        lines += table_lines(table)
    yield Sheet("", "", "\n".join(lines))
    for readable in readables(catalogue, item) if item.kind == "dokumen" else ():
        for page in readable.text.pages:
            if page.paragraphs:
                place = f"{readable.text_address}{text_part(page)}#{anchor(page)}"
                url = original_page(readable, page) if suffix_of(readable) == ".pdf" else place
                yield Sheet(url, unit_label(readable, page), page.text, page.recognised)


def spoken(part: Part) -> Iterator[str]:
    """Every sentence in the metadata that no other field of the index has."""
    for name, value in part:
        if name not in SILENT:
            yield from said(value)


def said(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from prose(value)
    elif isinstance(value, Part):
        yield from spoken(value)
    elif isinstance(value, dict):
        for each in value.values():
            yield from said(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from said(each)


def prose(markdown: str) -> list[str]:
    """Lines of Markdown as words: without tags, addresses and marks."""
    text = re.sub(r"<[^<>]{0,500}>|\]\([^()]{0,500}\)|https?://\S+|[\[*`|]", " ", markdown)
    return [line for raw in text.splitlines() if (line := " ".join(raw.split()).strip(" #>-"))]


def table_lines(table: Table) -> Iterator[str]:
    """Names and meanings of the columns, and every row of a small register as one line."""
    yield table.title
    yield from (
        f"{column.title}. {column.spec.definition or ''}".strip(" .") + "." for column in table.columns
    )
    if table.rows > REGISTER:
        yield from ("; ".join(value for value, _ in column.profile.frequent) for column in table.columns)
        return
    room = WORDS_OF_A_TABLE
    for batch in iter_batches(table):
        for row in shown_rows(batch):
            room -= len(row)
            if room < 0:
                return
            yield row


def shown_rows(batch: pa.RecordBatch) -> Iterator[str]:
    for row in batch.to_pylist():
        yield " · ".join(str(value) for value in row.values() if value is not None)


def own_pages(site: Path) -> Iterator[Entry]:
    """Pages with ``data-pagefind-body`` that are no items: rights, guides, duties, feeds."""
    folders = [path for path in site.iterdir() if path.is_dir() and path.name not in {*KINDS, *UNLISTED}]
    for path in sorted(page for folder in folders for page in folder.rglob("index.html")):
        address = path.parent.relative_to(site).as_posix() + "/"
        html = path.read_text("utf-8")
        if "data-pagefind-body" in html:
            prior = next((worth for start, worth in PAGES.items() if address.startswith(f"{start}/")), OTHER)
            yield page_entry(address, prior, html)


def page_entry(address: str, prior: float, html: str) -> Entry:
    page = Body()
    page.feed(html)
    text = "\n".join(page.lines)
    return Entry(
        address=address,
        title=page.title or address,
        summary=page.description,
        group=f"halaman {prior}",
        prior=prior,
        digest=blake2b(f"{address}\0{page.title}\0{page.description}\0{text}".encode()).hexdigest()[:24],
        read=lambda: iter([Sheet("", "", text)]),
    )


class Body(HTMLParser):
    """The text inside ``data-pagefind-body``, without what is marked as not for the search."""

    VOID = frozenset(
        ["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
    )
    BLOCK = frozenset(["p", "li", "h1", "h2", "h3", "h4", "dt", "dd", "tr", "div", "section", "pre"])

    def __init__(self) -> None:
        super().__init__()
        self.title = self.description = ""
        self.lines: list[str] = []
        self.depth = self.hidden = 0
        self.heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.get("name") == "description":
            self.description = given.get("content") or ""
        if tag in self.VOID:
            return
        if self.depth or "data-pagefind-body" in given:
            self.depth += 1
        out_of_sight = "data-pagefind-ignore" in given or tag in ("script", "style", "svg")
        if self.hidden or (self.depth and out_of_sight):
            self.hidden += 1
        self.heading = tag == "h1" or (self.heading and tag not in self.BLOCK)
        if self.depth and tag in self.BLOCK:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID:
            return
        self.depth -= bool(self.depth)
        self.hidden -= bool(self.hidden)
        self.heading = self.heading and tag != "h1"

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if not words or not self.depth or self.hidden:
            return
        if self.heading:
            self.title = f"{self.title} {words}".strip()
            return
        self.lines[-1:] = [f"{self.lines[-1] if self.lines else ''} {words}".strip()]
