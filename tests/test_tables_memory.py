"""Tables larger than memory: read, checked, described and written; and what is told where memory ends."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from tabular import file_at, opened

from generator.findings import Rejected
from generator.kinds.dataset import TableSpec
from generator.readers import parquet
from generator.tables import arrowbody, body
from generator.tables import forms as form_files
from generator.tables import open as opening
from generator.tables.arrowbody import ArrowBody
from generator.tables.forms import made
from generator.tables.open import open_table
from generator.tables.shortage import is_passing, shortage

ROOT = Path(__file__).parent.parent
ONE_THREAD = dict.fromkeys(["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "ARROW_IO_THREADS"], "1")
"""Stacks of threads count as data memory, eight megabytes each, used or not."""
CHILD = """
import json, resource, sys
import pandas  # as pyarrow does sooner or later; it is no part of the room
from pathlib import Path
from generator.files import inspect
from generator.kinds.dataset import TableSpec
from generator.tables.forms import forms, made
from generator.tables.open import open_table

path, cache, room = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
held = next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith("VmData"))
resource.setrlimit(resource.RLIMIT_DATA, (held + room, held + room))
spec = TableSpec(file=path.name, kunci=["nomor"], urut=["kode", "nomor"])
table, findings = open_table(inspect(path, path.name, "")[0], spec, cache)
sizes = {suffix: made(table, suffix).size for suffix in forms(table)} if table and sys.argv[4:] else {}
print(json.dumps([table.rows if table else None, [finding.code for finding in findings], sizes]))
"""
"""Opens a table, and writes its forms, with ``room`` bytes beside what the program itself takes."""


def under_limit(
    path: Path, cache: Path, room: int, forms: bool = True
) -> tuple[int | None, list[str], dict[str, int]]:
    command = [sys.executable, "-c", CHILD, str(path), str(cache), str(room), *["forms"] * forms]
    environment = {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}", **ONE_THREAD}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return tuple(json.loads(done.stdout))


def long_texts(rows: int) -> pa.Table:
    numbers = range(rows, 0, -1)
    texts = [f"{number} {'kata ' * 200}{number}" for number in numbers]
    return pa.table({"nomor": numbers, "kode": [f"K{n % 7}" for n in numbers], "isi": texts})


@pytest.mark.skipif(sys.platform != "linux", reason="limits of data memory are Linux's")
def test_a_table_larger_than_memory(tmp_path: Path) -> None:
    path = tmp_path / "besar.csv"
    pa.csv.write_csv(long_texts(220_000), path)
    # What is held is far less; the allocator gives back late, and how late differs from run to run.
    count, findings, sizes = under_limit(path, tmp_path / "cache", 300_000_000)
    assert (count, findings) == (220_000, [])
    assert sizes.keys() == {"csv", "xlsx", "json", "parquet"}
    assert sizes["csv"] > 220_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="limits of data memory are Linux's")
def test_a_row_group_larger_than_memory(tmp_path: Path) -> None:
    """Parquet is read page by page, even where all rows are one group."""
    path = tmp_path / "besar.parquet"
    pq.write_table(long_texts(120_000), path)
    assert pq.read_metadata(path).num_row_groups == 1
    count, findings, _ = under_limit(path, tmp_path / "cache", 140_000_000, forms=False)
    assert (count, findings) == (120_000, [])


@pytest.mark.skipif(sys.platform != "linux", reason="limits of data memory are Linux's")
def test_memory_that_ends_is_a_finding_and_no_result(tmp_path: Path) -> None:
    path = tmp_path / "besar.csv"
    pa.csv.write_csv(long_texts(20_000), path)
    assert under_limit(path, tmp_path / "cache", 4_000_000) == (None, ["memori-habis"], {})
    assert not list((tmp_path / "cache/tables").iterdir())
    count, findings, _ = under_limit(path, tmp_path / "cache", 200_000_000)
    assert (count, findings) == (20_000, [])


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (MemoryError(), "memori-habis"),
        (pa.ArrowMemoryError("malloc of size 9 failed"), "memori-habis"),
        (OSError(errno.ENOMEM, "mmap"), "memori-habis"),
        (OSError(errno.ENOSPC, "write"), "disk-penuh"),
    ],
)
def test_what_ends_is_told_and_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, code: str
) -> None:
    def fail(*_: Any) -> None:
        raise error

    (tmp_path / "uji.csv").write_text("a,b\n1,2\n")
    file = file_at(tmp_path / "uji.csv")
    with monkeypatch.context() as patch:
        patch.setattr(opening, "read_into", fail)
        table, findings = open_table(file, TableSpec(file="uji.csv"), tmp_path)
        assert table is None
        assert [finding.code for finding in findings] == [code]
        assert is_passing(findings)
    table, findings = open_table(file, TableSpec(file="uji.csv"), tmp_path)
    assert table
    assert findings == []
    monkeypatch.setattr(form_files, "write_lines", fail)
    with pytest.raises(Rejected) as rejected:
        made(table, "csv")
    assert [finding.code for finding in rejected.value.findings] == [code]
    assert not list(tmp_path.rglob("*.partial*"))


def test_other_errors_are_no_shortage() -> None:
    assert shortage(OSError(errno.EACCES, "denied"), "x") is None
    assert shortage(ValueError(), "x") is None


@pytest.mark.parametrize("fast", [True, False])
def test_long_cells_make_small_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fast: bool) -> None:
    """Of the same rows, in groups that can be read one at a time."""
    monkeypatch.setattr(body, "BATCH_BYTES", 50_000)
    monkeypatch.setattr(body, "FAST_FROM", 0 if fast else 10**9)
    monkeypatch.setattr(body, "BLOCK", 20_000)
    content = "a,b\n" + "".join(f"{n},{'x' * (n % 1000)}\n" for n in range(1_000)) + "Sumber: BPS,\n"
    got = opened(tmp_path, content)
    assert got.values("a") == list(range(1_000))
    assert [len(value or "") for value in got.values("b")] == [n % 1000 for n in range(1_000)]
    assert got.table
    assert got.table.notes == ("Sumber: BPS",)
    metadata = pq.read_metadata(got.table.parquet)
    assert max(metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)) < 300


def test_a_text_that_is_stored_once_and_meant_often(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In Parquet one long text can stand in each of a million rows; it is never unfolded for all of them."""
    monkeypatch.setattr(arrowbody, "BATCH_BYTES", 50_000)
    path = tmp_path / "uji.parquet"
    pq.write_table(pa.table({"n": range(500), "isi": ["panjang" * 200] * 500}), path)
    assert path.stat().st_size < 20_000
    table, findings = open_table(file_at(path), TableSpec(file=path.name), tmp_path / "cache")
    assert findings == []
    assert table
    metadata = pq.read_metadata(table.parquet)
    assert metadata.num_rows == 500
    assert max(metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)) <= 50


def test_row_groups_that_were_read_are_let_go(tmp_path: Path) -> None:
    """What Arrow reads ahead it keeps to the end, the whole file in the long run."""
    path = tmp_path / "panjang.parquet"
    numbers = np.random.default_rng(4).integers(0, 2**62, 400_000)
    pq.write_table(pa.table({"n": numbers}), path, row_group_size=20_000, compression="none")
    before = pa.total_allocated_bytes()
    with parquet.read(path) as file:
        rows = 0
        for batch in ArrowBody(file).batches():
            rows += len(batch)
            assert pa.total_allocated_bytes() - before < path.stat().st_size / 2
    assert rows == 400_000
