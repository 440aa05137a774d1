"""Recall and alarms on the corpora of ``made_written`` and ``made_nobody``, counted value by value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from made_nobody import Nobody
from made_written import Case

from generator.kinds.dataset import TableSpec
from generator.personal.cells import sheet
from generator.personal.evidence import Sighting
from generator.personal.sheet import in_sheet
from generator.personal.text import find
from generator.readers.grid import from_rows

LIKE = {"kk": {"kk", "nik"}, "nik": {"nik", "kk"}, "npwp": {"npwp", "nik", "kk"}}
"""A family card's number is as personal when taken for a NIK; an NPWP of 16 digits may be a NIK."""


@dataclass(slots=True)
class Score:
    true: int = 0
    found: int = 0
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)


def column(header: str, texts: tuple[str, ...]) -> Iterator[Sighting]:
    rows: list[list[str | None]] = [["no", header or None]]
    rows += [[str(number), text] for number, text in enumerate(texts)]
    found = in_sheet(sheet(from_rows(rows), TableSpec(file="x.csv"), Path("x.csv")))
    return (each for each in found if each.column == 2 or not each.where.startswith("kolom"))


def found_in(case: Case) -> int:
    """How many of the case's values are told."""
    kinds = LIKE.get(case.kind, {case.kind})
    if case.header is None:
        return int(any(hit.kind in kinds for hit in find(case.texts[0])))
    told = sum(each.count for each in column(case.header, case.texts) if each.kind in kinds)
    return min(told, len(case.texts))


def recalls(cases: Iterable[Case]) -> dict[str, Score]:
    scores: dict[str, Score] = {}
    for case in cases:
        score = scores.setdefault(case.kind, Score())
        found = found_in(case)
        score.true += len(case.texts)
        score.found += found
        if found < len(case.texts):
            score.missed[case.style, case.frame] += len(case.texts) - found
    return scores


def alarms(nobodies: Iterable[Nobody]) -> tuple[Counter[tuple[str, str]], int]:
    """(form, kind) → alarms, and how many candidates there were."""
    told: Counter[tuple[str, str]] = Counter()
    count = 0
    for nobody in nobodies:
        count += len(nobody.texts)
        if nobody.header is not None:
            for each in column(nobody.header, nobody.texts):
                told[nobody.form, each.kind] += each.count
        for text in nobody.texts if nobody.header is None else ():
            for hit in find(text):
                told[nobody.form, hit.kind] += 1
    return told, count
