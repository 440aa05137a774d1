"""XLSX: each visible sheet is a page, each row a paragraph of its cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Self

from lxml import etree

from generator.documents import limits
from generator.documents.archive import Archive, attribute, local
from generator.documents.drawn import drawn
from generator.documents.layout import tidy
from generator.documents.ooxml import count_comments, decimal, on, properties, read_container
from generator.documents.text import Page, Reading
from generator.readers.sheetxml import styles
from generator.tables.words import MONTH_NAMES

WORKBOOK = "xl/workbook.xml"
MAIN = "{*}"
ROWS = 5_000
"""Rows of a sheet that are read as text; larger tables belong into a dataset."""
CELL = " | "


def read(path: Path) -> Reading:
    return read_container(path, pages_of)


def pages_of(archive: Archive, reading: Reading) -> list[Page] | None:
    properties(archive, reading)
    workbook = archive.xml(WORKBOOK)
    if workbook is None:
        reading.mark("berkas-rusak", suffix=".xlsx")
        return None
    comments = count_comments(archive, "xl/")
    if comments:
        reading.mark("komentar", count=comments)
    sheets = list(workbook.iterfind("{*}sheets/{*}sheet"))
    hidden = [
        attribute(sheet, "name") for sheet in sheets if attribute(sheet, "state") in ("hidden", "veryHidden")
    ]
    if hidden:
        reading.mark("lembar-tersembunyi", names=", ".join(hidden))
    parts = archive.relations(WORKBOOK)
    shown_as = Shown.of(archive, workbook)
    shown = [sheet for sheet in sheets if attribute(sheet, "name") not in hidden][: limits.PAGES]
    reading.facts = replace(reading.facts, pages=len(sheets) - len(hidden))
    pages = []
    for number, sheet in enumerate(shown, start=1):
        name = tidy(attribute(sheet, "name"))
        part = parts.get(attribute(sheet, "id"), "")
        rows = rows_of(archive, part, shown_as, name, reading)
        pages.append(Page(number, name or str(number), (), (*rows, *drawn(archive, part))))
    return pages


@dataclass(frozen=True, slots=True)
class Shown:
    """How cells show what is stored: strings by number, and which styles are days or hundredths."""

    strings: list[str]
    days: frozenset[str]
    percent: frozenset[str]
    epoch: date

    @classmethod
    def of(cls, archive: Archive, workbook: etree._Element) -> Self:
        since_1904 = any(on(each, "date1904", False) for each in workbook.iterchildren("{*}workbookPr"))
        look = styles(archive.bytes_of("xl/styles.xml") or b"<none/>")
        return cls(
            shared_strings(archive),
            frozenset(map(str, look.days)),
            frozenset(map(str, look.percent)),
            date(1904, 1, 1) if since_1904 else date(1899, 12, 30),
        )

    def number(self, value: str, style: str) -> str:
        """As the sheet shows it: ``2 Januari 2025``, ``5%``, ``69,93``."""
        if style not in self.days | self.percent:
            return decimal(value)
        try:
            if style in self.percent:
                return f"{decimal(str(float(value) * 100))}%"
            return in_words(self.epoch + timedelta(days=int(float(value))))
        except (ValueError, OverflowError):
            return decimal(value)


def in_words(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def shared_strings(archive: Archive) -> list[str]:
    """The strings that cells refer to, up to the limit of a document's text."""
    found: list[str] = []
    room = limits.TEXT
    for entry in archive.stream("xl/sharedStrings.xml", "{*}si"):
        text = rich_text(entry)
        room -= len(text)
        if room < 0:
            break
        found.append(text)
    return found


def rich_text(entry: etree._Element) -> str:
    """All runs of a string, without the pronunciation guide."""
    return tidy("".join(t.text or "" for t in entry.iter("{*}t") if not is_spoken(t)))


def is_spoken(text: etree._Element) -> bool:
    parent = text.getparent()
    return parent is not None and local(parent) == "rPh"


def rows_of(archive: Archive, part: str, shown: Shown, name: str, reading: Reading) -> list[str]:
    rows: list[str] = []
    room = limits.PAGE_TEXT
    hidden = False
    for element in archive.stream(part, "{*}row", "{*}col"):
        hidden = hidden or on(element, "hidden", False)
        if local(element) == "row" and not on(element, "hidden", False):
            row = CELL.join(filter(None, (value_of(cell, shown) for cell in element.iterchildren("{*}c"))))
            room -= len(row)
            if room < 0 or len(rows) >= ROWS:
                reading.mark("terlalu-banyak-teks")
                break
            if row:
                rows.append(row)
    if hidden:
        reading.mark("kolom-tersembunyi", sheet=name)
    return rows


def value_of(cell: etree._Element, shown: Shown) -> str:
    strings = shown.strings
    kind = attribute(cell, "t")
    if kind == "inlineStr":
        return rich_text(cell)
    value = next((child.text or "" for child in cell.iterchildren("{*}v")), "")
    if kind == "s":
        return (
            strings[int(value)] if value.isascii() and value.isdigit() and int(value) < len(strings) else ""
        )
    if kind not in ("", "n"):
        return tidy(value)
    return shown.number(value, attribute(cell, "s")) if value else ""
