"""A correction, withdrawal or replacement says why; a replacement says by what; dates are in order.

Judul: Ralat, pencabutan, penggantian
Kode: `alasan-tidak-ada`, `pengganti-tidak-ada`, `pengganti-melingkar`, `tanggal-terbalik`,
`periode-mendahului`

Mengapa: warga yang pernah memakai datanya berhak tahu mengapa berubah dan di mana penggantinya.

Contoh: `status: dicabut` tanpa `alasan:`.

Perbaikan: tambahkan `alasan:`, dan `pengganti:` bila diganti.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.around import Around
from generator.findings import Finding
from generator.kinds.announcement import Announcement
from generator.kinds.intervals import interval
from generator.kinds.resource import Status, day_in_name
from generator.model import Item


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    yield from status(around, item)
    yield from dates(around, item)


def status(around: Around, item: Item) -> Iterator[Finding]:
    meta = item.meta
    if meta.status is not Status.IN_FORCE and not meta.reason:
        yield around.error(
            item,
            ("status",),
            f'status "{meta.status}" belum disertai alasan.',
            "Tambahkan `alasan: …` supaya pembaca tahu sebabnya.",
            "alasan-tidak-ada",
        )
    if meta.status is Status.REPLACED and not meta.replaced_by:
        yield around.error(
            item,
            ("status",),
            "yang diganti belum menyebut penggantinya.",
            "Tambahkan `pengganti: SLUG`.",
            "pengganti-tidak-ada",
        )
    if meta.replaced_by == item.slug:
        yield around.error(
            item,
            ("pengganti",),
            "item ini diganti oleh dirinya sendiri.",
            "Tulis slug penggantinya.",
            "pengganti-melingkar",
        )


def dates(around: Around, item: Item) -> Iterator[Finding]:
    meta = item.meta
    issued = meta.issued or day_in_name(item.slug)
    if isinstance(meta, Announcement) and meta.valid_until and issued and meta.valid_until < issued:
        yield around.error(
            item,
            ("berlaku_sampai",),
            "masa berlaku berakhir sebelum tanggal terbit.",
            "Periksa kedua tanggalnya.",
            "tanggal-terbalik",
        )
    if meta.period and meta.issued and item.kind == "dataset" and interval(meta.period)[0] > meta.issued:
        yield around.warning(
            item,
            ("periode",),
            "periode dimulai sesudah tanggal terbit.",
            "Periksa `periode:` dan `tanggal:`.",
            "periode-mendahului",
        )
