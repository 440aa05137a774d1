"""The explorer and sortable tables in Chromium: what is shown, what is fetched, what fails how."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from http.server import ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import MINIMAL, ROOT, Quiet
from playwright.sync_api import Browser, Locator, Page

from generator.serve import Preview
from generator.tables.groups import FIRST_GROUP, PAGE_SIZE

VENDOR = ROOT / "overrides/assets/vendor/hyparquet"
EXPLORER = "dataset/usaha/jelajah/usaha/"
ROWS = 3_000
MILLION = 1_000_000
SHORT = ("1.234,5", "99,5", "-", "2,25", "7,75", "3,5", "1,5", "8,5")
FIRST_SCREEN = 300_000
"""Bytes, all files of a first visit, compressed as a host does it (issue 4)."""
YAML = """\
judul: Usaha kecil
ringkasan: Usaha kecil per kecamatan.
kategori: berkala
penerbit: disdik
"""


def test_the_vendored_reader_is_what_its_manifest_says() -> None:
    manifest = json.loads((VENDOR / "manifest.json").read_text())
    package = json.loads((ROOT / "tests/tools/package.json").read_text())
    assert manifest["version"] == package["dependencies"][manifest["name"]]
    assert (
        "MIT" in (VENDOR / "LICENSE.txt").read_text()
        or "Permission is hereby granted" in (VENDOR / "LICENSE.txt").read_text()
    )
    for name, digest in manifest["sha256"].items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest


def rows() -> list[tuple[str, str, str, int, str]]:
    """Sorted by date; one name begins like a formula."""
    made = [
        (f"{i:05d}", f"{2020 + i // 1000}-01-{i % 28 + 1:02d}", f"Kec {i % 3}", (i * 7) % 1009,
         "=1+1" if i == 5 else f"Usaha {i}")
        for i in range(ROWS)
    ]  # fmt: skip
    return sorted(made, key=lambda row: row[1])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("portal")
    lines = "\n".join(",".join(map(str, row)) for row in rows())
    files = {
        **MINIMAL,
        "datasets/usaha/dataset.yml": YAML,
        "datasets/usaha/usaha.csv": f"kode,tanggal,kecamatan,jumlah,nama\n{lines}\n",
        "datasets/kecil/dataset.yml": YAML.replace("Usaha kecil\n", "Tabel pendek\n"),
        "datasets/kecil/kecil.csv": "nama;luas\n"
        + "".join(f"Kec {i};{n}\n" for i, n in enumerate(SHORT)),
    }  # fmt: skip
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, "utf-8")
    command = [sys.executable, "-m", "generator", "--portal", str(root), "--quiet", "build"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "build/site"


class Ranges(Preview):
    """Byte ranges of the real preview; pages without its reloading script."""

    def do_GET(self) -> None:
        if self.path.endswith(".parquet"):
            return super().do_GET()
        return Quiet.do_GET(self)  # type: ignore[arg-type]


@dataclass
class Seen:
    page: Page
    url: str
    faults: list[str] = field(default_factory=list)
    ranges: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def open(self, query: str = "") -> None:
        self.page.goto(f"{self.url}{EXPLORER}{query}")

    def status(self, words: str) -> str:
        place = self.page.locator("[data-j=status]", has_text=words)
        place.wait_for()
        return place.inner_text()

    def column(self, number: int) -> list[str]:
        return self.page.locator(f"[data-j=table] tbody tr > :nth-child({number})").all_inner_texts()


def watch(browser: Browser, site: Path, handler: type) -> Iterator[Seen]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="id-ID", accept_downloads=True
    )
    seen = Seen(context.new_page(), f"http://127.0.0.1:{server.server_port}/")
    seen.page.set_default_timeout(15_000)
    seen.page.on("console", lambda m: seen.faults.append(m.text) if m.type == "error" else None)
    seen.page.on("pageerror", lambda error: seen.faults.append(str(error)))
    seen.page.on("request", lambda r: note(seen, r.url, r.headers.get("range")))
    yield seen
    context.close()
    server.shutdown()
    server.server_close()


def note(seen: Seen, url: str, wanted: str | None) -> None:
    if wanted:
        seen.ranges.append(wanted.removeprefix("bytes="))
    else:
        seen.paths.append(url.removeprefix(seen.url).partition("?")[0])


@pytest.fixture
def explorer(chromium: Browser, site: Path) -> Iterator[Seen]:
    yield from watch(chromium, site, Ranges)


@pytest.fixture
def without_ranges(chromium: Browser, site: Path) -> Iterator[Seen]:
    yield from watch(chromium, site, Quiet)


@pytest.mark.browser
def test_the_dataset_leads_to_its_explorer(explorer: Seen) -> None:
    explorer.page.goto(f"{explorer.url}dataset/usaha/")
    explorer.page.locator('main a[href*="jelajah/usaha/"]').first.click()
    assert "1–50 dari 3.000 baris" in explorer.status("terunduh")
    assert explorer.column(1)[:2] == [row[0] for row in rows()[:2]]
    assert explorer.faults == []


@pytest.mark.browser
def test_filter_sort_and_the_same_view_from_its_address(explorer: Seen) -> None:
    expected = sorted((r for r in rows() if r[2] == "Kec 1" and r[1] >= "2021"), key=lambda r: -r[3])
    explorer.open("?saring=kecamatan~sama~kec 1&saring=tanggal~sejak~2021&urut=-jumlah")
    assert f"dari {len(expected):,} baris yang cocok".replace(",", ".") in explorer.status("cocok")
    assert explorer.column(4) == [f"{row[3]:,}".replace(",", ".") for row in expected[:50]]
    assert explorer.page.locator("th[aria-sort=descending]").inner_text() == "jumlah"
    explorer.page.locator("[data-j=next]").click()
    explorer.status("51–100")
    assert "hal=2" in explorer.page.url
    explorer.page.reload()
    explorer.status("51–100")


@pytest.mark.browser
def test_groups_add_up_and_are_drawn(explorer: Seen) -> None:
    explorer.open("?kelompok=kecamatan&hitung=jumlah~jumlah")
    explorer.status("kelompok")
    sums = {k: sum(r[3] for r in rows() if r[2] == k) for k in ("Kec 0", "Kec 1", "Kec 2")}
    found = dict(zip(explorer.column(1), explorer.column(2), strict=True))
    assert found == {key: f"{value:,}".replace(",", ".") for key, value in sums.items()}
    assert explorer.page.locator("[data-j=figure] svg[role=img] rect").count() == 3


@pytest.mark.browser
def test_a_line_puts_moments_as_far_apart_as_they_are(explorer: Seen) -> None:
    explorer.open("?kelompok=tanggal&hitung=rata~jumlah")
    explorer.status("kelompok")
    dots = explorer.page.locator("[data-j=figure] svg circle")
    places = [float(x) for x in dots.evaluate_all("all => all.map((dot) => dot.getAttribute('cx'))")]
    days = [date.fromisoformat(day).toordinal() for day in sorted({row[1] for row in rows()})]
    scale = (places[-1] - places[0]) / (days[-1] - days[0])
    expected = [places[0] + scale * (day - days[0]) for day in days]
    assert len(places) == 84
    assert places == pytest.approx(expected, abs=0.1)
    texts = explorer.page.locator("[data-j=figure] svg text[text-anchor=middle]")
    boxes = [(box["x"], box["x"] + box["width"]) for each in texts.all() if (box := each.bounding_box())]
    assert len(boxes) == 3
    assert all(left > right for (left, _), (_, right) in pairwise(boxes))


@pytest.mark.browser
def test_the_form_by_keyboard(explorer: Seen) -> None:
    explorer.open()
    explorer.status("terunduh")
    explorer.page.locator("[data-j=add]").press("Enter")
    explorer.page.keyboard.type("nama")
    explorer.page.keyboard.press("Tab")
    explorer.page.keyboard.press("Tab")
    explorer.page.keyboard.type("usaha 77")
    explorer.page.keyboard.press("Enter")
    assert "cocok" in explorer.status("cocok")
    assert "saring=" in explorer.page.url
    assert all("Usaha 77" in text for text in explorer.column(5))


@pytest.mark.browser
def test_what_is_downloaded_cannot_run_as_a_formula(explorer: Seen, tmp_path: Path) -> None:
    explorer.open("?saring=jumlah~maks~40&kolom=kode,nama")
    explorer.status("cocok")
    with explorer.page.expect_download() as waiting:
        explorer.page.locator("[data-j=csv]").click()
    waiting.value.save_as(tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as stream:
        lines = list(csv.reader(stream))
    expected = [[r[0], "'=1+1" if r[4] == "=1+1" else r[4]] for r in rows() if r[3] <= 40]
    assert lines == [["kode", "nama"], *expected]
    assert any(line[1] == "'=1+1" for line in lines)


@pytest.mark.browser
def test_a_server_without_ranges_is_asked_for_nothing_before_the_reader_agrees(without_ranges: Seen) -> None:
    without_ranges.open()
    ask = without_ranges.page.locator("[data-j=notice] button").first
    ask.wait_for()
    assert "seluruh berkas" in without_ranges.page.locator("[data-j=notice]").inner_text()
    ask.click()
    assert "1–50 dari 3.000 baris" in without_ranges.status("terunduh")


@pytest.mark.browser
def test_a_bad_value_and_a_missing_file_end_in_a_sentence(explorer: Seen) -> None:
    explorer.open("?saring=jumlah~min~banyak")
    assert "bukan angka" in explorer.status("bukan")
    explorer.open("?saring=tanggal~sejak~2025-13")
    assert "bukan tanggal" in explorer.status("bukan")
    explorer.open(
        "?saring=jumlah~constructor~1&saring=__proto__~sama~1&kolom=kode,kode&hitung=toString~jumlah"
    )
    assert "1–50 dari 3.000 baris" in explorer.status("terunduh")
    assert explorer.page.locator("[data-j=table] thead th").count() == 1
    explorer.page.route("**/*.parquet", lambda route: route.abort())
    explorer.open()
    assert "tidak dapat dibaca" in explorer.status("tidak dapat")


@pytest.mark.browser
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(explorer: Seen, colours: str, width: int) -> None:
    explorer.page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    explorer.page.set_viewport_size({"width": width, "height": 800})
    explorer.open("?kelompok=kecamatan&saring=jumlah~min~1")
    explorer.status("kelompok")
    assert explorer.page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(
        explorer.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    )
    assert [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found.response["violations"]] == []


@pytest.mark.browser
def test_a_short_table_sorts_by_value_and_filters(explorer: Seen) -> None:
    page = explorer.page
    page.goto(f"{explorer.url}dataset/kecil/")
    button = page.locator("th .t-sort", has_text="luas")
    button.click()
    values = page.locator(".t-rows tbody tr td:nth-child(2)").all_inner_texts()
    assert values == ["1,5", "2,25", "3,5", "7,75", "8,5", "99,5", "1.234,5", "–"]
    button.click()
    assert page.locator("th[aria-sort=descending]").count() == 1
    assert page.locator(".t-rows tbody tr td:nth-child(2)").last.inner_text() == "–"
    page.locator(".t-filter input").fill("kec 99,")
    page.locator(".t-filter [role=status]", has_text="1 dari 8").wait_for()
    assert page.locator(".t-rows tbody tr:visible").count() == 1
    assert explorer.faults == []


@pytest.mark.browser
def test_a_table_longer_than_the_screen_scrolls_under_its_head_to_the_row_of_the_address(
    explorer: Seen,
) -> None:
    page = explorer.page
    page.set_viewport_size({"width": 360, "height": 320})
    page.goto(f"{explorer.url}dataset/kecil/#kecil-baris-8")
    frame = page.locator(".t-table:has(.t-rows)")
    # In one moment, since the page may still be scrolling.
    top = frame.evaluate("""frame => Object.fromEntries(Object.entries({
        frame, head: frame.querySelector("thead th"), row: frame.querySelector("#kecil-baris-8"),
    }).map(([name, each]) => [name, Math.round(each.getBoundingClientRect().y)]))""")
    assert frame.evaluate("frame => frame.clientHeight <= 240 && frame.scrollTop > 0")
    assert abs(top["head"] - top["frame"]) <= 2
    assert top["head"] < top["row"] < top["frame"] + 240


def embed_of(seen: Seen) -> Locator:
    """The opened block with the code of one embedded part."""
    seen.page.goto(f"{seen.url}dataset/kecil/")
    block = seen.page.locator("details.t-embed").first
    block.locator("summary").press("Enter")
    return block


@pytest.mark.browser
def test_the_code_of_an_embedded_part_is_copied_by_keyboard_and_said(explorer: Seen) -> None:
    explorer.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    block = embed_of(explorer)
    assert block.locator("[role=status]").inner_text() == ""
    for _ in range(2):
        explorer.page.keyboard.press("Tab")
    explorer.page.keyboard.press("Enter")
    block.locator("[role=status]", has_text="Kode tersalin.").wait_for()
    copied = explorer.page.evaluate("navigator.clipboard.readText()")
    assert copied == block.locator("textarea").input_value()
    assert copied.startswith('<iframe src="https://uji.example.go.id/dataset/kecil/sematan/tabel-kecil/"')
    assert explorer.faults == []


@pytest.mark.browser
@pytest.mark.parametrize("clipboard", ["undefined", "{writeText: () => Promise.reject(new Error('no'))}"])
def test_where_nothing_can_be_copied_the_code_is_selected(explorer: Seen, clipboard: str) -> None:
    explorer.page.add_init_script(
        f"Object.defineProperty(navigator, 'clipboard', {{value: {clipboard}, configurable: true}})"
    )
    block = embed_of(explorer)
    block.locator("button").press("Enter")
    block.locator("[role=status]", has_text="Kode dipilih.").wait_for()
    selected = "(field) => field === document.activeElement && [field.selectionStart, field.selectionEnd]"
    code = block.locator("textarea")
    assert code.evaluate(selected) == [0, len(code.input_value())]
    assert explorer.faults == []


def write_million(target: Path) -> None:
    """Twelve columns in the row groups that ``generator.tables`` writes."""
    random = np.random.default_rng(1)
    numbers = [random.integers(0, 10**9, MILLION) for _ in range(4)] + [
        random.random(MILLION) for _ in range(4)
    ]
    texts = [
        pa.array(random.integers(0, size, MILLION)).cast(pa.string()) for size in (15, 500, 50_000, MILLION)
    ]
    table = pa.table({f"k{i}": each for i, each in enumerate([*numbers, *texts])})
    with pq.ParquetWriter(
        target, table.schema, compression="snappy", write_page_index=True, data_page_size=PAGE_SIZE,
        store_schema=False,
    ) as writer:  # fmt: skip
        writer.write_table(table.slice(0, FIRST_GROUP), row_group_size=FIRST_GROUP)
        writer.write_table(table.slice(FIRST_GROUP), row_group_size=20_000)


@pytest.mark.browser
def test_first_screen_of_a_million_rows_weighs_little(chromium: Browser, site: Path, tmp_path: Path) -> None:
    target = site / "dataset/usaha/juta.parquet"
    write_million(target)
    names = [
        {"nama": f"k{i}", "judul": f"K{i}", "tipe": "bilangan" if i < 8 else "teks", "satuan": ""}
        for i in range(12)
    ]
    seen = next(watching := watch(chromium, site, Ranges))
    seen.page.add_init_script(
        "new MutationObserver(() => { const root = document.getElementById('t-jelajah');"
        " if (root && !root.dataset.x) {"
        f"root.dataset.x = 1; root.dataset.kolom = {json.dumps(json.dumps(names))};"
        f"root.dataset.ukuran = {target.stat().st_size};"
        "root.dataset.parquet = root.dataset.parquet.replace('usaha.parquet', 'juta.parquet'); }})"
        ".observe(document, {childList: true, subtree: true})"
    )
    seen.open()
    assert "1–50 dari 1.000.000 baris" in seen.status("terunduh")
    data = sum(int(end) - int(start) + 1 for start, end in (r.split("-") for r in seen.ranges))
    pages = sum(weight(site / path) for path in {*seen.paths})
    watching.close()
    target.unlink()
    assert data + pages <= FIRST_SCREEN, (data, pages)


def weight(path: Path) -> int:
    """Bytes over the wire: fonts as they are, text by gzip."""
    file = path / "index.html" if path.is_dir() else path
    content = file.read_bytes()
    return len(content) if file.suffix == ".woff2" else len(gzip.compress(content, 6))
