"""``/cari/indeks/``: what a reader's browser fetches piece by piece.

====================  ================================================================================
``awal.idx``          JSON: number of entries, layers with their segments and where in the alphabet each
                      of their blocks starts, first word and name of each block of the vocabulary
``LAYER/…``           postings, titles and facets of the entries of some years (``layers``)
``v-DIGEST.idx``      JSON: words as written, for half words and typing errors, with their number
``isi/ADDRESS/N.idx`` JSON: the text of an entry (N = 0) or of four pages of its document, for excerpts
====================  ================================================================================

All are gzip with nothing of the clock in it; the browser unpacks them itself, whatever the host does.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zlib import crc32

from generator.model import Catalogue
from generator.program import program_digest
from generator.search.drafts import Lexicon
from generator.search.layers import Layer, kept_or_merged, layers
from generator.search.packing import link_folder, pack, packed_json
from generator.search.records import Entry, entries
from generator.search.segments import Segment, groups, kept_or_made
from generator.search.synonyms import Synonyms, synonyms

INDEX = "cari/indeks"
SHEETS = 4
"""Pages of a document whose text lies in one file."""
TEXT = 20_000
"""Characters of an entry's own text that are kept for excerpts."""
RARE = 20_000
"""From so many words on, those in a single text are not offered for half words and typing errors."""


def index_site(catalogue: Catalogue, site: Path) -> None:
    """Everything under ``/cari/indeks/``; what did not change comes out of the cache."""
    index_entries(entries(catalogue, site), synonyms(catalogue.terms), site / INDEX, catalogue.cache / "cari")


def index_entries(every: Iterable[Entry], known: Synonyms, target: Path, cache: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    segments: dict[str, Segment] = {}
    used: set[str] = set()
    lexicon = Lexicon(known)
    texts = cache / "isi" / program_digest()[:16]
    for name, members in groups(every).items():
        lexicon = lexicon.room()
        segments[name] = kept_or_made(name, members, lexicon, cache / "ruas")
        for entry in members:
            write_texts(entry, texts, target / "isi")
            used.add(entry.digest)
            # The texts of one segment at a time are in memory, not those of the whole portal.
            vars(entry).pop("sheets", None)
    found = [kept_or_merged(some, cache / "lapis") for some in layers(segments)]
    write_index(found, target)
    forget((cache / "ruas").iterdir(), {segment.key for segment in segments.values()})
    forget((cache / "lapis").iterdir(), {layer.name for layer in found})
    forget(texts.glob("*/*"), used)
    forget((cache / "isi").iterdir(), {texts.name})


def forget(kept: Iterable[Path], used: set[str]) -> None:
    """Drop what the last build had and this one does not need."""
    for path in sorted(kept):
        if path.stem not in used:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def write_index(found: list[Layer], target: Path) -> None:
    """The files of all layers, the vocabulary over them, and the root that names them."""
    for layer in found:
        link_folder(layer.folder / "situs", target / layer.name)
    root = {
        "n": sum(layer.size for layer in found),
        "l": [layer.root for layer in found],
        "v": [written_words(block, target) for block in word_blocks(vocabulary(found))],
    }
    (target / "awal.idx").write_bytes(pack(packed_json(root)))


def vocabulary(found: list[Layer]) -> dict[str, int]:
    """Words as written with the number of entries that have them."""
    every: Counter[str] = Counter()
    for layer in found:
        every.update(layer.vocabulary())
    least = 2 if len(every) > RARE else 1
    return {word: count for word, count in sorted(every.items()) if count >= least and word.isalpha()}


def word_blocks(known: dict[str, int]) -> Iterator[list[tuple[str, int]]]:
    held: list[tuple[str, int]] = []
    for word, count in known.items():
        if len(held) > 1500 and crc32(word.encode()) % 64 == 0:
            yield held
            held = []
        held.append((word, count))
    if held:
        yield held


def written_words(block: list[tuple[str, int]], target: Path) -> list[str]:
    content = packed_json([[word for word, _ in block], [count for _, count in block]])
    name = blake2b(content, digest_size=6).hexdigest()
    (target / f"v-{name}.idx").write_bytes(pack(content))
    return [block[0][0], name]


def write_texts(entry: Entry, cache: Path, target: Path) -> None:
    """The texts of an entry for excerpts, out of the cache where the entry is unchanged."""
    kept = cache / entry.digest[:2] / entry.digest
    if not kept.is_dir():
        partial = kept.with_name(f"{kept.name}.new")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        for number, sheets in enumerate(text_files(entry)):
            (partial / f"{number}.idx").write_bytes(pack(packed_json(sheets)))
        partial.rename(kept)
    link_folder(kept, target / entry.address)


def text_files(entry: Entry) -> Iterator[list[list[Any]]]:
    """First the entry's own text, then its pages four by four: [address, label, text, recognised]."""
    own, pages = entry.sheets[:1], entry.sheets[1:]
    yield [["", "", sheet.text[:TEXT], 0] for sheet in own]
    for start in range(0, len(pages), SHEETS):
        yield [
            [page.url, page.label, page.text, int(page.recognised)] for page in pages[start : start + SHEETS]
        ]
