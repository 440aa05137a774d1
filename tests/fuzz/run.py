"""Fuzz one target for some seconds: ``python tests/fuzz/run.py TARGET SECONDS``; ``make fuzz`` runs all.

atheris mutates, guided by coverage, from the portal's own files. An exception does not stop the run: each
new one (by the line that raised it) is kept below ``tests/fuzz/found/TARGET/``, where ``tests/test_fuzz.py``
tries it for ever after. An input that takes longer than SLOW is a fault too.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
with atheris.instrument_imports(include=["generator"]):
    from fuzz.targets import TARGETS

SEEDS = {
    "metadata": "**/*.yml",
    "front_matter": "pengumuman/*.md",
    "csv": "**/*.csv",
    "paths": "**/dataset.yml",
    "personal": "**/*.md",
    "office": "**/*.docx",
    "issue": "events/*.json",
}
SEED_LIMIT = 4_000
SLOW = 3.0
FOUND = Path(__file__).parent / "found"


def seeds(target: str, corpus: Path) -> None:
    own = [
        path
        for top in ("content", "datasets", "tests")
        for path in sorted((ROOT / top).glob(SEEDS[target]))
        if path.is_file()
    ]
    for number, path in enumerate(own[:60]):
        (corpus / f"{number}").write_bytes(path.read_bytes()[:SEED_LIMIT])


def main(target: str, seconds: int) -> None:
    work = Path(tempfile.mkdtemp(prefix="terang-fuzz-"))
    corpus = work / "corpus"
    corpus.mkdir()
    seeds(target, corpus)
    known: set[str] = set()
    folder = work / "once"

    def keep(data: bytes, why: str) -> None:
        if why not in known:
            known.add(why)
            (FOUND / target).mkdir(parents=True, exist_ok=True)
            (FOUND / target / f"{hashlib.sha256(data).hexdigest()[:12]}.bin").write_bytes(data)
            print(f"\n{target}: {why}", flush=True)

    def once(data: bytes) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        begin = time.process_time()
        try:
            TARGETS[target](data, folder)
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            ours = [f for f in traceback.extract_tb(error.__traceback__) if "generator" in f.filename][-1:]
            where = (ours or [last])[0]
            keep(data, f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}: {error}"[:200])
        if time.process_time() - begin > SLOW:
            keep(data, "slow")

    options = [
        f"-max_total_time={seconds}",
        "-max_len=4096",
        "-verbosity=0",
        "-print_final_stats=1",
        "-timeout=60",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], once)
    try:
        atheris.Fuzz()
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    os.chdir(ROOT)
    main(sys.argv[1], int(sys.argv[2]))
