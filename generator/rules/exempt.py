"""What is exempt is not published elsewhere by mistake, and is opened when its term has passed.

Judul: Informasi dikecualikan yang ikut terbit
Kode: `terbit-padahal-dikecualikan`, `mirip-dikecualikan`, `pengecualian-lewat`

Mengapa: informasi yang dikecualikan (UU 14/2008 Pasal 17) dan yang terbit tidak boleh sama; dan
pengecualian yang masa berlakunya lewat harus dibuka atau diperpanjang (Pasal 20).

Contoh: dokumen berjudul sama dengan satu entri di `content/dikecualikan/`; `berlaku_sampai: 2024-12-31`
yang sudah lewat.

Perbaikan: tarik dokumennya sekarang bila memang dikecualikan. Bila yang terbit hanya keterangan umumnya,
beri judul yang menyebutkan itu. Bila masa berlakunya lewat, terbitkan isinya atau uji ulang konsekuensinya.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.findings import Finding, Place, Severity
from generator.kinds.exemption import Exemption
from generator.model import Item
from generator.places import Loaded

SMALL = frozenset(
    (
        *("yang", "dan", "atau", "di", "ke", "dari", "untuk", "pada", "tahun", "contoh", "dalam"),
        *("oleh", "sedang", "kota", "kabupaten", "dengan"),
    )
)
LEAST_WORDS = 3
"""A title of fewer words says too little to be recognised inside another."""


def check(loaded: Loaded) -> Iterator[Finding]:
    exemptions = [(item, words(item.title)) for item in loaded.catalogue.of_kind("dikecualikan")]
    yield from passed(loaded, [item for item, _ in exemptions])
    if not exemptions:
        return
    for item in loaded.catalogue.items:
        if item.kind not in ("dikecualikan", "organisasi", "layanan"):
            for exemption, wanted in exemptions:
                yield from compared(loaded, item, exemption, wanted)


def words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", text.lower())) - SMALL


def compared(loaded: Loaded, item: Item, exemption: Item, wanted: frozenset[str]) -> Iterator[Finding]:
    title = words(item.title)
    if wanted and title == wanted and item.publisher == exemption.publisher:
        yield loaded.error(
            item,
            ("judul",),
            f"judul ini sama dengan informasi dikecualikan {exemption.source}.",
            "Tarik segera bila memang dikecualikan; bila tidak, bedakan judulnya.",
            "terbit-padahal-dikecualikan",
        )
    elif len(wanted) >= LEAST_WORDS and wanted <= title and item.publisher == exemption.publisher:
        yield loaded.warning(
            item,
            ("judul",),
            f"judul ini memuat seluruh kata informasi dikecualikan {exemption.source}.",
            "Pastikan isinya memang boleh terbit.",
            "mirip-dikecualikan",
        )
    for file in item.files:
        stem = words(PurePosixPath(file.name).stem)
        if stem and (stem == wanted or PurePosixPath(file.name).stem == exemption.slug):
            yield Finding(
                Place(file.source),
                f"nama berkas ini sama dengan informasi dikecualikan {exemption.source}.",
                "Tarik segera bila memang dikecualikan; bila tidak, beri nama lain.",
                "terbit-padahal-dikecualikan",
                Severity.ERROR,
            )


def passed(loaded: Loaded, exemptions: list[Item]) -> Iterator[Finding]:
    for item in exemptions:
        meta = item.meta
        if isinstance(meta, Exemption) and meta.until and meta.until < loaded.today:
            yield loaded.warning(
                item,
                ("berlaku_sampai",),
                f"masa pengecualian lewat pada {meta.until}.",
                "Terbitkan isinya, atau perpanjang dengan uji konsekuensi yang baru.",
                "pengecualian-lewat",
            )
