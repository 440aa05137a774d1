"""Recall and precision of every detector of personal data, on made-up candidates, and the speed of a scan.

``python bench/bench_personal.py [FOLDER]``: the corpus of ``tests/made_personal.py`` in its two halves,
and, where FOLDER is given, alarms on the tables in it (which should hold no personal data).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from generator.kinds.dataset import TableSpec
from generator.personal.sheet import sightings
from generator.readers import TABLE_SUFFIXES
from tests.made_personal import HALVES, Score, corpus, measure

ROWS, COLUMNS = 1_000_000, 12


def report(half: str, scores: dict[str, Score]) -> None:
    print(f"\n{half}\n| kind | true | found | recall | false | alarms | precision |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for kind, score in scores.items():
        print(
            f"| {kind} | {score.true} | {score.found} | {score.recall:.2%} "
            f"| {score.false} | {score.alarms} | {score.precision:.2%} |"
        )


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
    for path in sorted(given.folder.iterdir()) if given.folder else []:
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
