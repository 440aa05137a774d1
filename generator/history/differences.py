"""What changed in an item at one revision: its files, its texts, its metadata; and all of it in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from generator.documents import FORMATS as DOCUMENT_FORMATS
from generator.documents.open import open_document, read_documents
from generator.history.archive import Archive
from generator.history.commits import Change
from generator.history.events import VERBS, Pair, Step, tells
from generator.history.log import History
from generator.history.metadata import FieldChange, field_changes, fields_in_words, metadata_of
from generator.history.tables import TableDifference, spec_for, specs_of, table_difference
from generator.history.texts import TextDifference, text_difference, text_in_words
from generator.history.tracks import name_of
from generator.kinds.dataset import TableSpec
from generator.model import File
from generator.readers import TABLE_SUFFIXES

FILES_NAMED = 6
HIDDEN = "(tidak ditampilkan)"
UNREADABLE = "isinya tidak dapat dibandingkan"
LOST = "isinya tidak dapat dibaca lagi dari riwayat git"


class Screen(Protocol):
    """Says what may be shown of an old state."""

    def file(self, file: File) -> bool: ...
    def text(self, source: str, text: str) -> bool: ...
    def words(self, source: str, text: str) -> str: ...


@dataclass(frozen=True, slots=True)
class FileDifference:
    """One file at one revision."""

    change: Change
    name: str
    verb: str
    """ditambahkan, dihapus, diperbarui, berganti nama."""
    old: File | None
    new: File | None
    """None where there is none, or git has lost it."""
    table: TableDifference | None = None
    text: TextDifference | None = None
    fit: bool = True
    """False where the new state must not be published (again)."""

    @property
    def words(self) -> str:
        """``12 baris baru``, or the verb where no more can be said."""
        if self.table:
            return self.table.words
        if self.text:
            return text_in_words(self.text)
        return f"{self.verb}; {LOST}" if self.change.new and self.new is None else self.verb


def can_differ(pairs: list[Pair]) -> bool:
    """Something of the item was there before: most items came whole in one commit and stayed."""
    return len(pairs) > 1 or any(c.old and c.new for _, entry in pairs for c in entry.files)


class Differences:
    """Reads what it needs from git once (``prepare``), then answers for each step from the cache."""

    def __init__(self, history: History, cache: Path, screen: Screen | None = None) -> None:
        self.history = history
        self.screen = screen
        self.cache = cache
        self.archive = Archive(history, cache)
        self.metadata: dict[tuple[str, str], dict[str, Any] | None] = {}
        """(kind, object id) → keys and values."""

    def prepare(self, told: Iterable[list[Pair]]) -> None:
        """One git process for all old files, one for all old metadata, and the documents read."""
        told = list(told)
        pairs = [pair for each in told for pair in each]
        changes = [change for _, entry in pairs for change in entry.files]
        wanted = [
            (blob, name) for c in changes for blob, name in ((c.old, c.before), (c.new, c.path)) if blob
        ]
        self.archive.fetch(wanted)
        several = [pair for each in told if can_differ(each) for pair in each]
        states = [(track.kind, entry.metadata) for track, entry in several if entry.metadata]
        kinds: dict[str, set[str]] = {}
        for kind, blob in states:
            kinds.setdefault(blob, set()).add(kind)
        for blob, raw in self.history.blobs(sorted(kinds), limit=1_000_000):
            for kind in sorted(kinds[blob]):
                self.metadata[kind, blob] = metadata_of(kind, raw)
        compared = [
            (c, track.kind) for track, entry in pairs for c in entry.files if c.old and c.new and tells(c)
        ]
        sides = [
            self.archive.file(blob, path)
            for change, kind in compared
            if kind != "dataset"
            for blob, path in ((change.old, change.before), (change.new, change.path))
        ]
        documents = {file.sha256: file for file in sides if file and is_document(file.name)}
        if documents:
            read_documents(documents.values(), self.cache)

    def files(self, step: Step) -> list[FileDifference]:
        return [self._file(step, change) for change in step.entry.files if tells(change)]

    def _file(self, step: Step, change: Change) -> FileDifference:
        old, new = self.archive.file(change.old, change.before), self.archive.file(change.new, change.path)
        fit = new is None or self._fit(new)
        found = FileDifference(change, name_of(change.path), VERBS[change.status], old, new, fit=fit)
        if old is None or new is None or old.sha256 == new.sha256 or not (fit and self._fit(old)):
            return found
        if step.track.kind == "dataset" and is_table(old.name) and is_table(new.name):
            earlier = step.previous.metadata if step.previous else None
            before = spec_for(self._specs(earlier), (old.name, new.name))
            after = spec_for(self._specs(step.entry.metadata), (new.name, old.name))
            table = table_difference(old, new, before, after, self.cache)
            return replace(found, table=table)
        if is_document(old.name) and is_document(new.name):
            return replace(found, text=self._text(old, new))
        return found

    def _fit(self, file: File) -> bool:
        return self.screen is None or self.screen.file(file)

    def _specs(self, blob: str | None) -> dict[str, TableSpec]:
        return specs_of(self.metadata.get(("dataset", blob or "")))

    def _text(self, old: File, new: File) -> TextDifference | None:
        before, after = open_document(old, self.cache)[0], open_document(new, self.cache)[0]
        return text_difference(before, after) if before and after else None

    def fields(self, step: Step) -> list[FieldChange]:
        """Of the metadata, against the state before."""
        if not (step.previous and step.previous.metadata and step.entry.metadata and step.metadata_changed):
            return []
        before = self.metadata.get((step.track.kind, step.previous.metadata))
        after = self.metadata.get((step.track.kind, step.entry.metadata))
        changes = field_changes(before, after) if before is not None and after is not None else []
        return [self._shown(change, step.entry.source) for change in changes]

    def _shown(self, change: FieldChange, source: str) -> FieldChange:
        told = f"{change.name}: {change.old}\n{change.name}: {change.new}"
        if self.screen is None or self.screen.text(source, told):
            return change
        return FieldChange(change.name, HIDDEN, HIDDEN)

    def words(self, step: Step) -> str:
        """``data.csv: 12 baris baru, 3 nilai berubah (…). Keterangan diperbarui: judul.``"""
        parts = [f"Alamat berubah dari {step.moved_from}."] if step.moved_from else []
        told = [phrase(each) for each in self.files(step)]
        if told:
            more = f"; dan {len(told) - FILES_NAMED} berkas lain" if len(told) > FILES_NAMED else ""
            parts.append("; ".join(told[:FILES_NAMED]) + more + ".")
        if fields := fields_in_words(self.fields(step)):
            parts.append(fields)
        return " ".join(parts) or "Berkasnya ditulis ulang; isinya tidak berubah."


def phrase(found: FileDifference) -> str:
    if found.table or found.text:
        return f"{found.name}: {found.words}"
    if found.verb == VERBS["M"] and (is_table(found.name) or is_document(found.name)):
        return f"{found.name} {found.verb} ({UNREADABLE})"
    return f"{found.name} {found.verb}"


def is_table(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in TABLE_SUFFIXES


def is_document(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in DOCUMENT_FORMATS
