"""Values of form fields that have no drawn appearance: a viewer draws them when it opens the file
(``/NeedAppearances``, ISO 32000-1, 12.7.2), and PDFium's text of a page does not have them.

In the child process only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pikepdf

from generator.documents.layout import Line, tidy

FIELDS = 5_000
"""Annotations of one page that are looked at."""
ANCESTORS = 20
"""A field may have what it is from those above it (12.7.3.1)."""
HIDDEN = 2 | 32
"""Flags of an annotation that nobody sees: Hidden, NoView (table 165)."""
PASSWORD = 1 << 13
SIZE = 12.0
"""Of letters where the field leaves it to the viewer, unless the field is lower."""
SPACING = 1.2
LETTERS = re.compile(r"([\d.]{1,9})\s+Tf\b")
"""Size in a field's default appearance: ``/Helv 10 Tf 0 g``."""


def undrawn(path: Path) -> dict[int, list[Line]]:
    """Index of the page → lines of its fields that are filled in but not drawn; none of unreadable files."""
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            pages = enumerate(pdf.pages)
            return {index: lines for index, page in pages if (lines := list(fields(page.obj)))}
    except (pikepdf.PdfError, ValueError, RuntimeError):
        # What is broken is told of by those who read the file as a whole.
        return {}


def with_fields(printed: list[Line], fields: list[Line]) -> list[Line]:
    """A field goes on with the line that stands beside it, its label; else it is a line of its own."""
    lines = list(printed)
    for field in sorted(fields, key=lambda line: (-line.top, line.left)):
        beside = [place for place, line in enumerate(lines) if is_beside(line, field)]
        if beside:
            place = max(beside, key=lambda place: lines[place].left)
            line = lines[place]
            lines[place] = replace(line, text=f"{line.text} {field.text}", right=max(line.right, field.right))
        else:
            lines.append(field)
    return lines


def is_beside(line: Line, field: Line) -> bool:
    return line.left <= field.left and field.bottom <= (line.top + line.bottom) / 2 <= field.top


def fields(page: pikepdf.Object) -> Iterator[Line]:
    annotations = page.get("/Annots")
    for each in islice(annotations, FIELDS) if isinstance(annotations, pikepdf.Array) else ():
        if isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") == "/Widget" and not is_drawn(each):
            yield from filled(each)


def is_drawn(field: pikepdf.Dictionary) -> bool:
    """Or not to be seen at all."""
    looks = field.get("/AP")
    drawn = isinstance(looks, pikepdf.Dictionary) and "/N" in looks
    return drawn or bool(number(field.get("/F")) & HIDDEN)


def filled(field: pikepdf.Dictionary) -> Iterator[Line]:
    kind, flags = inherited(field, "/FT"), number(inherited(field, "/Ff"))
    if kind not in ("/Tx", "/Ch") or (kind == "/Tx" and flags & PASSWORD):
        return
    sides = field.get("/Rect")
    if not isinstance(sides, pikepdf.Array) or len(sides) != len("ltrb"):
        return
    try:
        left, bottom, right, top = (float(side) for side in sides)
    except (TypeError, ValueError):
        return
    size = min(size_of(field) or SIZE, abs(top - bottom) or SIZE)
    left, right, bottom, top = min(left, right), max(left, right), min(bottom, top), max(bottom, top)
    said = list(values(inherited(field, "/V")))
    for place, text in enumerate(said):
        high = top - place * size * SPACING
        low = bottom if len(said) == 1 else high - size
        yield Line(text, size, left=left, right=right, top=high, bottom=low)


def values(value: Any) -> Iterator[str]:
    """Lines of a text, or what was chosen of a list."""
    for each in value if isinstance(value, pikepdf.Array) else [value]:
        if isinstance(each, pikepdf.String):
            yield from filter(None, map(tidy, str(each).splitlines()))


def inherited(field: pikepdf.Dictionary, key: str) -> Any:
    for _ in range(ANCESTORS):
        if key in field:
            return field[key]
        above = field.get("/Parent")
        if not isinstance(above, pikepdf.Dictionary):
            return None
        field = above
    return None


def size_of(field: pikepdf.Dictionary) -> float:
    found = LETTERS.search(str(inherited(field, "/DA") or ""))
    try:
        return float(found[1]) if found else 0
    except ValueError:
        return 0


def number(value: Any) -> int:
    return int(value) if isinstance(value, int) else 0
