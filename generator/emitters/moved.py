"""Old addresses never die: what lay below an item's former address, or under a former name of a file.

A page leads on to where it is now. A file cannot, so it lies there as well. The item's own page, its feeds
and its downloads are led on by those who make them; this comes after the sitemap, which names no old address.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.emitters.documents import slug
from generator.emitters.items.gone import leading_on
from generator.emitters.screen import screen
from generator.files import bad_name
from generator.history.filenames import former_names
from generator.history.log import read_history
from generator.model import Catalogue, Item
from generator.output import Output
from generator.render import Renderer

PAGES = ("index.md", "index.html")
COMPANIONS = "jelajah/"
"""Beside the pages there lie pieces that nothing else asks for."""


def emit(catalogue: Catalogue, out: Output) -> None:
    moved = [(item, names) for item, names in renamed(catalogue) if names or item.former]
    below: dict[str, list[str]] = {item.address: [] for item, _ in moved}
    for address in (*out.addresses("docs"), *out.addresses("files")) if moved else ():
        below.get("/".join([*address.split("/", 2)[:2], ""]), []).append(address)
    renderer = Renderer(catalogue)
    for item, names in moved:
        lead_on(item, names, below[item.address], renderer, out)


def renamed(catalogue: Catalogue) -> Iterator[tuple[Item, dict[str, str]]]:
    """Each item with former names of its files, but for those that would not be published today."""
    history = read_history(catalogue.root, catalogue.cache, zone=catalogue.settings.zone)
    words = screen(catalogue).words
    for item in catalogue.items:
        names = former_names(item, history)
        fit = (old for old in names if words(item.source, old) == old and not bad_name(old, item.source))
        yield item, {old: names[old] for old in fit}


def lead_on(item: Item, names: dict[str, str], addresses: list[str], renderer: Renderer, out: Output) -> None:
    for address in sorted(addresses):
        name = PurePosixPath(address).name
        target = address.removesuffix(name) if name in PAGES else address
        rest = target.removeprefix(item.address)
        for old in former_addresses(item, rest, names):
            if name in PAGES and out.is_free(f"{old}index.html"):
                out.page(old, leading_on(item, old, target, renderer), item.source)
            elif name not in PAGES and not rest.startswith(COMPANIONS) and out.is_free(old):
                out.again(old, address, item.source)


def former_addresses(item: Item, rest: str, names: dict[str, str]) -> Iterator[str]:
    """Of what lies at ``rest`` below the item. A ZIP bears the item's slug, so each address has its own."""
    rests = [rest, *(old + rest.removeprefix(new) for old, new in parts(item, names) if fits(rest, new))]
    for before in (item.slug, *item.former):
        for each in rests:
            if (before, each) != (item.slug, rest) and rest != f"{item.slug}.zip":
                yield f"{item.kind}/{before}/{each}"


def fits(rest: str, new: str) -> bool:
    return rest.startswith(new) if new.endswith((".", "/")) else rest == new


def parts(item: Item, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """(old, new) of all that is named after a file: a whole address, a folder, or a stem with its dot."""
    for old, new in names.items():
        before, now = PurePosixPath(old).stem, PurePosixPath(new).stem
        if item.kind == "dataset":
            yield f"asli/{old}", f"asli/{new}"
            yield from ((f"{before}.", f"{now}."), (f"sematan/tabel-{before}/", f"sematan/tabel-{now}/"))
            yield f"{COMPANIONS}{before}/", f"{COMPANIONS}{now}/"
        else:
            yield old, new
            yield from (
                (f"{slug(before)}.webp", f"{slug(now)}.webp"),
                (f"teks/{slug(before)}/", f"teks/{slug(now)}/"),
            )
