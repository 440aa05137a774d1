"""The pages of requests and digests in Chromium: forms that send nothing, the calculator, axe."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from axe_checker import violations
from conftest import Watched
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
PAGES = (
    ("permohonan/", "light", 1280),
    ("permohonan/formulir/", "dark", 360),
    ("permohonan/keberatan/", "light", 360),
    ("permohonan/tenggat/", "dark", 1280),
    ("permohonan/statistik/", "light", 360),
    ("permohonan/2025/", "dark", 360),
    ("ringkasan/", "light", 360),
    ("ringkasan/2026-09/", "dark", 1280),
)


@pytest.mark.parametrize(("address", "colours", "width"), PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    watched: Watched, address: str, colours: str, width: int
) -> None:
    watched.page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    watched.page.set_viewport_size({"width": width, "height": 800})
    watched.page.goto(address)
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(watched.page) == []
    assert watched.foreign == []
    assert watched.faults == []


def test_a_request_is_written_by_keyboard_and_becomes_a_letter(watched: Watched) -> None:
    page = watched.page
    page.goto("permohonan/formulir/")
    page.get_by_label("Rincian informasi yang diminta").focus()
    page.keyboard.type("Anggaran & <b>belanja</b>, 100%")
    page.keyboard.press("Tab")
    page.keyboard.type("Penelitian")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_label("Nama *").focus()
    page.keyboard.type("Fulan")
    page.keyboard.press("Tab")
    page.keyboard.type("Jalan Uji 1")
    page.get_by_role("button", name="Susun suratnya").press("Enter")
    letter = page.locator("[data-hasil] pre").inner_text()
    assert "Rincian informasi yang diminta: Anggaran & <b>belanja</b>, 100%" in letter
    assert page.locator("[data-hasil] pre b").count() == 0
    assert page.evaluate("document.activeElement.id") == "hasil-judul"
    link = page.get_by_role("link", name="Buka di surel").get_attribute("href")
    assert link
    parts = parse_qs(urlsplit(link).query)
    assert urlsplit(link).scheme == "mailto"
    assert parts["subject"] == ["Permohonan informasi publik"]
    assert parts["body"][0].replace("\r\n", "\n") == letter
    assert "Nama: Fulan" in unquote(link)
    # The example names no number, so there is nothing to open.
    assert not page.locator('[data-ke="wa"]').is_visible()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert watched.foreign == []
    assert watched.faults == []


def test_whatsapp_is_offered_where_the_portal_has_a_number(watched: Watched) -> None:
    page = watched.page
    page.goto("permohonan/keberatan/")
    page.evaluate("document.querySelector('[data-isian]').dataset.wa = '0761-123 456'")
    page.get_by_label("Informasi yang diminta").fill("Aset")
    page.get_by_label("Uraian kejadian").fill("Tidak dijawab")
    page.get_by_label("Nama *").fill("Fulan")
    page.get_by_label("Alamat *").fill("Jalan Uji 1")
    page.get_by_role("button", name="Susun suratnya").click()
    assert page.locator("[data-hasil]").is_hidden()
    page.get_by_label("c. Permohonan tidak ditanggapi").check()
    page.get_by_role("button", name="Susun suratnya").click()
    link = page.get_by_role("link", name="Buka di WhatsApp").get_attribute("href")
    assert link
    assert link.startswith("https://wa.me/62761123456?text=")
    assert "c. Permohonan tidak ditanggapi" in unquote(link)
    assert watched.foreign == []


def test_an_incomplete_form_makes_no_letter(watched: Watched) -> None:
    watched.page.goto("permohonan/formulir/")
    watched.page.get_by_role("button", name="Susun suratnya").click()
    assert watched.page.locator("[data-hasil]").is_hidden()
    assert watched.page.evaluate("document.activeElement.name") == "informasi"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-08-14", "Selasa, 1 September 2026"),
        ("2028-02-18", "Jumat, 3 Maret 2028"),
        ("2026-03-07", "Jumat, 27 Maret 2026"),
    ],
)
def test_the_calculator_counts_as_the_program_does(watched: Watched, start: str, end: str) -> None:
    watched.page.goto("permohonan/tenggat/")
    watched.page.get_by_label("Tanggalnya").fill(start)
    assert (
        f"Jawaban tertulis: paling lambat {end} (10 hari kerja)"
        in watched.page.locator("output").inner_text()
    )


def test_without_javascript_the_forms_are_there_to_download(chromium: Browser, site_url: str) -> None:
    context = chromium.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("permohonan/formulir/")
    assert page.get_by_role("link", name="formulir PDF").is_visible()
    assert page.get_by_role("link", name="formulir DOCX").is_visible()
    assert not page.locator("form[data-isian]").is_visible()
    page.goto("permohonan/tenggat/")
    page.locator("details.t-more summary").first.click()
    assert page.get_by_role("rowheader", name="2 Januari 2026", exact=True).is_visible()
    context.close()
