"""The real site of the example portal: links, feeds, packages, HTML, and the same bytes again."""

from __future__ import annotations

import hashlib
import json
import posixpath
import shutil
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser
import pytest
from conftest import ROOT
from frictionless import Package, system

from generator.kinds import KINDS
from generator.pipeline import build_portal

BASE = "https://contoh-terang.github.io/pekanbaru/"
"""Where the example portal will be; ``site_url`` of its mkdocs.yml."""

POLICY = '<meta http-equiv="Content-Security-Policy"'
PAGE_TYPES = [
    "",
    "404.html",
    *(f"{kind}/" for kind in KINDS),
    "kategori/berkala/",
    "topik/kependudukan/",
    "wilayah/14.71/",
    "perubahan/",
    "umpan/",
    "cari/",
    "dip/",
    "dik/",
    "kepatuhan/",
    "dasbor/",
    "tentang/",
    "panduan/",
]


class Links(HTMLParser):
    """Targets and anchors of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        for name in ("href", "src", "data", "action"):
            if (value := values.get(name)) and not (tag == "link" and values.get("rel") == "canonical"):
                self.targets.append(value)
        self.anchors |= {value for name in ("id", "name") if (value := values.get(name))}


def pages(site: Path) -> Iterator[Path]:
    yield from sorted(site.rglob("*.html"))


def parsed(path: Path) -> Links:
    links = Links()
    links.feed(path.read_text("utf-8"))
    return links


def examples(site: Path) -> list[Path]:
    """One page of each type, and one item of each kind."""
    chosen = [site / name if name.endswith(".html") else site / name / "index.html" for name in PAGE_TYPES]
    return chosen + [next(iter(sorted((site / kind).glob("*/index.html")))) for kind in KINDS]


def test_every_page_type_is_there(built_site: Path) -> None:
    assert [str(path) for path in examples(built_site) if not path.is_file()] == []


def target_of(link: str, here: str) -> tuple[str, str] | None:
    """(site path, fragment) that a link on the page at ``here`` leads to; None for other origins.

    The 404 page may be shown at any address, so its links begin with the site's own path.
    """
    parts = urlsplit(link.removeprefix(BASE) if link.startswith(BASE) else link)
    if parts.scheme or parts.netloc:
        return None
    start = "/" if link.startswith(BASE) else posixpath.dirname(here)
    path = unquote(posixpath.normpath(posixpath.join(start, parts.path or here)))
    below = urlsplit(BASE).path.rstrip("/")
    return (path.removeprefix(below) or "/", parts.fragment)


def test_no_internal_link_is_dead(built_site: Path) -> None:
    every = {path: parsed(path) for path in pages(built_site)}
    dead = []
    for path, links in every.items():
        here = "/" + path.relative_to(built_site).as_posix()
        for link in links.targets:
            if (found := target_of(link, here)) is None:
                continue
            file = built_site / found[0].lstrip("/")
            file = file / "index.html" if file.is_dir() else file
            anchors = every[file].anchors if file in every else None
            if not file.is_file() or (found[1] and anchors is not None and found[1] not in anchors):
                dead.append(f"{here}: {link}")
    assert dead == []


def test_every_page_names_its_feeds_and_they_exist(built_site: Path) -> None:
    missing = []
    for path in pages(built_site):
        text = path.read_text("utf-8")
        # A redirect shows nothing, and an embedded table or chart stands in somebody else's page.
        if 'http-equiv="refresh"' in text or "sematan" in path.parts:
            continue
        for media_type in ("application/rss+xml", "application/atom+xml", "application/feed+json"):
            if media_type not in text:
                missing.append(f"{path.relative_to(built_site)}: {media_type}")
    assert missing == []


def test_every_page_has_its_policy_once(built_site: Path) -> None:
    found = {path.relative_to(built_site): path.read_text("utf-8") for path in pages(built_site)}
    assert [path for path, text in found.items() if text.count(POLICY) != 1] == []


def feeds(site: Path) -> list[Path]:
    return sorted(path for name in ("rss.xml", "atom.xml") for path in site.rglob(name))


def test_feedparser_complains_about_no_feed(built_site: Path) -> None:
    assert len(feeds(built_site)) > 100
    faults = []
    for path in feeds(built_site):
        feed = feedparser.parse(path.read_bytes())
        if feed.bozo or not feed.feed.get("title"):
            faults.append(f"{path}: {feed.get('bozo_exception')}")
    assert faults == []


def test_frictionless_accepts_every_data_package(built_site: Path) -> None:
    packages = sorted(built_site.rglob("datapackage.json"))
    assert packages
    faults = []
    for path in packages:
        with system.use_context(trusted=True):
            report = Package(str(path)).validate()
        if not report.valid:
            faults.append(f"{path.parent.name}: {report.flatten(['type', 'note'])[:3]}")
    assert faults == []


def test_the_html_of_every_page_type_passes_the_nu_checker(
    built_site: Path, nu_check: Callable[..., list[str]]
) -> None:
    assert nu_check(examples(built_site)) == []


def test_the_manifest_lists_every_file_with_its_digest(built_site: Path) -> None:
    manifest = json.loads((built_site / "manifest.json").read_text())["files"]
    on_disk = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file()}
    assert on_disk - set(manifest) == {"manifest.json", "SHA256SUMS", "penerbitan.jsonl"}
    for name in list(manifest)[::50]:
        assert hashlib.sha256((built_site / name).read_bytes()).hexdigest() == manifest[name]["sha256"]


def test_the_theme_s_own_search_is_not_published(built_site: Path) -> None:
    scripts = {path.name for path in (built_site / "assets/javascripts").rglob("*")}
    assert [name for name in scripts if not name.startswith("bundle.")] == []
    assert not any(name.endswith(".map") for name in scripts)


def test_originals_are_there_byte_for_byte(built_site: Path) -> None:
    for source in sorted((ROOT / "datasets").rglob("*")):
        if source.is_file() and source.name != "dataset.yml":
            published = built_site / "dataset" / source.parent.name / "asli" / source.name
            assert published.read_bytes() == source.read_bytes()


def test_a_build_from_nothing_gives_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    """Another folder, no cache, another order of everything that has none: the same site."""
    clone = tmp_path / "portal"
    ignore = shutil.ignore_patterns("build", ".venv", "node_modules", "__pycache__", ".*_cache", "tests")
    shutil.copytree(ROOT, clone, ignore=ignore, symlinks=True)
    again = build_portal(clone, use_cache=False).site
    first, second = ((folder / "SHA256SUMS").read_text().splitlines() for folder in (built_site, again))
    assert sorted(set(first) ^ set(second)) == []


@pytest.mark.parametrize("word", ["{{ ", "{% ", "Undefined", ">None<", ">nan<", "&lt;span", "&lt;a href"])
def test_no_template_leaks_into_a_page(built_site: Path, word: str) -> None:
    leaks = [
        str(path.relative_to(built_site)) for path in pages(built_site) if word in path.read_text("utf-8")
    ]
    assert leaks == []
