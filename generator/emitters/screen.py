"""What must not come out of git again: an old state with personal data that no current check sees.

A branch may have carried it between two commits, or it went out before anyone looked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.kinds.dataset import TableSpec
from generator.model import Catalogue, File, day
from generator.personal.document import in_lines
from generator.personal.evidence import Sighting, Strength, mask
from generator.personal.exceptions import Reviewed, reviewed
from generator.personal.text import find
from generator.rules.personal import in_file

SHORTEST = 8
"""Digits; no number of a person has fewer."""


@dataclass(frozen=True, slots=True)
class Screen:
    """Lets through what ``terang check`` would let through today, reviewed exceptions included."""

    allowed: Reviewed
    cache: Path

    def file(self, file: File) -> bool:
        return self._clean(file.source, in_file(file, TableSpec(file=file.name), self.cache))

    def text(self, source: str, text: str) -> bool:
        return self._clean(source, in_lines(text))

    def words(self, source: str, text: str) -> str:
        """A note, a title or the subject of a commit, with what must not be told masked."""
        if "@" not in text and sum(map(str.isdigit, text)) < SHORTEST:
            return text
        for hit in sorted(find(text), key=lambda hit: hit.start, reverse=True):
            if hit.strength is Strength.STRONG and not self.allowed.covers(source, hit.kind):
                text = text[: hit.start] + mask(text[hit.start : hit.end]) + text[hit.end :]
        return text

    def _clean(self, source: str, seen: Iterable[Sighting]) -> bool:
        strong = (each for each in seen if each.strength is Strength.STRONG)
        return all(self.allowed.covers(source, each.kind) for each in strong)


def screen(catalogue: Catalogue) -> Screen:
    # The date of the content, not the clock: the same commit publishes the same versions.
    allowed, _ = reviewed(catalogue.root, day(catalogue.updated))
    return Screen(allowed, catalogue.cache)
