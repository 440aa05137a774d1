"""The example portal in a real browser: search, keyboard, downloads."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pandas as pd
import pytest
from conftest import ROOT, Watched, until
from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

STEMMED = "pengumuman/2026-09-07-pelatihan-warga/"
"""Says "mengadakan" and never "pengadaan"."""
DATASET = "dataset/kemiskinan/"
ITEMS = [
    DATASET,
    "dokumen/perwako-13-2023/",
    STEMMED,
    "layanan/",
    "indikator/ipm/",
    "organisasi/disdukcapil/",
    "dikecualikan/",
]
SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}


def results(watched: Watched, query: str) -> list[str]:
    """Where the results of /cari/ lead, in order."""
    watched.page.goto(f"cari/?q={query}")
    watched.page.wait_for_selector("[data-t=results] a")
    return [
        link.get_attribute("href") or "" for link in watched.page.query_selector_all("[data-t=results] a")
    ]


def test_a_word_is_found_in_another_form(watched: Watched) -> None:
    source = (ROOT / "content/pengumuman/2026-09-07-pelatihan-warga.md").read_text("utf-8")
    assert "mengadakan" in source
    assert "pengadaan" not in source
    assert any(STEMMED in address for address in results(watched, "pengadaan pelatihan"))


def test_facets_narrow_and_the_address_says_so(watched: Watched) -> None:
    everything = len(results(watched, "kesehatan"))
    watched.page.locator("[data-t-facet=jenis] label", has_text="Dataset").click()
    watched.page.wait_for_url("**jenis=Dataset**")
    until(watched.page, "n => document.querySelectorAll('[data-t=results] li').length < n", everything)
    links = watched.page.locator("[data-t=results] a").evaluate_all("all => all.map(a => a.href)")
    assert links
    assert all("/dataset/" in link for link in links)


def test_search_from_the_home_page_by_keyboard_alone(watched: Watched) -> None:
    page = watched.page
    page.goto("")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "t-q":
            break
    assert page.evaluate("document.activeElement.id") == "t-q"
    page.keyboard.type("stunting")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-t=results] a")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('[data-t=results]')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/cari/" not in url, wait_until="domcontentloaded")
    assert page.locator("h1").count() == 1
    assert watched.faults == []


def test_the_first_key_leads_past_the_header(watched: Watched) -> None:
    watched.page.goto(DATASET)
    watched.page.keyboard.press("Tab")
    watched.page.keyboard.press("Enter")
    assert watched.page.evaluate("location.hash") != ""


def test_a_dataset_downloads_in_each_format_with_equal_values(watched: Watched, tmp_path: Path) -> None:
    page = watched.page
    page.goto(DATASET)
    saved = {}
    for suffix in ("csv", "json", "xlsx", "parquet"):
        link = page.locator(f'main a[href$=".{suffix}"]:not([href*="asli/"])').first
        with page.expect_download() as waiting:
            link.evaluate("a => { a.setAttribute('download', ''); a.click() }")
        saved[suffix] = tmp_path / f"tabel.{suffix}"
        waiting.value.save_as(saved[suffix])
    rows = json.loads(saved["json"].read_text())
    assert rows
    parquet = pd.read_parquet(saved["parquet"])
    assert json.loads(parquet.to_json(orient="records", date_format="iso")) == rows
    text = list(csv.DictReader(io.StringIO(saved["csv"].read_text("utf-8"))))
    assert [set(row) for row in text] == [set(row) for row in rows]
    sheet = pd.read_excel(saved["xlsx"], sheet_name=0, engine="openpyxl")
    for name in rows[0]:
        values = [row[name] for row in rows]
        if all(isinstance(value, int | float) or value is None for value in values):
            assert [float(row[name]) if row[name] else None for row in text] == pytest.approx(
                values, nan_ok=True
            )
            assert [None if pd.isna(v) else v for v in sheet[name]] == pytest.approx(values)


@pytest.mark.parametrize("address", [DATASET, STEMMED, "dip/", "dataset/"])
def test_all_text_can_be_read_without_javascript(watched: Watched, address: str) -> None:
    watched.page.goto(address)
    with_script = watched.page.locator("main h1").inner_text()
    context = watched.page.context.browser
    assert context is not None
    bare = context.new_context(java_script_enabled=False).new_page()
    bare.goto(watched.page.url)
    assert bare.locator("main h1").inner_text() == with_script
    assert bare.locator("main a").count() > 3
    bare.context.close()


def test_a_page_of_a_pdf_is_jumped_to_by_its_number(watched: Watched) -> None:
    """The form shows itself only where its script runs; a number that no page has leads nowhere."""
    page = watched.page
    page.goto("dokumen/contoh-apbd-2022/")
    page.route("**/*.pdf", lambda route: route.fulfill(body="PDF", content_type="text/plain"))
    number = page.get_by_label("Lompat ke halaman").first
    number.fill("9999")
    number.press("Enter")
    assert not number.evaluate("input => input.checkValidity()")
    assert page.url.endswith("/dokumen/contoh-apbd-2022/")
    number.fill("2")
    number.press("Enter")
    page.wait_for_url("**/ringkasan-apbd-2022.pdf#page=2")


LIVE = "https://contoh-terang.github.io/pekanbaru/"


@pytest.fixture
def hosted(chromium: Browser, built_site: Path) -> Iterator[Page]:
    """A page that sees the site at its real address, with its own page where there is none."""

    def answer(route: Route) -> None:
        path = built_site / unquote(urlsplit(route.request.url).path.removeprefix("/pekanbaru/"))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        route.fulfill(status=200 if found else 404, path=path if found else built_site / "404.html")

    context = chromium.new_context(locale="id-ID")
    context.route(f"{LIVE}**", answer)
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


@pytest.mark.parametrize("lost", ["data-lama.csv", "asli/Tabel%20Lama.xlsx", "versi/0123abcd/x.csv"])
def test_a_file_that_is_gone_leads_to_its_item(hosted: Page, lost: str) -> None:
    hosted.goto(f"{LIVE}{DATASET}{lost}")
    links = hosted.locator("[data-tersesat] a:visible")
    links.first.wait_for()
    assert links.evaluate_all("all => all.map(a => a.href)") == [
        f"{LIVE}{DATASET}",
        f"{LIVE}{DATASET}perubahan/",
    ]
    links.first.click()
    hosted.wait_for_url(f"{LIVE}{DATASET}")
    assert hosted.locator("main h1").is_visible()


@pytest.mark.parametrize(
    "lost", ["dataset/tidak-pernah-ada/x.csv", "http:/evil.example/x", "x", "a/b/", "//a/b/c"]
)
def test_any_other_lost_address_leads_nowhere(hosted: Page, lost: str) -> None:
    asked: list[str] = []
    hosted.on("request", lambda request: asked.append(request.url))
    hosted.goto(f"{LIVE}{lost}")
    hosted.wait_for_load_state("networkidle")
    assert hosted.locator("main h1").inner_text() == "Halaman tidak ditemukan"
    assert not hosted.locator("[data-tersesat]").is_visible()
    assert [url for url in asked if not url.startswith((LIVE, "data:"))] == []
