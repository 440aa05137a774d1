"""Lines of a text on which a person's number stands: what else they hold is that person's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from generator.personal.evidence import Hit

LONGEST = 400
"""Characters of a line of a list; longer ones are paragraphs."""


def on_line_with(text: str, numbers: Sequence[Hit], kinds: Set[str]) -> Iterator[tuple[int, int]]:
    """Each such line once, from its first character to behind its last."""
    seen = -1
    for hit in numbers:
        if hit.kind in kinds and hit.start >= seen:
            start = text.rfind("\n", 0, hit.start) + 1
            end = text.find("\n", hit.end)
            seen = len(text) if end < 0 else end
            if seen - start <= LONGEST:
                yield start, seen
