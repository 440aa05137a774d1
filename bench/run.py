"""``make bench``: builds of 100, 1,000 and 10,000 items beside Hugo; prints the tables of docs/figures.md.

After each size those so far, since a run takes long.
``make bench B='100 1000'`` measures other sizes. Everything lies in memory (/dev/shm) when there is room,
because disks slow down with every rebuild. Only ratios taken in one run mean anything.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from measure import Cost, run
from portal import write_hugo, write_portal
from query import Query, first_query

SIZES = (100, 1_000, 10_000)
ROOM = 6e9
"""Bytes that 10,000 items need at most, with all formats."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HUGO = Path(str(distribution("hugo").locate_file("hugo/binaries/hugo")))
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Size:
    """All figures of one number of items."""

    items: int
    stage: dict[str, float]
    whole: Cost
    again: Cost
    one: Cost
    hugo: Cost
    pagefind: Cost
    pages: int
    raw: float
    """Mean bytes of an HTML page."""
    sent: float
    """The same, gzipped."""
    site: int
    """Bytes of everything published."""
    query: Query | None


def main() -> None:
    given = argparse.ArgumentParser(description="Measure Terang beside Hugo.")
    given.add_argument("sizes", nargs="*", type=int, default=SIZES)
    sizes = given.parse_args().sizes
    with tempfile.TemporaryDirectory(dir=roomy_folder()) as folder:
        measured: list[Size] = []
        for count in sizes:
            measured.append(measure(Path(folder), count))
            print("\n".join(report(measured)), flush=True)


def roomy_folder() -> str | None:
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > ROOM else None


def measure(folder: Path, count: int) -> Size:
    say(f"{count} items: writing them")
    portal = write_portal(folder / "portal", count)
    say("staging")
    stage = json.loads(run([sys.executable, str(HERE / "stage.py"), str(portal)], HERE.parent).output)
    shutil.rmtree(portal / "build")
    build = [sys.executable, "-m", "generator", "--portal", str(portal), "--quiet", "build"]
    say("whole build, then nothing changed, then one item")
    whole, again = run(build, HERE.parent), run(build, HERE.parent)
    change_one(portal)
    one = run(build, HERE.parent)
    pages = sorted((portal / "build/site").rglob("*.html"))
    say(f"Hugo building as many pages ({len(pages)}), then Pagefind over them")
    plain = write_hugo(folder / "hugo", len(pages))
    other = run([str(HUGO), "--quiet", "--destination", str(plain / "public")], plain)
    index = run([sys.executable, "-m", "pagefind", "--quiet", "--site", str(plain / "public")], plain)
    sizes = [(page.stat().st_size, len(gzip.compress(page.read_bytes(), 6))) for page in pages]
    everything = sum(path.stat().st_size for path in (portal / "build/site").rglob("*") if path.is_file())
    say("first query")
    query = ask(portal / "build/site")
    shutil.rmtree(portal)
    shutil.rmtree(plain)
    raw, sent = (sum(column) / len(pages) for column in zip(*sizes, strict=True))
    return Size(count, stage, whole, again, one, other, index, len(pages), raw, sent, everything, query)


def change_one(portal: Path) -> None:
    announcement = min((portal / "content/pengumuman").glob("*.md"))
    announcement.write_text(announcement.read_text() + "\nSatu kalimat ditambahkan.\n")


