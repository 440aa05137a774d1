"""The page of subscriptions in Chromium: what is ticked becomes one address; all of it without scripts."""

from __future__ import annotations

import pytest
from conftest import Watched
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
ADDRESS = ".t-pick__address"


def box(page: Page, scope: str) -> None:
    """Tick the scope, in whatever fold it lies."""
    page.locator("details.t-feedgroup:not([open]) > summary").evaluate_all(
        "all => all.forEach(e => e.click())"
    )
    page.locator(f'li[data-umpan="{scope}"] input').check()


def test_one_tick_is_the_feed_of_that_scope(watched: Watched) -> None:
    page = watched.page
    page.goto("umpan/")
    assert not page.locator(ADDRESS).is_visible()
    box(page, "dataset/")
    address = page.locator(ADDRESS).input_value()
    assert address.endswith("/dataset/rss.xml")
    assert page.request.get(address).ok
    page.get_by_role("button", name="Kosongkan").click()
    assert not page.locator(ADDRESS).is_visible()
    assert "pilih" not in page.url
    assert watched.faults == []


def test_a_publisher_and_a_kind_are_one_feed_that_lies_ready(watched: Watched) -> None:
    page = watched.page
    page.goto("umpan/")
    line = page.locator('li[data-kelompok="Organisasi"][data-gabungan~="dataset"]').first
    office = line.get_attribute("data-umpan") or ""
    box(page, office)
    box(page, "dataset/")
    address = page.locator(ADDRESS).input_value()
    assert address.endswith(f"/umpan/gabungan/{office.split('/')[1]}/dataset/atom.xml")
    answer = page.request.get(address)
    assert answer.ok
    assert "<entry>" in answer.text()
    assert watched.faults == []


def test_several_ticks_are_an_address_that_brings_the_choice_back(watched: Watched) -> None:
    page = watched.page
    page.goto("umpan/")
    for scope in ("", "dataset/", "kategori/berkala/"):
        box(page, scope)
    address = page.locator(ADDRESS).input_value()
    page.goto("about:blank")
    page.goto(address)
    ticked = page.locator("li[data-umpan]:has(input:checked)")
    scopes = ticked.evaluate_all("all => all.map(line => line.dataset.umpan)")
    assert sorted(scopes) == ["", "dataset/", "kategori/berkala/"]
    assert page.locator(ADDRESS).input_value() == address
    page.locator(".t-pick .t-log li").first.wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Unduh OPML").click()
    written = waiting.value.path().read_text("utf-8")
    assert written.count("<outline ") == 3
    assert "/kategori/berkala/rss.xml" in written
    assert (watched.faults, watched.foreign) == ([], [])


def test_an_address_with_nonsense_ticks_nothing(watched: Watched) -> None:
    page = watched.page
    page.goto("umpan/?pilih=../../x/ %22%3E%3Cb%3E https://jahat.example/")
    page.get_by_text("Centang satu atau beberapa umpan").wait_for()
    assert page.locator("li[data-umpan] input:checked").count() == 0
    assert (watched.faults, watched.foreign) == ([], [])


def test_without_scripts_every_feed_is_a_link(chromium: Browser, site_url: str) -> None:
    context = chromium.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("umpan/")
    assert not page.locator("[data-pilihan]").is_visible()
    lines = page.locator("li[data-umpan]")
    assert lines.count() > 20
    assert lines.locator("input").count() == 0
    assert page.locator('li[data-umpan="dataset/"] a').evaluate_all("all => all.map(a => a.href)") == [
        f"{site_url}dataset/{name}" for name in ("", "rss.xml", "atom.xml", "feed.json")
    ]
    assert page.locator("noscript p").is_visible()
    context.close()
