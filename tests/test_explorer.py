"""The explorer and sortable tables in Chromium: what is shown, what is fetched, what fails how."""

from __future__ import annotations

import csv
import functools
import gzip
import hashlib
import io
import json
import math
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from http.server import ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from axe_checker import violations
from conftest import MINIMAL, ROOT, Quiet
from playwright.sync_api import Browser, Locator, Page, Route

from generator.serve import Preview
from generator.tables import lookup, rowblocks
from generator.tables.companions import footer
from generator.tables.groups import FIRST_GROUP
from generator.tables.lookup import text_key

VENDOR = ROOT / "overrides/assets/vendor/hyparquet"
EXPLORER = "dataset/usaha/jelajah/usaha/"
BIG = "dataset/besar/jelajah/besar/"
ROWS = 3_000
LARGE = 60_000
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


Row = tuple[int, str, str, int | str, float, str, int]


@functools.cache
def large() -> list[Row]:
    """So large that the browser gets files beside the Parquet file; every thirtieth number is missing; what
    ``dana`` holds is more than a browser's numbers can."""
    numbers = np.random.default_rng(7)
    amounts, shares = numbers.integers(0, 10**6, LARGE).tolist(), numbers.integers(0, 10**6, LARGE).tolist()
    return [
        (i, f"Toko {amounts[i - 1] % 9973} {i % 7}", f"Jenis {amounts[i - 1] % 12}",
         "" if i % 30 == 0 else amounts[i - 1], shares[i - 1] / 100, f"Kota {shares[i - 1] % 9}",
         2**53 + 1 + 2 * i)
        for i in range(1, LARGE + 1)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("portal")
    lines = "\n".join(",".join(map(str, row)) for row in rows())
    files = {
        **MINIMAL,
        "datasets/usaha/dataset.yml": YAML,
        "datasets/usaha/usaha.csv": f"kode,tanggal,kecamatan,jumlah,nama\n{lines}\n",
        "datasets/besar/dataset.yml": YAML.replace("Usaha kecil\n", "Tabel besar\n")
        + "berkas: [{berkas: besar.csv, kolom: {dana: {tipe: bilangan}}}]\n",
        "datasets/besar/besar.csv": "nomor,nama,jenis,jumlah,bagian,kota,dana\n"
        + "".join(",".join(map(str, row)) + "\n" for row in large()),
        "datasets/aneh/dataset.yml": YAML.replace("Usaha kecil\n", "Tabel aneh\n"),
        "datasets/aneh/aneh.csv": odd(),
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


class Single(Preview):
    """Byte ranges of the real preview, one a request; pages without its reloading script."""

    def do_GET(self) -> None:
        if self.path.endswith((".parquet", ".bin")):
            return super().do_GET()
        return Quiet.do_GET(self)  # type: ignore[arg-type]


class Ranges(Single):
    """Several parts in one answer, as nginx and Apache give them (RFC 9110 section 14.6)."""

    def do_GET(self) -> None:
        wanted = spans(self.headers.get("Range", "").removeprefix("bytes="))
        if len(wanted) < 2:
            return super().do_GET()
        content = Path(self.translate_path(self.path)).read_bytes()
        body = b"".join(
            f"\r\n--batas\r\nContent-Type: application/octet-stream\r\n"
            f"Content-Range: bytes {start}-{end - 1}/{len(content)}\r\n\r\n".encode() + content[start:end]
            for start, end in wanted
        )  # fmt: skip
        body += b"\r\n--batas--\r\n"
        self.send_response(206)
        self.send_header("Content-Type", "multipart/byteranges; boundary=batas")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


def spans(ranges: str) -> list[tuple[int, int]]:
    """``0-9,20-29`` → where each begins and ends, the end not included."""
    parts = [part.split("-") for part in ranges.split(",") if part]
    return [(int(start), int(end) + 1) for start, end in parts]


@dataclass
class Seen:
    page: Page
    url: str
    faults: list[str] = field(default_factory=list)
    ranges: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def open(self, query: str = "", page: str = EXPLORER) -> None:
        self.page.goto(f"{self.url}{page}{query}")

    @property
    def data(self) -> int:
        """Bytes of tables that were asked for."""
        return sum(end - start for each in self.ranges for start, end in spans(each))

    def status(self, words: str) -> str:
        place = self.page.locator("[data-j=status]", has_text=words)
        place.wait_for()
        return place.inner_text()

    def column(self, number: int) -> list[str]:
        return self.page.locator(f"[data-j=table] tbody tr > :nth-child({number})").all_inner_texts()


def watch(browser: Browser, site: Path, handler: type) -> Generator[Seen]:
    handler = type(handler.__name__, (handler,), {"site": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="id-ID", accept_downloads=True
    )
    seen = Seen(context.new_page(), f"http://127.0.0.1:{server.server_port}/")
    seen.page.set_default_timeout(60_000)
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


@pytest.fixture(scope="module")
def open_browser(chromium: Browser, site: Path) -> Iterator[Seen]:
    yield from watch(chromium, site, Ranges)


@pytest.fixture
def asked(open_browser: Seen) -> Seen:
    """For questions that are wholly in the address: a page that others had before, with nothing of theirs."""
    for seen in (open_browser.faults, open_browser.ranges, open_browser.paths):
        seen.clear()
    return open_browser


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


def shown(value: object) -> str:
    """A cell as the explorer writes it."""
    if value == "":
        return "–"
    if isinstance(value, str):
        return value
    text = f"{value:,}".translate(str.maketrans(",.", ".,"))
    return text.removesuffix(",0")


def rounded(value: float) -> float:
    return value if isinstance(value, int) else round(value, 2)


def amount(row: Row) -> int:
    return row[3] if isinstance(row[3], int) else -1


def by_name(row: Row) -> tuple[str, int]:
    return text_key(row[1]), row[0]


ASKED: dict[str, tuple[Callable[[], list[Any]], int, int]] = {
    "?hal=1200": (large, 1200, 10),
    "?saring=jumlah~min~990000": (lambda: [r for r in large() if amount(r) >= 990000], 1, 220),
    "?saring=jumlah~min~990000&saring=jenis~sama~jenis 3&urut=-bagian": (
        lambda: sorted(
            (r for r in large() if amount(r) >= 990000 and r[2] == "Jenis 3"), key=lambda r: (-r[4], -r[0])
        ), 1, 320,
    ),
    "?saring=jumlah~min~500000&saring=jenis~sama~jenis 3&urut=bagian": (
        lambda: sorted((r for r in large() if amount(r) >= 500000 and r[2] == "Jenis 3"), key=lambda r: r[4]),
        1, 320,
    ),
    "?saring=jumlah~min~900000&urut=-jumlah": (
        lambda: sorted((r for r in large() if amount(r) >= 900000), key=lambda r: (-amount(r), -r[0])),
        3, 330,
    ),
    f"?saring=dana~sama~{2**53 + 20_001}": (lambda: [r for r in large() if r[0] == 10_000], 1, 60),
    f"?saring=dana~min~{2**53 + 120_000}": (lambda: large()[-1:], 1, 60),
    "?saring=jumlah~min~20000": (lambda: [r for r in large() if amount(r) >= 20000], 1, 60),
    "?saring=jumlah~isi~&saring=bagian~maks~9900": (
        lambda: [r for r in large() if r[3] != "" and r[4] <= 9900], 900, 100,
    ),
    "?saring=nomor~maks~60000&saring=kota~isi~&hal=2": (large, 2, 30),
    "?saring=jumlah~kosong~": (lambda: [r for r in large() if r[3] == ""], 2, 200),
    "?saring=nama~sama~toko 8534 6": (lambda: [r for r in large() if r[1] == "Toko 8534 6"], 1, 90),
    "?saring=nama~awal~TOKO 17": (lambda: [r for r in large() if r[1].startswith("Toko 17")], 1, 250),
    "?saring=nama~berisi~99 4": (lambda: [r for r in large() if "99 4" in r[1]], 1, 500),
    "?saring=jenis~sama~jenis 7": (lambda: [r for r in large() if r[2] == "Jenis 7"], 3, 60),
    "?urut=-jumlah": (lambda: sorted(large(), key=lambda r: (-amount(r), -r[0])), 2, 200),
    "?urut=jumlah&hal=1200": (lambda: sorted(large(), key=lambda r: (r[3] == "", amount(r))), 1200, 200),
    "?urut=nama": (lambda: sorted(large(), key=by_name), 1, 200),
}  # fmt: skip
"""Question → its rows by other means, the page to look at, and KB that it may cost."""


@pytest.mark.browser
@pytest.mark.parametrize("query", ASKED)
def test_a_long_table_answers_from_the_files_beside_it(asked: Seen, query: str) -> None:
    find, number, most = ASKED[query]
    rows = find()
    number = min(number, -(-len(rows) // 50))
    asked.open(query if "hal=" in query else f"{query}&hal={number}", BIG)
    assert f"dari {len(rows):,} baris".replace(",", ".") in asked.status("terunduh")
    page = rows[50 * (number - 1) : 50 * number]
    for column in (1, 2, 4, 5, 7):
        assert asked.column(column) == [shown(row[column - 1]) for row in page]
    assert 0 < asked.data <= most * 1000
    assert asked.faults == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "kept", "value", "most"),
    [
        ("hitung=rata~bagian", lambda r: True, lambda rs: math.fsum(r[4] for r in rs) / len(rs), 20),
        ("hitung=jumlah~bagian", lambda r: True, lambda rs: math.fsum(r[4] for r in rs), 20),
        ("hitung=maks~jumlah", lambda r: True, lambda rs: max(map(amount, rs)), 20),
        ("", lambda r: True, len, 20),
        ("saring=bagian~maks~100&hitung=jumlah~jumlah", lambda r: r[4] <= 100,
         lambda rs: sum(max(0, amount(r)) for r in rs), 550),
        ("saring=bagian~maks~100&hitung=jumlah~bagian", lambda r: r[4] <= 100,
         lambda rs: math.fsum(r[4] for r in rs), 350),
        ("saring=jenis~sama~jenis 3&hitung=jumlah~jumlah", lambda r: r[2] == "Jenis 3",
         lambda rs: sum(max(0, amount(r)) for r in rs), 20),
        ("saring=kota~sama~kota 4&hitung=rata~bagian", lambda r: r[5] == "Kota 4",
         lambda rs: math.fsum(r[4] for r in rs) / len(rs), 40),
        ("saring=kota~awal~kota&saring=jenis~berisi~1", lambda r: "1" in r[2], len, 40),
        ("hitung=jumlah~dana", lambda r: True, lambda rs: sum(r[6] for r in rs), 20),
        ("saring=kota~sama~kota 4&hitung=jumlah~dana", lambda r: r[5] == "Kota 4",
         lambda rs: sum(r[6] for r in rs), 40),
        ("saring=bagian~min~9000&hitung=jumlah~dana", lambda r: r[4] >= 9000,
         lambda rs: sum(r[6] for r in rs), 800),
    ],
)  # fmt: skip
def test_groups_of_a_long_table(
    asked: Seen, query: str, kept: Callable[[Any], bool], value: Callable[[Any], float], most: int
) -> None:
    asked.open(f"?kelompok=jenis&{query}", BIG)
    asked.status("kelompok")
    groups = defaultdict(list)
    for row in filter(kept, large()):
        groups[row[2]].append(row)
    expected = {key: shown(rounded(value(rows))) for key, rows in groups.items()}
    assert dict(zip(asked.column(1), asked.column(2), strict=True)) == expected
    assert 0 < asked.data <= most * 1000


@pytest.mark.browser
def test_an_order_goes_on_from_page_to_page(explorer: Seen) -> None:
    explorer.open("?saring=jumlah~min~600000&urut=-jumlah", BIG)
    explorer.status("terunduh")
    rows = sorted((r for r in large() if amount(r) >= 600000), key=lambda r: (-amount(r), -r[0]))
    for page in (1, 2, 3):
        explorer.status(f"{50 * page - 49}–{50 * page} dari")
        assert explorer.column(1) == [shown(row[0]) for row in rows[50 * page - 50 : 50 * page]]
        explorer.page.locator("[data-j=next]").click()
    explorer.page.go_back()
    explorer.page.go_back()
    explorer.status("51–100 dari")
    assert explorer.column(1) == [shown(row[0]) for row in rows[50:100]]
    explorer.page.locator("[data-j=reset]").click()
    explorer.page.locator("[data-urut=bagian]").click()
    explorer.page.locator("th[aria-sort=ascending]").wait_for()
    explorer.page.locator("[data-j=next]").click()
    explorer.status("51–100 dari 60.000")
    found = sorted(large(), key=lambda r: r[4])[50:100]
    assert explorer.column(5) == [shown(row[4]) for row in found]


@pytest.mark.browser
def test_texts_take_their_places_in_the_browser_as_in_the_build(asked: Seen) -> None:
    texts = [
        "Kec 2",
        "kec 10",
        "Éclair",
        "eclair",
        "007",
        "7",
        "",
        "A-1",
        "a 1",
        "①",
        "\u0130",
        "طريق 5",
        "ß9",
        "\u2764\ufe0f hati",
        "\ua997\ua9ae\ua9c0 aksara",
        "m\u00b25",
        "🙂" * 3,
        "\ufffd",
    ]
    asked.open()
    script = """async texts => {
        const { textKey } = await import("/assets/terang/jelajah-olah.js");
        return texts.map(textKey);
    }"""
    assert asked.page.evaluate(script, texts) == [text_key(text) for text in texts]
    order = """async texts => {
        const { comparer } = await import("/assets/terang/jelajah-olah.js");
        return texts.sort(comparer({ tipe: "teks" }, false));
    }"""
    assert asked.page.evaluate(order, texts) == sorted(texts, key=text_key)


@pytest.mark.browser
def test_sums_lose_nothing_in_the_browser_as_in_the_build(asked: Seen) -> None:
    lists = [
        [0.1] * 10, [0.5, 2**53 - 1, 0.25], [2**53 - 1, 2**53 - 1, 1], [123456789012345.67, 0.01, 0.01],
        [-0.5, 0.25, 3], [9007199254740.99] * 3, [1e300, 1, -1e300], [-5e15, 5e15, 0.001], [1e-7, 2e-7],
    ]  # fmt: skip
    asked.open()
    script = """async lists => {
        const { Sum } = await import("/assets/terang/jelajah-jumlah.js");
        return lists.map((list) => { const sum = new Sum(); list.forEach((each) => sum.add(each)); return String(sum.value); });
    }"""  # noqa: E501 - a line of the script
    expected = ["1", "9007199254740992", str(2**54 - 1), "123456789012345.69", "2.75", "27021597764222.97",
                "1", "0.001", "3e-7"]  # fmt: skip
    assert asked.page.evaluate(script, lists) == expected


@pytest.mark.browser
def test_the_first_screen_asks_for_no_data_and_stands_without_a_script(explorer: Seen) -> None:
    explorer.open("", BIG)
    assert "1–50 dari 60.000 baris. Data terunduh 0 B." in explorer.status("terunduh")
    assert explorer.column(2) == [row[1] for row in large()[:50]]
    assert explorer.ranges == []
    context = explorer.page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    page = context.new_page()
    page.goto(f"{explorer.url}{BIG}")
    assert page.locator("main .t-rows tbody tr:visible").count() == 50
    assert page.locator("main .t-rows tbody tr").last.locator("td").nth(1).inner_text() == large()[49][1]
    assert page.locator("main a[href$='besar.csv']:visible").inner_text().startswith("CSV (")
    assert not page.locator("#t-jelajah").is_visible()
    context.close()


@pytest.mark.browser
def test_what_was_filtered_is_saved_whole(explorer: Seen, tmp_path: Path) -> None:
    explorer.open("?saring=jumlah~min~997000&kolom=nomor,jumlah", BIG)
    explorer.status("cocok")
    with explorer.page.expect_download() as waiting:
        explorer.page.locator("[data-j=csv]").click()
    waiting.value.save_as(tmp_path / "x.csv")
    rows = [row for row in large() if amount(row) >= 997000]
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as stream:
        assert list(csv.reader(stream)) == [
            ["nomor", "jumlah"],
            *([str(row[0]), str(row[3])] for row in rows),
        ]
    explorer.page.locator("[data-j=reset]").click()
    explorer.status("60.000")
    with explorer.page.expect_download() as waiting:
        explorer.page.locator("[data-j=csv]").click()
    assert waiting.value.suggested_filename == "besar.csv"


@pytest.mark.browser
def test_a_server_without_ranges_gives_a_small_file_at_once_and_a_large_one_after_asking(
    without_ranges: Seen,
) -> None:
    without_ranges.open("?urut=-jumlah")
    without_ranges.status("terunduh")
    assert without_ranges.column(4)[0] == shown(max(row[3] for row in rows()))
    without_ranges.open("?urut=-jumlah", BIG)
    ask = without_ranges.page.locator("[data-j=notice] button")
    ask.first.wait_for()
    assert "seluruh berkas" in without_ranges.page.locator("[data-j=notice]").inner_text()
    assert without_ranges.page.locator("[data-j=table] tbody tr").count() == 0
    ask.last.click()
    without_ranges.status("Tidak jadi")
    without_ranges.page.reload()
    ask.first.click()
    without_ranges.status("terunduh")
    assert without_ranges.column(4)[0] == shown(max(map(amount, large())))
    assert without_ranges.faults == []


class Packing(Quiet):
    """A server that compresses everything, and therefore sends no parts."""

    def do_GET(self) -> None:
        if not self.path.endswith(".parquet"):
            super().do_GET()
            return
        content = gzip.compress(Path(self.translate_path(self.path)).read_bytes())
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with suppress(ConnectionError):  # the browser hangs up when it sees that it gets the whole
            self.wfile.write(content)


@pytest.mark.browser
def test_a_server_that_compresses_the_table_gives_it_whole(chromium: Browser, site: Path) -> None:
    watching = watch(chromium, site, Packing)
    seen = next(watching)
    seen.open("?urut=-jumlah")
    seen.status("terunduh")
    assert seen.column(4)[0] == shown(max(row[3] for row in rows()))
    watching.close()


@pytest.mark.browser
def test_what_is_too_large_to_fetch_whole_is_left_to_a_link(without_ranges: Seen) -> None:
    without_ranges.page.add_init_script(changed({"ukuran": 10**9}))
    without_ranges.open("?urut=jumlah", BIG)
    assert "1 GB: terlalu besar untuk dijelajahi" in without_ranges.status("terlalu besar")


def changed(attributes: dict[str, object]) -> str:
    """A script that puts other attributes on the explorer before it starts."""
    return (
        "new MutationObserver(() => { const root = document.getElementById('t-jelajah');"
        f" if (root) Object.assign(root.dataset, {json.dumps(attributes)}); }})"
        ".observe(document, {childList: true, subtree: true})"
    )


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
    explorer.open("?urut=nama")
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
    assert faults_of(explorer) == []


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
    block.locator("button").wait_for()  # shown by the script
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


@pytest.fixture(scope="module")
def million(site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, str]]:
    """A million rows with the files beside them, on the page of another table; see ``generator.tables``."""
    folder = tmp_path_factory.mktemp("juta")
    random = np.random.default_rng(1)
    table = pa.table({
        "nomor": np.arange(1, MILLION + 1),
        "jumlah": random.integers(0, 10**6, MILLION),
        "nama": pa.array([f"Toko {i}" for i in range(50_000)]).take(
            pa.array(random.integers(0, 50_000, MILLION))
        ),
    })  # fmt: skip
    source = folder / "juta.parquet"
    with pq.ParquetWriter(source, table.schema, compression="snappy", store_schema=False) as writer:
        writer.write_table(table.slice(0, FIRST_GROUP), row_group_size=FIRST_GROUP)
        writer.write_table(table.slice(FIRST_GROUP), row_group_size=20_000)
    home = site / "dataset/besar/jelajah/juta"
    home.mkdir()
    rowblocks.write(source, home / "baris.bin")
    for place, distinct in ((1, MILLION), (2, 50_000)):
        lookup.write(source, table.column_names[place], distinct, home / f"urut-{place}.parquet")
    page = (site / BIG / "index.html").read_text("utf-8")
    (home / "index.html").write_text(page, "utf-8")
    source.replace(site / "dataset/besar/juta.parquet")
    names = [("nomor", "bilangan"), ("jumlah", "bilangan"), ("nama", "teks")]
    beside = {each.name: each for each in home.iterdir() if each.suffix != ".html"}
    return "dataset/besar/jelajah/juta/", {
        "kolom": json.dumps([{"nama": n, "judul": n, "tipe": t, "satuan": ""} for n, t in names]),
        "parquet": "../../juta.parquet",
        "ukuran": str((site / "dataset/besar/juta.parquet").stat().st_size),
        "kaki": str(footer(site / "dataset/besar/juta.parquet")),
        "baris": str(MILLION),
        "awal": rowblocks.first(site / "dataset/besar/juta.parquet", 50),
        "samping": json.dumps({
            "ukuran": {name: path.stat().st_size for name, path in beside.items()},
            "kaki": {name: ending(path) for name, path in beside.items()},
            "langkah": rowblocks.step_of(site / "dataset/besar/juta.parquet"),
        }),
    }  # fmt: skip


def ending(path: Path) -> int:
    return rowblocks.lengths_size(path) + 4 if path.suffix == ".bin" else footer(path)


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_a_million_rows_are_ordered_filtered_and_read_by_everyone(
    explorer: Seen, site: Path, million: tuple[str, dict[str, str]], width: int
) -> None:
    address, attributes = million
    explorer.page.set_viewport_size({"width": width, "height": 800})
    explorer.page.add_init_script(changed(dict(attributes)))
    explorer.open("", address)
    assert "1–50 dari 1.000.000 baris" in explorer.status("terunduh")
    assert explorer.data == 0
    assert sum(weight(site / path) for path in {*explorer.paths}) <= FIRST_SCREEN
    explorer.page.locator("[data-urut=jumlah]").press("Enter")
    explorer.page.locator("th[aria-sort=ascending]").wait_for()
    assert explorer.page.evaluate("document.activeElement.dataset.urut") == "jumlah"
    values = [int(text.replace(".", "")) for text in explorer.column(2)]
    assert values == sorted(values)
    assert values[-1] < 200
    assert explorer.data <= 250_000
    explorer.open("?saring=nama~sama~toko 4711&urut=-jumlah", address)
    assert "baris yang cocok, dari 1.000.000 baris" in explorer.status("cocok")
    assert set(explorer.column(3)) == {"Toko 4711"}
    assert explorer.data <= 450_000
    assert faults_of(explorer) == []
    assert explorer.page.evaluate("document.documentElement.scrollWidth") <= width


def faults_of(seen: Seen) -> list[str]:
    """What axe finds against WCAG 2.2 AA, and messages of the console."""
    return violations(seen.page) + seen.faults


def weight(path: Path) -> int:
    """Bytes over the wire: fonts as they are, text by gzip."""
    file = path / "index.html" if path.is_dir() else path
    content = file.read_bytes()
    return len(content) if file.suffix == ".woff2" else len(gzip.compress(content, 6))


def opened(chromium: Browser, site: Path, handler: type, query: str, words: str) -> str:
    """What the explorer of the large table says of a question to such a server."""
    watching = watch(chromium, site, handler)
    seen = next(watching)
    seen.open(query, BIG)
    told = seen.status(words)
    watching.close()
    return told


class Wrong(Ranges):
    """Answers with other bytes than were asked for, in the way that ``spoilt`` says."""

    def send_range(self, path: Path, first: str, last: str) -> None:
        content = path.read_bytes()
        start, end = int(first), int(last) + 1
        given, body = self.spoilt(content, start, end)
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {given}/{len(content)}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def spoilt(self, content: bytes, start: int, end: int) -> tuple[str, bytes]:
        raise NotImplementedError


class Other(Wrong):
    """The first bytes of the file, and says so."""

    def spoilt(self, content: bytes, start: int, end: int) -> tuple[str, bytes]:
        return f"0-{end - start - 1}", content[: end - start]


class Short(Wrong):
    def spoilt(self, content: bytes, start: int, end: int) -> tuple[str, bytes]:
        return f"{start}-{end - 1}", content[start : end - 3]


class Shifted(Wrong):
    """Bytes from elsewhere under the right name."""

    def spoilt(self, content: bytes, start: int, end: int) -> tuple[str, bytes]:
        return f"{start}-{end - 1}", content[start - 9 : end - 9]


class Replaced(Wrong):
    """A file that has another size now."""

    def spoilt(self, content: bytes, start: int, end: int) -> tuple[str, bytes]:
        return f"{start}-{end - 1}", content[start:end]

    def send_header(self, keyword: str, value: str) -> None:
        super().send_header(keyword, f"{value}0" if keyword == "Content-Range" else value)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("handler", "words"),
    [
        (Other, "tidak dapat dibaca"),
        (Short, "tidak dapat dibaca"),
        (Shifted, "tidak dapat dibaca"),
        (Replaced, "diperbarui sejak halaman ini dibuat"),
    ],
)
def test_wrong_bytes_are_never_shown_as_data(
    chromium: Browser, site: Path, handler: type, words: str
) -> None:
    opened(chromium, site, handler, "?saring=nama~sama~toko 8534 6", words)


@pytest.mark.browser
def test_a_server_that_gives_one_part_a_request_gives_the_same_rows(chromium: Browser, site: Path) -> None:
    watching = watch(chromium, site, Single)
    seen = next(watching)
    seen.open("?urut=-jumlah", BIG)
    seen.status("terunduh")
    found = sorted(large(), key=lambda r: (-amount(r), -r[0]))[:50]
    assert seen.column(1) == [shown(row[0]) for row in found]
    assert sum("," in each for each in seen.ranges) == 1
    assert len(seen.ranges) > 30
    watching.close()


@pytest.mark.browser
def test_several_parts_come_by_one_request(explorer: Seen) -> None:
    explorer.open("?urut=-jumlah", BIG)
    explorer.status("terunduh")
    assert len(explorer.ranges) <= 6
    assert any(each.count(",") > 20 for each in explorer.ranges)


@pytest.mark.browser
def test_a_line_that_breaks_is_told_and_can_be_tried_again(explorer: Seen) -> None:
    explorer.open("", BIG)
    explorer.status("terunduh")
    explorer.page.context.set_offline(True)
    explorer.page.locator("[data-urut=bagian]").click()
    assert "Tampilan di bawah masih yang sebelumnya" in explorer.status("tidak dapat dibaca")
    assert explorer.column(1) == [shown(row[0]) for row in large()[:50]]
    explorer.page.context.set_offline(False)
    explorer.page.get_by_role("button", name="Coba lagi").click()
    explorer.page.locator("th[aria-sort=ascending]").wait_for()
    assert explorer.column(5)[0] == shown(min(row[4] for row in large()))
    assert "urut=bagian" in explorer.page.url


@pytest.mark.browser
def test_a_slow_download_can_be_stopped_and_the_view_stays(explorer: Seen) -> None:
    explorer.open("?kolom=nomor,nama", BIG)
    explorer.status("terunduh")
    waiting: list[Route] = []
    # Playwright takes no bound method of a built-in type.
    explorer.page.route("**/*.parquet", lambda route: waiting.append(route))  # noqa: PLW0108
    explorer.page.locator("[data-urut=nama]").click()
    stop = explorer.page.get_by_role("button", name="Hentikan")
    stop.press("Enter")
    assert "Tampilan sebelumnya tetap" in explorer.status("Tidak jadi")
    assert explorer.page.url.endswith("?kolom=nomor%2Cnama")
    assert explorer.page.evaluate("document.activeElement.dataset.j") == "table"
    assert explorer.column(1) == [shown(row[0]) for row in large()[:50]]
    for route in waiting:
        route.abort()


@pytest.mark.browser
def test_what_is_saved_is_what_is_shown_whatever_was_asked_since(explorer: Seen, tmp_path: Path) -> None:
    explorer.open("?saring=jumlah~maks~9&kolom=kode")
    explorer.status("cocok")
    explorer.page.get_by_label("Nilai saringan 1").fill("banyak")
    explorer.page.keyboard.press("Enter")
    explorer.status("bukan angka")
    shown_now = explorer.column(1)
    with explorer.page.expect_download() as waiting:
        explorer.page.locator("[data-j=csv]").click()
    waiting.value.save_as(tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_text("utf-8").split() == ["kode", *shown_now]


@pytest.mark.browser
def test_the_focus_and_what_is_typed_stay_where_they_are(explorer: Seen) -> None:
    page = explorer.page
    explorer.open()
    explorer.status("terunduh")
    focused = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.dataset.j"
    add = page.locator("[data-j=add]")
    for _ in range(2):
        add.press("Enter")
    page.get_by_label("Kolom saringan 2").select_option("nama")
    page.get_by_label("Nilai saringan 2").fill("usaha 77")
    page.locator("[data-urut=jumlah]").press("Enter")
    page.locator("th[aria-sort=ascending]").wait_for()
    assert page.get_by_label("Nilai saringan 2").input_value() == "usaha 77"
    page.get_by_label("Hapus saringan 1").press("Enter")
    assert page.evaluate(focused) == "add"
    page.get_by_label("Nilai saringan 1").press("Enter")
    explorer.status("cocok")
    assert page.evaluate(focused) == "Nilai saringan 1"
    page.get_by_label("Hapus saringan 1").press("Enter")
    explorer.status("dari 3.000 baris. Data")
    assert page.evaluate(focused) == "add"


@pytest.mark.browser
def test_where_the_first_question_fails_the_first_rows_stand_below(explorer: Seen) -> None:
    explorer.open("?saring=jumlah~min~banyak")
    assert explorer.status("bukan angka")
    assert len(explorer.column(1)) == 50
    assert explorer.page.get_by_label("Nilai saringan 1").input_value() == "banyak"
    explorer.page.route("**/besar/*.bin", lambda route: route.abort())
    explorer.open("?hal=900", BIG)
    assert "Di bawah ini baris pertama tabel." in explorer.status("tidak dapat dibaca")
    assert explorer.column(1) == [shown(row[0]) for row in large()[:50]]
    explorer.page.unroute("**/besar/*.bin")
    explorer.page.get_by_text("Coba lagi").click()
    explorer.status("44.951–45.000 dari 60.000")


@pytest.mark.browser
def test_numbers_of_a_line_are_never_cut(explorer: Seen) -> None:
    explorer.page.set_viewport_size({"width": 360, "height": 800})
    explorer.open("?kelompok=nomor&hitung=maks~dana&saring=nomor~maks~3", BIG)
    explorer.status("kelompok")
    script = """async values => {
        const { chart } = await import("/assets/terang/jelajah-gambar.js");
        const shown = values.map((value) => value.toLocaleString("id"));
        const points = values.map((value, at) => ({ label: `${at}`, value, shown: shown[at], at }));
        const { picture } = chart(points, "uji", true, true);
        document.querySelector("[data-j=figure]").replaceChildren(picture);
        const texts = [...picture.querySelectorAll("text[text-anchor=end]")];
        return texts.map((text) => [text.textContent, text.getBBox().x >= 0]);
    }"""
    for values, labels in {
        (7_270_018_905.82, 7_679_620_951.37): ["7,27\xa0M", "7,68\xa0M"],
        (7_679_620_951.37, 7_679_620_951.4): ["7.679.620.951,37", "7.679.620.951,4"],
        (-1_500_000, 2_000): ["-1.500.000", "2.000"],
    }.items():  # fmt: skip
        assert explorer.page.evaluate(script, list(values)) == [[label, True] for label in labels]


@pytest.mark.browser
def test_an_address_that_asks_in_vain_says_so(explorer: Seen) -> None:
    for query in ("saring=warna~sama~1", "kolom=nama,warna", "urut=warna", "kelompok=warna", "hal=-3"):
        explorer.open(f"?{query}")
        assert "diabaikan" in explorer.status("terunduh")
    explorer.page.locator("[data-urut=jumlah]").press("Enter")
    explorer.page.locator("th[aria-sort=ascending]").wait_for()
    assert "diabaikan" not in explorer.status("terunduh")
    explorer.open("?hal=99999")
    explorer.status("2.951–3.000 dari 3.000 baris")
    assert explorer.page.url.endswith("?hal=60")


ODD = {
    "kode, lama": "K,{0}", "a~b": "{1}", 'Jumlah "x" <b>tebal</b>': "{0}", "😀 suhu": "{0}.5", "a.b": "x{2}",
    "__proto__": "p{2}", "constructor": "toString", "kat;egori": "A;{2}", "sejak": "0850-01-0{3}",
    "isi": "{4}",
}  # fmt: skip
TEXTS = (
    "=1+1",
    "+62",
    "@a",
    "a|b",
    "a;b",
    'dia "kata"',
    "baris\ndua",
    "'=x",
    "'biasa",
    "-5 derajat",
    "<b>x</b>",
)


@pytest.mark.browser
def test_any_name_and_any_text_come_through_the_address_and_into_the_file(
    explorer: Seen, site: Path, tmp_path: Path
) -> None:
    published = (site / "dataset/aneh/aneh.csv").read_text("utf-8")
    lines = list(csv.reader(published.splitlines(keepends=True)))
    assert lines[0] == list(ODD)
    address = "dataset/aneh/jelajah/aneh/"
    for place, name in enumerate(ODD):
        explorer.open(f"?kolom={quote(name)}&saring={quote(name)}~isi~&urut=-{quote(name)}", address)
        assert "2.100 baris yang cocok, dari 2.100 baris. Data" in explorer.status("terunduh")
        assert explorer.page.locator("thead th").inner_text() == name
        explorer.open(f"?kelompok={quote(name)}&hitung=jumlah~{quote('a~b')}", address)
        assert f"dari {len({line[place] for line in lines[1:]}):,} kelompok".replace(
            ",", "."
        ) in explorer.status("kelompok")
    explorer.open(f"?saring={quote('a~b')}~isi~", address)
    explorer.status("cocok")
    with explorer.page.expect_download() as waiting:
        explorer.page.locator("[data-j=csv]").click()
    waiting.value.save_as(tmp_path / "x.csv")
    saved = (tmp_path / "x.csv").read_bytes().decode()
    assert sorted(saved.split("\n")) == sorted(published.split("\n"))  # the explorer's rows go by date
    assert "1 Januari 850" in explorer.column(9)
    assert explorer.faults == []


def odd() -> str:
    """A table with names and texts that break whatever is careless with them."""
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow(ODD)
    for i in range(2100):
        parts = (i, i / 4, i % 3, i % 5 + 1, TEXTS[i % len(TEXTS)])
        writer.writerow([form.format(*parts) for form in ODD.values()])
    return sink.getvalue()
