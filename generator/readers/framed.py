"""Tables as psql and MySQL show them in a terminal: signs that draw a frame, which is the proof of it.

::

     id |   nama   | luas        +----+----------+------+
    ----+----------+------       | id | nama     | luas |
      1 | Sail     | 3.26        +----+----------+------+
    (1 row)                      |  1 | Sail     | 3.26 |
                                 +----+----------+------+

Cells end where the frame says, so a bar inside a value parts nothing. A row that does not fit the frame is an
error, because nobody knows what became of its value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.readers.grid import COLUMN_LIMIT, Grid, Row, Unreadable

FRAME = re.compile(r"\+(?:-+\+)+|\+(?:=+\+)+|-+(?:\+-+)+")
BAR = "|"
COUNTED = re.compile(r"(?i)\(\d+ (?:rows?|baris)\)|\d+ rows? in set\b.*|Empty set\b.*")
"""What both say below a table of how many rows it has."""
PROMPT = re.compile(r"(?:mysql|MariaDB \[.*\])> .*|\S+[=-][#>] .*|(?:Time|Waktu): .*")
"""What was typed, and how long it took."""
READ = "Tabel berbingkai garis, seperti tampilan psql atau MySQL, dibaca menurut bingkainya."


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the signs of the frame stand in each line, from 0; cells lie between them."""

    signs: tuple[int, ...]
    closed: bool
    """With a sign before the first cell and one behind the last."""
    last: int
    """Width of what is drawn behind the last sign, with the margin in which psql says that a cell goes on."""

    def cells(self, line: str) -> list[str] | None:
        """None where the line has no bar at one of the places, nor as many as it should have."""
        line = line.rstrip("\r\n")
        if all(line[place : place + 1] == BAR for place in self.signs):
            begins = [0, *(place + 1 for place in self.signs)]
            parts = [line[begin:end] for begin, end in zip(begins, [*self.signs, None], strict=True)]
        else:  # letters as wide as two move what stands behind them
            parts = line.split(BAR)
        if len(parts) != len(self.signs) + 1 or (self.closed and (parts[0] or parts[-1].strip())):
            return None
        return parts[1:-1] if self.closed else parts


def find_frame(sample: list[str]) -> Frame | None:
    """The frame of the first table, where the line of its header has bars at the same places."""
    for above, line, below in zip(["", *sample], sample, [*sample[1:], ""], strict=False):
        drawn = line.rstrip()
        if not FRAME.fullmatch(drawn):
            continue
        frame = Frame(
            tuple(n for n, sign in enumerate(drawn) if sign == "+"),
            drawn.startswith("+"),
            len(drawn) - 1 - drawn.rindex("+"),
        )
        header = below if frame.closed else above
        if len(frame.signs) <= COLUMN_LIMIT and all(header[n : n + 1] == BAR for n in frame.signs):
            return frame
    return None


def read(frame: Frame, lines: Callable[[], Iterator[str]], notes: tuple[str, ...]) -> list[Grid]:
    """Raises Unreadable where a line within the table does not fit the frame."""
    below: list[str] = []
    for _ in rows(frame, lines(), below):
        pass
    return [Grid(lambda: rows(frame, lines(), []), notes=(*notes, READ, *below))]


def rows(frame: Frame, lines: Iterator[str], below: list[str]) -> Iterator[tuple[int, Row]]:
    """Titles above as rows of one cell, the header and its rows; ``below`` takes what stands under them."""
    held: tuple[int, str] | None = None
    drawn, ended = 0, False
    for number, line in enumerate(lines, 1):
        text = line.rstrip()
        typed = bool(PROMPT.fullmatch(text))
        if FRAME.fullmatch(text):
            drawn += 1
            if held:
                yield held[0], [held[1].strip()] if frame.closed else cut(frame, *held)
            held = None
        elif not drawn:
            if held:
                yield held[0], [held[1].strip()]
            held = (number, line) if text and not typed else None
        elif not text:
            ended = True
        elif ended or typed or BAR not in text:
            if not typed and BAR in text and frame.cells(line):
                raise second(number)
            if not (ended or typed or COUNTED.fullmatch(text) or (frame.closed and drawn > 2)):
                raise broken(number)
            ended = True
            below += [text.strip()] if not typed else []
        else:
            yield number, cut(frame, number, line)


def cut(frame: Frame, number: int, line: str) -> Row:
    parts = frame.cells(line)
    if parts is None or any(part[-1:] == "+" for part in parts[:-1]) or goes_on(parts[-1], frame):
        raise broken(number)
    return [part.strip() or None for part in parts]


def goes_on(part: str, frame: Frame) -> bool:
    """psql writes a plus into the margin of a cell with more than one line."""
    return part[-1:] == "+" and (frame.closed or len(part) == frame.last)


def broken(line: int) -> Unreadable:
    return Unreadable(
        "baris ini tidak mengikuti bingkai tabelnya.",
        "Ambil datanya sebagai CSV, bukan dari tampilan terminal (psql: \\copy … csv header).",
        "baris-tidak-rata",
        line,
    )


def second(line: int) -> Unreadable:
    return Unreadable(
        "di bawah tabel berbingkai ini ada tabel lain.",
        "Simpan tiap tabel dalam berkas sendiri.",
        "beberapa-tabel",
        line,
    )
