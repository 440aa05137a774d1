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

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

from generator.findings import Finding, Place, Severity
from generator.kinds.dataset import Dataset
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
HOME = "content/dikecualikan"
HARMLESS = {".gitkeep", ".gitignore"}
LEAST_WORDS = 3
"""A title of fewer words says too little to be recognised inside another."""


Exempt = list[tuple[Item, frozenset[str]]]
"""What is exempt still, with the words of its title."""


def check(loaded: Loaded) -> Iterator[Finding]:
    exemptions = loaded.catalogue.of_kind("dikecualikan")
    yield from passed(loaded, exemptions)
    yield from hidden(loaded.catalogue.root)
    held: Exempt = [(item, words(item.title)) for item in exemptions if lasts(item, loaded.today)]
    by_publisher: dict[str, Exempt] = defaultdict(list)
    by_name: dict[frozenset[str], Item] = {}
    for item, wanted in held:
        by_publisher[item.publisher].append((item, wanted))
        by_name |= {wanted: item, words(item.slug): item}
    for item in loaded.catalogue.items if held else ():
        if item.kind not in ("dikecualikan", "organisasi", "layanan"):
            yield from titles(loaded, item, by_publisher[item.publisher], by_name)
            yield from files(item, by_name, held)


def lasts(item: Item, today: date) -> bool:
    """What has passed is to be published, and may bear its name."""
    return not (isinstance(item.meta, Exemption) and item.meta.until and item.meta.until < today)


def hidden(root: Path) -> Iterator[Finding]:
    """Files whose names begin with a dot are not read as content, but are pushed all the same."""
    for folder, _, names in os.walk(root / HOME):
        for name in sorted(set(names) - HARMLESS):
            if name.startswith("."):
                yield Finding(
                    Place((Path(folder) / name).relative_to(root).as_posix()),
                    "berkas tidak boleh ada di folder informasi dikecualikan.",
                    "Pindahkan segera ke luar repositori; "
                    "yang sudah terunggah tetap terlihat di riwayat git.",
                    "dikecualikan-berkas",
                )


def words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", text.lower())) - SMALL


def titles(
    loaded: Loaded, item: Item, exemptions: Exempt, by_name: dict[frozenset[str], Item]
) -> Iterator[Finding]:
    """Equal to what anybody has exempted; like what the same office has."""
    for place, text in all_titles(item):
        title = words(text)
        if (same := by_name.get(title)) and (same.publisher == item.publisher or len(title) >= LEAST_WORDS):
            yield loaded.error(
                item,
                place,
                f"judul ini sama dengan informasi dikecualikan {same.source}.",
                "Tarik segera bila memang dikecualikan; bila tidak, bedakan judulnya.",
                "terbit-padahal-dikecualikan",
            )
            continue
        for exemption, wanted in exemptions:
            if len(wanted) >= LEAST_WORDS and wanted <= title:
                yield loaded.warning(
                    item,
                    place,
                    f"judul ini memuat seluruh kata informasi dikecualikan {exemption.source}.",
                    "Pastikan isinya memang boleh terbit.",
                    "mirip-dikecualikan",
                )


def all_titles(item: Item) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Of the item and of its tables."""
    yield ("judul",), item.title
    for number, spec in enumerate(item.meta.tables if isinstance(item.meta, Dataset) else ()):
        if spec.title:
            yield ("berkas", number, "judul"), spec.title


def files(item: Item, by_name: dict[frozenset[str], Item], held: Exempt) -> Iterator[Finding]:
    """A file that is named like the title or the slug of something exempt, or has all words of a title."""
    for file in item.files:
        name = words(PurePosixPath(file.name).stem)
        if exemption := by_name.get(name):
            yield Finding(
                Place(file.source),
                f"nama berkas ini sama dengan informasi dikecualikan {exemption.source}.",
                "Tarik segera bila memang dikecualikan; bila tidak, beri nama lain.",
                "terbit-padahal-dikecualikan",
            )
            continue
        for exemption, wanted in held:
            if len(wanted) >= LEAST_WORDS and wanted <= name:
                yield Finding(
                    Place(file.source),
                    f"nama berkas ini memuat seluruh kata informasi dikecualikan {exemption.source}.",
                    "Pastikan isinya memang boleh terbit.",
                    "mirip-dikecualikan",
                    Severity.WARNING,
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
