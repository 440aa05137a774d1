"""What exploring a million rows costs a reader: ``python bench/bench_explorer.py [--keep FOLDER]``.

Makes a portal with one table of 1,000,000 rows × 12 columns, builds it, serves it with byte ranges, and opens
its explorer in Chromium at 360 and 1280 px on a slowed line. Prints a table of bytes over the wire (files
compressed as a host does it) and of seconds until the page says what it shows.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv
from playwright.sync_api import CDPSession, Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from generator.serve import Preview  # noqa: E402 - the folder of the program is known only here

ROWS = 1_000_000
LINES = {"Fast 3G": (562, 1_600, 750), "4G": (170, 9_000, 9_000)}
"""Delay of a request in ms, kbit/s down and up (presets of Chrome). On the slower the first screen alone."""
TEXTS = {
    "kecamatan": ("Kec", 15),
    "kelurahan": ("Kel", 83),
    "jenis": ("Jenis", 40),
    "nama": ("Usaha", 50_000),
}
"""Column → word, and how many values there are."""
WIDTHS = (360, 1280)
OCTETS = "application/octet-stream"
EXPLORER = "dataset/transaksi/jelajah/transaksi/"
STEPS = {
    "first screen": "",
    "page 9,000": "?hal=9000",
    "number equal to": "?saring=jumlah~sama~500000",
    "number in a range, 999 scattered hits": "?saring=jumlah~min~999000",
    "number in a range, half of the rows": "?saring=jumlah~min~500000",
    "text of few values": "?saring=kecamatan~sama~kec 7",
    "text of 50,000 values, equal": "?saring=nama~sama~usaha 4711",
    "text of 50,000 values, contains": "?saring=nama~berisi~4711",
    "date, rows in that order": "?saring=tanggal~sejak~2025-12",
    "two filters and an order": "?saring=kecamatan~sama~kec 7&saring=jumlah~min~900000&urut=-pajak",
    "order by a number, largest first": "?urut=-jumlah",
    "order by a text": "?urut=nama",
    "order, page 9,000": "?urut=pajak&hal=9000",
    "group and sum": "?kelompok=kecamatan&hitung=jumlah~jumlah",
    "filter, group and sum": "?saring=kecamatan~sama~kec 7&kelompok=jenis&hitung=jumlah~jumlah",
}
"""What is done → the address that does it; each is opened cold."""
DOWNLOADS = {
    "save 999 scattered rows": "?saring=jumlah~min~999000",
    "save the rows of one month": "?saring=tanggal~sama~2025-12",
}
FILES = {
    "mkdocs.yml": "site_name: Uji\nsite_url: https://uji.example.go.id/\nextra:\n  portal:\n    nama: Uji\n"
    "    alamat_dasar: https://uji.example.go.id/\n    badan_publik: bps\n    wilayah: '14.71'\n",
    "content/organisasi/bps.yml": "judul: Statistik\njenis: pemerintah daerah\npimpinan: Kepala\n",
    "datasets/transaksi/dataset.yml": "judul: Transaksi\nringkasan: Sejuta baris buatan.\nkategori: berkala\n"
    "penerbit: bps\n",
}


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--keep", type=Path, help="folder of the portal; built there unless it is")
    words.add_argument("--one-part", action="store_true", help="a server that gives one part a request")
    given = words.parse_args()
    Served.several = not given.one_part
    folder = given.keep or Path(tempfile.mkdtemp())
    if not (folder / "build/site").is_dir():
        make(folder)
        subprocess.run([sys.executable, "-m", "generator", "--portal", folder, "build"], cwd=ROOT, check=True)
    measure(folder / "build/site")
    if not given.keep:
        shutil.rmtree(folder)


def make(folder: Path) -> None:
    """Sorted by date, as registers are; numbers, amounts, codes and texts of few and of many values."""
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    random = np.random.default_rng(1)
    days = np.sort(random.integers(0, 2192, ROWS)) + np.datetime64("2020-01-01")
    texts = {name: words(random, word, size) for name, (word, size) in TEXTS.items()}
    numbers = {name: random.integers(0, 1_000_000, ROWS) for name in ("jumlah", "pajak", "luas", "pegawai")}
    shares = {name: np.round(random.random(ROWS) * 100, 2) for name in ("bagian", "mutu")}
    table = pa.table(
        {"nomor": np.arange(1, ROWS + 1), "tanggal": pa.array(days), **texts, **numbers, **shares}
    )
    pyarrow.csv.write_csv(table, folder / "datasets/transaksi/transaksi.csv")


def words(random: np.random.Generator, word: str, size: int) -> Any:
    return pa.array([f"{word} {number}" for number in range(size)]).take(
        pa.array(random.integers(0, size, ROWS))
    )


class Served(Preview):
    """Byte ranges of the preview, and several of them at once as nginx and Apache give them; pages without
    its reloading script, and no line for every request."""

    several = True

    def do_GET(self) -> None:  # noqa: N802 - the name that http.server calls
        parts = self.headers.get("Range", "").removeprefix("bytes=").split(",")
        if self.several and len(parts) > 1:
            return self.send_parts(Path(self.translate_path(self.path)), parts)
        if self.path.endswith((".parquet", ".bin")):
            return super().do_GET()
        return SimpleHTTPRequestHandler.do_GET(self)

    def send_parts(self, path: Path, parts: list[str]) -> None:
        """RFC 9110 section 14.6."""
        size = path.stat().st_size
        body = b""
        with path.open("rb") as stream:
            for part in parts:
                start, end = map(int, part.split("-"))
                stream.seek(start)
                head = f"\r\n--batas\r\nContent-Type: {OCTETS}\r\nContent-Range: bytes {part}/{size}\r\n\r\n"
                body += head.encode() + stream.read(end - start + 1)
        body += b"\r\n--batas--\r\n"
        self.send_response(206)
        self.send_header("Content-Type", "multipart/byteranges; boundary=batas")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *about: object) -> None:
        pass


def tasks() -> Iterator[tuple[str, str, str]]:
    """(line, step, query)."""
    yield "Fast 3G", *next(iter(STEPS.items()))
    for step, query in (STEPS | DOWNLOADS).items():
        yield "4G", step, query


def measure(site: Path) -> None:
    Served.site = site
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Served, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/{EXPLORER}"
    print("| step | px | line | KB in all | KB of data | requests | s |\n|---|--:|---|--:|--:|--:|--:|")
    with sync_playwright() as play:
        chromium = shutil.which("chromium")
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for width in WIDTHS:
            for line, step, query in tasks():
                context = browser.new_context(viewport={"width": width, "height": 800}, locale="id-ID")
                page = context.new_page()
                slow(context.new_cdp_session(page), *LINES[line])
                seen = opened(page, address, query, site, saving=step in DOWNLOADS)
                sizes = f"{(seen.files + seen.data) / 1000:,.0f} | {seen.data / 1000:,.0f} | {seen.requests}"
                print(f"| {step} | {width} | {line} | {sizes} | {seen.seconds:.1f} |", flush=True)
                context.close()
        browser.close()
    server.shutdown()


def slow(session: CDPSession, delay: int, down: int, up: int) -> None:
    session.send("Network.enable")
    speeds = {"downloadThroughput": down * 125, "uploadThroughput": up * 125}
    session.send("Network.emulateNetworkConditions", {"offline": False, "latency": delay, **speeds})


@dataclass(frozen=True)
class Seen:
    files: int
    """Bytes of the page and what belongs to it."""
    data: int
    """Bytes of the table and of the files beside it."""
    requests: int
    """For data."""
    seconds: float


def opened(page: Page, address: str, query: str, site: Path, saving: bool) -> Seen:
    """A page opened cold, until it tells what it shows or that the file is saved."""
    ranges: list[str] = []
    paths: set[str] = set()
    origin = address.removesuffix(EXPLORER)

    def note(url: str, wanted: str | None) -> None:
        ranges.append(wanted.removeprefix("bytes=")) if wanted else paths.add(
            url.removeprefix(origin).partition("?")[0]
        )

    page.on("request", lambda request: note(request.url, request.headers.get("range")))
    start = time.perf_counter()
    page.goto(address + query, wait_until="commit")
    told(page, "terunduh")
    if saving:
        page.locator("[data-j=csv]").click()
        told(page, "disimpan")
    seconds = time.perf_counter() - start
    parts = [part.split("-") for each in ranges for part in each.split(",")]
    data = sum(int(last) - int(first) + 1 for first, last in parts)
    return Seen(sum(weight(site / path) for path in paths), data, len(ranges), seconds)


def told(page: Page, word: str) -> None:
    """Waits for a sentence; more than 2 MB is asked for first, and the reader says yes."""
    said = page.locator("[data-j=status]", has_text=word)
    asked = page.locator("[data-j=notice]:not([hidden]) button", has_text="Unduh")
    for _ in range(4):
        said.or_(asked.first).first.wait_for(timeout=180_000)
        if said.count():
            return
        asked.first.click()


def weight(path: Path) -> int:
    file = path / "index.html" if path.is_dir() else path
    content = file.read_bytes() if file.is_file() else b""
    return len(content) if file.suffix == ".woff2" else len(gzip.compress(content, 6))


if __name__ == "__main__":
    main()
