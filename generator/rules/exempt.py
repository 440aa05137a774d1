"""What is exempt is not published elsewhere by mistake, and is opened when its term has passed.

Judul: Informasi dikecualikan yang ikut terbit
Kode: `terbit-padahal-dikecualikan`, `mirip-dikecualikan`, `pengecualian-lewat`, `pengecualian-hampir-lewat`,
`huruf-pasal-17`

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
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from generator.around import Around
from generator.findings import Finding, Place, Severity, one_line
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
LETTER = re.compile(r"\b[a-j]\b")
"""A ground of Pasal 17: ``h``, ``17 huruf h angka 2``."""
SOON = timedelta(days=90)
"""Before an exemption ends, this long, its end is announced."""
HOME = "content/dikecualikan"
HARMLESS = {".gitkeep", ".gitignore"}
LEAST_WORDS = 3
"""A title of fewer words says too little to be recognised inside another."""


Gist = tuple[str, str, str, str]


class Exempt(NamedTuple):
    """What is exempt still."""

    source: str
    publisher: str
    words: frozenset[str]
    """Of its title."""


class Held(NamedTuple):
    """All that is exempt still, by the first word of the title, and by all words of title or slug."""

    by_word: dict[str, list[Exempt]]
    by_name: dict[frozenset[str], Exempt]

    def like(self, name: frozenset[str]) -> Iterator[Exempt]:
        """Those whose titles have all their words in the name."""
        for word in name:
            for exempt in self.by_word.get(word, ()):
                if len(exempt.words) >= LEAST_WORDS and exempt.words <= name:
                    yield exempt


def gist(item: Item, root: Path, cache: Path) -> Gist | None:
    """Of something exempt: publisher, title, slug and last day."""
    until = item.meta.until if isinstance(item.meta, Exemption) else None
    last = until.isoformat() if until else ""
    return (item.publisher, item.title, item.slug, last) if item.kind == "dikecualikan" else None


def held(gists: Iterable[tuple[str, Gist]]) -> Held:
    found = Held(defaultdict(list), {})
    for source, (publisher, title, slug, _) in gists:
        exempt = Exempt(source, publisher, words(title))
        found.by_word[min(exempt.words, default="")].append(exempt)
        found.by_name[exempt.words] = found.by_name[words(slug)] = exempt
    return found


def check(loaded: Loaded) -> Iterator[Finding]:
    yield from hidden(loaded.catalogue.root)


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    if isinstance(item.meta, Exemption):
        yield from ending(around, item, item.meta)
        yield from unknown_grounds(around, item, item.meta)
    elif item.kind not in ("organisasi", "layanan") and (gists := around.exempt()):
        known = around.once("exempt", lambda: held(gists))
        yield from titles(around, item, known)
        yield from files(item, known)


def unknown_grounds(around: Around, item: Item, meta: Exemption) -> Iterator[Finding]:
    for number, ground in enumerate(meta.grounds):
        if not LETTER.search(ground.lower()):
            yield around.warning(
                item,
                ("pasal_17", number),
                f'"{one_line(ground, 40)}" bukan huruf Pasal 17 UU 14/2008.',
                "Tulis huruf a sampai j, misalnya [h].",
                "huruf-pasal-17",
            )


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


def titles(around: Around, item: Item, held: Held) -> Iterator[Finding]:
    """Equal to what anybody has exempted; like what the same office has."""
    for place, text in all_titles(item):
        title = words(text)
        same = held.by_name.get(title)
        if same and (same.publisher == item.publisher or len(title) >= LEAST_WORDS):
            yield around.error(
                item,
                place,
                f"judul ini sama dengan informasi dikecualikan {same.source}.",
                "Tarik segera bila memang dikecualikan; bila tidak, bedakan judulnya.",
                "terbit-padahal-dikecualikan",
            )
            continue
        for exempt in held.like(title):
            if exempt.publisher == item.publisher:
                yield around.warning(
                    item,
                    place,
                    f"judul ini memuat seluruh kata informasi dikecualikan {exempt.source}.",
                    "Pastikan isinya memang boleh terbit.",
                    "mirip-dikecualikan",
                )


def all_titles(item: Item) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Of the item and of its tables."""
    yield ("judul",), item.title
    for number, spec in enumerate(item.meta.tables if isinstance(item.meta, Dataset) else ()):
        if spec.title:
            yield ("berkas", number, "judul"), spec.title


def files(item: Item, held: Held) -> Iterator[Finding]:
    """A file that is named like the title or the slug of something exempt, or has all words of a title."""
    for file in item.files:
        name = words(PurePosixPath(file.name).stem)
        if exempt := held.by_name.get(name):
            yield Finding(
                Place(file.source),
                f"nama berkas ini sama dengan informasi dikecualikan {exempt.source}.",
                "Tarik segera bila memang dikecualikan; bila tidak, beri nama lain.",
                "terbit-padahal-dikecualikan",
            )
            continue
        for exempt in held.like(name):
            yield Finding(
                Place(file.source),
                f"nama berkas ini memuat seluruh kata informasi dikecualikan {exempt.source}.",
                "Pastikan isinya memang boleh terbit.",
                "mirip-dikecualikan",
                Severity.WARNING,
            )


def ending(around: Around, item: Item, meta: Exemption) -> Iterator[Finding]:
    """An exemption whose time is over or ends soon."""
    until = meta.until
    if until is None or around.is_ahead(until, SOON):
        return
    if around.is_past(until):
        yield around.warning(
            item,
            ("berlaku_sampai",),
            f"masa pengecualian lewat pada {until}.",
            "Terbitkan isinya, atau perpanjang dengan uji konsekuensi yang baru.",
            "pengecualian-lewat",
        )
    else:
        yield around.warning(
            item,
            ("berlaku_sampai",),
            f"masa pengecualian berakhir pada {until}.",
            "Siapkan pembukaannya, atau uji konsekuensinya lagi sebelum hari itu.",
            "pengecualian-hampir-lewat",
        )
