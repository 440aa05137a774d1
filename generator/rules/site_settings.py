"""Keys of mkdocs.yml that MkDocs would refuse, that are passed over, or that ask other sites for something.

Judul: Setelan situs di mkdocs.yml
Kode: `mkdocs-situs-lain`, `mkdocs-diabaikan`, `mkdocs-setelan`

Mengapa: halaman portal tidak meminta apa pun dari situs lain, sehingga tidak ada perusahaan yang tahu siapa
membaca apa. Setelan MkDocs dan Material dapat memuat huruf, gaya, atau program dari situs lain, menyisipkan
kode ke setiap halaman, atau menyembunyikan halaman yang sudah diumumkan. Yang seperti itu ditolak atau tidak
dipakai. Setelan yang salah bentuk menggagalkan pembangunan situs.

Contoh: `extra_css: [https://fonts.example/huruf.css]`; `theme: readthedocs`; `exclude_docs: "*"`; tautan
`javascript:` di `nav:`.

Perbaikan: hapus setelannya. Gaya sendiri ditaruh di `overrides/assets/` lalu disebut jalurnya di
`extra_css:`, misalnya `assets/kota.css`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.findings import Finding, Place, Severity, did_you_mean, one_line
from generator.places import Loaded
from generator.program import material_partials
from generator.readers.yaml import Source, read
from generator.rules.links import broken, site_of
from generator.rules.own_code import LOADING, SHORT_NAMES, SOURCE, installed_plugins, is_importable, names
from generator.sitekeys import EXTRA_IGNORED, LOADS, NEVER, THEME, THEME_KEYS

SWITCHES = {"strict", "use_directory_urls"}
LISTS = {"extra_css", "extra_javascript", "extra_templates", "nav", "watch"}
LISTS_OR_BLOCKS = {"markdown_extensions", "plugins", "hooks"}
BLOCKS = {"extra", "validation", "theme"}
TEXTS = {
    *("site_name", "site_url", "site_description", "site_author", "copyright", "repo_url", "repo_name"),
    *("edit_uri", "edit_uri_template", "remote_branch", "remote_name", "dev_addr", "docs_dir", "site_dir"),
    *("exclude_docs", "draft_docs", "not_in_nav", "INHERIT"),
}
KNOWN = SWITCHES | LISTS | LISTS_OR_BLOCKS | BLOCKS | TEXTS
"""Keys of MkDocs 1.6 (https://www.mkdocs.org/user-guide/configuration/)."""
AS_LIST = "Tulis satu isi per baris, masing-masing diawali `- `."
AS_BLOCK = "Tulis satu kunci per baris di bawahnya."
SHAPES: tuple[tuple[set[str], Callable[[object], bool], str, str], ...] = (
    (
        SWITCHES,
        lambda value: value in ("true", "false"),
        "`{}:` bukan true atau false.",
        "Tulis true atau false.",
    ),
    (LISTS, lambda value: isinstance(value, list), "`{}:` bukan daftar.", AS_LIST),
    (LISTS_OR_BLOCKS, lambda value: isinstance(value, list | dict), "`{}:` bukan daftar.", AS_LIST),
    (
        {"validation"},
        lambda value: isinstance(value, dict),
        "`{}:` bukan pasangan kunci dan nilai.",
        AS_BLOCK,
    ),
    (
        TEXTS,
        lambda value: isinstance(value, str),
        "isi `{}:` bukan teks.",
        "Tulis satu nilai saja di kunci ini.",
    ),
)
"""Keys, what their values must be, and what is said of others. ``extra`` is told by the settings."""
OWN_PATH = re.compile(r"(?!/)[A-Za-z0-9._/-]+")
NOT_LINKS = "Tulis nama berkas .md, atau alamat lengkap dengan https://."


def check(loaded: Loaded) -> Iterator[Finding]:
    try:
        raw = (loaded.catalogue.root / SOURCE).read_bytes()
    except OSError:
        return
    source, _ = read(raw, SOURCE, tags=True)
    if source is None:
        return
    if isinstance(source.data.get("nav"), list):
        yield from lost(loaded, source)
    for key in source.data:
        if shape := misshapen(source, key):
            yield shape
        else:
            yield from LOOKS.get(key, nothing)(loaded.catalogue.root, source)


def misshapen(source: Source, key: str) -> Finding | None:
    value = source.data[key]
    if key not in KNOWN:
        place, message = source.place(key, key=True), f'kunci "{one_line(key, 60)}" tidak dikenal MkDocs.'
        remedy = did_you_mean(key, KNOWN) or "Setelan portal ditulis di bawah `extra: portal:`."
        return Finding(place, message, remedy, "mkdocs-setelan", Severity.WARNING)
    for keys, fits, message, remedy in SHAPES:
        if key in keys and value is not None and not fits(value):
            return Finding(source.place(key), message.format(key), remedy, "mkdocs-setelan")
    return None


def nothing(root: Path, source: Source) -> Iterator[Finding]:
    yield from ()


def ignored(source: Source, *path: str) -> Finding:
    return Finding(
        source.place(*path, key=True),
        f"`{one_line(path[-1], 60)}:` tidak dipakai portal ini.",
        "Hapus setelan ini.",
        "mkdocs-diabaikan",
        Severity.WARNING,
    )


def elsewhere(source: Source, what: str, *path: str | int, key: bool = False) -> Finding:
    return Finding(
        source.place(*path, key=key),
        f"{what} memuat sesuatu dari situs lain.",
        "Hapus; halaman portal tidak boleh meminta apa pun dari situs lain.",
        "mkdocs-situs-lain",
    )


def theme(root: Path, source: Source) -> Iterator[Finding]:
    written = source.data["theme"]
    name = written.get("name") if isinstance(written, dict) else written
    if name not in (None, THEME):
        message = f'tema "{one_line(str(name), 60)}" tidak dapat dipakai.'
        yield Finding(source.place("theme", "name"), message, f"Tulis `name: {THEME}`.", "mkdocs-setelan")
    if not isinstance(written, dict):
        return
    unused = written.keys() - THEME_KEYS
    if written.get("font") not in (None, "false"):
        unused.add("font")
    for key in unused:
        yield ignored(source, "theme", key)
    language, folder = written.get("language"), written.get("custom_dir")
    if language is not None and str(language) not in languages():
        message = f'bahasa "{one_line(str(language), 60)}" tidak dikenal Material.'
        yield Finding(source.place("theme", "language"), message, "Tulis `language: id`.", "mkdocs-setelan")
    if isinstance(folder, str) and not (root / folder).is_dir():
        message = f'folder "{one_line(folder, 80)}" tidak ada.'
        remedy = "Buat foldernya, atau hapus `custom_dir:`."
        yield Finding(source.place("theme", "custom_dir"), message, remedy, "mkdocs-setelan")


def languages() -> set[str]:
    return {path.stem for path in material_partials("languages")}


def own_files(key: str, root: Path, source: Source) -> Iterator[Finding]:
    """Styles and scripts: files of the site only, and no sign that would end an attribute."""
    for position, entry in enumerate(source.data[key] or ()):
        path = entry.get("path") if isinstance(entry, dict) else entry
        if not isinstance(path, str) or not OWN_PATH.fullmatch(path):
            yield elsewhere(source, f'`{key}:` "{one_line(str(path), 80)}"', key, position)


def navigation(root: Path, source: Source) -> Iterator[Finding]:
    yield from entries(source, source.data["nav"], "nav")


def entries(source: Source, value: object, *path: str | int) -> Iterator[Finding]:
    if isinstance(value, list):
        for position, entry in enumerate(value):
            yield from entries(source, entry, *path, position)
    elif isinstance(value, dict):
        for title, below in value.items():
            yield from entries(source, below, *path, title)
    elif isinstance(value, str) and not is_target(value):
        message = f'"{one_line(value, 80)}" di `nav:` bukan halaman atau tautan.'
        yield Finding(source.place(*path), message, NOT_LINKS, "mkdocs-setelan")


def lost(loaded: Loaded, source: Source) -> Iterator[Finding]:
    """Pages that the menu names and nobody makes."""
    site = site_of(loaded)
    for path in (each for each in source.values if each[:1] == ("nav",)):
        target = at(source.data, path)
        if isinstance(target, str) and is_target(target) and not urlsplit(target).scheme:
            address = target.removesuffix(".md").removesuffix("index").strip("/")
            if address and not site.leads(address):
                yield broken(source.place(*path), target, address, site.pages)


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def is_target(text: str) -> bool:
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return False
    if parts.scheme or parts.netloc:
        return parts.scheme in ("http", "https") and bool(parts.netloc)
    return True


def extra(root: Path, source: Source) -> Iterator[Finding]:
    written = source.data["extra"]
    for key in EXTRA_IGNORED & set(written if isinstance(written, dict) else ()):
        if key in LOADS:
            yield elsewhere(source, f"`{key}:`", "extra", key, key=True)
        else:
            yield ignored(source, "extra", key)


def plugins(root: Path, source: Source) -> Iterator[Finding]:
    written = source.data["plugins"]
    if not written:
        return
    known = installed_plugins()
    for position, name in enumerate(names(written)):
        place = source.place("plugins", position)
        if name.removeprefix("material/") in LOADING:
            yield elsewhere(source, f"plugin {name}", "plugins", position)
        elif name not in known:
            yield not_installed(place, f"plugin {one_line(name, 60)}", did_you_mean(name, known))


def extensions(root: Path, source: Source) -> Iterator[Finding]:
    for position, name in enumerate(names(source.data["markdown_extensions"])):
        if name not in SHORT_NAMES and not is_importable(name):
            place = source.place("markdown_extensions", position)
            yield not_installed(place, f"ekstensi {one_line(name, 60)}", did_you_mean(name, SHORT_NAMES))


def not_installed(place: Place, what: str, near: str) -> Finding:
    return Finding(place, f"{what} tidak terpasang.", near or "Hapus dari daftar ini.", "mkdocs-setelan")


def passed_over(key: str, root: Path, source: Source) -> Iterator[Finding]:
    if source.data[key] not in (None, "true"):
        yield ignored(source, key)


LOOKS: dict[str, Callable[[Path, Source], Iterator[Finding]]] = {
    "theme": theme,
    "extra": extra,
    "nav": navigation,
    "plugins": plugins,
    "markdown_extensions": extensions,
    "extra_css": partial(own_files, "extra_css"),
    "extra_javascript": partial(own_files, "extra_javascript"),
    **{key: partial(passed_over, key) for key in ("use_directory_urls", *NEVER)},
}
