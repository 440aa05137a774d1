"""Personal data in a document that was read page by page, and in plain text files with their lines."""

from __future__ import annotations

from collections import defaultdict

from generator.documents.text import Text
from generator.personal.evidence import Sighting, Strength, mask
from generator.personal.text import find

SIGNATORIES = 3
"""So many NIPs are the signatories of a letter, which must carry them; more are a list of staff."""


def in_document(text: Text) -> list[Sighting]:
    """One sighting a kind, with the pages on which it stands."""
    pages: dict[str, list[str]] = defaultdict(list)
    first: dict[str, tuple[str, Strength]] = {}
    count: dict[str, int] = defaultdict(int)
    for label, content in [
        *((page.label, page.text) for page in text.pages),
        ("sifat berkas", text.facts.title),
    ]:
        for hit in find(content):
            sample, strength = first.get(hit.kind, (mask(content[hit.start : hit.end]), hit.strength))
            first[hit.kind] = (sample, max(strength, hit.strength))
            count[hit.kind] += 1
            if label not in pages[hit.kind]:
                pages[hit.kind].append(label)
    return [
        Sighting(kind, strength, where(pages[kind]), 0, 0, count[kind], sample)
        for kind, (sample, strength) in first.items()
        if kind != "nip" or count[kind] > SIGNATORIES
    ]


def where(labels: list[str], shown: int = 8) -> str:
    listed = ", ".join(labels[:shown])
    more = f" dan {len(labels) - shown} lainnya" if len(labels) > shown else ""
    return f"halaman {listed}{more}"


def in_lines(text: str) -> list[Sighting]:
    """One sighting a hit, with its line; of a text that officers wrote: YAML, Markdown."""
    found = []
    for hit in find(text):
        begin = text.rfind("\n", 0, hit.start) + 1
        line = text.count("\n", 0, hit.start) + 1
        value = mask(text[hit.start : hit.end])
        found.append(Sighting(hit.kind, hit.strength, "", line, hit.start - begin + 1, 1, value))
    return found
