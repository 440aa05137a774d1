"""Files of the index: gzip without a clock, compact JSON, and links instead of copies."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from pathlib import Path
from typing import Any

LEVEL = 6
"""9 makes the index one in a hundred smaller and takes twice as long."""


def pack(content: bytes | bytearray) -> bytes:
    return gzip.compress(content, LEVEL, mtime=0)


def packed_json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def link_folder(kept: Path, target: Path) -> None:
    """The files of a folder of the cache in the site, without their content being written again."""
    target.mkdir(parents=True, exist_ok=True)
    with os.scandir(kept) as files:
        for file in files:
            linked(file.path, f"{target}/{file.name}")


def linked(original: str, copy: str) -> None:
    try:
        os.link(original, copy)
    except OSError:
        shutil.copyfile(original, copy)