def ask(site: Path) -> Query | None:
    names = (os.environ.get("CHROMIUM", ""), *BROWSERS)
    browser = next((found for name in names if name and (found := shutil.which(name))), None)
    return first_query(site, browser, "pengadaan") if browser else None


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def report(measured: list[Size]) -> Iterable[str]:
    yield f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}.\n"
    yield "| whole build, nothing kept | " + " | ".join(f"{size.items:,}" for size in measured) + " |"
    yield "|---|" + "--:|" * len(measured)
    yield row("HTML pages of both", (f"{s.pages:,}" for s in measured))
    yield row("Terang: wall s", (f"{size.whole.wall:.1f}" for size in measured))
    yield row("Terang: cpu s", (f"{size.whole.cpu:.1f}" for size in measured))
    yield row("Terang: peak MB", (f"{size.whole.peak:,.0f}" for size in measured))
    yield row("Hugo: wall s", (f"{size.hugo.wall:.2f}" for size in measured))
    yield row("Hugo: cpu s", (f"{size.hugo.cpu:.2f}" for size in measured))
    yield row("Hugo: peak MB", (f"{size.hugo.peak:,.0f}" for size in measured))
    yield row("Pagefind over Hugo's pages: wall s", (f"{size.pagefind.wall:.1f}" for size in measured))
    yield row("Pagefind over Hugo's pages: cpu s", (f"{size.pagefind.cpu:.1f}" for size in measured))
    yield row("wall, Terang ÷ Hugo", (times(s.whole.wall, s.hugo.wall) for s in measured))
    yield row(
        "wall, Terang ÷ (Hugo + Pagefind)",
        (times(s.whole.wall, s.hugo.wall + s.pagefind.wall) for s in measured),
    )
    yield row(
        "cpu, Terang ÷ (Hugo + Pagefind)", (times(s.whole.cpu, s.hugo.cpu + s.pagefind.cpu) for s in measured)
    )
    yield row("cpu an item, ms", (f"{1000 * s.whole.cpu / s.items:.1f}" for s in measured))
    yield ""
    yield "| parts and repetitions | " + " | ".join(f"{size.items:,}" for size in measured) + " |"
    yield "|---|" + "--:|" * len(measured)
    yield row("staging (load, check, emit): items per second", (f"{per_second(s):,.0f}" for s in measured))
    yield row("of it load s", (f"{s.stage['load']:.2f}" for s in measured))
    yield row("of it check s", (f"{s.stage['check']:.2f}" for s in measured))
    yield row("of it emit s", (f"{s.stage['emit']:.2f}" for s in measured))
    yield row("second build, nothing changed: cpu s", (f"{s.again.cpu:.1f}" for s in measured))
    yield row("one item changed: wall s", (f"{s.one.wall:.1f}" for s in measured))
    yield row("one item changed: cpu s", (f"{s.one.cpu:.1f}" for s in measured))
    yield row(
        "one item changed, cpu ÷ (Hugo + Pagefind, whole)",
        (times(s.one.cpu, s.hugo.cpu + s.pagefind.cpu) for s in measured),
    )
    yield ""
    yield "| sizes | " + " | ".join(f"{size.items:,}" for size in measured) + " |"
    yield "|---|" + "--:|" * len(measured)
    yield row("bytes of a page, mean", (f"{s.raw:,.0f}" for s in measured))
    yield row("the same gzipped", (f"{s.sent:,.0f}" for s in measured))
    yield row("whole site, MB", (f"{s.site / 1e6:,.1f}" for s in measured))
    yield row("a page where nobody searches: bytes for the search", (idle(s) for s in measured))
    yield row("first query: KB for page, script, index, results", (kilobytes(s, "search") for s in measured))
    yield row("first query: ms to the first result", (milliseconds(s) for s in measured))
    yield row("search page opened without a word: KB", (kilobytes(s, "empty") for s in measured))


def row(name: str, cells: Iterable[str]) -> str:
    return f"| {name} | " + " | ".join(cells) + " |"


def times(mine: float, theirs: float) -> str:
    return f"{mine / theirs:.1f} ×"


def per_second(size: Size) -> float:
    return size.items / (size.stage["load"] + size.stage["check"] + size.stage["emit"])


def kilobytes(size: Size, part: str) -> str:
    return f"{getattr(size.query, part) / 1000:,.0f}" if size.query else "–"


def idle(size: Size) -> str:
    return f"{size.query.idle:,}" if size.query else "–"


def milliseconds(size: Size) -> str:
    return f"{1000 * size.query.seconds:,.0f}" if size.query else "–"


if __name__ == "__main__":
    main()
