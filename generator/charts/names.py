"""Names beside lying bars, in lines."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

LINES = 3


def in_lines(names: Iterable[str], letters: int) -> dict[str, str]:
    """Name → the same in lines of at most ``letters``, cut with ``…`` after the third; no two become one."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(names):
        lines = textwrap.wrap(name, letters, max_lines=LINES, placeholder="…") or [name]
        text = "\n".join(lines)
        while text in found.values():
            text += "\u200b"
        found[name] = text
    return found
