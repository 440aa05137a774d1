"""Lines on a page into paragraphs and headings: the part of reading that is about language.

Lengths are in points. Nothing here knows a file format; PDF, recognised scans and plain text all
come through.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from generator.documents.text import Page


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; ``top`` grows upwards, as in PDF."""

    text: str
    size: float = 0.0
    """Height of the letters' cell."""
    bold: bool = False
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    row: bool = False
    """A line of a table: its last cell, a number, stands far from what is before it."""


LIGATURES = str.maketrans(
    {
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
        "\u00a0": " ", "\u00ad": "", "\u2010": "-", "\u2011": "-",
        "\ufeff": "", "\uf0b7": "•", "\uf0a7": "•", "\uf0fc": "✓", "\uf0d8": "•",
    }
)  # fmt: skip
"""Latin ligatures (Unicode FB00–FB06), hyphens that are written as such, and Word's bullets from the Symbol
font's private area."""

UNSEEN = {"Cc", "Cf", "Co", "Cn", "Cs"}
"""Unicode categories without a letter to show, directional controls among them."""
LEADER = re.compile(r"\s*(?:[.…]\s?){4,}")
"""Dots between a title and its page number in a table of contents."""
CONTENTS_ENTRY = re.compile(r"…\s*\S{1,8}$")
HYPHEN_END = re.compile(r"(\w+)-$")
HYPHENATED = re.compile(r"\b[^\W\d_]{1,40}-[^\W\d_]{1,40}\b")
WORD_START = re.compile(r"^([^\W\d_]+)")
ITEM_START = re.compile(r"^(?:(?:[•●▪◦–—☐☑☒-]|\[x\])\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s)")
SENTENCE_END = (".", ":", ";", "!", "?")
LEGAL_HEADING = re.compile(
    r"^(?:BAB\s+[IVXLC]+|Pasal\s+\d+[A-Z]?|Paragraf\s+\d+|Bagian\s+Ke\w+|LAMPIRAN(?:\s+[IVXLC]+)?|"
    r"PENJELASAN|MEMUTUSKAN\s*:?|MENETAPKAN\s*:?)$"
)
"""Headings of Indonesian regulations stand alone on their line: UU 12/2011, annex II."""
HEADING_LIMIT = 200
INDENT = 36.0
"""Points; indents are smaller, columns wider."""
NEIGHBOURS = 2
WORD_LIMIT = 60
"""Letters looked at when a broken word is mended."""


def tidy(text: str) -> str:
    """One line of readable text: ligatures mended, unseen characters and repeated spaces gone."""
    mended = unicodedata.normalize("NFC", text.translate(LIGATURES))
    if mended.isprintable():  # nearly every line
        return LEADER.sub(" … ", " ".join(mended.split()))
    seen = "".join(" " if c in "\t\r\n\f\v" else c for c in mended if c in "\t\r\n\f\v" or shows(c))
    return LEADER.sub(" … ", " ".join(seen.split()))


def shows(character: str) -> bool:
    return (character.isascii() and character.isprintable()) or unicodedata.category(character) not in UNSEEN


def join(left: str, right: str, words: frozenset[str] = frozenset()) -> str:
    """Two lines of a paragraph as one; a word broken at the line's end is made whole.

    Indonesian doubles words with a hyphen that must stay (``undang-`` / ``undang``, ``sebaik-`` /
    ``baiknya``); ``words`` are the hyphenated words seen whole elsewhere in the document.
    """
    ends, starts = HYPHEN_END.search(left[-WORD_LIMIT:]), WORD_START.match(right)
    if not ends or not starts:
        return f"{left} {right}"
    head, tail = ends[1].lower(), starts[1].lower()
    if not starts[1][0].islower() or head.isdigit() or doubled(head, tail) or f"{head}-{tail}" in words:
        return left + right
    return left[:-1] + right


def doubled(head: str, tail: str) -> bool:
    """Whether ``tail`` repeats the end of ``head``: at least three letters, a whole root."""
    return any(tail.startswith(head[-length:]) for length in range(3, len(head) + 1))


def hyphenated(lines: Iterable[Line]) -> frozenset[str]:
    """Words with a hyphen inside a line, in lower case."""
    return frozenset(word.lower() for line in lines for word in HYPHENATED.findall(line.text))


