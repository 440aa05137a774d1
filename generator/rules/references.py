"""Every slug and code that an item names must exist: publisher, successor, offices, forms, duties, area.

Judul: Rujukan
Kode: `penerbit-tak-dikenal`, `rujukan-tak-dikenal`, `kewajiban-tak-dikenal`, `wilayah-tak-dikenal`

Mengapa: rujukan menjadi tautan; yang salah eja menjadi halaman kosong.

Contoh: `penerbit: bapeda` sedangkan berkasnya `content/organisasi/bappeda.yml`.

Perbaikan: ikuti saran ejaannya, atau buat berkas yang dirujuk.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.around import Around
from generator.findings import Finding, Place, did_you_mean, one_line
from generator.kinds.document import Document
from generator.kinds.indicator import Indicator
from generator.kinds.organisation import Organisation
from generator.kinds.service import Service
from generator.model import Item
from generator.places import Loaded
from generator.readers.yaml import read

SETTINGS = "mkdocs.yml"
# Attribute, key in the YAML, kind that it names; several kinds of items have them.
NAMED: tuple[tuple[type, str, str, str], ...] = (
    (Document, "amends", "mengubah", "dokumen"),
    (Document, "amended_by", "diubah_dengan", "dokumen"),
    (Document, "revokes", "mencabut", "dokumen"),
    (Document, "revoked_by", "dicabut_dengan", "dokumen"),
    (Document, "implements", "melaksanakan", "dokumen"),
    (Document, "related", "dokumen_terkait", "dokumen"),
    (Service, "offices", "lokasi", "organisasi"),
    (Service, "forms", "formulir", "dokumen"),
    (Organisation, "parent", "induk", "organisasi"),
    (Indicator, "dataset", "dataset", "dataset"),
)


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    yield from publisher(around, item)
    yield from named(around, item)
    if item.meta.replaced_by and not around.knows(item.kind, item.meta.replaced_by):
        yield absent(around, item, ("pengganti",), item.kind, item.meta.replaced_by)
    yield from codes(around, item, "kewajiban", item.meta.duties)
    if item.meta.area and item.kind != "organisasi":
        yield from codes(around, item, "wilayah", (item.meta.area,))


def check(loaded: Loaded) -> Iterator[Finding]:
    """``badan_publik`` of the settings: the root of the tree of offices."""
    slug = loaded.catalogue.settings.body
    if not slug or loaded.knows("organisasi", slug):
        return
    raw = (loaded.catalogue.root / SETTINGS).read_bytes()
    source, _ = read(raw, SETTINGS, tags=True)
    place = source.place("extra", "portal", "badan_publik") if source else Place(SETTINGS)
    near = did_you_mean(slug, [item.slug for item in loaded.catalogue.of_kind("organisasi")])
    remedy = near or f"Buat content/organisasi/{one_line(slug, 60)}.yml."
    yield Finding(place, f'organisasi "{one_line(slug, 60)}" tidak ada.', remedy, "rujukan-tak-dikenal")


def publisher(around: Around, item: Item) -> Iterator[Finding]:
    slug = item.meta.publisher
    if slug and not around.knows("organisasi", slug):
        remedy = did_you_mean(slug, around.slugs("organisasi")) or f"Buat content/organisasi/{slug}.yml."
        yield around.error(
            item, ("penerbit",), f'penerbit "{slug}" tidak ada.', remedy, "penerbit-tak-dikenal"
        )


def named(around: Around, item: Item) -> Iterator[Finding]:
    for model, attribute, key, kind in NAMED:
        if not isinstance(item.meta, model):
            continue
        value = getattr(item.meta, attribute)
        several = value if isinstance(value, tuple) else [value] if value else []
        for position, slug in enumerate(several):
            if not around.knows(kind, slug):
                yield absent(around, item, (key, position), kind, slug)


def absent(around: Around, item: Item, path: tuple[str | int, ...], kind: str, slug: str) -> Finding:
    remedy = did_you_mean(slug, around.slugs(kind)) or f"Terbitkan {kind} itu dahulu, atau hapus dari daftar."
    return around.error(item, path, f'{kind} "{slug}" tidak ada.', remedy, "rujukan-tak-dikenal")


def codes(around: Around, item: Item, key: str, values: tuple[str, ...]) -> Iterator[Finding]:
    known = around.codes(key) if values else frozenset()
    for position, code in enumerate(values):
        if known and code not in known:
            remedy = (
                did_you_mean(code, known) or "Lihat daftarnya di content/kewajiban/ atau content/organisasi/."
            )
            yield around.error(
                item, (key, position), f'{key} "{code}" tidak dikenal.', remedy, f"{key}-tak-dikenal"
            )
