"""Relations of regulations agree with one another, with their dates and with the status of each.

Judul: Hubungan peraturan
Kode: `relasi-melingkar`, `relasi-bertentangan`, `relasi-mendahului`, `status-bertentangan`,
`mengubah-yang-dicabut`, `melaksanakan-yang-dicabut`, `dicabut-dua-kali`, `pengganti-berbeda`,
`tingkat-lebih-rendah`, `peraturan-ganda`

Mengapa: halaman peraturan menyebut apa yang berlaku; warga yang memegang peraturan yang sudah dicabut
dirugikan. Peraturan yang lebih baru mengubah yang lebih lama, tidak sebaliknya; yang sudah dicabut tidak
dapat diubah lagi; yang lebih rendah tidak mencabut yang lebih tinggi.

Contoh: A `mencabut: [b]`, tetapi B masih `status: berlaku`; A mengubah B, dan B mengubah A; peraturan tahun
2019 mencabut peraturan tahun 2021.

Perbaikan: pakai `mengubah:` atau `mencabut:` pada yang baru saja; pada yang dicabut tulis `status: dicabut`
dan `alasan:`. Cocokkan tanggal dan nomor dengan naskah aslinya.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from generator.findings import Finding, Place, Severity
from generator.kinds.document import Document
from generator.law.forms import form_of, spaced
from generator.law.graph import GONE, Edges, Law, older
from generator.model import Item
from generator.places import Loaded


class Relation(NamedTuple):
    """Fields of the newer and the older document, and the officers' keys for them."""

    active: str
    key: str
    passive: str = ""
    passive_key: str = ""


RELATIONS = {
    "mengubah": Relation("amends", "mengubah", "amended_by", "diubah_dengan"),
    "mencabut": Relation("revokes", "mencabut", "revoked_by", "dicabut_dengan"),
    "melaksanakan": Relation("implements", "melaksanakan"),
}


class Wrong(NamedTuple):
    message: str
    remedy: str
    code: str
    severity: Severity = Severity.ERROR


LOOK = "Cocokkan nomor, tahun, dan tanggalnya dengan naskah aslinya."


def check(loaded: Loaded) -> Iterator[Finding]:
    law = loaded.catalogue.law
    items = {item.slug: item for item in loaded.catalogue.of_kind("dokumen")}
    for slug, item in items.items():
        yield from circles(loaded, law, item)
        for relation in RELATIONS:
            yield from pairs(loaded, law, items, relation, slug)
        yield from endings(loaded, law, item)
        yield from successor(loaded, law, item)
    yield from twins(loaded, items)


def circles(loaded: Loaded, law: Law, item: Item) -> Iterator[Finding]:
    for name, relation in RELATIONS.items():
        active = getattr(item.meta, relation.active)
        passive = getattr(item.meta, relation.passive) if relation.passive else ()
        if item.slug in (*active, *passive) or reaches_itself(getattr(law, relation.active), item.slug):
            key = relation.key if active or not passive else relation.passive_key
            yield loaded.error(
                item,
                (key,),
                f'"{item.slug}" {name} dirinya sendiri, langsung atau berputar.',
                f"Periksa `{key}:` pada dokumen-dokumen ini.",
                "relasi-melingkar",
            )


def reaches_itself(graph: Edges, start: str) -> bool:
    seen: set[str] = set()
    stack = list(graph.get(start, ()))
    while stack:
        slug = stack.pop()
        if slug == start:
            return True
        if slug not in seen:
            seen.add(slug)
            stack.extend(graph.get(slug, ()))
    return False


def pairs(loaded: Loaded, law: Law, items: dict[str, Item], name: str, slug: str) -> Iterator[Finding]:
    """What one regulation does to each of the others, told where it was written."""
    relation = RELATIONS[name]
    for other in getattr(law, relation.active).get(slug, ()):
        place = written(loaded, items[slug], items[other], relation)
        for wrong in faults(law, name, slug, other):
            yield Finding(place, wrong.message, wrong.remedy, wrong.code, wrong.severity)


def written(loaded: Loaded, new: Item, old: Item, relation: Relation) -> Place:
    active: tuple[str, ...] = getattr(new.meta, relation.active)
    if old.slug in active:
        return loaded.place(new, relation.key, active.index(old.slug))
    passive: tuple[str, ...] = getattr(old.meta, relation.passive)
    return loaded.place(old, relation.passive_key, passive.index(new.slug))


