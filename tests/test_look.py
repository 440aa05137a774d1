"""What readers see: one of two drawings, the contents of a page on a phone, the way to what people want."""

from __future__ import annotations

import gzip
from typing import Any
from urllib.parse import urlsplit

import pytest
from conftest import ROOT, Watched, until
from playwright.sync_api import Response
from test_browser import DATASET, ITEMS, SIZES

pytestmark = pytest.mark.browser

SHOWN = "each => each.checkVisibility() && each.getBoundingClientRect().height > 0"
PHONE, DESK = SIZES["phone"], SIZES["desk"]


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("address", [DATASET, "dataset/penduduk-kecamatan/", "indikator/ipm/"])
def test_of_the_drawings_for_two_widths_one_is_seen(visited: Watched, address: str, size: Any) -> None:
    page = visited.page
    page.set_viewport_size(size)
    page.goto(address)
    seen = page.locator(".t-figure__drawing").evaluate_all(
        f"all => all.map(one => [...one.querySelectorAll(':scope svg')].filter({SHOWN}).length)"
    )
    assert seen
    assert set(seen) == {1}


def test_on_a_phone_the_contents_of_a_page_fold_away(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size(PHONE)
    page.goto(DATASET)
    fold = page.locator(".t-fold")
    assert fold.is_visible()
    assert not page.locator(".t-toc").is_visible()
    fold.locator("summary").click()
    fold.get_by_role("link", name="Unduhan").click()
    until(page, "document.querySelector('#unduhan').getBoundingClientRect().top < innerHeight / 2")
    page.set_viewport_size(DESK)
    assert not fold.is_visible()
    assert page.locator(".t-toc").is_visible()


def test_a_log_without_days_takes_the_whole_width(watched: Watched) -> None:
    watched.page.goto("ringkasan/")
    tap(watched, "2026", "main")
    watched.page.wait_for_url("**/ringkasan/2026-*/")
    widths = watched.page.locator(".t-log > li").evaluate_all(
        "all => all.map(one => one.firstElementChild.offsetWidth / one.offsetWidth)"
    )
    assert min(widths) > 0.9


def tap(watched: Watched, name: str, within: str = "body") -> None:
    watched.page.locator(within).get_by_role("link", name=name, exact=False).first.click()


@pytest.mark.parametrize("start", ["", DATASET, "kepatuhan/"])
def test_how_to_ask_for_information_is_two_taps_from_anywhere(watched: Watched, start: str) -> None:
    watched.page.set_viewport_size(PHONE)
    watched.page.goto(start)
    watched.page.get_by_role("button", name="Menu").click()
    tap(watched, "Minta informasi", "#t-nav")
    watched.page.get_by_role("heading", level=1, name="Meminta informasi").wait_for()


def test_when_a_district_office_is_open_is_three_taps_away(watched: Watched) -> None:
    """Where nobody has written it, the page says so: what is not there is not to be looked for."""
    source = (ROOT / "content/organisasi/kec-sail.yml").read_text("utf-8")
    watched.page.set_viewport_size(PHONE)
    watched.page.goto("")
    watched.page.get_by_role("button", name="Menu").click()
    tap(watched, "Organisasi", "#t-nav")
    tap(watched, "Kecamatan Sail", "main")
    watched.page.get_by_role("heading", level=1, name="Kecamatan Sail").wait_for()
    words = watched.page.locator(".t-facts").first.inner_text().lower()
    assert "jam layanan" in words
    assert ("belum tersedia" in words) == ("jam_layanan:" not in source)


def test_the_budget_of_a_year_is_three_taps_away(watched: Watched) -> None:
    watched.page.set_viewport_size(PHONE)
    watched.page.goto("")
    tap(watched, "Dataset", "main .t-chips")
    tap(watched, "APBD Kota Pekanbaru", "main")
    watched.page.get_by_role("heading", level=1, name="APBD").wait_for()
    assert watched.page.get_by_role("cell", name="2024", exact=True).count()


def test_the_second_link_of_a_card_can_be_tapped(watched: Watched) -> None:
    watched.page.goto("dokumen/seri/")
    watched.page.locator(".t-card__meta a").first.click(timeout=20_000)
    watched.page.wait_for_url(lambda url: "/dokumen/seri/" not in url or "/terbaru/" in url)


@pytest.mark.parametrize("address", ["", *ITEMS, "dip/", "permohonan/", "permohonan/formulir/", "dasbor/"])
def test_letters_of_twice_the_size_stay_on_the_page(visited: Watched, address: str) -> None:
    """WCAG 2.2, 1.4.4, as a phone does it: the letters grow and the screen does not."""
    visited.page.set_viewport_size(PHONE)
    visited.page.goto(address)
    visited.page.evaluate("document.documentElement.style.setProperty('font-size', '250%')")
    assert visited.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


REACHED = """() => {
  const at = document.activeElement, own = getComputedStyle(at);
  const { x, y, width, height } = at.getClientRects()[0] || at.getBoundingClientRect();
  const top = document.elementFromPoint(x + Math.min(width / 2, 40), y + Math.min(height / 2, 20));
  const shown = own.outlineStyle === "none" ? 0 : parseFloat(own.outlineWidth);
  return [at.outerHTML.slice(0, 80), shown, Boolean(top) && (at.contains(top) || top.contains(at))];
}"""
"""Start of the element that has the focus, width of its outline, whether it lies in sight and uncovered."""


@pytest.mark.parametrize("address", ["permohonan/formulir/", "dip/", "umpan/", "kepatuhan/matriks/"])
def test_whatever_the_keyboard_reaches_shows_it(visited: Watched, address: str) -> None:
    """WCAG 2.2, 2.4.7 and 2.4.11."""
    page = visited.page
    page.set_viewport_size(PHONE)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    faults, stops = [], 0
    for _ in range(60):
        page.keyboard.press("Tab")
        name, width, in_sight = page.evaluate(REACHED)
        if name.startswith("<body"):
            break
        stops += 1
        faults += [name] if width < 2 or not in_sight else []
    assert stops > 15
    assert faults == []


@pytest.mark.parametrize("address", ["", *ITEMS])
def test_a_first_visit_to_any_kind_of_page_is_light(watched: Watched, address: str) -> None:
    """Page, style sheets, scripts, pictures and fonts as a host with gzip sends them."""
    ours: dict[str, int] = {}

    def weigh(response: Response) -> None:
        path = urlsplit(response.url).path
        ours[path] = len(response.body() if path.endswith(".woff2") else gzip.compress(response.body()))

    watched.page.on("response", weigh)
    watched.page.goto(address)
    watched.page.wait_for_load_state("networkidle")
    assert sum(path.endswith(".woff2") for path in ours) == 2
    assert sum(ours.values()) <= 90_000, ours


def test_a_search_in_a_folded_register_opens_what_it_finds(watched: Watched) -> None:
    page = watched.page
    page.goto("dip/")
    assert page.locator(".t-part tbody tr").count() > 20
    assert page.get_by_role("row", name="APBD Kota Pekanbaru").count() == 0
    page.get_by_label("Saring daftar ini").fill("APBD Kota Pekanbaru")
    page.get_by_role("row", name="APBD Kota Pekanbaru").first.wait_for()
    shown = page.locator(".t-part:not([hidden])")
    assert 0 < shown.count() < 3
    assert int(shown.first.locator(".t-chips__count").inner_text()) < 5
    page.get_by_label("Saring daftar ini").fill("")
    until(page, "document.querySelectorAll('.t-part[open]').length === 0")


def test_a_phone_shows_what_the_portal_is_for_before_any_scrolling(watched: Watched) -> None:
    """Search, services, offices, the right to ask, and the first indicators with their values."""
    page = watched.page
    page.set_viewport_size(PHONE)
    page.goto("")
    first = [page.get_by_label("Cari informasi"), *page.locator(".t-hero__ways a").all()]
    values = page.locator(".t-stats--brief .t-stat__value")
    for each in (*first, values.nth(0), values.nth(1)):
        box = each.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= PHONE["height"]
    assert len(first) == 5


OWN_EVENTS = """async () => {
  const years = document.querySelector("form[data-catatan]").dataset.tahun.split(" ");
  const asked = years.map((year) => fetch(`../../peristiwa-${year}.json`).then((answer) => answer.json()));
  const rows = (await Promise.all(asked)).flat();
  return rows.filter((row) => row[2] === "dataset" && row[7] === "disdukcapil").length;
}"""


def test_filters_of_the_log_are_combined_and_the_address_says_so(watched: Watched) -> None:
    page = watched.page
    page.goto("perubahan/jenis/dataset/")
    status = page.locator("form[data-catatan] output")
    assert page.locator("select[name=jenis]").input_value() == "dataset"
    page.locator("select[name=penerbit]").select_option("disdukcapil")
    page.get_by_text("perubahan cocok").wait_for()
    page.wait_for_url("**jenis=dataset**penerbit=disdukcapil**")
    addresses = page.locator(".t-log:visible a").evaluate_all("all => all.map(one => one.pathname)")
    own = page.evaluate(OWN_EVENTS)
    assert len([each for each in addresses if each.startswith("/dataset/")]) == own > 0
    page.reload()
    page.get_by_text("perubahan cocok").wait_for()
    assert status.inner_text().startswith(f"{own} ")
    page.get_by_role("button", name="Hapus saringan").click()
    page.wait_for_url("**/perubahan/jenis/dataset/")
    page.locator("select[name=peristiwa]").select_option("baru")
    page.locator("select[name=hari]").select_option("7")
    until(page, "document.querySelector('form[data-catatan] output').textContent.includes('cocok')")
    assert watched.faults == []


def test_a_long_list_is_shorter_on_a_phone_and_loses_no_card(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size(PHONE)
    page.goto("dokumen/")
    texts = page.locator(".t-card__text")
    lines = texts.evaluate_all(
        "all => all.map(one => one.offsetHeight / parseFloat(getComputedStyle(one).lineHeight))"
    )
    assert len(lines) > 8
    assert max(lines) < 2.5
    page.set_viewport_size(DESK)
    whole = texts.evaluate_all("all => all.every(one => one.scrollHeight <= one.offsetHeight + 1)")
    assert whole


def test_the_rest_of_a_long_list_folds_on_a_phone_and_nowhere_else(watched: Watched) -> None:
    page = watched.page
    cards, fold = page.locator(".t-card"), page.locator(".t-folded--cards > summary")
    page.set_viewport_size(PHONE)
    page.goto("dokumen/")
    every = cards.count()
    shown = page.locator(".t-card:visible").count()
    assert shown < every
    assert fold.inner_text().startswith(f"{every - shown} dokumen lainnya")
    fold.click()
    cards.last.wait_for()
    fold.click()
    cards.last.wait_for(state="hidden")
    page.set_viewport_size(DESK)
    cards.last.wait_for()
    assert not fold.is_visible()
    assert page.get_by_role("navigation", name="Kategori").is_visible()


def test_the_state_of_disclosure_is_read_a_line_for_each_duty(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size(PHONE)
    page.goto("kepatuhan/")
    heights = page.locator(".t-duties > li").evaluate_all("all => all.map(one => one.offsetHeight)")
    duties = [height for height in heights if height]
    assert len(duties) > 20
    assert max(duties) < 200
    evidence = page.locator(".t-duties details").first
    evidence.locator("summary").click()
    assert evidence.get_by_role("link").first.is_visible()


def test_a_short_word_with_a_hyphen_is_not_broken(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size(PHONE)
    page.goto("layanan/penggantian-ktp-el/")
    word = page.locator("h1 .t-unbroken")
    assert word.text_content() == "KTP-el"
    assert word.evaluate("one => one.getClientRects().length") == 1
