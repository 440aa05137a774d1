"""Pages as some readers have them: in colours of their own, on paper, without script, by keyboard alone."""

from __future__ import annotations

import pytest
from axe_checker import violations
from conftest import Watched, until
from test_browser import SIZES

pytestmark = pytest.mark.browser

CONTRAST = """one => {
  const light = (colour) => {
    const [red, green, blue, opaque = 1] = colour.match(/[\\d.]+/g).map(Number);
    if (opaque < 1) return NaN;
    const parts = [red, green, blue].map((each) => each / 255);
    const [r, g, b] = parts.map((each) => each <= .04045 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const own = getComputedStyle(one);
  const [dark, bright] = [light(own.color), light(own.backgroundColor)].sort((a, b) => a - b);
  return (bright + .05) / (dark + .05);
}"""
"""Contrast of an element with its own ground (WCAG 2.2); not a number where the ground shines through."""


def test_in_the_readers_own_colours_what_was_found_is_legible(watched: Watched) -> None:
    page = watched.page
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto("cari/?q=penduduk")
    found = page.locator(".t-result mark").first
    found.wait_for()
    assert found.evaluate(CONTRAST) >= 4.5
    assert page.locator(".t-find button").evaluate("one => getComputedStyle(one).borderRightWidth") != "0px"
    assert violations(page) == []


def test_in_the_readers_own_colours_every_mark_has_an_edge(watched: Watched) -> None:
    page = watched.page
    page.emulate_media(forced_colors="active")
    page.goto("kepatuhan/")
    styles = page.locator(".t-duties--legend .t-mark").evaluate_all(
        "all => all.map(one => [getComputedStyle(one).borderTopWidth, getComputedStyle(one).borderTopStyle])"
    )
    assert {width for width, _ in styles} == {"2px"}
    assert {style for _, style in styles} == {"solid", "dashed", "dotted"}


@pytest.mark.parametrize(
    ("address", "folded"),
    [
        ("organisasi/", ".t-tree .t-more a"),
        ("kepatuhan/", ".t-duties .t-more a"),
        ("dokumen/", ".t-folded .t-card"),
        ("dip/", ".t-part tbody th"),
    ],
)
def test_on_paper_nothing_stays_folded(watched: Watched, address: str, folded: str) -> None:
    page = watched.page
    page.set_viewport_size(SIZES["phone"])
    page.goto(address)
    every = page.locator(folded)
    assert every.count() > 10
    assert page.locator(f"{folded}:visible").count() == 0
    page.emulate_media(media="print")
    assert page.locator(f"{folded}:visible").count() == every.count()


def test_on_paper_a_search_is_its_results(watched: Watched) -> None:
    page = watched.page
    page.goto("cari/?q=penduduk")
    page.locator(".t-result").first.wait_for()
    page.emulate_media(media="print")
    assert page.locator(".t-result").first.is_visible()
    assert not page.locator(".t-search__facets").is_visible()
    assert not page.locator(".t-search select").is_visible()


def test_without_script_the_menu_leaves_room_and_no_heading_is_empty(watched: Watched) -> None:
    browser = watched.page.context.browser
    assert browser is not None
    watched.page.goto("permohonan/formulir/")
    bare = browser.new_context(java_script_enabled=False, viewport=SIZES["phone"]).new_page()
    bare.goto(watched.page.url)
    menu = bare.locator("#t-nav").bounding_box()
    assert menu is not None
    assert menu["height"] < SIZES["phone"]["height"] / 3
    assert bare.locator("h2#isian + noscript").inner_text().startswith("JavaScript tidak aktif")


NAMED = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"


def test_a_map_is_one_stop_of_the_keyboard_and_arrows_walk_it(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size(SIZES["phone"])
    page.goto("dataset/penduduk-kecamatan/")
    until(page, "document.querySelectorAll('.t-map--sempit [tabindex=\"0\"]').length === 1")
    areas = page.locator(".t-map--sempit .t-map__area")
    columns = len(
        areas.evaluate_all(
            "all => all.map(one => one.getBBox()).filter((one, at, all) => one.y === all[0].y)"
        )
    )
    names = areas.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    areas.first.focus()
    walked = []
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowLeft", "End", "Home", "ArrowUp"):
        page.keyboard.press(key)
        walked.append(names.index(page.evaluate(NAMED)))
    assert walked == [1, columns + 1, columns, columns, len(names) - 1, 0, 0]
    assert page.locator(".t-map--sempit + .t-map__hint").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate(NAMED) == "Angka di balik grafik"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(NAMED) == names[0]


def test_escape_folds_the_menu_away_and_returns_to_its_button(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size(SIZES["phone"])
    page.goto("")
    button = page.get_by_role("button", name="Menu")
    button.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("#t-nav a").first.evaluate("one => one === document.activeElement")
    page.keyboard.press("Escape")
    assert not page.locator("#t-nav").is_visible()
    assert button.evaluate("one => one === document.activeElement")
    assert button.get_attribute("aria-expanded") == "false"
