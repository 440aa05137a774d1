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
from dataclasses import asdict, replace
from functools import cached_property
from io import StringIO
from pathlib import Path

from generator.documents import limits
from generator.documents.layout import LEGAL_HEADING, join, tidy
from generator.documents.marks import Mark
from generator.documents.text import Page, Text, page_of
from generator.documents.worker import DONE, Worker

LANGUAGE = "ind"
LANGUAGES = "ind+eng"
AUTOMATIC = "1"
"""Page segmentation with detection of orientation and columns."""
PLAIN = "3"
"""The same without orientation, where its data are not installed."""
WORD = "5"
"""Level of a TSV row that is a word."""
ALPHANUMERIC = re.compile(r"\w")
CONFIDENCE = 30.0
"""Per cent; below it Tesseract is reading stains and table lines."""


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
        wanted = text.facts.scanned[: limits.OCR_PAGES]
        found = {number: self.page(worker, path, suffix, text.pages[number - 1], stem) for number in wanted}
        pages = tuple(found.get(page.number) or page for page in text.pages)
        return pages, self.marks(text, found)

    def marks(self, text: Text, found: dict[int, Page | None]) -> list[Mark]:
        missing = sum(1 for page in found.values() if page is None)
        blank = sum(1 for page in found.values() if page is not None and not page.paragraphs)
        counts = {"pindaian-tanpa-ocr": missing, "pindaian-tak-terbaca": blank}
        marks = [Mark(code, (("pages", str(count)),)) for code, count in counts.items() if count]
        if len(text.facts.scanned) > len(found):
            values = (("limit", str(limits.OCR_PAGES)), ("pages", str(len(text.facts.scanned))))
            marks.append(Mark("pindaian-panjang", values))
        return marks

    def page(self, worker: Worker, path: Path, suffix: str, page: Page, stem: Path) -> Page | None:
        """One page from the cache or by recognition; None without Tesseract."""
        kept = stem.with_name(f"{stem.name}-ocr-{page.number}.json")
        try:
            return page_of(json.loads(kept.read_text("utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            if not self.installed:
                return None
        paragraphs = self.recognise(worker, path, suffix, page.number, stem)
        headings = tuple(text for text in paragraphs if LEGAL_HEADING.match(text))
        found = replace(page, headings=headings, paragraphs=tuple(paragraphs), recognised=True)
        kept.write_text(json.dumps(asdict(found), ensure_ascii=False), "utf-8")
        return found

    def recognise(self, worker: Worker, path: Path, suffix: str, number: int, stem: Path) -> list[str]:
        drawing = stem.with_name(f"{stem.name}.{os.getpid()}-{threading.get_ident()}.png")
        where = {"path": str(path.resolve()), "suffix": suffix, "result": str(drawing.resolve())}
        try:
            if worker.ask("draw", limits.SECONDS, number=number, **where) != DONE:
                return []
            return paragraphs_of(self.run(drawing))
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


def paragraphs_of(tsv: str) -> list[str]:
    """Tesseract's words as its paragraphs, in its reading order, broken words mended."""
    lines: dict[tuple[str, ...], list[str]] = {}
    for word in csv.DictReader(StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        if word["level"] == WORD and float(word["conf"]) >= CONFIDENCE:
            place = tuple(word[step] for step in ("block_num", "par_num", "line_num"))
            lines.setdefault(place, []).append(word["text"])
    paragraphs: dict[tuple[str, ...], str] = {}
    for place, words in lines.items():
        line, paragraph = tidy(" ".join(words)), place[:2]
        known = paragraphs.get(paragraph)
        paragraphs[paragraph] = join(known, line) if known else line
    return [text for text in paragraphs.values() if ALPHANUMERIC.search(text)]
