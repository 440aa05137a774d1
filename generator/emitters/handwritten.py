"""Hand-written pages, ``content/tentang/**`` and ``content/panduan/**``, and their pictures.

Their Markdown knows no raw HTML; links are resolved from the file they stand in and cannot leave the
site's folder unnoticed; pictures come from the portal or not at all. Second-level headings stay
Markdown, so that the site builder makes the table of contents from them.
"""

from __future__ import annotations

import itertools
import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from generator.emitters.front import Crumb, front
from generator.model import Catalogue, File
from generator.output import Output
from generator.readers.yaml import read_front_matter
from generator.render import MARK, Renderer, plain, relative

ROOT = "content/"
FILTERS = {"Jenis": "Halaman"}
"""Hand-written pages are searched as a kind of their own."""
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
SPECIAL = str.maketrans({mark: f"&#{ord(mark)};" for mark in "\\`*_{}[]#|~"})
"""What would be Markdown again in a heading."""
TABLE = '<div class="t-table{}" role="region" tabindex="0" aria-label="Tabel {}"><table>'
Block = tuple[str, str]
"""``heading`` with plain text, or ``html`` with finished HTML."""


@dataclass(frozen=True, slots=True)
class HandWritten:
    """One page; ``blocks`` are ready to be shown at its address."""

    title: str
    summary: str = ""
    address: str = ""
    order: str = ""
    blocks: list[Block] = field(default_factory=list)

    def body(self) -> Markup:
        """Markdown in which nothing of the author's is Markdown any more but the headings."""
        return Markup("\n\n").join(Markup(self.block(*block)) for block in self.blocks)  # noqa: S704 - markdown-it's

    @staticmethod
    def block(kind: str, content: str) -> str:
        if kind == "heading":
            return f"{MARK}\n## {escape(content, quote=False).translate(SPECIAL)}"
        return f'<div class="t-prose">\n{content}</div>'


@dataclass(frozen=True, slots=True)
class Folder:
    """Where a page stands, for its links: its own address, its source's folder, and all pages."""

    here: str
    folder: str
    addresses: dict[str, str]
    """Path below ``content/`` → site address, of pages and of pictures."""


def emit(catalogue: Catalogue, out: Output) -> None:
    renderer = Renderer(catalogue)
    addresses = addresses_of(catalogue.pages)
    pages = {file.source: page_of(file, addresses) for file in texts(catalogue.pages)}
    for file in catalogue.pages:
        address = addresses[inner(file)]
        if not file.name.endswith(".md"):
            out.file(address, file.path, file.source)
        elif address:
            page = pages[file.source]
            out.page(address, rendered(page, list(pages.values()), renderer), file.source)


def rendered(page: HandWritten, pages: Sequence[HandWritten], renderer: Renderer) -> str:
    """The first page of a folder lists those beside it."""
    ordered = sorted(pages, key=lambda other: (other.order or "~", other.title.casefold()))
    beside = [other for other in ordered if parent(other.address) == page.address]
    matter = front(page.summary or page.title, list(crumbs(page, pages)), filters=FILTERS)
    return renderer.page("handwritten.md", page.address, page.title, matter, page=page, beside=beside)


def parent(address: str) -> str:
    """Address of the folder that a page stands in; empty for the home page and what is right below it."""
    above = posixpath.dirname(address.rstrip("/"))
    return f"{above}/" if above else ""


def crumbs(page: HandWritten, pages: Sequence[HandWritten]) -> Iterator[Crumb]:
    parts = page.address.rstrip("/").split("/")
    titles = {other.address: other.title for other in pages}
    for count in range(1, len(parts)):
        above = "/".join(parts[:count]) + "/"
        if above in titles:
            yield titles[above], above


def home_page(catalogue: Catalogue) -> HandWritten | None:
    """``content/index.md``, which is a part of the home page."""
    addresses = addresses_of(catalogue.pages)
    file = next((file for file in texts(catalogue.pages) if inner(file) == "index.md"), None)
    return page_of(file, addresses) if file else None


def texts(files: Sequence[File]) -> list[File]:
    return [file for file in files if file.name.endswith(".md")]


def inner(file: File) -> str:
    return file.source.removeprefix(ROOT)


def addresses_of(files: Sequence[File]) -> dict[str, str]:
    return {inner(file): address_of(inner(file)) for file in files}


