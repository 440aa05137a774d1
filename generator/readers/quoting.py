"""How a text file quotes: marks inside quoted cells written as ``\\"``, and spaces before opening marks.

Databases escape with a backslash, people put spaces behind commas, and neither is what RFC 4180 says. Most
files have nothing of it, which a look at the neighbours of each quotation mark tells.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from generator.readers.encoding import BOM_INSIDE as BOM

CHUNK = 1 << 18
"""Bytes that are looked at together: what is made of them stays in the processor's cache."""
SIDES = np.isin(np.arange(256), list(b',;\t|\r\n"'))
"""Bytes beside a quotation mark that begins or ends a cell, or is one of two."""
MARK = ord('"')
USUAL = b",;\n"
"""What most often stands beside a mark: to compare all bytes with these is faster than to look up a few."""
ESCAPED = re.compile(r'(?<!\\)(?:\\\\)*\\"[^,;\t|\r\n"]')
"""Behind a mark that ended its cell a sign or the end of the line would follow."""
SPACED = re.compile(r'[,;|\t] +"(?:[^"]|"")*" *(?:[,;|\t]|$)', re.MULTILINE)
TRAILED = re.compile(r'(?:^|[,;|\t]) *"(?:[^"]|"")*" +(?:[,;|\t\r\n]|$)')
"""A quoted cell with spaces behind its closing mark."""
CELL = r'(?: *"(?:[^"]|"")*" *|[^"{0}\r\n]*)'
CLOSED = re.compile(r'("(?:[^"]|"")*") *')
SLASHES = re.compile(r'(\\+)("?)')


@dataclass(frozen=True, slots=True)
class Quoting:
    """``plain``: as RFC 4180 says, so that a fast reader may take the file.

    ``escaped``: marks inside cells stand behind a backslash. ``spaced``: opening ones behind spaces.
    ``trailed``: closing ones before spaces.
    """

    plain: bool = True
    escaped: bool = False
    spaced: bool = False
    trailed: bool = False


def find_quoting(path: Path, lines: Callable[[], Iterator[str]]) -> Quoting:
    """``lines``: the text of the file, asked for only where some mark stands oddly."""
    if not has_odd_marks(path):
        return Quoting()
    escaped = spaced = trailed = False
    for line in lines():
        if '"' in line:
            escaped = escaped or bool(ESCAPED.search(line))
            spaced = spaced or bool(SPACED.search(line))
            trailed = trailed or bool(TRAILED.search(line))
    return Quoting(False, escaped, spaced, trailed and not escaped)


def has_odd_marks(path: Path) -> bool:
    """Some quotation mark stands between other letters on both sides. True for UTF-16 with any mark."""
    last = b"\n"
    with path.open("rb") as stream:
        stream.seek(len(BOM) if stream.read(len(BOM)) == BOM else 0)
        while chunk := stream.read(CHUNK):
            if b'"' in chunk or last.endswith(b'"'):
                data = np.frombuffer(last + chunk, np.uint8)
                if has_odd_mark(data):
                    return True
            last = (last[-1:] + chunk[-2:])[-2:]
    return False


def has_odd_mark(data: npt.NDArray[np.uint8]) -> bool:
    """The first and the last byte are only neighbours."""
    sides = marks = data == MARK
    for sign in USUAL:
        sides = sides | (data == sign)
    places = np.flatnonzero(marks[1:-1] & ~(sides[:-2] | sides[2:])) + 1
    return not (SIDES[data[places - 1]] | SIDES[data[places + 1]]).all()


@functools.cache
def whole_line(delimiter: str) -> re.Pattern[str]:
    """A line of which every quoted cell is closed."""
    cell, sign = CELL.format(re.escape(delimiter)), re.escape(delimiter)
    return re.compile(rf"{cell}(?:{sign}{cell})*[\r\n]*")


def untrailed(line: str, delimiter: str) -> str:
    """``"Sail" ;5`` → ``"Sail";5``; a line that is not whole cells stays for the strict reader."""
    return CLOSED.sub(r"\1", line) if '" ' in line and whole_line(delimiter).fullmatch(line) else line


def doubled(line: str) -> str:
    r"""For a reader whose escape is a backslash: only those before a mark are one."""
    return SLASHES.sub(as_escape, line) if "\\" in line else line


def as_escape(found: re.Match[str]) -> str:
    """An even number of backslashes before a mark escape each other, and the mark ends its cell."""
    slashes, mark = found.groups()
    if mark and len(slashes) % 2:
        return f'{slashes[1:] * 2}\\"'
    return slashes * 2 + mark
