"""Files become items, items a catalogue; every finding is kept and nothing stops at the first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.discover import Found, discover
from generator.documents.open import read_documents
from generator.drafts.organisations import Office, find_office
from generator.duties import with_late
from generator.explain import BY_FILE, validate
from generator.files import SIZE_LIMIT, inspect, walk
from generator.findings import Finding, Place
from generator.history.addresses import unredirected
from generator.history.events import events
from generator.history.log import History, read_history
from generator.kept import Kept
from generator.kinds.duty import Deadlines, DutyGroup, Terms
from generator.kinds.holiday import Holidays
from generator.kinds.organisation import Organisation
from generator.kinds.resource import Resource
from generator.model import Catalogue, File, Item
from generator.places import Loaded
from generator.progress import Progress
from generator.readers.boundaries import find_boundaries
from generator.readers.yaml import Source, read
from generator.reading import read_item
from generator.settings import Settings
from generator.tables.areas import with_areas

M = TypeVar("M", bound=BaseModel)
NO_OFFICE = re.compile(r'penerbit "(.*)" tidak ada[.]')
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DATED_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-.+")
HANDWRITTEN = ("content/tentang", "content/panduan")


def load(root: Path, cache: Path, base_url: str | None = None, progress: Progress | None = None) -> Loaded:
    """The portal at ``root``; ``cache`` keeps what was read once, by digest."""
    progress, findings = progress or Progress.silent(), list[Finding]()
    settings = load_settings(root, base_url, findings)
    kept = Kept(cache / "bacaan")
    history = read_history(root, cache)
    history.kept = kept
    findings += history.findings
    loaded = Loaded(Catalogue(settings, root, cache, (), EPOCH), findings, kept)
    found = discover(root, findings)
    items = [item for each in progress.over(found, "membaca") if (item := load_item(each, loaded, history))]
    findings[:] = [with_office(finding, items) for finding in findings]
    items = with_areas(items, find_boundaries(root))
    files = [file for item in items if item.kind == "dokumen" for file in item.files]
    small = [file for file in files if file.size < SIZE_LIMIT]
    findings += read_documents(small, cache, progress=progress)
    items = with_fallback_dates(items, history)
    loaded.committed = history.head_date.date() if history.head_date else None
    findings += unredirected(items, history)
    made = Catalogue(
        settings,
        root,
        cache,
        tuple(items),
        updated=max((item.modified for item in items), default=EPOCH),
        events=events(items, history, settings),
        withdrawn=history.deleted(items),
        commit=history.head,
        **load_extras(root, findings),
    )
    loaded.catalogue = with_late(made)
    return loaded


def with_office(finding: Finding, items: list[Item]) -> Finding:
    """An office that was written by its name is proposed by its slug, as soon as all are known."""
    said = NO_OFFICE.fullmatch(finding.message)
    if said is None or finding.remedy != BY_FILE:
        return finding
    offices = [
        Office(item.slug, item.title, item.meta.short or "")
        for item in items
        if isinstance(item.meta, Organisation)
    ]
    near = find_office(said[1], offices)
    return replace(finding, remedy=f'Maksud Anda "{near.slug}"?') if near else finding


def load_settings(root: Path, base_url: str | None, findings: list[Finding]) -> Settings:
    """``extra.portal`` of mkdocs.yml, with ``site_name`` and ``site_url`` as defaults."""
    source = read_file(root / "mkdocs.yml", "mkdocs.yml", findings, tags=True)
    if source is None:
        return Settings.model_validate({"alamat_dasar": base_url} if base_url else {})
    data = source.data
    portal = (data.get("extra") or {}).get("portal") or {}
    defaults = {
        "nama": data.get("site_name"),
        "alamat_dasar": data.get("site_url"),
        "deskripsi": data.get("site_description"),
    }
    english = {"nama": "name", "alamat_dasar": "base_url", "deskripsi": "description"}
    merged = {key: value for key, value in defaults.items() if value and not portal.get(english[key])}
    merged |= portal
    if base_url:
        merged.pop("base_url", None)
        merged["alamat_dasar"] = base_url
    view = Source(source.file, merged, inner(source.keys), inner(source.values), text=source.text)
    settings, faults = validate(Settings, view)
    findings += faults
    return settings or Settings()


def inner(marks: dict[Any, tuple[int, int]]) -> dict[Any, tuple[int, int]]:
    """Marks below ``extra.portal``, as if it were the whole file."""
    head = ("extra", "portal")
    return {path[2:]: mark for path, mark in marks.items() if path[:2] == head}


def read_file(path: Path, source: str, findings: list[Finding], tags: bool = False) -> Source | None:
    if path.is_symlink() or not path.is_file():
        findings.append(
            Finding(
                Place(source), "berkas ini tidak ada.", f"Buat {source} di folder portal.", "berkas-tidak-ada"
            )
        )
        return None
    parsed, faults = read(path.read_bytes(), source, tags)
    findings += faults
    return parsed


def load_item(found: Found, loaded: Loaded, history: History) -> Item | None:
    """One item with its files and tables; None (and ``broken``) when its metadata is wrong."""
    reading = read_item(found, loaded.catalogue.cache, loaded.kept)
    loaded.findings += reading.findings
    meta = reading.meta
    if meta is None:
        loaded.broken.add((found.kind, found.slug))
        return None
    revisions = history.revisions([found.source], meta.former)
    issued = issue_date(meta, found, revisions[-1].date if revisions else None)
    modified = max(issued, revisions[0].date) if len(revisions) > 1 else issued
    return Item(
        found.kind,
        found.slug,
        meta,
        found.source,
        issued,
        modified,
        reading.files,
        reading.tables,
        reading.body,
        revisions,
    )


def issue_date(meta: Resource, found: Found, first_commit: datetime | None) -> datetime:
    """``tanggal``, else the date in an announcement's file name, else the first commit."""
    if meta.issued:
        return midnight(meta.issued)
    if dated := DATED_NAME.fullmatch(found.slug):
        try:
            return midnight(date.fromisoformat(dated[1]))
        except ValueError:
            pass  # 2025-13-40-x is only a name; the first commit dates it
    return first_commit or EPOCH


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def with_fallback_dates(items: list[Item], history: History) -> list[Item]:
    """Where neither metadata nor git know a date: the newest date that the portal knows."""
    known = [item.modified for item in items if item.modified > EPOCH]
    fallback = history.head_date or max(known, default=EPOCH)
    return [redated(item, fallback) if item.issued == EPOCH else item for item in items]


