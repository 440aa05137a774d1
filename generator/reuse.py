"""Finished HTML of unchanged pages, kept from the last build.

A page's HTML depends on its Markdown and on what all pages share: the site builder and theme, the
templates, the configuration and the nav. Where the digest of both is that of a kept file, the file
is linked into the new site and the builder never sees the page. Pages of the nav are always built.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.program import program_digest
from generator.sections import StagedPage

BUILDERS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2")


@dataclass
class KeptPages:
    """``folder`` holds HTML by key; ``shared`` is the digest of what all pages share."""

    folder: Path
    shared: str
    reused: dict[str, str] = field(default_factory=dict)
    """Address of the HTML → key, taken from the last build."""
    built: dict[str, str] = field(default_factory=dict)
    """Address of the HTML → key, made by this build."""

    def key(self, markdown: bytes) -> str:
        return hashlib.sha256(self.shared.encode() + markdown).hexdigest()

    def take(self, address: str, markdown: Path) -> bool:
        """True when this page's HTML is kept already."""
        key = self.key(markdown.read_bytes())
        ready = (self.folder / key).is_file()
        (self.reused if ready else self.built)[address] = key
        return ready

    def fill(self, site: Path) -> None:
        """Link the kept HTML into the site, keep what was built now, drop what nobody uses."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for address, key in self.reused.items():
            link(self.folder / key, site / address)
        for address, key in self.built.items():
            if (site / address).is_file():
                link(site / address, self.folder / key)
        used = {*self.reused.values(), *self.built.values()}
        for path in self.folder.iterdir():
            if path.name not in used:
                path.unlink()


class NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """MkDocs wants a class of its own for the options of a plugin, even where there are none."""


class SkipKept(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """Takes the pages whose HTML is kept out of MkDocs' list, before it reads any of them."""

    def __init__(self, kept: KeptPages, always: set[str]) -> None:
        super().__init__()
        self.kept = kept
        self.always = always

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for file in list(files.documentation_pages()):
            source = Path(config.docs_dir, file.src_uri)
            if file.src_uri not in self.always and self.kept.take(file.dest_uri, source):
                files.remove(file)
        return files

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Our own pages need no Markdown parser; a page of the nav has its place there already."""
        page.__class__ = StagedPage
        return page


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


def link(original: Path, target: Path) -> None:
    try:
        os.link(original, target)
    except FileExistsError:
        return
    except FileNotFoundError:  # most folders are there already
        target.parent.mkdir(parents=True)
        link(original, target)
    except OSError:
        shutil.copyfile(original, target)
