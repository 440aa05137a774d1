"""mkdocs.yml can make the build run code: hooks, plugins, other configurations, Python named by tags.

Judul: mkdocs.yml yang menjalankan kode
Kode: `mkdocs-menjalankan-kode`

Mengapa: `mkdocs.yml` bukan hanya setelan. Baris `hooks:`, `plugins:`, `INHERIT:`, dan tanda `!!python/…`
membuat komputer yang membangun situs menjalankan program. Usulan dari orang lain tidak boleh membawanya
tanpa diperiksa.

Contoh: usulan yang menambahkan `hooks: [bantuan.py]`, atau
`!!python/object/apply:os.system` di tengah setelan.

Perbaikan: hapus baris itu. Bila portal memang memakai pengait atau plugin sendiri, baca programnya sampai
selesai sebelum menerima usulan; peringatannya tetap tampil sebagai pengingat.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from generator.findings import Finding, Place, Severity, one_line
from generator.places import Loaded
from generator.readers.yaml import read

SOURCE = "mkdocs.yml"
HARMLESS = {"search", "material/search", "meta", "tags", "offline", "privacy", "social", "info"}
"""Plugins of MkDocs and Material themselves."""
PYTHON = "tag:yaml.org,2002:python/"
HARMLESS_NAMES = (f"{PYTHON}name:material.", f"{PYTHON}name:pymdownx.")
"""What Material's own manual tells people to write."""


def check(loaded: Loaded) -> Iterator[Finding]:
    path = loaded.catalogue.root / SOURCE
    try:
        raw = path.read_bytes()
    except OSError:
        return
    yield from tags(raw)
    source, _ = read(raw, SOURCE, tags=True)
    if source is None:
        return
    for key, value in source.data.items():
        if key in ("hooks", "INHERIT") and value:
            yield runs(source.place(key, key=True), f"{key}:")
        if key == "plugins":
            for position, name in enumerate(names(value)):
                if name not in HARMLESS:
                    yield runs(source.place(key, position), f"plugin {one_line(name, 60)}")


def names(plugins: object) -> list[str]:
    """Of a list of names, of mappings by name, or of one mapping."""
    entries = plugins if isinstance(plugins, list) else [plugins]
    return [
        str(name) for entry in entries if entry for name in (entry if isinstance(entry, dict) else [entry])
    ]


def runs(place: Place, what: str) -> Finding:
    return Finding(
        place,
        f"`{what}` membuat pembangunan situs menjalankan program lain.",
        "Hapus, atau baca programnya sampai selesai sebelum menerima usulan ini.",
        "mkdocs-menjalankan-kode",
        Severity.WARNING,
    )


def tags(raw: bytes) -> Iterator[Finding]:
    """Python named by a tag, however the tag is written. Only events are read, nothing is made of them."""
    try:
        for event in yaml.parse(raw, Loader=yaml.CSafeLoader):
            tag = getattr(event, "tag", None) or ""
            if tag.startswith(PYTHON) and not tag.startswith(HARMLESS_NAMES):
                mark = event.start_mark
                yield Finding(
                    Place(SOURCE, mark.line + 1, mark.column + 1) if mark else Place(SOURCE),
                    f"tanda YAML {one_line(tag.removeprefix('tag:yaml.org,2002:'), 60)} menjalankan program.",
                    "Hapus; setelan tidak memerlukannya.",
                    "mkdocs-menjalankan-kode",
                )
    except yaml.YAMLError:
        return  # the loader has said so
