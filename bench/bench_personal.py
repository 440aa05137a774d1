"""Recall and precision of every detector of personal data, on made-up candidates, and the speed of a scan.

``python bench/bench_personal.py [FOLDER]``: the corpora of ``tests/made_*.py`` in their halves, and, where
FOLDER is given, alarms on the tables in it (which should hold no personal data), below all folders.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from custom_score import measure as measure_customs
from made_contexts import lines, tables
from made_customs import CORPORA
from made_letters import AGAIN, LINES, letters
from made_nobody import nobodies
from made_personal import HALVES, Score, corpus, measure
from made_written import cases
from written_score import LIKE, alarms, recalls

from generator.kinds.dataset import TableSpec
from generator.personal.sheet import sightings
from generator.personal.text import find
from generator.readers import TABLE_SUFFIXES

ROWS, COLUMNS = 1_000_000, 12


def report(half: str, scores: dict[str, Score]) -> None:
    print(f"\n{half}\n| kind | true | found | recall | false | alarms | precision |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for kind, score in scores.items():
        print(
            f"| {kind} | {score.true} | {score.found} | {score.recall:.2%} "
            f"| {score.false} | {score.alarms} | {score.precision:.2%} |"
        )


def written(half: str) -> None:
    """The third corpus: ways of writing times words around them."""
    told, false = alarms(nobodies(half))
    print(f"\nways of writing, {half}: {sum(told.values())} alarms in {false} false candidates")
    for kind, score in recalls(cases(half)).items():
        styles = sorted({style for style, _ in score.missed})
        print(f"| {kind} | {score.true} | {score.found / score.true:.2%} | {styles} |")


def whole_lines() -> None:
    for name, forms in {"letters": LINES, "letters again": AGAIN}.items():
        seen = [(kind, {hit.kind for hit in find(line)}) for kind, _, line in letters(forms)]
        found = sum(bool(kinds & LIKE.get(kind, {kind})) for kind, kinds in seen)
        print(f"\n{name}: {found} of {len(seen)}")


def customs() -> None:
    """The seventh to tenth corpus: forms times customs of writing."""
    for name, each in CORPORA.items():
        with tempfile.TemporaryDirectory() as folder:
            score = measure_customs(each, Path(folder))
        found = ", ".join(f"{kind} {score.found[kind]} of {score.true[kind]}" for kind in sorted(score.true))
        print(f"\n{name}: {found}; {score.alarms.total()} alarms in {score.false} false candidates")


def contexts(half: str) -> None:
    """Births, homes, health and children by their neighbours; small counts are held by the tests alone."""
    seen = [(kind, {hit.kind for hit in find(line)}) for kind, _, line in lines(half)]
    with tempfile.TemporaryDirectory() as folder:
        for kind, _, content in tables(half):
            if kind != "sel-kecil":
                path = Path(folder) / "a.csv"
                path.write_text(content, encoding="utf-8")
                seen.append((kind, {each.kind for each in sightings(path, TableSpec(file=path.name))}))
    about = [(kind, kinds) for kind, kinds in seen if kind]
    wrong = sum(bool(kinds) for kind, kinds in seen if not kind)
    right = sum(kind in kinds for kind, kinds in about)
    print(f"\nneighbours, {half}: {right} of {len(about)} tables and lines")
    print(f"told {wrong} of {len(seen) - len(about)} that are about nobody")


def big_table(path: Path) -> None:
    chance = Random(1)
    names = [f"Kelurahan {number}" for number in range(83)]
    with path.open("w", encoding="utf-8") as stream:
        stream.write(";".join(f"k{number}" for number in range(COLUMNS)) + "\n")
        for row in range(ROWS):
            number = chance.randrange(10**9)
            cells = [
                str(row),
                names[row % 83],
                f"14.71.{row % 15:02}.{row % 1000:04}",
                str(number),
                str(number * 977),
            ]
            cells += [
                str(number % 997),
                "2024-01-01",
                "1.234.567",
                "12,5",
                "Laki-laki",
                str(number * 15625),
                "x",
            ]
            stream.write(";".join(cells) + "\n")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, nargs="?")
    given = arguments.parse_args()
    for half in HALVES:
        report(half, measure(corpus(half)))
        written(half)
        contexts(half)
    whole_lines()
    customs()
    for path in sorted(given.folder.rglob("*")) if given.folder else []:
        if path.suffix.lower() in TABLE_SUFFIXES:
            alarms = sightings(path, TableSpec(file=path.name))
            print(f"{path.name}: {len(alarms)} alarms {[(a.kind, a.where, a.count) for a in alarms]}")
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "big.csv"
        big_table(table)
        begin = time.process_time()
        found = sightings(table, TableSpec(file=table.name))
        seconds = time.process_time() - begin
        print(
            f"\n{ROWS:,} × {COLUMNS} cells, {table.stat().st_size / 1e6:.0f} MB: {seconds:.1f} s CPU, {found}"
        )


if __name__ == "__main__":
    main()
