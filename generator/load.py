"""Files become items, items a catalogue; every finding is kept and nothing stops at the first.

``glance`` reads only what changed since the last time, and the rest when somebody asks for it: that is
enough for a check. ``load`` reads all of it, with everything that happened: that is what pages are made of.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generator import briefs
from generator.ahead import Ahead, Gists, read_ahead
from generator.briefs import Brief, unread
from generator.contents import Contents
from generator.discover import Found, discover
from generator.extras import load_extras, load_settings
from generator.files import SIZE_LIMIT
from generator.findings import Finding
from generator.history.addresses import unredirected
from generator.history.dates import Past
from generator.kept import Kept
from generator.kinds.organisation import Organisation
from generator.kinds.resource import day_in_name
from generator.late import Late
from generator.model import Catalogue, Item
from generator.places import Loaded
from generator.progress import Progress
from generator.reading import Reading, fields, is_document, name_of, read_item, take
from generator.sentences import BY_FILE

if TYPE_CHECKING:
    from generator import duties
    from generator.documents import open as opening
    from generator.drafts import organisations
    from generator.history import events
    from generator.readers import boundaries
    from generator.tables import areas
else:
    duties, opening = Late("generator.duties"), Late("generator.documents.open")
    events, boundaries = Late("generator.history.events"), Late("generator.readers.boundaries")
    organisations, areas = Late("generator.drafts.organisations"), Late("generator.tables.areas")

NO_OFFICE = re.compile(r'penerbit "(.*)" tidak ada[.]')
NO_PARENT = re.compile(r'"(.*)" bukan nama alamat untuk "induk"[.]')
NO_DATASET = re.compile(r'"(.*)" bukan nama alamat untuk "dataset"[.]')
NOT_TAKEN = ("nama-berkas", "tautan-simbolik", "bukan-berkas")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MEMORY = "terbaca"
"""Folder of the cache with what was read."""
BRIEFS = "ringkas"
"""File in it with the briefs of all items …"""
CONTENTS = "isi"
"""… and one with the digests of all files."""


def load(
    root: Path,
    cache: Path,
    base_url: str | None = None,
    progress: Progress | None = None,
    gists: Gists | None = None,
) -> Loaded:
    """The portal at ``root``; ``cache`` keeps what was read once, by digest. ``gists``: what the check will
    need of each item, to be asked for by whoever reads it."""
    loaded = glance(root, cache, base_url, progress, gists=gists)
    made, past = loaded.catalogue, loaded.past
    assert past
    items = areas.with_areas([whole(item) for item in made.items], boundaries.find_boundaries(root))
    complete = replace(
        made,
        items=tuple(items),
        updated=newest(items, past.head_date),
        events=events.events(items, past.whole, made.settings),
        withdrawn=past.whole.deleted(items),
        commit=past.whole.head,
    )
    loaded.catalogue = duties.with_late(complete)
    return loaded


def newest(items: list[Item], today: datetime | None) -> datetime:
    """Date of the whole. A ``tanggal`` that lies ahead, or is a slip (2052 for 2025), must not make
    everything late; without git nobody knows what today is."""
    latest = max((item.modified for item in items), default=EPOCH)
    return min(latest, today) if today else latest


def whole(item: Item) -> Item:
    """With all its fields, none of which has to be asked for."""
    return Item(
        *(item.kind, item.slug, item.meta, item.source, item.issued, item.modified),
        *(item.files, item.tables, item.body, item.revisions),
    )


def glance(
    root: Path,
    cache: Path,
    base_url: str | None = None,
    progress: Progress | None = None,
    *,
    memory: str = MEMORY,
    gists: Gists | None = None,
) -> Loaded:
    """The same, but items that did not change are read only when something of them is asked for, and
    nothing of what happened; ``memory`` names the folder of what was read of files in this place."""
    progress, findings = progress or Progress.silent(), list[Finding]()
    kept = Kept(cache / memory)
    settings = load_settings(root, base_url, findings)
    known = briefs.recall(cache / memory / BRIEFS)
    past = Past(root, cache, kept, known.history, settings.zone)
    loaded = Loaded(Catalogue(settings, root, cache, (), EPOCH), findings, kept, past=past, memory=known)
    loaded.contents = Contents(cache / memory / CONTENTS)
    drafts = []
    declared = [found.marked(loaded.contents) for found in discover(root, findings)]
    new = (found for found in declared if not is_known(found, loaded))
    ahead = read_ahead(new, cache, gists)
    for found in progress.over(declared, "membaca"):
        brief, reading = brief_of(found, loaded, ahead.pop(found.source, None))
        loaded.briefs[found.source] = loaded.named[found.kind, found.slug] = brief
        if brief.broken:
            loaded.broken.add((found.kind, found.slug))
        else:
            drafts.append(Draft(found, brief, reading))
    listen(drafts, loaded, progress)
    for brief in loaded.briefs.values():
        findings += briefs.findings(brief.read)
    dating = Dating(past, drafts)
    items = [item_of(draft, loaded, dating) for draft in drafts]
    findings[:] = [with_office(finding, items) for finding in without_consequences(findings)]
    findings += [*past.findings, *unredirected(items, past)]
    loaded.committed = past.head_date.date() if past.head_date else None
    updated = past.head_date or max((item.modified for item in items), default=EPOCH)
    extras = load_extras(root, findings, kept, loaded.contents)
    loaded.catalogue = Catalogue(settings, root, cache, tuple(items), updated, **extras)
    return loaded


def without_consequences(findings: list[Finding]) -> list[Finding]:
    """A dataset lacks no table where the one in its folder could not be taken, which is told."""
    refused = {folder_of(finding) for finding in findings if finding.code in NOT_TAKEN}
    return [each for each in findings if each.code != "tanpa-tabel" or folder_of(each) not in refused]


def folder_of(finding: Finding) -> str:
    return finding.place.file.rpartition("/")[0]


def with_office(finding: Finding, items: list[Item]) -> Finding:
    """An office that was written by its name is proposed by its slug, as soon as all are known."""
    said = NO_OFFICE.fullmatch(finding.message) if finding.remedy == BY_FILE else None
    said = said or NO_PARENT.fullmatch(finding.message)
    if said is None:
        return by_title(finding, items)
    known = [
        organisations.Office(item.slug, item.title, item.meta.short or "")
        for item in items
        if item.kind == "organisasi" and isinstance(item.meta, Organisation)
    ]
    near = organisations.find_office(said[1], known)
    return replace(finding, remedy=f'Maksud Anda "{near.slug}"?') if near else finding


def by_title(finding: Finding, items: list[Item]) -> Finding:
    """A dataset that was named by its title is proposed by its slug."""
    if finding.code != "slug-salah" or not (said := NO_DATASET.fullmatch(finding.message)):
        return finding
    known = (each for each in items if each.kind == "dataset")
    near = next((each for each in known if each.title.casefold() == said[1].casefold()), None)
    return replace(finding, remedy=f'Maksud Anda "{near.slug}"?') if near else finding


class Draft(NamedTuple):
    """An item to be."""

    found: Found
    brief: Brief
    reading: Reading | None


class Dating:
    """Days of the items; where neither metadata nor git know one, the newest that the portal knows."""

    def __init__(self, past: Past, drafts: list[Draft]) -> None:
        self.past, self.drafts = past, drafts

    @cached_property
    def fallback(self) -> datetime:
        known = (moments(draft.found, draft.brief, self.past)[1] for draft in self.drafts)
        return self.past.head_date or max(known, default=EPOCH)

    def of(self, draft: Draft) -> dict[str, Any]:
        issued, modified = moments(draft.found, draft.brief, self.past)
        if issued == EPOCH:
            return {"issued": self.fallback, "modified": self.fallback}
        return {"issued": issued, "modified": modified}


def moments(found: Found, brief: Brief, past: Past) -> tuple[datetime, datetime]:
    """``tanggal``, else the date in an announcement's file name, else the first commit; the newest commit.
    EPOCH where nobody knows one."""
    days = past.of(found.source, brief.former)
    first, last = days.moments(past.zone) if days else (None, EPOCH)
    named = date.fromisoformat(brief.issued) if brief.issued else day_in_name(found.slug)
    issued = midnight(named) if named else first or EPOCH
    return issued, max(issued, last) if days and days.several else issued


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def listen(drafts: list[Draft], loaded: Loaded, progress: Progress) -> None:
    """Findings in documents that were not read before, into their briefs."""
    small = [
        (file, draft)
        for draft in drafts
        if draft.reading
        for file in draft.reading.files
        if file.size < SIZE_LIMIT and is_document(draft.found.kind, file)
    ]
    if not small:
        return
    owners = {file.source: draft for file, draft in small}
    files = [file for file, _ in small]
    for finding in opening.read_documents(files, loaded.catalogue.cache, progress=progress):
        found, brief, _ = owners[finding.place.file]
        if found.kind == "dokumen":
            brief.read = (*brief.read, *briefs.plain([finding]))


def is_known(found: Found, loaded: Loaded) -> bool:
    return remembered(found, loaded) is not None or loaded.kept.find(name_of(found), found.mark) is not None


def remembered(found: Found, loaded: Loaded) -> Brief | None:
    known = loaded.memory.briefs.get(found.source)
    same = known and known.mark == found.mark != "" and (known.broken or known.gists is not None)
    return known if same else None


def brief_of(found: Found, loaded: Loaded, ahead: Ahead | None) -> tuple[Brief, Reading | None]:
    """As it is remembered, or of what was read ahead or is read now."""
    if known := remembered(found, loaded):
        return known, None
    cache, kept = loaded.catalogue.cache, loaded.kept
    reading = take(ahead.reading, found, cache, kept) if ahead else read_item(found, cache, kept)
    meta, said = reading.meta, briefs.plain(reading.findings)
    if meta is None:
        return Brief(found.standing(), True, read=said), None
    issued = meta.issued.isoformat() if meta.issued else ""
    gists = ahead.gists if ahead else None
    return Brief(found.standing(), False, issued, meta.former, said, gists=gists), reading


def item_of(draft: Draft, loaded: Loaded, dating: Dating) -> Item:
    found, reading = draft.found, draft.reading
    known = fields(reading) if reading else {}

    def more(item: Item, name: str) -> dict[str, Any]:
        if name in ("issued", "modified"):
            return dating.of(draft)
        if name == "revisions":
            return {name: dating.past.whole.revisions([item.source], item.former)}
        return fields(read_item(found, loaded.catalogue.cache, loaded.kept))

    return unread((found.kind, found.slug, found.source), known, draft.brief.former, more)
