"""The nouns: items with their files and tables, revisions, events, and the catalogue.

All frozen, no I/O. Emitters read nothing but a ``Catalogue``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.kinds.dataset import ColumnSpec, TableSpec
from generator.kinds.document import Document
from generator.kinds.duty import Deadline, DutyGroup, Term
from generator.kinds.holiday import Holidays
from generator.kinds.organisation import Organisation
from generator.kinds.resource import Resource
from generator.law.graph import Law, law_of
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class File:
    """An officer's file as committed: published byte for byte (dcat:Distribution)."""

    name: str
    """File name alone, as it will be in the address."""
    path: Path
    """Where it lies on this machine."""
    source: str
    """Path inside the portal, with forward slashes."""
    size: int
    """Bytes."""
    sha256: str
    media_type: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """Statistics of one column, over all rows; numbers are in the column's unit."""

    missing: int
    distinct: int
    minimum: Any = None
    maximum: Any = None
    mean: float | None = None
    quantiles: tuple[float, ...] = ()
    """25 %, 50 %, 75 %."""
    frequent: tuple[tuple[str, int], ...] = ()
    """Most frequent values with their counts, at most five."""
    histogram: tuple[int, ...] = ()
    """Counts in ten bins of equal width between minimum and maximum."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as published; ``spec.type`` is always set."""

    name: str
    """Name in all published formats."""
    spec: ColumnSpec
    source_name: str
    """Header as the officer wrote it."""
    profile: Profile
    normalised: tuple[str, ...] = ()
    """What was done to the values, one Indonesian sentence each; empty when nothing was."""

    @property
    def title(self) -> str:
        return self.spec.title or self.source_name or self.name


@dataclass(frozen=True, slots=True)
class Area:
    """The column of area codes of a table, and how far the portal's boundaries know them."""

    column: str
    files: tuple[tuple[Path, str], ...]
    """Boundary files with their SHA-256; empty where the portal has none."""
    digest: str = ""
    """Of all boundary files."""
    known: int = 0
    """Codes of the table that have a boundary."""
    missing: tuple[str, ...] = ()
    size: int = 0
    """Bytes of the geometries of all rows."""


@dataclass(frozen=True, slots=True)
class Table:
    """A checked table. Its values lie in a canonical Parquet file, never in memory for long."""

    name: str
    """Stem of the source file; the name in the addresses."""
    title: str
    file: File
    """The original."""
    spec: TableSpec
    columns: tuple[Column, ...]
    rows: int
    parquet: Path
    """Canonical values: the published Parquet file, in the cache by digest."""
    digest: str
    """SHA-256 of everything the published forms depend on; cache key for derived formats."""
    notes: tuple[str, ...] = ()
    """Footers and remarks found around the table."""
    area: Area | None = None
    """Where the rows lie; None where the table has no area codes."""

    @property
    def key(self) -> tuple[str, ...]:
        return self.spec.key


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of an item in git."""

    commit: str
    """Full hash."""
    date: datetime
    """Author date, in the portal's zone as all days that pages tell."""
    subject: str
    """First line of the commit message."""
    paths: tuple[tuple[str, str], ...] = ()
    """(status, path inside the portal): A added, M modified, D deleted, R renamed to."""


