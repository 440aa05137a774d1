"""``python bench/search_size.py [1000 10000]``: the search index at size, and a reader's first query on it.

Writes the index of N entries, 45 of a hundred with eleven document pages each of 200 words, into a copy of
the built example site's search page, then asks in Chromium: as it is, and on a slow mobile connection
(1.6 Mbit/s, 150 ms to and fro: "slow 4G" of Lighthouse, once "Fast 3G" of DevTools) with a processor four
times slower. Prints the tables of docs/search.md.
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import median

import yaml
from host import hosted
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from queries import ROOT, installed
from words import MATTERS, SUBJECTS, VOCABULARY

from generator.kinds.duty import Term
from generator.search.index import INDEX, START, index_entries
from generator.search.records import Entry, Sheet
from generator.search.script import write_script
from generator.search.synonyms import Synonyms, synonyms

SIZES = (1_000, 10_000)
PAGES, WORDS = 11, 200
QUERIES = ("pengadaan", "retribusi parkir 2021", "evaluasi puskesmas", "evaluassi puskesms")
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
SLOWER = 4
VISITS = {False: 15, True: 5}
"""First visits, fast and slow."""
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
            publisher=f"Dinas {random.randrange(30)}", facets=facets(kind, year, random),
            read=lambda address=address, texts=texts: sheets(address, texts),
        )  # fmt: skip


def facets(kind: str, year: str, random: Random) -> dict[str, list[str]]:
    each = {"Penerbit": 30, "Topik": 20, "Wilayah": 98, "Kategori": 3, "Format": 6}
    drawn = {name: [f"{name} {random.randrange(count)}"] for name, count in each.items()}
    return {"Jenis": [kind], "Tahun": [year], **drawn}


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
    write_script(site, site / INDEX / START)
    return time.process_time() - start


def known_terms() -> Synonyms:
    """Abbreviations and synonyms of the example portal."""
    content = yaml.safe_load((ROOT / "content/istilah.yml").read_text("utf-8"))
    return synonyms([Term.model_validate(each) for each in content["istilah"]])


@dataclass(frozen=True, slots=True)
class Asked:
    """Milliseconds to the first result, KB and files until then, KB of everything."""

    cold: float
    """From following a link, nothing in the browser's cache: the median of some visits."""
    again: float
    """The same once more, all of it in the cache."""
    typed: float
    """From the Enter key, on a search page where nothing was asked before."""
    first: float
    files: int
    whole: float


RESULT = "[data-t=results] > li"
FIRST = "terang: first result"
WATCH = f"""
new MutationObserver((_, watcher) => {{
  if (document.querySelector("{RESULT}")) {{
    window.firstHit = performance.now();
    watcher.disconnect();
    console.debug("{FIRST}");
  }}
}}).observe(document, {{ childList: true, subtree: true }});
addEventListener("submit", () => {{ window.entered = performance.now(); }}, true);
"""
"""It says so itself: the driver's own waiting would read its script in the page while that loads."""
SEEN = """async () => {
  let painted;
  while (!([painted] = performance.getEntriesByName("first-contentful-paint")).length)
    await new Promise((done) => requestAnimationFrame(done));
  return Math.max(painted.startTime, firstHit);
}"""
"""Milliseconds to the first result; one that stands in the page before it is painted is not seen yet."""
LOADED = """() => performance.getEntries().filter((each) => "encodedBodySize" in each)
  .map((each) => [new URL(each.name).pathname, each.encodedBodySize, each.responseEnd <= window.firstHit])"""
"""[address, bytes as sent, before the first result?] of the page and all it loaded."""


