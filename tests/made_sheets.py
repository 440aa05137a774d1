"""The eleventh to thirteenth corpus: whole tables and texts of offices, in ``customs/*.txt``.

Unlike the seventh to tenth, tables stand as a file holds them: titles above, headers on two lines or none,
two numbers in a cell, cells on two lines. A file has two parts, ``%%% persons`` and ``%%% nobody``;
``=== name table`` or ``=== name text`` begins a form, and lines that begin with ``* `` come many times.
``{nik:titik}`` is a personal value in a writing, ``{01-40}`` a number between, ``{9:12}`` twelve digits,
``{a|b}`` a choice, ``⏎`` a line break inside a cell; a cell ends at ``;``.

The eleventh was written before the detectors were read, the others before the detectors were run on them.
"""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from custom_score import ASIDE, LIKE, Score
from custom_values import MAKE, NAMES

from generator.kinds.dataset import TableSpec
from generator.personal.sheet import sightings
from generator.personal.text import find

NAMES_OF = ("eleventh", "twelfth", "thirteenth")
ROWS, FALSE_ROWS = 20, 250
PLACE = re.compile(r"\{\{|\{([^{}]+)\}|\}\}")
"""A brace itself is written twice."""
RANGE = re.compile(r"(\d+)-(\d+)")
NUMBERS = ("nik", "kk", "npwp", "hp", "nip", "rekening")
"""Kinds that may not be told in a table of persons where none stands; births and homes may."""


class Form(NamedTuple):
    name: str
    table: bool
    persons: bool
    lines: list[str]


class Span(NamedTuple):
    kind: str
    start: int
    end: int


def cut(sign: str, *lengths: int) -> Callable[[str, Random], str]:
    ends = list(itertools.accumulate(lengths))
    return lambda v, c: sign.join(v[start:end] for start, end in itertools.pairwise([0, *ends, len(v)]))


def misread(value: str, c: Random) -> str:
    return "".join({"0": "O", "1": "l"}.get(d, d) if c.random() < 0.3 else d for d in value)


WRITINGS: dict[str, Callable[[str, Random], str]] = {
    "nik:titik": cut(".", 1, 3, 3, 3, 3), "kk:titik": cut(".", 1, 3, 3, 3, 3),
    "nik:spasi": cut(" ", 6, 6), "kk:spasi4": cut(" ", 4, 4, 4), "nik:ocr": misread,
    "npwp:titik": lambda v, c: f"{v[:2]}.{v[2:5]}.{v[5:8]}.{v[8]}-{v[9:12]}.{v[12:]}",
    "npwp:spasi": cut(" ", 2, 3, 3, 1, 3), "npwp:15": lambda v, c: v, "npwp:16": lambda v, c: "0" + v,
    "hp:strip": cut("-", 4, 4), "hp:spasi": cut(" ", 4, 4), "hp:titik": cut(".", 4, 4),
    "hp:plus": lambda v, c: f"+62 {v[1:4]}-{v[4:8]}-{v[8:]}", "hp:62": lambda v, c: "62" + v[1:],
    "hp:tanpa0": lambda v, c: v[1:],
}  # fmt: skip
PLACES = [
    "320113",
    "327305",
    "337401",
    "351508",
    "317106",
    "127103",
    "640102",
    "730204",
    "910112",
    "520301",
    "820305",
    "617101",
    "110207",
    "340215",
    "360306",
    "217105",
    "530409",
    "747102",
    "330817",
]


def card(c: Random) -> str:
    """A family card; thousands are issued in one district on one day."""
    day = f"{c.randrange(1, 29):02}{c.randrange(1, 13):02}{c.randrange(5, 26):02}"
    return f"{c.choice(PLACES)}{day}{c.randrange(1, 3500):04}"


WORDS: dict[str, Callable[[Random], str]] = {
    "nama": lambda c: c.choice(NAMES),
    "no": lambda c: str(c.randrange(1, 99)),
    "rp": lambda c: f"{c.randrange(10, 900_000) * 1000:,}".replace(",", "."),
    "tgl": lambda c: f"{c.randrange(1, 29):02}/{c.randrange(1, 13):02}/{c.randrange(2019, 2027)}",
    "ttl": lambda c: f"Klaten, {c.randrange(1, 29):02}-{c.randrange(1, 13):02}-{c.randrange(1955, 2006)}",
    "kab": lambda c: c.choice(PLACES),
    "kab4": lambda c: c.choice(PLACES)[:4],
    "hex": lambda c: f"{c.getrandbits(64):016X}",
}


