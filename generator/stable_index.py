"""Pagefind's index made the same bytes for the same pages.

Pagefind 1.5 writes filters, their values and sort keys in the order of a hash map, which differs at
every run (https://github.com/CloudCannon/pagefind/issues/638), and names files by a hash over that.
Each file is gzip over a signature and CBOR; this module sorts what is unordered, and names the files
by their new content. Everything else in the index is already stable.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

SIGNATURE = b"pagefind_dcd"
FILTERS, SORTS = 3, 4
"""Positions in ``pf_meta``: version, pages, index chunks, filters, sorts, fields."""


def stabilise(folder: Path) -> None:
    """Rewrite the filters, the meta files and the entry file of one index folder."""
    renamed = {}
    for path in sorted(folder.glob("filter/*.pf_filter")):
        name, values = unpack(path)
        renamed[path.stem] = rewrite(path, [name, sorted(values)])
    entry_path = folder / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text("utf-8"))
    for language in entry["languages"].values():
        meta_path = folder / f"pagefind.{language['hash']}.pf_meta"
        meta = unpack(meta_path)
        meta[FILTERS] = sorted([name, renamed[file]] for name, file in meta[FILTERS])
        meta[SORTS] = sorted(meta[SORTS])
        language["hash"] = rewrite(meta_path, meta).removeprefix("pagefind.")
    entry["languages"] = dict(sorted(entry["languages"].items()))
    entry_path.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), "utf-8")


def unpack(path: Path) -> Any:
    raw = gzip.decompress(path.read_bytes())
    if not raw.startswith(SIGNATURE):
        raise ValueError(f"{path.name} is not an index file of the Pagefind version that this code knows")
    return cbor2.loads(raw[len(SIGNATURE) :])


def rewrite(path: Path, content: Any) -> str:
    """Write the content under a name made of it; returns the new stem."""
    raw = SIGNATURE + cbor2.dumps(content)
    head = path.stem.rpartition("_")[0]
    fresh = path.with_name(f"{head}_{hashlib.sha256(raw).hexdigest()[:10]}{path.suffix}")
    path.unlink()
    fresh.write_bytes(gzip.compress(raw, 9, mtime=0))
    return fresh.stem
