"""Fixtures that several test modules share."""

from __future__ import annotations

import fcntl
import gc
import json
import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from html_checker import nu_messages
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from generator.readers import workbook

# What others broke must not stop a change, so the default run tries the same values each time;
# `make unit T=--hypothesis-profile=acak` tries new ones.
hypothesis.settings.register_profile("tetap", derandomize=True, deadline=None)
hypothesis.settings.register_profile("acak", deadline=None, print_blob=True)
hypothesis.settings.load_profile("tetap")

ROOT = Path(__file__).parent.parent
DESK: ViewportSize = {"width": 1280, "height": 900}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

LONGEST = (
    *("test_a11y", "test_build_again", "test_explorer", "test_hostile", "test_search_page", "test_look"),
    *("test_personal_customs", "test_new_odd", "test_admin", "test_documents_hostile", "test_tables_forms"),
    *("test_theme", "test_tables_open", "test_charts", "test_browser", "test_workflow_steps", "test_serve"),
)
"""Files of tests that begin first, so that no long one is left when the other process has nothing more to
do. The second needs no example portal, which the first has built meanwhile."""

MINIMAL = {
    "mkdocs.yml": """\
site_name: Portal Uji
site_url: https://uji.example.go.id/
extra:
  portal:
    nama: Portal Uji
    alamat_dasar: https://uji.example.go.id/
    badan_publik: kota-uji
    wilayah: "14.71"
    retensi: Menurut jadwal retensi arsip
""",
    "content/organisasi/kota-uji.yml": """\
judul: Pemerintah Kota Uji
jenis: pemerintah daerah
pimpinan: Wali Kota
""",
    "content/organisasi/disdik.yml": """\
judul: Dinas Pendidikan
singkatan: Disdik
induk: kota-uji
pimpinan: Kepala Dinas
""",
}
"""The smallest portal: two organisations and no other item."""

Files = Mapping[str, str | bytes | None]
Portal = Callable[..., Path]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(LONGEST)))


def pytest_collection_finish() -> None:
    """Thousands of tests stay in memory until the end: looking for garbage among them again and again took a
    seventh of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    """``portal({"datasets/x/dataset.yml": "…"})`` → a folder with MINIMAL and these files.

    ``None`` leaves a file of MINIMAL out; ``base={}`` starts from nothing; ``at`` names the folder.
    """

    def make(files: Files | None = None, base: Files = MINIMAL, at: str = "portal") -> Path:
        root = tmp_path / at
        for name, content in {**base, **(files or {})}.items():
            if content is not None:
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return make


@pytest.fixture
def git() -> Callable[..., str]:
    """``git(root, "log")``: git without the machine's configuration; ``date`` sets both dates."""

    def run(root: Path, *arguments: str, date: str = "2025-01-02T03:04:05+07:00") -> str:
        environment = {
            **os.environ,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{who}_NAME": "Petugas" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "petugas@uji.example" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_DATE": date for who in ("AUTHOR", "COMMITTER")},
        }
        command = ["git", "-C", str(root), *arguments]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

    return run


@pytest.fixture
def commit(git: Callable[..., str]) -> Callable[..., str]:
    """``commit(root, "message", date="…")``: everything in the folder; makes the repository if needed."""

    def run(root: Path, message: str, date: str = "2025-01-02T03:04:05+07:00") -> str:
        if not (root / ".git").exists():
            git(root, "init", "--quiet", "--initial-branch=main")
        git(root, "add", "--all", date=date)
        git(root, "commit", "--quiet", "--allow-empty", "--message", message, date=date)
        return git(root, "rev-parse", "HEAD").strip()

    return run