def body_size(lines: Iterable[Line]) -> float:
    """The size in which most letters of the document are set; 0 where nothing is known."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


@dataclass(frozen=True, slots=True)
class Setting:
    """What the lines of one document have in common."""

    body: float = 0.0
    """Size of most letters; 0 where nothing is known."""
    words: frozenset[str] = frozenset()
    """Hyphenated words seen whole, in lower case."""
    bold: bool = False
    """Bold is usual in this document, so that it marks no heading."""


def setting_of(lines: Sequence[Line]) -> Setting:
    letters = sum(len(line.text) for line in lines)
    bold = sum(len(line.text) for line in lines if line.bold)
    return Setting(body_size(lines), hyphenated(lines), bold * 2 > letters)


def is_heading(line: Line, setting: Setting) -> bool:
    if (
        len(line.text) > HEADING_LIMIT
        or CONTENTS_ENTRY.search(line.text)
        or not any(c.isalpha() for c in line.text)
    ):
        return False
    if LEGAL_HEADING.match(line.text):
        return True
    body = setting.body
    stands_out = line.bold and not setting.bold and line.size >= body * 0.95
    return body > 0 and (line.size > body * 1.15 or stands_out)


def page_of_lines(number: int, label: str, lines: Sequence[Line], setting: Setting) -> Page:
    """Paragraphs and headings of one page."""
    spacing = usual_spacing(lines)
    paragraphs: list[str] = []
    headings: list[str] = []
    for index, line in enumerate(lines):
        heading = is_heading(line, setting)
        if index and continues(
            lines[index - 1], line, setting, spacing, local_edge(lines, index - 1, spacing)
        ):
            paragraphs[-1] = join(paragraphs[-1], line.text, setting.words)
            headings[-1:] = [paragraphs[-1]] if heading else headings[-1:]
        else:
            paragraphs.append(line.text)
            headings += [line.text] if heading else []
    return Page(number, label, tuple(headings), tuple(paragraphs))


def usual_spacing(lines: Sequence[Line]) -> float:
    """Median distance between neighbouring lines of one size; 0 where nothing is known."""
    steps = [step_down(*pair) for pair in pairwise(lines) if same_size(*pair) and step_down(*pair) > 0]
    return median(steps) if steps else 0.0


def same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= 0.1 * one.size


def step_down(above: Line, below: Line) -> float:
    return above.top - below.top


def continues(above: Line, below: Line, setting: Setting, spacing: float, edge: float) -> bool:
    """Whether ``below`` goes on with the paragraph of ``above``."""
    head = is_heading(above, setting)
    if head != is_heading(below, setting):
        return False
    if (
        above.row
        or below.row
        or ITEM_START.match(below.text)
        or CONTENTS_ENTRY.search(above.text[-WORD_LIMIT:])
    ):
        return False
    return same_heading(above, below) if head else same_paragraph(above, below, spacing, edge)


def same_paragraph(above: Line, below: Line, spacing: float, edge: float) -> bool:
    if HYPHEN_END.search(above.text[-WORD_LIMIT:]):
        return True
    step = step_down(above, below)
    if step <= 0:  # upwards: a sentence may run into a column further right
        return below.left > above.left + INDENT and not above.text.endswith(SENTENCE_END)
    far = spacing > 0 and step > max(spacing, above.size) * 1.5
    return not far and not ends_early(above, below, edge)


def same_heading(above: Line, below: Line) -> bool:
    """A long heading goes on in the next line; those of a regulation are one line each."""
    apart = LEGAL_HEADING.match(above.text) or LEGAL_HEADING.match(below.text)
    return not apart and alike(above, below)


def alike(above: Line, below: Line) -> bool:
    step = above.top - below.top
    return same_size(above, below) and 0 < step < 2 * max(above.size, below.size)


def local_edge(lines: Sequence[Line], index: int, spacing: float) -> float:
    """Where the text around a line ends: neighbours that start at about the same place.

    Not the page's margin: a narrow column beside a picture has its own. Nor what stands above a gap:
    a title across both columns is wider than they are.
    """
    first = last = index
    while first > max(0, index - NEIGHBOURS) and near(lines[first - 1], lines[first], spacing):
        first -= 1
    while last < min(len(lines) - 1, index + NEIGHBOURS) and near(lines[last], lines[last + 1], spacing):
        last += 1
    return max(line.right for line in lines[first : last + 1] if beside(line, lines[index]))


def near(above: Line, below: Line, spacing: float) -> bool:
    """No gap lies between them; a step upwards is the next column."""
    return not spacing or step_down(above, below) <= max(spacing, above.size) * 1.5


def beside(line: Line, other: Line) -> bool:
    return abs(line.left - other.left) <= INDENT and same_size(line, other)


def ends_early(above: Line, below: Line, edge: float) -> bool:
    """A line that leaves room for the next word was the last of its paragraph.

    After a sentence a tenth of the column is room enough; else only a third is no accident of
    ragged setting. A new line that is indented starts a paragraph after a sentence.
    """
    room = (edge - above.right) / max(edge - above.left, 1)
    if above.text.endswith(SENTENCE_END):
        return room > 0.1 or below.left > above.left + above.size
    first_word = (below.right - below.left) * len(below.text.split(" ", 1)[0]) / len(below.text)
    return room > 0.33 and above.right + first_word < edge
