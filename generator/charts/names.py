"""Names beside lying bars, in lines."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable

LINES = 3
APART = "\u200b"
"""Nothing that is seen, so that names which are written the same stay two."""


def in_lines(names: Iterable[str], letters: int) -> dict[str, str]:
    """Name → the same in lines of at most ``letters``; of a longer one ``…`` stands for its end or, where
    several begin alike, for what is before its end. No two become one."""
    lines = {name: wrapped(name, letters) for name in names}
    alike = Counter(map(tuple, lines.values()))
    found: dict[str, str] = {}
    for name, own in lines.items():
        if alike[tuple(own)] > 1 and len(own) == LINES:
            own[-1] = end_of(name, letters)
        found[name] = apart("\n".join(own), set(found.values()))
    return found


def wrapped(name: str, letters: int) -> list[str]:
    return textwrap.wrap(name, letters, max_lines=LINES, placeholder="…") or [name]


def end_of(name: str, letters: int) -> str:
    """The last words of a name that have room on a line."""
    return "…" + textwrap.wrap(name[::-1], letters - 1)[0][::-1]


def apart(text: str, taken: set[str]) -> str:
    while text in taken:
        text += APART
    return text