def address_of(path: str) -> str:
    """``tentang/index.md`` → ``tentang/``, ``tentang/ppid.md`` → ``tentang/ppid/``, pictures as they are."""
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"


def page_of(file: File, addresses: dict[str, str]) -> HandWritten:
    source, _ = read_front_matter(file.path.read_bytes(), file.source)
    keys = source.data if source else {}
    text = source.body if source else file.path.read_text("utf-8", "replace")
    tokens = MARKDOWN.parse(text)
    first = heading_text(tokens, 0) if tokens and tokens[0].tag == "h1" else ""
    where = Folder(addresses[inner(file)], posixpath.dirname(inner(file)), addresses)
    return HandWritten(
        title=said(keys.get("judul"))
        or first
        or file.name.removesuffix(".md").replace("-", " ").capitalize(),
        summary=plain(said(keys.get("ringkasan"))),
        address=where.here,
        order=said(keys.get("urutan")).zfill(4) if keys.get("urutan") else "",
        blocks=list(numbered(blocks(tokens[3:] if first else tokens, where))),
    )


def named_after(file: File) -> str:
    return file.name.removesuffix(".md").replace("-", " ").capitalize()


def said(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def heading_text(tokens: Sequence[Token], index: int) -> str:
    children = tokens[index + 1].children or []
    return "".join(child.content for child in children if child.type in ("text", "code_inline"))


def blocks(tokens: Sequence[Token], where: Folder) -> Iterator[Block]:
    """Second-level headings, and the HTML between them."""
    pending: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0:
            yield from html(pending, where)
            pending = []
            yield "heading", heading_text(tokens, index)
            index += 3
        else:
            pending.append(token)
            index += 1
    yield from html(pending, where)


def html(tokens: list[Token], where: Folder) -> Iterator[Block]:
    if tokens:
        for token in itertools.chain.from_iterable(token.children or [] for token in tokens):
            resolve(token, where)
        label(tokens)
        made = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
        yield "html", made.replace("</table>", "</table></div>")


def label(tokens: Sequence[Token]) -> None:
    """Cells of a table of three columns or more name theirs, since on a phone each row becomes a card."""
    heads: list[str] = []
    column = 0
    for index, token in enumerate(tokens):
        if token.type == "table_open":
            heads = []
        elif token.type == "tr_open":
            column = 0
        elif token.type == "th_open":
            heads.append(heading_text(tokens, index))
        elif token.type == "td_open":
            if column and len(heads) > 2:
                token.attrs["data-label"] = heads[column]
            column += 1


def numbered(found: Iterator[Block]) -> Iterator[Block]:
    """Every table scrolls by itself or becomes cards, and has a name of its own."""
    count = itertools.count(1)
    for kind, content in found:
        first, *rest = content.split("<table>") if kind == "html" else [content]
        yield kind, first + "".join(framed(part, next(count)) + part for part in rest)


def framed(table: str, number: int) -> str:
    labelled = "data-label=" in table.partition("</table>")[0]
    return TABLE.format(" t-table--stack" if labelled else "", number)


def resolve(token: Token, where: Folder) -> None:
    """Links become relative to the page; a picture that the portal does not have becomes its text."""
    if token.type == "link_open":
        target = str(token.attrs.get("href", ""))
        token.attrs["href"] = resolved(target, where)
        if urlsplit(target).netloc:
            token.attrs["rel"] = "external noopener"
    elif token.type == "image":
        target = resolved(str(token.attrs.get("src", "")), where)
        if within(str(token.attrs.get("src", "")), where) in where.addresses:
            token.attrs |= {"src": target, "loading": "lazy"}
        else:
            token.type, token.tag, token.children = "text", "", None


def resolved(target: str, where: Folder) -> str:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not parts.path:
        return target
    path = within(target, where)
    address = where.addresses.get(path, path + ("/" if parts.path.endswith("/") and path else ""))
    return relative(where.here, address + (f"#{parts.fragment}" if parts.fragment else ""))


def within(target: str, where: Folder) -> str:
    """Path below ``content/``, which is also the site address; what climbs out ends at the home page."""
    path = unquote(urlsplit(target).path)
    joined = posixpath.normpath(
        posixpath.join("/", "" if path.startswith("/") else where.folder, path.lstrip("/"))
    )
    return joined.lstrip("/")
