"""The steps left of the site builder, timed alone: ``python bench/stage.py FOLDER`` prints JSON."""

from __future__ import annotations

import json
import sys
import time
from itertools import pairwise
from pathlib import Path

from generator.check import check, gists_of
from generator.findings import errors
from generator.load import load
from generator.output import Output
from generator.pipeline import emit
from generator.progress import Progress


def main(root: Path) -> dict[str, float]:
    marks = [time.perf_counter()]
    loaded = load(root, root / "build/cache", gists=gists_of)
    marks.append(time.perf_counter())
    findings = check(loaded)
    marks.append(time.perf_counter())
    assert not errors(findings), "\n".join(str(finding) for finding in errors(findings)[:20])
    with Output(root / "build/docs", root / "build/files") as out:
        emit(loaded.catalogue, out, findings, Progress.silent())
        out.write()
    marks.append(time.perf_counter())
    load_time, check_time, emit_time = (after - before for before, after in pairwise(marks))
    return {
        "items": len(loaded.catalogue.items),
        "load": load_time,
        "check": check_time,
        "emit": emit_time,
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]).resolve())))
