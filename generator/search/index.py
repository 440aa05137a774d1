"""``/cari/indeks/``: what a reader's browser fetches piece by piece.

====================  ================================================================================
``awal.idx``          JSON: number of entries, blocks of terms, layers and facets, first word and name of
                      each block of the vocabulary
``DIGEST/kN.idx``     the terms of which a checksum begins with N (``spread``): bytes of each layer's
                      part, then the parts
``DIGEST/sN.idx``     the same with the Nth facet of all entries, for filters; ``s.idx`` with their dates
``LAYER/…``           titles and pages of the entries of some years (``layers``)
``v-DIGEST.idx``      JSON: words as written, for half words and typing errors, with their number
``isi/SEGMENT/N.idx`` texts for excerpts, read in parts (``texts``)
====================  ================================================================================

All are gzip with nothing of the clock in it, those of blocks and texts part by part; the browser unpacks them
itself, whatever the host does.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

from generator.model import Catalogue
from generator.search.drafts import Lexicon
from generator.search.layers import Layer, kept_or_merged, layers
from generator.search.packing import link_folder, pack, packed_json
from generator.search.postings import varint
from generator.search.records import Entry, entries
from generator.search.script import write_script
from generator.search.segments import Segment, groups, kept_or_made
from generator.search.spread import bits_for
from generator.search.synonyms import Synonyms, synonyms

INDEX = "cari/indeks"
START = "awal.idx"
RARE = 20_000
"""From so many words on, those in a single text are not offered for half words and typing errors."""
WORDS = 600
"""Of the vocabulary in one block, at least: 3 KB online, and 15 bytes in the root."""


def index_site(catalogue: Catalogue, site: Path) -> None:
    """Everything under ``/cari/indeks/``, where what did not change comes out of the cache, and the search
    page's script."""
    index_entries(entries(catalogue, site), synonyms(catalogue.terms), site / INDEX, catalogue.cache / "cari")
    write_script(site, site / INDEX / START)


def index_entries(every: Iterable[Entry], known: Synonyms, target: Path, cache: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    segments: dict[str, Segment] = {}
    lexicon = Lexicon(known)
    for name, members in groups(every).items():
        lexicon = lexicon.room()
        segments[name] = kept_or_made(name, members, lexicon, cache / "ruas")
        link_folder(segments[name].texts, target / "isi" / segments[name].name)
    bits = bits_for(sum(segment.path.stat().st_size for segment in segments.values()))
    found = [kept_or_merged(some, bits, cache / "lapis") for some in layers(segments)]
    blocks = kept_or_put_together(found, bits, cache / "blok")
    write_index(found, blocks, bits, target)
    forget((cache / "ruas").iterdir(), {segment.key for segment in segments.values()})
    forget((cache / "lapis").iterdir(), {layer.name for layer in found})
    forget((cache / "blok").iterdir(), {blocks.name})
    forget(cache.iterdir(), {"ruas", "lapis", "blok"})


def forget(kept: Iterable[Path], used: set[str]) -> None:
    """Drop what the last build had and this one does not need."""
    for path in sorted(kept):
        if path.stem not in used:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def kept_or_put_together(found: list[Layer], bits: int, cache: Path) -> Path:
    """A folder with a file for each block, with what all layers have of it: a word costs one request."""
    folder = cache / blake2b(" ".join(layer.name for layer in found).encode(), digest_size=6).hexdigest()
    if not folder.is_dir():
        partial = folder.with_suffix(".new")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        with ExitStack() as stack:
            files = [stack.enter_context((layer.folder / "blok").open("rb")) for layer in found]
            for number in range(1 << bits):
                sizes = [layer.sizes[number] for layer in found]
                put_together(
                    [file.read(size) for file, size in zip(files, sizes, strict=True)],
                    partial / f"k{number}.idx",
                )
        for name, file in {
            "": "s.idx",
            **{name: f"s{number}.idx" for number, name in enumerate(facets_of(found))},
        }.items():
            put_together([layer.columns.get(name, b"") for layer in found], partial / file)
        partial.rename(folder)
    return folder


def put_together(parts: list[bytes], path: Path) -> None:
    path.write_bytes(b"".join([*(varint(len(part)) for part in parts), *parts]))


def facets_of(found: list[Layer]) -> list[str]:
    return sorted({name for layer in found for name in layer.columns if name})


def write_index(found: list[Layer], blocks: Path, bits: int, target: Path) -> None:
    """The files of all layers, the vocabulary over them, and the root that names them."""
    link_folder(blocks, target / blocks.name)
    for layer in found:
        link_folder(layer.folder / "situs", target / layer.name)
    root = {
        "n": sum(layer.size for layer in found),
        "d": blocks.name,
        "b": bits,
        "l": [layer.root for layer in found],
        "f": facets_of(found),
        "v": [written_words(block, target) for block in word_blocks(vocabulary(found))],
    }
    (target / START).write_bytes(pack(packed_json(root)))


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
        if len(held) > WORDS and crc32(word.encode()) % 64 == 0:
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
