"""Events with words for what changed in them: the step between checking and publishing.

Comparing every revision costs time, so ``terang check`` leaves it out.
"""

from __future__ import annotations

from dataclasses import replace

from generator.duties import with_late
from generator.history.differences import Differences, Screen
from generator.history.events import events
from generator.history.log import read_history
from generator.model import Catalogue, Event
from generator.progress import Progress


def describe(
    catalogue: Catalogue, progress: Progress | None = None, screen: Screen | None = None
) -> Catalogue:
    """The catalogue, its events saying row by row what changed where the officer left no note.

    ``screen`` decides what may be told of old states.
    """
    history = read_history(catalogue.root, catalogue.cache, zone=catalogue.settings.zone)
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
    if screen:
        catalogue, told_again = screened(catalogue, told_again, screen)
    return with_late(replace(catalogue, events=told_again))


def screened(
    catalogue: Catalogue, told: tuple[Event, ...], screen: Screen
) -> tuple[Catalogue, tuple[Event, ...]]:
    """Titles, notes and subjects of commits that no check of today's files has read."""

    def source(kind: str, slug: str) -> str:
        item = catalogue.get(kind, slug)
        return item.source if item else ""

    def words(kind: str, slug: str, text: str) -> str:
        return screen.words(source(kind, slug), text)

    withdrawn = tuple(
        replace(
            gone,
            title=words(gone.kind, gone.slug, gone.title),
            reason=words(gone.kind, gone.slug, gone.reason),
        )
        for gone in catalogue.withdrawn
    )
    events = tuple(
        replace(
            event,
            title=words(event.kind, event.slug, event.title),
            note=words(event.kind, event.slug, event.note),
        )
        for event in told
    )
    return replace(catalogue, withdrawn=withdrawn), events
