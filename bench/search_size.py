"""``python bench/search_size.py [1000 10000]``: the search index at size, and a reader's first query on it.

Writes the index of N entries, 45 of a hundred with eleven document pages each of 200 words, into a copy of
the built example site's search page, then asks in Chromium with an empty cache: as it is, and on "Fast 3G"
(1.6 Mbit/s, 150 ms) with a processor four times slower. Prints the table of docs/search.md.
"""

from __future__ import annotations

import gzip
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from random import Random
from urllib.parse import unquote, urlsplit

import yaml
from playwright.sync_api import Browser, CDPSession
from queries import ROOT, opened
from words import MATTERS, SUBJECTS, VOCABULARY

from generator.kinds.duty import Term
from generator.search.index import INDEX, index_entries
from generator.search.records import Entry, Sheet
from generator.search.synonyms import Synonyms, synonyms

SIZES = (1_000, 10_000)
PAGES, WORDS = 11, 200
QUERIES = ("pengadaan", "retribusi parkir 2021", "evaluasi puskesmas", "evaluassi puskesms")
FAST_3G = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
SLOWER = 4
COMPRESSED = {".html", ".css", ".js", ".json", ".svg"}
KINDS = ("dokumen", "dokumen", "pengumuman", "pengumuman", "dataset", "layanan", "indikator")


def vocabulary(random: Random) -> tuple[list[str], list[float]]:
    """30,000 words, the real ones first; each as often as Zipf's law says."""
    syllables = [a + b for a in "bcdghjklmnprstw" for b in "aeiou"]
    made = {"".join(random.choices(syllables, k=random.randint(2, 4))) for _ in range(30_000)}
    words = [*VOCABULARY.split(), *sorted(made)]
    return words, list(accumulate(1 / (rank + 20) for rank in range(len(words))))


def entries(count: int) -> Iterator[Entry]:
    random = Random(7)
    words, weights = vocabulary(random)
    for number in range(count):
        kind = "dokumen" if number % 100 < 45 else KINDS[number % len(KINDS)]
        year = str(2012 + number % 14)
        title = f"{random.choice(SUBJECTS)} {random.choice(MATTERS)} {random.choice(words[:300])} {year}"
        texts = [" ".join(random.choices(words, cum_weights=weights, k=WORDS)) for _ in range(pages_of(kind))]
        address = f"{kind}/butir-{number:05}/"
        yield Entry(
            address=address, title=title, summary=f"{title}: {texts[0][:80]}", group=f"{kind}-{year}",
            prior=1.0, digest=f"{number:024}", date=f"{year}-05-06", kind=kind,
            publisher=f"Dinas {number % 30}",
            facets={"Jenis": [kind], "Tahun": [year], "Penerbit": [f"Dinas {number % 30}"]},
            read=lambda address=address, texts=texts: sheets(address, texts),
        )  # fmt: skip


def pages_of(kind: str) -> int:
    return 1 + (PAGES if kind == "dokumen" else 0)


def sheets(address: str, texts: list[str]) -> Iterator[Sheet]:
    yield Sheet("", "", texts[0])
    for number, text in enumerate(texts[1:], 1):
        yield Sheet(f"{address}a.pdf#page={number}", f"Halaman {number}", f"{text}.")


def index(members: list[Entry], site: Path, cache: Path) -> float:
    """Processor seconds."""
    start = time.process_time()
    index_entries(members, known_terms(), site / INDEX, cache)
    return time.process_time() - start


def known_terms() -> Synonyms:
    """Abbreviations and synonyms of the example portal."""
    content = yaml.safe_load((ROOT / "content/istilah.yml").read_text("utf-8"))
    return synonyms([Term.model_validate(each) for each in content["istilah"]])


def ask(browser: Browser, url: str, site: Path, slow: bool) -> tuple[float, float, float]:
    """KB up to the first result, KB of everything, milliseconds to the first result."""
    context = browser.new_context(locale="id-ID")
    page = context.new_page()
    if slow:
        session: CDPSession = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", FAST_3G)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    seen: list[str] = []
    page.on("response", lambda response: seen.append(response.url))
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.locator("[data-t=results] > li").first.wait_for(timeout=60_000)
    elapsed, first = time.perf_counter() - start, sum(sent(site, each) for each in set(seen))
    page.wait_for_load_state("networkidle")
    whole = sum(sent(site, each) for each in set(seen))
    context.close()
    return first / 1000, whole / 1000, elapsed * 1000


def sent(site: Path, url: str) -> int:
    """Bytes for the search alone: what a page of the portal had loaded before counts nothing."""
    path = site / unquote(urlsplit(url).path).lstrip("/")
    path = path / "index.html" if path.is_dir() else path
    if not path.is_file() or ("cari" not in path.as_posix().removeprefix(site.as_posix())):
        return 0
    content = path.read_bytes()
    return len(gzip.compress(content, 6)) if path.suffix in COMPRESSED else len(content)


def measure(count: int, folder: Path) -> Iterator[str]:
    site, cache = folder / "site", folder / "cache"
    shutil.copytree(ROOT / "build/site/assets", site / "assets")
    shutil.copytree(ROOT / "build/site/cari", site / "cari", ignore=shutil.ignore_patterns("indeks"))
    members = list(entries(count))
    whole, peak = index(members, site, cache), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    again = index(members, site, cache)
    members[3] = replace(members[3], title="Judul baru", digest="baru")
    one = index(members, site, cache)
    size = sum(path.stat().st_size for path in (site / INDEX).glob("*.idx")) / 1e6
    texts = sum(path.stat().st_size for path in (site / INDEX).rglob("isi/**/*.idx")) / 1e6
    pages = sum(len(entry.sheets) - 1 for entry in members)
    yield f"| {count:,} items, {pages:,} document pages | |"
    yield f"| index: CPU s whole / nothing changed / one changed | {whole:.1f} / {again:.1f} / {one:.1f} |"
    yield f"| peak MB of the process, its synthetic texts included | {peak:,.0f} |"
    yield f"| MB of index + texts for excerpts | {size:.1f} + {texts:.1f} |"
    with opened(site) as page:
        page.goto("cari/")
        base, browser = page.url.removesuffix("cari/"), page.context.browser
        assert browser
        for query in QUERIES:
            address = f"{base}cari/?q={query.replace(' ', '+')}"
            plain = ask(browser, address, site, False)
            slow = ask(browser, address, site, True)
            yield (
                f"| “{query}”: KB to the first result, with facets and sentences; ms, ms throttled | "
                f"{plain[0]:.0f}, {plain[1]:.0f}; {plain[2]:,.0f}, {slow[2]:,.0f} |"
            )


def main() -> None:
    for size in [int(each) for each in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
            print("\n".join(measure(size, Path(folder))), flush=True)


if __name__ == "__main__":
    main()
