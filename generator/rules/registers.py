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
from pathlib import Path

from generator.around import Around
from generator.findings import Finding
from generator.kinds.organisation import Organisation
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


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    if item.kind not in NOT_LISTED and not is_listed(item):
        yield around.warning(
            item,
            ("status",),
            "yang dicabut tidak tercantum dalam Daftar Informasi Publik.",
            "Biarkan bila memang begitu; alasannya tampil di /dip/.",
            "di-luar-dip",
        )


def gist(item: Item, root: Path, cache: Path) -> tuple[str, tuple[str, ...]] | None:
    """Publisher and what an officer has left empty; of an organisation, whether it has a head."""
    meta = item.meta
    if isinstance(meta, Organisation):
        return (item.slug, ("penanggung_jawab",)) if not (meta.head or "").strip() else None
    own = {"penanggung_jawab": meta.responsible, "retensi": meta.retention}
    own["ringkasan"] = meta.summary or meta.description or item.body
    empty = tuple(column for column in COLUMNS if not (own[column] or "").strip())
    # A word that is only spaces stands in the register as it is; nothing else takes its place.
    blank = tuple(column for column in empty if own[column])
    return (
        (item.publisher, (*empty, *(f"!{column}" for column in blank))) if is_listed(item) and empty else None
    )


def check(loaded: Loaded) -> Iterator[Finding]:
    gaps: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    gists = list(loaded.gists("registers"))
    headless = {item.slug for item, _ in gists if item.kind == "organisasi"}
    kept = bool((loaded.catalogue.settings.retention or "").strip())
    for item, (publisher, empty) in gists:
        # A publisher that nobody knows is a finding of its own.
        if item.kind == "organisasi" or not loaded.catalogue.get("organisasi", publisher):
            continue
        filled = {"penanggung_jawab": publisher not in headless, "retensi": kept, "ringkasan": False}
        for column in COLUMNS:
            if column in empty and (f"!{column}" in empty or not filled[column]):
                gaps[column, "" if column == "retensi" else publisher].append(item)
    for (column, _), items in sorted(gaps.items()):
        yield incomplete(loaded, column, items)


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