def faults(law: Law, relation: str, slug: str, other: str) -> Iterator[Wrong]:
    new, old = law.documents[slug], law.documents[other]
    said = f'"{slug}" {relation} "{other}"'
    if older(new, old):
        yield Wrong(f"{said}, padahal ditetapkan lebih dahulu.", LOOK, "relasi-mendahului")
    if relation != "melaksanakan" and lower(new, old):
        yield Wrong(
            f"{said}, padahal {new.type} lebih rendah daripada {old.type}.",
            "Yang mengubah atau mencabut harus setingkat atau lebih tinggi; periksa arah relasinya.",
            "tingkat-lebih-rendah",
        )
    if relation == "mengubah" and slug in law.revoked_by.get(other, ()):
        yield Wrong(
            f"{said}, dan juga mencabutnya.",
            "Pilih salah satu: yang dicabut seluruhnya tidak perlu diubah.",
            "relasi-bertentangan",
        )
    if relation == "mengubah" and (ender := ended_before(law, slug, other)):
        yield Wrong(
            f'{said}, padahal "{other}" sudah dicabut dengan "{ender}".',
            f"Mungkin yang dimaksud penggantinya. {LOOK}",
            "mengubah-yang-dicabut",
        )
    if relation == "melaksanakan" and law.ended(other) and not law.ended(slug):
        yield Wrong(
            f'{said} yang tidak berlaku lagi, sedangkan "{slug}" masih berlaku.',
            "Rujuk penggantinya, atau jelaskan di `deskripsi:` mengapa tetap berlaku.",
            "melaksanakan-yang-dicabut",
            Severity.WARNING,
        )


def lower(new: Document, old: Document) -> bool:
    first, second = form_of(new.type), form_of(old.type)
    return bool(first and second and first.rank and second.rank and first.rank > second.rank)


def ended_before(law: Law, slug: str, other: str) -> str | None:
    """Who had revoked ``other`` before ``slug`` amended it."""
    new = law.documents[slug]
    enders = (each for each in law.revoked_by.get(other, ()) if each != slug)
    return next((each for each in enders if older(law.documents[each], new)), None)


def endings(loaded: Loaded, law: Law, item: Item) -> Iterator[Finding]:
    """A revoked regulation says so itself, and was revoked once."""
    meta = item.meta
    assert isinstance(meta, Document)
    enders = law.revoked_by.get(item.slug, ())
    if enders and meta.status not in GONE:
        stated = "status" in meta.model_fields_set
        yield Finding(
            loaded.place(item, "status" if stated else "judul"),
            f'"{item.slug}" dicabut dengan "{enders[0]}", tetapi '
            + (f"statusnya masih {meta.status}." if stated else "belum menyebut `status: dicabut`."),
            "Tulis `status: dicabut` dan `alasan:`, supaya pelanggan umpan diberi tahu.",
            "status-bertentangan",
            Severity.ERROR if stated else Severity.WARNING,
        )
    if len(enders) > 1:
        yield loaded.warning(
            item,
            ("dicabut_dengan",) if meta.revoked_by else (),
            f'"{item.slug}" dicabut dua kali: dengan "{enders[0]}" dan "{enders[1]}".',
            f"Sisakan yang mencabutnya lebih dahulu. {LOOK}",
            "dicabut-dua-kali",
        )


def successor(loaded: Loaded, law: Law, item: Item) -> Iterator[Finding]:
    enders = law.revoked_by.get(item.slug, ())
    named = item.meta.replaced_by
    if named and enders and named not in enders and named in law.documents:
        yield loaded.warning(
            item,
            ("pengganti",),
            f'penggantinya "{named}", tetapi yang mencabutnya "{enders[0]}".',
            "Sebut satu saja, atau tambahkan pencabutan pada penggantinya.",
            "pengganti-berbeda",
        )


def twins(loaded: Loaded, items: dict[str, Item]) -> Iterator[Finding]:
    """One regulation is one item: the same form, number, year and author stand once."""
    known: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in items.values():
        meta = item.meta
        if isinstance(meta, Document) and meta.type and meta.number and meta.year:
            body = meta.author or item.publisher
            known[spaced(meta.type), meta.number.casefold(), str(meta.year), body.casefold()].append(item)
    for first, *others in known.values():
        for item in others:
            differ = item.meta.status is not first.meta.status
            yield Finding(
                loaded.place(item, "nomor"),
                f'peraturan ini sudah ada sebagai "{first.slug}"'
                + (
                    f" dengan status lain ({first.meta.status}, di sini {item.meta.status})."
                    if differ
                    else "."
                ),
                "Gabungkan menjadi satu, dan tulis alamat yang lain di `alamat_lama:`.",
                "peraturan-ganda",
                Severity.ERROR if differ else Severity.WARNING,
            )
