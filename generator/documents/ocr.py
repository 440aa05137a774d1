"""Scans: Tesseract reads what PDFium drew. Optional; where it is missing, a finding says what is lost.

Tesseract itself instead of ocrmypdf: the original is published byte for byte, so no new PDF is
wanted; ocrmypdf takes 3.4 s a page and Ghostscript for it, this 0.6 s.
https://tesseract-ocr.github.io/tessdoc/Command-Line-Usage.html
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import threading
from dataclasses import replace
from functools import cached_property
from io import StringIO
from pathlib import Path

from generator.documents import limits
from generator.documents.layout import ITEM_START, LEGAL_HEADING, SENTENCE_END, Line, join, tidy
from generator.documents.legible import garbled
from generator.documents.marks import Mark
from generator.documents.running import read_alike, without_running_lines
from generator.documents.text import Page, Text
from generator.documents.worker import DONE, Worker

LANGUAGE = "ind"
LANGUAGES = "ind+eng"
AUTOMATIC = "1"
"""Page segmentation with detection of orientation and columns."""
PLAIN = "3"
"""The same without orientation, where its data are not installed."""
PAGE, WORD = "1", "5"
"""Levels of TSV rows."""
A4 = 842.0
"""Points that a page is taken to be high, whatever the picture measures."""
SHIFT = 24.0
"""Points by which a header moves from sheet to sheet in a scanner."""
ALPHANUMERIC = re.compile(r"\w")
MORE = 1.5
"""Times the letters of a letterhead that its page must say, to be a scan with a letterhead upon it."""
CONFIDENCE = 30.0
"""Per cent; below it Tesseract is reading stains and table lines."""

Printed = list[tuple[str, Line]]
"""Lines of a page, each with the name of its paragraph."""


class Recogniser:
    """Tesseract on this machine, looked for at the first scan only."""

    @cached_property
    def languages(self) -> frozenset[str]:
        """Installed language data; empty without Tesseract."""
        if not shutil.which("tesseract"):
            return frozenset()
        try:
            listed = subprocess.run(
                ["tesseract", "--list-langs"], capture_output=True, text=True, timeout=20, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return frozenset()
        return frozenset(listed.stdout.split())

    @property
    def installed(self) -> bool:
        return LANGUAGE in self.languages

    def complete(
        self, worker: Worker, path: Path, suffix: str, text: Text, stem: Path
    ) -> tuple[tuple[Page, ...], list[Mark]]:
        """All pages, the scanned ones with the text that was recognised, and what is to be said."""
        wanted = sorted({*text.facts.scanned, *text.facts.stamped})[: limits.OCR_PAGES]
        read = {number: self.page(worker, path, suffix, number, stem) for number in wanted}
        pages = {page.number: page for page in text.pages}
        garbage = {number for number in wanted if garbled(pages[number].text)}
        for number, paragraphs in without_running(read).items():
            if is_better(paragraphs, pages[number], number in garbage, number in text.facts.stamped):
                pages[number] = recognised(pages[number], paragraphs)
        mended = {number for number in garbage if pages[number].recognised}
        return tuple(pages.values()), self.marks(text, read, garbage, mended)

    def marks(
        self, text: Text, read: dict[int, Printed | None], garbage: set[int], mended: set[int]
    ) -> list[Mark]:
        """``garbage``: pages whose letters mean nothing; ``mended``: those whose picture was read instead."""
        others = garbage | set(text.facts.stamped)
        pictures = [lines for number, lines in read.items() if number not in others]
        counts = {
            "pindaian-tanpa-ocr": sum(1 for lines in pictures if lines is None),
            "pindaian-tak-terbaca": sum(1 for lines in pictures if lines == []),
            "teks-rusak": len(garbage - mended),
            "teks-rusak-diganti": len(mended),
        }
        marks = [Mark(code, (("pages", str(count)),)) for code, count in counts.items() if count]
        if len(text.facts.scanned) > limits.OCR_PAGES:
            values = (("limit", str(limits.OCR_PAGES)), ("pages", str(len(text.facts.scanned))))
            marks.append(Mark("pindaian-panjang", values))
        return marks

    def page(self, worker: Worker, path: Path, suffix: str, number: int, stem: Path) -> Printed | None:
        """The lines of one page from the cache or by recognition; None without Tesseract."""
        kept = stem.with_name(f"{stem.name}-ocr-{number}.json")
        try:
            known = json.loads(kept.read_text("utf-8"))
            return [(str(place), Line(str(text), top=float(top))) for place, text, top in known]
        except (OSError, ValueError, TypeError):
            if not self.installed:
                return None
        found = self.recognise(worker, path, suffix, number, stem)
        data = [[place, line.text, line.top] for place, line in found]
        kept.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        return found

    def recognise(self, worker: Worker, path: Path, suffix: str, number: int, stem: Path) -> Printed:
        drawing = stem.with_name(f"{stem.name}.{os.getpid()}-{threading.get_ident()}.png")
        where = {"path": str(path.resolve()), "suffix": suffix, "result": str(drawing.resolve())}
        try:
            if worker.ask("draw", limits.SECONDS, number=number, **where) != DONE:
                return []
            return printed(self.run(drawing))
        except (OSError, ValueError, subprocess.SubprocessError):
            return []
        finally:
            drawing.unlink(missing_ok=True)

    def run(self, image: Path) -> str:
        languages = LANGUAGES if "eng" in self.languages else LANGUAGE
        mode = AUTOMATIC if "osd" in self.languages else PLAIN
        done = subprocess.run(
            ["tesseract", str(image), "stdout", "-l", languages, "--psm", mode, "tsv"],
            capture_output=True,
            timeout=limits.OCR_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
        return done.stdout.decode("utf-8", "replace")


def printed(tsv: str) -> Printed:
    """Tesseract's words as lines, each with its paragraph, in its reading order."""
    words: dict[tuple[str, ...], list[str]] = {}
    tops: dict[tuple[str, ...], float] = {}
    height = 1.0
    for row in csv.DictReader(StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == PAGE:
            height = max(float(row["height"]), 1.0)
        if row["level"] == WORD and float(row["conf"]) >= CONFIDENCE:
            place = tuple(row[step] for step in ("block_num", "par_num", "line_num"))
            words.setdefault(place, []).append(row["text"])
            tops.setdefault(place, round(A4 * (1 - float(row["top"]) / height), 1))
    lines = [("-".join(at[:2]), Line(tidy(" ".join(said)), top=tops[at])) for at, said in words.items()]
    return [(place, line) for place, line in lines if line.text]


def without_running(read: dict[int, Printed | None]) -> dict[int, list[str]]:
    """Paragraphs of the pages that were recognised; headers and footers only where they stand first."""
    pages = {number: lines for number, lines in read.items() if lines is not None}
    kept = without_running_lines([[line for _, line in page] for page in pages.values()], read_alike, SHIFT)
    return {
        number: paragraphs_of([(place, line) for place, line in page if any(line is each for each in rest)])
        for (number, page), rest in zip(pages.items(), kept, strict=True)
    }


def paragraphs_of(lines: Printed) -> list[str]:
    """Broken words mended; what holds no letter and no figure is a stain.

    Tesseract cuts paragraphs at indents and columns: a sentence that goes on is joined again, and a
    regulation's heading stands alone.
    """
    found: list[str] = []
    last = ""
    for place, line in lines:
        if not ALPHANUMERIC.search(line.text):
            continue
        if found and (place == last or goes_on(found[-1], line.text)) and not between(found[-1], line.text):
            found[-1] = join(found[-1], line.text)
        else:
            found.append(line.text)
        last = place
    return found


def goes_on(above: str, below: str) -> bool:
    """``… harus`` / ``diselenggarakan …``, but not ``a. butir``."""
    return below[0].islower() and not above.endswith(SENTENCE_END) and not ITEM_START.match(below)


def between(above: str, below: str) -> bool:
    return bool(LEGAL_HEADING.match(above) or LEGAL_HEADING.match(below))


def is_better(paragraphs: list[str], page: Page, garbage: bool, stamped: bool) -> bool:
    """Than what stood on the page: letters that mean nothing, a letterhead, or nothing."""
    said = "\n".join(paragraphs)
    if garbage:
        return bool(said) and not garbled(said)
    return not stamped or (len(said) > MORE * len(page.text) and not garbled(said))


def recognised(page: Page, paragraphs: list[str]) -> Page:
    headings = tuple(text for text in paragraphs if LEGAL_HEADING.match(text))
    return replace(page, headings=headings, paragraphs=tuple(paragraphs), recognised=True)
