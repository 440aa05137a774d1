"""mkdocs.yml can make the build run code: hooks, plugins, other configurations, Python named by tags.

Judul: mkdocs.yml yang menjalankan kode
Kode: `mkdocs-menjalankan-kode`

Mengapa: `mkdocs.yml` bukan hanya setelan. Baris `hooks:`, `plugins:`, `markdown_extensions:`, `INHERIT:`, dan
tanda `!!python/…` membuat komputer yang membangun situs menjalankan program; `!ENV` dan `pymdownx.snippets`
menaruh isi komputer itu ke halaman. Usulan dari orang lain tidak boleh membawanya tanpa diperiksa. `INHERIT:`
ditolak, sebab isi berkas lain itu tidak diperiksa.

Contoh: usulan yang menambahkan `hooks: [bantuan.py]`, atau
`!!python/object/apply:os.system` di tengah setelan.

Perbaikan: hapus baris itu. Tanda yang dianjurkan buku panduan Material sendiri, yaitu untuk emoji, diagram,
dan `slugify`, boleh tetap ada. Bila portal memang memakai pengait atau plugin sendiri, baca programnya sampai
selesai sebelum menerima usulan; peringatannya tetap tampil sebagai pengingat.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec

import yaml

from generator.files import walk
from generator.findings import Finding, Place, Severity, one_line
from generator.places import Loaded
from generator.readers.yaml import Source, read

SOURCE = "mkdocs.yml"
HARMLESS = {"search", "material/search", "meta", "material/meta", "tags", "material/tags"}
"""Plugins of MkDocs and Material themselves."""
LOADING = {"info", "offline", "privacy", "social"}
"""Plugins of Material that load something from elsewhere, on each page or while the site is built; refused
by ``site_settings``."""
FAMILIES = ("markdown.extensions.", "pymdownx.", "material.extensions.")
"""Extensions of Markdown that come with the program."""
READING = {"pymdownx.snippets", "pymdownx.b64", "pymdownx.pathconverter"}
"""Extensions that put other files of the building computer into a page."""
SHORT_NAMES = {
    *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes"),
    *("legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc"),
    "wikilinks",
}
"""Names of Python-Markdown's own extensions (https://python-markdown.github.io/extensions/)."""
PYTHON = "tag:yaml.org,2002:python/"
HARMLESS_NAMES = {
    f"{PYTHON}name:{name}"
    for name in (
        *("material.extensions.emoji.twemoji", "material.extensions.emoji.to_svg"),
        *("pymdownx.emoji.twemoji", "pymdownx.emoji.gemoji", "pymdownx.emoji.emojione"),
        *("pymdownx.emoji.to_svg", "pymdownx.emoji.to_png", "pymdownx.emoji.to_alt"),
        *("pymdownx.superfences.fence_code_format", "pymdownx.superfences.fence_div_format"),
    )
}
"""What the manuals of Material and PyMdown Extensions tell people to write, name by name
(https://squidfunk.github.io/mkdocs-material/setup/extensions/python-markdown-extensions/). They are named
only and called with what stands on a page."""
SLUGIFY = f"{PYTHON}object/apply:pymdownx.slugs.slugify"
"""The one call in Material's manual: ``{kwds: {case: lower}}``, and nothing besides."""
CALL = [
    *(yaml.MappingStartEvent, yaml.ScalarEvent, yaml.MappingStartEvent, yaml.ScalarEvent, yaml.ScalarEvent),
    *(yaml.MappingEndEvent, yaml.MappingEndEvent),
]
CASES = {"lower", "lower-ascii", "fold", "none"}


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
    yield from theme_folders(loaded, source)
    for key, value in source.data.items():
        if key == "hooks" and value:
            yield runs(source.place(key, key=True), f"{key}:")
        if key == "INHERIT" and value:
            yield unseen(source.place(key, key=True))
        if key == "plugins":
            for position, name in enumerate(names(value)):
                if name in installed_plugins() and not is_ours(name):
                    yield runs(source.place(key, position), f"plugin {one_line(name, 60)}")
        if key == "markdown_extensions":
            yield from foreign_extensions(source)


@cache
def installed_plugins() -> frozenset[str]:
    """Names that MkDocs finds; Material's own are called without their prefix as well."""
    found = {each.name for each in entry_points(group="mkdocs.plugins")}
    return frozenset(found | {name.removeprefix("material/") for name in found})


