"""What is published stands in the register of public information, with the columns that the rule wants.

Judul: Daftar Informasi Publik
Kode: `di-luar-dip`, `dip-belum-lengkap`

Mengapa: setiap informasi yang dikuasai dan dibuka tercantum dalam Daftar Informasi Publik. Kolom yang
diminta: ringkasan, penanggung jawab, dan jangka waktu penyimpanan; selebihnya diisi portal sendiri. Yang
dicabut tidak lagi tercantum, dan alasannya tampil di `/dip/`.

Contoh: dokumen tanpa `retensi:` di portal yang tidak menyebut `retensi:` di `mkdocs.yml`; dinas tanpa
`pimpinan:` yang informasinya tidak menyebut `penanggung_jawab:`.

Perbaikan: isi `ringkasan:`, `penanggung_jawab:`, atau `retensi:` pada informasinya. Cukup sekali untuk
semua: `pimpinan:` (jabatan) di berkas organisasinya, dan `retensi:` di bawah `extra.portal` pada
`mkdocs.yml`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from generator.findings import Finding
from generator.kinds.resource import Status
from generator.model import Catalogue, Item
from generator.places import Loaded

NOT_LISTED = ("organisasi", "dikecualikan", "indikator")
"""Organisations are not information, exempt items have their own register, and an indicator is a view
of a dataset that is listed itself."""
NAMED = 3
"""Slugs that a finding names before it only counts."""
REMEDIES = {
    "ringkasan": "Isi `ringkasan:` dengan satu kalimat tentang isinya.",
    "penanggung_jawab": "Isi `penanggung_jawab:`, atau `pimpinan:` (jabatan) pada berkas organisasinya.",
    "retensi": "Isi `retensi:` di sini, atau sekali untuk semua di `extra.portal` pada `mkdocs.yml`.",
}


def is_listed(item: Item) -> bool:
    """Whether the register of public information has a row for the item."""
    return item.kind not in NOT_LISTED and item.meta.status is not Status.REVOKED


def summary(catalogue: Catalogue, item: Item) -> str:
    return item.meta.summary or item.meta.description or item.body


def responsible(catalogue: Catalogue, item: Item) -> str:
    """Whoever the item names, else the head of the office that publishes it."""
    office = catalogue.organisation(item)
    return item.meta.responsible or (office.head if office else None) or ""


def retention(catalogue: Catalogue, item: Item) -> str:
    return item.meta.retention or catalogue.settings.retention or ""


COLUMNS: dict[str, Callable[[Catalogue, Item], str]] = {
    "ringkasan": summary,
    "penanggung_jawab": responsible,
    "retensi": retention,
}
"""Column that an officer may have left empty → what will stand in it."""


def check(loaded: Loaded) -> Iterator[Finding]:
    gaps: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in loaded.catalogue.items:
        # A publisher that nobody knows is a finding of its own.
        if is_listed(item) and loaded.catalogue.publisher(item):
            for column, value in COLUMNS.items():
                if not value(loaded.catalogue, item).strip():
                    gaps[column, "" if column == "retensi" else item.publisher].append(item)
        elif item.kind not in NOT_LISTED and not is_listed(item):
            yield outside(loaded, item)
    for (column, _), items in sorted(gaps.items()):
        yield incomplete(loaded, column, items)


def outside(loaded: Loaded, item: Item) -> Finding:
    return loaded.warning(
        item,
        ("status",),
        "yang dicabut tidak tercantum dalam Daftar Informasi Publik.",
        "Biarkan bila memang begitu; alasannya tampil di /dip/.",
        "di-luar-dip",
    )


def incomplete(loaded: Loaded, column: str, items: list[Item]) -> Finding:
    """One finding for all that an office has left empty, and for retention, which one line mends, one
    for all offices: thousands of findings would hide the rest."""
    names = ", ".join(item.key for item in items[:NAMED])
    rest = f" dan {len(items) - NAMED} lainnya" if len(items) > NAMED else ""
    return loaded.warning(
        items[0],
        (column,),
        f"kolom `{column}` Daftar Informasi Publik kosong pada {names}{rest}.",
        REMEDIES[column],
        "dip-belum-lengkap",
    )
