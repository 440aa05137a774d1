"""The portal's own boundaries of areas, ``content/peta/*.geojson``: polygons by the code of the area."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.findings import Finding, Place
from generator.readers.geometry import GEOMETRY, geometry_cells
from generator.readers.grid import Unreadable
from generator.readers.json import parse

HOME = "content/peta"
CODE_KEYS = ("kode", "code", "kode_wilayah", "kdepum")
LARGEST = 20_000_000
"""Bytes of a boundary file; a larger one is left alone."""
AREAS = ("Polygon", "MultiPolygon")


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Files of boundaries, by digest; ``geometries`` reads them."""

    files: tuple[tuple[Path, str], ...] = ()
    """Path and SHA-256."""

    @property
    def digest(self) -> str:
        return hashlib.sha256("".join(digest for _, digest in self.files).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Read:
    """One file: GeoJSON geometries as text by code, and what is wrong with it."""

    geometries: dict[str, str]
    findings: tuple[Finding, ...]


def find_boundaries(root: Path) -> Boundaries:
    """Every file that may be read, in the order of the names; links are not followed."""
    found = []
    for path in sorted((root / HOME).glob("*.geojson")):
        if not path.is_symlink() and path.is_file() and path.stat().st_size <= LARGEST:
            found.append((path, hashlib.sha256(path.read_bytes()).hexdigest()))
    return Boundaries(tuple(found))


def geometries(boundaries: Boundaries) -> dict[str, str]:
    """GeoJSON text by code; the first file that knows a code holds it."""
    known: dict[str, str] = {}
    for path, digest in boundaries.files:
        for code, text in read(path, digest).geometries.items():
            known.setdefault(code, text)
    return known


@functools.lru_cache(maxsize=16)
def read(path: Path, digest: str) -> Read:
    """What a file of this digest holds. A feature that is broken is left out and reported."""
    source = f"{HOME}/{path.name}"
    try:
        data = parse(path)
    except Unreadable as error:
        return Read({}, (error.finding(source),))
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        return Read({}, (no_features(source),))
    known: dict[str, str] = {}
    findings: list[Finding] = []
    for number, feature in enumerate(features, 1):
        try:
            code, text = area(feature, number)
            if code in known:
                raise twice(code, number)
            known[code] = text
        except Unreadable as error:
            findings.append(error.finding(source))
    return Read(known, tuple(findings))


def area(feature: Any, number: int) -> tuple[str, str]:
    """Code and geometry of a feature. Raises Unreadable."""
    feature = feature if isinstance(feature, dict) else {}
    properties = feature.get("properties")
    known = properties if isinstance(properties, dict) else {}
    code = next((str(known[key]).strip() for key in CODE_KEYS if known.get(key) not in (None, "")), "")
    if not code:
        raise Unreadable(
            f"fitur ke-{number} tidak punya kode wilayah.",
            'Isi properti "kode" dengan kode Kemendagri, misalnya 14.71.01.',
            "batas-tanpa-kode",
        )
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in AREAS:
        raise Unreadable(
            f"fitur ke-{number} ({code[:20]}) bukan wilayah.",
            "Simpan batasnya sebagai Polygon atau MultiPolygon.",
            "batas-bukan-wilayah",
        )
    return code, str(geometry_cells(geometry, number, points=False)[GEOMETRY])


def twice(code: str, number: int) -> Unreadable:
    return Unreadable(
        f'kode "{code[:20]}" dipakai lagi oleh fitur ke-{number}.',
        "Satukan keduanya menjadi satu MultiPolygon, atau betulkan kodenya.",
        "kode-ganda",
    )


def no_features(source: str) -> Finding:
    return Finding(
        Place(source),
        'GeoJSON ini tidak punya daftar "features".',
        "Simpan ulang dari QGIS sebagai GeoJSON WGS 84.",
        "geojson-rusak",
    )