def is_ours(plugin: str) -> bool:
    return plugin in HARMLESS or plugin.removeprefix("material/") in LOADING


def foreign_extensions(source: Source) -> Iterator[Finding]:
    """Python-Markdown imports what is named, from wherever Python finds it, and calls it."""
    for position, name in enumerate(names(source.data["markdown_extensions"])):
        place, said = source.place("markdown_extensions", position), f"ekstensi {one_line(name, 60)}"
        if name in READING:
            yield Finding(
                place,
                f"`{said}` menyisipkan berkas lain dari komputer yang membangun situs.",
                "Hapus; tulis isinya langsung di halaman.",
                "mkdocs-menjalankan-kode",
                Severity.WARNING,
            )
        elif name not in SHORT_NAMES and not name.startswith(FAMILIES) and is_importable(name):
            yield runs(place, said)


def is_importable(name: str) -> bool:
    """Whether the first part is a module; nothing is imported to know it."""
    first = name.partition(".")[0]
    return first == "__main__" or find_spec(first or "-") is not None  # it has no spec of its own


def theme_folders(loaded: Loaded, source: Source) -> Iterator[Finding]:
    """MkDocs copies what lies in the theme's folder and follows links there: nowhere out of the portal."""
    theme = source.data.get("theme")
    own = theme.get("custom_dir") if isinstance(theme, dict) else None
    root = loaded.catalogue.root.resolve()
    if isinstance(own, str) and root not in (root / own).resolve().parents:
        message = f'"{one_line(own, 80)}" menunjuk ke luar portal.'
        remedy = "Taruh foldernya di dalam portal, misalnya overrides."
        yield Finding(source.place("theme", "custom_dir"), message, remedy, "jalur-keluar")
        return
    found: list[Finding] = []
    for folder in sorted({"overrides", *([own.strip("/")] if isinstance(own, str) else [])}):
        for _ in walk(loaded.catalogue.root, folder, found):
            pass
    yield from (each for each in found if each.code == "tautan-simbolik")


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


def unseen(place: Place) -> Finding:
    """Settings of another file would go past every rule for this one, so that it cannot be taken."""
    message = "`INHERIT:` mengambil setelan dari berkas lain yang tidak diperiksa."
    return Finding(
        place, message, "Salin isinya ke mkdocs.yml, lalu hapus baris ini.", "mkdocs-menjalankan-kode"
    )


def tags(raw: bytes) -> Iterator[Finding]:
    """Python named by a tag, however the tag is written. Only events are read, nothing is made of them."""
    try:
        events = list(yaml.parse(raw, Loader=yaml.CSafeLoader))
        for number, event in enumerate(events):
            tag = getattr(event, "tag", None) or ""
            if tag == "!ENV" and event.start_mark:
                yield environment(Place(SOURCE, event.start_mark.line + 1, event.start_mark.column + 1))
            if tag.startswith(PYTHON) and not is_harmless(tag, events[number : number + 7]):
                mark = event.start_mark
                yield Finding(
                    Place(SOURCE, mark.line + 1, mark.column + 1) if mark else Place(SOURCE),
                    f"tanda YAML {one_line(tag.removeprefix('tag:yaml.org,2002:'), 60)} menjalankan program.",
                    "Hapus; setelan tidak memerlukannya.",
                    "mkdocs-menjalankan-kode",
                )
    except yaml.YAMLError:
        return  # the loader has said so


def environment(place: Place) -> Finding:
    return Finding(
        place,
        "tanda YAML !ENV menaruh isi lingkungan komputer yang membangun situs ke halaman.",
        "Tulis nilainya langsung.",
        "mkdocs-menjalankan-kode",
        Severity.WARNING,
    )


def is_harmless(tag: str, events: Sequence[yaml.Event]) -> bool:
    """A name of the manuals without anything behind it, or their one call with their one argument."""
    first = events[0]
    if tag in HARMLESS_NAMES:
        return isinstance(first, yaml.ScalarEvent) and not first.value
    if tag != SLUGIFY or [type(event) for event in events] != CALL:
        return False
    words = [event.value for event in events if isinstance(event, yaml.ScalarEvent)]
    plain = all(getattr(event, "tag", None) in (None, tag) for event in events)
    return plain and words[:2] == ["kwds", "case"] and words[2] in CASES
