"""``/cari/indeks/``: the segments joined into blocks that a browser fetches one by one.

``awal.idx`` names all others. A block bears the digest of its content as its name and ends where a
digest of its last term says so: one new item renames few blocks, and readers keep the rest.

====================  ================================================================================
``awal.idx``          JSON: number of entries, segments with their shown blocks, first term and name of
                      every block of terms and of vocabulary, the file of facets
``k-DIGEST.idx``      terms with their postings: ``term, df, segments, {segment, bytes, postings}``
``v-DIGEST.idx``      JSON: words as written, for half words and typing errors, with their number
``t-DIGEST.idx``      JSON: what is shown of sixteen entries
``s-DIGEST.idx``      JSON: facets and dates of all entries, for filters and order by date
``isi/ADDRESS/N.idx`` JSON: the text of an entry (N = 0) or of four pages of its document, for excerpts
====================  ================================================================================

All are gzip with nothing of the clock in it; the browser unpacks them itself, whatever the host does.
"""

from __future__ import annotations

import gzip
import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zlib import crc32

from generator.model import Catalogue
from generator.program import program_digest
from generator.search.records import Entry, entries
from generator.search.segments import Segment, append, groups, read_or_make
from generator.search.synonyms import synonyms

INDEX = "cari/indeks"
SHOWN = 16
"""Entries whose title and summary lie in one file."""
SHEETS = 4
"""Pages of a document whose text lies in one file."""
TEXT = 20_000
"""Characters of an entry's own text that are kept for excerpts."""
SMALL, LARGE, CUT = 6_000, 48_000, 8
"""A block ends at a term whose checksum is divisible by CUT, once it has SMALL bytes, or at LARGE bytes."""
RARE = 20_000
"""From so many words on, those in a single text are not offered for half words and typing errors."""
EPOCH = date(2000, 1, 1)


def index_site(catalogue: Catalogue, site: Path) -> None:
    """Everything under ``/cari/indeks/``; groups that did not change come out of the cache."""
    cache, target = catalogue.cache / "cari", site / INDEX
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    segments: list[Segment] = []
    used: set[str] = set()
    known = synonyms(catalogue.terms)
    texts = cache / "isi" / program_digest()[:16]
    for name, members in groups(entries(catalogue, site)).items():
        segment = read_or_make(name, members, known, cache)
        segments.append(segment)
        for entry in members:
            write_texts(entry, texts, target / "isi")
            used.add(entry.digest)
            # The texts of one segment at a time are in memory, not those of the whole portal.
            vars(entry).pop("sheets", None)
    write_index(segments, target)
    forget(cache.glob("*.cbor"), {segment.key for segment in segments})
    forget(texts.glob("*/*"), used)
    forget((cache / "isi").iterdir(), {texts.name})


def forget(kept: Iterable[Path], used: set[str]) -> None:
    """Drop what the last build had and this one does not need."""
    for path in sorted(kept):
        if path.stem not in used:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def write_index(segments: list[Segment], target: Path) -> None:
    root = {
        "n": sum(len(segment.entries) for segment in segments),
        "s": [[segment.prior, len(segment.entries), *written_shown(segment, target)] for segment in segments],
        "k": [written_block(block, target) for block in blocks(merged(segments))],
        "v": [written_words(block, target) for block in word_blocks(vocabulary(segments))],
        "f": write(target, "s", packed_json(facets(segments))),
    }
    (target / "awal.idx").write_bytes(pack(packed_json(root)))


def merged(segments: list[Segment]) -> Iterator[tuple[str, bytes]]:
    """Every term with its postings in all segments, as bytes, in the order of the terms."""
    where: defaultdict[str, list[int]] = defaultdict(list)
    for number, segment in enumerate(segments):
        for term in segment.postings:
            where[term].append(number)
    for term in sorted(where):
        numbers = where[term]
        out = bytearray()
        name = term.encode()
        append(out, len(name))
        out += name
        append(out, sum(segments[number].postings[term][0] for number in numbers))
        append(out, len(numbers))
        for number in numbers:
            postings = segments[number].postings[term][1]
            append(out, number)
            append(out, len(postings))
            out += postings
        yield term, bytes(out)


def blocks(terms: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """(first term, bytes of the block); a term and its exact forms (``term=word``) stay together."""
    first, held = "", bytearray()
    for term, packed in terms:
        full = len(held) > SMALL and (crc32(term.encode()) % CUT == 0 or len(held) > LARGE)
        if full and "=" not in term:
            yield first, bytes(held)
            held = bytearray()
        first = first if held else term
        held += packed
    if held:
        yield first, bytes(held)


def written_block(block: tuple[str, bytes], target: Path) -> list[str]:
    return [block[0], write(target, "k", block[1])]


def vocabulary(segments: list[Segment]) -> dict[str, int]:
    """Words as written with the number of entries that have them."""
    found: Counter[str] = Counter()
    for segment in segments:
        found.update(segment.vocabulary)
    least = 2 if len(found) > RARE else 1
    return {word: count for word, count in sorted(found.items()) if count >= least and word.isalpha()}


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
    content = [[word for word, _ in block], [count for _, count in block]]
    return [block[0][0], write(target, "v", packed_json(content))]


def written_shown(segment: Segment, target: Path) -> list[str]:
    starts = range(0, len(segment.entries), SHOWN)
    return [write(target, "t", packed_json(segment.entries[start : start + SHOWN])) for start in starts]


def facets(segments: list[Segment]) -> dict[str, Any]:
    """Columns over all entries in their order: date in days since 2000, and a list of values a facet."""
    rows = [row for segment in segments for row in segment.facets]
    dates = [str(entry[5]) for segment in segments for entry in segment.entries]
    columns = {}
    for name in sorted({name for row in rows for name in row}):
        values = sorted({value for row in rows for value in row.get(name, [])})
        number = {value: place for place, value in enumerate(values)}
        columns[name] = [values, [[number[value] for value in row.get(name, [])] for row in rows]]
    days = [(date.fromisoformat(each) - EPOCH).days if each else 0 for each in dates]
    return {"tanggal": days, "saringan": columns}


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
    shutil.copytree(kept, target / entry.address, copy_function=linked)


def linked(original: str, copy: str) -> None:
    try:
        Path(copy).hardlink_to(original)
    except OSError:
        shutil.copyfile(original, copy)


def text_files(entry: Entry) -> Iterator[list[list[Any]]]:
    """First the entry's own text, then its pages four by four: [address, label, text, recognised]."""
    own, pages = entry.sheets[:1], entry.sheets[1:]
    yield [["", "", sheet.text[:TEXT], 0] for sheet in own]
    for start in range(0, len(pages), SHEETS):
        yield [
            [page.url, page.label, page.text, int(page.recognised)] for page in pages[start : start + SHEETS]
        ]


def write(target: Path, kind: str, content: bytes) -> str:
    name = f"{kind}-{blake2b(content, digest_size=6).hexdigest()}"
    (target / f"{name}.idx").write_bytes(pack(content))
    return name.partition("-")[2]


def pack(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def packed_json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
