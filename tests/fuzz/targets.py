"""What the fuzzer feeds: each target takes any bytes and must end in findings, never in an exception.

Shared by ``tests/fuzz/run.py`` (atheris, minutes to hours) and ``tests/test_fuzz.py`` (the cases that were
found, on each run of the tests).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from generator.documents.sniff import content_of, hides_archive
from generator.explain import validate
from generator.files import bad_name, inspect
from generator.findings import FORMATS, Finding
from generator.intake.answers import answers_of
from generator.kinds import KINDS
from generator.kinds.announcement import Announcement
from generator.kinds.dataset import TableSpec
from generator.load import load
from generator.personal import container
from generator.personal.conceal import conceal
from generator.personal.document import in_lines
from generator.readers.yaml import read, read_front_matter
from generator.tables.open import open_table

SETTINGS = """\
site_name: Uji
site_url: https://uji.example.go.id/
extra: {portal: {nama: Uji, alamat_dasar: "https://uji.example.go.id/", badan_publik: uji, wilayah: "14.71"}}
"""
HEAD = "judul: A\nringkasan: B\nkategori: berkala\npenerbit: uji\ntanggal: 2025-07-01\n"
PORTAL = {"mkdocs.yml": SETTINGS, "content/organisasi/uji.yml": "judul: Uji\njenis: pemerintah daerah\n"}


def told(findings: list[Finding]) -> None:
    """Every form of the report takes them."""
    for form in FORMATS.values():
        form([conceal(finding) for finding in findings])


def metadata(data: bytes, folder: Path) -> None:
    source, findings = read(data, "datasets/a/dataset.yml")
    for model in KINDS.values():
        if source:
            findings += validate(model, source)[1]
    told(findings)


def front_matter(data: bytes, folder: Path) -> None:
    source, findings = read_front_matter(data, "content/pengumuman/2025-01-01-a.md")
    if source:
        findings += validate(Announcement, source)[1]
    told(findings)


def csv(data: bytes, folder: Path) -> None:
    path = folder / "a.csv"
    path.write_bytes(data)
    file, findings = inspect(path, "datasets/a/a.csv")
    if file:
        findings += open_table(file, TableSpec(file="a.csv"), folder / "cache")[1]
    told(findings)


def paths(data: bytes, folder: Path) -> None:
    """Whatever a metadata file names, only files of its own folder are read."""
    name = data.decode("utf-8", "replace")
    bad_name(name, name)
    listed = f"berkas:\n  - berkas: {json.dumps(name)}\n"
    root = folder / "portal"
    for path, text in {
        **PORTAL,
        "datasets/a/dataset.yml": HEAD + listed,
        "datasets/a/a.csv": "a,b\n1,2\n",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", errors="surrogatepass")
    loaded = load(root, folder / "cache")
    told(loaded.findings)
    for item in loaded.catalogue.items:
        for file in item.files:
            assert file.path.resolve().is_relative_to(root.resolve())


def personal(data: bytes, folder: Path) -> None:
    in_lines(data.decode("utf-8", "replace"))


def office(data: bytes, folder: Path) -> None:
    path = folder / "a.docx"
    path.write_bytes(data)
    content_of(path)
    hides_archive(path)
    container.sightings(path)


def issue(data: bytes, folder: Path) -> None:
    """The body of an issue, as a form's answers."""
    answers_of(data.decode("utf-8", "replace"))


TARGETS: dict[str, Callable[[bytes, Path], None]] = {
    "metadata": metadata,
    "front_matter": front_matter,
    "csv": csv,
    "paths": paths,
    "personal": personal,
    "office": office,
    "issue": issue,
}
