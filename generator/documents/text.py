"""What a document says, page by page, and what it is: plain frozen records that survive JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from generator.documents import limits
from generator.documents.marks import Mark

VERSION = 13
"""Part of the cache's key; raise it whenever a reader gives something else for the same file."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF, a sheet of a workbook, a slide; ``number`` counts from 1."""

    number: int
    label: str
    """What a reader calls it: ``iv``, ``Rekap``, ``3``."""
    headings: tuple[str, ...] = ()
    """Those of ``paragraphs`` that are headings."""
    paragraphs: tuple[str, ...] = ()
    """In reading order, headings among them; rows of a table are one paragraph each."""
    recognised: bool = False
    """True where a program read the text off a picture, with errors."""

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Beside:
    """Something that a file carries and its pages do not show: for the search of personal data only."""

    place: str
    """What an officer calls it: ``isian formulir``, ``lampiran daftar.xlsx``."""
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says about itself, and what was seen while reading it."""

    pages: int = 0
    """All pages of the file, read or not; 0 where the format has none."""
    title: str = ""
    language: str = ""
    """BCP 47, as the file declares it."""
    tagged: bool | None = None
    """Whether a PDF carries structure for screen readers; None for formats that always do."""
    producer: str = ""
    encrypted: bool = False
    scanned: tuple[int, ...] = ()
    """Numbers of the pages that are pictures without text of their own."""
    stamped: tuple[int, ...] = ()
    """Numbers of the pages with a picture and so few letters that they may be a seal upon a scan."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document that was read."""

    pages: tuple[Page, ...]
    facts: Facts
    thumbnail: Path | None = None
    """WebP of the first page, at most 40 KB; None where the format shows no page."""
    besides: tuple[Beside, ...] = ()

    @property
    def recognised(self) -> bool:
        return any(page.recognised for page in self.pages)

    @property
    def is_scan(self) -> bool:
        """Every page with anything on it is a picture."""
        written = {page.number for page in self.pages if page.paragraphs and not page.recognised}
        return bool(self.facts.scanned) and not written - set(self.facts.scanned)

    @property
    def accessible(self) -> bool | None:
        """Tagged, titled and with a language; None where the question does not arise."""
        if self.facts.tagged is None:
            return None
        return self.facts.tagged and bool(self.facts.title) and bool(self.facts.language)


@dataclass(slots=True)
class Reading:
    """What a format's reader hands back: pages (None: nothing can be read), facts, marks, picture."""

    pages: list[Page] | None = None
    facts: Facts = field(default_factory=Facts)
    marks: list[Mark] = field(default_factory=list)
    picture: bytes | None = None
    """WebP of the first page."""
    besides: list[Beside] = field(default_factory=list)
    attached: list[tuple[str, bytes]] = field(default_factory=list)
    """Name and content of files inside the file; read by the child and then forgotten."""

    def aside(self, place: str, text: str) -> None:
        """Keeps a text that no page shows, each once, within a limit."""
        if len(self.besides) >= limits.BESIDES:
            return
        room = limits.BESIDE - sum(len(each.text) for each in self.besides)
        found = Beside(place, text.strip()[: max(room, 0)])
        if found.text and found not in self.besides:
            self.besides.append(found)

    def mark(self, code: str, **values: str | int) -> None:
        found = Mark(code, tuple(sorted((key, str(value)) for key, value in values.items())))
        if found not in self.marks:
            self.marks.append(found)

    def as_data(self) -> dict[str, Any]:
        """Ready for JSON; the picture goes its own way."""
        return {
            "pages": None if self.pages is None else [asdict(page) for page in self.pages],
            "facts": asdict(self.facts),
            "besides": [[each.place, each.text] for each in self.besides],
            "marks": [[mark.code, dict(mark.values)] for mark in self.marks],
        }


def reading_of(data: dict[str, Any]) -> Reading:
    """The inverse of ``Reading.as_data``; raises an ordinary error on anything else."""
    pages = None if data["pages"] is None else [page_of(page) for page in data["pages"]]
    pictures = {key: tuple(data["facts"][key]) for key in ("scanned", "stamped")}
    facts = Facts(**{**data["facts"], **pictures})
    marks = [Mark(code, tuple(sorted(values.items()))) for code, values in data["marks"]]
    besides = [Beside(str(place), str(text)) for place, text in data["besides"]]
    return Reading(pages, facts, marks, besides=besides)


def page_of(data: dict[str, Any]) -> Page:
    return Page(
        int(data["number"]),
        str(data["label"]),
        tuple(data["headings"]),
        tuple(data["paragraphs"]),
        bool(data["recognised"]),
    )