@pytest.fixture
def workbooks_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workbooks are opened in this process, not in one each (0.1 s): for tests of what is made of a table, by
    the dozen. That the child is bounded and its end is told: ``test_readers`` and ``test_hostile``."""

    def answer(path: Path, work: Path) -> Any:
        return json.loads(json.dumps(workbook.main(path.resolve(), work.resolve())))

    monkeypatch.setattr(workbook, "MEMORY_LIMIT", resource.getrlimit(resource.RLIMIT_AS)[1])
    # The package's own name is not the module (``late``).
    monkeypatch.setattr(import_module("generator.readers.spreadsheet"), "run_child", answer)


@pytest.fixture(scope="session")
def built_site() -> Path:
    """The example portal as ``make site`` builds it: the folder of the finished site.

    Of several test processes the first one builds it and the others wait.
    """
    this_run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build/.tested").open("a+") as built:
        fcntl.flock(built, fcntl.LOCK_EX)
        built.seek(0)
        if built.read() != this_run:
            command = [sys.executable, "-m", "generator", "--portal", str(ROOT), "--quiet", "build"]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
            built.truncate(0)
            built.write(this_run)
    return ROOT / "build/site"


@pytest.fixture(scope="session")
def nu_check() -> Callable[..., list[str]]:
    """``nu_check(paths)`` → faults of HTML files, one line each; one Java process for all of them."""
    return nu_messages


class Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: Any) -> None:
        """Tests print faults, not requests."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """``http://127.0.0.1:PORT/`` of a folder, as long as the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """Where the example portal is served for the browser tests."""
    with serving(built_site) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all browser tests; ``make test`` installs it where there is none."""
    names = (os.environ.get("CHROMIUM", ""), *BROWSERS)
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    assert path, "no Chromium: run `make test`, or name one by CHROMIUM=/path/to/it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page and what went wrong in it: messages of the console, requests to other origins."""

    page: Page
    faults: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


def opened(chromium: Browser, site_url: str) -> Page:
    context = chromium.new_context(base_url=site_url, viewport=DESK, locale="id-ID", accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(60_000)
    return page


@contextmanager
def watching(page: Page, site_url: str) -> Iterator[Watched]:
    """Complaints of the page and requests elsewhere, as long as the block runs."""
    seen = Watched(page)
    heard: dict[Any, Callable[[Any], None]] = {
        "console": lambda m: seen.faults.append(m.text) if m.type in ("error", "warning") else None,
        "pageerror": lambda error: seen.faults.append(str(error)),
        "request": lambda r: None if is_own(r.url, site_url) else seen.foreign.append(r.url),
    }
    for event, note in heard.items():
        page.on(event, note)
    yield seen
    for event, note in heard.items():
        page.remove_listener(event, note)


@pytest.fixture
def watched(chromium: Browser, site_url: str) -> Iterator[Watched]:
    """A fresh page of 1280 × 900 that has seen nothing yet; addresses are relative to the site."""
    page = opened(chromium, site_url)
    with watching(page, site_url) as seen:
        yield seen
    page.context.close()


@pytest.fixture(scope="session")
def shared_page(chromium: Browser, site_url: str) -> Iterator[Page]:
    """The page of all tests of ``visited``."""
    page = opened(chromium, site_url)
    yield page
    page.context.close()


@pytest.fixture
def visited(shared_page: Page, site_url: str) -> Iterator[Watched]:
    """As ``watched``, in a page that others had before: of theirs nothing is left but files in the browser's
    cache. For tests that look at many pages, since a fresh one takes a second of computing each."""
    page = shared_page
    with watching(page, site_url) as seen:
        yield seen
        page.unroute_all()
        page.evaluate(
            "try { localStorage.clear(), sessionStorage.clear() } catch { /* a page of no origin */ }"
        )
        page.context.clear_cookies()
        page.goto("about:blank")
        page.emulate_media(color_scheme="null", reduced_motion="null")
        page.set_viewport_size(DESK)


def until(page: Page, condition: str, argument: object = None) -> None:
    """Waits for a condition in the page. Playwright's own wait, where it looks more than once, runs words as
    code in the page, which the policy of our pages forbids."""
    deadline = time.monotonic() + 60
    while not page.evaluate(condition, argument):
        assert time.monotonic() < deadline, condition
        page.wait_for_timeout(50)


def is_own(url: str, site_url: str) -> bool:
    return url.startswith((site_url, "data:", "blob:"))
