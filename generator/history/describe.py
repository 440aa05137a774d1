"""Events with words for what changed in them: the step between checking and publishing.

Comparing every revision costs time, so ``terang check`` leaves it out.
"""

from __future__ import annotations

from dataclasses import replace

from generator.history.differences import Differences
from generator.history.events import events
from generator.history.log import read_history
from generator.model import Catalogue


def describe(catalogue: Catalogue) -> Catalogue:
    """The catalogue, its events saying row by row what changed where the officer left no note."""
    history = read_history(catalogue.root, catalogue.cache)
    differences = Differences(history, catalogue.cache)
    told = [history.entries([item.source], item.meta.former) for item in catalogue.items]
    differences.prepare(
        [*told, *([(track, entry) for entry in track.entries] for track in history.gone(catalogue.items))]
    )
    return replace(catalogue, events=events(catalogue.items, history, catalogue.settings, differences.words))