def ask(browser: Browser, base: str, query: str, slow: bool) -> Asked:
    address = f"{base}cari/?q={query.replace(' ', '+')}"
    first = [first_visit(browser, address, slow) for _ in range(VISITS[slow] - 1)]
    with visitor(browser, slow) as page:
        cold = median([*first, until_first(page, address)])
        page.wait_for_load_state("networkidle")
        # What a page of the portal had loaded before counts nothing.
        loaded = [each for each in page.evaluate(LOADED) if "cari" in each[0]]
        again = until_first(page, address)
    with visitor(browser, slow) as page:
        page.goto(f"{base}cari/")
        page.wait_for_load_state("networkidle")
        page.locator("#t-q").fill(query)
        page.locator("#t-q").press("Enter")
        page.locator(RESULT).first.wait_for(timeout=60_000)
        typed = page.evaluate("firstHit - entered")
    before = [size / 1000 for _, size, early in loaded if early]
    return Asked(cold, again, typed, sum(before), len(before), sum(size for _, size, _ in loaded) / 1000)


def first_visit(browser: Browser, address: str, slow: bool) -> float:
    with visitor(browser, slow) as page:
        return until_first(page, address)


@contextmanager
def visitor(browser: Browser, slow: bool) -> Iterator[Page]:
    context = browser.new_context(locale="id-ID")
    context.add_init_script(WATCH)
    page = context.new_page()
    if slow:
        session: CDPSession = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page
    context.close()


def until_first(page: Page, address: str) -> float:
    with page.expect_console_message(lambda message: message.text == FIRST, timeout=60_000):
        page.goto(address, wait_until="commit")
    return float(page.evaluate(SEEN))


def measure(count: int, folder: Path) -> Iterator[str]:
    site, cache = folder / "site", folder / "cache"
    shutil.copytree(ROOT / "build/site/assets", site / "assets")
    shutil.copytree(ROOT / "build/site/cari", site / "cari", ignore=shutil.ignore_patterns("indeks"))
    members = list(entries(count))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    whole = index(members, site, cache)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000 - before
    again = index(members, site, cache)
    one = changed(members, "2025", site, cache), changed(members, "2012", site, cache)
    of_texts = list((site / INDEX / "isi").rglob("*.idx"))
    of_index = [path for path in (site / INDEX).rglob("*.idx") if "isi" not in path.parts]
    yield f"| {count:,} items, {sum(pages_of(each.kind) - 1 for each in members):,} document pages | |"
    yield f"| processor s: nothing kept / nothing changed | {whole:.1f} / {again:.1f} |"
    yield f"| the same: an item of the newest / of the oldest year changed | {one[0]:.1f} / {one[1]:.1f} |"
    yield f"| peak MB beyond the {before:,.0f} MB of the synthetic texts | {peak:,.0f} |"
    yield f"| MB (files) of index | {megabytes(of_index):.1f} ({len(of_index):,}) |"
    yield f"| MB (files) of texts for excerpts | {megabytes(of_texts):.1f} ({len(of_texts):,}) |"
    yield from asked(site)


def changed(members: list[Entry], year: str, site: Path, cache: Path) -> float:
    place = next(place for place, each in enumerate(members) if each.group == f"dokumen-{year}")
    members[place] = replace(members[place], title="Judul baru", digest=f"baru{year}")
    return index(members, site, cache)


def megabytes(files: list[Path]) -> float:
    return sum(path.stat().st_size for path in files) / 1e6


def asked(site: Path) -> Iterator[str]:
    yield "| query | KB to first / all | files | cold ms | again | typed | slow: cold | again | typed |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    with hosted(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=["--no-sandbox"])
        ask(browser, base, QUERIES[0], False)  # the browser itself gets going
        for query in QUERIES:
            fast, slow = (ask(browser, base, query, each) for each in (False, True))
            times = [fast.cold, fast.again, fast.typed, slow.cold, slow.again, slow.typed]
            yield (
                f"| {query} | {fast.first:.0f} / {fast.whole:.0f} | {fast.files} | "
                + " | ".join(f"{each:,.0f}" for each in times)
                + " |"
            )
        browser.close()


def main() -> None:
    for size in [int(each) for each in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
            for line in measure(size, Path(folder)):
                print(line, flush=True)


if __name__ == "__main__":
    main()
