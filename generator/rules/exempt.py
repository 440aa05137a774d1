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
from typing import NamedTuple

from generator.around import Around
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


Words = tuple[str, ...]
Gist = tuple[str, tuple[tuple[tuple[str | int, ...], Words], ...], tuple[tuple[str, Words], ...], str]
"""Publisher; titles by the key that holds them; names of files by path, of what is exempt also its slug;
the last day of an exemption."""


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

    def like(self, name: Words) -> Iterator[Exempt]:
        """Those whose titles have all their words in the name."""
        for word in name:
            for exempt in self.by_word.get(word, ()):
                if len(exempt.words) >= LEAST_WORDS and exempt.words.issubset(name):
                    yield exempt


def gist(item: Item, root: Path, cache: Path) -> Gist | None:
    if item.kind in ("organisasi", "layanan"):
        return None
    titles = tuple((place, tuple(sorted(words(text)))) for place, text in all_titles(item))
    names = [(file.source, PurePosixPath(file.name).stem) for file in item.files]
    until = item.meta.until if isinstance(item.meta, Exemption) else None
    named = [(item.source, item.slug)] if item.kind == "dikecualikan" else names
    listed = tuple((source, tuple(sorted(words(name)))) for source, name in named)
    return item.publisher, titles, listed, until.isoformat() if until else ""


def check(loaded: Loaded) -> Iterator[Finding]:
    yield from hidden(loaded.catalogue.root)
    gists = list(loaded.gists("exempt"))
    held = Held(defaultdict(list), {})
    for item, (publisher, titles, names, until) in gists:
        if item.kind == "dikecualikan" and not (until and date.fromisoformat(until) < loaded.today):
            exempt = Exempt(item.source, publisher, frozenset(titles[0][1]))
            held.by_word[min(exempt.words, default="")].append(exempt)
            held.by_name[exempt.words] = held.by_name[frozenset(names[0][1])] = exempt
    for item, (_, titles, names, _) in gists if held.by_name else ():
        if item.kind != "dikecualikan":
            for place, title in titles:
                yield from of_title(loaded, item, place, title, held)
            for source, name in names:
                yield from of_file(source, name, held)


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


def of_title(
    loaded: Loaded, item: Item, place: tuple[str | int, ...], title: Words, held: Held
) -> Iterator[Finding]:
    """Equal to what anybody has exempted; like what the same office has."""
    same = held.by_name.get(frozenset(title))
    if same and (same.publisher == item.publisher or len(title) >= LEAST_WORDS):
        yield loaded.error(
            item,
            place,
            f"judul ini sama dengan informasi dikecualikan {same.source}.",
            "Tarik segera bila memang dikecualikan; bila tidak, bedakan judulnya.",
            "terbit-padahal-dikecualikan",
        )
        return
    for exempt in held.like(title):
        if exempt.publisher == item.publisher:
            yield loaded.warning(
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


def of_file(source: str, name: Words, held: Held) -> Iterator[Finding]:
    """A file that is named like the title or the slug of something exempt, or has all words of a title."""
    if exempt := held.by_name.get(frozenset(name)):
        yield Finding(
            Place(source),
            f"nama berkas ini sama dengan informasi dikecualikan {exempt.source}.",
            "Tarik segera bila memang dikecualikan; bila tidak, beri nama lain.",
            "terbit-padahal-dikecualikan",
        )
        return
    for exempt in held.like(name):
        yield Finding(
            Place(source),
            f"nama berkas ini memuat seluruh kata informasi dikecualikan {exempt.source}.",
            "Pastikan isinya memang boleh terbit.",
            "mirip-dikecualikan",
            Severity.WARNING,
        )


def of_item(around: Around, item: Item) -> Iterator[Finding]:
    """An exemption whose time is over or ends soon."""
    until = item.meta.until if isinstance(item.meta, Exemption) else None
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
