"""One page of every kind: WCAG 2.2 AA by axe on phone and desk in both colours, and what axe cannot see."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_checker import WCAG, violations
from conftest import DESK, MINIMAL, ROOT, Watched, serving
from playwright.sync_api import Page, ViewportSize

KINDS_OF_PAGES = {
    "": "",
    "404.html": "404.html",
    "admin/": "admin/",
    "cari/": "cari/",
    "dasbor/": "dasbor/",
    "(dip|dik)/": "dip/",
    "(dip|dik)/*/": "dip/disdukcapil/",
    "kategori/": "kategori/",
    "kategori/*/": "kategori/serta-merta/",
    "topik/": "topik/",
    "topik/*/": "topik/kependudukan/",
    "wilayah/": "wilayah/",
    "wilayah/*/": "wilayah/14.71.08/",
    "dataset/": "dataset/",
    "dataset/*/": "dataset/kemiskinan/",
    "dokumen/": "dokumen/",
    "dokumen/*/": "dokumen/contoh-apbd-2025/",
    "dokumen/*/teks/*/": "dokumen/contoh-apbd-2025/teks/ringkasan-apbd-2025/",
    "dokumen/seri/": "dokumen/seri/",
    "dokumen/seri/*/": "dokumen/seri/apbd/",
    "dokumen/seri/*/terbaru/": "dokumen/seri/apbd/terbaru/",
    "pengumuman/": "pengumuman/",
    "pengumuman/*/": "pengumuman/2026-09-07-pelatihan-warga/",
    "layanan/": "layanan/",
    "layanan/*/": "layanan/penggantian-ktp-el/",
    "layanan/(peristiwa|sasaran|kanal|biaya)/": "layanan/peristiwa/",
    "layanan/(peristiwa|sasaran|kanal|biaya)/*/": "layanan/kanal/daring/",
    "layanan/wilayah/": "layanan/wilayah/",
    "layanan/wilayah/*/": "layanan/wilayah/14.71.08/",
    "layanan/standar/": "layanan/standar/",
    "indikator/": "indikator/",
    "indikator/*/": "indikator/penduduk/",
    "organisasi/": "organisasi/",
    "organisasi/*/": "organisasi/disdukcapil/",
    "dikecualikan/": "dikecualikan/",
    "dikecualikan/*/": "dikecualikan/penawaran-yang-sedang-dinilai/",
    "*/*/perubahan/": "dataset/kemiskinan/perubahan/",
    "*/*/perubahan/*/": "",
    "(dataset|indikator)/*/sematan/": "indikator/penduduk/sematan/",
    "(dataset|indikator)/*/sematan/*/": "indikator/penduduk/sematan/wilayah/",
    "kepatuhan/": "kepatuhan/",
    "kepatuhan/matriks/": "kepatuhan/matriks/",
    "kepatuhan/*/": "kepatuhan/s01/",
    "kepatuhan/organisasi/*/": "kepatuhan/organisasi/disdik/",
    "perubahan/": "perubahan/",
    "perubahan/**": "perubahan/jenis/dataset/",
    "perubahan/20*/*/": "",
    "ringkasan/": "ringkasan/",
    "ringkasan/*/": "",
    "permohonan/": "permohonan/",
    "permohonan/(formulir|keberatan)/": "permohonan/formulir/",
    "permohonan/tenggat/": "permohonan/tenggat/",
    "permohonan/statistik/": "permohonan/statistik/",
    "permohonan/20*/": "permohonan/2026/",
    "umpan/": "umpan/",
    "(tentang|panduan)/**": "panduan/kebocoran/",
}
"""Kind of page → an example; the first that there is where it goes by commits or months. Of two kinds that
fit an address the later one with fewer wildcards counts."""
RULES = [*WCAG, "best-practice"]
OF_LOOKS = ["color-contrast", "target-size"]
"""Rules whose verdict hangs on colours and width."""
PHONE: ViewportSize = {"width": 360, "height": 740}
ENLARGED: ViewportSize = {"width": 320, "height": 256}
"""1280 × 1024 at 400 % (WCAG 1.4.10)."""
GONE = ["", "dataset/murid/", "dataset/murid/perubahan/", "dataset/usaha/jelajah/usaha/"]
"""In a small portal: what the example portal has none of, a withdrawn item, its history, an explorer."""
USAHA = "kecamatan,tahun,jumlah\n" + "".join(f"Kec {n % 9},{2015 + n % 10},{n}\n" for n in range(2_500))
REST = "kategori: berkala\npenerbit: disdik\n"
SMALL: dict[str, str | None] = {
    **{
        f"datasets/{slug}/dataset.yml": f"judul: Data {slug}\nringkasan: Uji.\n" + REST
        for slug in ("usaha", "murid")
    },
    "datasets/usaha/usaha.csv": USAHA,
    "datasets/murid/murid.csv": "jenjang,murid\nSD,1200\nSMP,800\n",
}
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
)
"""WCAG 1.4.12."""
FAULTS = """() => {
  const seen = (each) => each.checkVisibility() && each.getBoundingClientRect().width > 1;
  const faults = [];
  let before = 0;
  for (const each of [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(seen)) {
    const level = Number(each.tagName[1]);
    if (level > before + 1) faults.push(`h${level} after h${before}: ${each.innerText}`);
    before = level;
  }
  if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
  const names = [...document.querySelectorAll("main h2")].filter(seen).map((each) => each.innerText);
  if (new Set(names).size < names.length) faults.push(`two headings alike: ${names}`);
  for (const each of [...document.querySelectorAll("a, button, summary, select, input")].filter(seen)) {
    const { width, height } = each.getBoundingClientRect();
    const inText = getComputedStyle(each).display === "inline" || ["checkbox", "radio"].includes(each.type);
    if (!inText && Math.min(width, height) < 23.9) faults.push(`small: ${each.outerHTML.slice(0, 80)}`);
  }
  for (const each of document.querySelectorAll("main table")) {
    const wide = each.scrollWidth > each.parentElement.clientWidth + 1;
    if (wide && !each.closest(".t-table")) faults.push("a wide table without a frame");
  }
  return faults;
}"""


def pattern(kind: str) -> re.Pattern[str]:
    text = kind.replace(".", r"\.").replace("**", "\0").replace("*", "[^/]+").replace("\0", ".*")
    return re.compile(f"^{text}$")


def kind_of(address: str) -> str | None:
    """The kind with the fewest wildcards that fits."""
    fitting = [kind for kind in KINDS_OF_PAGES if pattern(kind).match(address)]
    return min(fitting, key=lambda kind: (kind.count("**"), kind.count("*"), -len(kind)), default=None)


def addresses(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        if 'http-equiv="refresh"' not in path.read_text("utf-8"):
            yield address


def test_every_page_is_of_a_kind_that_is_looked_at(built_site: Path) -> None:
    found = defaultdict(list)
    for address in addresses(built_site):
        found[kind_of(address)].append(address)
    assert found.pop(None, []) == []
    redirects = {"dokumen/seri/*/terbaru/"}
    assert set(KINDS_OF_PAGES) - set(found) - redirects == set()
    assert [kind for kind, example in KINDS_OF_PAGES.items() if example and kind_of(example) != kind] == []


def example(kind: str, site: Path) -> str:
    return KINDS_OF_PAGES[kind] or next(found for found in addresses(site) if kind_of(found) == kind)


@pytest.mark.browser
def test_what_axe_finds_is_heard(watched: Watched) -> None:
    watched.page.set_content("<img src='data:,'>")
    assert [each.partition(":")[0] for each in violations(watched.page)] == [
        "document-title",
        "html-has-lang",
        "image-alt",
    ]


def fits(page: Page) -> bool:
    """Nothing is wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def look_at(watched: Watched, url: str, own: str) -> None:
    """All that is asked of one page, in one visit; ``own`` is how addresses of its site begin."""
    page = watched.page
    page.set_viewport_size(PHONE)
    page.goto(url)
    page.wait_for_load_state("networkidle")
    assert fits(page), "wider than a phone"
    assert page.evaluate(FAULTS) == []
    assert violations(page, RULES) == []
    # Without motion, since colours on their way from light to dark have another contrast than either.
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.set_viewport_size(DESK)
    assert fits(page), "wider than a screen"
    assert violations(page, OF_LOOKS) == []
    page.set_viewport_size(ENLARGED)
    assert fits(page), "wider than an enlarged screen"
    page.add_style_tag(content=SPACING)
    assert fits(page), "wider with wide letters"
    assert [each for each in watched.foreign if not each.startswith(own)] == []
    # Chromium complains of what is not used seconds after it was preloaded: a matter of the machine.
    assert [each for each in watched.faults if "preloaded using link preload" not in each] == []


@pytest.mark.browser
@pytest.mark.parametrize("kind", [kind for kind in KINDS_OF_PAGES if not kind.endswith("terbaru/")])
def test_a_page_of_each_kind_is_open_to_all(
    visited: Watched, kind: str, built_site: Path, site_url: str
) -> None:
    if kind == "404.html":  # may be shown anywhere, so its links begin with the site's own path
        visited.page.route(
            "**/pekanbaru/**", lambda to: to.continue_(url=to.request.url.replace("/pekanbaru/", "/"))
        )
    look_at(visited, example(kind, built_site), site_url)


@pytest.fixture(scope="session")
def small_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small portal out of which a dataset was withdrawn."""
    root = tmp_path_factory.mktemp("kecil")
    for name, text in {**MINIMAL, **SMALL}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text or "", "utf-8")
    who = ["-c", "user.name=Petugas", "-c", "user.email=petugas@uji.example"]
    for command in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "Terbit"]):
        subprocess.run(["git", "-C", str(root), *command], check=True)
    shutil.rmtree(root / "datasets/murid")
    subprocess.run(["git", "-C", str(root), *who, "commit", "-qam", "Ditarik karena keliru"], check=True)
    build = [sys.executable, "-m", "generator", "--portal", str(root), "--quiet", "build"]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with serving(root / "build/site") as url:
        yield url


@pytest.mark.browser
@pytest.mark.parametrize("address", GONE)
def test_what_is_gone_and_what_is_large_is_open_to_all(
    visited: Watched, small_url: str, address: str
) -> None:
    look_at(visited, f"{small_url}{address}", small_url)
