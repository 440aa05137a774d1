"""What belongs together, found once for all items: a page never walks the whole catalogue.

Every list is newest first. Related items are looked for among the newest of the same topics and the
same publisher only, so that the cost grows with the number of items and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.emitters.tree import area_names
from generator.kinds.document import Document
from generator.kinds.indicator import Indicator
from generator.kinds.organisation import Organisation
from generator.kinds.service import Service
from generator.model import Catalogue, Event, Item
from generator.series import Series, all_series

CANDIDATES = 40
"""Items looked at per topic and per publisher."""
RELATED = 6

RELATIONS = (
    ("amends", "Mengubah", "Diubah dengan"),
    ("amended_by", "Diubah dengan", "Mengubah"),
    ("revokes", "Mencabut", "Dicabut dengan"),
    ("revoked_by", "Dicabut dengan", "Mencabut"),
    ("implements", "Melaksanakan", "Dilaksanakan dengan"),
    ("related", "Dokumen terkait", "Dokumen terkait"),
)
"""Field, its name on the page, and its name on the other document's page."""
RELATION_NAMES = tuple(dict.fromkeys(name for _, *names in RELATIONS for name in names))

Lists = defaultdict[str, list[Item]]


@dataclass(frozen=True, slots=True)
class Links:
    """Indexes over one catalogue; made by ``build``."""

    by_theme: Lists = field(default_factory=lambda: defaultdict(list))
    by_publisher: Lists = field(default_factory=lambda: defaultdict(list))
    """Slug of the organisation → what it publishes."""
    children: Lists = field(default_factory=lambda: defaultdict(list))
    """Slug of the organisation → organisations below it, by title."""
    indicators: Lists = field(default_factory=lambda: defaultdict(list))
    """Slug of the dataset → indicators drawn from it."""
    used_by: Lists = field(default_factory=lambda: defaultdict(list))
    """Slug of the document → services that use it as a form."""
    series: dict[str, Series] = field(default_factory=dict)
    """Name of a series → it with its editions."""
    replaces: Lists = field(default_factory=lambda: defaultdict(list))
    """Key of an item → items that it replaces."""
    relations: dict[str, dict[str, list[Item]]] = field(default_factory=dict)
    """Slug of the document → name of the relation → documents."""
    events: defaultdict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))
    """Key of an item → its events, newest first."""
    area_names: dict[str, str] = field(default_factory=dict)
    """Code of every area that has a page → its name."""
    _newest: dict[tuple[int, str], list[tuple[str, Item]]] = field(default_factory=dict, repr=False)

    def related(self, item: Item) -> list[Item]:
        """Items that share topics or the publisher; more topics in common first, then newer."""
        scores: dict[str, tuple[int, int, Item]] = {}
        own = item.key
        for weight, others in self._neighbourhoods(item):
            for rank, (key, other) in enumerate(others):
                if key != own:
                    known = scores.get(key)
                    scores[key] = (weight + (known[0] if known else 0), rank, other)
        best = sorted((-weight, rank, key) for key, (weight, rank, _) in scores.items())
        return [scores[key][2] for _, _, key in best[:RELATED]]

    def _neighbourhoods(self, item: Item) -> Iterator[tuple[int, list[tuple[str, Item]]]]:
        yield from ((2, self._near(self.by_theme, theme)) for theme in item.meta.themes)
        yield 1, self._near(self.by_publisher, item.publisher)

    def _near(self, lists: Lists, name: str) -> list[tuple[str, Item]]:
        """The newest with their keys: all items of a topic or a publisher look among the same."""
        place = id(lists), name
        if place not in self._newest:
            self._newest[place] = [(each.key, each) for each in lists.get(name, [])[:CANDIDATES]]
        return self._newest[place]


def build(catalogue: Catalogue) -> Links:
    series = {each.slug: each for each in all_series(catalogue)}
    links = Links(area_names=area_names(catalogue), series=series)
    for item in catalogue.newest():
        add(links, item)
    relate(links, catalogue.of_kind("dokumen"))
    for event in catalogue.events:
        links.events[f"{event.kind}/{event.slug}"].append(event)
    for organisations in links.children.values():
        organisations.sort(key=lambda item: item.title)
    return links


def add(links: Links, item: Item) -> None:
    meta = item.meta
    if isinstance(meta, Organisation):
        if meta.parent:
            links.children[meta.parent].append(item)
        return
    links.by_publisher[item.publisher].append(item)
    for theme in meta.themes:
        links.by_theme[theme].append(item)
    if meta.replaced_by:
        links.replaces[f"{item.kind}/{meta.replaced_by}"].append(item)
    if isinstance(meta, Indicator) and meta.dataset:
        links.indicators[meta.dataset].append(item)
    if isinstance(meta, Service):
        for form in meta.forms:
            links.used_by[form].append(item)


def relate(links: Links, documents: Iterable[Item]) -> None:
    """Both ways: who amends says so, and who is amended says by whom, though only one wrote it."""
    known = {item.slug: item for item in documents}
    found: dict[str, dict[str, dict[str, Item]]] = {}
    for item in known.values():
        for attribute, name, inverse in RELATIONS:
            for slug in getattr(item.meta, attribute):
                other = known.get(slug)
                if other and other is not item:
                    found.setdefault(item.slug, {}).setdefault(name, {})[slug] = other
                    found.setdefault(slug, {}).setdefault(inverse, {})[item.slug] = item
    for slug, relations in found.items():
        links.relations[slug] = {
            name: sorted(relations[name].values(), key=year_of, reverse=True)
            for name in RELATION_NAMES
            if name in relations
        }


def year_of(item: Item) -> tuple[int, str]:
    year = item.meta.year if isinstance(item.meta, Document) else None
    return year or item.issued.year, item.slug
