"""How many of the queries in tests/queries.yml find what they are for, by our own search and by Material's.

``python bench/queries.py`` builds the example portal twice, the second time as MkDocs with Material's own
theme and search make it of the same pages, asks every query in Chromium, and prints the table of
docs/search.md. ``--site build/site --ours`` asks only ours, on a site that is built already; ``-v`` names
what was missed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml
from host import hosted
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
QUERIES = ROOT / "tests/queries.yml"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OURS = """async ([query, base]) => {
  const { find } = await import(base + "assets/terang/cari-tanya.js");
  const { shown, texts } = await import(base + "assets/terang/cari-indeks.js");
  const { hits } = await find(query);
  return Promise.all(hits.slice(0, 5).map(async (hit) => {
    const found = await shown(hit.entry);
    const pages = await hit.pages();
    if (!pages.length) return [found.address];
    const near = await texts(found, pages[0]);
    return [found.address, near.find((each) => each.page === pages[0]).url];
  }));
}"""
"""The five best, each as its address and, of a document, the address of its best page."""
MATERIAL = """async (query) => {
  const field = document.querySelector("[data-md-component=search-query]");
  field.value = query;
  field.dispatchEvent(new Event("keyup", { bubbles: true }));
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const results = () => [...document.querySelectorAll(".md-search-result__item")];
  // Until the list stands still: at least 600 ms, at most three seconds.
  for (let last = -1, turn = 0; turn < 20 && (turn < 4 || !last || last !== results().length); turn++) {
    last = results().length;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return results().slice(0, 5).map((item) => [...item.querySelectorAll("a.md-search-result__link")]
    .map((link) => new URL(link.href)).map((url) => url.pathname.slice(1) + url.hash));
}"""

Answers = list[list[str]]
Ask = Callable[[str], Answers]


def queries() -> Iterator[tuple[str, bool, str, list[str]]]:
    """(group, kept aside, query, good addresses)."""
    for group, rows in yaml.safe_load(QUERIES.read_text("utf-8")).items():
        for number, (query, *good) in enumerate(rows):
            yield group, number % 2 == 1, query, good


def place(answers: Answers, good: list[str]) -> int:
    """1 for first; 0 for not among the five."""
    for number, links in enumerate(answers, 1):
        if any(same(link, address) for link in links[:2] for address in good):
            return number
    return 0


def same(link: str, address: str) -> bool:
    """A page of a document must be that page; of an item, any place on its page will do. Material cannot tell
    the pages of a PDF apart: its text page counts."""
    if "#" not in address:
        return link.partition("#")[0] == address
    file = address.partition("#")[0]
    folder, _, name = file.removesuffix(".pdf").rpartition("/")
    return link in (address, file if file.endswith("/") else f"{folder}/teks/{name}/")


def installed() -> str:
    """Where Chromium is."""
    names = (os.environ.get("CHROMIUM", ""), *BROWSERS)
    return next(found for name in names if name and (found := shutil.which(name)))


@contextmanager
def opened(site: Path) -> Iterator[Page]:
    with hosted(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=["--no-sandbox"])
        yield browser.new_page(base_url=base, locale="id-ID")
        browser.close()


def ask_ours(page: Page) -> Ask:
    page.goto("cari/")
    base = page.url.removesuffix("cari/")
    return lambda query: page.evaluate(OURS, [query, base])


def ask_material(page: Page) -> Ask:
    page.goto("")
    page.locator("[data-md-component=search-query]").focus()
    page.wait_for_timeout(3000)
    return lambda query: page.evaluate(MATERIAL, query)


def score(ask: Ask, name: str, verbose: bool) -> dict[tuple[str, bool], list[int]]:
    """(group, kept aside) → place of each query."""
    found = defaultdict(list)
    for group, aside, query, good in queries():
        answers = ask(query)
        found[group, aside].append(place(answers, good))
        if verbose and found[group, aside][-1] != 1 and not aside:
            print(
                f"{name}: {group}: {query!r} → {found[group, aside][-1]}, first {answers[:2]}",
                file=sys.stderr,
            )
    return found


def material_site(folder: Path) -> Path:
    """The pages of the last build as Material makes them, with its search over the same pages as ours."""
    docs = folder / "docs"
    shutil.copytree(ROOT / "build/docs", docs)
    for path in docs.rglob("*.md"):
        text = path.read_text("utf-8")
        if "\n  search: false" in text.partition("\n---")[0] and "/teks/" not in path.as_posix():
            path.write_text(text.replace("---\n", "---\nsearch: {exclude: true}\n", 1), "utf-8")
    settings = {
        "site_name": "Material",
        "docs_dir": str(docs),
        "site_dir": str(folder / "site"),
        "theme": {"name": "material", "language": "id", "font": False},
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", "tables"],
        "nav": [{"Beranda": "index.md"}],
        "validation": {
            "omitted_files": "ignore",
            "links": {"not_found": "ignore", "unrecognized_links": "ignore"},
        },
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--config-file",
        str(folder / "mkdocs.yml"),
    ]
    subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return folder / "site"


def report(found: dict[str, dict[tuple[str, bool], list[int]]]) -> Iterator[str]:
    names = list(found)
    yield "| queries | " + " | ".join(f"{name}: tuned, first / in five | kept aside" for name in names) + " |"
    yield "|---|" + "--:|--:|" * len(names)
    groups = dict.fromkeys(group for each in found.values() for group, _ in each)
    for group in [*groups, ""]:
        cells = [cell(each, group, aside) for each in found.values() for aside in (False, True)]
        yield f"| {group or '**all**'} | " + " | ".join(cells) + " |"


def cell(each: dict[tuple[str, bool], list[int]], group: str, aside: bool) -> str:
    places = [
        place
        for (name, half), some in each.items()
        if half == aside and group in ("", name)
        for place in some
    ]
    first, five = sum(place == 1 for place in places), sum(place > 0 for place in places)
    return f"{first} / {five} of {len(places)}"


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    given.add_argument("--site", type=Path, default=ROOT / "build/site")
    given.add_argument("--ours", action="store_true")
    given.add_argument("-v", "--verbose", action="store_true")
    options = given.parse_args()
    found = {}
    with opened(options.site) as page:
        found["Terang"] = score(ask_ours(page), "Terang", options.verbose)
    if not options.ours:
        with tempfile.TemporaryDirectory() as folder, opened(material_site(Path(folder))) as page:
            found["Material"] = score(ask_material(page), "Material", False)
    print("\n".join(report(found)))


if __name__ == "__main__":
    main()
