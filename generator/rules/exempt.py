"""What is exempt is not published elsewhere by mistake, and is opened when its term has passed.

Judul: Informasi dikecualikan yang ikut terbit
Kode: `terbit-padahal-dikecualikan`, `mirip-dikecualikan`, `pengecualian-lewat`, `pengecualian-hampir-lewat`

Mengapa: informasi yang dikecualikan (UU 14/2008 Pasal 17) dan yang terbit tidak boleh sama; dan
pengecualian yang masa berlakunya lewat harus dibuka atau diperpanjang (Pasal 20). Temuan mulai terlihat
90 hari sebelumnya, supaya sempat diuji ulang.

Contoh: dokumen berjudul sama dengan satu entri di `content/dikecualikan/`; `berlaku_sampai: 2024-12-31`
yang sudah lewat.

Perbaikan: tarik dokumennya sekarang bila memang dikecualikan. Bila yang terbit hanya keterangan umumnya,
beri judul yang menyebutkan itu. Bila masa berlakunya lewat, terbitkan isinya atau uji ulang konsekuensinya.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from pathlib import PurePosixPath

from generator.findings import Finding, Place
from generator.kinds.exemption import Exemption
from generator.model import Item
from generator.places import Loaded

SMALL = frozenset(
    (
        *("yang", "dan", "atau", "di", "ke", "dari", "untuk", "pada", "tahun", "contoh", "dalam"),
        *("oleh", "sedang", "kota", "kabupaten", "dengan"),
    )
)
SOON = timedelta(days=90)
"""Before an exemption ends, this long, its end is announced."""
LEAST_WORDS = 3
"""A title of fewer words says too little to be recognised inside another."""


def check(loaded: Loaded) -> Iterator[Finding]:
    exemptions = loaded.catalogue.of_kind("dikecualikan")
    yield from passed(loaded, exemptions)
    by_publisher: dict[str, list[tuple[Item, frozenset[str]]]] = defaultdict(list)
    by_name: dict[frozenset[str], Item] = {}
    for item in exemptions:
        by_publisher[item.publisher].append((item, words(item.title)))
        by_name |= {words(item.title): item, words(item.slug): item}
    for item in loaded.catalogue.items:
        if item.kind not in ("dikecualikan", "organisasi", "layanan"):
            yield from titles(loaded, item, by_publisher[item.publisher])
            yield from files(item, by_name)


def words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", text.lower())) - SMALL


def titles(loaded: Loaded, item: Item, exemptions: list[tuple[Item, frozenset[str]]]) -> Iterator[Finding]:
    """Compared with what the same office has exempted."""
    title = words(item.title) if exemptions else frozenset()
    for exemption, wanted in exemptions:
        if wanted and title == wanted:
            yield loaded.error(
                item,
                ("judul",),
                f"judul ini sama dengan informasi dikecualikan {exemption.source}.",
                "Tarik segera bila memang dikecualikan; bila tidak, bedakan judulnya.",
                "terbit-padahal-dikecualikan",
            )
        elif len(wanted) >= LEAST_WORDS and wanted <= title:
            yield loaded.warning(
                item,
                ("judul",),
                f"judul ini memuat seluruh kata informasi dikecualikan {exemption.source}.",
                "Pastikan isinya memang boleh terbit.",
                "mirip-dikecualikan",
            )


def files(item: Item, by_name: dict[frozenset[str], Item]) -> Iterator[Finding]:
    """A file that is named like the title or the slug of something exempt."""
    for file in item.files:
        exemption = by_name.get(words(PurePosixPath(file.name).stem))
        if exemption:
            yield Finding(
                Place(file.source),
                f"nama berkas ini sama dengan informasi dikecualikan {exemption.source}.",
                "Tarik segera bila memang dikecualikan; bila tidak, beri nama lain.",
                "terbit-padahal-dikecualikan",
            )


def passed(loaded: Loaded, exemptions: list[Item]) -> Iterator[Finding]:
    for item in exemptions:
        meta = item.meta
        if not isinstance(meta, Exemption) or not meta.until or meta.until > loaded.today + SOON:
            continue
        if meta.until < loaded.today:
            yield loaded.warning(
                item,
                ("berlaku_sampai",),
                f"masa pengecualian lewat pada {meta.until}.",
                "Terbitkan isinya, atau perpanjang dengan uji konsekuensi yang baru.",
                "pengecualian-lewat",
            )
        else:
            yield loaded.warning(
                item,
                ("berlaku_sampai",),
                f"masa pengecualian berakhir pada {meta.until}.",
                "Siapkan pembukaannya, atau uji konsekuensinya lagi sebelum hari itu.",
                "pengecualian-hampir-lewat",
            )
