"""Everything to download: originals byte for byte, every table in every form, one ZIP a dataset."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from generator.emitters.items.beside import Looks
from generator.emitters.items.links import Links
from generator.kinds.dataset import Dataset
from generator.licences import address
from generator.model import Catalogue, Item, Table
from generator.output import Output
from generator.tables import LABELS
from generator.tables.datapackage import data_package
from generator.tables.forms import Made, all_made, forms, known

PACKAGE = "datapackage.json"
STAMP = (1980, 1, 1, 0, 0, 0)
"""The earliest time that ZIP knows: the clock is no part of the content."""
COMPRESSED = (".xlsx", ".ods", ".parquet", ".zip", ".pdf", ".png", ".jpg", ".jpeg", ".docx")
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Download:
    """One file of a table."""

    label: str
    """``CSV``, ``XLSX`` …"""
    address: str
    """Site address, quoted for a URL."""
    size: int
    sha256: str


def downloads(item: Item, table: Table) -> list[Download]:
    """Every published form of a table with its size and digest, in the order of ``TABLES``."""
    suffixes = forms(table)
    return [
        download(item, table, suffix, file)
        for suffix, file in zip(suffixes, all_made(table, suffixes), strict=True)
    ]


def download(item: Item, table: Table, suffix: str, file: Made) -> Download:
    return Download(
        LABELS[suffix], f"{item.address}{quote(f'{table.name}.{suffix}')}", file.size, file.sha256
    )


MEMORY = "unduhan"
"""File of the cache with what the files of each dataset looked at beside it."""


def emit(catalogue: Catalogue, out: Output) -> None:
    looks = Looks(catalogue, Links(), MEMORY)
    for item in catalogue.items:
        if isinstance(item.meta, Dataset):
            if not out.together(item.address, looks.same(item.address)):
                beside = looks.beside(item)
                with out.gathered(item.address) as keep_as:
                    emit_dataset(item, beside.catalogue, out)
                    keep_as(looks.made(item.address, beside))
        else:
            for file in item.files:
                for _, folder in folders(item):
                    out.file(f"{folder}{file.name}", file.path, file.source)
    looks.save()


def folders(item: Item) -> list[tuple[str, str]]:
    """Slug and address of an item, and those it had before: a page can send readers on, a file cannot, and
    newspapers and programs name files."""
    return [(slug, f"{item.kind}/{slug}/") for slug in (item.slug, *item.meta.former)]


def emit_dataset(item: Item, catalogue: Catalogue, out: Output) -> None:
    members: dict[str, Path | bytes] = {}
    for table in item.tables:
        suffixes = forms(table)
        for suffix, file in zip(suffixes, all_made(table, suffixes), strict=True):
            members[f"{table.name}.{suffix}"] = file.path
    package = json.dumps(data_package(item, catalogue), ensure_ascii=False, indent=2) + "\n"
    members |= {f"asli/{file.name}": file.path for file in item.files}
    members[PACKAGE] = package.encode()
    for _, folder in folders(item):
        for name, content in members.items():
            out.file(f"{folder}{name}", content, item.source)
    members["BACA-SAYA.md"] = readme(item, catalogue).encode()
    members["LISENSI.txt"] = licence(item, catalogue).encode()
    packed = archive(item, members, catalogue.cache)
    for slug, folder in folders(item):
        out.file(f"{folder}{slug}.zip", packed.path, item.source)


def archive(item: Item, members: dict[str, Path | bytes], cache: Path) -> Made:
    """All files of a dataset, kept by what they depend on."""
    parts = [f"{file.name} {file.sha256}" for file in item.files] + [table.digest for table in item.tables]
    parts += [table.area.digest for table in item.tables if table.area]
    parts += [f"{name} {content.hex()}" for name, content in members.items() if isinstance(content, bytes)]
    key = hashlib.sha256("\n".join([item.slug, *parts]).encode()).hexdigest()
    path = cache / "zip" / f"{key}.zip"
    path.parent.mkdir(parents=True, exist_ok=True)
    return known(path, path.with_suffix(".sha"), lambda target: write_zip(target, item.slug, members))


def write_zip(target: Path, folder: str, members: dict[str, Path | bytes]) -> None:
    with zipfile.ZipFile(target, "w") as bundle:
        for name, content in sorted(members.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", STAMP)
            packed = name.lower().endswith(COMPRESSED)
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            if isinstance(content, bytes):
                bundle.writestr(entry, content)
                continue
            entry.file_size = content.stat().st_size
            with content.open("rb") as source, bundle.open(entry, "w") as sink:
                while piece := source.read(PIECE):
                    sink.write(piece)


def readme(item: Item, catalogue: Catalogue) -> str:
    """What the ZIP holds, for whoever finds it without the page."""
    publisher = catalogue.publisher(item)
    lines = [f"# {item.title}", "", item.meta.summary, ""]
    if item.meta.sample:
        lines += ["Isi contoh, bukan data resmi.", ""]
    lines += [
        f"Penerbit: {publisher.title if publisher else item.publisher}",
        f"Tanggal: {item.modified.date().isoformat()}",
        f"Halaman: {catalogue.settings.absolute(item.address)}",
        f"Lisensi: {catalogue.licence(item)}",
        "",
        "Berkas asli ada di folder `asli/`, tanpa perubahan. Kolom, satuan, dan tipenya ada di",
        "`datapackage.json`. Teks dalam CSV yang diawali tanda rumus (= + - @) didahului tanda petik (');",
        "hapus satu tanda petik itu untuk memperoleh nilai aslinya.",
    ]
    for table in item.tables:
        lines += ["", f"## {table.title} ({table.name})", ""]
        lines += [f"- {column.name}: {column.title}" for column in table.columns]
        lines += [f"> {note}" for note in table.notes]
    return "\n".join(lines) + "\n"


def licence(item: Item, catalogue: Catalogue) -> str:
    name = catalogue.licence(item)
    return "\n".join([item.title, "", f"Lisensi (SPDX): {name}", address(name)]).rstrip() + "\n"