@dataclass(frozen=True, slots=True)
class Event:
    """What a reader is told; feeds, logs and histories are all made from these."""

    id: str
    """``tag:`` URI (RFC 4151), stable over edits and moves."""
    type: str
    """baru, diperbarui, ralat, ditarik, dicabut, diganti, terlambat."""
    kind: str
    slug: str
    title: str
    date: datetime
    """In the portal's zone."""
    note: str
    """What changed, in words."""
    commit: str | None = None

    @property
    def address(self) -> str:
        return f"{self.kind}/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Item:
    """A thing published under its own address."""

    kind: str
    slug: str
    meta: Resource
    source: str
    """The YAML or Markdown file that declares it, inside the portal."""
    issued: datetime
    modified: datetime
    files: tuple[File, ...] = ()
    tables: tuple[Table, ...] = ()
    body: str = ""
    """Markdown below the front matter; not trusted."""
    revisions: tuple[Revision, ...] = ()
    """Newest first; empty where git knows nothing."""

    @property
    def address(self) -> str:
        """Site address without leading slash: ``dataset/penduduk/``."""
        return f"{self.kind}/{self.slug}/"

    @property
    def key(self) -> str:
        return f"{self.kind}/{self.slug}"

    @property
    def title(self) -> str:
        return self.meta.title

    @property
    def former(self) -> tuple[str, ...]:
        """Slugs that it had before, whose addresses lead to it."""
        return self.meta.former

    @property
    def publisher(self) -> str:
        """Slug of the organisation; an organisation publishes itself."""
        return self.slug if self.kind == "organisasi" else self.meta.publisher


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An item that was public and is gone: its page says who withdrew it, when and why."""

    kind: str
    slug: str
    title: str
    date: datetime
    reason: str
    commit: str | None = None
    publisher: str = ""
    """Slug that the last state of its metadata named; so with the others."""
    category: str = ""
    themes: tuple[str, ...] = ()
    area: str = ""


@dataclass(frozen=True)
class Catalogue:
    """All items, checked, immutable: the only thing that outputs read (dcat:Catalog)."""

    settings: Settings
    root: Path
    """The portal's folder."""
    cache: Path
    """Where derived files may be kept by digest."""
    items: tuple[Item, ...]
    """Sorted by kind (in the order of KINDS) and slug."""
    updated: datetime
    """Newest date of any item, but none after the newest commit: the date of the whole (never the clock)."""
    events: tuple[Event, ...] = ()
    """Newest first."""
    withdrawn: tuple[Withdrawn, ...] = ()
    announced: tuple[Item, ...] = ()
    """Not public yet, but their officers want the day and the title known (``diumumkan: true``)."""
    duties: tuple[DutyGroup, ...] = ()
    """What the law orders to be published, from ``content/kewajiban/``."""
    deadlines: tuple[Deadline, ...] = ()
    """Time limits of the law, from ``content/kewajiban/tenggat.yml``."""
    holidays: Holidays = field(default_factory=Holidays)
    """Days that are no working days, from ``content/libur.yml``."""
    terms: tuple[Term, ...] = ()
    """Synonyms and abbreviations for the search, from ``content/istilah.yml``."""
    requests: tuple[File, ...] = ()
    """The request registers without persons, ``content/permohonan/*.csv``."""
    pages: tuple[File, ...] = ()
    """Hand-written: ``content/index.md``, ``content/tentang/``, ``content/panduan/`` and their pictures."""
    commit: str | None = None
    """HEAD, where there is a repository."""
    marks: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """Key of an item → digest of the state of its files; not of those that each build is to look at anew."""
    _index: dict[tuple[str, str], Item] = field(init=False, repr=False, compare=False)
    _gone: dict[tuple[str, str], Withdrawn] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", {(item.kind, item.slug): item for item in self.items})
        object.__setattr__(self, "_gone", {(gone.kind, gone.slug): gone for gone in self.withdrawn})

    def get(self, kind: str, slug: str) -> Item | None:
        return self._index.get((kind, slug))

    def gone(self, kind: str, slug: str) -> Withdrawn | None:
        return self._gone.get((kind, slug))

    @cached_property
    def law(self) -> Law:
        """Relations of the documents both ways, worked out once."""
        documents = {i.slug: i.meta for i in self.of_kind("dokumen") if isinstance(i.meta, Document)}
        return law_of(documents)

    def of_kind(self, kind: str) -> list[Item]:
        return [item for item in self.items if item.kind == kind]

    def newest(self, kind: str | None = None) -> list[Item]:
        """Newest first; equal dates by title."""
        return [item for item in self._dated if kind is None or item.kind == kind]

    @cached_property
    def _dated(self) -> list[Item]:
        """In order once: three dozen lists ask for it."""
        return sorted(self.items, key=lambda item: (-item.modified.timestamp(), item.title, item.slug))

    def publisher(self, item: Item) -> Item | None:
        return self.get("organisasi", item.publisher)

    def organisation(self, item: Item) -> Organisation | None:
        found = self.publisher(item)
        return found.meta if found and isinstance(found.meta, Organisation) else None

    def published_by(self, slug: str) -> list[Item]:
        return [item for item in self.items if item.kind != "organisasi" and item.publisher == slug]

    def licence(self, item: Item) -> str:
        return item.meta.licence or self.settings.licence

    def walk_tables(self) -> Iterator[tuple[Item, Table]]:
        for item in self.items:
            for table in item.tables:
                yield item, table


def day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
