"""The look: contrast, weight, nothing from elsewhere; and the frame around hostile words."""

from __future__ import annotations

import gzip
import html
import json
import re
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import pytest
from conftest import MINIMAL, Watched, serving, until
from playwright.sync_api import Browser

from generator.pipeline import build_portal

ROOT = Path(__file__).parent.parent
OVERRIDES = ROOT / "overrides"
ASSETS = OVERRIDES / "assets/terang"
CSS = (ASSETS / "terang.css").read_text("utf-8")
TEXTS = sorted(path for path in OVERRIDES.rglob("*") if path.suffix in (".html", ".css", ".js", ".svg"))
HOSTILE = '<script>alert(1)</script> & "x"'

# ---- Colours ---------------------------------------------------------------------------------


def block(selector: str) -> dict[str, str]:
    """The colours that one rule of the style sheet sets."""
    start = CSS.index(selector)
    return dict(re.findall(r"(--t-[\w-]+): (#[0-9a-f]{6})\b", CSS[start : CSS.index("}", start)]))


LIGHT = block(":root {")
DARK = LIGHT | block(':root[data-tema="gelap"] {')
BY_SYSTEM = LIGHT | block(':root:not([data-tema="terang"]) {')

TEXT_ON_GROUND = [
    *product(("ink", "soft", "link", "link-hover"), ("bg", "surface", "sand")),
    *product(("on-brand", "on-brand-soft"), ("brand", "brand-deep")),
    *((name, f"{name}-bg") for name in ("berkala", "serta-merta", "setiap-saat", "note")),
    *product(("ink", "soft"), ("berkala-bg", "serta-merta-bg", "setiap-saat-bg", "note-bg")),
    ("gold-ink", "gold"),
    ("focus-ink", "focus"),
    ("bg", "setiap-saat"),
]


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_its_ground(palette: dict[str, str], text: str, ground: str) -> None:
    assert contrast(palette[f"--t-{text}"], palette[f"--t-{ground}"]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_controls_can_be_seen(palette: dict[str, str]) -> None:
    for ground in ("bg", "surface"):
        assert contrast(palette["--t-edge"], palette[f"--t-{ground}"]) >= 3


def test_dark_by_choice_is_dark_by_system() -> None:
    assert DARK == BY_SYSTEM
    assert DARK["--t-bg"] != LIGHT["--t-bg"]


# ---- Weight and origin -----------------------------------------------------------------------


def test_fonts_are_light_and_have_their_licence() -> None:
    fonts = sorted(ASSETS.glob("*.woff2"))
    assert sum(font.stat().st_size for font in fonts) <= 46_000
    for font in fonts:
        assert "SIL Open Font License" in font.with_suffix(".OFL.txt").read_text("utf-8")
        assert f"url({font.name})" in CSS


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(OVERRIDES)))
def test_nothing_is_asked_of_another_origin(path: Path) -> None:
    """Links that a reader follows and names of XML vocabularies are no requests."""
    text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(
        r"(?:src|srcset|action|poster)=\"?https?:|url\(\s*['\"]?(?:https?:)?//|@import", text
    )
    assert not re.search(r"(?:import|fetch)\(\s*['\"`]https?:", text)
    if path.suffix != ".html":
        # A selector of links, what tells an address from text, and a link that the reader follows.
        allowed = ('a[href^="http"]', "/^https?:", "`https://wa.me/${digits}?text=${")
        for each in allowed:
            text = text.replace(each, "")
        assert "http" not in text


