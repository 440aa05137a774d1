"""``python bench/bench_history.py``: history of a large repository, and differences of large tables.

History: 10,000 items and 20,000 commits, made with ``git fast-import``. Differences: Parquet against
Parquet, one cell in a hundred changed, half a per cent of the rows gone, all rows in another order;
beside them daff (https://github.com/paulfitz/daff, the same machine, the same run) on the same
values in memory. Every figure is taken in a process of its own; the table is for docs/history.md.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import daff
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from generator.history.log import read_history
from generator.tables.diff import difference
from generator.tables.diff_output import to_csv, to_json
from generator.tables.diff_words import in_words

ITEMS, COMMITS = 10_000, 20_000
KEY = ["kode", "bulan"]
META = "judul: Data {}\nringkasan: Uraian.\nkategori: berkala\npenerbit: bappeda\ncatatan_perubahan: {}\n"


def stream(flat: bool) -> Iterator[bytes]:
    """The repository for ``git fast-import``: all items in one folder, or in forty."""
    chance = random.Random(1)

    def data(content: bytes) -> bytes:
        return b"data %d\n%s\n" % (len(content), content)

    def item(number: int, state: int) -> Iterator[bytes]:
        folder = f"datasets/{'' if flat else f'opd-{number % 40}/'}data-{number}"
        table = "".join(f"{row},{(row * number + state) % 997}\n" for row in range(20))
        for name, content in (("dataset.yml", META.format(number, state)), ("data.csv", table)):
            yield f"M 644 inline {folder}/{name}\n".encode() + data(content.encode())

    for state in range(COMMITS):
        yield b"commit refs/heads/main\ncommitter P <p@p> %d +0700\n" % (1_500_000_000 + 3600 * state)
        yield data(b"Perbarui")
        for number in range(ITEMS) if state == 0 else [chance.randrange(ITEMS)]:
            yield from item(number, state)


def make_repository(folder: Path, flat: bool) -> None:
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
    command = ["git", "-C", str(folder), "fast-import", "--quiet"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin
        process.stdin.writelines(stream(flat))


def make_tables(folder: Path, rows: int) -> None:
    chance = np.random.default_rng(0)
    counts = chance.integers(0, 10**6, rows)
    old = pa.table(
        {
            "kode": [f"14.71.{row // 12:06}" for row in range(rows)],
            "bulan": [row % 12 + 1 for row in range(rows)],
            "nama": [f"Kelurahan {row % 997}" for row in range(rows)],
            "jumlah": counts,
            "nilai": chance.random(rows).round(3),
            "catatan": [f"catatan {row}" for row in range(rows)],
        }
    )
    changed = counts.copy()
    changed[chance.choice(rows, rows // 100, replace=False)] += 1
    new = old.set_column(3, "jumlah", pa.array(changed)).take(chance.permutation(rows)[: rows - rows // 200])
    pq.write_table(old, folder / f"old-{rows}.parquet")
    pq.write_table(new, folder / f"new-{rows}.parquet")


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure_history(folder: Path, name: str) -> dict[str, float]:
    root, cache = folder / name, folder / f"cache-{name}"
    cold = timed(lambda: read_history(root, cache))
    warm = timed(lambda: read_history(root, cache))
    history = read_history(root, cache)
    sources = [track.source for track in history.gone()] or list(history._tracker.at)
    asked = timed(lambda: [history.revisions([source]) for source in sources])
    states = [c.new for commit in history.commits for c in commit.changes if c.path.endswith(".yml")]
    facts = timed(lambda: history.facts(state for state in states if state))
    return {"cold": cold, "warm": warm, "revisions": asked, "facts": facts}


def measure_difference(folder: Path, rows: str, key: str) -> dict[str, float]:
    old, new = folder / f"old-{rows}.parquet", folder / f"new-{rows}.parquet"
    start = time.perf_counter()
    found = difference(old, new, KEY if key else [])
    compared = time.perf_counter() - start
    words = in_words(found)
    assert f"{int(rows) // 200:,}".replace(",", ".") + " baris hilang" in words or not key, words
    files = timed(lambda: (to_csv(found, folder / "d.csv"), to_json(found, folder / "d.json")))
    return {"compared": compared, "files": files}


def measure_daff(folder: Path, rows: str, key: str) -> dict[str, float]:
    """Without the time for reading; its answer is not even written down."""
    sides = []
    for side in ("old", "new"):
        table = pq.read_table(folder / f"{side}-{rows}.parquet")
        sides.append(
            [table.column_names, *map(list, zip(*(c.to_pylist() for c in table.columns), strict=True))]
        )
    flags = daff.CompareFlags()
    for name in KEY if key else []:
        flags.addPrimaryKey(name)

    def compare() -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            views = [daff.PythonTableView(side) for side in sides]
            daff.TableDiff(daff.compareTables(*views, flags).align(), flags).hilite(daff.PythonTableView([]))

    return {"compared": timed(compare)}


MEASURES = {"history": measure_history, "difference": measure_difference, "daff": measure_daff}


def apart(folder: Path, *task: str) -> dict[str, float]:
    """A measure in a process of its own, with its peak of memory."""
    command = [sys.executable, __file__, "--task", str(folder), *task]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--task", nargs="+", help=argparse.SUPPRESS)
    task = given.parse_args().task
    if task:
        found = MEASURES[task[1]](Path(task[0]), *task[2:])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(json.dumps(found | {"peak": peak}))
        return
    with tempfile.TemporaryDirectory() as name:
        report(Path(name))


def report(folder: Path) -> None:
    print(
        f"| {ITEMS:,} items, {COMMITS:,} commits | cold s | again s | all revisions s | old metadata s | MB |"
    )
    print("|---|--:|--:|--:|--:|--:|")
    for layout in ("nested", "flat"):
        make_repository(folder / layout, layout == "flat")
        found = apart(folder, "history", layout)
        cells = [f"{found[name]:.1f}" for name in ("cold", "warm", "revisions", "facts")]
        print(f"| {layout} folders | {' | '.join(cells)} | {found['peak']:.0f} |", flush=True)
    print("\n| rows | by | difference s | files s | MB | daff s | times faster |")
    print("|--:|---|--:|--:|--:|--:|--:|")
    for rows in (100_000, 1_000_000):
        make_tables(folder, rows)
        for key in ("key", ""):
            mine = apart(folder, "difference", str(rows), key)
            theirs = apart(folder, "daff", str(rows), key) if rows == 100_000 else None
            beside = (
                (f"{theirs['compared']:.1f}", f"{theirs['compared'] / mine['compared']:.0f}")
                if theirs
                else ("", "")
            )
            print(
                f"| {rows:,} | {key or 'whole row'} | {mine['compared']:.2f} | {mine['files']:.2f} "
                f"| {mine['peak']:.0f} | {' | '.join(beside)} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
