"""What is told of the corpora of ``made_customs``, by kind; of texts by the places of their values."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from made_customs import Corpus, Sheet, Text, sheets, texts

from generator.kinds.dataset import TableSpec
from generator.personal.sheet import sightings
from generator.personal.text import find

RESIDENT = {"nik", "kk", "npwp"}
LIKE = {
    **dict.fromkeys(RESIDENT, RESIDENT),
    "lahir": {"tanggal-lahir"},
    "rek": {"rekening"},
}
"""Sixteen digits may be a NIK, a KK and an NPWP."""
ASIDE = {"kesehatan", "anak"}
"""Told of names, which these corpora do not count."""
UNSEEN = "\u200b"
"""A file full of characters without width is refused as no text."""


@dataclass(slots=True)
class Score:
    true: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(kind, form)"""
    alarms: Counter[tuple[str, str]] = field(default_factory=Counter)
    false: int = 0

    def recall(self, kind: str) -> float:
        return self.found[kind] / self.true[kind]

    def count(self, kind: str, form: str, number: int, found: int) -> None:
        self.true[kind] += number
        self.found[kind] += found
        if found < number:
            self.missed[kind, form] += number - found


def measure(corpus: Corpus, folder: Path) -> Score:
    score = Score()
    for text in texts(corpus):
        in_text(text, score)
    for sheet in sheets(corpus):
        if UNSEEN not in "".join(sheet.rows[0]):
            in_sheet(sheet, folder / "tabel.csv", score)
    return score


def in_text(text: Text, score: Score) -> None:
    hits = find(text.text)
    used = set()
    for span in text.spans:
        fits = LIKE.get(span.kind, {span.kind})
        over = [hit for hit in hits if hit.start < span.end and span.start < hit.end]
        used |= {id(hit) for hit in over}
        score.count(span.kind, text.form, 1, any(hit.kind in fits for hit in over))
    for hit in hits:
        if id(hit) not in used and hit.kind not in ASIDE:
            score.alarms[hit.kind, text.form] += 1
    score.false += text.false


def in_sheet(sheet: Sheet, path: Path, score: Score) -> None:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(sheet.header)
        writer.writerows(sheet.rows)
    seen = sightings(path, TableSpec(file=path.name))
    for column, kind in enumerate(sheet.kinds, 1):
        here = [each for each in seen if each.column == column]
        fits = LIKE.get(kind, {kind})
        if kind:
            found = sum(each.count for each in here if each.kind in fits)
            score.count(kind, sheet.form, len(sheet.rows), min(found, len(sheet.rows)))
            continue
        for each in here:
            if each.kind not in ASIDE:
                score.alarms[each.kind, sheet.form] += each.count
    score.false += sheet.false
