"""The page ``/cari/`` in a browser: nothing asked, and a page of a document found."""

from __future__ import annotations

import pytest
from conftest import Watched


@pytest.mark.browser
def test_the_page_without_a_word_shows_the_newest_and_loads_no_index_chunk(watched: Watched) -> None:
    asked: list[str] = []
    watched.page.on("request", lambda request: asked.append(request.url))
    watched.page.goto("cari/")
    watched.page.get_by_text("Ketik kata yang dicari").wait_for()
    assert watched.page.locator("[data-t=newest] .t-card").count() == 10
    assert [url for url in asked if "/pagefind/index/" in url or "/pagefind/fragment/" in url] == []
    assert watched.faults == []


@pytest.mark.browser
def test_a_hit_leads_to_the_page_of_the_pdf(watched: Watched) -> None:
    watched.page.goto("cari/?q=evakuasi+banjir")
    watched.page.locator("[data-t=results] a[href*='.pdf#page=']").first.wait_for()
    assert watched.page.locator("[data-t=newest]").is_hidden()
    assert watched.page.locator("[data-t=results] mark").count() > 0