def forms(name: str) -> Iterator[Form]:
    source = (Path(__file__).parent / "customs" / f"{name}.txt").read_text(encoding="utf-8")
    for part in re.split(r"(?m)^%%% ", source)[1:]:
        which, *blocks = re.split(r"(?m)^=== ", part)
        for block in blocks:
            head, *lines = block.rstrip("\n").split("\n")
            title, kind = head.split()
            yield Form(title, kind == "table", which.startswith("persons"), lines)


def filled(template: str, chance: Random) -> tuple[str, list[Span]]:
    out, spans, at = "", list[Span](), 0
    template = template.replace("⏎", "\n")
    for match in PLACE.finditer(template):
        out += template[at : match.start()]
        at, what = match.end(), match[1] or match[0][0]
        kind = what.partition(":")[0]
        if kind in ("nik", "kk", "npwp", "hp"):
            plain = card(chance) if kind == "kk" else MAKE[kind](chance)
            value = WRITINGS[what](plain, chance) if ":" in what else plain
            spans.append(Span(kind, len(out), len(out) + len(value)))
        else:
            value = nobodys(what, chance)
        out += value
    return out + template[at:], spans


def nobodys(what: str, chance: Random) -> str:
    if between := RANGE.fullmatch(what):
        width = len(between[1]) if between[1][0] == "0" else 0
        return str(chance.randint(int(between[1]), int(between[2]))).zfill(width)
    if what in "{}":
        return what
    if what.startswith("9:"):
        return "".join(str(chance.randrange(10)) for _ in range(int(what[2:])))
    return WORDS[what](chance) if what in WORDS else chance.choice(what.split("|"))


def measure(name: str, folder: Path) -> Score:
    score = Score()
    for form in forms(name):
        chance = Random(f"{name} {form.name}")
        times = ROWS if form.persons else FALSE_ROWS
        lines = [
            each for line in form.lines for each in ([line[2:]] * times if line.startswith("* ") else [line])
        ]
        if form.table:
            in_table(
                form, [[filled(cell, chance) for cell in line.split(";")] for line in lines], folder, score
            )
        else:
            in_text(form, *filled("\n".join(in_turn(form.lines, times)), chance), score)
    return score


def in_turn(lines: list[str], times: int) -> Iterator[str]:
    """Lines that are repeated next to one another come in turn, as the lines of a record do."""
    for repeated, group in itertools.groupby(lines, lambda line: line.startswith("* ")):
        record = [line.removeprefix("* ") for line in group]
        yield from record * times if repeated else record


def in_text(form: Form, text: str, spans: list[Span], score: Score) -> None:
    hits, used = find(text), set()
    for span in spans:
        over = [hit for hit in hits if hit.start < span.end and span.start < hit.end]
        used |= {id(hit) for hit in over}
        fits = LIKE.get(span.kind, {span.kind})
        score.count(span.kind, form.name, 1, any(hit.kind in fits for hit in over))
    kinds = Counter(hit.kind for hit in hits if id(hit) not in used)
    alarms(form, kinds, score)
    score.false += 0 if form.persons else text.count("\n") + 1


def in_table(form: Form, rows: list[list[tuple[str, list[Span]]]], folder: Path, score: Score) -> None:
    path = folder / "tabel.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, delimiter=";").writerows([text for text, _ in row] for row in rows)
    seen = sightings(path, TableSpec(file=path.name))
    true: dict[int, Counter[str]] = {}
    for row in rows:
        for column, (_, spans) in enumerate(row, 1):
            true.setdefault(column, Counter()).update(span.kind for span in spans)
    for column, kinds in true.items():
        here = Counter[str]()
        for each in seen:
            if each.column == column:
                here[each.kind] += each.count
        for kind, number in kinds.items():
            fits = LIKE.get(kind, {kind})
            least = 2 if sum(kinds[like] for like in fits) > ROWS else 1
            """Of two numbers of one kind in a cell a count may tell one."""
            score.count(kind, form.name, number, min(number, least * sum(here[like] for like in fits)))
        like = {fit for kind in kinds for fit in LIKE.get(kind, {kind})}
        alarms(form, Counter({kind: n for kind, n in here.items() if kind not in like}), score)
    score.false += 0 if form.persons else sum(map(len, rows))


def alarms(form: Form, kinds: Counter[str], score: Score) -> None:
    for kind, number in kinds.items():
        if kind in NUMBERS if form.persons else kind not in ASIDE:
            score.alarms[kind, form.name] += number
