"""What PDFium's text of a page lacks of its form: values of fields that only a viewer draws, when it opens
the file (``/NeedAppearances``, ISO 32000-1, 12.7.2), and the ticks in boxes, which are drawings.

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
PUSHED = 1 << 16
"""Flag of a button that does something and holds nothing (table 226)."""
TICK = "[x]"
"""Stands before the label of a box that is ticked, or of a radio button that is chosen."""
LABEL = 30.0
"""Points between a box and the label behind it."""
SIZE = 12.0
"""Of letters where the field leaves it to the viewer, unless the field is lower."""
SPACING = 1.2
LETTERS = re.compile(r"([\d.]{1,9})\s+Tf\b")
"""Size in a field's default appearance: ``/Helv 10 Tf 0 g``."""


def undrawn(path: Path) -> dict[int, list[Line]]:
    """Index of the page → lines of its fields that are filled in but not drawn as text, and of its ticks;
    none of unreadable files."""
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            pages = enumerate(pdf.pages)
            return {index: lines for index, page in pages if (lines := list(fields(page.obj)))}
    except (pikepdf.PdfError, ValueError, RuntimeError):
        # What is broken is told of by those who read the file as a whole.
        return {}


def with_fields(printed: list[Line], fields: list[Line]) -> list[Line]:
    """A field goes on with the line that stands beside it, its label; else it is a line of its own.

    A tick without a label says nothing.
    """
    lines = list(printed)
    for field in sorted(fields, key=lambda line: (-line.top, line.left)):
        if field.text == TICK and (place := labelled(lines, field)) is not None:
            lines[place] = ticked(lines[place], field)
            continue
        beside = [place for place, line in enumerate(lines) if is_beside(line, field)]
        if beside:
            place = max(beside, key=lambda place: lines[place].left)
            line = lines[place]
            lines[place] = replace(line, text=f"{line.text} {field.text}", right=max(line.right, field.right))
        elif field.text != TICK:
            lines.append(field)
    return lines


def labelled(lines: list[Line], box: Line) -> int | None:
    """Place of the line that begins behind the box or around it: its label most often stands there."""
    found = [
        (apart, max(line.left - box.right, 0), place)
        for place, line in enumerate(lines)
        if (apart := abs(line.top + line.bottom - box.top - box.bottom) / 2) <= line.top - line.bottom
        and box.left < line.right
        and line.left - box.right <= LABEL
    ]
    return min(found)[2] if found else None


def ticked(line: Line, box: Line) -> Line:
    """Where words stand before the box, too (``Cetak [x] Digital``), the tick stands in the nearest gap."""
    words = line.text.split(" ")
    share = (box.left - line.left) / max(line.right - line.left, 1)
    ends = [len(" ".join(words[:n])) / max(len(line.text), 1) for n in range(len(words))]
    gap = min(range(len(words)), key=lambda n: abs(ends[n] - max(share, 0)))
    return replace(line, text=" ".join([*words[:gap], TICK, *words[gap:]]), left=min(line.left, box.left))


def is_beside(line: Line, field: Line) -> bool:
    return line.left <= field.left and field.bottom <= (line.top + line.bottom) / 2 <= field.top


def fields(page: pikepdf.Object) -> Iterator[Line]:
    annotations = page.get("/Annots")
    for each in islice(annotations, FIELDS) if isinstance(annotations, pikepdf.Array) else ():
        if not isinstance(each, pikepdf.Dictionary) or each.get("/Subtype") != "/Widget":
            continue
        if number(each.get("/F")) & HIDDEN:
            continue
        if is_on(each):
            yield from placed(each, [TICK])
        elif not is_drawn(each):
            yield from filled(each)


def is_on(field: pikepdf.Dictionary) -> bool:
    """A box that is ticked or a radio button that is chosen: its state has any name but Off (12.7.4.2.3)."""
    if inherited(field, "/FT") != "/Btn" or number(inherited(field, "/Ff")) & PUSHED:
        return False
    state = field.get("/AS")
    return isinstance(state, pikepdf.Name) and state != "/Off"


def is_drawn(field: pikepdf.Dictionary) -> bool:
    looks = field.get("/AP")
    return isinstance(looks, pikepdf.Dictionary) and "/N" in looks


def filled(field: pikepdf.Dictionary) -> Iterator[Line]:
    kind, flags = inherited(field, "/FT"), number(inherited(field, "/Ff"))
    if kind not in ("/Tx", "/Ch") or (kind == "/Tx" and flags & PASSWORD):
        return
    yield from placed(field, list(values(inherited(field, "/V"))))


def placed(field: pikepdf.Dictionary, said: list[str]) -> Iterator[Line]:
    """Where the field is, one line below the other."""
    sides = field.get("/Rect")
    if not isinstance(sides, pikepdf.Array) or len(sides) != len("ltrb"):
        return
    try:
        left, bottom, right, top = (float(side) for side in sides)
    except (TypeError, ValueError):
        return
    size = min(size_of(field) or SIZE, abs(top - bottom) or SIZE)
    left, right, bottom, top = min(left, right), max(left, right), min(bottom, top), max(bottom, top)
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
