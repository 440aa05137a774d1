"""Dates of an item follow one another as in life, and are not in a far future.

Judul: Urutan tanggal
Kode: `tanggal-terbalik`, `tahun-tak-cocok`, `tanggal-terlalu-jauh`, `zona-lain`

Mengapa: umpan, kalender, dan urutan daftar memakai tanggal ini; salah ketik satu angka menaruh dokumen di
tempat yang salah selamanya.

Contoh: ditetapkan 2025-03-01 tetapi diundangkan 2025-02-01; `tahun: 2024` untuk keputusan bertanggal 2025.

Jam pada `terbit:` tanpa zona dibaca sebagai WIB, juga bila portalnya ber-`zona: WITA` atau `WIT`.

Perbaikan: cocokkan dengan naskah aslinya.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.around import Around
from generator.findings import Finding
from generator.kinds.document import Document
from generator.kinds.exemption import Exemption
from generator.kinds.resource import WIB, ZONES
from generator.model import Item

FAR = timedelta(days=366)


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    if isinstance(item.meta, Document):
        yield from of_document(around, item, item.meta)
    if isinstance(item.meta, Exemption):
        yield from of_exemption(around, item, item.meta)
    if item.meta.publish_at:
        yield from hour_of_another_zone(around, item)
    if item.meta.issued and around.committed() and around.is_ahead(item.meta.issued, FAR):
        yield around.warning(
            item,
            ("tanggal",),
            f"tanggal terbit {item.meta.issued} lebih dari setahun di depan.",
            "Periksa tahunnya.",
            "tanggal-terlalu-jauh",
        )


def hour_of_another_zone(around: Around, item: Item) -> Iterator[Finding]:
    """In a portal of another zone an hour in WIB is one that was written without its zone, most likely."""
    moment, zone = item.meta.publish_at, around.zone_name()
    if moment and zone != "WIB" and moment.utcoffset() == WIB.utcoffset(None):
        there = moment.replace(tzinfo=ZONES[zone]).isoformat(timespec="minutes")
        yield around.warning(
            item,
            ("terbit",),
            f"jam terbit ini dibaca sebagai WIB, padahal portal ini memakai {zone}.",
            f'Tulis zonanya, misalnya "{there}".',
            "zona-lain",
        )


def of_document(around: Around, item: Item, meta: Document) -> Iterator[Finding]:
    if before(meta.promulgated, meta.enacted):
        yield reversed_dates(
            around, item, "tanggal_pengundangan", "tanggal pengundangan mendahului penetapan."
        )
    if before(meta.issued, meta.enacted):
        yield reversed_dates(around, item, "tanggal", "tanggal terbit mendahului penetapan.")
    if meta.year and meta.enacted and meta.year != meta.enacted.year:
        yield around.warning(
            item,
            ("tahun",),
            f"tahun {meta.year} tidak cocok dengan tanggal penetapan {meta.enacted}.",
            "Cocokkan dengan naskah aslinya.",
            "tahun-tak-cocok",
        )


def of_exemption(around: Around, item: Item, meta: Exemption) -> Iterator[Finding]:
    decided = meta.decree.decided if meta.decree else None
    if before(meta.until, decided):
        yield reversed_dates(around, item, "berlaku_sampai", "masa pengecualian berakhir sebelum ditetapkan.")


def before(first: date | None, second: date | None) -> bool:
    return bool(first and second and first < second)


def reversed_dates(around: Around, item: Item, key: str, message: str) -> Finding:
    return around.error(item, (key,), message, "Periksa kedua tanggalnya.", "tanggal-terbalik")
