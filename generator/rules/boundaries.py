"""The files in ``content/peta/``: readable, closed, each area with its code.

Judul: Batas wilayah
Kode: `geometri-rusak`, `batas-tanpa-kode`, `batas-bukan-wilayah`, `batas-terlalu-besar`

Mengapa: peta dan GeoJSON digambar dari berkas ini. Cincin yang tidak tertutup atau kode yang keliru membuat
wilayahnya hilang dari peta tanpa ada yang melihat.

Contoh: fitur ke-3 tidak punya properti `kode`.

Perbaikan: perbaiki di QGIS (Fix geometries), isi `kode` dengan kode Kemendagri, sederhanakan yang besar.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.findings import Finding, Place
from generator.places import Loaded
from generator.readers.boundaries import HOME, LARGEST, find_boundaries, read

SHOWN = 20
"""Findings of one file."""


def check(loaded: Loaded) -> Iterator[Finding]:
    root = loaded.catalogue.root
    yield from too_large(root)
    for path, digest in find_boundaries(root).files:
        yield from loaded.kept.of(f"batas/{HOME}/{path.name}", digest, partial(faults, path, digest))


def faults(path: Path, digest: str) -> tuple[Finding, ...]:
    return read(path, digest).findings[:SHOWN]


def too_large(root: Path) -> Iterator[Finding]:
    for path in sorted((root / HOME).glob("*.geojson")):
        if path.is_symlink() or path.stat().st_size <= LARGEST:
            continue
        yield Finding(
            Place(f"{HOME}/{path.name}"),
            f"batas wilayah ini lebih dari {LARGEST // 1_000_000} MB dan tidak dipakai.",
            "Sederhanakan di QGIS (Simplify); peta di layar tidak memerlukan ketelitian meter.",
            "batas-terlalu-besar",
        )
