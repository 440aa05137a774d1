"""The offices that may publish: out of ``content/organisasi/``, found by what people call them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.files import walk
from generator.kinds import KINDS
from generator.readers.yaml import read


@dataclass(frozen=True, slots=True)
class Office:
    slug: str
    title: str
    short: str = ""


def offices_of(root: Path) -> list[Office]:
    """Sorted by slug; a file that cannot be read has its name for a title."""
    found = []
    for folder in walk(root, KINDS["organisasi"].home, []):
        for name in folder.files:
            if name.endswith(".yml"):
                found.append(office(folder.path / name))
    return sorted(found, key=lambda each: each.slug)


def office(path: Path) -> Office:
    source, _ = read(path.read_bytes(), path.name)
    data = source.data if source else {}
    title, short = (data.get("judul") or data.get("nama")), data.get("singkatan")
    return Office(
        path.stem, title if isinstance(title, str) else path.stem, short if isinstance(short, str) else ""
    )


def find_office(words: str, offices: list[Office]) -> Office | None:
    """By slug, abbreviation or title, without regard to case; the nearest title when it is clear."""
    wanted = " ".join(words.split()).casefold()
    names = {
        name.casefold(): each for each in offices for name in (each.title, each.short, each.slug) if name
    }
    if wanted in names:
        return names[wanted]
    near = difflib.get_close_matches(wanted, names, n=1, cutoff=0.85)
    return names[near[0]] if near else None


def mentioned(lines: Iterable[str], offices: Iterable[Office]) -> Office | None:
    """The office that a letterhead or a source names; none where several are named alike.

    ``Pemerintah Kota …`` stands above every table and says nothing.
    """
    known = [each for each in offices if not each.title.lower().startswith("pemerintah")]
    text = "\n".join(" ".join(line.split()).casefold() for line in lines)
    found = [each for each in known if re.search(rf"\b{re.escape(each.title.casefold())}\b", text)]
    longest = max((len(each.title) for each in found), default=0)
    best = [each for each in found if len(each.title) == longest]
    inside = all(each.title.casefold() in best[0].title.casefold() for each in found)
    return best[0] if len(best) == 1 and inside else None


def listing(offices: list[Office], limit: int = 200) -> list[str]:
    """``disdik (Dinas Pendidikan)``, for a comment or a terminal."""
    return [f"{each.slug} ({each.title})" for each in offices[:limit]]