@pytest.mark.parametrize("path", [path for path in TEXTS if path.suffix == ".js"], ids=lambda path: path.name)
def test_no_script_makes_markup_of_text(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", text)


# ---- The frame ---------------------------------------------------------------------------------

PORTAL = {
    **MINIMAL,
    "mkdocs.yml": """\
site_name: "Uji <b>& tes — Portal <i>Uji"
site_url: https://uji.example.go.id/ppid/
site_description: '"><script>alert(2)</script>'
extra:
  portal:
    nama: Portal Uji
    badan_publik: kota-uji
    wilayah: "14.71"
    contoh: ya
    kontak: {nama: '<i>PPID', alamat: '"><script>alert(3)</script>', telepon: 0761 1, surel: 'a@b.example'}
""",
    "content/organisasi/disdik.yml": f"judul: '{HOSTILE}'\nsingkatan: '<b>D'\ninduk: kota-uji\n",
    "content/pengumuman/2025-01-02-x.md": f"""\
---
judul: '{HOSTILE}'
ringkasan: '</script><script>alert(4)</script>'
kategori: serta-merta
penerbit: disdik
topik: [gizi, ibu-anak]
tanggal: 2025-01-02
---

{HOSTILE}
""",
    "content/tentang/index.md": "---\njudul: 'A & <b>B'\n---\n\n## Satu <i>\n\nIsi.\n\n## Dua\n\n## Tiga\n",
}


class Page(HTMLParser):
    """Elements with their attributes, and the text of ``<title>`` and ``<h1>``, as a browser reads them."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, str] = {}
        self.inside = ""
        self.source = path.read_text("utf-8")
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.inside = tag

    def handle_data(self, data: str) -> None:
        self.words[self.inside] = self.words.get(self.inside, "") + data

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [
            attrs
            for name, attrs in self.elements
            if name == tag and all(attrs.get(key.replace("_", "-")) == value for key, value in wanted.items())
        ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("theme")
    for name, text in PORTAL.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return build_portal(root).site


@pytest.fixture(scope="module")
def notice(site: Path) -> Page:
    return Page(site / "pengumuman/2025-01-02-x/index.html")


def test_a_hostile_title_is_text_wherever_it_stands(site: Path, notice: Page) -> None:
    assert notice.words["title"] == f"{HOSTILE} – Uji <b>& tes — Portal <i>Uji"
    assert notice.words["h1"].strip() == HOSTILE
    assert notice.all("meta", property="og:title")[0]["content"] == HOSTILE
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<script>alert" not in text, path
        assert not re.search(r"<(?:b|i)>(?:&|D|PPID|Uji|B<)", text), path


def test_structured_data_cannot_close_its_script(site: Path) -> None:
    text = (site / "pengumuman/2025-01-02-x/index.html").read_text("utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found
    assert json.loads(found[1])["name"] == HOSTILE
    assert "<" not in found[1]


def test_a_page_names_its_feeds_its_address_and_its_path(notice: Page) -> None:
    feeds = {attrs["type"]: attrs["href"] for attrs in notice.all("link", rel="alternate")}
    assert feeds == {
        "application/rss+xml": "rss.xml",
        "application/atom+xml": "atom.xml",
        "application/feed+json": "feed.json",
    }
    own = "https://uji.example.go.id/ppid/pengumuman/2025-01-02-x/"
    assert notice.all("link", rel="canonical")[0]["href"] == own
    assert notice.all("meta", property="og:url")[0]["content"] == own
    path = re.findall(r'<li><a href="([^"]*)">(?:Beranda|Pengumuman)</a></li>', notice.source)
    assert path == ["../..", "../"]


def test_an_article_is_marked_for_the_search(notice: Page) -> None:
    assert len(notice.all("article", id="isi")) == 1
    assert "data-pagefind-body" in notice.all("article")[0]


@pytest.mark.parametrize("address", ["cari", "pengumuman", "dip", "kategori/serta-merta"])
def test_lists_stay_out_of_the_search(site: Path, address: str) -> None:
    article = Page(site / address / "index.html").all("article")[0]
    assert "data-pagefind-body" not in article
    assert article["data-pagefind-ignore"] == "all"


def test_every_page_has_the_frame(site: Path) -> None:
    for path in site.rglob("*.html"):
        if 'http-equiv="refresh"' in path.read_text("utf-8"):
            continue
        page = Page(path)
        assert page.all("a", class_="t-skip") or page.all("a", href="#isi"), path
        assert len(page.all("h1")) == 1, path
        assert page.all("html", lang="id"), path
        assert page.all("aside", **{"class": "t-sample"}), path
        assert len(page.all("main")) == 1, path


def test_a_portal_of_real_content_has_no_sample_banner(tmp_path: Path) -> None:
    for name, text in MINIMAL.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    page = Page(build_portal(tmp_path).site / "index.html")
    assert page.all("aside", **{"class": "t-sample"}) == []


def test_the_page_that_is_not_there_is_in_indonesian_and_works_at_any_depth(site: Path) -> None:
    page = Page(site / "404.html")
    assert page.words["title"].startswith("Halaman tidak ditemukan")
    relative = [
        a["href"]
        for a in page.all("a")
        if not str(a["href"]).startswith(("/ppid/", "#", "http", "mailto:", "tel:"))
    ]
    assert relative == []


def test_the_contents_stand_beside_long_pages_only(site: Path) -> None:
    text = (site / "tentang/index.html").read_text("utf-8")
    listed = re.search(r'<nav class="t-toc".*?</nav>', text, re.DOTALL)
    assert listed
    assert [html.unescape(word) for word in re.findall(r"<a href=\"#[^\"]+\">([^<]*)</a>", listed[0])] == [
        "Satu <i>",
        "Dua",
        "Tiga",
    ]
    assert "t-toc" not in (site / "pengumuman/index.html").read_text("utf-8")


def test_a_first_visit_is_light(site: Path) -> None:
    """Page, own styles, own scripts and fonts; the theme's style sheet is not ours."""
    page = site / "index.html"
    names = re.findall(r'(?:href|src)="(assets/terang/[^"]+)"', page.read_text("utf-8"))
    fonts = [f"assets/terang/{name}" for name in re.findall(r"url\(([\w-]+\.woff2)\)", CSS)]
    sizes = {name: len(gzip.compress((site / name).read_bytes())) for name in {*names, *fonts}}
    assert len(sizes) >= 6
    assert sum(sizes.values()) + len(gzip.compress(page.read_bytes())) <= 100_000, sizes


# ---- In the browser ----------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_hostile_words_run_nothing_and_the_theme_can_be_chosen(
    site: Path, chromium: Browser, colours: str
) -> None:
    with serving(site) as url:
        context = chromium.new_context(color_scheme=colours)  # type: ignore[arg-type]
        page = context.new_page()
        alerts: list[str] = []
        page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: alerts.append(str(error)))
        page.goto(f"{url}pengumuman/2025-01-02-x/")
        ground = "getComputedStyle(document.body).backgroundColor"
        before = page.evaluate(ground)
        page.get_by_role("button", name="Tampilan gelap").click()
        assert page.evaluate(ground) != before
        page.goto(url)
        assert page.evaluate(ground) != before, "the choice is kept"
        assert alerts == []
        context.close()


