"""What an OpenDocument cell shows beside its value: its styles are far away, its text is not.

The text counts only where it shows the number that is stored, as in HTML.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from lxml import etree

from generator.readers.markupnumbers import shows
from generator.readers.raised import TO_RAISED
from generator.readers.told import MONTH, UNIT, YEAR

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
LOOKS = re.compile(rb"<text:p>(?:0[0-9]|[-(]?\s*(?i:rp)|[-(]?[0-9][0-9.,]*\)?\s?[^0-9.,<:/\s-])")
"""Zeros in front, rupiah before or letters behind: worth a closer look."""
CODE = re.compile(r"0\d*(?:[ ./-]\d+)*", re.ASCII)
NUMBER = re.compile(r"[-(]?\s*((?i:rp)\.?|(?i:idr))?\s*[-(]?\s*(\d(?:[\d.,\u00a0 ]*\d)?)\)?\s*(.*)", re.ASCII)
PERIOD = re.compile(
    rb'office:date-value="[0-9]{4}-[0-9]{2}-01(?:T00:00:00)?"[^<>]*><text:p>(?:[^0-9<]+[0-9]{2,4}|[0-9]{4})<'
)
"""A first day that is shown as its month or year."""
MONTH_SHOWN = re.compile(r"[^\W\d_]+\.?[-/ '’]{1,2}(?:\d{2}|\d{4})|\d{1,2}[-/]\d{4}")
BARE = re.compile(r"-?(?:[1-9][\d.,]*)?\d", re.ASCII)
PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,20})?", re.ASCII)
LOST = (f"{TEXT}line-break", f"{TEXT}tab")
"""calamine leaves nothing of these, so that two words or numbers become one."""


def sign_shown(stored: str, shown: str) -> str:
    """As ``told.sign_of`` says it: ``Rp``, ``kg``, or ``000`` for 5 that is shown as ``005``."""
    if BARE.fullmatch(shown) or not PLAIN.fullmatch(stored):
        return ""
    if CODE.fullmatch(shown) and len(shown) > 1 and stored.isdigit():
        digits = re.sub(r"\D", "", shown)
        return re.sub(r"\d", "0", shown) if int(digits) == int(stored) and digits != stored else ""
    found = NUMBER.fullmatch(shown)
    if not found or not (found[1] or UNIT.fullmatch(found[3])):
        return ""
    if not shows(found[2].replace("\u00a0", " "), abs(Decimal(stored))):
        return ""
    return "Rp" if found[1] else found[3]


def period_shown(shown: str) -> str:
    """Of a day, as ``told.period_of`` says it: ``Jan-24`` is a month, ``2024`` a year."""
    if MONTH_SHOWN.fullmatch(shown):
        return MONTH
    return YEAR if re.fullmatch(r"\d{4}", shown, re.ASCII) else ""


def shown_text(cell: etree._Element) -> str:
    first = cell.find(f"{TEXT}p")
    if first is not None and not len(first) and len(cell) == 1:  # as nearly all are
        return first.text or ""
    return "\n".join("".join(parts(line, ())) for line in cell.iterchildren(f"{TEXT}p", f"{TEXT}h"))


def mended_text(cell: etree._Element, raised: Collection[str]) -> str:
    """The text of a cell in which calamine loses something, else none. ``raised``: names of such styles."""
    lines = [*cell.iterchildren(f"{TEXT}p", f"{TEXT}h")]
    odd = any(
        each.tag in LOST or each.get(f"{TEXT}style-name") in raised
        for line in lines
        for each in line.iterdescendants(*LOST, f"{TEXT}span")
    )
    return "\n".join("".join(parts(line, raised)) for line in lines) if odd else ""


def parts(element: etree._Element, raised: Collection[str]) -> Iterator[str]:
    up = element.get(f"{TEXT}style-name") in raised
    yield (element.text or "").translate(TO_RAISED) if up else element.text or ""
    for child in element.iterchildren(etree.Element):
        if child.tag == f"{TEXT}s":
            yield " " * min(int(number) if (number := child.get(f"{TEXT}c", "1")).isdecimal() else 1, 100)
        elif child.tag in LOST:
            yield "\n" if child.tag == LOST[0] else "\t"
        else:
            yield from parts(child, raised)
        yield child.tail or ""
