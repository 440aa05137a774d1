"""What a reader's first search costs: bytes over the network and time to the first result, in Chromium."""

from __future__ import annotations

import gzip
import time
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".mjs"}
"""What a web host sends gzipped; Pagefind's own files are compressed already."""


@dataclass(frozen=True, slots=True)
class Query:
    search: int
    """Bytes for script, index and the first results, beyond what the home page had loaded."""
    idle: int
    """Of them, those that the home page loaded although nobody searched there."""
    seconds: float
    """From typing to the first result."""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        """No line for each request."""


def first_query(site: Path, browser_path: str, words: str) -> Query:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
            page = browser.new_page(locale="id-ID")
            asked: set[str] = set()
            page.on("response", lambda response: asked.add(response.url))
            page.goto(url, wait_until="networkidle")
            home = set(asked)
            page.goto(f"{url}cari/", wait_until="networkidle")
            start = time.perf_counter()
            with page.expect_response("**/pagefind/fragment/**"):
                page.locator("main input[type=search]").first.fill(words)
            seconds = time.perf_counter() - start
            page.wait_for_load_state("networkidle")
            browser.close()
    finally:
        server.shutdown()
        server.server_close()
    searching = {each for each in asked - home if not each.endswith("/cari/")}
    return Query(weight(site, searching), weight(site, {u for u in home if "/pagefind/" in u}), seconds)


def weight(site: Path, urls: set[str]) -> int:
    """Bytes that a web host with gzip would send."""
    return sum(sent(site / unquote(urlsplit(url).path).lstrip("/")) for url in urls)


def sent(path: Path) -> int:
    file = path / "index.html" if path.is_dir() else path
    if not file.is_file():
        return 0
    content = file.read_bytes()
    return len(gzip.compress(content, 6)) if file.suffix in COMPRESSED else len(content)
