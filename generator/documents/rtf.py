"""RTF 1.9.1: text and page breaks by a small tokeniser; pictures, fonts and objects are skipped."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from pathlib import Path

from generator.documents import limits
from generator.documents.layout import tidy
from generator.documents.people import mark_names
from generator.documents.text import Facts, Page, Reading

TOKEN = re.compile(
    rb"\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<octet>[0-9a-fA-F]{2})|\\(?P<sign>[^a-z])"
    rb"|(?P<brace>[{}])|[\r\n]+|(?P<plain>[^\\{}\r\n]+)",
    re.DOTALL,
)
SKIPPED = {
    b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"headerl", b"headerr",
    b"headerf", b"footer", b"footerl", b"footerr", b"footerf", b"fldinst", b"themedata", b"datastore",
    b"listtable", b"listoverridetable", b"rsidtbl", b"generator", b"xmlnstbl", b"annotation", b"atnid",
    b"atnauthor", b"filetbl", b"nonshppict", b"bkmkstart", b"bkmkend",
}  # fmt: skip
SIGNS = {
    b"par": "\n", b"sect": "\n", b"row": "\n", b"line": " ", b"tab": " ", b"cell": " | ", b"page": "\f",
    b"pagebb": "\f", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " ",
}  # fmt: skip
ESCAPED = {b"~": " ", b"_": "-", b"-": "\u00ad", b"\n": "\n", b"\r": "\n"}
HEADING = "\x01"
"""Stands in the text where a paragraph that is a heading begins or goes on."""
STYLE = re.compile(
    rb"\{\\s(\d{1,4})\b[^{}]{0,2000}?\\[a-z]{1,32}-?\d{0,6} (?:heading|judul|title)\b[^{};]{0,40};",
    re.IGNORECASE,
)
"""A paragraph style of the style sheet whose name is that of a heading."""
OUTLINE = range(9)
"""Levels of headings; 9 is body text."""
TITLE = re.compile(rb"\{\\title\s+([^{}\\]{1,300})\}")
AUTHOR = re.compile(rb"\{\\author\s+([^{}\\]{1,200})\}")
DEPTH = 500
"""Groups inside groups; Word writes about thirty."""


def read(path: Path) -> Reading:
    reading = Reading()
    content = path.read_bytes()
    text, unseen, left_open = decoded(content)
    if left_open:
        reading.mark("berkas-rusak", suffix=path.suffix)
    if unseen:
        reading.mark("teks-tersembunyi")
        reading.aside("teks tersembunyi", unseen)
    hygiene(content, reading)
    if len(text) > limits.TEXT:
        reading.mark("terlalu-banyak-teks")
    reading.pages = paged(text[: limits.TEXT])
    title = TITLE.search(content)
    reading.facts = Facts(len(reading.pages), tidy(title[1].decode("cp1252", "replace")) if title else "")
    return reading


def hygiene(content: bytes, reading: Reading) -> None:
    author = AUTHOR.search(content)
    comments = content.count(b"\\annotation")
    changes = content.count(b"\\revised") + content.count(b"\\deleted")
    if author:
        mark_names(reading, [tidy(author[1].decode("cp1252", "replace"))])
    if comments:
        reading.mark("komentar", count=comments)
    if changes:
        reading.mark("jejak-perubahan", count=changes)


def paged(text: str) -> list[Page]:
    """Pages by form feed, paragraphs by line feed."""
    pages = []
    for number, part in enumerate(text.split("\f")[: limits.PAGES], start=1):
        lines = [(HEADING in line, tidy(line).removesuffix(" |")) for line in part.split("\n")]
        headings = tuple(text for heading, text in lines if heading and text)
        pages.append(Page(number, str(number), headings, tuple(text for _, text in lines if text)))
    return pages


def decoded(content: bytes) -> tuple[str, str, bool]:
    """The text, what of it is hidden, and whether a group was left open: the file was cut off."""
    state = State(headings={int(number) for number in STYLE.findall(content)})
    for match in TOKEN.finditer(content):
        if match["brace"]:
            state.brace(match["brace"])
        elif match["word"]:
            state.control(match["word"], int(match["number"]) if match["number"] else None)
        else:
            state.text(match["octet"], match["sign"], match["plain"])
        if len(state.groups) > DEPTH:
            break
    return whole(state.out), tidy(whole(state.unseen)), bool(state.groups)


def whole(parts: list[str]) -> str:
    """Letters beyond the first plane come as two halves."""
    return "".join(parts).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@dataclass(slots=True)
class State:
    """Where the tokeniser stands: open groups, what is skipped, the code page."""

    out: list[str] = field(default_factory=list)
    groups: list[tuple[bool, int, bool]] = field(default_factory=list)
    skip: bool = False
    hidden: bool = False
    unseen: list[str] = field(default_factory=list)
    """Text that is formatted as hidden (``\\v``)."""
    fallback: int = 1
    """Characters after ``\\u`` that stand in for it on readers without Unicode (``\\uc``)."""
    pending: int = 0
    codec: str = "cp1252"
    starred: bool = False
    headings: set[int] = field(default_factory=set)
    """Numbers of the styles that are headings."""
    heading: bool = False
    """The paragraph has an outline level, until its properties are reset."""

    def brace(self, brace: bytes) -> None:
        if brace == b"{":
            self.groups.append((self.skip, self.fallback, self.hidden))
        else:
            self.skip, self.fallback, self.hidden = self.groups.pop() if self.groups else (False, 1, False)

    def control(self, word: bytes, number: int | None) -> None:
        unknown = self.starred and word != b"shppict"
        self.starred = False
        self.skip = self.skip or unknown or word in SKIPPED or (word == b"deleted" and number != 0)
        if word == b"ansicpg" and number:
            self.codec = codec_of(number)
        elif (word == b"outlinelevel" and number in OUTLINE) or (word == b"s" and number in self.headings):
            self.heading = True
        elif word in (b"v", b"plain"):
            self.hidden = word == b"v" and number != 0
        elif word == b"pard":
            self.heading = False
        elif word == b"uc":
            self.fallback = 1 if number is None else number
        elif word == b"u" and number is not None:
            self.say(chr(number % 65536))
            self.pending = self.fallback
        else:
            self.say(SIGNS.get(word, ""))

    def text(self, octet: bytes | None, sign: bytes | None, plain: bytes | None) -> None:
        self.starred = sign == b"*"
        if self.pending and octet:
            self.pending -= 1
        elif octet:
            self.say(bytes([int(octet, 16)]).decode(self.codec, "replace"))
        elif sign and sign != b"*":
            self.say(ESCAPED.get(sign, sign.decode("latin-1")))
        elif plain:
            rest, self.pending = plain[self.pending :], max(0, self.pending - len(plain))
            self.say(rest.decode(self.codec, "replace"))

    def say(self, text: str) -> None:
        if self.hidden and not self.skip:
            self.unseen.append(text)
        elif text and not self.skip:
            self.out.append(HEADING + text if self.heading and text not in "\n\f" else text)


def codec_of(page: int) -> str:
    try:
        return codecs.lookup(f"cp{page}").name
    except LookupError:
        return "cp1252"
