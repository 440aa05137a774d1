"""Headers, footers and page numbers: lines that come back at the same place on page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from generator.documents.layout import LEGAL_HEADING, Line

PAGE_NUMBER = re.compile(r"^[-–—\s]*(?:\d{1,4}(?:\s*/\s*\d{1,4})?|[ivxlc]{1,7})[-–—\s]*$", re.IGNORECASE)
"""``3``, ``– 3 –``, ``iv``, ``3/10``."""
NUMBERED_PAGE = re.compile(
    r"^(?:halaman|hal\.?|hlm\.?|page)\s*\d{1,4}(?:\s*(?:dari|of|/)\s*\d{1,4})?$", re.IGNORECASE
)
"""Says of itself that it is a page number, even in a document of one page."""
NUMBER = "#"
FIGURES = re.compile(r"\d{1,9}")
TITLE = re.compile(r"^[^\W\d]+\s*\d+\.?$")
EDGE_LINES = 3
"""Lines at the top and at the foot of a page that may be running ones."""
LEAST = 3
"""Pages on which a line stands before it is called running."""
REACH = 2
"""Pages back at which it is looked for: left and right pages may have headers of their own."""
SAME_HEIGHT = 6.0
"""Points by which it may move."""
RECOGNISED_ALIKE = 0.9
"""Of 1: how alike two readings of the same printed line are; Tesseract misreads one or two letters of it."""

Alike = Callable[[str, str], bool]


def is_page_number(text: str) -> bool:
    """Even of a document of one page, where it stands alone in a header or footer."""
    return bool(PAGE_NUMBER.match(text) or NUMBERED_PAGE.match(text))


def without_running_lines(
    pages: Sequence[Sequence[Line]], alike: Alike = str.__eq__, height: float = SAME_HEIGHT
) -> list[list[Line]]:
    """Each stays where it stands first; page numbers go from every page.

    Running is, with its digits masked, what stands at the edge of three pages near each other at the
    same height, or to the letter on half of the pages. What a regulation calls ``Pasal 7`` never is.
    """
    edges = [edge_lines(page) for page in pages]
    dropped = {id(line) for line in numbers(edges)}
    dropped |= {
        id(line) for chain in chains(edges, alike, height) if len(chain) >= LEAST for line in chain[1:]
    }
    dropped |= {id(line) for line in everywhere(edges)}
    return [[line for line in page if id(line) not in dropped] for page in pages]


def edge_lines(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.top)
    if len(by_height) <= 2 * EDGE_LINES:
        return by_height
    return by_height[:EDGE_LINES] + by_height[-EDGE_LINES:]


def mask(text: str) -> str:
    """``Halaman 3 dari 10`` and ``Halaman 4 dari 10`` are the same line; a bare page number is ``#``."""
    return NUMBER if PAGE_NUMBER.match(text) else re.sub(r"\d+", NUMBER, text).lower()


def numbers(edges: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """Bare numbers at the edge of half of the pages, or outermost and that of the page itself."""
    bare = sum(1 for page in edges if any(mask(line.text) == NUMBER for line in page))
    usual = bare >= max(LEAST, len(edges) / 2)
    for number, page in enumerate(edges, start=1):
        for line in page:
            own = line in (page[0], page[-1]) and line.text.strip("-–— ") == str(number) and len(page) > 1
            if NUMBERED_PAGE.match(line.text) or (mask(line.text) == NUMBER and (usual or own)):
                yield line


def chains(edges: Sequence[Sequence[Line]], alike: Alike, height: float) -> list[list[Line]]:
    """The same line from page to page, at about the same height."""
    found: list[list[Line]] = []
    open_: list[tuple[int, list[Line]]] = []
    for number, page in enumerate(edges):
        open_ = [(last, chain) for last, chain in open_ if number - last <= REACH]
        for line in page:
            if mask(line.text) == NUMBER or LEGAL_HEADING.match(line.text):
                continue
            at = next(
                (
                    at
                    for at, (last, chain) in enumerate(open_)
                    if last < number
                    and abs(chain[-1].top - line.top) <= height
                    and follows(chain[-1].text, line.text, number - last, alike)
                ),
                None,
            )
            chain = [] if at is None else open_.pop(at)[1]
            found += [] if chain else [chain]
            chain.append(line)
            open_.append((number, chain))
    return found


def follows(one: str, other: str, pages: int, alike: Alike) -> bool:
    """The same words; the numbers in them the same too, or grown as the pages did.

    ``Lampiran 1``, ``Lampiran 2`` at the top of their pages are titles, whatever their numbers do.
    """
    if not alike(mask(one), mask(other)):
        return False
    before, after = FIGURES.findall(one), FIGURES.findall(other)
    if before == after or len(before) != len(after):
        return len(before) == len(after) or alike is not str.__eq__
    steps = {int(late) - int(early) for early, late in zip(before, after, strict=True)}
    return steps <= {0, pages} and not TITLE.match(one)


def everywhere(edges: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """Lines that stand to the letter on half of the pages, but for the first of each."""
    count = Counter(text for page in edges for text in {line.text for line in page})
    running = {text for text, times in count.items() if times >= max(LEAST, len(edges) / 2)}
    seen: set[str] = set()
    for page in edges:
        texts = {line.text for line in page}
        yield from (
            line for line in page if line.text in running & seen and not LEGAL_HEADING.match(line.text)
        )
        seen |= texts


def read_alike(one: str, other: str) -> bool:
    """Two readings of one printed line by a program that misreads letters."""
    if abs(len(one) - len(other)) > (1 - RECOGNISED_ALIKE) * max(len(one), len(other)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= RECOGNISED_ALIKE
