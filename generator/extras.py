"""The portal's settings, and what stands in it beside the items: duties, terms, registers, pages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from generator.contents import Contents
from generator.explain import validate
from generator.files import inspect, walk
from generator.findings import Finding, Place
from generator.kept import Kept
from generator.kinds.duty import Deadlines, DutyGroup, Terms
from generator.kinds.holiday import Holidays
from generator.model import File
from generator.readers.yaml import Source, read
from generator.settings import Settings

M = TypeVar("M", bound=BaseModel)
HANDWRITTEN = ("content/tentang", "content/panduan")


def load_settings(root: Path, base_url: str | None, findings: list[Finding]) -> Settings:
    """``extra.portal`` of mkdocs.yml, with ``site_name`` and ``site_url`` as defaults."""
    source = read_file(root / "mkdocs.yml", "mkdocs.yml", findings, tags=True)
    if source is None:
        return Settings()  # nothing is built of a portal that cannot be read
    data = source.data
    portal = portal_block(source, findings)
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


def portal_block(source: Source, findings: list[Finding]) -> dict[str, Any]:
    """``extra.portal``; nothing, and a finding, where something else than keys stands there."""
    found: Any = source.data
    for path in (("extra",), ("extra", "portal")):
        found = found.get(path[-1]) or {}
        if not isinstance(found, dict):
            message = f"`{path[-1]}:` bukan pasangan kunci dan nilai."
            remedy = "Tulis setelannya di bawah kunci ini, satu kunci per baris."
            findings.append(Finding(source.place(*path), message, remedy, "bentuk-salah"))
            return {}
    block: dict[str, Any] = found
    return block


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


def load_extras(root: Path, findings: list[Finding], kept: Kept, contents: Contents) -> dict[str, Any]:
    """Duties, deadlines, terms, request registers and hand-written pages."""
    parts = Parts(root, findings, kept, contents)
    groups: list[DutyGroup] = []
    deadlines = None
    for folder in walk(root, "content/kewajiban", findings):
        for name in folder.files:
            source = f"{folder.source}/{name}"
            if name == "tenggat.yml":
                deadlines = parts.load(Deadlines, source)
            elif group := parts.load(DutyGroup, source):
                groups.append(group)
    terms = parts.load_if_there(Terms, "content/istilah.yml")
    holidays = parts.load_if_there(Holidays, "content/libur.yml")
    return {
        "duties": tuple(groups),
        "deadlines": deadlines.deadlines if deadlines else (),
        "holidays": holidays or Holidays(),
        "terms": terms.terms if terms else (),
        "requests": tuple(plain_files(root, "content/permohonan", findings)),
        "pages": tuple(page_files(root, findings)),
    }


class Parts(NamedTuple):
    """Files that are read as they were the last time where they hold the same."""

    root: Path
    findings: list[Finding]
    kept: Kept
    contents: Contents

    def load_if_there(self, model: type[M], source: str) -> M | None:
        return self.load(model, source) if (self.root / source).is_file() else None

    def load(self, model: type[M], source: str) -> M | None:
        mark = self.contents.mark_of(self.root, source)
        read = partial(read_part, model, self.root / source, source)
        part, faults = self.kept.of(f"bagian/{source}", mark, read)
        self.findings.extend(faults)
        return part


def read_part(model: type[M], path: Path, source: str) -> tuple[M | None, tuple[Finding, ...]]:
    findings: list[Finding] = []
    parsed = read_file(path, source, findings)
    part, faults = validate(model, parsed) if parsed else (None, [])
    return part, (*findings, *faults)


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
