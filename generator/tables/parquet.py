"""``NAME.parquet``: the canonical values themselves, snappy, in row groups with statistics and page index."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.model import Table


def write(table: Table, target: Path) -> None:
    shutil.copyfile(table.parquet, target)
