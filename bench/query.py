"""What a reader's first search costs: bytes over the network and time to the first result, in Chromium."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from host import hosted, sent
from playwright.sync_api import Browser, sync_playwright


@dataclass(frozen=True, slots=True)
class Query:
    search: int
    """Bytes for page, script, index and the first results, beyond what the home page had loaded."""
    empty: int
    """The same for the search page opened without a word."""
    idle: int
    """Bytes of the index that the home page loads although nobody searches there."""
    seconds: float
    """From following the link to the first result."""


PATIENCE = 300_000
"""Milliseconds: on a busy machine half an hour's measuring must not end because one page came late."""


def first_query(site: Path, browser_path: str, word: str) -> Query:
    with hosted(site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        home, _ = visit(browser, url)
        empty, _ = visit(browser, f"{url}cari/")
        asked, seconds = visit(browser, f"{url}cari/?q={word}", "[data-t=results] a")
        browser.close()
    idle = {each for each in home if "/cari/" in each}
    return Query(weight(site, asked - home), weight(site, empty - home), weight(site, idle), seconds)


def visit(browser: Browser, url: str, until: str = "main") -> tuple[set[str], float]:
    """What a reader's empty cache has to load, and seconds until the page shows ``until``."""
    context = browser.new_context(locale="id-ID")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    seen: set[str] = set()
    page.on("response", lambda response: seen.add(response.url))
    start = time.perf_counter()
    page.goto(url)
    page.wait_for_selector(until)
    seconds = time.perf_counter() - start
    page.wait_for_load_state("networkidle")
    context.close()
    return seen, seconds


def weight(site: Path, urls: set[str]) -> int:
    """Bytes that a web host with gzip would send."""
    paths = [site / unquote(urlsplit(url).path).lstrip("/") for url in urls]
    files = [path / "index.html" if path.is_dir() else path for path in paths]
    return sum(len(sent(file)) for file in files if file.is_file())
