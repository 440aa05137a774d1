"""The seventh to tenth corpus: forms of offices in ``customs/*.txt`` times customs of writing values.

A file of forms has two parts, ``%%% persons`` and ``%%% nobody``. ``=== name`` begins a text, ``### name`` a
table, a line a column: header = what stands in it. A line that begins with ``* `` comes several times.
``{hp}`` is a personal value, ``{x surat}`` one of nobody, ``{nama}`` a name. A form keeps to one custom for
each kind, as an office does; which one comes from the seed.

The seventh was written before the detectors were read, and halved by form and by custom: what one half
holds, the other has never seen, but for the commonest customs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from custom_nobody import nobody
from custom_styles import COMMON, STYLES, Styles
from custom_styles_again import EIGHTH, EIGHTH_NAMES, NINTH, NINTH_NAMES, TENTH, TENTH_NAMES
from custom_values import CITIES, MAKE, NAMES, VILLAGES

PLACE = re.compile(r"\{(\w+)(?: ([\w-]+))?\}")
HALVES = ("A", "B")


class Corpus(NamedTuple):
    name: str
    styles: Styles
    """Those of its own; the common ones come besides."""
    names: list[str]
    half: str = ""
    """Of forms and customs, by digest; "" for all."""
    seed: str = ""
    usual: float = 0.4
    """How often a form keeps to a common custom."""
    texts: tuple[int, int, int, int] = (24, 4, 80, 8)
    """Texts of a form and repeats of its lines: of persons, of nobody."""
    tables: tuple[int, int, int, int] = (16, 12, 6, 150)
    """Tables of a form and their rows: of persons, of nobody."""


class Span(NamedTuple):
    kind: str
    start: int
    end: int
    style: str


class Text(NamedTuple):
    form: str
    text: str
    spans: list[Span]
    false: int


class Sheet(NamedTuple):
    form: str
    header: list[str]
    rows: list[list[str]]
    kinds: list[str]
    """Of each column what it holds of a person, "" for nothing."""
    false: int


def seventh(half: str) -> Corpus:
    return Corpus("seventh", STYLES, NAMES, half, "", 0.3, (12, 4, 60, 8), (12, 12, 4, 120))


CORPORA = {
    "seventh, tuned half": seventh("A"),
    "seventh, kept aside": seventh("B"),
    "eighth": Corpus("eighth", EIGHTH, EIGHTH_NAMES, seed="8 "),
    "ninth": Corpus("ninth", NINTH, NINTH_NAMES, seed="9 "),
    "tenth": Corpus("tenth", TENTH, TENTH_NAMES, seed="10 "),
}


def halved(names: Iterable[str]) -> dict[str, str]:
    """Each other one of the names by digest: as many in one half as in the other."""
    order = sorted(names, key=lambda name: hashlib.sha256(name.encode()).digest())
    return {name: HALVES[at % 2] for at, name in enumerate(order)}


def forms(corpus: Corpus, part: str, sign: str) -> Iterator[tuple[str, list[str]]]:
    source = (Path(__file__).parent / "customs" / f"{corpus.name}.txt").read_text(encoding="utf-8")
    for section in re.split(r"(?m)^%%% ", source):
        if section.startswith(part):
            blocks = [block.strip("\n").split("\n") for block in re.split(r"(?m)^(?=(?:===|###) )", section)]
            those = {head[4:]: lines for head, *lines in blocks if head.startswith(sign)}
            sides = halved(those)
            for name, lines in those.items():
                if corpus.half in ("", sides[name]):
                    yield name, lines


def custom(corpus: Corpus, kind: str, chance: Random) -> str:
    common = [name for name in STYLES[kind] if name in COMMON]
    if corpus.half:
        mine = halved(f"{kind} {name}" for name in STYLES[kind] if name not in COMMON)
        own = [name.removeprefix(f"{kind} ") for name, half in mine.items() if half == corpus.half]
    else:
        own = list(corpus.styles[kind])
    if corpus.half:
        return chance.choice(common if chance.random() < corpus.usual or not own else own)
    return chance.choice(own) if chance.random() >= corpus.usual else chance.choice(common or own)


def filled(
    corpus: Corpus, template: str, habits: dict[str, str], chance: Random
) -> tuple[str, list[Span], int]:
    """The text, its personal values and how many false ones; ``habits`` are kept by kind."""
    out, spans, at, false = "", list[Span](), 0, 0
    for match in PLACE.finditer(template):
        out += template[at : match.start()]
        at = match.end()
        what, name = match.groups()
        if what in MAKE:
            if what not in habits:
                habits[what] = custom(corpus, what, chance)
            write = corpus.styles[what].get(habits[what]) or STYLES[what][habits[what]]
            value = write(MAKE[what](chance), chance)
            spans.append(Span(what, len(out), len(out) + len(value), habits[what]))
        elif what == "x":
            false, value = false + 1, nobody(name, chance)
        else:
            words = {
                "nama": chance.choice(corpus.names),
                "kota": chance.choice(CITIES),
                "desa": chance.choice(VILLAGES),
                "no": str(chance.randrange(1, 40)),
            }
            value = words[what]
        out += value
    return out + template[at:], spans, false


def texts(corpus: Corpus) -> Iterator[Text]:
    for part, (times, again) in {"persons": corpus.texts[:2], "nobody": corpus.texts[2:]}.items():
        for name, lines in forms(corpus, part, "==="):
            every = [
                each for line in lines for each in ([line[2:]] * again if line.startswith("* ") else [line])
            ]
            for number in range(times):
                chance = Random(f"{corpus.seed}{name} {number}")
                yield Text(name, *filled(corpus, "\n".join(every), {}, chance))


def sheets(corpus: Corpus) -> Iterator[Sheet]:
    for part, (times, rows) in {"persons": corpus.tables[:2], "nobody": corpus.tables[2:]}.items():
        for name, lines in forms(corpus, part, "###"):
            for number in range(times):
                yield sheet(corpus, name, lines, rows, Random(f"{corpus.seed}{name} {number}"))


def sheet(corpus: Corpus, name: str, lines: list[str], rows: int, chance: Random) -> Sheet:
    pairs = [line.split(" = ", 1) for line in lines]
    habits: list[dict[str, str]] = [{} for _ in pairs]
    kinds, false, body = [""] * len(pairs), 0, []
    for _ in range(rows):
        row = []
        for at, (_, template) in enumerate(pairs):
            value, spans, more = filled(corpus, template, habits[at], chance)
            kinds[at] = spans[0].kind if spans else ""
            row.append(value)
            false += more
        body.append(row)
    return Sheet(name, [head for head, _ in pairs], body, kinds, false)
