"""One address, one source: neither two tables of one name, nor an old address that hides an item.

Judul: Satu alamat, satu sumber
Kode: `alamat-ganda`

Mengapa: alamat lama dialihkan ke yang baru dan nama tabel menjadi alamat unduhan; bila dipakai dua kali,
salah satunya tidak terbuka. Beberapa nama dipakai halaman portal sendiri, misalnya `/layanan/wilayah/`
dan `feed.json`.

Contoh: `alamat_lama: penduduk` padahal `datasets/penduduk/` masih ada; `data.csv` dan `data.xlsx` di satu
folder; layanan bernama berkas `wilayah.yml`.

Perbaikan: hapus alamat itu dari `alamat_lama:`, atau beri nama lain pada salah satu tabel.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.around import Around
from generator.findings import Finding, Place
from generator.late import Late
from generator.model import Item
from generator.places import Loaded

if TYPE_CHECKING:
    from generator.tables import forms
else:
    forms = Late("generator.tables.forms")

RESERVED = {
    "dokumen": ("seri",),
    "layanan": ("peristiwa", "sasaran", "kanal", "biaya", "wilayah", "standar", "hal"),
}
"""Kind → parts of addresses below it that are the portal's own pages."""
OWN_FILES = {"atom.xml", "bagikan.png", "feed.json", "index.html", "perubahan", "rss.xml", "teks", "versi"}
"""Files and folders that the portal puts beside the files of an item."""
OWN_TABLES = {"datapackage", "feed"}
"""A table of such a name would be published as a JSON file that the portal makes itself."""


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    yield from tables(item)
    yield from own_files(item)
    for slug in {item.slug, *item.former} & {*RESERVED.get(item.kind, ())}:
        yield around.error(
            item,
            (),
            f"/{item.kind}/{slug}/ adalah halaman portal sendiri.",
            "Pakai nama lain.",
            "alamat-ganda",
        )


def check(loaded: Loaded) -> Iterator[Finding]:
    claimed: dict[tuple[str, str], str] = {}
    for item in loaded.catalogue.items:
        for position, slug in enumerate(item.former):
            owner = loaded.catalogue.get(item.kind, slug)
            first = owner.source if owner else claimed.setdefault((item.kind, slug), item.source)
            if owner or first != item.source:
                yield loaded.error(
                    item,
                    ("alamat_lama", position),
                    f"alamat lama /{item.kind}/{slug}/ masih dipakai {first}.",
                    "Hapus dari `alamat_lama:`.",
                    "alamat-ganda",
                )


def own_files(item: Item) -> Iterator[Finding]:
    """Files that would lie where the portal puts its own."""
    taken = {
        table.file.source: f"{table.name}.json" for table in item.tables if is_own(table.name, OWN_TABLES)
    }
    if item.kind != "dataset":
        taken = {file.source: file.name for file in item.files if is_own(file.name, OWN_FILES)}
    for source, name in taken.items():
        yield Finding(
            Place(source),
            f"/{item.address}{name} adalah berkas portal sendiri.",
            "Ganti nama berkas ini.",
            "alamat-ganda",
        )


def is_own(name: str, names: set[str]) -> bool:
    return name.casefold() in names


def tables(item: Item) -> Iterator[Finding]:
    """``a.csv`` and ``a.xlsx`` of one dataset would both be published as ``a.csv``."""
    first: dict[str, str] = {}
    for table in item.tables:
        names = [f"{table.name}.{suffix}" for suffix in forms.forms(table) if suffix.endswith("csv")]
        taken = [
            name
            for name in names
            if first.setdefault(name.casefold(), table.file.source) != table.file.source
        ]
        if taken:
            other = first[taken[0].casefold()]
            yield Finding(
                Place(table.file.source),
                f"/{item.address}{taken[0]} sudah dibuat dari {other}.",
                "Ganti nama salah satu berkas, atau sebut satu saja di `berkas:`.",
                "alamat-ganda",
            )
