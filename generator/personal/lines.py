"""Lines of a text on which a person's number stands: what else they hold is that person's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from generator.personal.evidence import Hit

LONGEST = 400
"""Characters of a line of a list; longer ones are paragraphs."""


def on_line_with(
    text: str, numbers: Sequence[Hit], kinds: Set[str]
) -> Iterator[tuple[int, int, Sequence[Hit]]]:
    """Each such line, from its first character to behind its last, with its hits; ``numbers`` by place."""
    at = 0
    while at < len(numbers):
        start = text.rfind("\n", 0, numbers[at].start) + 1
        end = text.find("\n", numbers[at].end)
        end = len(text) if end < 0 else end
        first = at
        while at < len(numbers) and numbers[at].start < end:
            at += 1
        here = numbers[first:at]
        if end - start <= LONGEST and any(hit.kind in kinds for hit in here):
            yield start, end, here