def redated(item: Item, moment: datetime) -> Item:
    return Item(
        item.kind,
        item.slug,
        item.meta,
        item.source,
        moment,
        moment,
        item.files,
        item.tables,
        item.body,
        item.revisions,
    )


def load_extras(root: Path, findings: list[Finding]) -> dict[str, Any]:
    """Duties, deadlines, terms, request registers and hand-written pages."""
    groups: list[DutyGroup] = []
    deadlines = None
    for folder in walk(root, "content/kewajiban", findings):
        for name in folder.files:
            source = f"{folder.source}/{name}"
            if name == "tenggat.yml":
                deadlines = load_part(Deadlines, folder.path / name, source, findings)
            elif group := load_part(DutyGroup, folder.path / name, source, findings):
                groups.append(group)
    terms = load_optional(Terms, root, "content/istilah.yml", findings)
    holidays = load_optional(Holidays, root, "content/libur.yml", findings)
    return {
        "duties": tuple(groups),
        "deadlines": deadlines.deadlines if deadlines else (),
        "holidays": holidays or Holidays(),
        "terms": terms.terms if terms else (),
        "requests": tuple(plain_files(root, "content/permohonan", findings)),
        "pages": tuple(page_files(root, findings)),
    }


def load_optional(model: type[M], root: Path, source: str, findings: list[Finding]) -> M | None:
    return load_part(model, root / source, source, findings) if (root / source).is_file() else None


def load_part(model: type[M], path: Path, source: str, findings: list[Finding]) -> M | None:
    parsed = read_file(path, source, findings)
    if parsed is None:
        return None
    part, faults = validate(model, parsed)
    findings += faults
    return part


def plain_files(root: Path, below: str, findings: list[Finding]) -> Iterable[File]:
    for folder in walk(root, below, findings):
        for name in folder.files:
            file, faults = inspect(folder.path / name, f"{folder.source}/{name}")
            findings += faults
            if file:
                yield file


def page_files(root: Path, findings: list[Finding]) -> Iterable[File]:
    home = root / "content/index.md"
    if home.is_file() and not home.is_symlink():
        file, faults = inspect(home, "content/index.md")
        findings += faults
        if file:
            yield file
    for below in HANDWRITTEN:
        yield from plain_files(root, below, findings)
