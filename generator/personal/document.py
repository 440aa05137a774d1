"""Personal data in a document that was read page by page, and in plain text files with their lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Set
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.documents.text import Text
from generator.late import Late
from generator.personal.evidence import Hit, Sighting, Strength, mask
from generator.personal.listed import carried
from generator.personal.text import find

if TYPE_CHECKING:
    from generator.personal import ruled
else:
    ruled = Late("generator.personal.ruled")

PARTED = re.compile(r"[|;\t][^\n]*[|;\t]|\|")
"""A line of cells."""
SIGNATORIES = 3
"""So many NIPs are the signatories of a letter, which must carry them; more are a list of staff."""


def in_document(text: Text) -> list[Sighting]:
    """One sighting a kind, with the pages on which it stands."""
    pages: dict[str, list[str]] = defaultdict(list)
    first: dict[str, tuple[str, Strength]] = {}
    count: dict[str, int] = defaultdict(int)
    before = ""
    besides = {"sifat berkas", *(each.place for each in text.besides)}
    for label, content in [
        *((page.label, page.text) for page in text.pages),
        ("sifat berkas", text.facts.title),
        *((each.place, each.text) for each in text.besides),
    ]:
        header = carried(before, content) if before else ""
        before = content
        for hit in going_on(header, content):
            sample, strength = first.get(hit.kind, (mask(content[hit.start : hit.end]), hit.strength))
            first[hit.kind] = (sample, max(strength, hit.strength))
            count[hit.kind] += 1
            if label not in pages[hit.kind]:
                pages[hit.kind].append(label)
    return [
        Sighting(kind, strength, where(pages[kind], besides), 0, 0, count[kind], sample)
        for kind, (sample, strength) in first.items()
        if kind != "nip" or count[kind] > SIGNATORIES
    ]


def going_on(header: str, text: str) -> list[Hit]:
    """Of a page; ``header`` of the list that goes on from the page before."""
    if not header:
        return hits_in(text)
    begin = len(header) + 1
    hits = hits_in(f"{header}\f{text.lstrip()}")
    skipped = begin - (len(text) - len(text.lstrip()))
    return [
        replace(hit, start=hit.start - skipped, end=hit.end - skipped) for hit in hits if hit.start >= begin
    ]


def hits_in(text: str) -> list[Hit]:
    """As ``find``; of its tables by their columns."""
    hits = find(text)
    return ruled.ruled(text, hits) if PARTED.search(text) else hits


def where(labels: list[str], besides: Set[str], shown: int = 8) -> str:
    """``halaman 3, 4; isian formulir``"""
    pages = [label for label in labels if label not in besides]
    listed = ", ".join(pages[:shown])
    more = f" dan {len(pages) - shown} lainnya" if len(pages) > shown else ""
    beside = [label for label in labels if label in besides][:shown]
    return "; ".join([*([f"halaman {listed}{more}"] if pages else []), *beside])


def in_lines(text: str) -> list[Sighting]:
    """One sighting a hit, with its line; of a text that officers wrote: YAML, Markdown."""
    found = []
    for hit in hits_in(text):
        begin = text.rfind("\n", 0, hit.start) + 1
        line = text.count("\n", 0, hit.start) + 1
        value = mask(text[hit.start : hit.end])
        found.append(Sighting(hit.kind, hit.strength, "", line, hit.start - begin + 1, 1, value))
    return found
