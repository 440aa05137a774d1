"""Cases that the fuzzer has found, tried again on each run; and that each target of it works."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from fuzz.targets import TARGETS

ROOT = Path(__file__).parents[1]
FOUND = ROOT / "tests/fuzz/found"
BEGIN = {
    "metadata": b"judul: A\nberkas: [{berkas: ../../x}]\ntanggal: 2025-13-45\n",
    "front_matter": b"---\njudul: *a\n---\n{{ 7 * 7 }}<script>",
    "csv": b'\xef\xbb\xbfa;b\n1.234,5;\x00\n"x',
    "paths": "../a.csv\n\u202e/..".encode(),
    "personal": "NIK: 14 71 01 65 03 90 00 01\u202e".encode() * 20,
    "office": b"PK\x03\x04\x00[Content_Types].xml" + bytes(200),
    "issue": b"### Jenis terbitan\n\ndataset\n\n### Judul\n\n</textarea>",
}
SLOW = 5.0


@pytest.mark.parametrize("target", TARGETS)
def test_each_target_takes_a_hostile_beginning(target: str, tmp_path: Path) -> None:
    TARGETS[target](BEGIN[target], tmp_path)


def test_what_was_found_is_mended(tmp_path: Path) -> None:
    """Quick and without an exception; ``make fuzz`` puts the cases there."""
    for number, path in enumerate(sorted(FOUND.rglob("*.bin"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        begin = time.process_time()
        TARGETS[path.parent.name](path.read_bytes(), folder)
        assert time.process_time() - begin < SLOW, path


def test_all_targets_are_fuzzed() -> None:
    assert set(BEGIN) == set(TARGETS)
    line = next(
        line for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if "for target in" in line
    )
    assert set(TARGETS) <= set(line.replace(";", "").split())
