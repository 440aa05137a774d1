"""Finished HTML of unchanged pages, kept from the last build.

A page's HTML depends on its Markdown and on what all pages share: the site builder and theme, the
templates, the configuration and the nav. Where the digest of both is that of a kept file, the file
is linked into the new site and the builder never sees the page. Pages of the nav are always built.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.kept import PlainUnpickler, store, stored
from generator.policy import unknown_scripts, with_policy
from generator.program import program_digest
from generator.sections import StagedPage

BUILDERS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2")


MEMORY = "sidik"
"""File beside the kept HTML with the digest of each page's Markdown, and what the file system told of it."""
State = tuple[int, int, int]


@dataclass
class KeptPages:
    """``folder`` holds HTML by key; ``shared`` is the digest of what all pages share."""

    folder: Path
    shared: str
    reused: dict[str, str] = field(default_factory=dict)
    """Address of the HTML → key, taken from the last build."""
    built: dict[str, str] = field(default_factory=dict)
    """Address of the HTML → key, made by this build."""

    def key(self, digest: str) -> str:
        """``digest``: of the page's Markdown."""
        return hashlib.sha256(f"{self.shared}{digest}".encode()).hexdigest()

    def choose(self, docs: Path, pages: Iterable[str], always: Container[str], beside: Path) -> None:
        """Links the pages that have to be built into the folder ``beside``, so that the builder, who takes
        some time for each page that it sees, never sees the others. ``pages``: Markdown files in ``docs``."""
        self.folder.mkdir(parents=True, exist_ok=True)
        top, ready = str(docs), {each.name for each in os.scandir(self.folder)}
        before: dict[str, tuple[State, str]] = stored(self.folder / MEMORY, PlainUnpickler)
        after: dict[str, tuple[State, str]] = {}
        for page in pages:
            after[page] = digest_of(f"{top}/{page}", before.get(page))
            key = self.key(after[page][1])
            kept = key in ready and page not in always
            (self.reused if kept else self.built)[address_of(page)] = key
            if not kept:
                link(docs / page, beside / page)
        store(self.folder / MEMORY, after)

    def settle(self, site: Path) -> dict[str, str]:
        """Keep what was built now in the folder ``site``, drop what nobody uses: address → path of the
        others."""
        for address, key in self.built.items():
            if (site / address).is_file():
                link(site / address, self.folder / key)
        used = {*self.reused.values(), *self.built.values(), MEMORY}
        for each in os.scandir(self.folder):
            if each.name not in used:
                Path(each).unlink()
        kept = str(self.folder)
        return {address: f"{kept}/{key}" for address, key in self.reused.items()}


def digest_of(path: str, known: tuple[State, str] | None) -> tuple[State, str]:
    """State and SHA-256 of a file; the known one where it is the very same file. A page that changes is
    made beside and moved into its place, and so is never the same file."""
    status = os.lstat(path)
    state = status.st_ino, status.st_size, status.st_mtime_ns
    if known and known[0] == state:
        return known
    return state, hashlib.sha256(Path(path).read_bytes()).hexdigest()


def address_of(page: str) -> str:
    """``dataset/x/index.md`` → ``dataset/x/index.html``: all pages of ours are called ``index``."""
    return f"{page.removesuffix('.md')}.html"


class NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """MkDocs wants a class of its own for the options of a plugin, even where there are none."""


class OwnPages(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """Our own pages need no Markdown parser; a page of the nav has its place there already.

    Each page, also the theme's for a wrong address, gets its policy before it is written; kept ones have it.
    """

    def __init__(self) -> None:
        self.unknown: dict[str, str] = {}
        """Inline code that no page of ours has → address of the first page with it."""

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        if type(page) is Page:  # what a plugin makes is its own
            page.__class__ = StagedPage
        return page

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        return self.guarded(output, page.url)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        return (
            self.guarded(output_content, template_name) if template_name.endswith(".html") else output_content
        )

    def guarded(self, html: str, address: str) -> str:
        for code in unknown_scripts(html):
            self.unknown.setdefault(code, address)
        return with_policy(html)


def shared_digest(config: MkDocsConfig, words: Iterable[str]) -> str:
    """Everything but its own Markdown that a page's HTML depends on."""
    digest = hashlib.sha256()
    for name in BUILDERS:
        digest.update(f"{name} {version(name)}\n".encode())
    digest.update(program_digest().encode())
    for word in words:
        digest.update(word.encode() + b"\0")
    for path in theme_files(config):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def theme_files(config: MkDocsConfig) -> Iterator[Path]:
    """The overrides, in the order of the theme's search path; Material's own are told by its version."""
    for folder in map(Path, config.theme.dirs):
        if "site-packages" not in folder.parts:
            yield from sorted(path for path in folder.rglob("*") if path.is_file())


def nav_sources(nav: object) -> set[str]:
    """The Markdown files that the nav names."""
    if isinstance(nav, str):
        return {nav}
    if isinstance(nav, dict):
        return nav_sources(list(nav.values()))
    if isinstance(nav, list):
        return set().union(*map(nav_sources, nav)) if nav else set()
    return set()


def link(original: str | Path, target: str | Path) -> None:
    try:
        os.link(original, target)
    except FileExistsError:
        return
    except FileNotFoundError:  # most folders are there already
        Path(target).parent.mkdir(parents=True)
        link(original, target)
    except OSError:
        shutil.copyfile(original, target)
