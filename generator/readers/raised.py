"""Raised digits of workbooks: ``1.234`` with a footnote ² is not 1.2342, which calamine gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

TO_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LIMIT = 10_000
"""Texts with raised digits in one workbook; a longer list would be no table."""
INLINE = re.compile(rb"<c\b([^<>]*)>(<is>.*?</is>)", re.DOTALL)
SUPERSCRIPT = re.compile(rb"vertAlign[^<>]*superscript")


def raised_strings(xml: bytes) -> dict[int, str]:
    """Of ``sharedStrings.xml``: those with raised digits, by number. Raises ValueError for broken XML."""
    if not SUPERSCRIPT.search(xml):
        return {}
    found: dict[int, str] = {}
    for number, string in enumerate(parse(xml).iterchildren("{*}si")):
        if len(found) < LIMIT and (text := raised_text(string)):
            found[number] = text
    return found


def raised_inline(xml: bytes) -> Iterator[tuple[bytes, str]]:
    """Of a sheet: attributes of the cells that hold such a text themselves."""
    for match in INLINE.finditer(xml) if SUPERSCRIPT.search(xml) else ():
        if SUPERSCRIPT.search(match[2]) and (text := raised_text(parse(match[2]))):
            yield match[1], text


def parse(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("broken XML") from error


def raised_text(string: etree._Element) -> str:
    """Empty where no digit is raised."""
    runs = [(run_text(run), is_raised(run)) for run in string.iterchildren("{*}r")]
    if not any(up and any(map(str.isdigit, text)) for text, up in runs):
        return ""
    return "".join(text.translate(TO_RAISED) if up else text for text, up in runs)


def run_text(run: etree._Element) -> str:
    return "".join(each.text or "" for each in run.iterchildren("{*}t"))


def is_raised(run: etree._Element) -> bool:
    return any(each.get("val") == "superscript" for each in run.iter("{*}vertAlign"))
