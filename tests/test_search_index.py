"""The files of the index: same bytes each time, only a changed part made anew, nothing hostile in them."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search import layers, segments, spread, texts
from generator.search.drafts import Draft, Lexicon
from generator.search.index import index_entries, word_blocks
from generator.search.postings import PAGED, Columns, varint, varints
from generator.search.records import Body, Entry, Sheet, own_pages, prose
from generator.search.segments import Segment, groups, kept_or_made
from generator.search.spread import bits_for, block_of, keyed, named
from generator.search.synonyms import synonyms
from generator.search.texts import Texts
from generator.search.words import stem

NONE = synonyms([])
Postings = list[tuple[int, int, list[int]]]
"""(entry, weight, pages)"""


def entry(number: int, title: str = "", pages: tuple[str, ...] = (), group: str = "dokumen-2024") -> Entry:
    title = title or f"Laporan {number}"
    sheets = [
        Sheet("", "", "isi sendiri"),
        *(Sheet(f"a.pdf#page={n}", str(n), t) for n, t in enumerate(pages, 1)),
    ]
    return Entry(
        address=f"dokumen/d-{number}/",
        title=title,
        summary="Ringkasan laporan.",
        group=group,
        prior=1.0,
        digest=hashlib.sha256(repr((number, title, pages)).encode()).hexdigest(),
        date="2024-05-06",
        kind="Dokumen",
        facets={"Jenis": ["Dokumen"], "Tahun": ["2024"]},
        read=lambda: iter(sheets),
    )


def numbers(packed: bytes) -> list[int]:
    found, value, shift = [], 0, 0
    for byte in packed:
        value += (byte & 127) << shift
        shift += 7
        if byte < 128:
            found.append(value)
            value = shift = 0
    return found


def unpacked(entries: list[int], weights: bytes, pages: bytes) -> Postings:
    left = iter(numbers(pages))
    found = [
        (
            entry,
            weight & 15,
            list(accumulate(next(left) for _ in range(next(left)))) if weight & PAGED else [],
        )
        for entry, weight in zip(entries, weights, strict=True)
    ]
    assert not list(left)
    return found


def entries_of(first: int, gaps: bytes) -> list[int]:
    return list(accumulate((gap + 1 for gap in numbers(gaps)), initial=first))


def segment(folder: Path, *members: Entry) -> Segment:
    return kept_or_made("x", list(members), Lexicon(NONE), folder)


def terms(made: Segment, start: bytes = b"", end: bytes = segments.END) -> dict[str, Postings]:
    return {
        named(key).decode(): unpacked(entries_of(first, gaps), weights, pages)
        for key, _, _, first, _, gaps, weights, pages in made.terms(0, start, end)
    }


@given(st.lists(st.integers(0, 1 << 34), max_size=30))
def test_numbers_are_read_as_they_were_written(given: list[int]) -> None:
    packed, sizes = varints(np.array(given, dtype=np.int64))
    assert numbers(packed.tobytes()) == given
    assert packed.tobytes() == b"".join(map(varint, given))
    assert sizes.tolist() == [len(varint(each)) for each in given]


def draft_of(row: dict[int, list[int]]) -> Draft:
    """Term → pages, of one entry."""
    terms = sorted(row)
    pages = [page for term in terms for page in sorted(row[term])]
    columns = (terms, [7] * len(row), [len(row[term]) for term in terms], pages)
    given, weights, places, all_pages = (np.array(column, dtype=np.int64) for column in columns)
    return Draft(given, weights, places, all_pages, [])


@settings(max_examples=40)
@given(st.lists(st.dictionaries(st.integers(0, 5), st.lists(st.integers(1, 400), unique=True)), min_size=1))
def test_postings_are_read_as_they_were_written(rows: list[dict[int, list[int]]]) -> None:
    drafts = [draft_of(row) for row in rows]
    used = sorted({term for row in rows for term in row})
    rank = np.zeros(6, dtype=np.int64)
    rank[used] = np.arange(len(used))
    columns = Columns(drafts, rank, len(used))
    gap = weight = page = 0
    gaps, weights, pages = (each.tobytes() for each in (columns.gaps, columns.weights, columns.pages))
    for term, (df, first, last, more, paged) in zip(used, columns.table().tolist(), strict=True):
        entries = entries_of(first, gaps[gap : gap + more])
        assert (entries[-1], df) == (last, len(entries))
        assert unpacked(entries, weights[weight : weight + df], pages[page : page + paged]) == [
            (number, 7, sorted(row[term])) for number, row in enumerate(rows) if term in row
        ]
        gap, weight, page = gap + more, weight + df, page + paged


def test_a_title_weighs_more_than_a_page_and_a_page_is_remembered(tmp_path: Path) -> None:
    title, page = entry(1, "Retribusi pasar"), entry(2, pages=("Kata", "Retribusi dipungut."))
    found = terms(segment(tmp_path, title, page))
    (first, more, none), (second, less, pages) = found["retribusi"]
    assert (first, none, second, pages) == (0, [], 1, [2])
    assert more > less
    assert "retribusi=retribusi" in found


def test_a_word_is_remembered_on_the_pages_where_it_stands_most(tmp_path: Path) -> None:
    texts = tuple("anggaran " * (number % 20) + "kata" for number in range(1, 41))
    assert terms(segment(tmp_path, entry(1, pages=texts)))["nganggar"][0][2] == [
        16, 17, 18, 19, 36, 37, 38, 39,
    ]  # fmt: skip


def test_names_are_found_written_apart_or_together(tmp_path: Path) -> None:
    assert "limapuluh" in terms(segment(tmp_path, entry(1, "Kecamatan Lima Puluh")))


def test_an_entry_without_a_word_is_no_obstacle(tmp_path: Path) -> None:
    silent = replace(entry(1), title="Apa itu?", summary="", kind="", read=None)
    assert terms(segment(tmp_path, silent)) == {}


def test_a_stretch_of_a_segment_has_its_terms_and_no_others(tmp_path: Path) -> None:
    made = segment(tmp_path, entry(1, pages=tuple(f"kata{number}x lain" for number in range(1000))))
    every, some = terms(made), terms(made, b"3", b"50")
    assert some == {name: found for name, found in every.items() if b"3" <= keyed(name) < b"50"}
    assert 50 < len(some) < len(every) / 4


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.idx")}


def written(members: list[Entry], target: Path, cache: Path) -> dict[str, bytes]:
    index_entries(members, NONE, target, cache)
    return files(target)


def test_same_entries_same_bytes_from_the_cache_or_not(tmp_path: Path) -> None:
    members = [entry(number, pages=(f"halaman {number}",)) for number in range(40)]
    first = written(members, tmp_path / "a", tmp_path / "cache")
    assert first == written(members, tmp_path / "b", tmp_path / "cache")
    assert first == written(members[::-1], tmp_path / "c", tmp_path / "other")
    assert "awal.idx" in first


def aged(count: int) -> list[Entry]:
    return [entry(number, group=f"dokumen-{2010 + number % 15}", pages=("isi",)) for number in range(count)]


def test_a_new_entry_is_indexed_with_its_group_and_its_layer_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    real = segments.made
    monkeypatch.setattr(layers, "FEW", 50)

    def counted(some: list[Entry], known: Lexicon, folder: Path) -> Iterator[bytes]:
        made.append(some[0].group)
        return real(some, known, folder)

    monkeypatch.setattr(segments, "made", counted)
    before = written(aged(90), tmp_path / "a", tmp_path / "cache")
    assert len(made) == 15
    made.clear()
    after = written([*aged(90), entry(99, group="dokumen-2024")], tmp_path / "b", tmp_path / "cache")
    assert made == ["dokumen-2024"]
    old, new = ({name.partition("/")[0] for name in each if "/t" in name} for each in (before, after))
    assert (len(old), len(new), len(old & new)) == (3, 3, 2)
    assert after == written([*aged(90), entry(99, group="dokumen-2024")], tmp_path / "c", tmp_path / "new")


def test_what_the_last_build_had_is_forgotten(tmp_path: Path) -> None:
    written(aged(30), tmp_path / "a", tmp_path / "cache")
    written([entry(99)], tmp_path / "a", tmp_path / "cache")
    kept = {path.suffix or path.parent.name for path in (tmp_path / "cache").glob("*/*")}
    assert kept == {".ruas", ".isi", "lapis", "blok"}
    assert len(list((tmp_path / "cache").glob("*/*"))) == 4
    assert len(list((tmp_path / "a/isi").rglob("*.idx"))) == 1


def test_what_older_programs_kept_is_forgotten_too(tmp_path: Path) -> None:
    (tmp_path / "cache/isi/x").mkdir(parents=True)
    written([entry(1)], tmp_path / "a", tmp_path / "cache")
    assert not (tmp_path / "cache/isi").exists()


def test_large_groups_are_divided_and_a_new_entry_moves_no_other() -> None:
    members = [entry(number) for number in range(500)]
    before, after = groups(members), groups([*members, entry(5000)])
    assert len(before) == 4
    assert sum(before[name] != after[name] for name in before) == 1


def number_in(left: io.BytesIO) -> int:
    taken = b""
    while not taken or taken[-1] > 127:
        taken += left.read(1)
    return numbers(taken)[0]


def test_every_term_is_in_the_block_that_its_checksum_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layers, "FEW", 30)
    monkeypatch.setattr(spread, "BLOCK", 600)
    monkeypatch.setattr(layers, "STRETCH", 500)
    monkeypatch.setattr(layers, "PLENTY", 3)
    found = written(aged(40), tmp_path / "a", tmp_path / "cache")
    root = json.loads(gzip.decompress(found["awal.idx"]))
    assert root["n"] == 40 == sum(size for layer in root["l"] for _, size in layer["s"])
    seen: Counter[str] = Counter()
    for number in range(1 << root["b"]):
        left = io.BytesIO(found[f"{root['d']}/k{number}.idx"])
        for size in [number_in(left) for _ in root["l"]]:
            names = block_terms(gzip.decompress(left.read(size)) if size else b"")
            assert {block_of(keyed(name), root["b"]) for name in names} <= {number}
            seen.update(names)
        assert not left.read()
    assert root["b"] > 3
    assert seen["ngisi"] == 40
    assert any("/h0.idx" in name for name in found), "pages of what many have lie apart"
    assert sum(len(json.loads(gzip.decompress(found[name]))) for name in found if "/t" in name) == 40


def test_facets_and_dates_are_columns_over_all_entries(tmp_path: Path) -> None:
    facets = [{"Topik": ["b", "a"], "Tahun": ["2024"]}, {"Tahun": ["2023"]}, {"Topik": ["a"]}]
    members = [replace(entry(number), facets=each) for number, each in enumerate(facets)]
    found = written([*members, replace(entry(9), date="", facets={})], tmp_path / "a", tmp_path / "cache")
    root = json.loads(gzip.decompress(found["awal.idx"]))
    assert root["f"] == ["Tahun", "Topik"]
    assert numbers(only_part(found[f"{root['d']}/s.idx"])) == [8892, 8892, 8892, 0]
    read = {}
    for place, name in enumerate(root["f"]):
        left = io.BytesIO(only_part(found[f"{root['d']}/s{place}.idx"]))
        values, together = json.loads(left.read(number_in(left)))
        read[name] = [[values[value] for value in together[each]] for each in numbers(left.read())]
    assert read == {"Tahun": [["2024"], ["2023"], [], []], "Topik": [["b", "a"], [], ["a"], []]}


def only_part(content: bytes) -> bytes:
    """What the only layer has of a file."""
    left = io.BytesIO(content)
    size = number_in(left)
    packed = left.read()
    assert len(packed) == size
    return gzip.decompress(packed)


def test_texts_are_read_from_where_they_are_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "FULL", 200)
    made = Texts(tmp_path)
    members = [entry(number, pages=tuple(f"isi {number} {page}" for page in range(9))) for number in range(3)]
    places = [made.put(member) for member in members]
    made.close()
    for number, (file, start, *sizes) in enumerate(places):
        found, here = [], (file, start)
        for size in sizes:
            packed = (tmp_path / f"{here[0]}.idx").read_bytes()[here[1] : here[1] + size]
            found += [row[2] for row in json.loads(gzip.decompress(packed))]
            here = (here[0], here[1] + size) if here[1] + size < 200 else (here[0] + 1, 0)
        assert found == ["isi sendiri", *(f"isi {number} {page}" for page in range(9))]
    assert len(list(tmp_path.iterdir())) > 3
    assert all(path.stat().st_size < 400 for path in tmp_path.iterdir())


def test_blocks_are_as_many_as_a_power_of_two_and_follow_the_keys() -> None:
    assert [bits_for(size) for size in (0, 24_000, 1_000_000, 10**12)] == [0, 0, 5, 16]
    keys = sorted(keyed(f"kata{number}") for number in range(500))
    assert [block_of(key, 3) for key in keys] == sorted(block_of(key, 3) for key in keys)
    assert {block_of(key, 3) for key in keys} == set(range(8))
    assert {block_of(key, 0) for key in keys} == {0}
    assert keyed("kelola=dikelola")[:4] == keyed("kelola")[:4]


def block_terms(block: bytes) -> dict[str, int]:
    """Term → entries with it, as the browser reads a block."""
    found, left = {}, io.BytesIO(block)

    while left.tell() < len(block):
        name = left.read(number_in(left)).decode()
        found[name] = number_in(left) // 2
        left.read(number_in(left))
    return found


def test_the_vocabulary_has_words_and_no_numbers(tmp_path: Path) -> None:
    found = written([entry(1, "Laporan 2024 a1b")], tmp_path / "a", tmp_path / "cache")
    words = [json.loads(gzip.decompress(found[name]))[0] for name in found if name.startswith("v-")]
    assert words == [["isi", "laporan", "ringkasan", "sendiri"]]


def test_words_are_listed_in_blocks() -> None:
    known = {f"kata{number:05}": number for number in range(9000)}
    blocks = list(word_blocks(known))
    assert len(blocks) > 2
    assert [pair for block in blocks for pair in block] == list(known.items())


def test_our_own_pages_are_entries_and_pages_of_items_are_not(tmp_path: Path) -> None:
    for name in ("panduan/a", "dokumen/x", "admin", "tentang", "."):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / name / "index.html").write_text(f"<article data-pagefind-body><h1>{name}</h1></article>")
    assert [(each.address, each.prior) for each in own_pages(tmp_path)] == [
        ("panduan/a/", 0.45),
        ("tentang/", 0.5),
    ]


def test_only_what_is_marked_on_a_page_is_read() -> None:
    page = Body()
    page.feed(
        '<html><head><meta name="description" content="Ringkas"><title>x</title></head><body><p>menu</p>'
        "<article data-pagefind-body><h1>Judul <b>besar</b></h1><p>Satu <i>dua</i>.</p>"
        "<p data-pagefind-ignore>bukan <br> ini</p><script>alert(1)</script><ul>"
        "<li>tiga</li></ul></article><p>kaki</p></body></html>"
    )
    assert (page.title, page.description) == ("Judul besar", "Ringkas")
    assert [line for line in page.lines if line] == ["Satu dua .", "tiga"]


def test_markdown_is_read_as_words() -> None:
    assert prose("# Judul\n\n- satu [dua](https://x.id/y) <b>tiga</b>\n") == ["Judul", "satu dua tiga"]


def test_kind_publisher_and_formats_are_words_that_tell_little(tmp_path: Path) -> None:
    facets = {"Format": ["XLSX", "PDF"], "Topik": ["Kesehatan"]}
    member = replace(entry(1), publisher="Dinas Pasar", facets=facets)
    found = terms(segment(tmp_path, member))
    weights = {name: found[stem(name)][0][1] for name in ("dokumen", "pasar", "xlsx", "pdf")}
    assert set(weights.values()) == {1}
    assert stem("kesehatan") not in found
