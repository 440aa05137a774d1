"""Sightings of a file, looked for once in its life and then out of the cache, by digest of all inputs."""

from __future__ import annotations

import functools
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from generator.personal.evidence import Sighting, Strength
from generator.tables.stored import program_digest


@functools.cache
def detectors_digest() -> str:
    """Of the modules and lists here and of those that read tables: a change of one needs no cleared cache."""
    modules = sorted(each for each in Path(__file__).parent.iterdir() if each.suffix in (".py", ".txt"))
    return (
        hashlib.sha256(b"\0".join([module.read_bytes() for module in modules])).hexdigest() + program_digest()
    )


def kept(cache: Path, parts: Iterable[str], look: Callable[[], list[Sighting]]) -> list[Sighting]:
    """``parts`` say what the sightings depend on beside the program, such as the digest of the file."""
    name = hashlib.sha256("\n".join([*parts, detectors_digest()]).encode()).hexdigest()
    path = cache / "personal" / name[:2] / f"{name}.json"
    try:
        return [sighting(data) for data in json.loads(path.read_bytes())]
    except (OSError, ValueError, TypeError):
        found = look()
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{os.getpid()}")
    partial.write_text(json.dumps([plain(each) for each in found], ensure_ascii=False), encoding="utf-8")
    partial.replace(path)
    return found


def plain(each: Sighting) -> tuple[object, ...]:
    return each.kind, int(each.strength), each.where, each.line, each.column, each.count, each.mask


def sighting(data: Sequence[object]) -> Sighting:
    kind, strength, where, line, column, count, mask = data
    return Sighting(
        str(kind),
        Strength(int(str(strength))),
        str(where),
        int(str(line)),
        int(str(column)),
        int(str(count)),
        str(mask),
    )
