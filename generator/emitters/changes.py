"""``/KIND/SLUG/perubahan/``: every revision of an item, what changed in it, and its old versions.

A revision that changed the values of a table or the text of a document has a page of its own with
``diff.csv`` and ``diff.json``. Old versions lie under ``/KIND/SLUG/versi/SHA8/``, each once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote

from generator.cite import SHORT
from generator.emitters.front import Crumb, Front, front
from generator.emitters.screen import screen
from generator.emitters.versions import VersionLink, Versions, commit_url
from generator.feeds.scopes import EVENT_LABELS
from generator.history.differences import Differences, FileDifference
from generator.history.events import Pair, Step, departed, steps
from generator.history.facts import Facts
from generator.history.log import History, read_history
from generator.history.metadata import FieldChange
from generator.kinds import KINDS
from generator.model import Catalogue, Event, Item
from generator.output import Output
from generator.render import Renderer, date_id

STATES = {
    "lengkap": "",
    "dangkal": "Riwayat ini tidak lengkap: portal dibangun dari salinan git yang terpotong.",
    "rusak": "Riwayat ini tidak lengkap: sebagian riwayat git tidak dapat dibaca.",
    "kosong": "Belum ada riwayat: isi portal ini belum pernah disimpan dengan git.",
    "tanpa-repositori": "Belum ada riwayat: isi portal ini tidak disimpan dengan git.",
    "tanpa-git": "Belum ada riwayat: portal dibangun di tempat yang tidak mempunyai git.",
}
LABELS = {
    "nilai-berubah": "nilai berubah",
    "baris-baru": "baris baru",
    "baris-hilang": "baris hilang",
    "kolom-baru": "kolom baru",
    "kolom-hilang": "kolom hilang",
    "kolom-ganti-nama": "kolom ganti nama",
    "kolom-ganti-tipe": "kolom ganti tipe",
}
"""Words of ``diff.csv`` for readers."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An item that is there, or one that was."""

    kind: str
    slug: str
    title: str
    pairs: list[Pair]
    """Newest first."""
    item: Item | None = None

    @property
    def address(self) -> str:
        return f"{self.kind}/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Line:
    """One file at one revision, with where to get it and how it differs from before."""

    file: FileDifference
    version: VersionLink | None
    csv: str = ""
    json: str = ""
    """Addresses of the whole difference."""


@dataclass(frozen=True, slots=True)
class View:
    """One revision on the page."""

    step: Step
    event: Event | None
    lines: list[Line]
    fields: list[FieldChange]
    commit: str
    """URL, for a portal whose repository is public."""
    page: str
    """Address of the page with the differences, "" where there is none."""


def emit(catalogue: Catalogue, out: Output) -> None:
    history = read_history(catalogue.root, catalogue.cache, zone=catalogue.settings.zone)
    pages = Pages(catalogue, out, history)
    subjects = pages.subjects()
    pages.differences.prepare([subject.pairs for subject in subjects])
    for subject in subjects:
        pages.emit(subject)


class Pages:
    """What all pages share: the history, the differences, the versions and the renderer."""

    def __init__(self, catalogue: Catalogue, out: Output, history: History) -> None:
        self.catalogue = catalogue
        self.history = history
        self.out = out
        self.renderer = Renderer(catalogue)
        self.screen = screen(catalogue)
        self.differences = Differences(history, catalogue.cache, self.screen)
        self.versions = Versions(catalogue.settings, history.prefix, out)
        self.events = {(each.kind, each.slug, each.commit): each for each in catalogue.events}
        self.facts: dict[str, Facts] = {}

    def subjects(self) -> list[Subject]:
        """Items that are there, then those that were."""
        items = self.catalogue.items
        told = [self.history.entries([item.source], item.meta.former) for item in items]
        gone = self.history.gone(items)
        entries = [entry for pairs in told for _, entry in pairs] + [
            e for track in gone for e in track.entries
        ]
        self.facts = self.history.facts(entry.metadata for entry in entries if entry.metadata)
        present = [
            Subject(item.kind, item.slug, item.title, pairs, item)
            for item, pairs in zip(items, told, strict=True)
        ]
        past = [departed(track, self.facts) for track in gone]
        words = self.screen.words
        return present + [Subject(each.kind, each.slug, words("", each.title), each.pairs) for each in past]

    def emit(self, subject: Subject) -> None:
        views = [self.view(subject, step) for step in reversed(steps(subject.pairs, self.facts))]
        address = f"{subject.address}perubahan/"
        self.renderer.publish(
            self.out,
            "perubahan.md",
            address,
            f"Perubahan: {subject.title}",
            matter(subject, f"Semua perubahan {subject.title}, beserta versi lamanya."),
            subject=subject,
            views=views,
            labels=EVENT_LABELS,
            short=SHORT,
            state=STATES[self.history.state],
            only=self.events.get((subject.kind, subject.slug, None)),
            source=f"perubahan {subject.kind}/{subject.slug}",
        )
        for view in views:
            if view.page:
                self.emit_revision(subject, view)

    def view(self, subject: Subject, step: Step) -> View:
        commit = step.entry.commit.hash
        folder = f"{subject.address}perubahan/{commit[:SHORT]}/"
        files = self.differences.files(step)
        compared = [each for each in files if worth_a_page(each)]
        lines = [
            self.line(each, self.versions.link(subject.item, each, commit), folder, len(compared) > 1)
            for each in files
        ]
        return View(
            step,
            self.events.get((subject.kind, subject.slug, commit)),
            lines,
            self.differences.fields(step),
            commit_url(self.catalogue.settings, commit),
            folder if compared else "",
        )

    def line(self, found: FileDifference, version: VersionLink | None, folder: str, many: bool) -> Line:
        """The whole difference as files: ``diff.csv``, or ``NAME/diff.csv`` where there are several."""
        if not (found.table and found.table.stem and worth_a_page(found)):
            return Line(found, version)
        place = f"{folder}{found.name}/" if many else folder
        for suffix, path in (("csv", found.table.csv), ("json", found.table.json)):
            self.out.file(f"{place}diff.{suffix}", path, f"{found.change.path} (perubahan)")
        return Line(found, version, quote(f"{place}diff.csv"), quote(f"{place}diff.json"))

    def emit_revision(self, subject: Subject, view: View) -> None:
        commit = view.step.entry.commit
        text = f"Apa yang berubah pada {subject.title}, {date_id(commit.date)}."
        self.renderer.publish(
            self.out,
            "revisi.md",
            view.page,
            f"Perubahan {date_id(commit.date)}: {subject.title}",
            matter(subject, text, [("Perubahan", f"{subject.address}perubahan/")]),
            subject=subject,
            view=replace(view, lines=[line for line in view.lines if worth_a_page(line.file)]),
            words=LABELS,
            short=SHORT,
            source=f"perubahan {subject.kind}/{subject.slug} {commit.hash[:SHORT]}",
        )


def worth_a_page(found: FileDifference) -> bool:
    """The table or the text says something else than before."""
    return bool((found.table and not found.table.same) or (found.text and not found.text.is_empty))


def matter(subject: Subject, text: str, more: Iterable[Crumb] = ()) -> Front:
    above = [(KINDS[subject.kind].plural, f"{subject.kind}/"), (subject.title, subject.address), *more]
    feeds = [(subject.title, subject.address)]
    return front(text, above, feeds, ("navigation", "toc"), search=False)
