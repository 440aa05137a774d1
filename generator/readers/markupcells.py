"""What a cell of an HTML table says to who looks at it: not what is hidden, and raised digits raised.

``1.234<sup>2</sup>`` is 1,234 with a footnote, and neither 1.2342 nor 12342.
"""

from __future__ import annotations

import re

import lxml.html
from lxml import etree

from generator.readers.raised import TO_RAISED

INVISIBLE = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)")
RAISED = re.compile(r"(?i)vertical-align\s*:\s*super")
TYPED_IN = ("text", "number", "date", "tel", "url", "email", "search", "")
"""Kinds of input that show what is written in them."""
ROWS = ("tr", "td", "th", "table", "thead", "tbody", "tfoot")
LINES = ("br", "p", "div", "li")


def is_hidden(element: lxml.html.HtmlElement) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and INVISIBLE.search(style))


def prepare(document: lxml.html.HtmlElement) -> None:
    """The text of each cell is what it shows, with a space where a browser begins a new line."""
    etree.strip_elements(document, "script", "style", "template", with_tail=False)
    for element in [*document.iter("select", "input")]:
        fill_in(element)
    for element in document.xpath("//*[@hidden or @style or self::sup]"):
        if element.tag not in ROWS and is_hidden(element):
            empty(element)
        elif element.tag == "sup" or RAISED.search(element.get("style", "")):
            raise_digits(element)
    for element in document.iter(*LINES):
        element.tail = f" {element.tail or ''}"
        if element.tag != "br":
            element.text = f" {element.text or ''}"


def fill_in(element: lxml.html.HtmlElement) -> None:
    """A form in a cell shows what is chosen or written in it."""
    if element.tag == "input":
        shown = element.get("type", "").lower() in TYPED_IN
        element.text = element.get("value", "") if shown else ""
        return
    options = [*element.iter("option")]
    chosen = [each for each in options if each.get("selected") is not None] or options[:1]
    text = " ".join(each.text_content() for each in chosen)
    empty(element)
    element.text = text


def empty(element: lxml.html.HtmlElement) -> None:
    for child in [*element]:
        element.remove(child)
    element.text = None


def raise_digits(element: lxml.html.HtmlElement) -> None:
    for part in element.iter(etree.Element):
        part.text = (part.text or "").translate(TO_RAISED)
        if part is not element:
            part.tail = (part.tail or "").translate(TO_RAISED)
