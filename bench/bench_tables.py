"""One long table from an officer's CSV to every published form, beside duckdb's bare CSV → Parquet.

``python bench/bench_tables.py [ROWS]`` prints the table of docs/tables.md. Every step is its own process, and
one more does all but XLSX, as a build does; only ratios taken in one run mean anything. duckdb is also asked
for as much of the same work as it does by itself: forms, digests, and statistics, which it estimates. Of
``--runs`` that which took least counts. ``--limit MB`` runs our steps with no more data memory than that,
which must be less than the table's size to mean anything.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import sys
import tempfile
from pathlib import Path

from measure import Cost, run

from generator.kinds.dataset import TableSpec
from generator.model import File, Table
from generator.tables import LINES
from generator.tables.forms import all_made, forms
from generator.tables.open import open_table

SPEC = {
    "berkas": "kejadian.csv",
    "kunci": ["id"],
    "urut": ["tanggal", "kode"],
    "kolom": {
        "jumlah": {"tipe": "bilangan", "minimum": 0, "maksimum": 100_000, "wajib": True},
        "kode": {"tipe": "kode", "pola": r"\d\d\.\d\d\.\d\d"},
        "status": {"nilai": ["baru", "proses", "selesai"]},
    },
}
DUCKDB = """
import duckdb, sys
duckdb.sql("SET memory_limit = '300MB'; SET threads = 2; SET preserve_insertion_order = false")
duckdb.sql(f"COPY (SELECT * FROM read_csv('{sys.argv[1]}')) TO '{sys.argv[2]}' (FORMAT parquet)")
"""
ALL_BY_DUCKDB = """
import duckdb, hashlib, sys
duckdb.sql("SET memory_limit = '300MB'; SET threads = 2")
read, values = f"read_csv('{sys.argv[1]}')", f"read_parquet('{sys.argv[2]}.values')"
duckdb.sql(f"COPY (FROM {read}) TO '{sys.argv[2]}.values' (FORMAT parquet)")
duckdb.sql(f"SUMMARIZE FROM {values}").fetchall()
duckdb.sql(f"COPY (FROM {values}) TO '{sys.argv[2]}.csv' (HEADER)")
duckdb.sql(f"COPY (FROM {values}) TO '{sys.argv[2]}.json' (FORMAT json, ARRAY true)")
duckdb.sql(f"COPY (FROM {values} ORDER BY tanggal, kode) TO '{sys.argv[2]}' (FORMAT parquet)")
for path in (sys.argv[1], f"{sys.argv[2]}.csv", f"{sys.argv[2]}.json", sys.argv[2]):
    with open(path, "rb") as stream:
        hashlib.file_digest(stream, "sha256")
"""
UNLIKE = ("xlsx",)
"""Forms outside of the goal of three times duckdb's time."""
TOGETHER = "+".join(LINES)
"""The step of the forms that are written in one pass."""
WHOLE = "semua"
"""The step that reads and writes everything else in one process."""


def opened(path: Path, cache: Path) -> Table:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    file = File(path.name, path, f"datasets/uji/{path.name}", path.stat().st_size, digest, "text/csv")
    table, findings = open_table(file, TableSpec.model_validate(SPEC), cache)
    if table is None:
        raise SystemExit("\n".join(map(str, findings[:5])))
    return table


def step(name: str, path: Path, cache: Path, limit: int) -> None:
    """What one child does: read, check and profile, or write one form of what was read."""
    if limit:
        resource.setrlimit(resource.RLIMIT_DATA, (limit * 10**6, limit * 10**6))
    table = opened(path, cache)
    wanted = [form for form in forms(table) if form not in UNLIKE] if name == WHOLE else name.split("+")
    size = path.stat().st_size if name == "baca" else sum(made.size for made in all_made(table, wanted))
    steps = [TOGETHER, *(form for form in forms(table) if form not in LINES), WHOLE]
    sys.stdout.write(json.dumps({"size": size, "steps": steps}))


def measured(folder: Path, rows: int, limit: int) -> dict[str, tuple[Cost, int]]:
    """Cost and bytes of each step; ``duckdb`` first."""
    path = folder / "kejadian.csv"
    run([sys.executable, str(Path(__file__).with_name("register.py")), str(path), str(rows)], folder)
    target = folder / "duckdb.parquet"
    costs = {}
    for name, script in {"duckdb": DUCKDB, "duckdb-semua": ALL_BY_DUCKDB}.items():
        cost = run([sys.executable, "-c", script, str(path), str(target)], folder)
        made = [each for each in folder.glob(f"{target.name}*") if each.suffix != ".values"]
        costs[name] = (cost, sum(each.stat().st_size for each in made))
    names = ["baca"]
    for name in names:
        own = [sys.executable, str(Path(__file__).resolve()), "--step", name, "--limit", str(limit)]
        cache = folder / ("cache-semua" if name == WHOLE else "cache")
        cost = run([*own, "--folder", str(folder), "--cache", str(cache)], folder)
        said = json.loads(cost.output)
        costs[name] = (cost, said["size"])
        if name == "baca":
            names += said["steps"]
    return costs


def least(runs: list[dict[str, tuple[Cost, int]]]) -> dict[str, tuple[Cost, int]]:
    """Of each step the run that took the processor least: other work only ever adds to it."""
    return {name: min((run[name] for run in runs), key=lambda each: each[0].cpu) for name in runs[0]}


def report(costs: dict[str, tuple[Cost, int]], rows: int, limit: int) -> None:
    base = costs["duckdb"][0]
    print(f"{rows:,} rows × 12 columns, {costs['baca'][1] / 1e6:.0f} MB of CSV", end="")
    print(f", {limit} MB of data memory" if limit else "", "\n")
    print("| step | CPU s | of duckdb's | wall s | of duckdb's | peak MB | file MB |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    titles = {
        "duckdb": "duckdb: CSV → Parquet, nothing else",
        "duckdb-semua": "duckdb: CSV, JSON, sorted Parquet, digests, estimated statistics",
        "baca": "read, check, profile, canonical Parquet",
        WHOLE: "**all but XLSX, one process**",
    }
    for name, (cost, size) in costs.items():
        cells = [
            titles.get(name, f"write {name.replace('+', ' and ')}"),
            f"{cost.cpu:.1f}",
            f"{cost.cpu / base.cpu:.1f}",
            f"{cost.wall:.1f}",
            f"{cost.wall / base.wall:.1f}",
            f"{cost.peak:.0f}",
            f"{size / 1e6:.0f}",
        ]
        print("|", " | ".join(cells), "|")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("rows", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--step")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--cache", type=Path)
    asked = parser.parse_args()
    if asked.step:
        step(asked.step, asked.folder / "kejadian.csv", asked.cache, asked.limit)
        return
    runs = []
    for _ in range(asked.runs):
        with tempfile.TemporaryDirectory() as folder:
            runs.append(measured(Path(folder), asked.rows, asked.limit))
    report(least(runs), asked.rows, asked.limit)


if __name__ == "__main__":
    main()
