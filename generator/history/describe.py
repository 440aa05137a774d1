"""Events with words for what changed in them: the step between checking and publishing.

Comparing every revision costs time, so ``terang check`` leaves it out.
"""

from __future__ import annotations

from dataclasses import replace

from generator.duties import with_late
from generator.history.differences import Differences, Screen
from generator.history.events import events
from generator.history.log import read_history
from generator.model import Catalogue
from generator.progress import Progress


def describe(
    catalogue: Catalogue, progress: Progress | None = None, screen: Screen | None = None
) -> Catalogue:
    """The catalogue, its events saying row by row what changed where the officer left no note.

    ``screen`` decides what may be told of old states.
    """
    history = read_history(catalogue.root, catalogue.cache)
    differences = Differences(history, catalogue.cache, screen)
    told = [history.entries([item.source], item.meta.former) for item in catalogue.items]
    revisions = sum(len(pairs) for pairs in told)
    (progress or Progress.silent()).say(
        f"{revisions} revisi dibaca; yang belum pernah dibandingkan dibandingkan"
    )
    differences.prepare(
        [*told, *([(track, entry) for entry in track.entries] for track in history.gone(catalogue.items))]
    )
    told_again = events(catalogue.items, history, catalogue.settings, differences.words)
    return with_late(replace(catalogue, events=told_again))