@pytest.mark.browser
def test_nothing_of_the_search_is_loaded_until_it_is_used(watched: Watched) -> None:
    asked: list[str] = []
    watched.page.on("request", lambda request: asked.append(request.url))
    watched.page.goto("dataset/")
    watched.page.wait_for_load_state("networkidle")
    assert [url for url in asked if "cari" in url] == []
    watched.page.keyboard.press("Control+k")
    watched.page.locator(".t-dialog input:focus").wait_for()
    watched.page.keyboard.type("stunting")
    watched.page.locator(".t-dialog .t-result").first.wait_for()
    watched.page.keyboard.press("ArrowDown")
    assert "tunting" in watched.page.evaluate("document.activeElement.textContent")
    watched.page.keyboard.press("Escape")
    until(watched.page, "document.activeElement.matches('[data-t-search]')")
    assert (watched.faults, watched.foreign) == ([], [])


@pytest.mark.browser
def test_a_search_has_an_address_that_gives_it_again(watched: Watched) -> None:
    page = watched.page
    page.goto("cari/?q=penduduk&jenis=Dataset&jenis=Indikator&urut=terbaru")
    page.locator("[data-t=results] .t-result").first.wait_for()
    assert page.get_by_role("checkbox", name="Dataset").is_checked()
    assert page.locator("select[name=urut]").input_value() == "terbaru"
    both = page.locator("[data-t=summary]").inner_text()
    page.get_by_role("checkbox", name="Indikator").uncheck()
    page.wait_for_url("**/cari/?q=penduduk&jenis=Dataset&urut=terbaru")
    until(page, "text => document.querySelector('[data-t=summary]').textContent !== text", both)
    page.go_back()
    until(page, "text => document.querySelector('[data-t=summary]').textContent === text", both)
    assert watched.faults == []
